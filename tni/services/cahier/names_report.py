"""Questions of the check for pupils' names before an entry leaves, and the teacher's answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tni.cahier.entry import CahierEntry
from tni.cahier.names_in_text import FoundName
from tni.core.document_text import Unread
from tni.core.ids import PageId
from tni.services.cahier.leaving import Leaving
from tni.services.cahier.leaving_texts import LeavingText, LookReason


class NamesTrouble(Enum):
    """Reason for which texts cannot be compared with the names of the class."""

    LOCKED = "locked"
    """The key of the names must be fetched first."""
    LOST = "lost"
    """The names cannot be read any more."""


@dataclass(frozen=True, slots=True)
class NameInText:
    """A name that is not confirmed yet. key: what is kept when it is confirmed; a name without a wording of its own is
    confirmed for its line alone."""

    text: LeavingText
    found: FoundName
    key: str


@dataclass(frozen=True, slots=True)
class PageToLookAt:
    """A page that the teacher has not looked at yet."""

    id: PageId
    number: int
    digest: str
    reasons: frozenset[LookReason]


@dataclass(frozen=True, slots=True)
class FileToLookAt:
    """Joined file that was not read, or only in part, and that the teacher has not looked at yet. digest: what is kept
    once she has; one that is away is left out, or is there when she tries again."""

    path: str
    digest: str
    reason: Unread


@dataclass(frozen=True, slots=True)
class NamesReport:
    """Names, pages and files to be confirmed before an entry leaves. digest: of everything that was checked."""

    entry: CahierEntry
    leaving: Leaving
    digest: str
    names: tuple[NameInText, ...] = ()
    pages: tuple[PageToLookAt, ...] = ()
    trouble: NamesTrouble | None = None
    files: tuple[FileToLookAt, ...] = ()

    @property
    def is_clear(self) -> bool:
        """True if there is nothing to confirm."""
        return not (self.names or self.pages or self.files) and self.trouble is None


@dataclass(frozen=True, slots=True)
class NamesAnswers:
    """Answers of the teacher to a report. left_out, files_left_out: pages, and paths of files, that are not joined
    after all. looked_at, files_looked_at: she has looked at the pages, at the files. unchecked: it leaves though its
    names could not be checked."""

    kept: tuple[NameInText, ...] = ()
    removed: tuple[NameInText, ...] = ()
    left_out: frozenset[PageId] = frozenset()
    files_left_out: frozenset[str] = frozenset()
    looked_at: bool = False
    files_looked_at: bool = False
    unchecked: bool = False
