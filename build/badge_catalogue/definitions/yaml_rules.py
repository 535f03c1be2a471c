"""What the loader refuses of YAML itself: each rule with an example; what it says stands in the words.

The words of rules have its sentence, those of loading its message (what was got and expected) and its hint.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class LoadingRule:
    """One rule of the loader, known by its name.

    Attributes:
        bad, good: An example of either.
    """

    bad: str
    good: str
    level: Literal["error", "warning", "hint"] = "error"


YAML_RULES: dict[str, LoadingRule] = {
    "yaml-syntax": LoadingRule("name: {nl: Les 1: veilig", 'name: {nl: "Les 1: veilig"}'),
    "yaml-empty": LoadingRule("# to be filled in", "type: microcredential"),
    "yaml-mapping": LoadingRule("- microcredential", "type: microcredential"),
    "yaml-size": LoadingRule("a file of 50 MB", "a file for each badge"),
    "yaml-depth": LoadingRule("sector: [[[[mbo]]]]", "sector: [mbo]"),
    "yaml-encoding": LoadingRule("saved as Windows-1252", "saved as UTF-8"),
    "yaml-byte-order-mark": LoadingRule("UTF-8 with a BOM", "UTF-8 without a BOM"),
    "yaml-invisible-character": LoadingRule("a name with U+202E in it", "a name without invisible characters"),
    "yaml-tab": LoadingRule("workload:\\n→ects: 5", "workload:\n  ects: 5"),
    "yaml-alias": LoadingRule("url: *site", "url: https://school.example.org/"),
    "yaml-merge-key": LoadingRule("<<: *basis", "template: kompas21-samenwerken@1"),
    "yaml-tag": LoadingRule("version: !!str 1", 'version: "1"'),
    "yaml-directive": LoadingRule("%YAML 1.1", "type: microcredential"),
    "yaml-one-document": LoadingRule("---\ntype: regular\n---\ntype: microcredential", "type: regular"),
    "yaml-key": LoadingRule("? [mbo, hbo]\n: yes", "sector: [mbo, hbo]"),
    "yaml-duplicate-key": LoadingRule('version: "1"\nversion: "2"', 'version: "2"'),
    "yaml-merge-conflict": LoadingRule(
        "<<<<<<< HEAD\nworkload: {sbu: 240}\n=======\nworkload: {sbu: 280}\n>>>>>>> uren", "workload: {sbu: 280}"
    ),
    "yaml-no-break-space": LoadingRule("issuer:\u00a0demo-mbo", "issuer: demo-mbo"),
    "yaml-comment-in-text": LoadingRule("nl: Veilig lasersnijden #2", 'nl: "Veilig lasersnijden #2"'),
    "yaml-quotes": LoadingRule("language: [no]", 'language: ["no"]'),
    "no-private-key": LoadingRule("-----BEGIN … KEY-----", "multibase: z6Mk…"),
}
