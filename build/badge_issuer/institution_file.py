"""Write public keys into an institution's YAML, as a change that a reviewer can read: nothing else in the file moves.

Pure: text in, text out. What a key's life means is decided by the verifier.
"""

import json
import re
from collections.abc import Iterator, Mapping

import yaml

from badge_issuer.errors import Refused

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_]*", re.ASCII)
_HINT = "write `keys:` as a list with one dash per key"


def add_key(text: str, members: Mapping[str, str]) -> str:
    """Return the file with one more key at the end of its list.

    Raises:
        Refused: The file is no institution, has a key of that id, or its list is not one of dashes.
    """
    root = _root(text)
    keys = _member(root, "keys")
    if keys is None:
        return text.rstrip("\n") + "\nkeys:\n" + _item(members, 2)
    if any(_text(key, "id") == members["id"] for key in _items(keys)):
        raise Refused(f"the file already has a key {members['id']}: choose another id")
    if not keys.value:
        return text[: keys.start_mark.index].rstrip(" ") + "\n" + _item(members, 2).rstrip("\n") + text[_after(keys) :]
    if not isinstance(keys, yaml.CollectionNode) or keys.flow_style:
        raise Refused(f"cannot add a key to a list in brackets: {_HINT}")
    end = text.find("\n", _after(keys.value[-1]))
    place = len(text) if end < 0 else end + 1
    head = text[:place] if text[:place].endswith("\n") else text[:place] + "\n"
    return head + _item(members, keys.start_mark.column) + text[place:]


def change_key(text: str, key_id: str, members: Mapping[str, str]) -> str:
    """Return the file with some members of one key replaced or added.

    Raises:
        Refused: There is no such key.
    """
    for name, value in members.items():
        text = _set(text, key_id, name, value)
    return text


def _set(text: str, key_id: str, name: str, value: str) -> str:
    keys = _member(_root(text), "keys")
    node = next((key for key in _items(keys) if _text(key, "id") == key_id), None) if keys is not None else None
    if node is None:
        raise Refused(f"the file has no key {key_id}: see `catalogue keys list`")
    old = _member(node, name)
    if old is not None:
        return text[: old.start_mark.index] + _scalar(value) + text[old.end_mark.index :]
    end = _after(node.value[-1][1])
    if node.flow_style:
        return f"{text[:end]}, {name}: {_scalar(value)}{text[end:]}"
    line = text.find("\n", end)  # a comment behind the last value stays with it
    end = len(text) if line < 0 else line
    return f"{text[:end]}\n{' ' * node.start_mark.column}{name}: {_scalar(value)}{text[end:]}"


def _root(text: str) -> yaml.MappingNode:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise Refused("the institution's file is no YAML: run `catalogue check`") from error
    if not isinstance(root, yaml.MappingNode):
        raise Refused("the institution's file is no mapping: run `catalogue check`")
    return root


def _member(node: yaml.MappingNode, name: str) -> yaml.Node | None:
    return next((value for key, value in node.value if key.value == name), None)


def _text(node: yaml.MappingNode, name: str) -> str | None:
    found = _member(node, name)
    return found.value if isinstance(found, yaml.ScalarNode) else None


def _items(keys: yaml.Node) -> Iterator[yaml.MappingNode]:
    if not isinstance(keys, yaml.SequenceNode):
        raise Refused(f"`keys` is no list: {_HINT}")
    for item in keys.value:
        if not isinstance(item, yaml.MappingNode):
            raise Refused(f"a key is no mapping: {_HINT}")
        yield item


def _after(node: yaml.Node) -> int:
    """Return the end of a node's last character; a block node's own mark lies behind the comments that follow it."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _after(last[1] if isinstance(last, tuple) else last)


def _item(members: Mapping[str, str], indent: int) -> str:
    lines = [f"{name}: {_scalar(value)}\n" for name, value in members.items()]
    rest = "".join(f"{' ' * (indent + 2)}{line}" for line in lines[1:])
    return f"{' ' * indent}- {lines[0]}{rest}"


def _scalar(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)
