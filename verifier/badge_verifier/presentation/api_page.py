"""The documentation page of the public Python API, made from the docstrings themselves."""

import importlib
import inspect
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, get_args, is_typeddict

import badge_verifier
from badge_verifier.words.po import group, words

# Module to the names in it that others may build on; everything else may change without notice.
PUBLIC: Mapping[str, tuple[str, ...]] = {
    "check": ("check", "known", "Known"),
    "report_types": (
        "WrittenReport",
        "WrittenStep",
        "WrittenRemark",
        "WrittenCredential",
        "WrittenProof",
        "WrittenIssuer",
        "WrittenAchievement",
        "WrittenRecipient",
        "WrittenEntry",
        "WrittenDifference",
    ),
    "verify": ("verify",),
    "report": ("Report", "Step", "Outcome", "Verdict", "to_json"),
    "presentation.report_schema": ("report_schema",),
    "words.headlines": ("title", "heading"),
    "presentation.printout": ("page",),
    "trust.trust_list": (
        "parse_trust",
        "dump_trust",
        "TrustList",
        "Institution",
        "TrustKey",
        "Platform",
        "CatalogueBadge",
    ),
    "limits": ("Limits",),
    "proofs.contexts": ("Context", "bundled", "from_index"),
    "ports": ("Crypto", "SignatureCheck", "Fetcher", "Answer"),
    "runtimes.in_cpython": ("CpythonCrypto", "HttpsFetcher"),
    "network.fetches": ("Offline",),
    "errors": ("Invalid", "Unchecked"),
    "proofs.securing": ("suite", "hash_data"),
}

_SECTION = re.compile(r"(Args|Attributes|Raises|Returns|Yields):")
_MODULE = re.compile(r"\b(?:[a-z_]+\.)+(?=[A-Z])")
_ITEM = re.compile(r"( *)([A-Za-z_][\w., ]*?): (.*)")


def description(language: str) -> str:
    """Return the sentence under which search engines list the page."""
    return words("documentation", language)["api.description"]


def api_page(language: str) -> str:
    """Return the page in Markdown; what comes from docstrings stands in English within a `div`.

    Args:
        language: One of `words.po.LANGUAGES`, of what stands around it.
    """
    said = group("documentation", "api", language)
    parts = [f"# {said['title']}", said["lead"], '<div lang="en" markdown="1">', *_described(badge_verifier)]
    for name, members in PUBLIC.items():
        module = importlib.import_module(f"badge_verifier.{name}")
        parts += [f"## badge_verifier.{name}", *_described(module)]
        for member in members:
            parts += _member(name, member, getattr(module, member))
    return "\n\n".join([*parts, "</div>"]) + "\n"


def _member(module: str, name: str, value: Any) -> Iterator[str]:  # noqa: ANN401 -- a class or a function
    yield f"### `{module}.{name}`"
    if is_typeddict(value):
        yield _fenced(_members(name, value))
        yield from _described(value)
        return
    yield _fenced(_signature(name, value))
    yield from _described(value)
    if not inspect.isclass(value):
        return
    if issubclass(value, StrEnum):
        yield "\n".join(f"- `{each.name}` = `{str(each)!r}`" for each in value)
    for method, found in vars(value).items():
        if inspect.isfunction(found) and not method.startswith("_"):
            yield _fenced(_signature(f"{name}.{method}", found))
            yield from _described(found)


def _members(name: str, value: Any) -> str:  # noqa: ANN401 -- a TypedDict
    """Return a dictionary's type as it is written: its members, one a line."""
    plain = {member: getattr(kind, "__forward_arg__", kind) for member, kind in value.__annotations__.items()}
    said = (
        f"    {member}: {kind.__name__ if isinstance(kind, type) and not get_args(kind) else _bare(str(kind))}"
        for member, kind in plain.items()
    )
    return "\n".join([f"class {name}(TypedDict)", *said])


def _bare(kind: str) -> str:
    """Return a type without the modules that its parts come from, and the same in every Python."""
    return re.sub(r"^Optional\[(.*)\]$", r"\1 | None", _MODULE.sub("", kind))


def _signature(name: str, value: Any) -> str:  # noqa: ANN401 -- a class or a function
    """Return the signature of a function, one argument per line where there are several."""
    if inspect.isclass(value) and (issubclass(value, (Exception, str)) or getattr(value, "_is_protocol", False)):
        return f"class {name}"
    kind = "class" if inspect.isclass(value) else "async def" if inspect.iscoroutinefunction(value) else "def"
    signature = inspect.signature(value)
    text = f"{kind} {name}{signature}"
    if len(signature.parameters) > 2:  # noqa: PLR2004 -- more do not fit a narrow page
        text = f"{kind} {name}{signature.format(max_width=1)}"
    text = _MODULE.sub("", text.replace("datetime.datetime", "datetime"))
    return text.removesuffix(" -> None") if inspect.isclass(value) else text


def _fenced(code: str) -> str:
    return f"```python\n{code}\n```"


def _described(value: Any) -> Iterator[str]:  # noqa: ANN401 -- whatever has a docstring
    """Yield the blocks of a docstring in Google's form as Markdown."""
    for block in (inspect.getdoc(value) or "").split("\n\n"):
        lines = block.splitlines()
        if lines[:1] and lines[0].startswith(">>> "):
            yield _fenced(block)
        elif lines[:1] and _SECTION.fullmatch(lines[0]):
            yield f"**{lines[0]}**"
            yield "\n".join(_items(lines[1:]))
        else:
            yield " ".join(lines)


def _items(lines: list[str]) -> Iterator[str]:
    """Yield a list: a line that is indented further continues the one before it."""
    indent = min((len(line) - len(line.lstrip()) for line in lines), default=0)
    item = ""
    for line in lines:
        match = _ITEM.fullmatch(line)
        if len(line) - len(line.lstrip()) == indent and match is not None:
            if item:
                yield item
            item = f"- `{match[2]}`: {match[3]}"
        else:
            item = f"{item} {line.strip()}" if item else f"- {line.strip()}"
    if item:
        yield item
