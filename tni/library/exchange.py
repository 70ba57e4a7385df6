"""Exchange of a lesson between this computer's copies and a shared place, after which each has what the other had.

Revisions are a set that only grows, so an exchange may be cut anywhere, repeated, or run on several computers at once.
Which revisions are heads follows from the parents that they name, never from a clock. Laws, tested by simulation:

- A revision is in the place only after the blobs of the heads that are sent with it, and after its parents.
- A head of the local copies is whole: its blobs are here. What arrived torn is not taken, and comes another time.
- What is here and not whole there is sent again, whoever made it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from tni.core.errors import TniError
from tni.core.ids import BlobId
from tni.library.shared_place import (
    DOUBT,
    NotThereError,
    PlaceListing,
    SharedKind,
    SharedName,
    SharedPlace,
    WriterId,
)

REVISION_BYTES = 8 << 20
"""Longest revision that is sent to a place, and that is taken from one: it names 70,000 pages without media, or 45,000
with a picture or PDF each."""
BLOB_BYTES = 1 << 30
"""Longest blob that is sent, and that is taken: what anyone can put there must not fill the disk of all."""


class WrongContentError(TniError):
    """A content is not what its hash says. content: the hash."""

    def __init__(self, content: str) -> None:
        super().__init__(f"{content[:12]}: another content")
        self.content = content


class TooLargeToShareError(TniError):
    """A revision or blob of a lesson is longer than what others take. Nothing of the lesson was sent. is_blob: it is a
    picture, sound or PDF, else its revision."""

    def __init__(self, text: str, *, is_blob: bool = False) -> None:
        super().__init__(text)
        self.is_blob = is_blob


@dataclass(frozen=True, slots=True)
class SharedRevision:
    """Revision as the exchange sees it. id: SHA-256 of `data`. needs: blobs of its content."""

    id: str
    parents: tuple[str, ...]
    needs: frozenset[BlobId]
    data: bytes


class SharedCopies(Protocol):
    """Copies on this computer of the shared revisions of lessons and of their blobs. Each write is atomic and lasting
    when its method returns."""

    def revisions(self, lesson: str) -> Mapping[str, SharedRevision]: ...

    def add(self, lesson: str, revision: SharedRevision) -> None: ...

    def has(self, blob: BlobId) -> bool: ...

    def size(self, blob: BlobId) -> int:
        """Return the size of a blob in bytes. Raises: WrongContentError for one that is damaged or not here."""

    def read(self, blob: BlobId) -> Iterator[bytes]:
        """Yield a blob. Raises: as `size`, at its end at the latest."""

    def check_room(self, size: int) -> None:
        """Raises: TniError if the disk would be nearly full with so many more bytes."""

    def keep(self, blob: BlobId, chunks: Iterable[bytes]) -> None:
        """Store a blob. Nothing is kept if `chunks` raises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeReport:
    """Result of an exchange of one lesson.

    arrived, sent: revisions new here, and there. waiting: revisions in the place that are not whole there yet.
    unreadable: revisions there that are whole and were made by a later program, or are none. damaged:
    blobs whose copy on this computer is damaged, so that their revisions were not sent. confirmed: a listing after the
    last write shows all that was to be sent, whole.
    """

    arrived: tuple[str, ...] = ()
    sent: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    damaged: tuple[BlobId, ...] = ()
    confirmed: bool = True


type Decode = Callable[[str, bytes], SharedRevision]
"""Decodes a revision of a lesson. Raises: TniError for what is none."""
type Sends = Callable[[Mapping[str, SharedRevision]], Mapping[str, SharedRevision]]
type Progress = Callable[[int, int], None]
"""Called with the bytes that were moved so far and those that are known to be moved in all."""


def heads_of(revisions: Mapping[str, SharedRevision]) -> set[str]:
    """Return the revisions that no other one names as its parent."""
    return revisions.keys() - {parent for revision in revisions.values() for parent in revision.parents}


