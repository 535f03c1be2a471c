"""What an untrusted badge may cost us."""

from dataclasses import dataclass

SHOWN = 2_000  # characters of one text of a badge, where its words are shown
SHOWN_OUTCOME = 1_000  # one learning outcome
SHOWN_RESULT = 600  # one result
SHOWN_VALUE = 300  # an address, or a value that differs from the catalogue's
SHOWN_INSTITUTION = 200  # the institution that a badge claims to be of
SHOWN_KIND = 100  # a type, a code or the name of a language
SHOWN_MOMENT = 40
SHOWN_NUMBER = 20

# Texts and addresses, in characters.
ADDRESS = 4_096  # more than any browser takes; `urlsplit` brings a host into Unicode's normal form in quadratic time
KEY_NAME = 4_096  # name of a key
DISTANCE = 200  # characters of two names whose distance is measured, in quadratic time
COMPARED = 300  # of two names that are compared; normal forms take time quadratic in combining marks
RECIPIENT = 1_000  # what names a recipient, before it is brought into normal form
HOSTED_NAME = 1_000  # name that a host says, where it is compared with the one in the file
WRITTEN_DATE = 64
BASE58 = 2_000  # decoding is quadratic; the longest thing written in it is an RSA key of 8,192 bits
CERTIFICATE = 16_384  # one certificate in base64
DETAIL = 300  # a detail within a sentence
REMARK = 200  # one detail of a remark

# Parts of one badge, by number.
ISSUER_NAMES = 8  # in several languages, that are compared with those of institutions; others are not shown either
REMARK_DETAILS = 20  # of one remark; these are enough to see how a badge was made
ENDORSEMENTS = 16
STATUS_ENTRIES = 16  # each may cost what a badge costs
STATUS_BITS = 8  # bits of one entry; messages for more than 256 states are nobody's
CREDITS = 1e9  # below which a number of credits or hours is one
SHOWN_MEMBERS = 50  # members of one list that are shown
CATALOGUE_NAMES = 20  # names under which a badge is looked for in the catalogue
RECIPIENTS_TRIED = 8  # identities that are held against some hundred ways to write an address

# Proofs and keys, by number.
PROOFS = 8  # nobody honest needs more, and each may cost a fetch and a canonicalisation
READINGS = 12  # of one credential, over all its proofs and all versions of its contexts: each may take seconds
CONTEXT_CHOICES = 6  # two OB contexts in two versions each are four; each choice costs a full try
CONTEXTS_PROCESSED = 512  # results of JSON-LD's context processing that are kept
KEYS_TRIED = 8  # keys of one issuer
CERTIFICATES = 5  # of one chain
DAMAGES = 3  # times that a text went through a program which spoiled it
COMPARISONS_PER_NODE = 4_000  # of the members of an array with each other, that cost as much as one object
VALUES_PER_NODE = 2  # strings and numbers that cost as much as one object
QUADS_PER_CALL = 64  # around one node that are compared for the cost of one call of Hash N-Degree Quads
ORDERS_PER_CALL = 16  # orders of blank nodes that are tried for the cost of one call
BLANK_GROUP = 20  # blank nodes alike, beyond which their orders are not counted further
NODES_PER_CREDENTIAL = 60  # beside `Limits.nodes`, what an ordinary badge needs: a ZIP of hundreds is read to its end
CALLS_PER_CREDENTIAL = 20  # the same of `Limits.n_degree_calls`
STATUS_LISTS = 4  # lists of the largest size that one file may lead to
LIST_PER_CREDENTIAL = 1024 * 1024  # bytes of status lists for each credential besides
RSA_BITS = range(2_048, 8_193)  # RFC 7518: 2,048 at least; more than 8,192 only costs time
DER_LENGTH = 2  # bytes of the length of an element
CBOR_DEPTH = 4  # nested arrays and maps

# The network, by number.
REDIRECTS = 5  # of one fetch
REPEATED_FETCHES = 4  # questions of one badge: its key, its list, its original
LINKS_WRAPPED = 3  # links within links that a mail program puts around an address
DECODINGS = 4  # times that a path is unescaped

# Containers: e-mails, pages, documents, pictures, tokens.
KIND_HEAD = 2_048  # bytes in which a file shows its kind
PDF_HEAD = 1_024  # the same of a PDF, which other bytes may stand in front of
SVG_HEAD = 4_096  # the same of a drawing in a document
LINK = 4_000  # characters of an address that a file links to
PDF_LINK = 2_000  # bytes of one in a PDF
BADGES_ADDRESS = 2_000  # characters of the address below which a platform has its badges
MARKUP_TAG = 2_000  # characters of a tag that tells a page from text
MARKUP_COMMENT = 1_000  # bytes of a comment in front of a page
ATTACHED_NAME = 200  # characters of the name of an attachment
ATTACHED_HEADER = 1_000  # bytes of the header that names it
MAIL_HEADERS = 65_536  # bytes of one block of headers
MAIL_DEPTH = 6  # parts within parts
MARKUP_HEAD = 262_144  # characters of a page in which it names its own address
MARKUP_SCRIPTS = 200  # scripts of one page that are looked at
MARKUP_LINKS = 20_000  # links of one file; whoever gathers them refuses fewer
LINKS_GATHERED = 10_000  # addresses of one file
OBJECTS_GATHERED = 2_000  # JSON objects of one text
HOSTS_NAMED = 8  # hosts of other links, in a message
WRAPPED_DEPTH = 8  # objects that programs wrap around badges
ENCODING_SAMPLE = 64  # bytes that tell UTF-16 without a mark
ARCHIVE_PARTS = 5_000  # of an office document; each slide and each picture is one
ARCHIVE_PICTURES = 12  # of a ZIP that are looked at for why they hold no badge; each takes a moment
IMAGE_TEXTS = 8  # different ones in one image; more are no two spellings of one badge
PICTURE_PIXELS = 600_000  # pixels, and bytes of them; a larger picture takes seconds to look through
PICTURE_COLUMNS = 1_000  # patterns of a code in one picture; one with more is no code but a carpet
PICTURE_CORNERS = 12  # of codes in one picture that are tried
PICTURE_TEXT = 65_536  # bytes of one chunk of text
SVG_BEGINNING = 65_536  # bytes in which the root element begins
PDF_DICTIONARY = 2_000  # bytes in front of a stream that are looked at
PDF_STREAMS = 2_000  # streams of one file that are looked at
PDF_STREAM = 1024 * 1024  # bytes of one stream before inflating; a badge in it is far smaller
TOKEN_PLACES = 20_000  # places of one text that look like a token
TOKEN_LINES = 100_000  # lines of one token
TOKEN_HEADER_LINES = 12  # lines of the header of a broken token
TOKEN_HEADER = 8_192  # characters of a header that are looked at
TOKEN_BODY = 400_000  # characters of a payload beside its pictures, and of the header of a seal with its certificates
TOKEN_EMBEDDING = 5_600_000  # characters of a payload in base64url with the pictures embedded in it
SEALS = 2  # seals of one token whose headers are looked at

# Scripts of the page that import nothing write these numbers themselves; a test holds them against these.
QR_SIDE = 12_000  # pixels of a side of a picture that may show a QR code, as it came
QR_SIDES_TRIED = [1_400, 700, 2_400]  # pixels of its longest side: a code may be small, or photographed unsharply
QR_TEXT = 4_000  # characters of a code; none holds more than 7,089
PAGES_SEEN = 300  # files of pages of badges that are kept for when there is no network

TRUST_MEMBERS = 200_000  # members of any one array of a trust list


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
