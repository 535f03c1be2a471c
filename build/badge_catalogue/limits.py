"""What files of contributors and of other systems may measure; scripts of the pages get the same numbers.

Every bound stands here once, in bytes unless its name says otherwise. What an untrusted badge may cost the verifier
stands in `badge_verifier.limits`.
"""

KIB = 1024
MIB = 1024 * KIB

DEFINITION = 256 * KIB  # one YAML file
VOCABULARY = 8 * MIB  # one YAML file of a vocabulary
VOCABULARY_NODES = 400_000  # values and keys in one vocabulary
IMAGE = 512 * KIB  # one picture beside a definition
PICTURE_OF_ANOTHER = MIB  # one picture within a file of another platform
TABLE = 8 * MIB  # one spreadsheet, and each part of an xlsx when inflated
OTHER_PLATFORM = 16 * MIB  # one JSON file of another platform
RECORD = 64 * MIB  # one `published.json`


def said(size: int) -> str:
    """Return a size as people write it.

    >>> said(IMAGE), said(TABLE)
    ('512 KiB', '8 MiB')
    """
    return f"{size // MIB} MiB" if size % MIB == 0 else f"{size // KIB} KiB"
