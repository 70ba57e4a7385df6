"""Folder by which the computers of one teacher share what is to be sent: each writes files of its own names alone.

| name | content |
|---|---|
| `d-DELIVERY-COMPUTER` | all that a computer knows of a delivery (`tni.cahier.delivery_merge`), replaced by it alone |
| `c-DELIVERY-COMPUTER` | claim of a computer that sends it now: random digits, other ones for each claim |
| `f-SHA256` | file of an entry |

No clock is compared with another computer's: a claim lapses when the same digits have been seen for `LEASE_S`.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

from tni.cahier.delivery import Delivery, DeliveryId, DeliveryState, Goal
from tni.cahier.delivery_codec import DeliveryDecodeError
from tni.cahier.delivery_merge import DeliverySnapshot, snapshot_from_json, snapshot_to_json
from tni.cahier.outgoing_entry import OutgoingDecodeError, OutgoingEntry
from tni.core.clock import Clock
from tni.files.atomic import WriteError, atomic_file, write_atomically
from tni.files.errors import SharedFolderError
from tni.files.outbox_errors import EntAccountsError, FileChangedError, NoSuchDeliveryError, OutboxError
from tni.files.regular_file import open_regular
from tni.store.outbox import Outbox

FOLDER = ".tni-envois"
LEASE_S = 30 * 60.0
"""Longer than any request of a sending takes; each note renews the claim."""
FILES_KEPT_FOR = timedelta(days=30)
"""Time for which a file stays there that no entry of this computer needs."""
FILES_WAITED_FOR = timedelta(days=1)
"""Time that a delivery waits for its files to arrive from the computer on which it was handed over."""
READ_BYTES = 4 << 20
CLOSED_SHARED = 200
_log = logging.getLogger(__name__)
_NAME = re.compile(r"([dc])-([0-9a-f-]{36})-([0-9a-f]{8})")
_UNREAD = "program unread "
"""Beginning of the notes of a delivery that say which file of another computer the teacher has set aside."""
_CLOSED = (DeliveryState.SENT, DeliveryState.DIFFERS, DeliveryState.WITHDRAWN)


class SharedOutbox:
    """Deliveries of one teacher in a folder of her own, in which one is made with the first delivery. For one thread at
    a time. Methods raise SharedFolderError, OutboxError. left_alone: names of other computers' files that cannot be
    read; those alone are not taken over."""

    def __init__(
        self,
        folder: Path,
        outbox: Outbox,
        clock: Clock,
        is_known: Callable[[str], bool] = lambda _: True,
        random_text: Callable[[], str] = lambda: os.urandom(8).hex(),
    ) -> None:
        """is_known: whether an account is one of this computer; deliveries for others are left alone. It may raise
        EntAccountsError where that cannot be told now."""
        self._is_known = is_known
        self._folder, self._root = folder, folder / FOLDER
        self._outbox, self._clock, self._random_text = outbox, clock, random_text
        self._computer = ""
        self._shared: dict[DeliveryId, Delivery] = {}
        """Deliveries as they were put there last."""
        self._is_swept = False
        self._read: dict[str, tuple[int, int]] = {}
        """Size and time of the files that were read last, by their names."""
        self._refused: dict[str, tuple[int, int]] = {}
        """The same of those that could not be read."""
        self.left_alone: frozenset[str] = frozenset()
        self._claims: dict[str, tuple[str, float]] = {}
        """Digits of others' claims, and since when they have been seen."""

    @property
    def is_shared(self) -> bool:
        return True

    def exchange(self) -> None:
        """Take over what other computers put there, and put there what is new here."""
        with self._errors():
            self._folder.stat()
            names = self._names("d")
            for name, id, computer in names:
                if computer != self._own:
                    self._take(name, id)
            there = {name for name, _id, _computer in names}
            self.left_alone &= there
            self._refused = {name: mark for name, mark in self._refused.items() if name in there}
            for one in self._outbox.deliveries(CLOSED_SHARED):
                if self._shared.get(one.id) != one:
                    self._share(one)
            self._remove_old_files()

    def claim(self, id: DeliveryId) -> bool:
        """Claim a delivery that is to be sent; False while another computer may be sending it, while what one knows of
        it cannot be read, when it is done already, or when its files have not arrived yet."""
        with self._errors():
            self._folder.stat()
            own = self._root / f"c-{id}-{self._own}"
            self._write(own, self._random_text())
            if any(
                self._is_live(name) for name, its, computer in self._names("c") if its == id and computer != self._own
            ):
                own.unlink(missing_ok=True)
                return False
            others = [(name, computer) for name, its, computer in self._names("d") if its == id]
            is_read = all(
                self._take(name, id, tells=False) or self._is_set_aside(name, id, computer)
                for name, computer in others
                if computer != self._own
            )
            if not is_read or not self._is_ready(id):
                own.unlink(missing_ok=True)
                return False
            return True

    def is_unread(self, id: DeliveryId, *, twice: bool = False) -> bool:
        """Return whether what another computer knows of a delivery cannot be read. twice: whether that is told."""
        unread = (name for name in self._unread_of(id) if not twice or name in self.left_alone)
        return any(not self._is_set_aside(name, id, name[-8:]) for name in unread)

    def set_aside(self, id: DeliveryId) -> None:
        """Claim a delivery in future in spite of what cannot be read of it, as long as that does not change."""
        for name in self._unread_of(id):
            self._outbox.note(id, _unread_key(name[-8:]), _words(self._refused[name]))

    def note(self, id: DeliveryId) -> None:
        """Put what is known of a delivery there while it is being sent, and renew its claim."""
        found = self._outbox.of_id(id)
        own = self._root / f"c-{id}-{self._own}"
        with self._errors():
            self._folder.stat()
            if own.exists():
                self._write(own, self._random_text())
            if found is not None:
                self._share(found)

    def publish(self, delivery: Delivery) -> None:
        """Put what became of a delivery there, and give up its claim."""
        with self._errors():
            self._folder.stat()
            self._share(delivery)
            (self._root / f"c-{delivery.id}-{self._own}").unlink(missing_ok=True)

    # -- files of others

    @property
    def _own(self) -> str:
        if not self._computer:
            self._computer = self._outbox.computer
        return self._computer

    def _names(self, kind: str) -> list[tuple[str, DeliveryId, str]]:
        """Return the files of a kind: name, delivery, computer."""
        try:
            names = sorted(entry.name for entry in os.scandir(self._root))
        except FileNotFoundError:
            return []
        found = ((name, _NAME.fullmatch(name)) for name in names)
        return [(name, DeliveryId(parts[2]), parts[3]) for name, parts in found if parts and parts[1] == kind]

    def _take(self, name: str, id: DeliveryId, *, tells: bool = True) -> bool:
        """Take over another computer's file, where it has changed; one that cannot be read is left alone. Return
        whether all of it that concerns this computer is known here now. tells: see `_leave`."""
        try:
            found = (self._root / name).stat()
        except FileNotFoundError:
            return True
        mark = found.st_size, found.st_mtime_ns
        if self._read.get(name) == mark:
            return True
        try:
            snapshot = self._snapshot(name, id)
            if not self._is_known(snapshot.delivery.account):
                return True
            self._merge(snapshot)
        except FileNotFoundError:
            return True
        except EntAccountsError:
            return False
        except (OSError, UnicodeError, DeliveryDecodeError) as error:
            self._folder.stat()  # raises where all of it is away
            self._leave(name, mark, error, tells=tells)
            return False
        self._fetch_files(snapshot.entry)
        self._read[name] = mark
        self._refused.pop(name, None)
        self.left_alone -= {name}
        return True

    def _snapshot(self, name: str, id: DeliveryId) -> DeliverySnapshot:
        """Read another computer's file. Raises: DeliveryDecodeError, OSError, UnicodeError."""
        with open_regular(self._root / name) as file:
            data = file.read(READ_BYTES + 1)
        if len(data) > READ_BYTES:
            raise DeliveryDecodeError("too large")
        snapshot = snapshot_from_json(data.decode())
        if snapshot.delivery.id != id:
            raise DeliveryDecodeError("another delivery")
        return snapshot

    def _merge(self, snapshot: DeliverySnapshot) -> None:
        """Raises: DeliveryDecodeError for what the outbox does not take, OutboxError."""
        try:
            self._outbox.merge(snapshot, self._clock.now())
        except OutboxError as error:
            if not isinstance(error.__cause__, UnicodeError | OverflowError):
                raise
            raise DeliveryDecodeError(str(error)) from error

    def _leave(self, name: str, mark: tuple[int, int], error: Exception, *, tells: bool) -> None:
        """Leave a file alone. It is told once it was found so twice: a sync client may have brought a part of it.
        tells: False where it is only looked at once more."""
        if self._refused.get(name) == mark:
            self.left_alone |= {name} if tells else set()
            return
        _log.warning("shared file %s: %s", name, error)
        self._refused[name] = mark

    def _unread_of(self, id: DeliveryId) -> list[str]:
        return [name for name in self._refused if name.startswith(f"d-{id}-")]

    def _is_set_aside(self, name: str, id: DeliveryId, computer: str) -> bool:
        """Return whether the teacher wants a delivery to go on in spite of a file that cannot be read, as it is now."""
        noted, mark = self._outbox.notes(id).get(_unread_key(computer)), self._refused.get(name)
        return noted is not None and mark is not None and noted.value == _words(mark)

    def _text(self, name: str) -> str:
        with open_regular(self._root / name) as file:
            return file.read(READ_BYTES).decode()

    def _is_live(self, name: str) -> bool:
        """Return whether another computer's claim holds. It does until its digits have been seen for `LEASE_S`; so does
        one that cannot be read."""
        now_s = self._clock.monotonic()
        try:
            digits = self._text(name)[:64]
        except FileNotFoundError:
            return False
        except (OSError, UnicodeError):
            self._folder.stat()  # raises where all of it is away
            digits = "unread"
        known = self._claims.get(name)
        if known is None or known[0] != digits:
            self._claims[name] = digits, now_s
            return True
        return now_s - known[1] < LEASE_S

    def _is_ready(self, id: DeliveryId) -> bool:
        found = self._outbox.of_id(id)
        if found is None or found.state is not DeliveryState.WAITING:
            return False
        if found.wanted.by in ("", self._own) or found.goal is Goal.WITHDRAW:
            return True
        try:
            entry = self._outbox.entry(id)
        except OutgoingDecodeError:
            return True  # told where it is sent
        if entry is None or self._fetch_files(entry):
            return True
        came_at = min((event.at for event in self._outbox.history(id)), default=found.handed_at)
        return self._clock.now() - came_at > FILES_WAITED_FOR

    # -- own files

    def _share(self, one: Delivery) -> None:
        """Write all that is known of a delivery, where it has changed; remove what was sent long ago."""
        path = self._root / f"d-{one.id}-{self._own}"
        self._shared[one.id] = one
        try:
            snapshot = self._outbox.snapshot(one.id)
        except (OutgoingDecodeError, NoSuchDeliveryError):
            return
        if snapshot is None:
            path.unlink(missing_ok=True)
            return
        if one.state not in _CLOSED:
            self._put_files(snapshot.entry)
        self._write(path, snapshot_to_json(snapshot))
        self._shared[one.id] = snapshot.delivery

    def _remove_old_files(self) -> None:
        """Remove, once in a run, what this computer put there of entries whose text is erased here."""
        if self._is_swept or not self._root.is_dir():
            return
        self._is_swept = True
        for name, id, computer in self._names("d"):
            if computer == self._own and not self._has_text(id):
                (self._root / name).unlink(missing_ok=True)
        needed, oldest_s = self._outbox.needed_files(), (self._clock.now() - FILES_KEPT_FOR).timestamp()
        if needed is None:
            return
        for path in list(self._root.glob("f-*")):
            with suppress(OSError):
                if path.name.removeprefix("f-") not in needed and path.stat().st_mtime < oldest_s:
                    path.unlink()

    def _has_text(self, id: DeliveryId) -> bool:
        try:
            return self._outbox.snapshot(id) is not None
        except (OutgoingDecodeError, NoSuchDeliveryError):
            return self._outbox.of_id(id) is not None  # one that cannot be read here: this file is what is left

    def _put_files(self, entry: OutgoingEntry) -> None:
        for one in entry.all_files:
            path = self._root / f"f-{one.sha256}"
            if path.exists() or not self._outbox.files.has(one.sha256):
                continue
            self._make_root()
            with self._outbox.files.open(one.sha256) as file, atomic_file(path, private=True) as copy:
                shutil.copyfileobj(file, copy)

    def _fetch_files(self, entry: OutgoingEntry) -> bool:
        """Fetch the files of an entry from there. Return whether all are here."""
        files = self._outbox.files
        for one in entry.all_files:
            path = self._root / f"f-{one.sha256}"
            if not files.has(one.sha256) and path.is_file():
                with suppress(FileChangedError, FileNotFoundError):  # not yet whole
                    files.add(one.sha256, path)
        return all(files.has(one.sha256) for one in entry.all_files)

    def _write(self, path: Path, text: str) -> None:
        self._make_root()
        write_atomically(path, text.encode(), private=True)

    def _make_root(self) -> None:
        self._folder.stat()  # a key that was pulled out is not made anew
        self._root.mkdir(mode=0o700, exist_ok=True)

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except WriteError as error:
            raise SharedFolderError(self._folder, error.cause) from error
        except OSError as error:
            raise SharedFolderError(self._folder, error) from error


def _unread_key(computer: str) -> str:
    return _UNREAD + computer


def _words(mark: tuple[int, int]) -> str:
    return f"{mark[0]} {mark[1]}"
