"""The interview line by line, question after question; the person types a number or a letter."""

from __future__ import annotations

from collections.abc import Callable

from subsidiarity.api import elsewhere_page
from subsidiarity.lines.closer_look import compare_lines, outline_lines, what_if_lines, write_file
from subsidiarity.lines.conversation import Leave, Lines
from subsidiarity.lines.interview_lines import block_lines, help_lines, ladder_lines, overview_lines, question_lines
from subsidiarity.lines.typing import ask_text_over, drafted
from subsidiarity.model.decision import Answer, Evidence
from subsidiarity.reporting.forms.plain import render_plain
from subsidiarity.reporting.language import words
from subsidiarity.reporting.safe import safe, safe_flow
from subsidiarity.reporting.wording.answer import EVIDENCE_CHOICES
from subsidiarity.workshop.form_field import Field
from subsidiarity.workshop.interview_words import gap_remark, why_asked
from subsidiarity.workshop.option_numbers import number_in, options_in
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.saving_words import not_moved_words, save_status, saving_notice, unsaved_words
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.sitting import Sitting
from subsidiarity.workshop.view.change_words import done_again, taken_back
from subsidiarity.workshop.view.result_outline import result_outline
from subsidiarity.workshop.view.standing import LEVEL_IS_SETTLED, standing_of

WIDTH = 78


