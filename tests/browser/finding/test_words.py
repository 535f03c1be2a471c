"""Words in a real Chromium, in both languages: what is searched, marked, corrected, and what is said of it."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

# Where the word stands; per language the word and part of the name of the badge that comes first.
SOURCES = {
    "a name": {"nl": ("lassen", "TIG-lassen"), "en": ("heat pump", "heat pumps")},
    "a description": {"nl": ("huisarts", "wondzorg"), "en": ("practitioner", "wound care")},
    "an outcome": {"nl": ("resultatenrekening", "Boekhouden"), "en": ("compression therapy", "wound care")},
    "a skill": {"nl": ("wondverbanden", "wondzorg"), "en": ("evidence-based", "wound care")},
    "an everyday word": {"nl": ("decubitus", "wondzorg"), "en": ("fablab", "laser")},
    "another form of the word": {"nl": ("warmtepomp", "Warmtepompen"), "en": ("programs", "programming")},
    "the other language": {"nl": ("welding", "TIG-lassen"), "en": ("lassen", "welding")},
}


@pytest.mark.parametrize("source", SOURCES)
def test_words_find_badges(source: str, finder: Any) -> None:
    """Wherever the word stands, the badge comes first, and what was found is marked in it."""
    words, name = SOURCES[source][finder.language]
    finder.open()
    finder.page.fill("#q", words)
    expect(finder.page.locator("#results > li").first.locator("mark").first).to_be_visible()
    assert finder.query() == {"q": [words]}
    assert name.lower() in finder.names()[0].lower()
    expect(finder.page.locator("#notice")).to_be_hidden()
    expect(finder.page.locator("#sort")).to_have_value("relevance")


def test_key_words_are_named_and_not_poured_out(finder: Any) -> None:
    """Found by a skill alone, the description stays a text and the skill is named behind it."""
    words = {"nl": "wondverbanden", "en": "multidisciplinary"}[finder.language]
    finder.open(f"?q={words}")
    first = finder.page.locator("#results > li").first
    expect(first.locator(".key-words mark")).to_have_text(re.compile(words, re.IGNORECASE))
    assert first.locator(".summary").inner_text().startswith({"nl": "Je leert", "en": "You learn"}[finder.language])


def test_a_word_that_only_the_page_has_is_named(finder: Any) -> None:
    """Found by whom it is for alone, a badge says which word of its page it was."""
    words = {"nl": "zorg", "en": "government"}[finder.language]
    name = {"nl": "Data-analyse: basis", "en": "Data analysis: basics"}[finder.language]
    finder.open(f"?q={words}")
    found = finder.page.locator("#results > li", has_text=name).first
    expect(found.locator(".key-words mark")).to_have_text(re.compile(words, re.IGNORECASE))


def test_a_match_in_the_other_language_is_in_that_language(finder: Any) -> None:
    """A reader's voice changes for what was found in the other language."""
    words, other = {"nl": ("welding", "en"), "en": ("lassen", "nl")}[finder.language]
    finder.open(f"?q={words}")
    found = finder.page.locator("#results > li").first.locator(f'.key-words [lang="{other}"] mark')
    expect(found.first).to_have_text(re.compile(words, re.IGNORECASE))


@pytest.mark.parametrize(
    ("plain", "accents"), [("financieel", "financi%C3%ABel"), ("zuiderzee", "zu%C3%AFderz%C3%A9e")]
)
def test_accents_do_not_matter(plain: str, accents: str, finder: Any) -> None:
    """With and without accents the same badges are found."""
    finder.open(f"?q={plain}")
    found = finder.names()
    finder.open(f"?q={accents}")
    assert finder.names() == found


def test_accents_do_not_hide_a_badge(finder: Any) -> None:
    """A name is found with an accent that it does not have."""
    word = {"nl": "l%C3%A1ssen", "en": "w%C3%A9lding"}[finder.language]
    assert finder.open(f"?q={word}") > 0
    assert {"nl": "lassen", "en": "welding"}[finder.language] in finder.names()[0].lower()


