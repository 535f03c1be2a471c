"""Files from elsewhere as one import: the pages of a list, several files or one; what they hold and what was told."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from badge_catalogue.definitions import signs
from badge_catalogue.definitions.places import suggest
from badge_catalogue.imports import edubadges, elm, formats, json_files, ob3, ooapi, schema_org
from badge_catalogue.imports.record import Incoming, NotImportable, says
from badge_catalogue.imports.spreadsheets import letters, rows, sheet
from badge_catalogue.model import Catalogue
from badge_catalogue.model.text import USUAL, Text

FORMS: Mapping[str, Callable[..., Incoming]] = {
    "edubadges": edubadges.badge,
    "ob3": ob3.badge,
    "ooapi": ooapi.badge,
    "elm": elm.badge,
    "schema": schema_org.badge,
}
_UNWRAPPED: Mapping[str, Callable[[bytes], bytes]] = {"elm": elm.as_json, "schema": schema_org.in_page}
TABLES = ("csv", "xlsx")
_ENDINGS = {".csv": "csv", ".txt": "csv", ".tsv": "csv", ".xlsx": "xlsx", ".xlsm": "xlsx", ".md": "issue"}


_OF_PLATFORMS = (".json", ".jsonld", ".jwt", ".xml", ".html", ".htm")
_OWN = (".yaml", ".yml")
_MARKERS = (b"<<<<<<< ", b"\n>>>>>>> ")  # both: a sheet may be ruled with one of them
ENDINGS = (*_ENDINGS, *_OF_PLATFORMS)  # of the names of files that can hold badges


@dataclass
class Source:
    """What came in.

    Attributes:
        name: Of the file, the files or their folder, by which a second import knows what the first one brought.
        whole: Nothing more is to be fetched, so that what is missing here is gone.
        notes: What a person has to look at in the files themselves.
        remarks: What was passed over in them.
    """

    name: str
    incoming: list[Incoming] = field(default_factory=list)
    whole: bool = True
    notes: list[Text] = field(default_factory=list)
    remarks: list[Text] = field(default_factory=list)


def kind_of(name: str, data: bytes) -> str | None:
    """Return the kind of import that a file is for, by its content where it is JSON, else by its name."""
    ending = name[name.rfind(".") :].casefold()
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    try:
        found = next((kind for told in json_files.read(data).objects if (kind := formats.kind_of(told))), None)
    except NotImportable:
        found = None
    return found or next((kind for kind, unwrapped in _UNWRAPPED.items() if _holds(unwrapped, data)), None)


def likely(files: Iterable[str]) -> str:
    """Return the kind of import that refuses files of no known form best: by what the name of one ends in."""
    return "edubadges" if any(name.casefold().endswith(_OF_PLATFORMS) for name in files) else "csv"


def _holds(unwrapped: Callable[[bytes], bytes], data: bytes) -> bool:
    """Say whether a page or a list holds something of a form."""
    try:
        return unwrapped(data) != data
    except NotImportable:
        return False


def read(  # noqa: PLR0913 -- what is read, and how; everything but the files is given by keyword
    kind: str,
    name: str,
    files: Mapping[str, bytes],
    *,
    catalogue: Catalogue,
    sectors: tuple[str, ...] = (),
    language: str = USUAL[0],
) -> Source:
    """Return the badges of files of one kind.

    Arguments:
        name: Of the whole; see `Source`.
        files: Name to content.
        sectors: Of the institution, for codes that mean one thing in mbo and another in hbo and wo.
        language: Of texts that do not say theirs.

    Raises:
        NotImportable: when one of them is not of its kind.
    """
    source = Source(name)
    pages = []
    for file, data in files.items():
        _refuse(file, data)
        if kind in TABLES and data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}:
            raise NotImportable(says("sources.json_no_table", kind=kind_of("", data) or "edubadges"))
        if kind in TABLES:
            table = sheet.read(f"x.{kind}" if kind == "xlsx" else file, data)
            source.notes += table.notes
            source.remarks += table.remarks
            for one in table.sheets:
                source.incoming += rows.assemble_all(one, language)
        elif kind == "issue":
            source.incoming.append(rows.from_issue(letters.decoded(data)[0]))
        else:
            pages.append(json_files.read(_UNWRAPPED.get(kind, bytes)(data)))
    for page in pages:
        try:
            source.incoming += [FORMS[kind](told, catalogue, language, sectors) for told in page.objects]
        except NotImportable as error:
            if page.signed:
                raise NotImportable(
                    says("sources.signed_badge_jwt_read", said=error.said),
                ) from error
            raise
    source.whole = json_files.whole(pages)
    source.notes += [note for page in pages for note in page.notes]
    source.notes += _pages(pages, whole=source.whole)
    return source


def _refuse(file: str, data: bytes) -> None:
    """Refuse what no import reads, whatever its kind: a definition, a picture, a document, two versions of one file.

    Raises:
        NotImportable: when it is one of these; it says what to do instead.
    """
    if file.casefold().endswith(_OWN):
        raise NotImportable(says("sources.own_definition", file=file))
    if (named := formats.of_another_program(data)) is not None:
        raise NotImportable(named)
    if all(marker in data for marker in _MARKERS) and (mark := signs.conflict(data.decode("utf-8", "replace"))):
        raise NotImportable(says("sources.merge_conflict", file=file, line=mark.line))


def issuer(forms: Mapping[str, bytes], catalogue: Catalogue) -> str | None:
    """Return the institution that filled-in forms name, by its folder or in words; None where that is not one."""
    named = {str(rows.from_issue(letters.decoded(data)[0]).data.get("issuer", "")) for data in forms.values()}
    by_name = {suggest(name): key for key, one in catalogue.institutions.items() for name in one.name.values.values()}
    found = {name if name in catalogue.institutions else by_name.get(name) for name in named}
    return found.pop() if len(found) == 1 else None


def _pages(pages: list[json_files.Page], *, whole: bool) -> list[Text]:
    """Return the remarks on pages and signatures."""
    notes = []
    if not whole:
        numbers = ", ".join(str(page.number or "?") for page in pages)
        total = max((page.total or 0 for page in pages), default=0)
        of = says("sources.of_total", total=total) if total else ""
        notes.append(says("sources.page_fetch_others", numbers=numbers, of=of))
    if any(page.signed for page in pages):
        notes.append(says("sources.file_signed_signature_not"))
    return notes
