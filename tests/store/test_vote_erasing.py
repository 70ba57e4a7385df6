"""A pupil taken out of the votes is nowhere on the disk, and the votes of the others are as they were."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.store.test_votes import ANN, AT, BOB, AtOnce, question, rows_of_a_round
from tni.core.ids import ClassId, ClickerId, PupilId
from tni.quiz.round import RoundId, RoundPhase
from tni.quiz.vote_records import CastVote, HandedIn, PhaseChanged, RoundCreated, Seat, VoteRecord
from tni.store import vote_rows
from tni.store.vote_erasing import erase_pupils, without_pupils
from tni.store.votes import VoteStore, read_ledger

PUPIL, OTHER = PupilId("pupil-ann"), PupilId("pupil-bob")
EVE = ClickerId("iclicker:EVE")


def on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_pupil_is_in_no_byte_of_database_wal_and_copies(tmp_path: Path) -> None:
    main = AtOnce()
    store = VoteStore(tmp_path / "votes.db", main)
    for n in range(30):
        store.write(rows_of_a_round(RoundId(f"r{n}")), main.done)
    store.write([RoundCreated(RoundId("last"), 0, question(), ClassId("6a"), True, AT)], main.done)
    assert main.wait_for(31)[-1] is None
    (tmp_path / "votes.damaged").write_bytes(on_disk(tmp_path))
    assert PUPIL.encode() in on_disk(tmp_path)
    store.erase([PUPIL], main.done)
    assert main.wait_for(32)[-1] is None
    assert PUPIL.encode() not in on_disk(tmp_path)
    ledger = read_ledger(tmp_path / "votes.db", RoundId("r7"))
    assert [vote.clicker for vote in ledger.votes] == [EVE]
    assert set(ledger.seats or {}) == {BOB}
    # What this run wrote is written again to a new file: the pupil is not.
    for file in tmp_path.iterdir():
        file.unlink()
    store.write(rows_of_a_round(RoundId("after"))[:1], main.done)
    assert main.wait_for(33)[-1] is None
    assert store.close() == ()
    assert PUPIL.encode() not in on_disk(tmp_path)
    assert len(read_ledger(tmp_path / "votes.db", RoundId("r7")).votes) == 1


def test_a_clicker_that_went_to_another_pupil_keeps_that_ones_votes(tmp_path: Path) -> None:
    main = AtOnce()
    store = VoteStore(tmp_path / "votes.db", main)
    round_ = RoundId("r")
    store.write(
        [
            RoundCreated(round_, 0, question(), ClassId("6a"), True, AT),
            Seat(round_, 1, ANN, 1, PUPIL),
            Seat(round_, 2, ANN, 1, OTHER),
            PhaseChanged(round_, 3, RoundPhase.OPEN, 0.5, AT),
            CastVote(round_, 4, ANN, "A", 1.0),
        ],
        main.done,
    )
    store.erase([PUPIL], main.done)
    assert main.wait_for(2) == [None, None]
    ledger = read_ledger(tmp_path / "votes.db", round_)
    assert [line.choice for line in ledger.results() if line.pupil == OTHER] == ["A"]
    assert store.close() == ()


clickers = st.sampled_from((ANN, BOB, EVE))
rows = st.one_of(
    st.builds(lambda c, p: (c, p), clickers, st.sampled_from((PUPIL, OTHER, None))),
    st.builds(lambda c, k: (c, k), clickers, st.sampled_from(["A", "B", "done"])),
)


@given(st.lists(rows, max_size=12))
def test_rows_in_memory_and_on_the_disk_lose_the_same(made: list[tuple[ClickerId, str | None]]) -> None:
    round_ = RoundId("r")
    records: list[VoteRecord] = [RoundCreated(round_, 0, question(), ClassId("6a"), True, AT)]
    for n, (clicker, what) in enumerate(made, 1):
        if what in ("A", "B"):
            records.append(CastVote(round_, n, clicker, str(what), float(n)))
        elif what == "done":
            records.append(HandedIn(round_, n, clicker, True, float(n)))
        else:
            records.append(Seat(round_, n, clicker, 1, None if what is None else PupilId(what)))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        vote_rows.create(db)
        for record in records:
            vote_rows.insert(db, record)
        erase_pupils(db, [PUPIL])
        left = vote_rows.rows_of(db, round_)
    assert left == without_pupils(records, [PUPIL])
    assert not any(isinstance(row, Seat) and row.pupil == PUPIL for row in left)
