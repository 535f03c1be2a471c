"""Who approves a change, as GitHub reads it: made from `code_owners` of the institutions, later lines winning."""

from badge_catalogue.model import Catalogue, Institution

FILE = ".github/CODEOWNERS"
_CURATORS = "@badge-catalogue/curators"
_MAINTAINERS = "@badge-catalogue/maintainers"

_HEAD = f"""\
# Written by `catalogue codeowners` from the institutions' definitions; edit those. See GOVERNANCE.md.
* {_MAINTAINERS}
/catalogue/ {_CURATORS}
/published/ {_CURATORS}
/broken-promises.yaml {_CURATORS}
/governance.yaml {_CURATORS}
/GOVERNANCE.md {_CURATORS}
"""


def codeowners(catalogue: Catalogue) -> str:
    """Return the text of CODEOWNERS.

    An institution's badges and status lists need its own owners; its identities, keys and ledger curators as well.
    """
    lines = [line for institution in catalogue.institutions.values() for line in lines_of(institution)]
    return _HEAD + "".join(f"{line}\n" for line in lines)


def lines_of(institution: Institution) -> list[str]:
    """Return the lines of one institution: its definitions, and what it publishes of its issuing."""
    definitions, published = folders(institution)
    owners = " ".join(institution.code_owners) or _CURATORS
    both = owners if _CURATORS in owners else f"{owners} {_CURATORS}"
    return [
        f"{definitions} {owners}",
        f"{definitions}institution.yaml {both}",
        f"{published} {owners}",
        f"{published}ledger.jsonl {both}",
    ]


def folders(institution: Institution) -> tuple[str, str]:
    """Return the folders of an institution, as the file names them: its definitions, and what it published."""
    return f"/catalogue/institutions/{institution.id}/", f"/published/{institution.id}/"
