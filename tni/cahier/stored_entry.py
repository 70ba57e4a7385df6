"""Entry as a server has it after it was sent, as far as a connector can read it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class StoredWork:
    """Work as the server has it. uid: of `OutgoingWork`. html: its text, plain or HTML, None if it cannot be read
    back. due: None if the server keeps no day."""

    uid: str
    html: str | None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class StoredFile:
    """File as the server has it. size: in bytes, None when it does not tell. sha256: "" when it does not tell."""

    name: str
    size: int | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """Entry as the server has it. Fields are None where the way has no place for them or cannot read them back; the
    program compares the others with what was sent. title: as cut by the connector. html: plain text or HTML. files:
    of the entry, of its works and of its assessments."""

    title: str | None
    html: str | None
    works: tuple[StoredWork, ...] | None = None
    files: tuple[StoredFile, ...] | None = None
    is_published: bool | None = None
