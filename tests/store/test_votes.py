"""Votes on disk: what was reported as written is there, whatever happens next."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent

import pytest

from tni.core.errors import TniError
from tni.core.ids import ClassId, ClickerId, PageId, PupilId, QuestionId
from tni.quiz.ledger import LedgerError
from tni.quiz.question import Question, QuestionKind
from tni.quiz.round import RoundId, RoundPhase
from tni.quiz.vote_records import CastVote, PhaseChanged, RoundCreated, Seat, VoteRecord
from tni.store import votes
from tni.store.votes import VotesError, VotesTooNewError, VoteStore, read_ledger, read_rounds

AT = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
ROUND = RoundId("r1")
ANN, BOB = ClickerId("iclicker:ANN"), ClickerId("iclicker:BOB")


class AtOnce:
    """A main thread that a test can wait for."""

    def __init__(self) -> None:
        self.outcomes: list[TniError | None] = []
        self._more = threading.Condition()

    def post(self, call: Callable[[], None]) -> None:
        with self._more:
            call()
            self._more.notify_all()

    def done(self, error: TniError | None) -> None:
        self.outcomes.append(error)

    def wait_for(self, outcomes: int) -> list[TniError | None]:
        with self._more:
            assert self._more.wait_for(lambda: len(self.outcomes) >= outcomes, timeout=20), self.outcomes
            return list(self.outcomes)


def question(**fields) -> Question:
    return Question(**({"id": QuestionId("q1"), "key": "B", "text": "Où ?", "page": PageId("p1")} | fields))


def rows_of_a_round(round_: RoundId = ROUND) -> list[VoteRecord]:
    return [
        RoundCreated(round_, 0, question(), ClassId("6a"), True, AT),
        Seat(round_, 1, ANN, 1, PupilId("pupil-ann")),
        Seat(round_, 2, BOB, 2, None),
        PhaseChanged(round_, 3, RoundPhase.OPEN, 10.0, AT),
        CastVote(round_, 4, ANN, "A", 11.0, 7),
        CastVote(round_, 5, ANN, "B", 12.0, 8),
        CastVote(round_, 6, ClickerId("iclicker:EVE"), "C", 12.5),
        PhaseChanged(round_, 7, RoundPhase.CLOSED, 20.0, AT),
    ]


def test_a_round_is_read_back_with_its_results(tmp_path: Path) -> None:
    main = AtOnce()
    store = VoteStore(tmp_path / "votes.db", main)
    store.write(rows_of_a_round(), main.done)
    assert main.wait_for(1) == [None]
    ledger = read_ledger(tmp_path / "votes.db", ROUND)  # while the store is open
    assert store.close() == ()
    assert ledger.created == rows_of_a_round()[0]
    assert ledger.tally().counts == {"A": 0, "B": 1, "C": 0, "D": 0}
    assert list(ledger.tally().unknown) == ["iclicker:EVE"]
    assert [(r.pupil, r.number, r.choice, r.right) for r in ledger.results()] == [
        ("pupil-ann", 1, "B", True),
        (None, 2, None, None),
    ]
    assert ledger == read_ledger(tmp_path / "votes.db", ROUND)


def test_every_kind_of_question_is_read_back(tmp_path: Path) -> None:
    asked = [
        question(kind=QuestionKind.TRUE_FALSE, choice_count=2, key="A"),
        question(choice_count=5, key=None, text=None, page=None),
    ]
    main = AtOnce()
    store = VoteStore(tmp_path / "votes.db", main)
    for n, q in enumerate(asked):
        store.write([RoundCreated(RoundId(f"r{n}"), 0, q, None, False, AT.replace(minute=n))], main.done)
    store.close()
    rounds = read_rounds(tmp_path / "votes.db")
    assert [read_ledger(tmp_path / "votes.db", r).round.question for r in rounds] == asked


def test_a_lone_surrogate_in_a_text_does_not_stop_the_journal(tmp_path: Path) -> None:
    main = AtOnce()
    store = VoteStore(tmp_path / "votes.db", main)
    store.write([RoundCreated(ROUND, 0, question(text="a\udc80b"), None, False, AT)], main.done)
    store.close()
    assert main.outcomes == [None]
    assert read_ledger(tmp_path / "votes.db", ROUND).round.question.text == "a?b"


def test_rounds_are_listed_by_class_oldest_first(tmp_path: Path) -> None:
    main = AtOnce()
    store = VoteStore(tmp_path / "votes.db", main)
    for name, class_id, minute in (("late", "6a", 30), ("early", "6a", 10), ("other", "6b", 20)):
        store.write(
            [RoundCreated(RoundId(name), 0, question(), ClassId(class_id), True, AT.replace(minute=minute))], main.done
        )
    store.close()
    assert read_rounds(tmp_path / "votes.db", ClassId("6a")) == ["early", "late"]
    assert read_rounds(tmp_path / "votes.db") == ["early", "other", "late"]


def test_writing_twice_is_writing_once(tmp_path: Path) -> None:
    main = AtOnce()
    store = VoteStore(tmp_path / "votes.db", main)
    for _ in range(2):
        store.write(rows_of_a_round(), main.done)
    store.close()
    assert len(read_ledger(tmp_path / "votes.db", ROUND).votes) == 3


def test_a_disk_that_fails_keeps_votes_until_it_works(tmp_path: Path) -> None:
    main, path = AtOnce(), tmp_path / "usb" / "votes.db"
    store = VoteStore(path, main, retry_s=0.02)
    store.write(rows_of_a_round()[:4], main.done)
    first = main.wait_for(1)
    assert isinstance(first[0], VotesError)
    assert isinstance(first[0].__cause__, sqlite3.OperationalError)
    store.write(rows_of_a_round()[4:], main.done)
    assert isinstance(main.wait_for(2)[1], VotesError)
    path.parent.mkdir()
    assert main.wait_for(4)[2:] == [None, None]
    assert store.close() == ()
    assert read_ledger(path, ROUND).tally().counts["B"] == 1


def test_a_disk_that_never_works_gives_the_votes_back(tmp_path: Path) -> None:
    main = AtOnce()
    store = VoteStore(tmp_path / "nowhere" / "votes.db", main, retry_s=0.02)
    store.write(rows_of_a_round(), main.done)
    assert store.close() == tuple(rows_of_a_round())
    assert len(main.outcomes) == 1  # told once, not at each try
    assert isinstance(main.outcomes[0], VotesError)


def test_another_programs_lock_delays_and_loses_nothing(tmp_path: Path) -> None:
    main, path = AtOnce(), tmp_path / "votes.db"
    store = VoteStore(path, main, retry_s=0.02, busy_timeout_s=0.02)
    store.write(rows_of_a_round()[:4], main.done)
    assert main.wait_for(1) == [None]
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store.write(rows_of_a_round()[4:], main.done)
    assert isinstance(main.wait_for(2)[1], VotesError)
    other.execute("ROLLBACK")
    other.close()
    assert main.wait_for(3)[2] is None
    store.close()
    assert read_ledger(path, ROUND).tally().counts["B"] == 1


def test_two_programs_write_into_one_file(tmp_path: Path) -> None:
    mains = [AtOnce(), AtOnce()]
    stores = [VoteStore(tmp_path / "votes.db", main) for main in mains]
    for n in range(20):
        for i, store in enumerate(stores):
            store.write([RoundCreated(RoundId(f"{i}-{n}"), 0, question(), None, False, AT)], mains[i].done)
    for store in stores:
        assert store.close() == ()
    assert len(read_rounds(tmp_path / "votes.db")) == 40


def test_files_that_cannot_be_read_are_typed_errors(tmp_path: Path) -> None:
    with pytest.raises(VotesError):
        read_rounds(tmp_path / "absent.db")
    (tmp_path / "text.db").write_bytes(b"no database " * 1000)
    with pytest.raises(VotesError):
        read_rounds(tmp_path / "text.db")
    main = AtOnce()
    store = VoteStore(tmp_path / "text.db", main, retry_s=0.02)
    store.write(rows_of_a_round(), main.done)
    assert len(store.close()) == 8
    assert (tmp_path / "text.db").read_bytes() == b"no database " * 1000  # not ours to repair


def test_a_database_whose_tables_are_being_made_has_no_rounds(tmp_path: Path) -> None:
    """The first vote's writer makes the file, then its tables: results may be asked for in between."""
    path = tmp_path / "votes.db"
    making = sqlite3.connect(path, isolation_level=None)
    making.execute("PRAGMA journal_mode=WAL")
    store = VoteStore(path, AtOnce())
    assert store.created_rounds() == []
    assert store.unfinished() == []
    making.close()
    store.close()


