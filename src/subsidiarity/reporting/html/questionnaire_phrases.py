"""The phrases of the page that asks around its questions; those of its answer are in the compiled rulebook."""

from __future__ import annotations

from subsidiarity.reporting.json_text import Json
from subsidiarity.reporting.language import Phrase, words

_PHRASES = {
    "about": Phrase("The decision"),
    "intro": Phrase(
        "Start with the smallest place, and move up only when there is a reason to. Answer what you know; the answer "
        "grows below as you go. Nothing you type leaves this page."
    ),
    "advises": Phrase("It advises. It does not decide, and it is not legal advice."),
    "language": Phrase("Language"),
    "title": Phrase("Title"),
    "untitled": Phrase("A decision without a title"),
    "description": Phrase("What is being decided"),
    "open": Phrase("Open a saved decision"),
    "save": Phrase("Save"),
    "print": Phrase("Print the answer"),
    "handed_over": Phrase("{name} was handed to the browser, which saves it or asks you where."),
    "opened": Phrase("{name} is open."),
    "not_saved": Phrase("Some answers here are not saved yet."),
    "replace": Phrase("Some answers here are not saved yet. Open the other file all the same?"),
    "not_ours": Phrase(
        "{name} was not opened. This page opens only files that it saved itself, or that the interview saved. Nothing "
        "here has changed."
    ),
    "several": Phrase("{name} was not opened: it holds several decisions, and this page shows one."),
    "other_rulebook": Phrase("{name} was not opened: it answers the questions of another rulebook."),
    "other_edition": Phrase("{name} was not opened: it answers another edition of these questions."),
    "too_large": Phrase("{name} was not opened: it is larger than a decision file can be."),
    "of_all": Phrase("Question {number} of {all}"),
    "choose": Phrase("Choose what fits best, or each that may be so."),
    "beside": Phrase("Note, source and evidence"),
    "note": Phrase("Note"),
    "source": Phrase("Source: a document, a date, a person"),
    "rests_on": Phrase("What does the answer rest on?"),
    "back": Phrase("Back"),
    "next": Phrase("Next question"),
    "to_answer": Phrase("Go to the answer"),
    "clear": Phrase("Clear this answer"),
    "bears_level": Phrase("It can still change the level."),
    "bears_rest": Phrase("It can still change the other roles, the safeguards or the advice on change."),
    "bears_nothing": Phrase("As things stand, no answer to this question changes anything."),
    "standing": Phrase("So far"),
    "nothing_left": Phrase("No question is left that could change anything."),
    "one_left": Phrase("1 question can still change the level."),
    "many_left": Phrase("{number} questions can still change the level."),
    "one_shapes": Phrase("The level is settled. 1 question can still change the rest."),
    "many_shape": Phrase("The level is settled. {number} questions can still change the rest."),
    "hangs_on_open": Phrase("What is still open hangs on answers that are ranges or not known yet."),
    "answer": Phrase("The answer"),
    "full": Phrase("The full argument"),
    "dated": Phrase("Dated {day}."),
    "open_level": Phrase("These can still change the level"),
    "open_rest": Phrase("These can still change the rest"),
    "all_questions": Phrase("All questions"),
    "answered": Phrase("Answered"),
    "idle": Phrase("These change nothing as things stand"),
    "page_title": Phrase("{title}: who should decide?"),
}
"""The phrases by name; {gaps} are filled by the script."""


def questionnaire_phrases() -> dict[str, Json]:
    """The phrases by name, in the language spoken."""
    return {name: words(phrase) for name, phrase in _PHRASES.items()}
