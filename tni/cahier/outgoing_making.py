"""Outgoing form of a confirmed entry: its texts as simple HTML and as plain text, and what is known of its files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from uuid import UUID, uuid5

from tni.cahier.entry import CahierEntry, Homework
from tni.cahier.entry_export import plain_block
from tni.cahier.outgoing_entry import OutgoingAssessment, OutgoingEntry, OutgoingFile, OutgoingSupport, OutgoingWork


@dataclass(frozen=True, slots=True)
class FilesOfEntry:
    """Files that go with an entry. works, assessments: a tuple for each of the entry's, in order."""

    entry: tuple[OutgoingFile, ...] = ()
    works: tuple[tuple[OutgoingFile, ...], ...] = ()
    assessments: tuple[tuple[OutgoingFile, ...], ...] = ()


def outgoing_entry(entry: CahierEntry, files: FilesOfEntry, zone: tzinfo) -> OutgoingEntry:
    """Return an entry as it leaves the program. zone: that of the school. Works without a text do not leave."""
    content = plain_block(entry.contenu)
    return OutgoingEntry(
        uid=entry.uid,
        class_name=entry.class_name,
        classes=entry.classes,
        subject=entry.subject,
        teacher="",
        school="",
        room=entry.room,
        number=entry.number,
        sequence=entry.sequence,
        start=_fixed(entry.start, zone),
        end=_fixed(entry.end, zone),
        title=entry.title.strip() or entry.lesson.strip() or entry.subject.strip() or entry.class_name,
        html=content.html,
        text=content.text,
        supports=tuple(OutgoingSupport(one.kind, one.title, one.place) for one in entry.supports),
        assessments=tuple(
            OutgoingAssessment(one.kind, one.title, one.text, _at(files.assessments, index))
            for index, one in enumerate(entry.assessments)
        ),
        works=tuple(
            _work(entry, index, one, _at(files.works, index), zone)
            for index, one in enumerate(entry.homework)
            if one.text.strip()
        ),
        files=files.entry,
        private_note=entry.private_note,
    )


def _work(
    entry: CahierEntry, index: int, work: Homework, files: tuple[OutgoingFile, ...], zone: tzinfo
) -> OutgoingWork:
    block = plain_block(work.text)
    given = entry.start.astimezone(zone).date()
    return OutgoingWork(
        _work_uid(entry.uid, index, work), work.kind, block.html, block.text, given, work.due, work.minutes, files
    )


def _work_uid(entry: UUID, index: int, work: Homework) -> UUID:
    """Return the work's own uid, or else one by its place: sent again, the first work is still the first."""
    try:
        return UUID(work.uid)
    except ValueError:
        return uuid5(entry, f"work {index}")


def _at(files: Sequence[tuple[OutgoingFile, ...]], index: int) -> tuple[OutgoingFile, ...]:
    return files[index] if index < len(files) else ()


def _fixed(when: datetime, zone: tzinfo) -> datetime:
    """Return a time by the school's clock, with its offset as a number."""
    from tni.cahier.seance_log import with_fixed_offset

    return with_fixed_offset(when.astimezone(zone))
