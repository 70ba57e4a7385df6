"""The board as a teacher meets it: blank, pen in hand; what is written is kept, shown, undone, exported."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from tests.support.pdf_samples import SamplePage, sample_pdf
from tests.support.running_program import folders, items, running, strokes, wait_for, write
from tni.app.application import Application
from tni.document.items import Image, Text
from tni.document.page_format import Paper
from tni.document.palette import CHALKS, HIGHLIGHTERS, INKS
from tni.ink.pen import PenKind
from tni.services.lesson.lesson_editor import ToolName
from tni.store.lesson_info import describe_lesson
from tni.ui.chrome.choice_buttons import ChoiceButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.notices import Notice
from tni.ui.chrome.tool_popovers import ToolPopover


@pytest.fixture
def home(tmp_path: Path, qapp: object) -> Path:
    return tmp_path


def test_a_start_without_arguments_is_a_blank_board_with_the_pen_in_hand(home: Path) -> None:
    with running(home) as program:
        session = program.main_controller.editor
        assert session.tool is ToolName.PEN
        assert len(session.pages) == 1
        assert items(program) == []
        assert program.app.activeModalWidget() is None
        write(program, (200, 200), (300, 220), (400, 200))
        (stroke,) = strokes(program)
        assert len(stroke.samples) == 3


def test_ink_is_on_the_screen_in_the_event_and_still_there_when_it_is_finished(home: Path) -> None:
    with running(home) as program:
        canvas = program.main_controller.window.canvas
        write(program, (200, 200), (400, 200))
        for _ in range(2):
            picture = canvas.grab().toImage()
            assert QColor(picture.pixel(300, 200)).lightness() < 60
            assert QColor(picture.pixel(300, 260)).lightness() > 230
            canvas.show_all()


def test_a_new_board_that_was_not_used_leaves_no_file_and_a_used_one_does(home: Path) -> None:
    with running(home) as program:
        path = program.current_lesson.lesson.path
        assert path is not None
        assert path.exists()
    assert not path.exists()
    with running(home) as program:
        write(program, (200, 200), (400, 200))
        path = program.current_lesson.lesson.path
    assert path is not None
    assert len(describe_lesson(path)["pages"][0]["strokes"]) == 1


def test_undo_survives_a_restart(home: Path) -> None:
    with running(home) as program:
        write(program, (200, 200), (400, 200))
        write(program, (200, 300), (400, 300))
        path = program.current_lesson.lesson.path
    with running(home, path) as program:
        assert len(strokes(program)) == 2
        program.main_controller.commands[CommandId.UNDO].trigger()
        assert len(strokes(program)) == 1
        program.main_controller.commands[CommandId.UNDO].trigger()
        assert strokes(program) == []
        program.main_controller.commands[CommandId.REDO].trigger()
        assert len(strokes(program)) == 1


def test_a_run_that_was_cut_off_is_offered_at_the_next_start(home: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from PySide6.QtWidgets import QApplication;"
        "from tests.support.running_program import running, write; app = QApplication([]);"
        "home = Path(sys.argv[1])\n"
        "with running(home) as p:\n"
        "    write(p, (200, 200), (400, 200)); p.current_lesson.lesson.file.flush(); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", script, str(home)], check=False, cwd=Path(__file__).parents[2], timeout=240)
    with running(home) as program:
        assert strokes(program) == []
        (text,) = program.main_controller.window.notices.texts()
        assert "Tout est là" in text
        unfinished = json.loads((folders(home).state / "last-lesson.json").read_text())
        assert unfinished["clean"] is False
        cut_off = next(p for p in folders(home).library.glob("*.tni") if p != program.current_lesson.lesson.path)
        program.current_lesson.open(cut_off)
        wait_for(lambda: not program.current_lesson.is_opening, "the lesson")
        assert len(strokes(program)) == 1


def cut_off(home: Path, act: str) -> None:
    """A run of the program that dies without closing anything, after `act` was done on the page."""
    script = (
        "import os, sys; from pathlib import Path; from PySide6.QtWidgets import QApplication;"
        "from tests.support.running_program import running, write; app = QApplication([]);"
        "home = Path(sys.argv[1])\nwith running(home) as p:\n"
        f"    {act}; p.current_lesson.lesson.file.flush(); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", script, str(home)], check=False, cwd=Path(__file__).parents[2], timeout=240)


def test_a_second_cut_on_the_blank_board_leaves_the_lesson_of_before_on_offer(home: Path) -> None:
    cut_off(home, "write(p, (200, 200), (400, 200))")
    (lesson,) = folders(home).library.glob("*.tni")
    cut_off(home, "pass")
    with running(home) as program:
        assert any(lesson.stem in text for text in program.main_controller.window.notices.texts())
    with running(home) as program:  # nothing was done, so that nothing was chosen
        assert any(lesson.stem in text for text in program.main_controller.window.notices.texts())
        write(program, (200, 200), (400, 200))
        wait_for(lambda: program.current_lesson.lesson.editor.can_undo, "the stroke")
    with running(home) as program:
        assert program.main_controller.window.notices.texts() == []


def test_what_was_begun_on_the_blank_board_is_offered_before_the_lesson_of_before(home: Path) -> None:
    cut_off(home, "write(p, (200, 200), (400, 200))")
    (old,) = folders(home).library.glob("*.tni")
    cut_off(home, "write(p, (200, 300), (400, 300))")
    (new,) = set(folders(home).library.glob("*.tni")) - {old}
    with running(home) as program:
        (text,) = program.main_controller.window.notices.texts()
        assert f"« {new.stem} »" in text


def test_a_pdf_becomes_pages_whose_pictures_come(home: Path) -> None:
    pdf = home / "exercices.pdf"
    pdf.write_bytes(sample_pdf([SamplePage("Un"), SamplePage("Deux")]))
    with running(home) as program:
        program.current_lesson.open(pdf)
        wait_for(lambda: len(program.main_controller.editor.pages) == 2, "the pages of the PDF")
        page = program.main_controller.editor.page
        assert page.pdf is not None
        assert program.main_controller.editor.info.title == "exercices"
        assert program.main_controller.window.windowTitle().startswith("exercices")
        canvas = program.main_controller.window.canvas

        def is_dark_somewhere() -> bool:
            picture = canvas.grab().toImage().scaled(160, 90)
            return any(QColor(picture.pixel(x, y)).lightness() < 150 for x in range(40, 120) for y in range(90))

        wait_for(is_dark_somewhere, "the picture of the page")


def test_the_picture_of_a_pdf_page_that_comes_late_is_told_to_lists_of_pages(home: Path) -> None:
    pdf = home / "exercices.pdf"
    pdf.write_bytes(sample_pdf([SamplePage("Un")]))
    with running(home) as program:
        redrawn: list[str] = []
        program.main_controller.page_redrawn.connect(redrawn.append)
        program.current_lesson.open(pdf)
        wait_for(lambda: program.main_controller.editor.page.id in redrawn, "the picture of the page")


def test_pdf_export_keeps_the_pdf_as_vectors_under_the_ink(home: Path) -> None:
    pdf, out = home / "exercices.pdf", home / "out.pdf"
    pdf.write_bytes(sample_pdf([SamplePage("Un"), SamplePage("Deux")]))
    with running(home) as program:
        program.current_lesson.open(pdf)
        wait_for(lambda: len(program.main_controller.editor.pages) == 2, "the pages of the PDF")
        write(program, (600, 300), (680, 300))
        program.main_controller.lesson_actions.write_pdf(out)
        wait_for(lambda: any("out.pdf" in t for t in program.main_controller.window.notices.texts()), "the export")
    document = pypdfium2.PdfDocument(out)
    assert len(document) == 2
    assert "Un" in document[0].get_textpage().get_text_range()
    kinds = [o.type for o in document[0].get_objects(max_depth=4)]
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds
    assert pypdfium2.raw.FPDF_PAGEOBJ_PATH in kinds
    document.close()


@pytest.mark.parametrize("name", ["absent.tni", "faux.tni", "faux.pdf", "faux.png", "texte.docx"])
def test_what_cannot_be_opened_is_said_and_the_board_stays(home: Path, name: str) -> None:
    path = home / name
    if name != "absent.tni":
        path.write_bytes(b"not what the name says" * 100)
    with running(home) as program:
        write(program, (200, 200), (400, 200))
        program.current_lesson.open(path)
        wait_for(lambda: not program.current_lesson.is_opening, "the refusal")
        wait_for(lambda: bool(program.main_controller.window.notices.texts()), "the notice")
        (text,) = program.main_controller.window.notices.texts()
        assert text.endswith(".")
        assert len(strokes(program)) == 1


def test_typing_on_the_page(home: Path, qtbot: QtBot) -> None:
    with running(home) as program:
        program.main_controller.commands[CommandId.TEXT].trigger()
        write(program, (300, 300), (300, 300))
        editor = program.main_controller.instruments.typing.edit
        assert editor.isVisible()
        qtbot.keyClicks(editor, "Bonjour")
        editor.finished.emit()
        (text,) = items(program)
        assert isinstance(text, Text)
        assert text.text == "Bonjour"
        x, y = program.main_controller.editor.view.to_screen(text.transform.e, text.transform.f)
        assert (x, y) == pytest.approx((300, 300), abs=1)


def dark_box(picture: QImage) -> QRect:
    """Where a picture is dark, within 400 x 120 pixels right of and below (250, 250)."""
    dark = [(x, y) for x in range(250, 650) for y in range(250, 370) if QColor(picture.pixel(x, y)).lightness() < 100]
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    return QRect(QPoint(min(xs), min(ys)), QPoint(max(xs), max(ys)))


def test_kept_words_are_as_large_and_where_they_were_typed(home: Path, qtbot: QtBot) -> None:
    with running(home) as program:
        canvas = program.main_controller.window.canvas
        program.main_controller.commands[CommandId.TEXT].trigger()
        write(program, (300, 300), (300, 300))
        editor = program.main_controller.instruments.typing.edit
        qtbot.keyClicks(editor, "HxBonjourH")
        canvas.show_marks(None)
        typed = dark_box(canvas.grab().toImage())
        editor.finished.emit()
        kept = dark_box(canvas.grab().toImage())
        for mine, other in zip(typed.getCoords(), kept.getCoords(), strict=True):
            assert mine == other
        (text,) = items(program)
        assert isinstance(text, Text)
        assert text.height_mm == pytest.approx(1.3 * text.size_mm)
        height_mm = program.main_controller.editor.document.height_mm(program.main_controller.editor.page.id)
        assert kept.height() / program.main_controller.editor.view.scale >= height_mm / 40


def test_copied_ink_can_be_pasted_and_a_copied_picture_too(home: Path) -> None:
    with running(home) as program:
        write(program, (200, 200), (400, 200))
        for command in (CommandId.SELECT_ALL, CommandId.COPY, CommandId.PASTE):
            program.main_controller.commands[command].trigger()
        assert len(strokes(program)) == 2
        program.app.clipboard().setImage(program.main_controller.window.canvas.grab().toImage())
        program.main_controller.commands[CommandId.PASTE].trigger()
        assert [type(i) for i in items(program)].count(Image) == 1
        program.app.clipboard().clear()


def test_black_paper_turns_ink_to_chalk_and_the_colours_of_the_bar_follow(home: Path) -> None:
    with running(home) as program:
        write(program, (200, 200), (400, 200))
        program.main_controller.commands[CommandId.PAPER_BLACK].trigger()
        assert program.main_controller.editor.page.paper is Paper.BLACK
        picture = program.main_controller.window.canvas.grab().toImage()
        assert QColor(picture.pixel(300, 200)).lightness() > 200
        assert QColor(picture.pixel(300, 300)).lightness() < 60


def test_the_button_that_turns_the_page_adds_one_after_the_last_that_is_written_on(home: Path) -> None:
    with running(home) as program:
        session, bar, commands = (
            program.main_controller.editor,
            program.main_controller.window.bar,
            program.main_controller.commands,
        )
        assert not bar.button_of(CommandId.NEXT_PAGE).isEnabled()
        write(program, (200, 200), (400, 200))
        bar.button_of(CommandId.ADD_PAGE).click()
        assert (session.page_index, len(session.pages)) == (1, 2)
        assert not bar.button_of(CommandId.NEXT_PAGE).isEnabled()  # a blank page is not followed by another
        commands[CommandId.PREVIOUS_PAGE].trigger()
        bar.button_of(CommandId.NEXT_PAGE).click()
        assert (session.page_index, len(session.pages)) == (1, 2)
        write(program, (200, 200), (400, 200))
        assert bar.button_of(CommandId.ADD_PAGE).isEnabled()
        commands[CommandId.UNDO].trigger()
        assert not bar.button_of(CommandId.NEXT_PAGE).isEnabled()


def test_the_page_has_the_keyboard_back_when_the_list_of_pages_is_put_away(home: Path) -> None:
    with running(home) as program:
        window, command = program.main_controller.window, program.main_controller.commands[CommandId.PAGE_PANEL]
        command.trigger()
        program.main_controller.instruments.pages.panel.findChild(QListView).setFocus()
        command.trigger()
        assert window.focusWidget() is window.canvas


def test_pages_are_added_turned_and_listed(home: Path) -> None:
    with running(home) as program:
        commands = program.main_controller.commands
        write(program, (200, 200), (400, 200))
        commands[CommandId.ADD_PAGE].trigger()
        assert program.main_controller.editor.page_index == 1
        assert strokes(program) == []
        commands[CommandId.PAGE_PANEL].setChecked(True)
        panel = program.main_controller.instruments.pages.panel
        assert panel is not None
        assert panel.isVisible()
        commands[CommandId.PREVIOUS_PAGE].trigger()
        assert len(strokes(program)) == 1
        commands[CommandId.PAGE_PANEL].setChecked(False)
        assert not panel.isVisible()


def chosen_in_popover(program: Application) -> set[object]:
    """What is marked in the popover that is open."""
    (popover,) = [p for p in program.main_controller.window.findChildren(ToolPopover) if p.isVisible()]
    found = {b.value for b in popover.findChildren(ChoiceButton) if b.isChecked()}
    popover.put_away()
    return found


def test_a_popover_marks_what_its_tool_is_set_to(home: Path) -> None:
    with running(home) as program:
        bar = program.main_controller.window.bar
        bar.options_wanted.emit(CommandId.PEN, bar.more_button)
        assert chosen_in_popover(program) == {INKS.light[0], 1.0}
        bar.colour_chosen.emit(INKS.light[3])
        bar.width_chosen.emit(3.0)
        bar.options_wanted.emit(CommandId.PEN, bar.more_button)
        assert chosen_in_popover(program) == {INKS.light[3], 3.0}
        program.main_controller.commands[CommandId.HIGHLIGHTER].trigger()
        bar.options_wanted.emit(CommandId.HIGHLIGHTER, bar.more_button)
        assert chosen_in_popover(program) == {HIGHLIGHTERS.light[0], 8.0}
        bar.options_wanted.emit(CommandId.ERASE_AREA, bar.more_button)
        assert chosen_in_popover(program) == {2 * program.main_controller.editor.styles.eraser.radius_mm, "ink"}
        bar.options_wanted.emit(CommandId.TEXT, bar.more_button)
        assert chosen_in_popover(program) == {INKS.light[0], "8"}


def test_each_pen_keeps_its_own_colour_and_width(home: Path) -> None:
    with running(home) as program:
        bar, commands = program.main_controller.window.bar, program.main_controller.commands
        for command, width in ((CommandId.FELT, 6.0), (CommandId.CHALK, 5.0)):
            commands[command].trigger()
            bar.width_chosen.emit(width)
            write(program, (100, 200 + 20 * width), (300, 200 + 20 * width))
        bar.colour_chosen.emit(CHALKS.light[2])
        commands[CommandId.PEN].trigger()
        write(program, (100, 100), (300, 100))
        commands[CommandId.PAPER_BLACK].trigger()
        commands[CommandId.CHALK].trigger()
        write(program, (100, 500), (300, 500))
        bar.options_wanted.emit(CommandId.CHALK, bar.more_button)
        assert chosen_in_popover(program) == {CHALKS.dark[2], 5.0}
        pens = [stroke.pen for stroke in sorted(strokes(program), key=lambda s: s.z)]
        assert [(pen.kind, pen.width_mm) for pen in pens] == [
            (PenKind.FELT, 6.0), (PenKind.CHALK, 5.0), (PenKind.PEN, 1.0), (PenKind.CHALK, 5.0),
        ]  # fmt: skip
        assert pens[-1].colour == CHALKS.dark[2]


def test_a_file_that_cannot_be_opened_is_told_until_it_is_read(home: Path) -> None:
    with running(home) as program:
        (home / "photo.png").write_bytes(b"no picture")
        program.current_lesson.open(home / "photo.png")
        notices = program.main_controller.window.notices
        wait_for(lambda: any("photo.png" in text for text in notices.texts()), "the notice")
        (notice,) = [n for n in program.main_controller.window.findChildren(Notice) if "photo.png" in n.text]
        assert notice.serious
