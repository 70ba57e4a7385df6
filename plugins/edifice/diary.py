"""Entry in the cahier de textes bound to the timetable (`diary`): a session at its hour, and its homework.

Neither has a name of ours there. Before one is made, those of the day are looked at: the noted one, one with the
entry's mark, and whatever stands at the hour. What the teacher wrote there herself is not overwritten unless she
allowed it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from tni.api.ent import (
    ConnectorAccount,
    ConnectorError,
    ConnectorFault,
    Memory,
    OutgoingEntry,
    Receipt,
    StoredEntry,
    StoredWork,
)
from tni.api.marks import mark, marks_in

from .diary_records import plain_title, seance_record, type_of, work_record
from .edifice_server import EdificeServer, path_part
from .ent_timetable import TimetableHour, hour_of, next_day
from .ent_user import Audience, ent_user
from .entry_marks import ENTRY, WORK, content_of
from .filter_safe import without_joiners
from .sent_text import note_text, rewritten_text
from .workspace_files import linked_files, upload_once

LOOKED_DAYS = 400
"""Days after the séance within which its homework is looked for."""
NOTE, DAYS = "session", "days"
"""Notes: id and day of the session, and JSON of the days on which the entry may have one while it changes its day."""
KEPT_OUT = frozenset({ConnectorFault.FORBIDDEN, ConnectorFault.LOCKED})
"""Faults after which the teacher must remove a session herself."""
NOT_LEFT = "La séance est encore à la classe où elle était d’abord : l’y supprimer dans l’ENT."


class DiaryEntry:
    """Entry on its way to the diary of a class."""

    def __init__(
        self, entry: OutgoingEntry, audience: Audience, account: ConnectorAccount, server: EdificeServer, memory: Memory
    ) -> None:
        self._entry, self._audience, self._server, self._memory = entry, audience, server, memory
        self._settings: Mapping[str, str] = account.settings
        self._address = account.address
        self._mark = mark(ENTRY, entry.uid)

    def publish(self) -> Receipt:
        """Write session and homework, and remove homework that the entry no longer has."""
        user = ent_user(self._server)
        subject, may_be_outside = self._settings.get("subject", ""), bool(self._settings.get("exceptional"))
        hour = hour_of(self._entry, self._audience, self._server, user, subject, may_be_outside)
        self._note_days(hour.start.date())
        found = self._found_session(hour.start.date()) or self._at_hour(hour)
        ids = upload_once(self._entry.all_files, self._server, self._memory)
        record = seance_record(self._entry, self._audience, hour, self._session_type(found), ids)
        rewritten = rewritten_text(found, self._memory) if found else []
        session = self._written_session(record, found)
        warnings = rewritten if found and not _is_current(record, found) else []
        warnings += self._write_works(session, hour, ids, self._next_day(user, hour))
        warnings += self._left_classes(int(session["id"]))
        return Receipt(str(session["id"]), f"{self._address}/diary#/session/update/{session['id']}", tuple(warnings))

    def read_back(self) -> StoredEntry | None:
        """Return the entry as the ENT has it; None if it is not there."""
        day = self._entry.start.date()
        session = self._found_session(day) or self._noted_session(day)
        if session is None:
            return None
        note_text(session, self._memory)
        there = self._found_works()
        works, texts = [], [_description(session)]
        for work in self._entry.works:
            if homework := there.get(mark(WORK, work.uid)):
                texts.append(_description(homework))
                text = without_joiners(content_of(texts[-1]))
                works.append(StoredWork(str(work.uid), text, _day(homework.get("due_date")) if work.due else None))
        files = {found: file for text in texts for found, file in linked_files(text).items()}
        return StoredEntry(
            title=plain_title(session.get("title")),
            html=without_joiners(content_of(texts[0])),
            works=tuple(works),
            files=tuple(files.values()),
            is_published=bool(session.get("is_published")),
        )

    def withdraw(self) -> None:
        """Remove session and homework, in whatever class of the school. Uploaded files stay among the teacher's
        documents, where nothing links to them: she may have used them elsewhere. A session that she has written anew
        since is hers."""
        for homework in self._found_works().values():
            self._server.delete(f"/diary/homework/{homework['id']}")
        for session in self._marked_sessions(self._entry.start.date(), in_all_classes=True):
            self._server.delete(f"/diary/session/{session['id']}")

    def _found_session(self, day: date) -> dict[str, Any] | None:
        """Find the entry's session by its mark, on its day or where it was noted, the noted one first."""
        marked, (noted, _) = self._marked_sessions(day), self._noted()
        return next((one for one in marked if one["id"] == noted), marked[0] if marked else None)

    def _noted_session(self, day: date) -> dict[str, Any] | None:
        """Find the noted session, from which the mark is gone: she has written it anew."""
        noted, noted_day = self._noted()
        sessions = self._sessions(noted_day or day, noted_day or day)
        return next((one for one in sessions if one["id"] == noted), None)

    def _marked_sessions(self, day: date, *, in_all_classes: bool = False) -> list[dict[str, Any]]:
        return [
            one
            for at in sorted({day, *self._days()})
            for one in self._sessions(at, at, in_all_classes=in_all_classes)
            if self._mark in marks_in(one.get("description"))
        ]

    def _left_classes(self, kept: int) -> list[str]:
        """Remove the session from other classes of the school, where it was before its class was corrected, and return
        what the teacher is to be told."""
        day = self._entry.start.date()
        for one in self._marked_sessions(day, in_all_classes=True):
            if one["id"] != kept and one.get("audience_id") != self._audience.id:
                try:
                    self._server.delete(f"/diary/session/{one['id']}")
                except ConnectorError as error:
                    if error.fault not in KEPT_OUT:
                        raise
                    return [NOT_LEFT]
        return []

    def _at_hour(self, hour: TimetableHour) -> dict[str, Any] | None:
        """Find a session of the teacher's own at the hour, which the entry may fill. Raises: ConnectorError if there is
        something in it."""
        for one in self._sessions(hour.start.date(), hour.start.date()):
            same = (one.get("audience_id"), str(one.get("start_time"))[:5])
            if same != (self._audience.id, f"{hour.start:%H:%M}") or one.get("subject_id") != hour.subject:
                continue
            if _is_bare(one) or (self._settings.get("replace") and not _has_entry(one)):
                return one
            if not _has_entry(one):
                raise ConnectorError(ConnectorFault.REFUSED, "une séance est déjà écrite à cette heure dans l’ENT")
        return None

    def _written_session(self, record: dict[str, Any], found: dict[str, Any] | None) -> dict[str, Any]:
        if found is None:
            answer = self._server.post("/diary/session", record)
            match answer:
                case {"id": int() as made}:
                    self._note(made, record["date"])
                    return {**record, "id": made}
            raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD)
        session = {**record, "id": found["id"], "annotation": found.get("annotation") or ""}
        if not _is_current(record, found):
            details = self._server.get(f"/diary/session/{found['id']}")
            if isinstance(details, dict) and details.get("one_visa"):
                raise ConnectorError(ConnectorFault.LOCKED)
            self._server.put(f"/diary/session/{found['id']}", session)
        self._note(found["id"], record["date"])
        return session

    def _write_works(
        self, session: dict[str, Any], hour: TimetableHour, ids: dict[str, str], next_hour: date | None
    ) -> list[str]:
        there, warnings = self._found_works(), []
        types = self._types(f"/diary/homework-types/{path_part(self._audience.school)}") if self._entry.works else []
        for work in self._entry.works:
            type_id = type_of(work.kind, types)
            if type_id is None:
                raise ConnectorError(ConnectorFault.REFUSED, "l’ENT n’a aucun type de travail à faire")
            due = work.due or next_hour or hour.start.date()
            if work.due is None:
                warnings.append(f"Travail sans date : mis pour le {due:%d/%m/%Y}.")
            record = work_record(work, self._entry, session, due, type_id, ids)
            self._write_work(record, there.pop(mark(WORK, work.uid), None))
        for homework in there.values():
            self._server.delete(f"/diary/homework/{homework['id']}")
        return warnings

    def _write_work(self, record: dict[str, Any], found: dict[str, Any] | None) -> None:
        if found and _is_current(record, found) and _day(found.get("due_date")).isoformat() == record["due_date"]:
            return
        session = self._session_of_due_day(record)
        record = {**record, "session_id": session, "detachFromSession": session is None}
        if found is None:
            self._server.post("/diary/homework", record)
        else:
            changed = str(bool(found.get("is_published")) != record["is_published"]).lower()
            self._server.put(f"/diary/homework/{found['id']}/{changed}", record)

    def _session_of_due_day(self, record: dict[str, Any]) -> int | None:
        """Return the session for which work is due, if the ENT has exactly one on that day: it shows it there."""
        day = date.fromisoformat(record["due_date"])
        wanted = (record["audience_id"], record["subject_id"])
        found = [one for one in self._sessions(day, day) if (one.get("audience_id"), one.get("subject_id")) == wanted]
        return int(found[0]["id"]) if len(found) == 1 else None

    def _found_works(self) -> dict[str, dict[str, Any]]:
        """Return all homework of the entry by its mark, also such as it no longer has. Of two with one mark the older
        is kept, the other gets a name of its own and is removed as one that the entry does not have; so does that of
        another class, where the entry was before."""
        days = [self._entry.start.date(), *(work.due for work in self._entry.works if work.due)]
        last = max(*days, days[0] + timedelta(days=LOOKED_DAYS))
        path = f"/diary/homeworks/own/{min(days)}/{last}/{path_part(self._audience.school)}"
        found: dict[str, dict[str, Any]] = {}
        for one in sorted(_records(self._server.get(path)), key=lambda record: record["id"]):
            marks = marks_in(one.get("description"))
            if self._mark in marks:
                name = next((found_mark for found_mark in marks if found_mark.startswith(WORK)), str(one["id"]))
                is_here = one.get("audience_id", self._audience.id) == self._audience.id
                found[name if is_here and name not in found else f"{name} {one['id']}"] = one
        return found

    def _sessions(self, first: date, last: date, *, in_all_classes: bool = False) -> list[dict[str, Any]]:
        path = f"/diary/sessions/own/{first}/{last}/{path_part(self._audience.school)}"
        query = () if in_all_classes else (("audienceId", self._audience.id),)
        return _records(self._server.get(path, query))

    def _session_type(self, found: dict[str, Any] | None) -> int | None:
        if found and type(found.get("type_id")) is int:
            return int(found["type_id"])
        types = self._types("/diary/session-types", (("idStructure", self._audience.school),))
        return int(types[0]["id"]) if types else None

    def _types(self, path: str, query: tuple[tuple[str, str], ...] = ()) -> list[dict[str, Any]]:
        return _records(self._server.get(path, query))

    def _next_day(self, user: Any, hour: TimetableHour) -> date | None:
        if all(work.due for work in self._entry.works):
            return None
        return next_day(self._audience, hour, self._server, user)

    def _noted(self) -> tuple[int | None, date | None]:
        matched = re.fullmatch(r"(\d{1,15}) (\d{4}-\d\d-\d\d)", self._memory.get(NOTE) or "")
        return (int(matched[1]), date.fromisoformat(matched[2])) if matched else (None, None)

    def _days(self) -> list[date]:
        """Days on which the entry may have a session."""
        noted = self._noted()[1]
        try:
            days = [date.fromisoformat(one) for one in json.loads(self._memory.get(DAYS) or "[]")]
        except (ValueError, TypeError):
            days = []
        return [*days, *([noted] if noted else [])]

    def _note_days(self, day: date) -> None:
        days = sorted({day, *self._days()})
        if len(days) > 1:
            self._memory.put(DAYS, json.dumps([one.isoformat() for one in days]))

    def _note(self, session: int, day: str) -> None:
        if self._memory.get(NOTE) != (value := f"{session} {day}"):
            self._memory.put(NOTE, value)


