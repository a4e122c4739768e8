"""The help of a workshop that goes line by line."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.language import words


def help_lines(question: Question | None, *, has_phones: bool = False) -> Iterator[str]:
    """The lines of help, one for each thing that can be typed; a question of kinds takes no range."""
    if has_phones:
        yield words("j lets people vote on their phones: it asks for an address, and says how to join. j qr draws it.")
        yield words("j other lets them come by another address of this machine.")
        yield words("v opens a vote on the phones, then r reveals it; v 2 5 7 0 adds hands and paper to the same vote.")
        yield words("s shows the lines that phones sent, for your eyes first.")
    yield words("v asks for the counts of a vote; v 2 5 7 0 puts them in at once.")
    yield words("Enter reveals a vote that is in. x throws it away.")
    if question is None or question.ordered:
        yield words("A number is the group's answer: 2. A range: 2-3, or 2,3. 0 is not known yet.")
    else:
        yield words("A number is the group's answer: 2. 0 is not known yet.")
    yield words("Enter alone records a consensus. Where there is none to record, it goes to the next question.")
    yield words("Without an answer, the question is passed over.")
    yield words("d records a minority view. t takes one back; t 2 the second one.")
    yield words("p parks a point; so does p and the point.")
    yield words("b goes back. u takes back the last change, whatever it was; U does it again. x clears this answer.")
    yield words("w says why this is asked. l says how the ladder stands.")
    yield words("n adds a note and what the answer rests on.")
    yield words("o lists all questions. g 7 goes to question 7 of that list.")
    yield words("a is the decision card. r shows the result so far. H lists what was answered beforehand.")
    yield words("i 7 2 says what would change if question 7 had answer 2. y says what others do.")
    yield words("c lists other decisions; c FILE lays one beside this one. e lists what can be written to files.")
    yield words("m shows the minutes; m FILE writes them to a new file: a page, Word, Markdown or text.")
    yield words("f FILE goes on in another file.")
    yield words("q leaves.")
