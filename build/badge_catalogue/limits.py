"""What files of contributors and of other systems may measure; scripts of the pages get the same numbers.

Every bound stands here once, in bytes unless its name or the line beside it says otherwise. What an untrusted badge may
cost the verifier stands in `badge_verifier.limits`.
"""

from badge_verifier.limits import SHOWN, Limits

KIB = 1024
MIB = 1024 * KIB

DEFINITION = 256 * KIB  # one YAML file
VOCABULARY = 8 * MIB  # one YAML file of a vocabulary
VOCABULARY_NODES = 400_000  # values and keys in one vocabulary
IMAGE = 512 * KIB  # one picture beside a definition
PIXELS_LEAST = 300  # a side of that picture, where it is a PNG
PIXELS_MOST = 6_000  # a side; what is larger is slow to open and shows no more
PICTURE_OF_ANOTHER = MIB  # one picture within a file of another platform
TABLE = 8 * MIB  # one spreadsheet, and each part of an xlsx when inflated
TABLE_ROWS = 5_000
TABLE_COLUMNS = 200
TABLE_BADGES = 200  # of one spreadsheet in the browser: each is checked against the whole catalogue
OTHER_PLATFORM = 16 * MIB  # one JSON file of another platform
ESCO = 200 * MIB  # one file of the download; those of ESCO 1.2.0 have some 15 MB
RECORD = 64 * MIB  # one `published.json`
IMPORT_HEAD = 4 * KIB  # of a file to import, in which it shows what it is
IMPORT_BEGINNING = 64 * KIB  # the same of markup and of what a platform answered
TONGUE_TOLD = 2_000  # characters of a text by which its language is told
FILES = 200_000  # in a folder of definitions

# What the scripts of the pages take and make, beside what Python reads; the build writes the numbers for them.
PAGE = {
    "file": Limits().file_bytes,  # one file that may hold a badge
    "shown": SHOWN,  # characters of one text of a badge
    "raw": 300_000,  # of a badge as it stands in the file
    "report": 400_000,  # of a report as JSON
    "image": IMAGE,
    "table": TABLE,
    "dropped": 2_000,  # files of a folder, or of a session
    "session": 256 * MIB,
    "applicants": 500,
    "cell": 320,  # characters of a cell of their list; longer is no name and no address
    "pasted": 500,  # links of one paste
    "link": 8_000,  # characters of a link to share; chat apps and mail programs cut longer ones
    "code": 2_900,  # characters of a link in a QR code, which holds 2,953 bytes (ISO/IEC 18004, version 40-L)
    "card": 16_000,  # characters of a link to a card; mail programs and chat apps begin to cut beyond that
    "cardBadges": 20,
    "cardInflated": MIB,
    "letter": 1_800,  # characters of a mailto address that every mail program takes
    "linkFile": 2_000,  # bytes of a file that is a link
    "previewed": MIB,  # of a picture that is shown before it was judged
    "side": 4_096,  # pixels of a side of a picture that is shown
    "drawing": 256 * KIB,  # an SVG that is shown
    "answer": 64 * KIB,  # what a host says of a name
}


def said(size: int) -> str:
    """Return a size as people write it.

    >>> said(IMAGE), said(TABLE)
    ('512 KiB', '8 MiB')
    """
    return f"{size // MIB} MiB" if size % MIB == 0 else f"{size // KIB} KiB"
