"""What each sample is called, what it teaches, and what the verify page says of it."""

from dataclasses import dataclass

from badge_catalogue.model.text import Text
from badge_catalogue.words.po import text


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
    recipient: str | None = None
    then: tuple[str, tuple[tuple[str, int], ...]] | None = None

    @property
    def title(self) -> Text:
        """Return the title of the sample in a language."""
        return text("samples", f"{self.file}.title")

    @property
    def teaches(self) -> Text:
        """Return the lesson of the sample in a language."""
        return text("samples", f"{self.file}.teaches")


WORDS = (
    Words("genuine.png", "verified"),
    Words("genuine.svg", "verified"),
    Words("genuine.json", "verified"),
    Words("genuine.jwt", "verified"),
    Words("birthday-left-out.txt", "verified"),
    Words("from-a-wallet.txt", "verified"),
    Words("sealed-diploma.json", "verified"),
    Words("at-work.png", "verified"),
    Words("attached.pdf", "verified"),
    Words(
        "links.pdf",
        "online-check-needed",
        then=("online-check-needed", (("https://rugzak.example.org/public/assertions/sam-lassen", 503),)),
    ),
    Words(
        "not-public.txt",
        "online-check-needed",
        then=("not-public", (("https://rugzak.example.org/public/assertions/sam-zorg", 404),)),
    ),
    Words("tampered.png", "tampered"),
    Words("expired.svg", "expired"),
    Words("not-yet-valid.png", "not-yet-valid"),
    Words("wrong-recipient.png", "wrong-recipient", recipient="sam@example.org"),
    Words("unknown-issuer.png", "issuer-unknown"),
    Words("impersonation.png", "impersonation-suspected"),
    Words("revoked.png", "revoked"),
    Words("suspended.png", "suspended"),
    Words(
        "online-check-needed.png",
        "online-check-needed",
        then=("online-check-needed", (("https://demo-mbo.example.org/status/samples.json", 503),)),
    ),
    Words("not-a-badge.png", "no-badge-found"),
)