def test_a_newer_database_is_left_alone(tmp_path: Path) -> None:
    newer = sqlite3.connect(tmp_path / "votes.db")
    newer.execute("PRAGMA user_version=99")
    newer.close()
    main = AtOnce()
    store = VoteStore(tmp_path / "votes.db", main, retry_s=0.02)
    store.write(rows_of_a_round(), main.done)
    store.close()
    (error,) = main.outcomes
    assert isinstance(error, VotesTooNewError)
    assert error.found == 99


def test_an_absent_round_is_a_typed_error(tmp_path: Path) -> None:
    main = AtOnce()
    store = VoteStore(tmp_path / "votes.db", main)
    store.write(rows_of_a_round(), main.done)
    store.close()
    with pytest.raises(LedgerError):
        read_ledger(tmp_path / "votes.db", RoundId("r2"))


def test_each_commit_waits_for_the_disk(tmp_path: Path) -> None:
    db = votes._open(tmp_path / "votes.db", 1.0)
    assert db.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    db.close()


FULL_DISK = """
    import resource, sys, threading
    from datetime import UTC, datetime
    from pathlib import Path
    from tni.core.ids import ClickerId, QuestionId
    from tni.quiz.question import Question
    from tni.quiz.vote_records import RoundCreated, CastVote
    from tni.quiz.round import RoundId
    from tni.store.votes import VoteStore

    class Main:
        def post(self, call):
            call()

    def done(error):
        (written if error is None else refused).append(error)
        (full if error is not None else threading.Event()).set()

    written, refused, full = [], [], threading.Event()
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, most))
    store, round_ = VoteStore(Path(sys.argv[1]), Main(), retry_s=0.02), RoundId("r")
    store.write([RoundCreated(round_, 0, Question(id=QuestionId("q")), None, False, datetime.now(UTC))], done)
    for n in range(1, 5001):
        store.write([CastVote(round_, n, ClickerId(f"c{n % 40}"), "A", float(n), n % 256)], done)
    assert full.wait(20), "the disk never was full"
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    assert store.close() == ()
    assert len(written) == 5001, len(written)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on a file's size there")
def test_a_full_disk_loses_nothing_once_there_is_room(tmp_path: Path) -> None:
    path = tmp_path / "votes.db"
    run = subprocess.run(
        [sys.executable, "-c", dedent(FULL_DISK), str(path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert [vote.n for vote in read_ledger(path, RoundId("r")).votes] == list(range(1, 5001))


WRITER = """
    import os, sys
    from datetime import UTC, datetime
    from pathlib import Path
    from tni.core.ids import ClickerId, QuestionId
    from tni.quiz.question import Question
    from tni.quiz.vote_records import RoundCreated, CastVote
    from tni.quiz.round import RoundId
    from tni.store.votes import VoteStore

    class Main:
        def post(self, call):
            call()

    def said(n):
        return lambda error: os.write(1, f"{n}\\n".encode()) if error is None else os._exit(3)

    store, round_ = VoteStore(Path(sys.argv[1]), Main()), RoundId(sys.argv[2])
    created = RoundCreated(round_, 0, Question(id=QuestionId("q")), None, False, datetime.now(UTC))
    store.write([created], lambda error: None)
    for n in range(1, 200_000):
        store.write([CastVote(round_, n, ClickerId(f"c{n % 40}"), "A", float(n), n % 256)], said(n))
        if n % 50 == 0:
            sys.stdin.buffer.read(1)  # the test lets it go on: neither side runs away
