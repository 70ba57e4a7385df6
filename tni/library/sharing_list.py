"""List of the places that a teacher shares lessons by, and of the lessons that are shared there. No secret is in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum

from tni.library.revision import RevisionId
from tni.library.share_filter import SharingChoices
from tni.library.shared_lesson import SharedRole, SharingState
from tni.library.shared_place import WriterId


class PlaceKind(Enum):
    """Kind of a shared place."""

    WEBDAV = "webdav"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEntry:
    """Place of the teacher. address: of the server's folder, or the path of a plain one. user: of the account.
    local_agreed: the teacher agreed to a server of the own network without https. notes: whether her notes went with
    the last lesson that she shared here. last_exchange: in ISO format, for display alone; empty before the first."""

    id: str
    kind: PlaceKind
    address: str
    name: str = ""
    user: str = ""
    local_agreed: bool = False
    notes: bool = False
    last_exchange: str = ""

    @property
    def account(self) -> str:
        """Name under which the secret of the account is kept."""
        return f"{self.address} {self.user}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonEntry:
    """Lesson that is shared in a place. path: of its file on this computer. base: revisions of the place that the file
    is based on. state: after the last exchange. author: the colleague that a lesson came from; "" where that is not
    known, and for the teacher's own."""

    place: str
    lesson: str
    path: str
    role: SharedRole = SharedRole.SHARED
    base: tuple[RevisionId, ...] = ()
    choices: SharingChoices = field(default_factory=SharingChoices)
    state: SharingState = SharingState.CURRENT
    author: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.place, self.lesson


@dataclass(frozen=True, slots=True)
class SharingList:
    """All places and shared lessons. writer: names this program's files in the places."""

    writer: WriterId
    places: tuple[PlaceEntry, ...] = ()
    lessons: tuple[LessonEntry, ...] = ()

    @classmethod
    def empty(cls) -> SharingList:
        """Return a list before any was read; nothing may be written to a place with it."""
        return cls(WriterId(""))

    def place(self, id_: str) -> PlaceEntry | None:
        return next((one for one in self.places if one.id == id_), None)

    def lesson(self, place: str, lesson: str) -> LessonEntry | None:
        return next((one for one in self.lessons if one.key == (place, lesson)), None)

    def in_place(self, place: str) -> tuple[LessonEntry, ...]:
        return tuple(one for one in self.lessons if one.place == place)

    def with_place(self, entry: PlaceEntry) -> SharingList:
        others = tuple(one for one in self.places if one.id != entry.id)
        return replace(self, places=(*others, entry))

    def with_notes(self, place: str, *, notes: bool) -> SharingList:
        """Return the list with the teacher's choice about her notes in a place."""
        places = (replace(one, notes=notes) if one.id == place else one for one in self.places)
        return replace(self, places=tuple(places))

    def without_place(self, place: str) -> SharingList:
        return replace(
            self,
            places=tuple(one for one in self.places if one.id != place),
            lessons=tuple(one for one in self.lessons if one.place != place),
        )

    def with_lesson(self, entry: LessonEntry) -> SharingList:
        others = tuple(one for one in self.lessons if one.key != entry.key)
        return replace(self, lessons=(*others, entry))

    def without_lesson(self, place: str, lesson: str) -> SharingList:
        return replace(self, lessons=tuple(one for one in self.lessons if one.key != (place, lesson)))
