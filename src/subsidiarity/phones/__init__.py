"""Phones: votes over the room's own network, without internet; a shell that knows transport and page, and no rule.

`workshop.ballot` knows voters, rounds and counts. A shell makes a `Desk` for its sitting, opens a `Room` for it on an
address that a person chose, and tells the desk what happens:

    desk = set_up_desk(sitting)                      # or a Refusal: what is kept there cannot be read
    notice = take_up(sitting, desk)                  # a round that a killed program left; "" if none
    room = await Room.open(desk, host, minutes)      # or a Refusal; OSError; `own_addresses()` lists hosts
    desk.watch(call)                                 # called after each change, from any thread: return at once
    show_stage(sitting, desk, tallies)               # after every move or change: what all phones show

    room.address, desk.room.code, qr_lines(room.address)    # the join screen
    desk.here, room.awake, desk.voted, desk.lines    # phones that came, that are awake; votes; lines that wait

    open_round(sitting, desk)                        # `v`; desk.round is open from now on
    desk.add_typed(Round(counts, unknown, abstained))    # hands and paper, into the same round
    close_round(sitting, desk)                       # `r`: counts into the decision, saved, then revealed
    desk.drop_round()                                # `x`
    desk.drop_line(index)                            # the facilitator took a line of a minority, or not

    await room.close(); desk.end()                   # the port is closed; nothing stays beside the decision

Everything that may fail gives a `Refusal` with words for people. `Room` lives in the loop that opens it, for a screen
Textual's own. A shell without a loop opens a `RoomThread`, whose `close` and `awake` may be called from any thread, as
a desk may be. aiohttp and segno are loaded by `room` and `qr_code` alone; they come with the extra `room`.
"""
