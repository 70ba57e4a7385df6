"""A lesson with master pages is sound, and what is salvaged of it has each of them once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.lessons import written
from tni.core.ids import ItemId, PageId
from tni.document.document import Document
from tni.document.items import LessonRecord, OpaqueProperty, Page, Text
from tni.document.page_properties import Guides, PageMaster, page_master_key
from tni.store.lesson_check import check_lesson
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_salvage import salvage
from tni.store.master_codec import encode_master
from tni.store.record_bytes import JSON_PROPERTY

PAGE, MASTER = Page(id=PageId("page"), position=1.0), Page(id=PageId("master:m"), position=1.0, title="Fond")
TITLE = Text(
    id=ItemId("title"), page=MASTER.id, text="Collège Zola", size_mm=8.0, colour="#000000", font="", font_version="",
    width_mm=60.0, height_mm=10.0,
)  # fmt: skip
USE = PageMaster(id=page_master_key(PAGE.id), master=MASTER.id)
GUIDES = Guides(id="guides", across=(20.0,))
LATER = OpaqueProperty(
    id=MASTER.id, code=JSON_PROPERTY, data=json.dumps(json.loads(encode_master(MASTER)) | {"animation": 1}).encode()
)
"""A master page of a later program, with a field that this one does not know."""


def read(path: Path) -> dict[str, LessonRecord]:
    database = LessonDatabase(path, read_only=True)
    try:
        return {key: one for key, one in database.layer(None).records.items() if one is not None}
    finally:
        database.abandon()


@pytest.mark.parametrize("master", [MASTER, LATER], ids=["known", "later"])
def test_a_lesson_with_a_master_page_is_sound_and_salvaged_without_doubling_it(
    tmp_path: Path, master: LessonRecord
) -> None:
    records = (PAGE, master, TITLE, USE, GUIDES)
    path = written(tmp_path / "lesson.tni", *records)
    assert check_lesson(path) == []
    report = salvage(path, tmp_path / "saved.tni")
    assert (report.records, report.lost) == (len(records), ())
    assert check_lesson(tmp_path / "saved.tni") == []
    assert read(tmp_path / "saved.tni") == {one.id: one for one in records}


def test_what_lay_on_a_lost_master_page_is_salvaged_on_one_of_its_name(tmp_path: Path) -> None:
    path = written(tmp_path / "lesson.tni", PAGE, TITLE, USE)
    assert [problem.where for problem in check_lesson(path)] == ["title"]
    salvage(path, tmp_path / "saved.tni")
    assert check_lesson(tmp_path / "saved.tni") == []
    document = Document(read(tmp_path / "saved.tni"))
    assert [page.id for page in document.pages()] == [PAGE.id]
    assert [master.id for master in document.masters()] == [MASTER.id]
    assert document.beneath(PAGE.id) == [TITLE]
