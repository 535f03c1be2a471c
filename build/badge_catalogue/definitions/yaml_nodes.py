"""Turn the bytes of one YAML file into nodes that know their place, refusing what YAML allows and people regret.

Works on parser events with a stack of its own: the C composer overflows the process's stack on deep nesting.
What a value means is decided in `read`.
"""

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from badge_catalogue import limits
from badge_catalogue.definitions import signs
from badge_catalogue.definitions.loading_rules import problem
from badge_catalogue.definitions.syntax_errors import AT_ITS_BEGINNING, located
from badge_catalogue.model import Mark
from badge_catalogue.model.findings import Finding
from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.words.po import text

PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # nine times faster where libyaml is there


@dataclass(frozen=True)
class YamlLimits:
    """Upper bounds for one YAML file.

    Attributes:
        size: Bytes; a vocabulary may hold every ESCO skill, nothing else comes near.
        depth: Mappings and lists within each other.
        nodes: Keys and values.
        reports: Findings of one kind per file, so that a broken file cannot flood the others.
    """

    size: int = limits.DEFINITION
    depth: int = 32
    nodes: int = 20_000
    reports: int = 20


VOCABULARY_LIMITS = YamlLimits(size=limits.VOCABULARY, nodes=limits.VOCABULARY_NODES)


class ScalarNode(NamedTuple):
    """A single value as it was written; style "" is plain, "broken" was reported already and reads as nothing."""

    text: str
    style: str
    line: int
    column: int


class ListNode(NamedTuple):
    """A list."""

    items: "list[Node]"
    line: int
    column: int


class Entry(NamedTuple):
    """A value with the place of its key."""

    node: "Node"
    line: int
    column: int
    plain: bool = True  # the key stands without quotes


class MapNode(NamedTuple):
    """A mapping; of a key written twice the first stands."""

    entries: dict[str, Entry]
    line: int
    column: int


Node = ScalarNode | ListNode | MapNode
_BLOCKS = frozenset({"|", ">"})
_made = tuple.__new__  # what the constructor of a named tuple calls; a catalogue has a million nodes


def compose(file: str, data: bytes, limits: YamlLimits) -> tuple[MapNode | None, list[Finding]]:
    """Return the root mapping of a file, or None where there is none, and everything that is wrong with the YAML."""
    if len(data) > limits.size:
        return None, [
            problem("yaml-size", file, Mark(), size=text("loading", "bytes", number=len(data)), most=f"{limits.size:,}")
        ]
    written, findings = signs.decoded(file, data, limits.reports)
    if written is None:
        return None, findings
    if marker := signs.conflict(written):
        return None, [problem("yaml-merge-conflict", file, marker)]
    composer = _Composer(file, limits, findings)
    root = composer.run(written)
    if root is None:
        return None, findings
    if not isinstance(root, MapNode):
        if not (isinstance(root, ScalarNode) and root.style == "broken"):
            findings.append(problem("yaml-mapping", file, Mark(root.line, root.column)))
        return None, findings
    return root, findings


class _Stop(Exception):
    """The file cannot be read on from here; the finding stands already."""


