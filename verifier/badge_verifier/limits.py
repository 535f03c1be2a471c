"""What an untrusted badge may cost us."""

from dataclasses import dataclass

SHOWN = 2_000  # characters of one text of a badge, where its words are shown


@dataclass(frozen=True)
class Limits:
    """Upper bounds for one verification.

    A badge chooses the addresses we fetch and the data we inflate, so every bound is ours.
    """

    file_bytes: int = 8 * 1024 * 1024  # of the file that is handed in
    badge_bytes: int = 256 * 1024  # of the JSON or the token found in it, beside the pictures embedded in it
    embedding_bytes: int = 4 * 1024 * 1024  # of the same, with them: Moodle and others embed the picture of the badge
    depth: int = 32  # of nested arrays and objects
    array_members: int = 2_000  # in any one array; JSON-LD processing is quadratic in them
    blank_nodes: int = 64  # in the RDF of one document
    nodes: int = 1_500  # JSON objects expanded as JSON-LD in one file, counted at each reading; a millisecond each
    n_degree_calls: int = 1_000  # of Hash N-Degree Quads in one file; a 1 KB graph can drive them to 20 seconds
    inflated_bytes: int = 2 * 1024 * 1024  # of one compressed text in an image or one ZIP entry
    status_list_bytes: int = 16 * 1024 * 1024  # of one status list after gzip
    zip_entries: int = 500
    fetches: int = 16  # per file
    fetch_bytes: int = 2_000_000  # per answer
    fetch_seconds: float = 10.0  # per answer
