"""Simulation of three computers that exchange a lesson by a bad place: everything that goes wrong, from one seed.

The place is offline at any moment, cuts writes at any byte, loses answers, delivers writes late and twice, shows old
listings, lets bits rot, and, in half of the runs, overwrites files as servers that ignore `If-None-Match` do. Computers
have wrong clocks and are killed between any two of their writes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random

from tni.core.errors import TniError
from tni.core.ids import BlobId
from tni.library.exchange import ExchangeReport, LessonExchange, SharedRevision, WrongContentError, heads_of
from tni.library.shared_place import NotThereError, PlaceFile, PlaceListing, SharedKind, WriterId

LESSON = "lesson-1"


class PlaceTroubleError(TniError):
    """The place could not be reached, or the answer was lost."""


class NoRevisionError(TniError):
    """These bytes are no revision."""


class KilledError(TniError):
    """The computer went out between two of its writes."""


def hash_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def made_revision(parents: Iterable[str], needs: Iterable[str], clock: str) -> SharedRevision:
    data = json.dumps([sorted(parents), sorted(needs), clock]).encode()
    return decoded(LESSON, data)


def decoded(lesson: str, data: bytes) -> SharedRevision:
    try:
        parents, needs, _ = json.loads(data)
    except ValueError as error:
        raise NoRevisionError from error
    return SharedRevision(hash_of(data), tuple(parents), frozenset(map(BlobId, needs)), data)


@dataclass
class Place:
    """A place of many kinds of trouble. calm: nothing goes wrong any more. told_truth: the last listing was right.
    has_rotted: a bit has changed at some time."""

    random: Random
    overwrites: bool
    calm: bool = False
    files_of: dict[str, bytes] = field(default_factory=dict)
    told_truth: bool = True
    has_rotted: bool = False
    _late: list[tuple[str, bytes]] = field(default_factory=list)
    _older: list[dict[str, int]] = field(default_factory=list)

    def lessons(self) -> list[str]:
        return [LESSON] if self.files_of else []

    def files(self, lesson: str) -> list[PlaceFile]:
        self._happens()
        now = {name: len(data) for name, data in self.files_of.items()}
        self._older = [*self._older[-4:], now]
        shown = now if self.calm or self.random.random() < 0.7 else self.random.choice(self._older)
        silent = not self.calm and self.random.random() < 0.05  # the place does not say how long its files are
        self.told_truth = shown == now and not silent
        return [PlaceFile(name, None if silent else size) for name, size in shown.items()]

    def read(self, lesson: str, name: str, limit: int) -> Iterator[bytes]:
        self._happens()
        if name not in self.files_of:
            raise NotThereError("gone")
        data = self.files_of[name]
        cut = self._cut(len(data))
        yield data[: cut // 2]
        if cut < len(data):
            raise PlaceTroubleError("cut")
        yield data[cut // 2 : limit]

    def put_new(self, lesson: str, name: str, size: int, chunks: Iterable[bytes]) -> None:
        data = b"".join(chunks)
        self._happens()
        cut = self._cut(len(data))
        if cut < len(data):
            self._write(name, data[:cut])
            if self.random.random() < 0.3:
                self._late.append((name, data))  # the server gets the rest later
            raise PlaceTroubleError("cut")
        self._write(name, data)
        if not self.calm and self.random.random() < 0.1:
            self._late.append((name, data[: self.random.choice([len(data), self.random.randint(0, len(data))])]))
        if not self.calm and self.random.random() < 0.05:
            raise PlaceTroubleError("answer lost")

    def delete(self, lesson: str, name: str) -> None:
        self._happens()
        if name not in self.files_of:
            raise NotThereError("gone")
        del self.files_of[name]

    def rot(self) -> None:
        """One bit of a file changes."""
        if self.files_of:
            self.has_rotted = True
            name = self.random.choice(sorted(self.files_of))
            if data := bytearray(self.files_of[name]):
                data[self.random.randrange(len(data))] ^= 1 << self.random.randrange(8)
                self.files_of[name] = bytes(data)

    def settle(self) -> None:
        """Everything late arrives, and from now on nothing goes wrong."""
        for name, data in self._late:
            self._write(name, data)
        self._late, self.calm = [], True

    def has_whole(self, kind: SharedKind, content: str) -> bool:
        listing = PlaceListing(PlaceFile(name, len(data)) for name, data in self.files_of.items())
        return any(hash_of(self.files_of[name.text]) == content for name in listing.whole(kind, content))

    def _write(self, name: str, data: bytes) -> None:
        if self.overwrites or name not in self.files_of:
            self.files_of[name] = data

    def _cut(self, size: int) -> int:
        return size if self.calm or self.random.random() < 0.9 else self.random.randint(0, size)

    def _happens(self) -> None:
        if self.calm:
            return
        if self._late and self.random.random() < 0.2:
            self._write(*self._late.pop(self.random.randrange(len(self._late))))
            self.told_truth = False
        if self.random.random() < 0.04:
            raise PlaceTroubleError("offline")


@dataclass
class Copies:
    """Disk of a computer, which may be killed before any write."""

    random: Random
    calm: bool = False
    blobs: dict[str, bytes] = field(default_factory=dict)
    kept: dict[str, SharedRevision] = field(default_factory=dict)

    def revisions(self, lesson: str) -> Mapping[str, SharedRevision]:
        return dict(self.kept)

    def add(self, lesson: str, revision: SharedRevision) -> None:
        self._may_die()
        self.kept[revision.id] = revision

    def has(self, blob: BlobId) -> bool:
        return blob in self.blobs

    def size(self, blob: BlobId) -> int:
        if blob not in self.blobs:
            raise WrongContentError(blob)
        return len(self.blobs[blob])

    def read(self, blob: BlobId) -> Iterator[bytes]:
        data = self.blobs[blob]
        yield data[:3]
        yield data[3:]

    def check_room(self, size: int) -> None:
        """There is always room."""

    def keep(self, blob: BlobId, chunks: Iterable[bytes]) -> None:
        data = b"".join(chunks)
        self._may_die()
        self.blobs[blob] = data

    def assert_sound(self) -> None:
        """Every head is whole, and every content what its name says."""
        assert all(hash_of(data) == blob for blob, data in self.blobs.items())
        for head in heads_of(self.kept):
            assert self.kept[head].needs <= self.blobs.keys()

    def _may_die(self) -> None:
        if not self.calm and self.random.random() < 0.03:
            raise KilledError("killed")


@dataclass
class Computer:
    """A teacher's computer. clock: its time, which is wrong."""

    number: int
    random: Random
    place: Place
    copies: Copies
    clock: int = 0

    def edit(self) -> SharedRevision:
        """Change the lesson from one of its heads, merge all of them, or delete it."""
        heads = sorted(heads_of(self.copies.kept))
        parents = heads if self.random.random() < 0.4 else heads[: self.random.randint(0, 1) or 1]
        blobs = [] if self.random.random() < 0.1 else [self._content() for _ in range(self.random.randint(1, 3))]
        self.clock += self.random.randint(-(10**6), 10**6)
        for blob in blobs:
            self.copies.blobs[hash_of(blob)] = blob
        made = made_revision(parents, map(hash_of, blobs), f"{self.clock}/{self.random.random()}")
        self.copies.kept[made.id] = made
        return made

    def exchange(self) -> ExchangeReport:
        return LessonExchange(
            self.place, self.copies, LESSON, WriterId(f"{self.number:08x}"), decoded, self._attempt
        ).run()

    def try_exchange(self) -> None:
        """Exchange as far as it goes. What was confirmed is whole in the place."""
        try:
            report = self.exchange()
        except (PlaceTroubleError, KilledError, NotThereError):
            return
        if report.confirmed and self.place.told_truth and not self.place.has_rotted:
            for head in heads_of(self.copies.kept):
                assert self.place.has_whole(SharedKind.REVISION, head)
                assert all(self.place.has_whole(SharedKind.BLOB, blob) for blob in self.copies.kept[head].needs)

    def _content(self) -> bytes:
        return self.random.randbytes(self.random.choice([0, 1, 5, 40]))

    def _attempt(self) -> str:
        return self.random.randbytes(4).hex()


