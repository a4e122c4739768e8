"""The phones' page: one file that needs no script and loads nothing, in the words of the rulebook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from subsidiarity.reporting.html.page import digest_of, own_text
from subsidiarity.reporting.html_elements import Child, Markup, element, html_text, verbatim
from subsidiarity.reporting.language import plural, speaks_english, words
from subsidiarity.workshop.ballot.desk import MOST_LINE_CHARACTERS, Outcome
from subsidiarity.workshop.ballot.phone_view import PhoneView
from subsidiarity.workshop.ballot.stage import Stage

_STYLE, _SCRIPT = Path(__file__).with_name("page.css"), Path(__file__).with_name("page.js")


def policy() -> str:
    """The policy that the page lays on the browser: its own style and script, its own address, and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {digest_of(own_text(_STYLE))}",
            f"script-src {digest_of(own_text(_SCRIPT))}",
            "connect-src 'self'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def phone_page(root: str, view: PhoneView) -> str:
    """The whole page of a phone; `root` is the path below which everything is asked for."""
    return _page(root, view.stage, main_part(root, view), _said(said(view), is_trouble(view)), is_live=True)


def main_part(root: str, view: PhoneView) -> Markup:
    """The part of the page that changes, by which the script takes the place of the one before."""
    stage = view.stage
    parts: Iterator[Child] = {
        "waiting": _waiting,
        "vote": _vote,
        "shown": _shown,
        "result": _result,
    }[stage.kind](root, view)
    return element(
        "main", *parts, data_stage=view.stage_id, data_said=said(view), data_trouble="" if is_trouble(view) else None
    )


def slip_page(root: str, stage: Stage, message: str = "", code: str = "") -> str:
    """The page that asks for the code of a slip; `code` is filled in."""
    form = element(
        "form",
        element("label", words("The code on your slip"), for_="code", class_="field"),
        element(
            "input",
            type="text",
            id="code",
            name="code",
            value=code or None,
            required="",
            maxlength=20,
            autocomplete="off",
            autocapitalize="characters",
            spellcheck="false",
        ),
        element("button", words("Go on")),
        method="post",
        action=f"{root}/slip",
    )
    main = element("main", element("h1", words("Your slip, please")), form)
    return _page(root, stage, main, _said(message, is_trouble=True), is_live=False)


def plain_page(root: str, stage: Stage, heading: str, message: str) -> str:
    """A page that only says something."""
    main = element("main", element("h1", heading), element("p", message), _again(root))
    return _page(root, stage, main, _said(""), is_live=False)


def stranger_page(root: str, stage: Stage) -> str:
    """The page of a phone whose cookie is gone, or was never given."""
    message = words("This browser has forgotten that it came in. Look again, and it comes in anew.")
    return plain_page(root, stage, words("Come in again"), message)


def nowhere_page(language: str) -> str:
    """The page of every address that there is not: whoever knows no code learns nothing of a workshop but its language.

    `language` is a BCP 47 tag.
    """
    heading = words("There is no page at this address")
    message = words(
        "Type the address as it stands on the wall: http at its beginning, the code of the room at its end."
    )
    main = element("main", element("h1", heading), element("p", message))
    return _document(heading, "en" if speaks_english() else language, element("body", main))


def said(view: PhoneView) -> str:
    """A sentence on what became of the last thing that the phone sent; "" where there is nothing to say."""
    told: dict[Outcome, str] = {
        "closed": words("Too late: that vote is closed, and this was not counted."),
        "overtaken": words("A later choice of yours is counted."),
        "unclear": words("Nothing was counted: choose one of the answers, then Send."),
        "unkept": words("Not counted: it could not be kept. Send it again."),
        "repeated": words("You have sent a line already."),
        "counted": words("Your line has arrived. The facilitator reads it first."),
    }
    if view.outcome is not None and not (view.outcome == "counted" and view.stage.kind == "vote"):
        return told.get(view.outcome, "")
    if view.chosen:
        return words("Counted. You can change it until the vote closes.")
    return ""


def is_trouble(view: PhoneView) -> bool:
    """Whether the last thing that the phone sent came to nothing."""
    return view.outcome in ("closed", "unclear", "unkept")


def _said(message: str, is_trouble: bool = False) -> Markup:
    """The sentence on what became of what was sent, read out when it changes."""
    return element("div", message, id="said", class_="said trouble" if is_trouble else "said", role="status")


