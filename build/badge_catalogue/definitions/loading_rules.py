"""What the loader refuses: the rules of YAML and those of fields, files and templates.

The rules that look at the meaning of definitions stand in `checks`.
"""

from badge_catalogue.definitions.yaml_rules import YAML_RULES, LoadingRule
from badge_catalogue.model import Mark
from badge_catalogue.model.findings import Finding
from badge_catalogue.words.po import text

LOADING_RULES: dict[str, LoadingRule] = YAML_RULES | {
    "unknown-key": LoadingRule("descripton:", "description:"),
    "required": LoadingRule("type: regular  # and nothing else", "type: regular\nname: {nl: …, en: …}"),
    "empty-value": LoadingRule("prerequisites:", "prerequisites: {nl: Geen., en: None.}"),
    "wrong-type": LoadingRule("sector: mbo", "sector: [mbo]"),
    "allowed-value": LoadingRule("type: micro", "type: microcredential"),
    "number": LoadingRule("ects: 2,5", "ects: 2.5"),
    "date": LoadingRule("reviewed_on: 1-9-2026", "reviewed_on: 2026-09-01"),
    "true-or-false": LoadingRule("supervised: ja", "supervised: true"),
    "text-in-languages": LoadingRule("name: Warmtepompen", "name: {nl: Warmtepompen, en: Heat pumps}"),
    "language-key": LoadingRule("name: {ned: Warmtepompen}", "name: {nl: Warmtepompen}"),
    "settings-languages": LoadingRule("languages: [nl, xx]", "languages: [nl, en]"),
    "settings-value": LoadingRule("countries: [Belgium]", "countries: [BE]"),
    "settings-format": LoadingRule("format: 9", "format: 2"),
    "settings-contrast": LoadingRule('accent: "#f0c000"', 'accent: "#0b5c78"'),
    "settings-country": LoadingRule(
        "countries: [BE]\nregisters: [{country: NL, name: {en: …}}]",
        "countries: [BE, NL]\nregisters: [{country: NL, name: {en: …}}]",
    ),
    "settings-worth": LoadingRule("worth: {BE: {diploma: {en: …}}}", "worth: {BE: {no_diploma: {en: …}}}"),
    "file-place": LoadingRule(
        "institutions/demo-mbo/warmtepompen.yml", "institutions/demo-mbo/badges/warmtepompen.yaml"
    ),
    "file-ending": LoadingRule("warmtepompen.yml", "warmtepompen.yaml"),
    "file-left-over": LoadingRule("warmtepompen.yaml~", "warmtepompen.yaml"),
    "file-image-kind": LoadingRule("warmtepompen.jpg", "warmtepompen.png"),
    "image-size": LoadingRule("a PNG of 6 MB", "a PNG of 1200 by 1200 pixels"),
    "follows-from-unreadable": LoadingRule(
        "a badge with a merge conflict, and a pathway that names it", "a badge that can be read", "hint"
    ),
    "file-name": LoadingRule("Warmte pompen.yaml", "warmtepompen.yaml"),
    "no-symbolic-link": LoadingRule("badges/ehbo.yaml -> ../../elders/ehbo.yaml", "badges/ehbo.yaml"),
    "file-unreadable": LoadingRule("-w------- ehbo.yaml", "-rw-r--r-- ehbo.yaml"),
    "version-once": LoadingRule(
        'ehbo.yaml and ehbo@1.yaml, both with version: "1"',
        'ehbo.yaml with version: "2", ehbo@1.yaml with version: "1"',
    ),
    "schema-line": LoadingRule(
        "type: regular", "# yaml-language-server: $schema=../../../../schema/badge.json", "hint"
    ),
    "template-exists": LoadingRule("template: kompas21-samenwerken@9", "template: kompas21-samenwerken@1"),
    "template-locked": LoadingRule(
        "template: kompas21-samenwerken@1\ntype: regular", "template: kompas21-samenwerken@1"
    ),
    "template-free": LoadingRule("occupations: […]", "offering: […]"),
    "template-step": LoadingRule(
        "series: {template: kompas21-samenwerken, step: meester}",
        "series: {template: kompas21-samenwerken, step: expert}",
    ),
}


def problem(rule: str, file: str, mark: Mark, **filled: object) -> Finding:
    """Return the finding of a rule of the loader, its message filled in."""
    message, hint = (text("loading", f"{rule}.{part}", **filled) for part in ("message", "hint"))
    return Finding(file, mark.line, mark.column, rule, LOADING_RULES[rule].level, message, hint)