def verified(content: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a content by chunks; the last one only if the whole is what the hash says. Raises: WrongContentError."""
    digest, last = hashlib.sha256(), b""
    for chunk in chunks:
        if not chunk:
            continue
        digest.update(chunk)
        if last:
            yield last
        last = chunk
    if digest.hexdigest() != content:
        raise WrongContentError(content)
    if last:
        yield last


@dataclass(frozen=True, slots=True)
class LessonGlance:
    """A lesson as its manifests in the place tell of it. heads: revisions whose contents are all here or there, that no
    other one of these names as its parent. unreadable: see `ExchangeReport`."""

    heads: tuple[SharedRevision, ...]
    unreadable: tuple[str, ...]


class LessonExchange:
    """Exchange of one lesson; for one use."""

    def __init__(
        self,
        place: SharedPlace,
        copies: SharedCopies,
        lesson: str,
        writer: WriterId,
        decode: Decode,
        new_attempt: Callable[[], str],
        progress: Progress = lambda _done, _known: None,
        sends: Sends | None = dict,
    ) -> None:
        """new_attempt: returns eight hexadecimal digits, others at each call. sends: returns those of the revisions
        here that the place is to have, with their parents; None where nothing is to be written to the place, as for a
        lesson that is only followed."""
        self._place, self._copies, self._lesson = place, copies, lesson
        self._writer, self._decode, self._new_attempt = writer, decode, new_attempt
        self._progress, self._sends = progress, sends
        self._done = self._known = 0
        self._listing = PlaceListing(())
        self._damaged: set[BlobId] = set()
        self._unreadable: set[str] = set()
        self._has_written = False

    def run(self) -> ExchangeReport:
        """Exchange the lesson. Raises: TniError; what was exchanged before stays so, and nothing is half-done."""
        self._listing = PlaceListing(self._place.files(self._lesson))
        arrived, waiting = self._receive()
        held = self._copies.revisions(self._lesson)
        for head in heads_of(held):  # a damaged copy may have been removed
            self._fetch_blobs(held[head])
        held = {} if self._sends is None else self._sends(held)
        sent = self._send(held)
        return ExchangeReport(
            arrived=tuple(arrived),
            sent=tuple(sent),
            waiting=tuple(one for one in waiting if one not in self._unreadable),
            unreadable=tuple(sorted(self._unreadable)),
            damaged=tuple(sorted(self._damaged)),
            confirmed=not self._damaged and (not self._has_written or self._is_confirmed(held)),
        )

    # -- without taking it

    def glance(self) -> LessonGlance:
        """Read the revisions in the place, not what they name, so that a lesson that nobody here has chosen costs
        little. No revision becomes one of this computer's; what was read is kept as a content. Raises: TniError."""
        self._listing = PlaceListing(self._place.files(self._lesson))
        found = dict(self._copies.revisions(self._lesson))
        for one in self._listing.contents(SharedKind.REVISION):
            if one not in found and (revision := self._glanced_revision(one)):
                found[one] = revision
        while torn := [one for one in heads_of(found) if not all(map(self._is_somewhere, found[one].needs))]:
            for one in torn:
                del found[one]
        heads = sorted(heads_of(found))
        return LessonGlance(tuple(found[one] for one in heads), tuple(sorted(self._unreadable)))

    def fetch(self, blobs: Iterable[BlobId]) -> None:
        """Take those of some blobs that are there, after `glance`. Raises: TniError."""
        for blob in blobs:
            self._fetch_blob(blob)

    def size_of(self, blob: BlobId) -> int:
        """Return how many bytes `fetch` moves at most for a blob, whichever of its files is whole: 0 for one that is
        here or nowhere."""
        whole = () if self._copies.has(blob) else self._listing.whole(SharedKind.BLOB, blob)
        return max((name.size for name in whole if name.size <= BLOB_BYTES), default=0)

    def _is_somewhere(self, blob: BlobId) -> bool:
        listed = self._listing.whole(SharedKind.BLOB, blob)
        return self._copies.has(blob) or any(name.size <= BLOB_BYTES for name in listed)

    def _glanced_revision(self, content: str) -> SharedRevision | None:
        blob = BlobId(content)
        if self._copies.has(blob):
            with suppress(TniError):
                return self._decode(self._lesson, b"".join(self._copies.read(blob)))
        revision = self._fetched_revision(content)
        if revision is not None:
            self._copies.keep(blob, [revision.data])
        return revision

    # -- from the place

    def _receive(self) -> tuple[list[str], list[str]]:
        """Take the revisions that are whole. Return their ids, and those of the others."""
        held = self._copies.revisions(self._lesson)
        listed = [one for one in self._listing.contents(SharedKind.REVISION) if one not in held]
        found = {revision.id: revision for one in listed if (revision := self._fetched_revision(one))}
        taken = self._with_whole_heads(held, found)
        for one in _children_first(taken):
            self._copies.add(self._lesson, taken[one])
        return sorted(taken), [one for one in listed if one not in taken]

    def _with_whole_heads(
        self, held: Mapping[str, SharedRevision], found: Mapping[str, SharedRevision]
    ) -> dict[str, SharedRevision]:
        """Fetch the blobs of new heads. Return the new revisions without those heads whose blobs are not all there."""
        taken, whole = dict(found), set[str]()
        while fresh := (heads_of({**held, **taken}) & taken.keys()) - whole:
            for one in sorted(fresh):
                if self._fetch_blobs(taken[one]):
                    whole.add(one)
                else:
                    del taken[one]
        return taken

    def _fetched_revision(self, content: str) -> SharedRevision | None:
        for name in self._listing.whole(SharedKind.REVISION, content):
            if name.size > REVISION_BYTES:
                continue
            with suppress(NotThereError, WrongContentError):
                data = b"".join(self._read(name))
                try:
                    return self._decode(self._lesson, data)
                except TniError:  # of a later program, or put there by another one: no copy of it is better
                    self._unreadable.add(content)
                    return None
        return None

    def _fetch_blobs(self, revision: SharedRevision) -> bool:
        return all(self._fetch_blob(blob) for blob in sorted(revision.needs))

    def _fetch_blob(self, blob: BlobId) -> bool:
        if self._copies.has(blob):
            return True
        for name in self._listing.whole(SharedKind.BLOB, blob):
            if name.size > BLOB_BYTES:
                continue
            self._copies.check_room(name.size)
            with suppress(NotThereError, WrongContentError):
                self._copies.keep(blob, self._read(name))
                return True
        return False

    def _read(self, name: SharedName) -> Iterator[bytes]:
        """Yield a file's content, verified. Raises: WrongContentError, after the place was told."""
        self._known += name.size
        try:
            for chunk in verified(name.content, self._place.read(self._lesson, name.text, name.size)):
                self._moved(len(chunk))
                yield chunk
        except WrongContentError:
            if self._sends is not None and not self._listing.is_doubted(name):
                self._listing.doubt(name)
                self._place.put_new(self._lesson, DOUBT + name.text, 1, [b"x"])
            raise

    # -- to the place

    def _send(self, held: Mapping[str, SharedRevision]) -> list[str]:
        """Send what is not whole there: the blobs of heads, then all revisions, parents first."""
        blobs = {blob for head in heads_of(held) for blob in held[head].needs}
        missing = sorted(blob for blob in blobs if not self._listing.has(SharedKind.BLOB, blob))
        lacking = [one for one in reversed(_children_first(held)) if not self._listing.has(SharedKind.REVISION, one)]
        sizes = {blob: size for blob in missing if (size := self._size(blob)) is not None}
        longest = max((len(held[one].data) for one in lacking), default=0)
        has_large_blob = max(sizes.values(), default=0) > BLOB_BYTES
        if longest > REVISION_BYTES or has_large_blob:
            raise TooLargeToShareError(f"{self._lesson}: longer than what others take", is_blob=has_large_blob)
        self._known += sum(sizes.values()) + sum(len(held[one].data) for one in lacking)
        self._damaged.update(blob for blob in missing if blob not in sizes or not self._send_blob(blob, sizes[blob]))
        sent = [one for one in lacking if not self._damaged & held[one].needs]
        for one in sent:
            data = held[one].data
            self._put(SharedKind.REVISION, one, len(data), [data])
        return sent

    def _size(self, blob: BlobId) -> int | None:
        try:
            return self._copies.size(blob)
        except WrongContentError:
            return None

    def _send_blob(self, blob: BlobId, size: int) -> bool:
        """Send a blob. Returns False if the copy on this computer is damaged."""
        try:
            self._put(SharedKind.BLOB, blob, size, verified(blob, self._copies.read(blob)))
        except WrongContentError:
            return False
        return True

    def _put(self, kind: SharedKind, content: str, size: int, chunks: Iterable[bytes]) -> None:
        """Write a file under a name of its own, then remove what an earlier attempt of this writer left of it."""
        name = SharedName(kind, content, size, self._writer, self._new_attempt())
        self._place.put_new(self._lesson, name.text, size, self._counted(chunks))
        for torn in self._listing.torn(kind, content, self._writer):
            with suppress(NotThereError):
                self._place.delete(self._lesson, torn.text)
        self._listing.add(name, size)
        self._has_written = True

    def _is_confirmed(self, held: Mapping[str, SharedRevision]) -> bool:
        listing = PlaceListing(self._place.files(self._lesson))
        blobs = {blob for head in heads_of(held) for blob in held[head].needs}
        return all(listing.has(SharedKind.REVISION, one) for one in held) and all(
            listing.has(SharedKind.BLOB, blob) for blob in blobs
        )

    def _counted(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            yield chunk
            self._moved(len(chunk))

    def _moved(self, size: int) -> None:
        self._done += size
        self._progress(self._done, self._known)


def _children_first(revisions: Mapping[str, SharedRevision]) -> list[str]:
    """Return the revisions so that each stands before its parents."""
    placed: dict[str, None] = {}
    for start in sorted(revisions):
        path = [start]
        while path:
            open_parents = [
                p for p in revisions[path[-1]].parents if p in revisions and p not in placed and p != path[-1]
            ]
            if open_parents and path[-1] not in placed:
                path.append(open_parents[0])
            else:
                placed.setdefault(path.pop())
    return list(reversed(placed))
