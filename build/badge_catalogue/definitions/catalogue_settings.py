"""What `settings.yaml` says of a catalogue as a whole: the languages it speaks, its own first."""

from collections.abc import Mapping

from badge_catalogue.definitions.loading_rules import problem
from badge_catalogue.definitions.places import is_settings
from badge_catalogue.definitions.yaml_nodes import ListNode, MapNode, Node, ScalarNode, YamlLimits, compose
from badge_catalogue.model import Mark
from badge_catalogue.model.findings import Finding
from badge_catalogue.words.po import spoken, text


def languages(files: Mapping[str, bytes]) -> tuple[tuple[str, ...], list[Finding]]:
    """Return the languages that a catalogue chooses, none where it says nothing, and what is wrong with its settings.

    Arguments:
        files: The files of the catalogue by path, its own folder first.
    """
    path = next((path for path in files if is_settings(path)), None)
    if path is None:
        return (), []
    root, findings = compose(path, files[path], YamlLimits())
    if root is None:
        return (), findings
    for key, entry in root.entries.items():
        if key != "languages":
            remedy = text("loading", "remedy.known", names="languages")
            findings.append(problem("unknown-key", path, Mark(entry.line, entry.column), name=key[:60], remedy=remedy))
    chosen = _chosen(root)
    if chosen is None:
        written = root.entries.get("languages")
        mark = Mark(written.node.line, written.node.column) if written else Mark()
        findings.append(problem("settings-languages", path, mark, known=", ".join(spoken())))
    return chosen or (), findings


def _chosen(root: MapNode) -> tuple[str, ...] | None:
    """Return the languages as they are listed; None where that is no list of languages with words, each once."""
    entry = root.entries.get("languages")
    if entry is None or not isinstance(entry.node, ListNode) or not entry.node.items:
        return None
    listed = tuple(_word(node) for node in entry.node.items)
    sound = set(listed) <= set(spoken()) and len(set(listed)) == len(listed)
    return listed if sound else None


def _word(node: Node) -> str:
    return node.text if isinstance(node, ScalarNode) else ""