class LineInterview:
    """An interview on one sitting, held over lines."""

    def __init__(self, sitting: Sitting, lines: Lines) -> None:
        self._sitting = sitting
        self._lines = lines

    @property
    def _session(self) -> Session:
        return self._sitting.session

    def run(self) -> None:
        """Ask until the person leaves, which raises `Leave`."""
        self._open()
        self._show()
        while True:
            self._do(self._lines.ask(self._prompt()))

    def _open(self) -> None:
        self._lines.say(words("Type a number to answer, ? for help, q to leave."), safe(saving_notice(self._sitting)))

    def _prompt(self) -> str:
        return (
            words("b back, o all questions, i what if, c compare, e write files, y what others do, q leave:")
            if self._session.at is None
            else words("Answer:")
        )

    def _show(self) -> None:
        if self._session.at is None:
            outline = result_outline(self._session)
            self._lines.say("", render_plain(outline, WIDTH, is_ascii=self._lines.is_ascii).rstrip("\n"))
        else:
            self._lines.say_all(question_lines(self._session))

    def _moves(self) -> dict[str, Callable[[], Session]]:
        """Functions that lead to another state of the session, by the line that is typed."""
        session = self._session
        return {
            "": session.forward,
            "b": session.back,
            "x": session.clear,
            "r": session.show_result,
        }

    def _talks(self) -> dict[str, Callable[[], None]]:
        """Functions that say or ask something, by the line that is typed."""
        session = self._session
        return {
            "w": self._why,
            "y": self._elsewhere,
            "i": lambda: self._what_if(""),
            "c": lambda: self._compare(""),
            "e": lambda: self._write(""),
            "n": self._note,
            "u": self._undo,
            "U": self._redo,
            "l": lambda: self._lines.say_all(ladder_lines(session)),
            "o": lambda: self._lines.say_all(overview_lines(session)),
            "?": lambda: self._lines.say_all([*help_lines(session.question), safe(saving_notice(self._sitting))]),
        }

    def _words_after(self) -> dict[str, Callable[[str], None]]:
        """Functions that take the rest of a typed line, by its first word."""
        return {"g": self._jump, "f": self._save_as, "i": self._what_if, "c": self._compare, "e": self._write}

    def _do(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        whole = line.lower()
        if whole == "q":
            self._leave()
            return
        if whole in (moves := self._moves()):
            self._go(moves[whole]())
        elif (typed := line if line == "U" else whole) in (talks := self._talks()):
            talks[typed]()
        elif word.lower() in (further := self._words_after()):
            further[word.lower()](rest.strip())
        else:
            self._answer(line)

    def _go(self, session: Session) -> None:
        changed = session.decision != self._session.decision
        self._sitting.become(session)
        if changed:
            self._say_whether_saved()
        self._show()

    def _undo(self) -> None:
        self._go_through_time(*taken_back(self._session, "U"))

    def _redo(self) -> None:
        self._go_through_time(*done_again(self._session, "u"))

    def _go_through_time(self, coming: Session, said: str) -> None:
        self._lines.say(safe_flow(said))
        if coming is not self._session:
            self._go(coming)

    def _jump(self, text: str) -> None:
        questions = self._session.rulebook.questions
        number = number_in(text, len(questions))
        if number is None:
            self._lines.say(words("Type g and a number from 1 to {most}; o lists them.", most=len(questions)))
        else:
            self._go(self._session.jump(questions[number - 1].id))

    def _answer(self, line: str) -> None:
        question = self._session.question
        if question is None:
            self._lines.say(words("Type b, o, or q. ? lists more."))
            return
        chosen = options_in(line, question)
        if chosen is None:
            most = len(question.options)
            if question.ordered:
                self._lines.say(words("Type a number from 0 to {most}, a range like 1-2, or ? for help.", most=most))
            else:
                self._lines.say(words("Type one number from 0 to {most}, or ? for help.", most=most))
            return
        was_settled = self._session.is_settled
        session = self._session
        answered = session.choose(chosen)
        self._sitting.become(answered)
        self._say_whether_saved()
        if remark := gap_remark(question, answered.answer):
            self._lines.say(remark)
        if answered.is_settled and not was_settled:
            self._lines.say("", words(LEVEL_IS_SETTLED, result="r"))
        self._lines.say(safe_flow(standing_of(answered).words))
        self._sitting.become(answered.go_on())
        self._show()

    def _note(self) -> None:
        answer = self._session.answer or Answer(frozenset())
        if self._session.question is None:
            self._lines.say(words("A note belongs to a question. b goes back to one."))
            return
        evidence = self._evidence(answer.evidence)
        note, source = (
            Field("note", words("Note"), answer.note),
            Field("source", words("Source"), answer.source),
        )
        typed: dict[str, str] = {}
        for field in drafted(self._sitting, "note", (note, source), self._lines):
            typed[field.name] = self._text(field.asked, field.text)
            self._sitting.keep_draft("note", typed)
        noted = self._session.note(evidence, typed["note"], typed["source"])
        self._sitting.take_draft("note")
        if isinstance(noted, Refusal):
            self._lines.say(noted.words)
        else:
            self._go(noted)

    def _evidence(self, before: Evidence) -> Evidence:
        kinds = list(EVIDENCE_CHOICES)
        self._lines.say_all(f"{number}  {words(EVIDENCE_CHOICES[kind])}" for number, kind in enumerate(kinds))
        while choice := self._lines.ask(words("What does the answer rest on? (number, or Enter to leave it)")):
            index = 0 if choice == "0" else number_in(choice, len(kinds) - 1)
            if index is not None:
                return kinds[index]
            self._lines.say(words("Type a number from 0 to {most}, or Enter.", most=len(kinds) - 1))
        return before

    def _text(self, name: str, before: str) -> str:
        if before:
            self._lines.say(words("{name} so far: {text}", name=name, text=safe_flow(before)))
        return ask_text_over(self._lines, words("{name} (Enter to leave it, - to remove it):", name=name), before)

    def _why(self) -> None:
        question = self._session.question
        if question is None:
            self._show()
        else:
            self._lines.say_all(block_lines(why_asked(self._session, question)))

    def _what_if(self, typed: str) -> None:
        self._lines.say_all(what_if_lines(self._session, typed))

    def _compare(self, typed: str) -> None:
        self._lines.say_all(compare_lines(self._session, self._sitting.path, typed))

    def _write(self, typed: str) -> None:
        write_file(self._session, self._sitting.path, typed, self._lines)

    def _elsewhere(self) -> None:
        """Say what others do with something like the decision; it is no part of the result."""
        page = elsewhere_page(self._session.compiled.rulebook, self._session.decision)
        self._lines.say_all(outline_lines(page))

    def _save_as(self, path: str) -> None:
        if not path:
            self._lines.say(words("Type f and the name of a new file."))
            return
        failed = self._sitting.save_as(path)
        if failed is None:
            self._say_whether_saved()
        else:
            self._lines.say(safe(not_moved_words(self._sitting, path, failed)))

    def _say_whether_saved(self) -> None:
        self._lines.say(safe(unsaved_words(self._sitting) or save_status(self._sitting)))
        problem = self._sitting.problem
        if problem is not None and problem.is_helped_elsewhere:
            self._lines.say(words("Type f and a name to save in another file."))

    def _leave(self) -> None:
        """Raise `Leave`; ask first if the last change is not saved, and cannot be saved now."""
        if not self._sitting.save_again():
            self._say_whether_saved()
            if self._lines.ask(words("Leave all the same? (y leaves, Enter stays)")).lower() not in ("y", "q"):
                return
        raise Leave
