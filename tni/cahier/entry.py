"""Entry of the cahier de textes for one séance, which the teacher reviews, edits and exports to the ENT."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from tni.cahier.seance_log import SeanceId, with_fixed_offset
from tni.core.errors import TniError
from tni.core.ids import ClassId, PageId

if TYPE_CHECKING:
    from uuid import UUID

SCHEMA_VERSION = 1
TITLE_MAX = 50
"""Number of characters that every known ENT accepts in a title (Edifice's `diary` keeps 50)."""

MIN_SHOWN_S = 5.0
"""A page shown for less time in all was only passed on the way to another page, and is not listed as worked on."""


class EntryDecodeError(TniError):
    """A stored entry cannot be read."""


@dataclass(frozen=True, slots=True)
class Homework:
    """Homework. text: lines as in `CahierEntry.contenu`; due: the day on which it must be shown or handed in, None when
    not set yet."""

    text: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class CahierEntry:
    """Entry for one séance.

    uid: the same whenever the entry of a séance is built, so that sending it again updates it. contenu: plain lines; a
    line that starts with `- ` is an item of a list. pages: those to be handed out as PDF, in lesson order.
    private_note: for the teacher alone, in no export format.
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

    def __post_init__(self) -> None:
        object.__setattr__(self, "start", with_fixed_offset(self.start))
        object.__setattr__(self, "end", with_fixed_offset(self.end))
        if self.end < self.start:
            raise ValueError(f"the session ends before it starts: {self.start}, {self.end}")


def entry_to_json(entry: CahierEntry) -> str:
    """Encode an entry as JSON, which `entry_from_json` reads."""
    return json.dumps({"schema_version": SCHEMA_VERSION, **asdict(entry)}, default=_plain)


def _plain(value: object) -> str:
    from uuid import UUID  # with the first entry

    match value:
        case date():
            return value.isoformat()
        case UUID():
            return str(value)
    raise TypeError(f"{value!r} has no JSON form")


def entry_from_json(text: str) -> CahierEntry:
    """Decode an entry. Raises: EntryDecodeError on anything that `entry_to_json` does not write."""
    from uuid import UUID  # with the first entry

    try:
        record = json.loads(text)
        if record.pop("schema_version") != SCHEMA_VERSION:
            raise ValueError("schema version of a later program")
        strings = {name: _text(record[name]) for name in _STRINGS}
        number = record["number"]
        if not (number is None or type(number) is int):
            raise TypeError(f"number: {number!r}")
        return CahierEntry(
            uid=UUID(record["uid"]),
            session=SeanceId(strings.pop("session")),
            class_id=None if record["class_id"] is None else ClassId(_text(record["class_id"])),
            number=number,
            start=datetime.fromisoformat(record["start"]),
            end=datetime.fromisoformat(record["end"]),
            homework=tuple(_homework(piece) for piece in record["homework"]),
            pages=tuple(PageId(_text(page)) for page in record["pages"]),
            **strings,
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise EntryDecodeError(f"{type(error).__name__} {error} in entry {text[:80]!r}") from error


_STRINGS = ("session", "class_name", "subject", "lesson", "title", "contenu", "private_note")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"not a text: {value!r}")
    return value


def _homework(record: dict[str, str | None]) -> Homework:
    due = record["due"]
    return Homework(_text(record["text"]), None if due is None else date.fromisoformat(due))
