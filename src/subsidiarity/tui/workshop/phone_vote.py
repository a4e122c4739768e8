"""The vote on phones: opened, filling up without any option's count, closed and revealed when somebody says so."""

from __future__ import annotations

from textual.content import Content

from subsidiarity.model.workshop import Round
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.tui.dialogs.boxes import ChoiceDialog, Reply, reading_body
from subsidiarity.tui.room.phones import Phones
from subsidiarity.tui.safe import safe_lines
from subsidiarity.tui.workshop.counting import CountingScreen
from subsidiarity.tui.workshop.large_vote import large_count
from subsidiarity.workshop.ballot.room_words import (
    phones_can_come_again,
    progress_sentence,
    reveal_all_the_same,
    vote_holds_back,
    vote_is_open,
    vote_is_thrown_away,
)
from subsidiarity.workshop.view.half_typed import counts_box
from subsidiarity.workshop.view.progress import question_number

_FILLED, _EMPTY = "━", "─"
_UNTIL_CLOSED = Phrase(
    "Nothing is shown before {reveal} closes and reveals. {vote} adds hands and paper. {throw_away} throws it away."
)


class PhoneVoteScreen(CountingScreen):
    """The part of the vote screen on which phones vote, with hands and paper beside them."""

    @property
    def open_phones(self) -> Phones | None:
        """The phones while a round is open on them; None while none is."""
        phones = self.interview.phones
        return None if phones is None or phones.round is None else phones

    @property
    def people_to_count(self) -> int:
        """The number of people whose votes are typed; 0 while some of them vote on phones."""
        return 0 if self.open_phones is not None else super().people_to_count

    def begin_round(self) -> None:
        """Begin a round on the phones where they are on; or else, and beside one that is open, begin to count."""
        phones = self.interview.phones
        if phones is None or not phones.address or self.open_phones is not None:
            self.begin_count()
        elif (refused := phones.open_round()) is not None:
            self.show()
            self.say(refused.words, is_alarming=True)
        else:
            self.interview.said = vote_is_open()
            self.show()

    def open_lines(self, phones: Phones, width: int) -> list[Content]:
        """Lines on an open round: how many voted, a strip that fills, the keys; `width` in terminal columns."""
        said = progress_sentence(phones.desk, phones.expected)
        lines = [Content.styled(line, "bold") for line in safe_lines(said, width)]
        if self.interview.is_big:
            lines = [*large_count(phones.desk.voted), *lines]
        if phones.expected:
            lines += [Content(""), _strip(phones.desk.voted, phones.expected, width)]
        keys = self.interview.own.said
        helps = [words(_UNTIL_CLOSED, **keys)]
        if not phones.address:
            helps = [phones_can_come_again(keys["join"], keys["reveal"], keys["throw_away"])]
        for each in helps:
            lines += [Content(""), *map(Content, safe_lines(each, width))]
        return lines

    def whereabouts(self) -> str:
        """Words on which question and which of how many rounds are voted on, after the time for talking."""
        talk, most = self._talk, self.workshop.rules.most_rounds
        is_going_on = self._typed is not None or talk.hidden is not None or self.open_phones is not None
        number = len(talk.revealed) + is_going_on
        said = words("round {number} of {most}", number=number, most=most) if number else words("no round yet")
        return " · ".join([*self.time_words(), question_number(self.sitting.session, is_short=self.is_cramped), said])

    def show_time(self) -> None:
        """Show the time that is left in large digits, and beside the place."""
        super().show_time()
        if self.is_current:
            self.write_whereabouts(self.sitting.session, self.whereabouts())

    def show_phones(self) -> None:
        """Show how many voted by now."""
        if self.open_phones is None:
            super().show_phones()
        elif self.is_current and self._typed is None:
            self.show()

    def put_in(self, vote: Round) -> None:
        """Put counts of hands and paper into the open round; a vote that is not on phones is in."""
        phones = self.open_phones
        if phones is None:
            super().put_in(vote)
        elif (refused := phones.add(vote)) is not None:
            self.say(refused.words, is_alarming=True)
        else:
            self.sitting.take_draft(counts_box(self.sitting))
            self._typed = None
            self.show()

    def close_on_phones(self, phones: Phones) -> None:
        """Close the open round and reveal it; fewer than expected are asked about."""
        if phones.desk.voted >= phones.expected:
            self._close_round("y")
            return
        replies = (Reply("y", "y", Phrase("reveal")), Reply("n", Phrase("n, Esc"), Phrase("wait")))
        body = reading_body(reveal_all_the_same(phones.desk, phones.expected), self.size.width)
        self.app.push_screen(ChoiceDialog(words("Reveal?"), body, replies), self._close_round)

    def _close_round(self, reply: str | None) -> None:
        phones = self.open_phones
        if reply != "y" or phones is None:
            return
        refused = phones.close_round()
        self.interview.become(self.sitting.session)
        if refused is not None:
            self.say(refused.words, is_alarming=True)
        else:
            self.query_one("#page").scroll_home(animate=False)

    def throw_away_on_phones(self, phones: Phones) -> None:
        """Keep nothing of the open round."""
        refused = phones.throw_away()
        self.interview.become(self.sitting.session, "" if refused is not None else vote_is_thrown_away())
        if refused is not None:
            self.say(refused.words, is_alarming=True)

    def is_held_back(self) -> bool:
        """Whether a vote is open, which comes before anything else; if so, say it."""
        if self.open_phones is None:
            return False
        keys = self.interview.own.said
        self.show_status(vote_holds_back(keys["reveal"], keys["throw_away"]), is_alarming=False)
        return True

    def action_prepared(self) -> None:
        """List the questions that are answered beforehand, unless a vote is open."""
        if not self.is_held_back():
            super().action_prepared()

    def action_dissent(self) -> None:
        """Record a minority view, unless counts are being typed or a vote is open."""
        if self._typed is None and not self.is_held_back():
            super().action_dissent()

    def action_lines(self) -> None:
        """Read the lines that phones sent, unless a vote is open."""
        if self._typed is None and not self.is_held_back():
            super().action_lines()

    def action_minorities(self) -> None:
        """List the minority views, unless counts are being typed or a vote is open."""
        if self._typed is None and not self.is_held_back():
            super().action_minorities()


def _strip(voted: int, expected: int, width: int) -> Content:
    """A strip as full as the room has voted."""
    filled = min(width, width * voted // expected)
    return Content.assemble((_FILLED * filled, "bold"), (_EMPTY * (width - filled), "$quiet"))
