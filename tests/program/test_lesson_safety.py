"""What must never be written over: shipped lessons, the open lesson, damaged data, a lesson converted onto itself."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.store.test_lesson_tools import long_lesson
from tests.store.test_quarantine import many_votes
from tests.support.lessons import PAGE
from tests.support.running_program import folders, running, wait_for
from tests.support.widgets import click
from tni.app.application import Application
from tni.app.convert import convert
from tni.app.convert_errors import SameFileError
from tni.app.shipped_files import lessons_folder
from tni.files.lesson_errors import LessonUnreadableError
from tni.files.lesson_health import StorageTrouble, StorageTroubleKind
from tni.services.lesson.shared_parts import SharedParts
from tni.store.lesson_file import new_lesson
from tni.store.seances import SeanceStore
from tni.store.votes import read_rounds
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.notices import Notice
from tni.ui.messages.errors import error_message
from tni.ui.panels.settings_panel import SettingsPanel


def test_a_shipped_lesson_is_opened_as_a_copy(qapp: object, tmp_path: Path) -> None:
    shipped = lessons_folder() / "cycle-de-l-eau.tni"
    before, beside = shipped.read_bytes(), sorted(shipped.parent.iterdir())
    with running(tmp_path, shipped) as program:
        path = program.current_lesson.lesson.path
        assert path == folders(tmp_path).library / shipped.name
        program.main_controller.commands[CommandId.ADD_PAGE].trigger()
        pages = len(program.main_controller.editor.pages)
        assert sorted(shipped.parent.iterdir()) == beside
    assert shipped.read_bytes() == before
    with running(tmp_path, path) as program:
        assert len(program.main_controller.editor.pages) == pages


def said(program: Application, words: str) -> bool:
    return any(words in text for text in program.main_controller.window.notices.texts())


def press(program: Application, name: str) -> None:
    next(b for b in program.main_controller.window.findChildren(TextButton) if b.accessibleName() == name).click()


def test_a_shipped_lesson_opened_again_is_the_copy_there_is(qapp: object, tmp_path: Path) -> None:
    shipped, library = lessons_folder() / "cycle-de-l-eau.tni", folders(tmp_path).library
    with running(tmp_path, shipped) as program:
        assert not said(program, "Votre copie")
        program.main_controller.commands[CommandId.ADD_PAGE].trigger()
        pages = len(program.main_controller.editor.pages)
        program.current_lesson.open(shipped)
        wait_for(lambda: not program.current_lesson.is_opening, "the answer")
        assert said(program, "Votre copie"), "open already, and nothing else is done"
        assert len(program.main_controller.editor.pages) == pages
    with running(tmp_path, shipped) as program:
        assert len(program.main_controller.editor.pages) == pages
        assert [path.name for path in library.glob("cycle*.tni")] == [shipped.name]
        assert said(program, "Votre copie de « cycle-de-l-eau »")
        press(program, "Nouvelle copie")
        wait_for(lambda: program.current_lesson.lesson.path == library / "cycle-de-l-eau (2).tni", "another copy")
        assert len(program.main_controller.editor.pages) == pages - 1


def test_a_lesson_of_her_own_under_the_examples_name_is_not_taken_for_a_copy(qapp: object, tmp_path: Path) -> None:
    library = folders(tmp_path).library
    library.mkdir(parents=True)
    new_lesson(library / "fractions.tni")
    (library / "fractions (3).tni").write_bytes(b"no lesson at all" * 300)
    with running(tmp_path, lessons_folder() / "fractions.tni") as program:
        assert program.current_lesson.lesson.path == library / "fractions (2).tni"
        assert not said(program, "Votre copie")


def test_the_lesson_that_is_open_is_not_opened_again(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "fractions.tni"
    shutil.copyfile(lessons_folder() / "fractions.tni", path)
    with running(tmp_path, path) as program:
        lesson = program.current_lesson.lesson
        program.current_lesson.open(path)
        assert said(program, "« fractions » est déjà ouverte")
        assert program.current_lesson.lesson is lesson


def test_a_copy_to_share_does_not_take_the_open_lessons_place(qapp: object, tmp_path: Path) -> None:
    with running(tmp_path) as program:
        board = program.main_controller
        board.commands[CommandId.ADD_PAGE].trigger()
        path = program.current_lesson.lesson.path
        assert path is not None
        board.lesson_actions.share(path, SharedParts())
        wait_for(lambda: said(program, "existe déjà"), "the refusal")
        board.commands[CommandId.ADD_PAGE].trigger()
        other = tmp_path / "shared.tni"
        board.lesson_actions.share(other, SharedParts())
        wait_for(lambda: said(program, "Enregistré : shared.tni"), "the copy")
        assert other.exists()
    with running(tmp_path, path) as program:
        assert len(program.main_controller.editor.pages) == 3


def test_a_lesson_open_in_another_instance_was_not_cut_off(qapp: object, tmp_path: Path) -> None:
    with running(tmp_path) as first:
        path = first.current_lesson.lesson.path
        with running(tmp_path) as second:
            assert second.current_lesson.lesson.path not in (None, path)
            assert not [text for text in second.main_controller.window.notices.texts() if "était ouverte" in text]
            assert second.current_lesson.unfinished() is None


@pytest.mark.parametrize("name", ["votes.db", "classes.db", "sessions.db"])
def test_damaged_data_is_set_aside_and_said(qapp: object, tmp_path: Path, name: str) -> None:
    data = folders(tmp_path).data
    data.mkdir(parents=True)
    (data / name).write_bytes(b"rubbish" * 1000)
    with running(tmp_path) as program:
        (error,) = program.stores.refused
        assert f"« {name} » est abîmé" in error_message(error)
    kept = (data / name).with_suffix(".damaged")
    assert kept.read_bytes() == b"rubbish" * 1000
    with running(tmp_path) as program:
        assert program.stores.refused == ()


def spoil_middle(path: Path) -> None:
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = b"\xa5" * 4096
    path.write_bytes(data)


def test_data_damaged_past_its_beginning_is_saved_and_said(qapp: object, tmp_path: Path) -> None:
    data = folders(tmp_path).data
    data.mkdir(parents=True)
    many_votes(data / "votes.db", 20)
    spoil_middle(data / "votes.db")
    with running(tmp_path) as program:
        (error,) = program.stores.refused
        said = error_message(error)
        assert "« votes.db » est abîmé : ce qui était lisible est repris" in said
        assert "« votes.damaged »" in said
        assert [text for text in program.main_controller.window.notices.texts() if "votes.damaged" in text]
    assert len(read_rounds(data / "votes.db")) == 20
    with running(tmp_path) as program:
        assert program.stores.refused == ()


def test_sessions_damaged_while_open_are_saved_and_go_on(qapp: object, tmp_path: Path) -> None:
    data = folders(tmp_path).data
    with running(tmp_path) as program:
        path = data / "sessions.db"
        looked: list[None] = []
        program.tasks.submit(lambda: None, looked.append, lambda _: None)
        wait_for(lambda: bool(looked), "the look that the start takes at the sessions")
        path.write_bytes(b"rubbish" * 1000)
        program.teaching.seance.begin(None, "6A", "Maths")
        cahier = program.teaching.seances.cahier
        wait_for(lambda: cahier.unsaved == 0 and path.with_suffix(".damaged").exists(), "the mending")
        assert [text for text in program.main_controller.window.notices.texts() if "sessions.damaged" in text]
        session = cahier.seance_id
    assert session in {summary.id for summary in SeanceStore(path).listed()}


@pytest.mark.parametrize("on_key", [False, True])
def test_a_damaged_lesson_is_salvaged_into_a_new_one(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, on_key: bool
) -> None:
    path = tmp_path / "key" / "leçon.tni"
    path.parent.mkdir()
    long_lesson(path, 400)
    spoil_middle(path)
    before = path.read_bytes()
    if on_key:
        monkeypatch.setattr("tni.app.folders.edits_in_place", lambda _folder: False)
    with running(tmp_path) as program:
        window = program.main_controller.window
        open_before = program.current_lesson.lesson.path
        program.current_lesson.open(path)
        wait_for(lambda: any("est abîmée" in text for text in window.notices.texts()), "the offer")
        assert program.current_lesson.lesson.path == open_before
        (button,) = [b for notice in window.findChildren(Notice) for b in notice.findChildren(TextButton)]
        assert button.accessibleName() == "Récupérer"
        button.click()
        wait_for(lambda: program.current_lesson.lesson.path != open_before, "the new lesson")
        saved = folders(tmp_path).library / "leçon (récupérée).tni"
        assert program.current_lesson.lesson.path == saved
        assert 300 < len(program.main_controller.editor.document.items(PAGE.id)) < 400
        assert any("leçon (récupérée)" in text for text in window.notices.texts())
        assert path.read_bytes() == before


def test_work_without_the_name_of_its_lesson_is_offered_until_it_becomes_lessons(qapp: object, tmp_path: Path) -> None:
    aside = [folders(tmp_path).work_folders.work / f"0123456789abcdef-aside{end}" for end in ("", " (2)")]
    for number, folder in enumerate(aside):
        folder.mkdir(parents=True)
        long_lesson(folder / "lesson.tni", 3)
        os.utime(folder / "lesson.tni", (2 - number, 2 - number))
    said = "2 travaux retrouvés sur cet ordinateur n’ont plus le nom de leur leçon. Rien n’est perdu."
    with running(tmp_path) as program:
        wait_for(lambda: said in program.main_controller.window.notices.texts(), "the offer, which nobody answers")
    with running(tmp_path) as program:
        window = program.main_controller.window
        wait_for(lambda: said in window.notices.texts(), "the offer")
        click(window, "En faire des leçons")
        saved = folders(tmp_path).library / "Tableau (récupérée).tni"
        wait_for(lambda: program.current_lesson.lesson.path == saved, "the lesson")
        assert len(program.main_controller.editor.document.items(PAGE.id)) == 3
        assert saved.with_name("Tableau (récupérée) (2).tni").is_file()
        assert "2 travaux retrouvés sont maintenant dans vos leçons." in window.notices.texts()
    assert not any(folder.exists() for folder in aside)


def test_damaged_settings_are_told_once_and_quietly(qapp: object, tmp_path: Path) -> None:
    path = folders(tmp_path).settings
    path.parent.mkdir(parents=True)
    path.write_bytes(b'{"ui.theme": "da')
    with running(tmp_path) as program:
        (text,) = program.main_controller.window.notices.texts()
        assert "« settings.damaged »" in text
        (notice,) = program.main_controller.window.findChildren(Notice)
        assert not notice.serious
        (button,) = notice.findChildren(TextButton)
        button.click()
        assert program.main_controller.window.findChild(SettingsPanel).isVisible()
    with running(tmp_path) as program:
        assert program.main_controller.window.notices.texts() == []


def test_a_lesson_is_not_converted_onto_itself(tmp_path: Path) -> None:
    path = tmp_path / "lesson.tni"
    shutil.copyfile(lessons_folder() / "cycle-de-l-eau.tni", path)
    before = path.read_bytes()
    with pytest.raises(SameFileError):
        convert(path, path, 100)
    assert path.read_bytes() == before


def test_what_a_disk_refuses_is_said_without_the_systems_words(qapp: object) -> None:
    error = LessonUnreadableError(
        StorageTrouble(StorageTroubleKind.DISK_FULL, Path("a.tni"), "database or disk is full")
    )
    assert "Le disque est plein" in error_message(error)
    assert "database" not in error_message(error)
