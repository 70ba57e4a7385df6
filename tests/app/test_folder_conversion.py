"""`tni convert FOLDER OUT`: all files of a folder, gone on with after a kill; nothing is overwritten."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.services.plugins.test_format_runner import TEXT_LESSON
from tests.support.pdf_samples import saved
from tests.support.plugin_folders import MANIFEST
from tni.app import plugin_setup, terminal
from tni.app.folder_conversion import convert_folder
from tni.app.folders import Folders
from tni.app.main import main
from tni.core.settings import PLUGINS_ON
from tni.services.lesson.conversion_journal import NAME, ConversionJournal
from tni.store.lesson_meta import set_property
from tni.store.settings_file import SettingsFile

HANGING = """
class Slow:
    def read(self, data, name):
        while True:
            pass

def importer():
    return Slow()
"""
KILLED = """
import os, sys
from tni.app import folder_conversion
from tni.services.lesson.conversion_journal import ConversionJournal
left = [int(sys.argv[1])]
def counted(step):
    def step_or_die(*given, **named):
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), 9)
        return step(*given, **named)
    return step_or_die
ConversionJournal.add = counted(ConversionJournal.add)
folder_conversion.placed_lesson = counted(folder_conversion.placed_lesson)
from tni.app.main import main
sys.exit(main(["convert", *sys.argv[2:]]))
"""
"""The program, which is killed before it writes a line of its journal or places a lesson."""


@pytest.fixture(autouse=True)
def plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader of files of paragraphs, and one that never ends."""
    monkeypatch.setattr(terminal, "use_system_language", lambda: None)
    monkeypatch.setattr(plugin_setup, "technician_folder", lambda: tmp_path / "technician")
    folders = Folders.of_user()
    folders.plugins.mkdir(parents=True)
    for id, suffix, source in (("texts", ".para", TEXT_LESSON), ("slow", ".slow", HANGING)):
        record = {**MANIFEST, "id": id, "kind": "lesson importer", "extensions": (suffix,), "hosts": ()}
        del record["sign_in"]
        (folders.plugins / f"{id}.py").write_text(f"PLUGIN = {record!r}\n{source}")
    SettingsFile(folders.settings).set(PLUGINS_ON, "slow texts")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Two files of the same name, one in a folder, one that cannot be read, one of another kind, and hidden ones."""
    place = tmp_path / "cours"
    (place / "6e" / ".cache").mkdir(parents=True)
    (place / "a.para").write_text("Un\n\nDeux")
    (place / "a.pdf").write_bytes(saved_pdf())
    (place / "6e" / "b.PARA").write_text("Trois")
    (place / "bad.para").write_bytes(b"\xff")
    (place / "notes.txt").write_text("x")
    (place / "6e" / ".cache" / "c.para").write_text("x")
    (place / ".hidden.para").write_text("x")
    return place


def saved_pdf() -> bytes:
    import pikepdf

    pdf = pikepdf.new()
    pdf.add_blank_page()
    return saved(pdf)


def run(source: Path, target: Path, *more: str) -> tuple[int, dict[str, Any]]:
    report = target.parent / "report.json"
    status = main(["convert", str(source), str(target), "--report", str(report), *more])
    return status, json.loads(report.read_text())


def lessons(target: Path) -> list[str]:
    return sorted(path.relative_to(target).as_posix() for path in target.rglob("*.tni"))


def outcomes(report: dict[str, Any]) -> dict[str, str]:
    return {one["source"]: one["outcome"] for one in report["files"]}


def test_each_file_becomes_a_lesson_in_the_same_folder(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out"
    status, report = run(source, target)
    assert status == 1
    assert lessons(target) == ["6e/b.tni", "a (2).tni", "a.tni"]
    assert outcomes(report) == {
        "6e/b.PARA": "converted", "a.para": "converted", "a.pdf": "converted", "bad.para": "failed",
        "notes.txt": "skipped",
    }  # fmt: skip
    assert report["is_complete"]
    assert report["counts"] == {
        "files": 5, "converted": 3, "failed": 1, "skipped": 1, "unchanged": 0,
        "kept": 3, "approximated": 0, "dropped": 2,
    }  # fmt: skip
    failed = next(one for one in report["files"] if one["outcome"] == "failed")
    assert failed["error"]["code"] == "other format"
    said = capsys.readouterr()
    assert "bad.para" in said.err
    assert "3 fichiers convertis, 1 échec, 1 d’un autre genre." in said.out


def test_a_second_run_converts_what_has_changed_alone(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    run(source, target)
    before = {name: (target / name).stat().st_mtime_ns for name in lessons(target)}
    (source / "a.para").write_text("Un\n\nDeux\n\nTrois")
    (source / "bad.para").write_text("lisible")
    status, report = run(source, target)
    after = {name: (target / name).stat().st_mtime_ns for name in lessons(target)}
    assert status == 0
    assert set(after) == {*before, "bad.tni"}
    assert [name for name in before if after[name] != before[name]] == ["a.tni"]
    assert (report["counts"]["converted"], report["counts"]["unchanged"]) == (4, 2)


def test_a_lesson_that_somebody_has_changed_is_kept(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    run(source, target)
    (target / "a.tni").write_bytes(b"changed")
    (source / "a.para").write_text("Autre")
    run(source, target)
    assert (target / "a.tni").read_bytes() == b"changed"
    assert lessons(target) == ["6e/b.tni", "a (2).tni", "a (3).tni", "a.tni"]


def test_a_file_that_was_there_before_is_kept(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    (target / "a.tni").write_bytes(b"mine")
    run(source, target)
    assert (target / "a.tni").read_bytes() == b"mine"
    assert lessons(target) == ["6e/b.tni", "a (2).tni", "a (3).tni", "a.tni"]


@pytest.mark.parametrize("moment", range(1, 7))
def test_a_killed_run_is_gone_on_with(moment: int, source: Path, tmp_path: Path) -> None:
    """Killed before the line and before the lesson of each file: three of them."""
    (source / "bad.para").unlink()
    target = tmp_path / "out"
    command = [sys.executable, "-c", KILLED, str(moment), str(source), str(target)]
    assert subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode == -9
    before = {name: (target / name).stat().st_mtime_ns for name in lessons(target)}
    done = {line.target for line in ConversionJournal(target).lines.values() if line.target in before}
    status, report = run(source, target)
    assert status == 0
    assert lessons(target) == ["6e/b.tni", "a (2).tni", "a.tni"]
    assert len(done) == (moment - 1) // 2
    assert all((target / name).stat().st_mtime_ns == before[name] for name in done)
    assert set(outcomes(report).values()) == {"converted", "skipped"}
    assert [path.name for path in target.iterdir() if path.name.startswith(".")] == [NAME]


def test_what_a_killed_run_left_of_a_lesson_is_cleared_away(tmp_path: Path) -> None:
    source, target = tmp_path / "cours", tmp_path / "out"
    source.mkdir()
    (source / "a.para").write_text("Un")
    command = [sys.executable, "-c", KILLED, "2", str(source), str(target)]
    assert subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode == -9
    for name in (".a.tni.0a1b2c3d.part", "..a.tni.0a1b2c3d.part.4e5f6a7b.part", ".b.tni.0a1b2c3d.part", ".a.tni.part"):
        (target / name).write_bytes(b"part")
    assert run(source, target)[0] == 0
    left = sorted(path.name for path in target.iterdir())
    assert left == sorted([NAME, ".a.tni.part", ".b.tni.0a1b2c3d.part", "a.tni"]), "what may be another's stays"


def test_a_torn_line_of_the_journal_is_passed_over(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    run(source, target)
    journal = target / NAME
    journal.write_bytes(journal.read_bytes()[:-40])
    (target / "a (2).tni").unlink()  # that of the last line, which is written before its lesson is placed
    status, _ = run(source, target)
    assert status == 1
    assert len(lessons(target)) == 3
    assert len(ConversionJournal(target).lines) == 3


def test_a_failed_conversion_frees_its_name(tmp_path: Path) -> None:
    """Of two files of one name the first cannot be read, and is mended between the runs."""
    source, target = tmp_path / "cours", tmp_path / "out"
    source.mkdir()
    (source / "a.para").write_bytes(b"\xff")
    (source / "a.pdf").write_bytes(saved_pdf())
    run(source, target)
    first = (target / "a.tni").read_bytes()
    (source / "a.para").write_text("Un")
    status, report = run(source, target)
    assert status == 0
    assert [one["targets"] for one in report["files"]] == [["a (2).tni"], ["a.tni"]]
    assert (target / "a.tni").read_bytes() == first


def test_a_new_file_at_the_place_of_a_failure_is_kept(tmp_path: Path) -> None:
    source, target = tmp_path / "cours", tmp_path / "out"
    source.mkdir()
    (source / "a.para").write_bytes(b"\xff")
    run(source, target)
    (target / "a.tni").write_bytes(b"mine")
    (source / "a.para").write_text("Un")
    run(source, target)
    assert (target / "a.tni").read_bytes() == b"mine"
    assert lessons(target) == ["a (2).tni", "a.tni"]


def test_another_file_where_a_lesson_was_is_not_taken_for_it(tmp_path: Path) -> None:
    """A lesson is deleted, and a new file of its name takes its place."""
    source, target = tmp_path / "cours", tmp_path / "out"
    source.mkdir()
    (source / "a.pdf").write_bytes(saved_pdf())
    run(source, target)
    (target / "a.tni").unlink()
    (source / "a.para").write_text("Un")
    status, report = run(source, target)
    assert (status, report["counts"]["unchanged"]) == (0, 0)
    assert sorted(target for one in report["files"] for target in one["targets"]) == lessons(target)
    assert len(lessons(target)) == 2


def test_a_lesson_that_somebody_has_edited_is_not_converted_again(tmp_path: Path) -> None:
    source, target = tmp_path / "cours", tmp_path / "out"
    source.mkdir()
    (source / "a.para").write_text("Un")
    run(source, target)
    with closing(sqlite3.connect(target / "a.tni")) as db, db:
        set_property(db, "note", "edited")
    _, report = run(source, target)
    assert report["counts"]["unchanged"] == 1
    assert lessons(target) == ["a.tni"]


@pytest.mark.parametrize("moment", [1, 2])
def test_a_run_that_is_killed_while_it_replaces_is_gone_on_with(moment: int, tmp_path: Path) -> None:
    source, target = tmp_path / "cours", tmp_path / "out"
    source.mkdir()
    (source / "a.para").write_text("Un")
    run(source, target)
    first = (target / "a.tni").read_bytes()
    (source / "a.para").write_text("Deux")
    command = [sys.executable, "-c", KILLED, str(moment), str(source), str(target)]
    assert subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode == -9
    assert (target / "a.tni").read_bytes() == first
    _, report = run(source, target)
    assert report["counts"]["unchanged"] == 0
    assert lessons(target) == ["a.tni"]
    assert (target / "a.tni").read_bytes() != first


def test_a_change_that_keeps_size_and_time_is_noticed(tmp_path: Path) -> None:
    source, target = tmp_path / "cours", tmp_path / "out"
    source.mkdir()
    paper = source / "a.para"
    paper.write_text("Un")
    run(source, target)
    first, stat = (target / "a.tni").read_bytes(), paper.stat()
    paper.write_text("Du")
    os.utime(paper, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    _, report = run(source, target)
    assert report["counts"]["unchanged"] == 0
    assert (target / "a.tni").read_bytes() != first


def test_a_file_that_takes_too_long_is_one_failure(tmp_path: Path) -> None:
    source, target, report = tmp_path / "cours", tmp_path / "out", tmp_path / "report.json"
    source.mkdir()
    (source / "a.slow").write_text("x")
    assert convert_folder(source, target, report, limit_s=0.5) == 1
    (entry,) = json.loads(report.read_text())["files"]
    assert entry["error"]["code"] == "too slow"
    assert lessons(target) == []


def test_a_folder_without_such_files_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "vide").mkdir()
    assert main(["convert", str(tmp_path / "vide"), str(tmp_path / "out")]) == 1
    assert "aucun fichier" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_report_of_one_file_is_printed_for_a_dash(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", str(source / "a.para"), str(tmp_path / "a.tni"), "--report", "-"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)["files"]
    assert (entry["outcome"], entry["read"]["kept"], entry["read"]["dropped"]) == ("converted", 2, 1)
    assert main(["convert", str(source / "bad.para"), str(tmp_path / "b.tni"), "--report", "-"]) == 1
    (entry,) = json.loads(capsys.readouterr().out)["files"]
    assert (entry["outcome"], entry["error"]["code"]) == ("failed", "other format")


def test_a_report_replaces_a_report_alone(source: Path, tmp_path: Path) -> None:
    """Neither the source, nor the target, nor another file, and not by --replace."""
    paper, lesson, other, report = source / "a.para", tmp_path / "a.tni", tmp_path / "x.json", tmp_path / "r.json"
    other.write_text("{}")
    before = paper.read_bytes()
    for place in (paper, lesson, other, source):
        assert main(["convert", str(paper), str(lesson), "--replace", "--report", str(place)]) == 2
    assert (paper.read_bytes(), other.read_text(), lesson.exists()) == (before, "{}", False)
    for _ in range(2):
        assert main(["convert", str(paper), str(lesson), "--replace", "--report", str(report)]) == 0
    assert json.loads(report.read_text())["files"][0]["outcome"] == "converted"


def test_the_report_on_a_folder_replaces_no_file_of_it(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    before = (source / "a.para").read_bytes()
    for place in (source / "a.para", target / "a.tni", target / NAME):
        assert main(["convert", str(source), str(target), "--report", str(place)]) == 2
    assert (source / "a.para").read_bytes() == before
    assert not target.exists()
    assert main(["convert", str(source), str(target), "--report", str(target / "r.json")]) == 1
    assert (target / "r.json").exists()


def test_a_folder_that_is_called_like_a_lesson_stops_nothing(tmp_path: Path) -> None:
    source, target = tmp_path / "cours", tmp_path / "out"
    (source / "b.tni").mkdir(parents=True)
    for name in ("b.para", "b.tni/c.para", "z.para"):
        (source / name).write_text("Un")
    status, _ = run(source, target)
    assert status == 0
    assert sorted(one for one in lessons(target) if (target / one).is_file()) == ["b (2).tni", "b.tni/c.tni", "z.tni"]


def test_a_file_where_a_folder_must_be_is_one_failure(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    (target / "6e").write_text("mine")
    (source / "bad.para").unlink()
    status, report = run(source, target)
    assert status == 1
    assert outcomes(report)["6e/b.PARA"] == "failed"
    assert lessons(target) == ["a (2).tni", "a.tni"]
    assert (target / "6e").read_text() == "mine"


def test_what_cannot_be_reached_fails_in_the_report(source: Path, tmp_path: Path) -> None:
    (source / "bad.para").unlink()
    (source / "c.para").symlink_to(tmp_path / "gone.para")
    status, report = run(source, tmp_path / "out")
    assert status == 1
    assert outcomes(report)["c.para"] == "failed"
    assert (report["counts"]["files"], report["counts"]["failed"]) == (5, 1)


def test_lessons_have_names_that_every_system_takes(tmp_path: Path) -> None:
    source, target = tmp_path / "cours", tmp_path / "out"
    (source / "aux ").mkdir(parents=True)
    for name in ("aux /b.para", "CON.para", "a:b.para", "a b.para", "\u202eruoc.para", "x\ny.para"):
        (source / name).write_text("Un")
    status, report = run(source, target)
    assert status == 0
    assert lessons(target) == ["_CON.tni", "_aux/b.tni", "a b (2).tni", "a b.tni", "ruoc.tni", "x y.tni"]
    assert "\u202e" not in (tmp_path / "report.json").read_text()
    assert {one["source"] for one in report["files"]} >= {"\u202eruoc.para", "x\ny.para"}
    assert run(source, target)[1]["counts"]["unchanged"] == 6
