"""Who approves a change, as GitHub reads it: made from `code_owners` of the institutions, later lines winning."""

from badge_catalogue.model import Catalogue, Institution

FILE = ".github/CODEOWNERS"
_CURATORS = "@badge-catalogue/curators"
_MAINTAINERS = "@badge-catalogue/maintainers"

_HEAD = f"""\
# Written by `catalogue codeowners` from the institutions' definitions; edit those. See GOVERNANCE.md.
* {_MAINTAINERS}
/catalogue/ {_CURATORS}
/broken-promises.yaml {_CURATORS}
"""


def codeowners(catalogue: Catalogue) -> str:
    """Return the text of CODEOWNERS.

    An institution's badges need its own owners; its identities and keys need curators as well.
    """
    lines = [line for institution in catalogue.institutions.values() for line in lines_of(institution)]
    return _HEAD + "".join(f"{line}\n" for line in lines)


def lines_of(institution: Institution) -> list[str]:
    """Return the lines of one institution."""
    place = folder(institution)
    owners = " ".join(institution.code_owners) or _CURATORS
    both = owners if _CURATORS in owners else f"{owners} {_CURATORS}"
    return [f"{place} {owners}", f"{place}institution.yaml {both}"]


def folder(institution: Institution) -> str:
    """Return the folder of an institution, as the file names it."""
    return f"/catalogue/institutions/{institution.id}/"
