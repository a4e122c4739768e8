"""The phones' page: in the rulebook's words, in another language, and inert whatever a text holds."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from tests.catalogue import left

from subsidiarity.phones.page import main_part, nowhere_page, phone_page, plain_page, slip_page, stranger_page
from subsidiarity.reporting.language import spoken_in
from subsidiarity.reporting.pseudo import Pseudo
from subsidiarity.workshop.ballot.phone_view import PhoneView
from subsidiarity.workshop.ballot.stage import Stage

ACTING = "<script>alert(1)</script>\"' onload=x &amp; \x1b[2J\u202e"
DATA = "Qq ww?"


def stage(kind: str, text: str = DATA) -> Stage:
    return Stage(
        kind,  # type: ignore[arg-type]
        text,
        "cy",
        heading=text,
        round_id="0123",
        options=(("1", text), ("0", text)),
        counts=((text, 3), (text, 0)),
        verdict=(text,),
        sentences=(text,),
    )


def view(kind: str, text: str = DATA, **given) -> PhoneView:
    return PhoneView(stage(kind, text), "1-1", **given)


class Shown(HTMLParser):
    """The words of a page that a person meets: its text, and what the script says."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.words += [value for name, value in attributes if name.startswith("data-") and name != "data-root"]

    def handle_data(self, data):
        if self.tags[-1:] not in (["script"], ["style"]):
            self.words.append(data)


def shown(page: str) -> Shown:
    found = Shown()
    found.feed(page)
    return found


PAGES = [
    *(phone_page("/P", view(kind)) for kind in ("waiting", "vote", "shown", "result")),
]


@pytest.mark.parametrize("kind", ["waiting", "vote", "shown", "result"])
def test_every_page_speaks_another_language(kind):
    """What is not said by the rulebook or by people."""
    with spoken_in(Pseudo()):
        pages = [
            phone_page("/P", view(kind)),
            phone_page("/P", view(kind, chosen="1", turn=1)),
            *(
                phone_page("/P", view(kind, outcome=each))
                for each in ("closed", "overtaken", "unclear", "unkept", "repeated")
            ),
            slip_page("/P", stage(kind)),
            stranger_page("/P", stage(kind)),
            nowhere_page("cy"),
        ]
    words = {word for page in pages for word in left(" ".join(shown(page).words), f"{DATA} 0123 1-1")}

    assert set() == words


def test_the_page_says_which_language_it_is_in():
    """Its own words are English, the question is the rulebook's."""
    page = phone_page("/P", view("vote"))

    assert '<html lang="en">' in page
    assert f'<h1 tabindex="-1" lang="cy">{DATA}</h1>' in page


@pytest.mark.parametrize("kind", ["waiting", "vote", "shown", "result"])
def test_no_text_acts(kind):
    """Of the rulebook, of the decision, of a phone."""
    harmless, acting = (shown(phone_page("/P", view(kind, text))) for text in (DATA, ACTING))

    assert harmless.tags == acting.tags
    assert "\x1b" not in "".join(acting.words)


def test_the_page_loads_nothing():
    """No address stands in it but its own."""
    pages = (*PAGES, slip_page("/P", stage("vote")), plain_page("/P", stage("vote"), "a", "b"))
    page = "".join(each.partition("<script>")[0] for each in pages)

    found = re.findall(r'(?:src|href|action|url)\s*=?\s*[("\']+([^"\')]*)', page)
    assert {"/P", "/P/vote", "/P/line", "/P/minutes", "/P/slip", "data:,"} >= set(found)


@pytest.mark.parametrize("outcome", ["counted", "overtaken", "repeated", "closed", "unclear", "unkept"])
def test_what_came_to_nothing_looks_otherwise(outcome):
    """Before a word is read, with the script and without."""
    page = phone_page("/P", view("vote", chosen="1", turn=1, outcome=outcome))
    is_trouble = outcome in ("closed", "unclear", "unkept")

    assert (is_trouble, is_trouble) == ('class="said trouble"' in page, 'data-trouble=""' in page)


def test_a_page_weighs_the_same_whatever_was_chosen():
    """Nobody who sees how much is sent learns what was chosen."""
    sizes = {len(main_part("/P", view("vote", chosen=value, turn=1))) for value in ("1", "0")}

    assert 1 == len(sizes)
