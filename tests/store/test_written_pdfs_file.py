"""File of the PDFs that were written for entries."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from tests.support.unread_file import unread
from tni.cahier.written_pdf import WrittenPdf
from tni.core.ids import PageId
from tni.files.atomic import WriteError
from tni.store import written_pdfs_file
from tni.store.written_pdfs_file import WrittenPdfsFile


def test_what_is_noted_is_read_by_another_window_and_replaced_by_a_later_pdf(tmp_path: Path) -> None:
    path, uid, other = tmp_path / "written-pdfs.json", uuid4(), uuid4()
    one, second = WrittenPdfsFile(path), WrittenPdfsFile(path)
    assert one.all() == {}
    one.put(uid, WrittenPdf("pages", "ab"))
    second.put(other, WrittenPdf("others", "cd"))
    one.put(uid, WrittenPdf("fewer pages", "ef", (PageId("a"), PageId("b"))))
    assert second.all() == {
        uid: WrittenPdf("fewer pages", "ef", (PageId("a"), PageId("b"))),
        other: WrittenPdf("others", "cd"),
    }


def test_the_oldest_are_forgotten_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written_pdfs_file, "MOST_KEPT", 2)
    notes, uids = WrittenPdfsFile(tmp_path / "written-pdfs.json"), [uuid4() for _ in range(3)]
    for uid in (uids[0], uids[1], uids[0], uids[2]):
        notes.put(uid, WrittenPdf("pages", "ab"))
    assert set(notes.all()) == {uids[0], uids[2]}


def test_a_damaged_file_notes_nothing_and_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "written-pdfs.json"
    path.write_text('{"version": 1, "pdfs": {"x": 3}}')
    assert WrittenPdfsFile(path).all() == {}
    assert not path.exists()
    assert (tmp_path / "written-pdfs.damaged").exists()


def test_a_file_that_cannot_be_read_now_is_not_written_over(tmp_path: Path) -> None:
    path, uid, other = tmp_path / "written-pdfs.json", uuid4(), uuid4()
    notes = WrittenPdfsFile(path)
    notes.put(uid, WrittenPdf("pages", "ab"))
    with unread(path), pytest.raises(WriteError):
        notes.put(other, WrittenPdf("others", "cd"))
    notes.put(other, WrittenPdf("others", "cd"))
    assert set(notes.all()) == {uid, other}