def run_schedule(seed: int, steps: int = 30) -> None:
    """Run one schedule, and check its laws at every step and at the end."""
    random = Random(seed)
    place = Place(random, overwrites=random.random() < 0.5)
    computers = [Computer(n, random, place, Copies(random), random.randint(-(10**9), 10**9)) for n in range(3)]
    offline = dict.fromkeys(range(3), 0)
    made: dict[str, SharedRevision] = {}
    for _ in range(steps):
        one = random.choice(computers)
        event = random.random()
        if event < 0.35:
            revision = one.edit()
            made[revision.id] = revision
        elif event < 0.40:
            offline[one.number] = random.randint(1, 20)
        elif event < 0.43:
            place.rot()
        elif offline[one.number] > 0:
            offline[one.number] -= 1
        else:
            one.try_exchange()
        one.copies.assert_sound()
    _assert_agreed(place, computers, made)


def _assert_agreed(place: Place, computers: list[Computer], made: dict[str, SharedRevision]) -> None:
    """Once nothing goes wrong any more, all computers have all that was made, and so has a new one."""
    place.settle()
    for one in computers:
        one.copies.calm = True
    everyone = [*computers, Computer(9, Random(0), place, Copies(Random(0), calm=True))]
    for _ in range(4):
        for one in everyone:
            one.exchange()
    heads = heads_of(made)
    for one in everyone:
        one.copies.assert_sound()
        assert one.copies.kept == made
        assert heads_of(one.copies.kept) == heads
        assert not one.exchange().sent
    for head in heads:
        assert place.has_whole(SharedKind.REVISION, head)
        assert all(place.has_whole(SharedKind.BLOB, blob) for blob in made[head].needs)
