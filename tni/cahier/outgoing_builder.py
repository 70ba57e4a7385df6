"""Builder of the entry that leaves the program from the one that the teacher has confirmed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from types import MappingProxyType
from uuid import UUID, uuid5

from tni.cahier.entry import AttachedFile, CahierEntry, Homework, Support, SupportKind
from tni.cahier.entry_export import content_block, work_block
from tni.cahier.outgoing_entry import OutgoingAssessment, OutgoingEntry, OutgoingFile, OutgoingSupport, OutgoingWork
from tni.cahier.seance_log import with_fixed_offset
from tni.core.errors import TniError
from tni.core.ids import PageId
from tni.core.one_line import one_line

_NO_FILES: Mapping[str, OutgoingFile] = MappingProxyType({})
_NO_PAGES: Mapping[int, OutgoingFile] = MappingProxyType({})


class FileNotReadyError(TniError):
    """A file that the entry joins was not handed over. path: on this computer."""

    def __init__(self, path: str) -> None:
        super().__init__(f"no contents of {path}")
        self.path = path


@dataclass(frozen=True, slots=True)
class ReadyFiles:
    """Files of an entry with their names and digests. of_paths: those that the teacher joins, by their paths. pages:
    PDF of the pages, None without one. of_works, of_assessments: PDFs of the pages that go with one of them, by its
    place in the entry. existing: pages in the first, None for all of the entry's."""

    of_paths: Mapping[str, OutgoingFile] = field(default=_NO_FILES)
    pages: OutgoingFile | None = None
    of_works: Mapping[int, OutgoingFile] = field(default=_NO_PAGES)
    of_assessments: Mapping[int, OutgoingFile] = field(default=_NO_PAGES)
    existing: tuple[PageId, ...] | None = None


NO_FILES = ReadyFiles()


def outgoing_entry(
    entry: CahierEntry, *, zone: tzinfo, teacher: str = "", school: str = "", files: ReadyFiles = NO_FILES
) -> OutgoingEntry:
    """Return an entry as it leaves the program: the same for the same arguments, on every computer.

    zone: that of the school, in which the times are told. The private note, and pieces of homework without a text
    or file, are left out. Raises: FileNotReadyError.
    """
    content = content_block(entry, files.existing)
    return OutgoingEntry(
        uid=entry.uid,
        class_name=entry.class_name,
        classes=entry.classes,
        subject=entry.subject,
        teacher=teacher,
        school=school,
        room=entry.room,
        number=entry.number,
        sequence=entry.sequence,
        start=with_fixed_offset(entry.start.astimezone(zone)),
        end=with_fixed_offset(entry.end.astimezone(zone)),
        title=one_line(entry.title),
        html=content.html,
        text=content.text,
        supports=tuple(map(_support, entry.supports)),
        assessments=tuple(
            OutgoingAssessment(one.kind, one_line(one.title), one.text, _some(files.of_assessments.get(place)))
            for place, one in enumerate(entry.assessments)
        ),
        works=tuple(
            _work(entry, place, work, files, zone) for place, work in enumerate(entry.homework) if work.is_given
        ),
        files=(*_some(files.pages), *_ready(entry.files, files)),
    )


def work_uid(entry: UUID, work: Homework, place: int) -> UUID:
    """Return the uid of a piece of homework, the same whenever its entry is sent. place: in the entry, by which one
    without a uid of its own is known."""
    return uuid5(entry, f"work:{work.uid or place}")


def _work(entry: CahierEntry, place: int, work: Homework, files: ReadyFiles, zone: tzinfo) -> OutgoingWork:
    block = work_block(replace(work, minutes=0), heads=False)  # connectors say them where the ENT wants them
    return OutgoingWork(
        work_uid(entry.uid, work, place), work.kind, block.html, block.text, entry.start.astimezone(zone).date(),
        work.due, work.minutes, (*_some(files.of_works.get(place)), *_ready(work.files, files)),
    )  # fmt: skip


def _support(support: Support) -> OutgoingSupport:
    """Return a support without the name of a file on this computer: its title says which it is."""
    place = "" if support.kind is SupportKind.FILE else one_line(support.place)
    return OutgoingSupport(support.kind, one_line(support.title), place)


def _some(file: OutgoingFile | None) -> tuple[OutgoingFile, ...]:
    return () if file is None else (file,)


def _ready(joined: Sequence[AttachedFile], files: ReadyFiles) -> tuple[OutgoingFile, ...]:
    found: list[OutgoingFile] = []
    for one in joined:
        if (file := files.of_paths.get(one.path)) is None:
            raise FileNotReadyError(one.path)
        found.append(file)
    return tuple(found)
