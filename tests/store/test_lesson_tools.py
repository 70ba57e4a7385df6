"""Information, check, salvage and sharing, on lessons sound and damaged."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import threading
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest

from tests.store.make_released_lesson import PICTURE, PICTURE_ID, SEANCE, make, prepared
from tests.support.lessons import PAGE, Desk, a_stroke, now, push
from tni.core.errors import TniError
from tni.core.ids import BlobId, ItemId, PageId, QuestionId
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import LessonRecord, Page
from tni.document.lesson_plan import Credit, HomeworkFile, LessonPlan, LessonQuestion, PlanPhase
from tni.document.lesson_port import ClassLayerInfo
from tni.document.lesson_problem import LessonProblemKind
from tni.files.lesson_errors import LessonDamagedError, LessonExistsError, NotALessonError
from tni.ink.pen import Pen
from tni.store import lesson_check
from tni.store.lesson_check import check_lesson
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_file import WorkFolders, new_lesson
from tni.store.lesson_info import describe_lesson
from tni.store.lesson_salvage import salvage
from tni.store.lesson_share import share_without_history
from tni.store.migrations import FORMAT
from tni.store.record_bytes import StringTable


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    make(tmp_path / "lesson.tni")
    return tmp_path / "lesson.tni"


def change_file(path: Path, sql: str) -> None:
    db = sqlite3.connect(path)
    db.execute(sql)
    db.commit()
    db.close()


# -- information


def test_info_says_what_is_there(lesson: Path) -> None:
    said = json.loads(json.dumps(describe_lesson(lesson, samples=True)))
    assert (said["title"], said["subject"], said["level"], said["format"]) == (
        "Les fractions",
        "Mathématiques",
        "5e",
        FORMAT,
    )
    assert said["history"] == {"length": 25, "position": 24}
    first, second = said["pages"]
    assert (first["number"], first["format"], first["ruling"], first["notes"]) == (1, "16:9", "seyes", "5 min")
    assert second["pdf"] == {"sha256": PICTURE_ID, "index": 3}
    assert second["counts"] == {"strokes": 2, "texts": 3, "images": 2, "media": 1, "shapes": 5, "others": 1}
    assert {text["text"] for text in second["texts"]} == {"½ + ¼ = ¾ ✓", "À retenir", "m² s2\nfin"}
    assert [stroke["pen"]["kind"] for stroke in second["strokes"]] == ["felt", "chalk"]
    highlight, ink = first["strokes"] if first["strokes"][0]["id"] == "highlight" else reversed(first["strokes"])
    assert highlight["pen"] == {"kind": "highlighter", "colour": "#ffee00", "width_mm": 6.0}
    assert highlight["points"] == 24
    assert highlight["samples"][0] == [20_000 / 256 + 12.5, pytest.approx(30_000 / 256 - 3, abs=1e-4), 0.0, None]
    left = 20_000 / 256 + 12.5 - 3
    assert left - 0.6 <= highlight["box_mm"][0] <= left  # curves may lie a little beside the samples
    assert ink["samples"][1][3] == pytest.approx(305 / 1023, abs=1e-4)
    (seance,) = said["seances"]
    assert seance["class"] == SEANCE.class_name
    assert [stroke["id"] for stroke in seance["pages"][0]["strokes"]] == ["taught"]
    assert seance["removed"] == ["words"]
    assert second["others"][0]["kind"] == "atlas/globe"
    assert (said["tags"], said["plan"]["minutes"], said["curriculum"]["place"]) == (["à revoir", "5e"], 15, 2)
    assert (said["credits"][0]["source"], len(said["lesson_id"]), said["origin"]) == ("Manuel, p. 12", 20, None)
    assert said["blobs"] == [{"sha256": PICTURE_ID, "bytes": len(PICTURE)}]
    assert "samples" not in describe_lesson(lesson)["pages"][0]["strokes"][0]


@pytest.mark.parametrize("entry", [b"\x03\x00\x09", b"\x03\x4c\x08"], ids=["no hash", "of another row"])
def test_info_of_a_lesson_whose_index_of_blobs_is_damaged(entry: bytes, tmp_path: Path) -> None:
    path = tmp_path / "lesson.tni"
    make(path)
    whole, blob = path.read_bytes(), bytes.fromhex(PICTURE_ID)
    assert whole.count(b"\x03\x4c\x09" + blob) == 1
    path.write_bytes(whole.replace(b"\x03\x4c\x09" + blob, entry + blob))
    with pytest.raises(LessonDamagedError):
        describe_lesson(path)
    assert check_lesson(path) != []


@pytest.mark.parametrize("version", [1, 2, 3])
def test_info_tells_the_format_that_the_file_has(version: int) -> None:
    assert describe_lesson(Path(__file__).parent / "data" / f"v{version}.tni")["format"] == version


def test_info_of_a_lesson_that_is_open(tmp_path: Path) -> None:
    desk = Desk(tmp_path, WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    new_lesson(desk.lesson)
    file = desk.open()
    push(file, PAGE)
    push(file, a_stroke("a"))
    file.flush()
    said = describe_lesson(desk.lesson)
    assert said["pages"][0]["counts"]["strokes"] == 1
    assert not said["closed"]
    file.close()
    assert describe_lesson(desk.lesson)["closed"]


# -- check

DAMAGES = [
    ("UPDATE entry SET data = x'01' WHERE id = 5", LessonProblemKind.RECORD),
    ("DELETE FROM name WHERE id = 2", LessonProblemKind.RECORD),
    ("DELETE FROM entry WHERE id = 8", LessonProblemKind.HISTORY),
    ("UPDATE layer SET position = 50", LessonProblemKind.HISTORY),
    ("UPDATE blob SET data = x'00'", LessonProblemKind.BLOB),
    ("DELETE FROM blob", LessonProblemKind.BLOB),
    ("UPDATE entry SET flags = flags & ~1 WHERE id = 3", LessonProblemKind.PAGE),
]


@pytest.mark.parametrize("act", [13, 15, 16, -1])
def test_check_finds_flags_that_no_entry_has(lesson: Path, act: int) -> None:
    change_file(lesson, f"UPDATE entry SET flags = (flags & 7) + {act * 8} WHERE id = 8")
    assert [problem.where for problem in check_lesson(lesson) if problem.detail.startswith("flags ")] == ["entry 8"]


def test_a_lesson_that_is_written_while_it_is_checked_or_described_is_sound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path, WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    new_lesson(desk.lesson)
    file = desk.open()
    push(file, PAGE)
    file.flush()
    later = [a_stroke("a"), replace(a_stroke("b"), pen=Pen(colour="#123456"))]

    def write() -> None:
        """Let the other program write once."""
        if later:
            stroke = later.pop(0)
            seance = file.start_seance("5eA", None, now())
            push(file, stroke)
            push(file, replace(stroke, id=ItemId(f"{stroke.id} of 5eA")), layer=seance)
            file.flush()

    read_record, list_seances = lesson_check.decode, LessonDatabase.seances

    def written_meanwhile(data: bytes, names: StringTable) -> tuple[str, LessonRecord | None]:
        write()
        return read_record(data, names)

    def seances_written_meanwhile(database: LessonDatabase) -> list[ClassLayerInfo]:
        if database.path == desk.lesson and threading.current_thread() is threading.main_thread():
            write()
        return list_seances(database)

    with monkeypatch.context() as patch:
        patch.setattr(lesson_check, "decode", written_meanwhile)
        assert check_lesson(desk.lesson) == []
    assert len(later) == 1
    with monkeypatch.context() as patch:
        patch.setattr(LessonDatabase, "seances", seances_written_meanwhile)
        assert len(describe_lesson(desk.lesson)["seances"]) == 1
    assert later == []
    assert len(describe_lesson(desk.lesson)["seances"]) == 2
    file.close()


def test_nobody_writes_while_the_wal_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(tmp_path, WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    new_lesson(desk.lesson)
    file = desk.open()
    push(file, PAGE)
    file.flush()
    refused: list[sqlite3.Error] = []

    def copied(source: BinaryIO, target: BinaryIO) -> None:
        with closing(sqlite3.connect(desk.lesson, timeout=0)) as db:
            try:
                db.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                refused.append(error)
        target.write(source.read())

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfileobj", copied)
        assert check_lesson(desk.lesson) == []
    assert len(refused) == 1
    file.close()


@pytest.mark.parametrize(("sql", "kind"), DAMAGES)
def test_check_finds_what_is_wrong(lesson: Path, sql: str, kind: LessonProblemKind) -> None:
    assert check_lesson(lesson) == []
    change_file(lesson, sql)
    assert kind in {problem.kind for problem in check_lesson(lesson)}


def test_check_of_a_cut_off_file(lesson: Path) -> None:
    lesson.write_bytes(lesson.read_bytes()[:-4096])
    assert {problem.kind for problem in check_lesson(lesson)} == {LessonProblemKind.FILE}


# -- salvage


def long_lesson(path: Path, strokes: int) -> set[str]:
    database = LessonDatabase.create(path)
    keys = {f"stroke {n:04}" for n in range(strokes)}
    with database.transaction():
        database.commit(None, Change(ChangeKind.ADD_PAGE, (RecordChange(PAGE.id, None, PAGE),)), 1, 1, now())
        for number, key in enumerate(sorted(keys), 2):
            database.commit(
                None, Change(ChangeKind.WRITE, (RecordChange(key, None, a_stroke(key)),)), number, number, now()
            )
    database.close()
    return keys


def _keys(path: Path) -> set[str]:
    database = LessonDatabase(path, read_only=True)
    try:
        return set(database.layer(None).records)
    finally:
        database.abandon()


def test_salvage_of_a_cut_off_file(tmp_path: Path) -> None:
    path, saved = tmp_path / "lesson.tni", tmp_path / "saved.tni"
    keys = long_lesson(path, 400)
    path.write_bytes(path.read_bytes()[:-9000])
    before = path.read_bytes()
    with pytest.raises(LessonDamagedError):
        LessonDatabase(path)
    result = salvage(path, saved)
    assert result.lost
    found = _keys(saved) & keys
    assert 200 < len(found) < 400
    assert all(_record(saved, key) == a_stroke(key) for key in sorted(found)[:20])
    assert path.read_bytes() == before
    assert check_lesson(saved) == []
    assert sorted(p.name for p in tmp_path.iterdir()) == ["lesson.tni", "saved.tni"]
    with pytest.raises(LessonExistsError):
        salvage(path, saved)


def _record(path: Path, key: str) -> object:
    database = LessonDatabase(path, read_only=True)
    try:
        return database.layer(None).records[key]
    finally:
        database.abandon()


def test_salvage_keeps_both_ends_around_damage_in_the_middle(tmp_path: Path) -> None:
    path, saved = tmp_path / "lesson.tni", tmp_path / "saved.tni"
    keys = long_lesson(path, 400)
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = bytes(4096)
    path.write_bytes(data)
    salvage(path, saved)
    found = _keys(saved) & keys
    assert {min(keys), max(keys)} <= found
    assert 300 < len(found) < 400


def test_salvage_of_lost_names_keeps_the_ink(lesson: Path, tmp_path: Path) -> None:
    change_file(lesson, "DELETE FROM name")
    result = salvage(lesson, tmp_path / "saved.tni")
    assert result.seances == 1
    assert {"00000000000000000001", "highlight", "picture"} <= _keys(tmp_path / "saved.tni")
    assert check_lesson(tmp_path / "saved.tni") == []


def test_salvage_of_a_sound_lesson_keeps_its_layers(lesson: Path, tmp_path: Path) -> None:
    result = salvage(lesson, tmp_path / "saved.tni")
    assert (result.lost, result.blobs, result.seances) == ((), 1, 1)
    database = LessonDatabase(tmp_path / "saved.tni", read_only=True)
    assert database.layer(None).records == {record.id: record for record in prepared(PICTURE_ID)}
    assert set(database.layer(SEANCE.id).records) == {"taught", "words"}
    database.abandon()


def test_nothing_to_salvage(tmp_path: Path) -> None:
    for data in (b"", b"bonjour"):
        (tmp_path / "x.tni").write_bytes(data)
        with pytest.raises(NotALessonError):
            salvage(tmp_path / "x.tni", tmp_path / "saved.tni")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["x.tni"]


@pytest.mark.parametrize("seed", range(40))
def test_any_damage_gives_a_lesson_or_our_error(tmp_path: Path, seed: int) -> None:
    """Bytes changed, zeroed or cut off anywhere: open, check, info and salvage answer or raise our errors."""
    path = tmp_path / "lesson.tni"
    make(path)
    chance = random.Random(seed)
    data = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 3, 30))):
        at = chance.randrange(len(data)) if chance.random() < 0.7 else chance.randrange(4096)
        data[at : at + chance.choice((1, 1, 60))] = chance.randbytes(1)
    path.write_bytes(data[: chance.choice((len(data), len(data), chance.randrange(len(data))))])
    with suppress(TniError):
        check_lesson(path)
    with suppress(TniError):
        describe_lesson(path)
    with suppress(TniError):
        salvage(path, tmp_path / "saved.tni")
    with suppress(TniError):
        shutil.copy(path, tmp_path / "opened.tni")
        database = LessonDatabase(tmp_path / "opened.tni")
        try:
            database.layer(None)
            database.blob(PICTURE_ID)
        finally:
            database.close()
    assert path.exists()


def test_a_class_layer_under_the_key_of_the_prepared_one_is_saved_apart(lesson: Path, tmp_path: Path) -> None:
    change_file(lesson, "UPDATE layer SET key = '' WHERE id <> 0")
    saved = tmp_path / "saved.tni"
    assert salvage(lesson, saved).seances == 1
    assert check_lesson(saved) == []
    (seance,) = describe_lesson(saved)["seances"]
    assert seance["id"].startswith("lost-")
    assert [stroke["id"] for stroke in seance["pages"][0]["strokes"]] == ["taught"]


# -- sharing


def test_a_shared_lesson_holds_no_erased_ink_nor_earlier_states(tmp_path: Path) -> None:
    desk = Desk(tmp_path, WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    new_lesson(desk.lesson)
    file = desk.open()
    erased, kept, hidden = a_stroke("erased", 60), a_stroke("kept", 60), a_stroke("of 5eA", 60)
    push(file, PAGE)
    push(file, erased)
    push(file, kept)
    file.commit(None, Change(ChangeKind.ERASE, (RecordChange("erased", erased, None),)), 4, 4)
    seance = file.start_seance("5eA Dupont", None, now())
    file.commit(seance, Change(ChangeKind.WRITE, (RecordChange("of 5eA", None, hidden),)), 1, 1)
    unused, used = file.put_blob(b"an erased picture"), file.put_blob(PICTURE)
    picture = next(r for r in prepared(used) if r.id == "picture")
    push(file, picture)
    file.flush()
    shared = tmp_path / "shared.tni"
    share_without_history(file.file, shared, None)
    file.close()
    whole, given = desk.lesson.read_bytes(), shared.read_bytes()
    for secret in (erased.samples.steps[8:], hidden.samples.steps[8:], b"an erased picture", b"5eA Dupont"):
        assert secret in whole, "the test would find it"
        assert secret not in given
    assert kept.samples.steps[8:] in given
    database = LessonDatabase(shared, read_only=True)
    state = database.layer(None)
    assert (state.length, state.position) == (0, 0)
    assert state.records == {"page": PAGE, "kept": kept, "picture": picture}
    assert (database.seances(), database.blobs()) == ([], [used])
    assert unused != used
    database.abandon()
    with pytest.raises(LessonExistsError):
        share_without_history(desk.lesson, shared, None)


def test_extracts_for_the_classroom_notes_and_answers_go_with_a_copy_only_when_asked_for(tmp_path: Path) -> None:
    desk = Desk(tmp_path, WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    new_lesson(desk.lesson)
    file = desk.open()
    blob = file.put_blob(PICTURE)
    for record in prepared(blob):
        push(file, record)
    push(file, Credit(id=f"credit:{blob}", source="Manuel, p. 12", classroom_only=True))
    push(file, Page(id=PageId("noted"), position=9.0, notes="Pas Kevin"))
    answers = file.put_blob(b"<quiz>la Loire</quiz>")
    push(file, LessonQuestion(id="question:q", file=answers, text="Quel fleuve ?"))
    sheet = file.put_blob(b"la fiche de Kevin")
    push(file, HomeworkFile(id="file:a", file=sheet, name="Fiche de Lea.pdf"))
    push(
        file,
        LessonPlan(
            aims="Nommer les fleuves",
            homework_files=("file:a",),
            phases=(PlanPhase("p", "Vote", questions=(QuestionId("q"),)),),
        ),
    )
    file.flush()
    for extracts, name in ((False, "bare.tni"), (True, "whole.tni")):
        share_without_history(file.file, tmp_path / name, None, extracts=extracts, notes=extracts, plan=extracts)
        assert (PICTURE in (tmp_path / name).read_bytes()) is extracts
        for secret in (b"Pas Kevin", b"la Loire", b"Nommer les fleuves", b"la fiche de Kevin", b"Fiche de Lea"):
            assert (secret in (tmp_path / name).read_bytes()) is extracts
        assert check_lesson(tmp_path / name) == []
    file.close()


def test_a_seance_can_be_shared(lesson: Path, tmp_path: Path) -> None:
    share_without_history(lesson, tmp_path / "shared.tni", SEANCE.id)
    found = _keys(tmp_path / "shared.tni")
    assert "taught" in found
    assert "words" not in found
    assert check_lesson(tmp_path / "shared.tni") == []
    assert BlobId(describe_lesson(tmp_path / "shared.tni")["blobs"][0]["sha256"]) == PICTURE_ID
