"""A class's year: which séances are in it, what the page says, what the zip holds, nothing half written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4
from zipfile import ZipFile

import pytest

from tni.cahier.class_notebook import ClassNotebook, notebook_page
from tni.cahier.entry import Assessment, AttachedFile, CahierEntry, Homework, WorkKind
from tni.cahier.entry_builder import build_entry
from tni.cahier.entry_export import file_name
from tni.cahier.outgoing_entry import outgoing_from_json
from tni.cahier.seance_log import SeanceEnded, SeanceId, SeanceStarted
from tni.cahier.seance_summary import SeanceState
from tni.cahier.written_pdf import WrittenPdf
from tni.core.ids import ClassId, PageId
from tni.services.cahier.leaving_files import PagePdfs
from tni.services.cahier.notebook_export import (
    NotebookCancelledError,
    past_list,
    read_notebook,
    write_notebook_zip,
)
from tni.services.cahier.past_filter import LeftToDo, PastFilter
from tni.services.cahier.pdf_notes import PdfNotes
from tni.services.cahier.written_pdfs import note_written
from tni.store.seances import SeanceStore

START = datetime(2026, 11, 23, 8, 5, tzinfo=UTC)
ENTRY = CahierEntry(
    uuid4(), SeanceId("s"), None, "5eA", "Maths", "Fractions", 3, START, START + timedelta(minutes=55),
    "Fractions <égales>", "Objectif : comparer\n– activité 2 p. 40",
    (Homework("Savoir comparer deux fractions", date(2026, 11, 26), minutes=20),), private_note="Groupe agité",
)  # fmt: skip


class Notes(PdfNotes):
    """Notes of PDFs in memory."""

    def __init__(self) -> None:
        self.kept: dict[UUID, WrittenPdf] = {}

    def all(self) -> Mapping[UUID, WrittenPdf]:
        return self.kept

    def put(self, uid: UUID, written: WrittenPdf) -> None:
        self.kept[uid] = written


@pytest.fixture
def store(tmp_path: Path) -> SeanceStore:
    made = SeanceStore(tmp_path / "sessions.db")
    for key, class_name, days, state in (
        ("a", "5eA", 0, SeanceState.FINISHED),
        ("b", "5eA", 2, SeanceState.DRAFT),
        ("c", "5eB", 1, SeanceState.FINISHED),
        ("d", "5eA", -150, SeanceState.FINISHED),
        ("e", "5eA", 3, SeanceState.OPEN),
    ):
        seance, at = SeanceId(key), START + timedelta(days=days)
        ended = () if state is SeanceState.OPEN else (SeanceEnded(at + timedelta(minutes=55)),)
        made.append(seance, 0, (SeanceStarted(at, None, class_name, "Maths", "Fractions", 3), *ended))
        if ended:
            made.save(replace(
                ENTRY, uid=uuid4(), session=seance, class_name=class_name, start=at, end=at + timedelta(minutes=55),
            ), state)  # fmt: skip
    return made


def test_a_year_holds_the_ended_seances_of_its_class(store: SeanceStore) -> None:
    notebook = read_notebook(store, "5eA", 2026, build_entry)
    assert [entry.session for entry in notebook.in_order] == ["a", "b"]
    assert notebook.title == "5eA – 2026-2027"
    assert read_notebook(store, "5eA", 2026, build_entry, "Maths").title == "5eA – Maths – 2026-2027"
    assert [entry.session for entry in read_notebook(store, "5eA", 2025, build_entry).entries] == ["d"]
    page = notebook_page(notebook)
    assert page.count("(à relire)") == 1
    assert "Fractions &lt;égales&gt;" in page
    assert page.count("<td>jeudi 26 novembre 2026</td>") == 2, "the pupils' load, by day"
    assert "Groupe agité" not in page
    assert "Aucune séance" in notebook_page(ClassNotebook("6eC", "", 2026, []))


def test_a_year_of_all_subjects_names_them_and_keeps_the_order_within_an_hour(tmp_path: Path) -> None:
    store = SeanceStore(tmp_path / "sessions.db")
    for minute, name in enumerate(("première", "seconde")):
        seance, at = SeanceId(name), datetime(2026, 11, 24, 8, minute, tzinfo=UTC)
        store.append(seance, 0, (SeanceStarted(at, None, "5eA", "Maths", "Fractions", 1, None, ""), SeanceEnded(at)))
        store.save(replace(ENTRY, uid=uuid4(), session=seance, class_name="5eA"), SeanceState.FINISHED)
    notebook = read_notebook(store, "5eA", 2026, build_entry)
    assert [entry.session for entry in notebook.in_order] == ["première", "seconde"]
    assert notebook_page(notebook).count(f" – {ENTRY.subject}</h3>") == 2
    assert f" – {ENTRY.subject}</h3>" not in notebook_page(replace(notebook, subject=ENTRY.subject))


def test_the_zip_holds_each_seance_with_its_files(store: SeanceStore, tmp_path: Path) -> None:
    exports = tmp_path / "exports"
    exports.mkdir()
    notebook = read_notebook(store, "5eA", 2026, build_entry)
    first, second = notebook.in_order
    notebook = replace(notebook, entries=[replace(first, pages=(PageId("p1"),)), second])
    first = notebook.in_order[0]
    notes = Notes()
    for one in (first, second):
        (exports / file_name(one)).write_bytes(b"%PDF")
        note_written(notes, one, PagePdfs(exports / file_name(one), one.pages))
    target = tmp_path / "year.zip"
    counts: list[int] = []
    assert write_notebook_zip(notebook, target, exports, notes.all(), counts.append) == []
    assert counts == [1, 2]
    with ZipFile(target) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        assert len(set(names)) == len(names) == 4
        folder = next(name for name in names if name.endswith(".pdf")).rpartition("/")[0]
        told = outgoing_from_json(archive.read(f"{folder}/seance.json").decode())
        assert (told.uid, told.title, told.start) == (first.uid, first.title, first.start)
        assert str(told.start.utcoffset()) == "1:00:00", "by the school's clock"
        assert f'href="{folder}/{file_name(first)}"' in archive.read("index.html").decode()
        assert all(json.loads(archive.read(name)) for name in names if name.endswith(".json"))


def pdfs_in(archive: Path) -> list[bytes]:
    with ZipFile(archive) as found:
        return [found.read(name) for name in found.namelist() if name.endswith(".pdf")]


BOTH = replace(ENTRY, pages=(PageId("p1"), PageId("p2")))


@pytest.mark.parametrize(
    ("now", "on_disk"),
    [
        (replace(BOTH, pages=(PageId("p1"),)), b"%PDF p1 p2"),
        (replace(BOTH, title="Fractions de la 5eA"), b"%PDF p1 p2"),
        (BOTH, b"%PDF of another hour"),
        (BOTH, None),
    ],
    ids=["a page was taken out", "its title was changed", "another file", "it is gone"],
)
def test_a_pdf_that_is_not_that_of_the_entry_stays_out_and_is_told(
    now: CahierEntry, on_disk: bytes | None, tmp_path: Path
) -> None:
    notes, pdf, target = Notes(), tmp_path / file_name(BOTH), tmp_path / "year.zip"
    pdf.write_bytes(b"%PDF p1 p2")
    note_written(notes, BOTH, PagePdfs(pdf, BOTH.pages))
    if on_disk is None:
        pdf.unlink()
    else:
        pdf.write_bytes(on_disk)
    year = ClassNotebook("5eA", "Maths", 2026, [now])
    assert write_notebook_zip(year, target, tmp_path, notes.all()) == [now]
    assert pdfs_in(target) == []
    with ZipFile(target) as archive:
        assert "Documents</h4>" not in archive.read("index.html").decode(), "no link without its file"


def test_a_pdf_of_an_earlier_version_which_noted_none_stays_out_and_is_told(tmp_path: Path) -> None:
    target = tmp_path / "year.zip"
    (tmp_path / file_name(BOTH)).write_bytes(b"%PDF")
    assert write_notebook_zip(ClassNotebook("5eA", "Maths", 2026, [BOTH]), target, tmp_path, {}) == [BOTH]
    assert pdfs_in(target) == []


@pytest.mark.parametrize(("written", "has_it"), [(("p1", "p2"), True), (("p1",), False), ((), False)])
def test_a_test_is_joined_only_if_its_pages_are_in_the_pdf(
    written: tuple[str, ...], has_it: bool, tmp_path: Path
) -> None:
    test = Assessment(WorkKind.TEST, "Contrôle", "1. Comparer 2/3 et 3/4.", (PageId("p2"),))
    entry, notes, target = replace(BOTH, assessments=(test,)), Notes(), tmp_path / "year.zip"
    if written:
        pdf = tmp_path / file_name(entry)
        pdf.write_bytes(b"%PDF")
        note_written(notes, entry, PagePdfs(pdf, tuple(map(PageId, written))))
    year = ClassNotebook("5eA", "Maths", 2026, [entry])
    write_notebook_zip(year, target, tmp_path, notes.all())
    with ZipFile(target) as archive:
        told = archive.read("index.html").decode(), archive.read(next(iter(archive.namelist()))).decode()
    assert [("Sujet joint" in one, "2/3 et 3/4.</p>" in one) for one in told] == [(has_it, not has_it)] * 2
    assert "Sujet joint" not in notebook_page(year), "the year's PDF has no files"


def test_nothing_is_told_of_pages_that_never_were_a_pdf(tmp_path: Path) -> None:
    year = ClassNotebook("5eA", "Maths", 2026, [BOTH])
    assert write_notebook_zip(year, tmp_path / "year.zip", tmp_path, {}) == []


def test_a_pdf_is_taken_again_once_it_is_written_anew(tmp_path: Path) -> None:
    notes, target = Notes(), tmp_path / "year.zip"
    now = replace(BOTH, pages=(PageId("p1"),))
    for one, data in ((BOTH, b"%PDF p1 p2"), (now, b"%PDF p1")):
        (tmp_path / file_name(one)).write_bytes(data)
        note_written(notes, one, PagePdfs(tmp_path / file_name(one), one.pages))
    assert write_notebook_zip(ClassNotebook("5eA", "Maths", 2026, [now]), target, tmp_path, notes.all()) == []
    assert pdfs_in(target) == [b"%PDF p1"]


def test_neither_private_note_nor_path_nor_id_of_the_list_is_in_the_zip(tmp_path: Path) -> None:
    path = AttachedFile("/home/mme.durand/Secrets/fiche.pdf", "Fiche")
    entry = replace(
        ENTRY, class_id=ClassId("SECRET-LIST"), private_note="SECRET : groupe agité", files=(path,),
        homework=(Homework("Finir la fiche", files=(path,)), Homework(" "), Homework("", files=(path,))),
    )  # fmt: skip
    target = tmp_path / "year.zip"
    write_notebook_zip(ClassNotebook("5eA", "Maths", 2026, [entry]), target, tmp_path, {})
    with ZipFile(target) as archive:
        texts = [archive.read(name).decode() for name in archive.namelist()]
        (sent,) = [outgoing_from_json(archive.read(name).decode()) for name in archive.namelist() if "json" in name]
    assert [word for word in ("SECRET", "mme.durand", "Secrets") if any(word in text for text in texts)] == []
    joined = "Document joint\u00a0: Fiche"
    assert [work.text for work in sent.works] == [f"Finir la fiche\n{joined}", joined]
    assert any("<td>Document joint : Fiche</td>" in text for text in texts), "the pupils' load"


def test_a_cancelled_zip_leaves_what_was_there(store: SeanceStore, tmp_path: Path) -> None:
    target = tmp_path / "year.zip"
    target.write_bytes(b"before")
    with pytest.raises(NotebookCancelledError):
        write_notebook_zip(
            read_notebook(store, "5eA", 2026, build_entry), target, tmp_path, {}, is_wanted=lambda: False
        )
    assert target.read_bytes() == b"before"
    assert {file.name for file in tmp_path.iterdir()} == {"sessions.db", "year.zip"}


def test_the_list_says_what_is_left(store: SeanceStore) -> None:
    found = past_list(store, lambda entry: LeftToDo.TO_SEND if entry.class_name == "5eB" else LeftToDo.NOTHING)
    assert [one.summary.id for one in found if PastFilter(only_left=True).takes(one)] == ["e", "b", "c"]
    assert [one.summary.id for one in found if PastFilter("activite 40").takes(one)] == ["b", "c", "a", "d"]