@pytest.mark.parametrize(
    "slip",
    [
        {"nl": ("pyhton", "python"), "en": ("progaming", "programming")},
        {"nl": ("lasen", "lassen"), "en": ("wellding", "welding")},
    ],
)
def test_a_slip_is_corrected_and_told(slip: dict[str, tuple[str, str]], finder: Any) -> None:
    """A word without results is replaced by the nearest word of our own, and the page says so; the address keeps it."""
    typed, found = slip[finder.language]
    assert finder.open(f"?q={typed}") > 0
    notice = finder.page.locator("#notice")
    expect(notice).to_contain_text(typed)
    expect(notice).to_contain_text(found)
    expect(finder.page.locator("#status")).to_contain_text(found)
    assert finder.query() == {"q": [typed]}


def test_nonsense_finds_nothing_and_says_so(finder: Any) -> None:
    """Nothing is corrected beyond recognition: no badges, advice that names no filter to remove, and the way back."""
    whole = finder.open("")
    assert finder.open("?q=xqzvwkj") == 0
    page = finder.page
    expect(page.locator("#notice")).to_contain_text("xqzvwkj")
    said = {"nl": "Zoek met een ander woord, of bekijk", "en": "Try another word, or look at"}[finder.language]
    expect(page.locator("#empty p").first).to_contain_text(said)
    expect(page.locator("#empty p a").first).to_have_attribute("href", re.compile("institutions/"))  # who can be asked
    expect(page.locator("#results li")).to_have_count(0)
    expect(page.locator("#empty button").nth(1)).to_contain_text(re.compile(r": \d+ badge"))  # a subject that has some
    expect(page.locator("#filters")).to_be_hidden()  # none of its options would find anything
    way = page.locator("#empty button").first
    expect(way).to_contain_text(f"{whole} badges")
    way.click()
    expect(page.locator("#count")).to_have_text(f"{whole} badges")
    expect(page.locator("#filters")).to_be_visible()
    expect(page.locator("#q")).to_have_value("")


@pytest.mark.parametrize(
    ("words", "facet", "key"),
    [
        ({"nl": "avond", "en": "evening"}, "schedule", "evening"),
        ({"nl": "microcredential", "en": "microcredential"}, "type", "microcredential"),
        ({"nl": "sbu", "en": "credits"}, "credits", {"nl": "sbu", "en": "ects"}),
        ({"nl": "niveau 3", "en": "level 3"}, "nlqf", "3"),
        ({"nl": "polderveen college", "en": "Polderveen College"}, "institution", "demo-mbo"),
    ],
    ids=["an evening", "a type", "a unit", "a level", "a school"],
)
def test_words_that_name_a_filter_find_what_it_finds(words: Any, facet: Any, key: Any, finder: Any) -> None:
    """Where no text has the words but a filter is called so, they find what the filter finds, and the page says so."""
    facet, key = (each if isinstance(each, str) else each[finder.language] for each in (facet, key))
    promised = finder.open(f"?{facet}={key}")
    assert finder.open(f"?q={words[finder.language]}") == promised > 0
    expect(finder.page.locator("#notice")).to_contain_text(words[finder.language])


@pytest.mark.parametrize(
    ("words", "facet", "keys"),
    [
        ({"nl": "cursus van een dag", "en": "one day course"}, "hours", "0-10"),
        ({"nl": "bachelor niveau", "en": "bachelor's level"}, "eqf", "6"),
        ({"nl": "eqf niveau 6", "en": "eqf level 6"}, "eqf", "6"),
    ],
    ids=["a length", "a level by its name", "a level by its ladder"],
)
def test_several_words_that_name_a_filter_find_what_it_finds(words: Any, facet: str, keys: str, finder: Any) -> None:
    """A level or a length said in words finds what its filter finds, and the page says so."""
    promised = finder.open(f"?{facet}={keys}")
    assert finder.open(f"?q={words[finder.language]}") == promised > 0
    label = {"hours": {"nl": "Tot 10 uur", "en": "Up to 10 hours"}, "eqf": {"nl": "EQF", "en": "EQF"}}[facet]
    expect(finder.page.locator("#notice")).to_contain_text(label[finder.language])


