"""What a field of a YAML file is called, means and may hold: the one table behind the loader and the JSON Schemas.

The type of a field is that of the model's dataclass; what is said here is what a type cannot say.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from badge_catalogue.model.text import Text
from badge_catalogue.words.po import has, text


@dataclass(frozen=True)
class Field:
    """One field.

    Attributes:
        title: Its name in plain words.
        about: What to write in it.
        example: A right value, in YAML's flow style, as it stands after the colon.
        values: The closed list it comes from.
        pattern: Regular expression that the schema shows to editors; judged by the checks.
        required: Whether it must be written; None: as in the dataclass.
        key: Its name in YAML where that is no Python name.
        form: "instant" for a point in time, which YAML may read as a date.
        also: Names of the same thing in other standards and in Dutch, for the hint at an unknown key.
    """

    title: Text
    about: Text = Text()
    example: str = ""
    values: Sequence[str] = ()
    pattern: str | None = None
    required: bool | None = None
    key: str | None = None
    form: str = ""
    also: tuple[str, ...] = ()


def named(  # noqa: PLR0913 -- one row of a table; everything but the name is given by keyword
    name: str,
    *,
    example: str = "",
    values: Sequence[str] = (),
    pattern: str | None = None,
    required: bool | None = None,
    key: str | None = None,
    form: str = "",
    also: tuple[str, ...] = (),
) -> Field:
    """Return a row of the table; the words of fields have its title, and what to write in it where they say that.

    Args:
        name: Of the field, after the class that holds it, such as "Institution.name".
    """
    about = f"{name}.about"
    told = text("fields", about) if has("fields", about) else Text()
    return Field(text("fields", name), told, example, values, pattern, required, key, form, also)


SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
BADGE_ID = r"^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$"
PICTURE = r"^[a-z0-9][a-z0-9@._-]*\.(svg|png)$"
LANGUAGE = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"  # BCP 47
COUNTRY = "^[A-Z]{2}$"  # ISO 3166-1
ADDRESS = r"^https?://[^\s]+/$"  # of a site
HTTPS = r"^https://[^\s]+$"
DURATION = r"^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$"
MAILBOX = r"^[^@\s]+@[^@\s]+\.[^@\s]+$"
CODE_OWNER = r"^@[A-Za-z0-9-]+(/[A-Za-z0-9_.-]+)?$"
ESCO_SKILL = r"^http://data\.europa\.eu/esco/skill/[0-9A-Za-z-]+$"
ESCO_OCCUPATION = r"^http://data\.europa\.eu/esco/occupation/[0-9A-Za-z-]+$"
BOTH = "{nl: …, en: …}"
