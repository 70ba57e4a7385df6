"""Laws of the exchange with a shared place, by simulation, and its single promises."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random

import pytest

from tests.support.exchange_simulation import (
    LESSON,
    Computer,
    Copies,
    Place,
    PlaceTroubleError,
    decoded,
    hash_of,
    made_revision,
    run_schedule,
)
from tni.library import exchange
from tni.library.exchange import (
    LessonExchange,
    SharedRevision,
    TooLargeToShareError,
    WrongContentError,
    heads_of,
    verified,
)
from tni.library.shared_place import (
    DOUBT,
    SharedKind,
    SharedName,
    WriterId,
    is_lesson_name,
    parsed_name,
)


@pytest.mark.parametrize("first", range(0, 400, 50))
def test_all_computers_agree_and_nothing_is_lost(first: int) -> None:
    for seed in range(first, first + 50):
        run_schedule(seed)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 10_000, 1000))
def test_all_computers_agree_in_ten_thousand_schedules(first: int) -> None:
    for seed in range(first, first + 1000):
        run_schedule(seed)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(20_000, 20_500, 100))
def test_all_computers_agree_after_long_schedules(first: int) -> None:
    for seed in range(first, first + 100):
        run_schedule(seed, steps=200)


class CutPlace(Place):
    """A place that loses the connection at one moment. left: bytes and files that are still written before."""

    left = 10**9

    def put_new(self, lesson: str, name: str, size: int, chunks: Iterable[bytes]) -> None:
        data = b"".join(chunks)
        if self.left <= len(data):
            if self.left > 0:
                self.files_of[name] = data[: self.left - 1]
            self.left = 0
            raise PlaceTroubleError("cut")
        self.left -= len(data) + 1
        super().put_new(lesson, name, size, [data])


def computer(number: int, place: Place) -> Computer:
    return Computer(number, Random(number), place, Copies(Random(0), calm=True))


def keep(one: Computer, parents: Iterable[str], *contents: bytes) -> SharedRevision:
    for content in contents:
        one.copies.blobs[hash_of(content)] = content
    revision = made_revision(parents, map(hash_of, contents), "")
    one.copies.kept[revision.id] = revision
    return revision


def test_every_prefix_of_the_writes_leaves_what_was_there() -> None:
    """The exchange is cut after each byte that it writes: what others see is the old lesson or the new one."""
    for left in range(2000):
        place = CutPlace(Random(0), overwrites=False, calm=True)
        sender, reader = computer(1, place), computer(2, place)
        old = keep(sender, [], b"page 1", b"page 2")
        sender.exchange()
        reader.exchange()
        new = keep(sender, [old.id], b"page 1", b"page 2, changed", b"")
        place.left = left
        try:
            sender.exchange()
            whole = True
        except PlaceTroubleError:
            whole = False
        place.left = 10**9
        reader.exchange()
        reader.copies.assert_sound()
        assert heads_of(reader.copies.kept) == {new.id if whole else old.id}
        sender.exchange()
        reader.exchange()
        assert heads_of(reader.copies.kept) == {new.id}
        if whole:
            return
    pytest.fail("the exchange writes more than the test allows for")


def test_two_changes_of_one_lesson_are_two_heads_on_both_computers() -> None:
    place = Place(Random(0), overwrites=False, calm=True)
    one, other = computer(1, place), computer(2, place)
    base = keep(one, [], b"a")
    one.exchange()
    other.exchange()
    mine, theirs = keep(one, [base.id], b"b"), keep(other, [base.id], b"c")
    for each in (one, other, one):
        each.exchange()
    assert heads_of(one.copies.kept) == heads_of(other.copies.kept) == {mine.id, theirs.id}
    merged = keep(other, [mine.id, theirs.id], b"b", b"c")
    for each in (other, one):
        each.exchange()
    assert heads_of(one.copies.kept) == {merged.id}


def test_a_deleted_lesson_never_takes_a_change_with_it() -> None:
    place = Place(Random(0), overwrites=False, calm=True)
    one, other = computer(1, place), computer(2, place)
    base = keep(one, [], b"a")
    one.exchange()
    other.exchange()
    deleted, changed = keep(one, [base.id]), keep(other, [base.id], b"changed")
    for each in (one, other, one):
        each.exchange()
    assert heads_of(one.copies.kept) == heads_of(other.copies.kept) == {deleted.id, changed.id}
    assert one.copies.blobs[hash_of(b"changed")] == b"changed"


def test_a_file_of_another_content_is_told_of_and_sent_anew() -> None:
    place = Place(Random(0), overwrites=False, calm=True)
    one, other = computer(1, place), computer(2, place)
    made = keep(one, [], b"content")
    one.exchange()
    (name,) = (name for name in place.files_of if name.startswith("b-"))
    place.files_of[name] = b"CONTENT"
    report = other.exchange()
    assert (report.arrived, report.waiting) == ((), (made.id,))
    assert DOUBT + name in place.files_of
    one.exchange()
    assert other.exchange().arrived == (made.id,)
    assert other.copies.blobs[hash_of(b"content")] == b"content"


def test_a_torn_file_of_ones_own_is_removed_once_a_whole_one_is_there() -> None:
    place = CutPlace(Random(0), overwrites=False, calm=True)
    one = computer(1, place)
    keep(one, [], b"content")
    place.left = 3
    with pytest.raises(PlaceTroubleError):
        one.exchange()
    assert [len(data) for data in place.files_of.values()] == [2]
    place.left = 10**9
    assert one.exchange().confirmed
    assert sorted(len(data) == int(name.split("-")[2]) for name, data in place.files_of.items()) == [True, True]


def test_a_damaged_copy_is_not_sent() -> None:
    place = Place(Random(0), overwrites=False, calm=True)
    one = computer(1, place)
    keep(one, [], b"content")
    one.copies.blobs[hash_of(b"content")] = b"CONTENT"
    report = one.exchange()
    assert (report.damaged, report.sent, report.confirmed) == ((hash_of(b"content"),), (), False)
    assert [name for name in place.files_of if name.startswith("r-")] == []


def test_a_blob_that_could_fill_the_disk_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place(Random(0), overwrites=False, calm=True)
    one, other = computer(1, place), computer(2, place)
    made = keep(one, [], b"content")
    one.exchange()
    monkeypatch.setattr(exchange, "BLOB_BYTES", len(b"conten"))
    assert other.exchange().waiting == (made.id,)
    assert other.copies.blobs == {}
    keep(other, [], b"another content")
    with pytest.raises(TooLargeToShareError) as told:
        other.exchange()
    assert told.value.is_blob


def test_strange_files_in_the_folder_change_nothing() -> None:
    place = Place(Random(0), overwrites=False, calm=True)
    one = computer(1, place)
    made = keep(one, [], b"content")
    nonsense = b"no revision"
    place.files_of |= {
        "LISEZ-MOI.txt": b"x", ".DS_Store": b"", f"r-{'0' * 64}-12-00000001-00000001 (1)": b"x",
        SharedName(SharedKind.REVISION, hash_of(nonsense), len(nonsense), WriterId("0" * 8), "0" * 8).text: nonsense,
        SharedName(SharedKind.REVISION, "0" * 64, 10**12, WriterId("0" * 8), "0" * 8).text: b"",
    }  # fmt: skip
    report = one.exchange()
    assert report.sent == (made.id,)
    assert heads_of(one.copies.kept) == {made.id}


def test_progress_counts_each_byte() -> None:
    place = Place(Random(0), overwrites=False, calm=True)
    one, seen = computer(1, place), list[tuple[int, int]]()
    made = keep(one, [], b"content", b"more")
    attempts = iter(f"{n:08x}" for n in range(100))
    LessonExchange(
        place, one.copies, LESSON, WriterId("00000001"), decoded, lambda: next(attempts), lambda *n: seen.append(n)
    ).run()
    assert seen[-1] == (11 + len(made.data), 11 + len(made.data))
    assert seen == sorted(seen)


@pytest.mark.parametrize("chunks", [[b"content"], [b"", b"con", b"", b"tent", b""], [b"conten", b"t"]])
def test_the_last_chunk_comes_only_with_the_right_whole(chunks: list[bytes]) -> None:
    assert b"".join(verified(hash_of(b"content"), chunks)) == b"content"
    taken: list[bytes] = []
    with pytest.raises(WrongContentError):
        taken.extend(verified(hash_of(b"other"), chunks))
    assert b"".join(taken) != b"content"


def test_names_are_read_back_and_others_are_none() -> None:
    name = SharedName(SharedKind.BLOB, "a" * 64, 0, WriterId("00000001"), "0123abcd")
    assert parsed_name(name.text) == name
    assert len(name.text) + len(DOUBT) < 143  # the longest name in an encrypted home folder
    changed: list[Callable[[str], str]] = [
        str.upper,
        lambda t: t + "x",
        lambda t: "x" + t,
        lambda t: t.replace("-0-", "-00-"),
    ]
    assert [parsed_name(change(name.text)) for change in changed] == [None] * 4
    assert [is_lesson_name(text) for text in ("0123abcd", "..", "", "a/b", "A", "-a", "a" * 65, "con", "com1")] == [
        True
    ] + [False] * 8
