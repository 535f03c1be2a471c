"""The words of the pages that run scripts: whole in every language, none left over, read as Babel does."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from badge_catalogue.model.text import LANGUAGES
from badge_catalogue.pages import page_words
from badge_catalogue.pages.verify import PAGE
from badge_verifier.words.po import WordsError, parse, rule

NODE = shutil.which("node") or ""
PAGES = ("verify", "describe")
FILES = sorted(path.relative_to(PAGE).as_posix() for path in PAGE.glob("*/texts/*"))
# Keys that scripts and templates put together from what they are told, by page.
MADE = {
    "verify": re.compile(
        r"(short\.|stages\.(failed_)?|page\.how_|outcomes\.|answers\.|elements\.|online\.|many\.|card\.(unknown_name|"
        r"link_only|practice|unknown_endorser)|desk\.(samples_|fact_)).*"
    ),
    "describe": re.compile(
        r"(levels\.|tongue\.|outcome_in\.|outcome_example\.|kind_|state_|element_|count_|failed_).*"
    ),
}


def read(name: str) -> dict[str, str]:
    """Return the messages of one file."""
    return parse((PAGE / name).read_text(encoding="utf-8"), name)


def gaps(text: str) -> list[str]:
    """Return the place holders of a sentence, sorted."""
    return sorted(name or "" for _, name, _, _ in Formatter().parse(text) if name is not None)


def test_every_page_has_every_language_and_nothing_else() -> None:
    """The files are those of the catalogue's languages."""
    assert sorted(f"{page}/texts/{language}.po" for page in PAGES for language in LANGUAGES) == FILES


@pytest.mark.parametrize("page", PAGES)
def test_languages_have_the_same_words_with_the_same_gaps(page: str) -> None:
    """What one language says the others say, filled in with the same things."""
    first, *others = (read(f"{page}/texts/{language}.po") for language in LANGUAGES)
    for other in others:
        assert list(other) == list(first)
        assert [key for key in first if gaps(first[key]) != gaps(other[key])] == []


@pytest.mark.parametrize("name", FILES)
def test_babel_reads_the_same(name: str) -> None:
    """Translators' tools find the same keys and texts, in the same order; no text is empty."""
    with (PAGE / name).open("rb") as file:
        found = read_po(file)
    told: dict[str, str] = {}
    for each in found:
        if each.id and isinstance(each.string, str):
            told[str(each.id)] = each.string
        elif each.id and each.string:
            told |= {f"{each.id[0]}[{number}]": form for number, form in enumerate(each.string)}
    assert list(told.items()) == list(read(name).items())
    assert [key for key, text in told.items() if not text.strip() or "  " in text] == []


@pytest.mark.parametrize("page", PAGES)
def test_no_word_is_left_over(page: str) -> None:
    """Every key is named in a script or a template, or put together there."""
    sources = [path for path in PAGE.rglob("*") if path.suffix in {".js", ".html"} and "runtime" not in path.parts]
    used = " ".join(path.read_text(encoding="utf-8") for path in sources)
    left = []
    for key in read(f"{page}/texts/{LANGUAGES[0]}.po"):
        name = key.partition("[")[0]
        if not MADE[page].fullmatch(name) and not re.search(rf"\b{re.escape(name.rsplit('.')[-1])}\b", used):
            left.append(key)
    assert left == []


def test_keys_nest_and_forms_are_listed(tmp_path: Path) -> None:
    """A dot opens a group, forms become a list, and `plural` tells which one a number takes; a group is no text."""
    for language in LANGUAGES:
        (tmp_path / f"{language}.po").write_text(
            'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\nmsgid "a.b"\nmsgstr "x"\n\n'
            'msgid "a.many"\nmsgid_plural "a.many"\nmsgstr[0] "{number} part"\nmsgstr[1] "{number} parts"\n',
            encoding="utf-8",
        )
    told = page_words.told(tmp_path)[LANGUAGES[0]]
    assert told["a"] == {"b": "x", "many": ["{number} part", "{number} parts"]}
    assert (told["plural"][:4], len(told["plural"])) == ("0011", 200)
    (tmp_path / f"{LANGUAGES[0]}.po").write_text('msgid "a"\nmsgstr "x"\n\nmsgid "a.b"\nmsgstr "y"\n', encoding="utf-8")
    with pytest.raises(WordsError, match=r"'a\.b' lies below"):
        page_words.told(tmp_path)
    (tmp_path / f"{LANGUAGES[0]}.po").unlink()
    with pytest.raises(WordsError, match="every language of the catalogue needs one"):
        page_words.told(tmp_path)


def test_a_script_takes_the_form_of_a_number() -> None:
    """The script of the pages and the rule of the language agree, for small numbers and by the last two figures."""
    polish = "(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)"
    form = rule(f"Plural-Forms: nplurals=3; plural={polish};")
    plural = "".join(str(form(number)) for number in range(200))
    numbers = [0, 1, 2, 5, 12, 22, 101, 112, 122, 199, 200, 201, 212, 222, 1001, 1312]
    module = (PAGE / "shared" / "counted.js").as_uri()
    code = (
        f"const {{ counted }} = await import({json.dumps(module)});"
        f"console.log(JSON.stringify({numbers}.map((n) => counted(['0', '1', '2'], n, {json.dumps(plural)}))))"
    )
    done = subprocess.run([NODE, "--input-type=module", "-e", code], check=True, capture_output=True, text=True)
    assert json.loads(done.stdout) == [str(form(number)) for number in numbers]
