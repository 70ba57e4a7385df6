"""Entry of the cahier de textes for one séance, which the teacher reviews, edits and exports to the ENT."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from enum import Enum
from itertools import count
from typing import TYPE_CHECKING, Any

from tni.cahier.seance_log import SeanceId, with_fixed_offset
from tni.core.errors import TniError
from tni.core.ids import ClassId, PageId
from tni.core.json_fields import json_form, text_field, whole_field

if TYPE_CHECKING:
    from uuid import UUID

SCHEMA_VERSION = 1
TITLE_MAX = 50
"""Number of characters that every known ENT accepts in a title (Edifice's `diary` keeps 50)."""


class EntryDecodeError(TniError):
    """A stored entry cannot be read."""


class WorkKind(Enum):
    """Kind of a piece of homework, or of an assessment."""

    LESSON = "lesson"
    EXERCISE = "exercise"
    HOMEWORK = "homework"
    """Handed in: « devoir à la maison »."""
    TEST = "test"
    """Written in class: « contrôle », « devoir surveillé »."""
    TALK = "talk"
    OTHER = "other"


class SupportKind(Enum):
    BOOK = "book"
    LINK = "link"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Support:
    """Support of a séance, named in its entry. place: the page of a book (`p. 84`), the address of a link, or the name
    of a file."""

    kind: SupportKind
    title: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """File that the teacher joins. path: on this computer. title: "" for its name."""

    path: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Homework:
    """Homework. text: lines as in `CahierEntry.contenu`; due: the day on which it must be shown or handed in, None when
    not set yet. uid: its own within the entry, by which it is known where it was sent (see `with_work_ids`). minutes: 0
    when unknown. files: as in `CahierEntry`. pages: those that go with it, as far as they are pages of the entry."""

    text: str
    due: date | None = None
    uid: str = ""
    kind: WorkKind = WorkKind.OTHER
    minutes: int = 0
    pages: tuple[PageId, ...] = ()
    files: tuple[AttachedFile, ...] = ()

    @property
    def is_given(self) -> bool:
        """True if it says something by itself: by its text, or by a file."""
        return bool(self.text.strip() or self.files)


@dataclass(frozen=True, slots=True)
class Assessment:
    """Assessment done in the séance, whose text belongs in the cahier de textes. text: plain lines. pages: those that
    hold its questions, as far as they are pages of the entry."""

    kind: WorkKind
    title: str
    text: str = ""
    pages: tuple[PageId, ...] = ()


@dataclass(frozen=True, slots=True)
class CahierEntry:
    """Entry for one séance.

    uid: the same whenever the entry of a séance is built, so that sending it again updates it. contenu: plain lines; a
    line that starts with `- ` is an item of a list. pages: those to be handed out as PDF, in lesson order.
    private_note: for the teacher alone, in no export format. classes: those that a group is made of, empty for one
    class. room: "" when unknown. files: joined beside the pages.
    """

    uid: UUID
    session: SeanceId
    class_id: ClassId | None
    class_name: str
    subject: str
    lesson: str
    number: int | None
    start: datetime
    end: datetime
    title: str
    contenu: str
    homework: tuple[Homework, ...] = ()
    pages: tuple[PageId, ...] = ()
    private_note: str = ""
    classes: tuple[str, ...] = ()
    room: str = ""
    sequence: str = ""
    supports: tuple[Support, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    files: tuple[AttachedFile, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "start", with_fixed_offset(self.start))
        object.__setattr__(self, "end", with_fixed_offset(self.end))
        if self.end < self.start:
            raise ValueError(f"the session ends before it starts: {self.start}, {self.end}")


def with_work_ids(works: Iterable[Homework]) -> tuple[Homework, ...]:
    """Return pieces of homework with an id each. One that has none is given its place, by which it was known where it
    was sent before pieces had ids."""
    found = tuple(works)
    own, made = {one.uid for one in found}, dict[str, Homework]()
    for place, one in enumerate(found):
        uid = one.uid
        if not uid or uid in made:
            uid = next(other for other in map(str, count(place)) if other not in own and other not in made)
        made[uid] = replace(one, uid=uid)
    return tuple(made.values())


def entry_to_json(entry: CahierEntry) -> str:
    """Encode an entry as JSON, which `entry_from_json` reads. Fields that earlier versions did not know are written
    when they say something."""
    record = {"schema_version": SCHEMA_VERSION, **asdict(entry)}
    _drop(record, _ADDED)
    for piece in record["homework"]:
        _drop(piece, _ADDED_TO_HOMEWORK)
    return json.dumps(record, default=json_form)


_ADDED: Mapping[str, object] = {
    "classes": (), "room": "", "sequence": "", "supports": (), "assessments": (), "files": ()
}  # fmt: skip
_ADDED_TO_HOMEWORK: Mapping[str, object] = {
    "uid": "", "kind": WorkKind.OTHER, "minutes": 0, "pages": (), "files": ()
}  # fmt: skip
"""Values of fields that are not written, so that entries of the first version are written as they were read."""


def _drop(record: dict[str, Any], values: Mapping[str, object]) -> None:
    for name, value in values.items():
        if record[name] == value:
            del record[name]


def entry_from_json(text: str) -> CahierEntry:
    """Decode an entry. Raises: EntryDecodeError on anything that `entry_to_json` does not write."""
    from uuid import UUID  # with the first entry

    try:
        record = json.loads(text)
        if record.pop("schema_version") != SCHEMA_VERSION:
            raise ValueError("schema version of a later program")
        strings = {name: text_field(record[name]) for name in _STRINGS}
        number = record["number"]
        return CahierEntry(
            uid=UUID(record["uid"]),
            session=SeanceId(strings.pop("session")),
            class_id=None if record["class_id"] is None else ClassId(text_field(record["class_id"])),
            number=None if number is None else whole_field(number),
            start=datetime.fromisoformat(record["start"]),
            end=datetime.fromisoformat(record["end"]),
            homework=with_work_ids(_homework(piece) for piece in record["homework"]),
            pages=_pages(record["pages"]),
            classes=tuple(text_field(name) for name in record.get("classes", ())),
            room=text_field(record.get("room", "")),
            sequence=text_field(record.get("sequence", "")),
            supports=tuple(_support(one) for one in record.get("supports", ())),
            assessments=tuple(_assessment(one) for one in record.get("assessments", ())),
            files=_files(record.get("files", ())),
            **strings,
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise EntryDecodeError(f"{type(error).__name__} {error} in entry {text[:80]!r}") from error


_STRINGS = ("session", "class_name", "subject", "lesson", "title", "contenu", "private_note")


def _pages(found: Iterable[object]) -> tuple[PageId, ...]:
    return tuple(PageId(text_field(page)) for page in found)


def _files(found: Iterable[dict[str, object]]) -> tuple[AttachedFile, ...]:
    return tuple(AttachedFile(text_field(one["path"]), text_field(one["title"])) for one in found)


def _support(record: dict[str, object]) -> Support:
    return Support(SupportKind(record["kind"]), text_field(record["title"]), text_field(record["place"]))


def _assessment(record: dict[str, Any]) -> Assessment:
    return Assessment(
        WorkKind(record["kind"]), text_field(record["title"]), text_field(record["text"]), _pages(record["pages"])
    )


def _homework(record: dict[str, Any]) -> Homework:
    due = record["due"]
    return Homework(
        text_field(record["text"]),
        None if due is None else date.fromisoformat(due),
        text_field(record.get("uid", "")),
        WorkKind(record.get("kind", WorkKind.OTHER)),
        whole_field(record.get("minutes", 0)),
        _pages(record.get("pages", ())),
        _files(record.get("files", ())),
    )
