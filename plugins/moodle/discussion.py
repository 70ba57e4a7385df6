"""Discussion of a forum that stands for the entry of one séance."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from tni.api.answers import plain_line
from tni.api.ent import ConnectorError, ConnectorFault, OutgoingEntry, OutgoingWork, title_within
from tni.api.marks import fingerprint, mark, marks_in

from .kept_html import kept_html
from .marks import ENTRY, FILES, VERSION, WORK
from .places import Forum
from .web_service import MoodleWebService

PER_PAGE = 20
NEWEST_FIRST = 3
"""Moodle's number for the order of creation, so that pages stay as they are while they are read."""
MOST_PAGES = 200
SUBJECT_MAX = 255
DIVIDER = "<hr />"
"""Between content and homework: none of the two holds one."""

_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Discussion:
    """Discussion as the server has it. post: id of its first post. files: names and sizes of its attachments."""

    id: int
    post: int
    author: int | None
    subject: str
    message: str
    files: frozenset[tuple[str, int]]

    @property
    def marks(self) -> frozenset[str]:
        return marks_in(self.message)


@dataclass(frozen=True, slots=True)
class MoodlePost:
    """Post to be. slot: what its subject begins with. version, files: fingerprints of all it says, and of its files."""

    subject: str
    message: str
    slot: str
    version: str
    files: str


def day_text(day: date) -> str:
    """`jeudi 26 novembre`."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{_DAYS[day.weekday()]} {number} {_MONTHS[day.month - 1]}"


def slot_text(entry: OutgoingEntry) -> str:
    """Beginning of the subject: pupils see the day of the séance in the list, and no teacher has two at one time."""
    return f"{entry.start:%d/%m/%Y %H:%M} · "


def no_tags(text: str) -> str:
    """Return a text of one line that Moodle takes where it takes no tags: it refuses `a<b`, and takes `a < b`."""
    said = " ".join("".join(c for c in text if c >= " " or c.isspace()).split())
    return re.sub(r"<$", "‹", re.sub(r"<(?=[^ ])", "< ", said))


def subject_title(entry: OutgoingEntry) -> str:
    """Return the title as it is sent."""
    title, most = no_tags(entry.title) or no_tags(entry.subject) or "Séance", SUBJECT_MAX - len(slot_text(entry))
    return next(cut for length in range(most, 0, -1) if len(cut := no_tags(title_within(title, length))) <= most)


def post_of(entry: OutgoingEntry) -> MoodlePost:
    """Compose the post of an entry."""
    subject = slot_text(entry) + subject_title(entry)
    content, works = kept_html(entry.html), "".join(_work_html(work) for work in entry.works)
    files = fingerprint(*(f"{file.sha256}:{file.name}" for file in entry.all_files))
    version = fingerprint(subject, content, works, files)
    classes = " ".join((mark(ENTRY, entry.uid), mark(VERSION, version), mark(FILES, files)))
    message = f'<div class="{classes}">{content}</div>'
    if works:
        message += f"{DIVIDER}<p><strong>Travail à faire</strong></p>{works}"
    return MoodlePost(subject, message, slot_text(entry), version, files)


def _work_html(work: OutgoingWork) -> str:
    due = f"Pour le {day_text(work.due)}" if work.due else "À faire"
    minutes = f" ({work.minutes} min)" if work.minutes else ""
    return (
        f"<p><em>{due}{minutes}</em></p>"
        f'<div class="{mark(WORK, work.uid)}">{kept_html(work.html or html.escape(work.text))}</div>'
    )


def find_discussion(
    service: MoodleWebService, forum: Forum, entry: OutgoingEntry, noted: int | None, user: int
) -> Discussion | None:
    """Find the discussion of an entry: the noted one, else by its mark, else the teacher's own whose subject begins
    with the séance's day and time, and that bears no other entry's mark."""
    wanted, slot = mark(ENTRY, entry.uid), slot_text(entry)
    by_slot: Discussion | None = None
    for found in _discussions(service, forum):
        if found.id == noted or wanted in found.marks:
            return found
        if found.author == user and found.subject.startswith(slot) and not _is_of_other(found, wanted):
            by_slot = by_slot or found
    return by_slot


def _is_of_other(found: Discussion, wanted: str) -> bool:
    return any(one.startswith(ENTRY) and one != wanted for one in found.marks)


def _discussions(service: MoodleWebService, forum: Forum) -> Iterator[Discussion]:
    for page in range(MOST_PAGES):
        asked = {"forumid": forum.id, "sortorder": NEWEST_FIRST, "page": page, "perpage": PER_PAGE}
        found = service.call("mod_forum_get_forum_discussions", asked, are_warnings_errors=False)
        try:
            listed, warnings = found["discussions"], found.get("warnings") or []
            read = [_discussion(one) for one in listed]
        except (KeyError, TypeError, ValueError, AttributeError):
            raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD) from None
        yield from read
        if len(read) + len(warnings) < PER_PAGE:
            return


def _discussion(record: dict[str, Any]) -> Discussion:
    author = record.get("userid")
    return Discussion(
        id=int(record["discussion"]),
        post=int(record["id"]),
        author=None if author is None else int(author),
        subject=plain_line(record["subject"]),
        message=str(record["message"]),
        files=frozenset((str(one["filename"]), int(one["filesize"])) for one in record.get("attachments") or ()),
    )


def content_of(found: Discussion) -> str:
    """Return the content of the séance as the server has it, as HTML."""
    return re.split(r"<hr\b[^<>]*>", found.message, maxsplit=1)[0]


def work_of(found: Discussion, work: OutgoingWork) -> str | None:
    """Return the text of a work as the server has it, as HTML; None if it is not there or its mark is gone."""
    before, begin, rest = found.message.partition(mark(WORK, work.uid))
    return rest.partition(">")[2].partition("</div>")[0] if begin and before else None
