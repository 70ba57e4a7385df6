"""Records of sessions and homework as an ENT's cahier de textes (`diary`) takes them.

Its schema tells less than its database: a title and a room of at most 50 characters, a colour of 7, times with seconds;
`is_empty` and `is_published` always there, minutes and type of homework never null.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from tni.api.ent import OutgoingEntry, OutgoingFile, OutgoingWork, WorkKind, title_within
from tni.api.marks import fingerprint, mark

from .ent_timetable import TimetableHour
from .ent_user import Audience, folded
from .entry_marks import ENTRY, VERSION, WORK, marked
from .filter_safe import filter_safe, sendable, without_joiners
from .safe_xhtml import safe_text, safe_xhtml
from .workspace_files import links

TITLE_MAX = ROOM_MAX = 50
SESSION_COLOUR, WORK_COLOUR = "#00ab6f", "#ff9700"

_KIND_WORDS = {
    WorkKind.LESSON: ("lecon", "apprendre"),
    WorkKind.EXERCISE: ("exercice",),
    WorkKind.HOMEWORK: ("devoiralamaison", "devoirmaison", "dm", "devoir"),
    WorkKind.TEST: ("controle", "evaluation", "devoirsurveille", "ds"),
    WorkKind.TALK: ("expose",),
    WorkKind.OTHER: ("autre", "travail"),
}


def sent_title(entry: OutgoingEntry) -> str:
    """Return the title that is sent: cut so that it fits with its joiners."""
    title = " ".join(sendable(entry.title).split()) or f"Séance du {entry.start:%d/%m/%Y}"
    for length in range(TITLE_MAX, 0, -1):
        found = filter_safe(title_within(title, length))
        if len(found) <= TITLE_MAX:
            return found
    return "…"


def seance_record(
    entry: OutgoingEntry, audience: Audience, hour: TimetableHour, type_id: int | None, ids: dict[str, str]
) -> dict[str, Any]:
    """Compose the session of an entry. ids: of the uploaded files. The teacher's private note is not in it: the ENT
    hands all fields of a session to whoever may read it, and its pages alone hide that one from pupils."""
    files: list[OutgoingFile] = [*entry.files, *(file for one in entry.assessments for file in one.files)]
    content, title = safe_xhtml(entry.html), sent_title(entry)
    record = {
        "subject_id": hour.subject,
        "structure_id": audience.school,
        "audience_id": audience.id,
        "type_id": type_id,
        "title": title,
        "date": hour.start.date().isoformat(),
        "start_time": f"{hour.start:%H:%M:%S}",
        "end_time": f"{hour.end:%H:%M:%S}",
        "room": filter_safe(hour.room or entry.room)[:ROOM_MAX],
        "color": SESSION_COLOUR,
        "course_id": hour.course,
        "exceptional_label": None if hour.label is None else filter_safe(hour.label)[:ROOM_MAX],
        "annotation": "",
        "is_published": entry.is_published,
        "is_empty": False,
    }
    version = fingerprint(content, links(files, ids), *(str(value) for value in record.values()))
    marks = (mark(ENTRY, entry.uid), mark(VERSION, version))
    return {**record, "description": marked(content, *marks) + links(files, ids)}


def work_record(
    work: OutgoingWork, entry: OutgoingEntry, session: dict[str, Any], due: date, type_id: int, ids: dict[str, str]
) -> dict[str, Any]:
    """Compose the homework of a work. session: record of the séance, with its id, in which it is given."""
    content = safe_xhtml(work.html) if work.html else safe_text(work.text)
    record = {
        **{key: session[key] for key in ("subject_id", "structure_id", "audience_id", "exceptional_label")},
        "type_id": type_id,
        "from_session_id": session["id"],
        "due_date": due.isoformat(),
        "estimatedTime": work.minutes,
        "color": WORK_COLOUR,
        "is_published": entry.is_published,
    }
    version = fingerprint(content, links(work.files, ids), *(str(value) for value in record.values()))
    marks = (mark(ENTRY, entry.uid), mark(WORK, work.uid), mark(VERSION, version))
    return {**record, "description": marked(content, *marks) + links(work.files, ids)}


def type_of(kind: WorkKind, types: Sequence[dict[str, Any]]) -> int | None:
    """Return the school's type of homework for a kind: one with a fitting name, else the first; None without types."""
    for word in (*_KIND_WORDS[kind], *_KIND_WORDS[WorkKind.OTHER]):
        for one in types:
            if folded(str(one.get("label") or "")).startswith(word):
                return int(one["id"])
    return int(types[0]["id"]) if types else None


def plain_title(stored: object) -> str:
    return without_joiners(str(stored or ""))
