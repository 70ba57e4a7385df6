"""Confirmed entry in the neutral form that leaves the program: connectors send it, archives keep it as `seance.json`.

It holds no pupil's name, no private note, no id of the class list and no path of this computer. Its files are named by
their SHA-256.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tni.cahier.entry import SupportKind, WorkKind
from tni.core.errors import TniError
from tni.core.json_fields import count_field, flag_field, json_form, text_field

OUTGOING_VERSION = 1


class OutgoingDecodeError(TniError):
    """A stored outgoing entry cannot be read."""


@dataclass(frozen=True, slots=True)
class OutgoingFile:
    """File of an entry. name: as pupils see it, in ASCII. size: in bytes. sha256: lower-case hexadecimal."""

    name: str
    title: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class OutgoingWork:
    """Piece of homework. uid: the same whenever the entry is sent again. html: p, ul, li, strong, a and table only;
    text: the same as plain lines. due: the day, None when it is not set. minutes: 0 when unknown."""

    uid: UUID
    kind: WorkKind
    html: str
    text: str
    given_on: date
    due: date | None
    minutes: int = 0
    files: tuple[OutgoingFile, ...] = ()


@dataclass(frozen=True, slots=True)
class OutgoingSupport:
    """Support as in `tni.cahier.entry.Support`, with a file's name in place of its path."""

    kind: SupportKind
    title: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class OutgoingAssessment:
    """Assessment done in the séance; its text is a text, a file, or both."""

    kind: WorkKind
    title: str
    text: str = ""
    files: tuple[OutgoingFile, ...] = ()


@dataclass(frozen=True, slots=True)
class OutgoingEntry:
    """Entry of one séance.

    uid: the same whenever the entry is sent again, on every computer. class_name: class or group; classes: those that
    a group is made of, empty for one class. start, end: in Europe/Paris, with their offset. title: whole;
    `title_within` cuts it. html, text: content of the séance, in the same two forms as a work's. is_published: False
    for a draft. publish_from: the time before which pupils do not see it, None for at once.
    """

    uid: UUID
    class_name: str
    classes: tuple[str, ...]
    subject: str
    teacher: str
    school: str
    room: str
    number: int | None
    sequence: str
    start: datetime
    end: datetime
    title: str
    html: str
    text: str
    supports: tuple[OutgoingSupport, ...] = ()
    assessments: tuple[OutgoingAssessment, ...] = ()
    works: tuple[OutgoingWork, ...] = ()
    files: tuple[OutgoingFile, ...] = ()
    is_published: bool = True
    publish_from: datetime | None = None

    @property
    def all_files(self) -> tuple[OutgoingFile, ...]:
        """Files of the entry, of its works and of its assessments, each once."""
        lists = (self.files, *(one.files for one in self.works), *(one.files for one in self.assessments))
        return tuple({one.sha256: one for files in lists for one in files}.values())


def title_within(title: str, length: int) -> str:
    """Return a title of at most `length` characters, >= 1, which ends with … when it was cut, at a space if one is
    near."""
    if len(title) <= length:
        return title
    cut = title[: length - 1]
    space = cut.rfind(" ")
    return f"{(cut[:space] if space >= length * 2 // 3 else cut).rstrip(' ,;:–-')}…"


def unsaid_supports(entry: OutgoingEntry) -> tuple[OutgoingSupport, ...]:
    """Return the supports that the content does not name: those of the program's own entries stand in it already."""
    said = _plain(entry.text)

    def is_said(one: OutgoingSupport) -> bool:
        parts = [_plain(part) for part in (one.title, one.place) if part.strip()]
        return bool(parts) and all(part in said for part in parts)

    return tuple(one for one in entry.supports if not is_said(one))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def outgoing_to_json(entry: OutgoingEntry) -> str:
    """Encode an entry as JSON, which `outgoing_from_json` reads."""
    return json.dumps({"schema_version": OUTGOING_VERSION, **asdict(entry)}, default=json_form, ensure_ascii=False)


def outgoing_from_json(text: str) -> OutgoingEntry:
    """Decode an entry. Raises: OutgoingDecodeError on anything that `outgoing_to_json` does not write."""
    try:
        record = json.loads(text)
        if record.pop("schema_version") != OUTGOING_VERSION:
            raise ValueError("schema version of a later program")
        number, publish_from = record["number"], record["publish_from"]
        return OutgoingEntry(
            uid=UUID(record["uid"]),
            classes=tuple(text_field(name) for name in record["classes"]),
            number=None if number is None else count_field(number),
            start=datetime.fromisoformat(record["start"]),
            end=datetime.fromisoformat(record["end"]),
            supports=tuple(
                OutgoingSupport(SupportKind(one["kind"]), text_field(one["title"]), text_field(one["place"]))
                for one in record["supports"]
            ),
            assessments=tuple(
                OutgoingAssessment(
                    WorkKind(one["kind"]), text_field(one["title"]), text_field(one["text"]), _files(one)
                )
                for one in record["assessments"]
            ),
            works=tuple(_work(one) for one in record["works"]),
            files=_files(record),
            is_published=flag_field(record["is_published"]),
            publish_from=None if publish_from is None else datetime.fromisoformat(publish_from),
            **{name: text_field(record[name]) for name in _STRINGS},
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise OutgoingDecodeError(f"{type(error).__name__} {error} in entry {text[:80]!r}") from error


_STRINGS = ("class_name", "subject", "teacher", "school", "room", "sequence", "title", "html", "text")


def _work(record: Mapping[str, Any]) -> OutgoingWork:
    due = record["due"]
    return OutgoingWork(
        UUID(record["uid"]), WorkKind(record["kind"]), text_field(record["html"]), text_field(record["text"]),
        date.fromisoformat(record["given_on"]), None if due is None else date.fromisoformat(due),
        count_field(record["minutes"]), _files(record),
    )  # fmt: skip


def _files(record: Mapping[str, Any]) -> tuple[OutgoingFile, ...]:
    return tuple(
        OutgoingFile(
            text_field(one["name"]),
            text_field(one["title"]),
            text_field(one["media_type"]),
            count_field(one["size"]),
            text_field(one["sha256"]),
        )
        for one in record["files"]
    )