"""


def killed_while_writing(path: Path, round_: str, chance: random.Random) -> set[int]:
    """Start a writer, kill it with votes under way, and return those that it had said to be written."""
    writer = subprocess.Popen(
        [sys.executable, "-c", dedent(WRITER), str(path), round_],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert writer.stdin is not None
    assert writer.stdout is not None
    said = b""
    enough = chance.randrange(1, 2000)
    os.write(writer.stdin.fileno(), b"." * 1000)
    while len(said) < enough:
        piece = os.read(writer.stdout.fileno(), 64)
        assert piece, "the writer ended by itself"
        said += piece
    writer.send_signal(signal.SIGKILL)
    said += writer.stdout.read()
    writer.stdin.close()
    writer.stdout.close()
    assert writer.wait() == -signal.SIGKILL
    return {int(line) for line in said.split(b"\n")[:-1]}


def check_kills(path: Path, rounds: int) -> None:
    chance = random.Random(7)
    for i in range(rounds):
        acknowledged = killed_while_writing(path, f"r{i}", chance)
        stored = {vote.n for vote in read_ledger(path, RoundId(f"r{i}")).votes}
        assert acknowledged
        assert acknowledged <= stored
        assert stored == set(range(1, len(stored) + 1))  # in order, without holes


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 there")
def test_votes_said_to_be_written_survive_kill_9(tmp_path: Path) -> None:
    check_kills(tmp_path / "votes.db", 5)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 there")
def test_votes_said_to_be_written_survive_kill_9_fifty_times(tmp_path: Path) -> None:
    check_kills(tmp_path / "votes.db", 50)


@pytest.mark.parametrize(
    ("more", "found"), [((), 0), ((RoundPhase.OPEN,), 1), ((RoundPhase.OPEN, RoundPhase.CLOSED), 0)]
)
def test_a_round_that_was_opened_again_goes_on_after_a_crash(
    tmp_path: Path, more: tuple[RoundPhase, ...], found: int
) -> None:
    main = AtOnce()
    store = VoteStore(tmp_path / "votes.db", main)
    again = [PhaseChanged(ROUND, 8 + n, phase, 21.0 + n, AT) for n, phase in enumerate(more)]
    store.write([*rows_of_a_round(), *again], main.done)
    main.wait_for(1)
    assert len(store.unfinished()) == found
    store.close()