class _Composer:
    """Builds nodes from events without recursion."""

    def __init__(self, file: str, limits: YamlLimits, findings: list[Finding]) -> None:
        self.file = file
        self.limits = limits
        self.most = limits.nodes
        self.findings = findings
        self.stack: list[list[Any]] = []  # [start event, node, pending key event]
        self.root: Node | None = None
        self.count = 0
        self.text = ""
        self.lines: list[str] = []  # of a text that has a # after a space
        self.remarked: frozenset[int] = frozenset()  # the lines with one, from 0

    def report(self, rule: str, mark: Any, **filled: object) -> None:  # noqa: ANN401 -- a mark of PyYAML, C or Python
        """Note a finding at a mark of the parser, which counts from 0."""
        self.findings.append(problem(rule, self.file, Mark(mark.line + 1, mark.column + 1), **filled))

    def run(self, text: str) -> Node | None:
        """Return the root node of the one document."""
        loader, self.text = PARSER(text), text
        self.lines = text.split("\n") if " #" in text else []
        self.remarked = frozenset(number for number, line in enumerate(self.lines) if " #" in line)
        take = {
            yaml.ScalarEvent: self.scalar,
            yaml.MappingStartEvent: self.open,
            yaml.SequenceStartEvent: self.open,
            yaml.MappingEndEvent: self.close,
            yaml.SequenceEndEvent: self.close,
            yaml.AliasEvent: self.alias,
            yaml.DocumentStartEvent: self.document,
        }
        try:
            while (kind := type(event := loader.get_event())) is not yaml.StreamEndEvent:
                if taken := take.get(kind):
                    taken(event)
        except _Stop:
            return None
        except yaml.YAMLError as error:
            self.syntax(error)
            return None
        finally:
            loader.dispose()
        if self.root is None:
            self.findings.append(problem("yaml-empty", self.file, Mark()))
        return self.root

    def syntax(self, error: yaml.YAMLError) -> None:
        """Note what is no YAML; after a tab it is a consequence and stays silent."""
        if any(finding.rule == "yaml-tab" for finding in self.findings):
            return
        wording = str(getattr(error, "problem", "") or error)
        marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
        # Of a key without its colon, and a quote that is never closed, the parser shows where it gave up: lines after.
        mark = next(filter(None, reversed(marks) if AT_ITS_BEGINNING.search(wording) else marks), None)
        place = Mark(mark.line + 1, mark.column + 1) if mark is not None else Mark()
        if "exceeded maximum nesting depth" in str(error):  # libyaml has a limit of its own, and may meet it first
            self.findings.append(problem("yaml-depth", self.file, place, most=self.limits.depth))
        elif not self.cut_within_braces(place):
            place, message, hint = located(wording, self.text.split("\n"), place)
            self.findings.append(Finding(self.file, place.line, place.column, "yaml-syntax", "error", message, hint))

    def cut_within_braces(self, place: Mark) -> bool:
        """Note a # within braces, where the rest of the line is gone, and with it the brace that closes."""
        for line in range(max(place.line - 2, 0), min(place.line, len(self.lines))):
            if cut := re.search(r"[{\[].*?( +#\S.*)", self.lines[line]):
                mark = Mark(line + 1, cut.start(1) + 1)
                if not any(one.rule == "yaml-comment-in-text" and one.line == mark.line for one in self.findings):
                    lost = cut[1].strip()[:40]
                    self.findings.append(problem("yaml-comment-in-text", self.file, mark, lost=lost, example='"… #…"'))
                return True
        return False

    def close(self, _event: Any) -> None:  # noqa: ANN401 -- events of PyYAML carry no types
        """End a mapping or a list."""
        self.stack.pop()

    def alias(self, event: Any) -> None:  # noqa: ANN401 -- see close
        """Add a value that is written elsewhere, which nobody may."""
        self.report("yaml-alias", event.start_mark, sign=f"*{event.anchor}"[:40])
        self.add(self.broken(event), event)

    def document(self, event: Any) -> None:  # noqa: ANN401 -- see close
        """Begin the one document."""
        if self.root is not None:
            self.report("yaml-one-document", event.start_mark)
            raise _Stop
        if event.version or event.tags:
            self.report("yaml-directive", event.start_mark)

    def broken(self, event: Any) -> ScalarNode:  # noqa: ANN401 -- see close
        """Return a value that was reported and reads as nothing."""
        return ScalarNode("", "broken", event.start_mark.line + 1, event.start_mark.column + 1)

    def refused(self, event: Any) -> bool:  # noqa: ANN401 -- see close
        """Note an anchor or a tag; say whether the value cannot be used."""
        if event.anchor is not None:
            self.report("yaml-alias", event.start_mark, sign=f"&{event.anchor}"[:40])
        if event.tag is not None:
            self.report("yaml-tag", event.start_mark, tag=event.tag[:60])
            return True
        return False

    def scalar(self, event: Any) -> None:  # noqa: ANN401 -- see close
        """Add a single value or a key."""
        if (event.anchor is not None or event.tag is not None) and self.refused(event):
            self.add(self.broken(event), event)
            return
        start, style, text = event.start_mark, event.style or "", event.value
        if self.remarked and style not in _BLOCKS and event.end_mark.line in self.remarked:
            self.cut_short(event)
        if style == '"' and (match := signs.INVISIBLE.search(text)):  # an escape, which the text hides
            self.report("yaml-invisible-character", start, sign=f"U+{ord(match.group()):04X}")
            text = signs.INVISIBLE.sub(" ", text)
        elif style in _BLOCKS:
            text = text.strip("\n")
        self.add(_made(ScalarNode, (text, style, start.line + 1, start.column + 1)), event)

    def cut_short(self, event: Any) -> None:  # noqa: ANN401 -- see close
        """Note a # that ends a text: after a value under `nl` or `en`, and anywhere else right before a letter."""
        end = event.end_mark
        if not (cut := re.match(r"[ ]+#(.*)", self.lines[end.line][end.column :])):
            return
        frame = self.stack[-1] if self.stack else None
        listed = frame is not None and type(frame[1]) is ListNode and "://" not in event.value
        key = frame[2].text if frame and type(frame[1]) is MapNode and type(frame[2]) is ScalarNode else ""
        sticks = bool(cut[1][:1].strip())
        if (key in LANGUAGES and (sticks or not event.style)) or ((key or listed) and sticks and not event.style):
            rest = cut[0] if not self.within_braces() else re.split(r"[,}\]]", cut[0])[0]
            line = f"{event.value}{rest}".rstrip()
            shown = line if len(line) <= 60 else line[:60] + "…"  # noqa: PLR2004 -- what fits a line
            self.report("yaml-comment-in-text", end, lost=cut[0].strip()[:40], example=f'"{shown}"')

    def within_braces(self) -> bool:
        """Say whether the value stands between braces or brackets."""
        return bool(self.stack and self.stack[-1][0].flow_style)

    def open(self, event: Any) -> None:  # noqa: ANN401 -- see close
        """Begin a mapping or a list."""
        start = event.start_mark
        if len(self.stack) >= self.limits.depth:
            self.refused(event)
            self.report("yaml-depth", start, most=self.limits.depth)
            raise _Stop
        node: Node
        if type(event) is yaml.MappingStartEvent:
            node = MapNode({}, start.line + 1, start.column + 1)
        else:
            node = ListNode([], start.line + 1, start.column + 1)
        unusable = (event.anchor is not None or event.tag is not None) and self.refused(event)
        self.add(self.broken(event) if unusable else node, event)
        self.stack.append([event, node, None])

    def add(self, node: Node, event: Any) -> None:  # noqa: ANN401 -- see close
        """Put a node where it belongs: root, list item, key or value."""
        self.count = count = self.count + 1
        if count > self.most:
            self.report(
                "yaml-size",
                event.start_mark,
                size=text("loading", "values", number=count),
                most=f"{self.most:,}",
            )
            raise _Stop
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        parent = frame[1]
        if type(parent) is ListNode:
            parent.items.append(node)
        elif frame[2] is None:
            frame[2] = node
        else:
            key, frame[2] = frame[2], None
            if type(key) is ScalarNode and (name := key.text) and name not in parent.entries and name != "<<":
                parent.entries[name] = _made(Entry, (node, key.line, key.column, key.style == ""))
            else:
                self.entry(parent, key, node)

    def entry(self, parent: MapNode, key: Node, value: Node) -> None:
        """Add a key with its value, unless the key is refused."""
        if type(key) is not ScalarNode:
            self.findings.append(problem("yaml-key", self.file, Mark(key.line, key.column)))
        elif key.style == "broken":
            return
        elif key.text == "<<" and key.style == "":
            self.findings.append(problem("yaml-merge-key", self.file, Mark(key.line, key.column)))
        elif key.text in parent.entries:
            mark, line = Mark(key.line, key.column), parent.entries[key.text].line
            self.findings.append(problem("yaml-duplicate-key", self.file, mark, name=key.text[:60], line=line))
        else:
            parent.entries[key.text] = Entry(value, key.line, key.column, key.style == "")