def _page(root: str, stage: Stage, main: Markup, message: Markup, *, is_live: bool) -> str:
    own = "en" if speaks_english() else stage.language
    script = verbatim("script", own_text(_SCRIPT)) if is_live else None
    body = element(
        "body",
        element("header", element("p", stage.title, class_="title", dir="auto", lang=stage.language)),
        message,
        main,
        element("footer", element("p", _promise())),
        script,
        data_root=root,
        data_sending=words("Sending…"),
        data_unsent=words("Not sent yet. Trying again…"),
        data_changed=words("Not sent yet. Press Send to change your vote."),
        data_lost=words("No connection to the workshop. Trying again…"),
        data_ended=words(
            "The workshop has ended. You can close this page. If it goes on, its address stands on the wall."
        ),
    )
    return _document(words("Vote: {title}", title=stage.title), own, body)


def _document(title: str, language: str, body: Markup) -> str:
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("link", rel="icon", href="data:,"),
        verbatim("style", own_text(_STYLE)),
    )
    return f"<!DOCTYPE html>\n{html_text(element('html', head, body, lang=language))}"


def _promise() -> str:
    return words(
        "The room sees only how many chose each answer, and once the vote closes only that is kept. On its way over "
        "this Wi-Fi, what you send is not encrypted."
    )


def _heading(view: PhoneView) -> Child:
    return element("h1", view.stage.heading or words("Welcome"), tabindex=-1, lang=view.stage.language)


def _again(root: str) -> Child:
    return element("a", words("Look again"), href=root, class_="again unscripted")


def _waiting(root: str, view: PhoneView) -> Iterator[Child]:
    yield _heading(view)
    yield element("p", words("You are in. No vote is open yet. When one opens, you can choose here."))
    yield _again(root)


def _vote(root: str, view: PhoneView) -> Iterator[Child]:
    yield _heading(view)
    options = (_option(value, text, view) for value, text in view.stage.options)
    yield element(
        "form",
        element("fieldset", element("legend", words("Choose one, then Send")), *options),
        element("input", type="hidden", name="round", value=view.stage.round_id),
        element("input", type="hidden", name="turn", value=view.turn + 1),
        element("button", words("Send")),
        method="post",
        action=f"{root}/vote",
    )
    yield _again(root)


def _option(value: str, text: str, view: PhoneView) -> Child:
    """A large target. What a page weighs does not depend on which of them is chosen."""
    is_chosen = "" if value == view.chosen else None
    box = element("input", type="radio", name="choice", value=value, required="", checked=is_chosen)
    return element("label", box, element("span", text, lang=view.stage.language), class_="option")


def _shown(root: str, view: PhoneView) -> Iterator[Child]:
    stage = view.stage
    yield _heading(view)
    yield from (element("p", said, class_=None if index else "verdict") for index, said in enumerate(stage.verdict))
    most = max((count for _, count in stage.counts), default=0) or 1
    yield element("ul", *(_bar(text, count, most, stage.language) for text, count in stage.counts), class_="counts")
    yield from (element("p", sentence) for sentence in stage.sentences)
    if stage.round_id and not view.has_sent_line:
        yield _line_form(root, stage)
    yield _again(root)


def _bar(text: str, count: int, most: int, language: str) -> Child:
    bar = element("rect", x=0, y=0, height=10, width=round(100 * count / most))
    picture = element(
        "svg", bar, viewBox="0 0 100 10", preserveAspectRatio="none", aria_hidden="true", focusable="false"
    )
    votes = plural("{number} vote", "{number} votes", count)
    return element("li", element("span", text, lang=language), " ", element("span", votes, class_="count"), picture)


def _line_form(root: str, stage: Stage) -> Child:
    return element(
        "form",
        element("label", words("Another view? One line, without your name"), for_="line", class_="field"),
        element("input", type="text", id="line", name="line", required="", maxlength=MOST_LINE_CHARACTERS),
        element("p", words("The facilitator reads it alone first, and decides whether the room hears it.")),
        element("input", type="hidden", name="round", value=stage.round_id),
        element("button", words("Send the line")),
        method="post",
        action=f"{root}/line",
    )


def _result(root: str, view: PhoneView) -> Iterator[Child]:
    yield _heading(view)
    yield element("p", words("That is the result so far. It advises, and does not decide."))
    yield element("a", words("The minutes"), href=f"{root}/minutes", class_="again")
    yield _again(root)
