"""What each sample is called, what it teaches, and what the verify page says of it."""

from dataclasses import dataclass

from badge_catalogue.model.text import Text


@dataclass(frozen=True)
class Words:
    """One entry of `samples/index.json`.

    Attributes:
        headline: Of the report, as verification names it.
        recipient: The e-mail address to ask about; the headline is the answer with it filled in.
        then: What the page says once the visitor agrees to look things up, and the refusals that are acted out: HTTP
            status by address. The hosts are made up, so nothing is sent; a refusal can make nothing valid.
    """

    file: str
    headline: str
    title: Text
    teaches: Text
    recipient: str | None = None
    then: tuple[str, tuple[tuple[str, int], ...]] | None = None


def _text(nl: str, en: str) -> Text:
    return Text({"nl": nl, "en": en})


WORDS = (
    Words(
        "genuine.png",
        "verified",
        _text("Een echte badge", "A genuine badge"),
        _text(
            "Zo ziet een badge eruit die klopt: niet veranderd, van een school die wij kennen, en geldig.",
            "This is what a sound badge looks like: unaltered, from a school we know, and in force.",
        ),
    ),
    Words(
        "genuine.svg",
        "verified",
        _text("Dezelfde badge als tekening (SVG)", "The same badge as a drawing (SVG)"),
        _text(
            "Een badge kan ook in een SVG-plaatje zitten. De uitkomst is dezelfde.",
            "A badge can also live in an SVG picture. The answer is the same.",
        ),
    ),
    Words(
        "genuine.json",
        "verified",
        _text("Dezelfde badge zonder plaatje (JSON)", "The same badge without a picture (JSON)"),
        _text(
            "Het plaatje doet er niet toe: de gegevens en hun handtekening tellen.",
            "The picture does not matter: the data and their signature count.",
        ),
    ),
    Words(
        "genuine.jwt",
        "verified",
        _text("Dezelfde badge als code (JWT)", "The same badge as a code (JWT)"),
        _text(
            "Sommige systemen geven een badge als één lange code. Ook die kunt u controleren.",
            "Some systems hand over a badge as one long code. That can be checked too.",
        ),
    ),
    Words(
        "attached.pdf",
        "verified",
        _text("Een pdf met een badge als bijlage", "A PDF with a badge attached"),
        _text(
            "De tekst in een pdf bewijst niets. De badge die als bijlage meekomt wel.",
            "The text in a PDF proves nothing. The badge that is attached to it does.",
        ),
    ),
    Words(
        "links.pdf",
        "online-check-needed",
        _text("Een cv als pdf met een link erin", "A CV as a PDF with a link in it"),
        _text(
            "De pagina haalt de link naar de badge uit de pdf. Andere links slaat zij over. Hier geeft de site niets.",
            "The page takes the link to the badge from the PDF and skips other links. Here the site gives nothing.",
        ),
        then=("online-check-needed", (("https://rugzak.example.org/public/assertions/sam-lassen", 503),)),
    ),
    Words(
        "not-public.txt",
        "online-check-needed",
        _text("Een link naar een badge die nog dicht staat", "A link to a badge that is still closed"),
        _text(
            "Zo werkt een link uit een rugzak. Staat de badge nog dicht, dan krijgt u een bericht om te sturen.",
            "This is how a link from a backpack works. If the badge is still closed, you get a message to send.",
        ),
        then=("not-public", (("https://rugzak.example.org/public/assertions/sam-zorg", 404),)),
    ),
    Words(
        "tampered.png",
        "tampered",
        _text("Een veranderde badge", "An altered badge"),
        _text(
            "Iemand zette er na het ondertekenen “cum laude” bij. Eén woord is genoeg om het te zien.",
            "Someone added “cum laude” after it was signed. One word is enough to notice.",
        ),
    ),
    Words(
        "expired.svg",
        "expired",
        _text("Een verlopen badge", "An expired badge"),
        _text(
            "Deze badge was echt, maar gold tot 1 oktober 2026.",
            "This badge was genuine, but was in force until 1 October 2026.",
        ),
    ),
    Words(
        "not-yet-valid.png",
        "not-yet-valid",
        _text("Een badge die nog moet ingaan", "A badge that is not in force yet"),
        _text(
            "De handtekening klopt, maar de begindatum ligt in de toekomst.",
            "The signature is right, but its first day lies in the future.",
        ),
    ),
    Words(
        "wrong-recipient.png",
        "wrong-recipient",
        _text("De badge van iemand anders", "Someone else's badge"),
        _text(
            "Deze badge is van noor@example.org. Vul sam@example.org in en zie dat hij niet van Sam is.",
            "This badge is noor@example.org's. Fill in sam@example.org and see that it is not Sam's.",
        ),
        recipient="sam@example.org",
    ),
    Words(
        "unknown-issuer.png",
        "issuer-unknown",
        _text("Een badge van een onbekende maker", "A badge by an unknown maker"),
        _text(
            "De badge is heel, maar niemand hier kent de maker. Iedereen kan zo'n bestand maken.",
            "The badge is intact, but nobody here knows its maker. Anyone can make such a file.",
        ),
    ),
    Words(
        "impersonation.png",
        "impersonation-suspected",
        _text("Iemand doet zich voor als een school", "Someone poses as a school"),
        _text(
            "Er staat de naam van een bekende school op, maar de sleutel is niet van die school.",
            "It bears the name of a school we know, but the key is not that school's.",
        ),
    ),
    Words(
        "revoked.png",
        "revoked",
        _text("Een ingetrokken badge", "A revoked badge"),
        _text(
            "De school heeft deze badge ingetrokken. Dat staat niet in de badge, maar op een lijst van de school.",
            "The school has withdrawn this badge. That is not in the badge, but on a list of the school.",
        ),
    ),
    Words(
        "suspended.png",
        "suspended",
        _text("Een badge die even niet geldt", "A badge that is on hold"),
        _text(
            "De school heeft deze badge tijdelijk stilgezet. Dat kan weer voorbijgaan.",
            "The school has put this badge on hold. That may pass.",
        ),
    ),
    Words(
        "online-check-needed.png",
        "online-check-needed",
        _text("Een badge waarvoor iets moet worden opgezocht", "A badge for which something has to be looked up"),
        _text(
            "Of hij is ingetrokken, staat bij de school. Daar kijken wij pas als u dat goed vindt.",
            "Whether it was withdrawn is known at the school. We ask there only when you agree.",
        ),
        then=("online-check-needed", (("https://demo-mbo.example.org/status/samples.json", 503),)),
    ),
    Words(
        "not-a-badge.png",
        "no-badge-found",
        _text("Alleen een plaatje", "Just a picture"),
        _text(
            "Een plaatje of schermafdruk van een badge bewijst niets: er zit geen badge in.",
            "A picture or screenshot of a badge proves nothing: there is no badge in it.",
        ),
    ),
)
