"""A pupil who is erased while the question is still shown leaves the phones' journal at once."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import aiohttp

from tests.support.phone_room import Program, choice
from tests.voting.phones.test_answer_bound import LIMIT, MANY, change, votes_of
from tests.voting.phones.test_server import come_in, lesson
from tests.voting.phones.test_server_core import Class, lived
from tni.quiz.phones import PhoneVote
from tni.voting.phones.journal import JournalFile
from tni.voting.phones.journal_records import SeatAssigned


def numbers_in(journal: Path) -> set[int | None]:
    """Seat numbers in all records of a journal."""
    file = JournalFile(journal)
    file.close()
    return {record.number for record in file.records if isinstance(record, PhoneVote | SeatAssigned)}


def test_answers_and_seat_leave_the_journal_of_the_question_shown(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        program.ask(choice())
        gone, other = await come_in(program, http, 7), await come_in(program, http, 8)
        assert await gone.answer("r1", "A") == "received"
        assert await other.answer("r1", "B") == "received"
        program.phones.drain()  # all votes are confirmed to the server, which may keep them in its journal
        (journal,) = tmp_path.glob("*.journal")
        assert numbers_in(journal) == {7, 8}
        before = journal.stat().st_ino
        program.phones.erase({7})
        await gone.until(lambda: gone.state["number"] is None)
        await asyncio.to_thread(program.posts.until, lambda: journal.stat().st_ino != before)  # written anew
        assert numbers_in(journal) == {8}
        assert other.state["number"] == 8
        assert await other.answer("r1", "C") == "received"
        assert await gone.answer("r1", "D") == "number"

    program = lesson(tmp_path, run)
    assert [(vote.number, vote.choice) for vote in program.votes] == [(7, "A"), (8, "B"), (8, "C")]


def test_a_server_that_was_killed_meanwhile_erases_after_its_restart(tmp_path: Path) -> None:
    async def run(program: Program, http: aiohttp.ClientSession) -> None:
        program.ask(choice())
        gone = await come_in(program, http, 7)
        assert await gone.answer("r1", "A") == "received"
        program.phones.drain()
        pid = program.phones.pid
        assert pid is not None
        os.kill(pid, signal.SIGSTOP)  # it hears nothing any more
        program.phones.erase({7})
        os.kill(pid, signal.SIGKILL)
        await asyncio.to_thread(program.posts.until, lambda: program.phones.state.restarts)
        await gone.cut()
        gone.number = None  # as the page does once it was told
        await gone.join()
        await gone.until(lambda: gone.state["number"] is None)
        (journal,) = tmp_path.glob("*.journal")  # which is written anew beside what phones are told
        await asyncio.to_thread(program.posts.until, lambda: 7 not in numbers_in(journal))

    lesson(tmp_path, run)


def test_an_answer_that_waits_is_erased_too(tmp_path: Path) -> None:
    async def run(room: Class) -> None:
        line = room.join("192.168.1.20", 7)
        room.ask()
        change(room, line, MANY)
        room.desk.erase([7])

    room = lived(tmp_path, run)
    assert len(votes_of(room)) <= LIMIT.at_once
    assert {"say": "erased", "numbers": [7]} in room.said
    assert numbers_in(tmp_path / "journal") <= {None}
