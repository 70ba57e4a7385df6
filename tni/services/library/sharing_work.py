"""Work of sharing that waits for places and files, on the network's worker alone: the list of places and lessons, and
the exchange with one place after another. `cancel` is for any thread.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from tni.core.ids import PageId, new_id
from tni.core.secret import Secret
from tni.files.lesson_errors import LessonFileError
from tni.files.sharing_errors import LessonGoneError, LessonWithoutIdError, PlaceInLibraryError
from tni.library.revision import RevisionId
from tni.library.share_filter import SharingChoices
from tni.library.shared_lesson import SharedRole
from tni.library.shared_place import is_lesson_name
from tni.library.shared_update import LessonComparison, PageTaking
from tni.library.sharing_list import LessonEntry, PlaceEntry, PlaceKind, SharingList
from tni.services.library.colleague_lessons import AvailableLesson, LookedLesson, OnPages
from tni.services.library.place_exchange import ExchangeOutcome, LookStop, OnProgress, PlaceExchange
from tni.services.library.shared_lesson_files import OtherVersion, TakenUpdate
from tni.services.library.sharing_ledger import SharingLedger
from tni.store.account_secrets import AccountSecrets
from tni.store.lesson_identity import read_lesson_id


class SharingWork:
    """The list of what is shared, and all work on it. list: as it was saved last; others read it as a whole."""

    def __init__(self, ledger: SharingLedger, exchange: PlaceExchange, secrets: AccountSecrets, library: Path) -> None:
        """library: folder of the teacher's own lessons."""
        self._ledger, self._exchange, self._secrets, self._library = ledger, exchange, secrets, library

    @property
    def list(self) -> SharingList:
        return self._ledger.list

    def load(self) -> SharingList:
        return self._ledger.load()

    # -- places

    def add_place(self, entry: PlaceEntry, secret: Secret | None) -> SharingList:
        """Add a place, once it answers. Raises: PlaceInLibraryError, TniError."""
        if entry.kind is PlaceKind.FOLDER:
            folder, library = Path(entry.address).resolve(), self._library.resolve()
            if folder.is_relative_to(library) or library.is_relative_to(folder):
                raise PlaceInLibraryError(Path(entry.address))
        place = self._exchange.open(entry, secret)
        try:
            place.check()
        finally:
            place.close()
        if secret is not None:
            self._secrets.put(entry.account, secret)
        return self._ledger.save(self.list.with_place(entry))

    def give_secret(self, place: str, secret: Secret) -> SharingList:
        if (entry := self.list.place(place)) is not None:
            self._secrets.put(entry.account, secret)
        return self.list

    def remove_place(self, place: str) -> SharingList:
        """Forget a place and its password. Nothing is deleted in it, and no lesson on this computer."""
        if (entry := self.list.place(place)) is not None:
            self._secrets.drop(entry.account)
            self._ledger.forget(place)
        return self._ledger.save(self.list.without_place(place))

    # -- lessons

    def share(self, path: Path, place: str, choices: SharingChoices) -> SharingList:
        """Share a lesson in a place, from the next exchange on, and remember the choice about notes for others."""
        lesson = read_lesson_id(path)
        if not is_lesson_name(lesson):
            raise LessonWithoutIdError(path)
        known = self.list.lesson(place, lesson)
        entry = LessonEntry(place=place, lesson=lesson, path=str(path), choices=choices)
        if known is not None:
            entry = replace(known, path=str(path), choices=choices, role=SharedRole.SHARED)
        return self._ledger.save(self.list.with_lesson(entry).with_notes(place, notes=choices.notes))

    def count_kept(self, path: Path) -> int:
        """Count the extracts of a lesson that stay here: those that the law allows in class alone."""
        from tni.store.lesson_digest import count_classroom_only  # when a lesson is shared

        try:
            return count_classroom_only(path)
        except LessonFileError:  # told by the exchange, which reads it too
            return 0

    def look_inside(self, one: AvailableLesson, most_pages: int, progress: OnPages, stop: LookStop) -> LookedLesson:
        """Read the first pages of a lesson of a place. Raises: LessonGoneError, TniError."""
        return self._exchange.look(one.place, one.lesson, most_pages, progress, stop)

    def fetch(self, one: AvailableLesson, path: Path, role: SharedRole, progress: OnProgress) -> SharingList:
        """Put a lesson of a place on this computer, to change it with others or to follow it. Raises: LessonGoneError,
        TniError."""
        self._exchange.fetch(one.place, one.lesson, progress)
        entry = LessonEntry(place=one.place, lesson=one.lesson, path=str(path), role=role, author=one.author)
        try:
            entry = self._ledger.files(one.place).restored(entry)
        except KeyError:
            raise LessonGoneError(one.lesson) from None
        return self._ledger.save(self.list.with_lesson(entry))

    def move(self, before: Path, after: Path) -> SharingList:
        """Note that a lesson's file, or the folder that it is in, is at another path. Its role and its base stay. Where
        another lesson has the path before by now, as when one comes out of the bin, that one's stay too."""
        found = self.list
        try:
            moved = read_lesson_id(after) if before.is_file() and after.is_file() else ""
        except LessonFileError:  # it is damaged, and what is shared is the lesson in its place
            return found
        for entry in found.lessons:
            path = Path(entry.path)
            if path.is_relative_to(before) and moved in ("", entry.lesson):
                found = found.with_lesson(replace(entry, path=str(after / path.relative_to(before))))
        return self._ledger.save(found)

    def stop_sharing(self, place: str, lesson: str) -> SharingList:
        """Leave a lesson to the others, and keep it on this computer as it is."""
        return self._ledger.save(self.list.without_lesson(place, lesson))

    def delete(self, place: str, lesson: str) -> SharingList:
        """Tell the others that a lesson was deleted, with the next exchange."""
        if (entry := self.list.lesson(place, lesson)) is not None and entry.role is SharedRole.SHARED:
            self._ledger.files(place).deleted(entry)
        return self._ledger.save(self.list.without_lesson(place, lesson))

    def share_again(self, place: str, lesson: str) -> SharingList:
        """Share a lesson that others deleted and that stays here: with the next exchange they have it back."""
        entry, standing = self._ledger.files(place).stood(self._entry(place, lesson))
        return self._ledger.save(self.list.with_lesson(replace(entry, base=standing.others or entry.base)))

    def others(self, place: str, lesson: str) -> tuple[RevisionId, ...]:
        """Return the revisions of others that a lesson does not hold yet."""
        return self._ledger.files(place).stood(self._entry(place, lesson))[1].others

    def look(self, place: str, lesson: str, other: RevisionId) -> LessonComparison:
        return self._ledger.files(place).looked_at(self._entry(place, lesson), other)

    def other_version(self, place: str, lesson: str) -> OtherVersion | None:
        return self._ledger.files(place).other_version(self._entry(place, lesson))

    def take(
        self, place: str, lesson: str, other: RevisionId, chosen: Mapping[PageId, PageTaking], *, properties: bool
    ) -> SharingList:
        """Take pages into a lesson that is not open."""
        entry = self._ledger.files(place).take(self._entry(place, lesson), other, chosen, properties=properties)
        return self.note_taken(entry)

    def take_open(
        self, place: str, lesson: str, other: RevisionId, chosen: Mapping[PageId, PageTaking], *, properties: bool
    ) -> TakenUpdate:
        """Return what taking pages changes in a lesson that is open."""
        return self._ledger.files(place).taken(self._entry(place, lesson), other, chosen, properties=properties)

    def note_taken(self, entry: LessonEntry) -> SharingList:
        """Note what a lesson that is open has taken."""
        return self._ledger.save(self.list.with_lesson(self._ledger.files(entry.place).stood(entry)[0]))

    # -- exchange

    def exchange(self, place: str, progress: OnProgress, stop: threading.Event) -> ExchangeOutcome:
        """Exchange all lessons with a place. What was exchanged before a trouble stays so. stop: set with `cancel`."""
        return self._exchange.run(place, progress, stop)

    def cancel(self) -> None:
        """End the exchange under way. May be called on any thread."""
        self._exchange.cancel()

    def close(self) -> None:
        """End whatever is under way. May be called on any thread."""
        self._exchange.cancel()
        self._exchange.cancel_look()

    def _entry(self, place: str, lesson: str) -> LessonEntry:
        """Raises: KeyError."""
        if (entry := self.list.lesson(place, lesson)) is None:
            raise KeyError(lesson)
        return entry


def new_place_id() -> str:
    return new_id()