def test_whom_a_badge_is_for_finds_it(finder: Any) -> None:
    """What somebody is finds the badges that are for them."""
    finder.open({"nl": "?q=dakdekker", "en": "?q=roofer"}[finder.language])
    assert "demo-mbo/zonnepanelen-plaatsen/" in finder.addresses()


def test_near_badges_are_called_near(finder: Any) -> None:
    """Where no badge is for a word, those of its field are counted as near, not as found."""
    finder.open({"nl": "?q=vrachtwagenchauffeur", "en": "?q=dentist"}[finder.language])
    expect(finder.page.locator("#count")).to_have_text(
        re.compile({"nl": r"^Dichtbij: \d+ badges$", "en": r"^Near: \d+ badges$"}[finder.language])
    )
    expect(finder.page.locator("#results > li").first).to_be_visible()


def test_words_that_only_sound_alike_are_not_found(finder: Any) -> None:
    """Where the texts hold the words and nothing of the field they name, no badge is for them, and it says so."""
    assert finder.open({"nl": "?q=nederlands+leren", "en": "?q=learn+dutch"}[finder.language]) == 0
    expect(finder.page.locator("#notice")).to_contain_text(
        {"nl": "ook geen badge die er dicht bij komt", "en": "none comes near"}[finder.language]
    )
    finder.open({"nl": "?q=chatgpt+op+het+werk", "en": "?q=chatgpt+at+work"}[finder.language])
    expect(finder.page.locator("#count")).to_have_text(re.compile({"nl": "^Dichtbij", "en": "^Near"}[finder.language]))
    assert "demo-hbo/ai-in-het-mkb/" in finder.addresses()


def test_a_level_in_words_is_no_condition(finder: Any) -> None:
    """Whoever asks for what needs no diploma sees low levels, and is told that a level does not say what one needs."""
    told = {"nl": "Een niveau zegt niet wat je vooraf nodig hebt", "en": "A level does not say what you need"}
    finder.open({"nl": "?q=zonder+diploma", "en": "?q=without+a+diploma"}[finder.language])
    expect(finder.page.locator("#notice")).to_contain_text(told[finder.language])
    finder.open("?q=eqf+2")
    expect(finder.page.locator("#notice")).not_to_contain_text(told[finder.language])


def test_a_field_too_wide_is_offered_and_not_shown(finder: Any) -> None:
    """Hotels are no answer to a hairdresser: nothing is found, and the wider field is one press away."""
    assert finder.open({"nl": "?q=kapper", "en": "?q=hairdresser"}[finder.language]) == 0
    expect(finder.page.locator("#results li")).to_have_count(0)
    way = finder.page.locator("#empty button").first
    promised = re.search(r": (\d+) ", way.inner_text())
    assert promised
    way.click()
    expect(finder.page.locator("#count")).to_have_text(re.compile(rf"^{promised[1]} "))


def test_a_filter_that_nothing_passes_is_let_go_of_and_told(finder: Any) -> None:
    """Badges for the words are shown where none passes the filter as well, and the page says which it let go of."""
    found = finder.open({"nl": "?q=lassen", "en": "?q=welding"}[finder.language])
    words, label = {
        "nl": ("eendaagse+cursus+lassen", "Tot 10 uur"),
        "en": ("one-day+course+welding", "Up to 10 hours"),
    }[finder.language]
    assert finder.open(f"?q={words}") == found > 0
    expect(finder.page.locator("#notice")).to_contain_text(label)


def test_a_filter_and_a_word_narrow_each_other(finder: Any) -> None:
    """A word that names a filter is no word that a text must have."""
    word, when = {"nl": ("lassen", "avond"), "en": ("welding", "evening")}[finder.language]
    found = finder.open(f"?q={word}")
    assert 0 < finder.open(f"?q={word}+{when}") <= found
    assert {"nl": "lassen", "en": "welding"}[finder.language] in finder.names()[0].lower()