def forget_days(memory: Memory) -> None:
    """Forget the days on which the entry has no session any more."""
    if memory.get(DAYS):
        memory.put(DAYS, "")


def _has_entry(session: dict[str, Any]) -> bool:
    return any(one.startswith(ENTRY) for one in marks_in(session.get("description")))


def _is_bare(session: dict[str, Any]) -> bool:
    """True if the teacher put nothing into a session: no words, and no picture, sound, video or link either. The ENT
    also says "empty" of sessions that have something in them, and makes up the title of those that it calls so."""
    said = re.sub(r"</?(?:p|div|br)\b[^<>]*>|&nbsp;|&#160;", "", _description(session)).strip()
    return not said and bool(session.get("is_empty") or not str(session.get("title") or "").strip())


def _is_current(record: dict[str, Any], found: dict[str, Any]) -> bool:
    """True if the ENT has a record as it would be sent: its description bears the fingerprint of all the rest, which
    the teacher may still have changed in part."""
    return all(found.get(key) == record.get(key) for key in ("description", "title", "is_published"))


def _description(record: dict[str, Any]) -> str:
    return str(record.get("description") or "")


def _day(text: object) -> date:
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD) from None


def _records(found: object) -> list[dict[str, Any]]:
    if isinstance(found, list) and all(isinstance(one, dict) and type(one.get("id")) is int for one in found):
        return found
    raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD)
