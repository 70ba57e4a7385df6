"""Export of a class's cahier de textes over a school year: one PDF, or a zip with everything for a substitute and the
archive.

For a worker thread: every function reads the store and files, and raises their errors.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from tni.cahier.class_notebook import ClassNotebook, notebook_page
from tni.cahier.entry import CahierEntry
from tni.cahier.entry_export import file_name, work_block
from tni.cahier.seance_summary import SeanceState
from tni.core.errors import TniError
from tni.core.ids import PageId
from tni.files.atomic import atomic_file
from tni.planning.school_year import school_year
from tni.services.cahier.past_filter import LeftToDo, PastSeance, past_seance
from tni.services.cahier.past_seances import ended_entry
from tni.services.cahier.written_pdfs import pdf_of

if TYPE_CHECKING:
    from tni.cahier.corrections import BuildEntry
    from tni.cahier.written_pdf import WrittenPdf
    from tni.store.seances import SeanceStore

type IsWanted = Callable[[], bool]


class NotebookCancelledError(TniError):
    """The teacher has cancelled the export; nothing was written."""


def past_list(store: SeanceStore, sent: Callable[[CahierEntry], LeftToDo]) -> list[PastSeance]:
    """Return all past séances for their list, the latest first. sent: what the sending of an entry leaves to do. An
    entry that cannot be read is searched by its summary alone."""
    found = []
    for summary in store.listed():
        try:
            entry = store.entry(summary.id)
        except TniError:
            entry = None
        found.append(past_seance(summary, entry, LeftToDo.NOTHING if entry is None else sent(entry)))
    return found


def read_notebook(
    store: SeanceStore, class_name: str, year: int, build: BuildEntry, subject: str = ""
) -> ClassNotebook:
    """Read the séances of a class that have ended; those that cannot be read are left out. subject: "" for all. build:
    builds the entry of an interrupted one."""
    entries, drafts = [], set()
    for summary in reversed(store.listed()):  # séances of one hour stand in the order in which they were taught
        if summary.class_name != class_name or school_year(summary.start) != year or summary.state is SeanceState.OPEN:
            continue
        if subject and summary.subject != subject:
            continue
        try:
            entry = ended_entry(store, summary.id, build)
        except TniError:
            continue
        entries.append(entry)
        if summary.state is SeanceState.DRAFT:
            drafts.add(entry.uid)
    return ClassNotebook(class_name, subject, year, entries, frozenset(drafts))


def seance_json(entry: CahierEntry, joined: tuple[PageId, ...] = ()) -> str:
    """Return an entry as `seance.json`: in its neutral form, without the private note. The files that the teacher joins
    are on this computer alone, so that none is named but where a text names it. joined: pages in a PDF beside it."""
    from zoneinfo import ZoneInfo

    from tni.cahier.outgoing_builder import ReadyFiles, outgoing_entry
    from tni.cahier.outgoing_entry import outgoing_to_json
    from tni.services.cahier.school_time import SCHOOL_ZONE

    works = [work_block(work, heads=False) if work.is_given else None for work in entry.homework]
    bare = (
        replace(work, files=(), text="" if block is None else block.text)
        for work, block in zip(entry.homework, works, strict=True)
    )
    made = outgoing_entry(
        replace(entry, files=(), homework=tuple(bare)), zone=ZoneInfo(SCHOOL_ZONE), files=ReadyFiles(existing=joined)
    )
    blocks = filter(None, works)
    told = tuple(replace(work, html=one.html, text=one.text) for work, one in zip(made.works, blocks, strict=True))
    return outgoing_to_json(replace(made, works=told))


def write_notebook_zip(
    notebook: ClassNotebook,
    path: Path,
    exports: Path,
    noted: Mapping[UUID, WrittenPdf],
    done: Callable[[int], object] = lambda _n: None,
    is_wanted: IsWanted = lambda: True,
) -> list[CahierEntry]:
    """Write the zip, whole or not at all: `index.html`, and for each séance a folder with `seance.json` and the PDF of
    its pages where one in `exports` is that of the entry as it is now. noted: the PDFs that were written, by the uid of
    their entry. done: called with the number of séances written. Returns the entries whose PDF was left out. Raises:
    NotebookCancelledError, WriteError."""
    from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile  # when it is asked for

    folders, missed = _folders(notebook.in_order), list[CahierEntry]()
    linked, joined = dict[UUID, Sequence[str]](), dict[UUID, Sequence[PageId]]()
    with atomic_file(path) as target, ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for number, entry in enumerate(notebook.in_order, 1):
            if not is_wanted():
                raise NotebookCancelledError("cancelled")
            folder, pdf = folders[entry.uid], pdf_of(entry, exports, noted)
            archive.writestr(f"{folder}/seance.json", seance_json(entry, pdf.pages))
            if pdf.data is not None:
                joined[entry.uid] = pdf.pages
                linked[entry.uid] = [f"{folder}/{file_name(entry)}"]
                archive.writestr(linked[entry.uid][0], pdf.data, ZIP_STORED)  # a PDF is compressed
            if pdf.is_missed:
                missed.append(entry)
            done(number)
        archive.writestr("index.html", notebook_page(replace(notebook, files=linked, joined=joined)))
    return missed


def _folders(entries: Sequence[CahierEntry]) -> dict[object, str]:
    """Return a folder for each entry, by its uid. Two séances of one name get numbers."""
    found: dict[object, str] = {}
    for entry in entries:
        base = name = f"seances/{file_name(entry, '')}"
        count = 1
        while name in found.values():
            count += 1
            name = f"{base}-{count}"
        found[entry.uid] = name
    return found