def test_a_word_that_names_a_filter_too_offers_it(finder: Any) -> None:
    """Texts that hold the word are shown; the filter of that name is one press away, and becomes the address."""
    found = finder.open("?q=polderveen")
    offer = finder.page.locator("#notice button")
    promised = re.search(r"(\d+) badges", offer.inner_text())
    assert promised
    assert int(promised[1]) > found > 0
    offer.click()
    expect(finder.page.locator("#count")).to_have_text(re.compile(rf"^{promised[1]} "))
    assert finder.query() == {"institution": ["demo-mbo"]}
    expect(finder.page.locator("#notice")).to_be_hidden()
    expect(finder.page.locator("#count")).to_be_focused()


def test_a_badge_is_found_by_its_code(finder: Any) -> None:
    """What stands on the badge or in a register finds it: its identifier, its address, the code of its programme."""
    for words in ("demo-mbo.tig-lassen-basis", "https://x.example/badges/demo-mbo/tig-lassen-basis/", "K9901"):
        finder.open(f"?q={words}")
        assert "demo-mbo/tig-lassen-basis/" in finder.addresses(), words


def test_words_that_stand_nowhere_together_find_some(finder: Any) -> None:
    """What has one of the words is better than nothing, and is not called more than that."""
    assert finder.open("?q=lassen+python") > 0
    said = {"nl": "een deel van", "en": "some of them"}[finder.language]
    expect(finder.page.locator("#notice")).to_contain_text(said)


def test_words_that_hardly_stand_together_find_more(finder: Any) -> None:
    """Where one badge has all words, and where nobody sees them, those with some of them come too; the page says so."""
    words = {"nl": "werk zonder ervaring", "en": "helping people in a shop"}[finder.language]
    assert finder.open(f"?q={words}") > 2
    said = {"nl": "Bijna geen badge heeft al deze woorden", "en": "Hardly any badge has all these words"}
    expect(finder.page.locator("#notice")).to_contain_text(said[finder.language])


def test_a_question_is_a_search(finder: Any) -> None:
    """Words that say nothing do not stand in the way."""
    words, name = {"nl": ("ik wil leren lassen", "lassen"), "en": ("i want to do welding", "welding")}[finder.language]
    assert finder.open(f"?q={words}") > 0
    assert name in finder.names()[0].lower()


def test_words_and_filters_narrow_each_other(finder: Any) -> None:
    """Counts are of the badges that the words found."""
    found = finder.open("?q=data")
    promised = finder.number("audience", "professional")
    assert 0 < promised < found
    finder.option("audience", "professional").check()
    expect(finder.page.locator("#count")).to_have_text(re.compile(rf"^{promised} "))


def test_an_empty_result_offers_a_way_out(finder: Any) -> None:
    """Each way says how many badges it gives, and gives them."""
    assert finder.open("?sector=mbo&institution=demo-wo") == 0
    way = finder.page.locator("#empty button").first
    promised = re.search(r": (\d+)", way.inner_text())
    assert promised
    way.click()
    expect(finder.page.locator("#count")).to_have_text(re.compile(rf"^{promised[1]} "))


def test_the_front_page_leads_to_a_search(finder: Any) -> None:
    """What is typed on the front page is searched for on the catalogue page, in the same language."""
    finder.page.goto(finder.path.removesuffix("badges/"))
    word = {"nl": "lassen", "en": "welding"}[finder.language]
    finder.page.locator("#front-q").fill(word)
    finder.page.locator(".front-search button").click()
    expect(finder.page.locator("#q")).to_have_value(word)
    expect(finder.page.locator("#results mark").first).to_be_visible()
    expect(finder.page.locator("html")).to_have_attribute("lang", finder.language)


def test_search_that_does_not_load_says_so_and_filters_go_on(finder: Any, complaints: list[str]) -> None:
    """Without its index the search says so; filters go on."""
    finder.page.route("**/pagefind.js", lambda route: route.abort())
    everything = finder.open()
    finder.page.fill("#q", "lassen")
    expect(finder.page.locator("#notice")).to_contain_text(
        {"nl": "werkt nu niet", "en": "does not work now"}[finder.language]
    )
    assert finder.announced() == everything
    said = finder.page.locator("#count").inner_text()
    finder.option("schedule", "evening").check()
    expect(finder.page.locator("#count")).not_to_have_text(said)  # the words are tried anew before it is counted
    assert 0 < finder.announced() < everything
    complaints.clear()
