"""Printing: the sheets as PDFium reads them back, the panel on the board and in the teacher's window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pikepdf
import pypdfium2
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.pdf_samples import SamplePage, sample_pdf
from tests.support.print_office import PrintOffice
from tests.support.running_program import folders, running, wait_for, write
from tests.support.teaching_room import room
from tests.support.widgets import texts
from tni.app.application import Application
from tni.core.settings import PRINTER
from tni.core.units import PT_PER_MM
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.lesson_plan import Credit
from tni.services.printing.print_job import PrintJob, PrintOptions, PrintRange
from tni.ui.chrome.button import TouchButton
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.print_panel import PrintPanel
from tni.ui.printing.sheet_painting import paint_sheets

TWO_SCREENS = ([QRect(0, 0, 1280, 720), QRect(1280, 0, 1280, 720)], 0)


@pytest.fixture
def home(tmp_path: Path, qapp: object) -> Path:
    return tmp_path


def opened(program: Application) -> PrintPanel:
    """The panel, once it knows the printers and shows a sheet."""
    printing = program.main_controller.printing
    program.main_controller.commands[CommandId.PRINT].trigger()
    panel = printing.panel
    assert panel is not None
    wait_for(lambda: not panel.preview.picture.isNull(), "the preview")
    wait_for(lambda: "Recherche" not in panel.status.text(), "the printers")
    return panel


def press(where: QWidget, name: str) -> None:
    (button,) = [b for b in where.findChildren(TouchButton) if b.accessibleName() == name and b.isVisible()]
    button.click()


def job_of(program: Application, choices: PrintOptions) -> PrintJob:
    return program.main_controller.printing.job(choices)


def looks(path: Path, page: int = 0) -> Callable[[float, float], QColor]:
    """Colour of a sheet at millimetres from its top left, as PDFium shows it."""
    scale = 4.0  # pixels a mm
    with pypdfium2.PdfDocument(path) as pdf:
        bitmap = pdf[page].render(scale=scale / PT_PER_MM)
        picture = bitmap.to_numpy()[:, :, 2::-1].copy()
        bitmap.close()
    return lambda x, y: QColor(*(int(v) for v in picture[round(y * scale), round(x * scale)]))


# -- the sheets


def test_the_sheets_are_a4_and_the_ink_stays_vectors(home: Path) -> None:
    out = home / "out.pdf"
    with running(home) as program:
        write(program, (200, 200), (1000, 200))
        program.main_controller.commands[CommandId.ADD_PAGE].trigger()
        job = job_of(program, PrintOptions(per_sheet=2))
        assert job.write(out) == []
        place = job.sheets[0].cells[0]
        view, height = program.main_controller.editor.view, 200
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 1
        size = [float(v) / PT_PER_MM for v in pdf.pages[0].mediabox[2:]]
        assert size == pytest.approx([210, 297], abs=0.01)
    with pypdfium2.PdfDocument(out) as pdf:
        kinds = {o.type for o in pdf[0].get_objects(max_depth=8)}
        assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds
    x, y = view.to_page(600, height)
    at = place.place.x + x * place.scale, place.place.y + y * place.scale
    across = [looks(out)(at[0], at[1] + away).lightness() for away in (-0.1, 0.0, 0.1)]
    assert min(across) < 80  # a quick line is thin: not every pixel of it is covered whole
    assert looks(out)(at[0], at[1] + 4).name() == "#ffffff"


@pytest.mark.parametrize("ground", [CommandId.PAPER_BLACK, CommandId.PAPER_SOFT])
def test_the_page_is_printed_on_white_paper_with_inks_that_are_seen_on_it(home: Path, ground: CommandId) -> None:
    white, own = home / "white.pdf", home / "own.pdf"
    with running(home) as program:
        program.main_controller.commands[ground].trigger()
        write(program, (200, 200), (1000, 200))
        x, y = program.main_controller.editor.view.to_page(600, 200)
        job = job_of(program, PrintOptions())
        cell = job.sheets[0].cells[0]
        job.write(white)
        job_of(program, PrintOptions(white=False)).write(own)
        assert program.main_controller.editor.page.paper is not None  # the lesson itself keeps its ground
        kept = program.main_controller.window.canvas.grab().toImage().pixelColor(600, 300)
    at = cell.place.x + x * cell.scale, cell.place.y + y * cell.scale
    assert looks(white)(*at).lightness() < 80
    assert looks(white)(at[0], at[1] + 4).name() == "#ffffff"
    assert looks(own)(at[0], at[1] + 4).name() != "#ffffff"
    assert kept.name() == looks(own)(at[0], at[1] + 4).name()


def test_a_pdf_page_is_printed_as_the_vectors_and_words_it_was(home: Path) -> None:
    source, out = home / "exercices.pdf", home / "out.pdf"
    source.write_bytes(sample_pdf([SamplePage("Un"), SamplePage("Deux"), SamplePage("Trois")]))
    with running(home) as program:
        program.current_lesson.open(source)
        wait_for(lambda: len(program.main_controller.editor.pages) == 3, "the pages of the PDF")
        job_of(program, PrintOptions(PrintRange.RANGE, first=2, last=3, per_sheet=4)).write(out)
    with pypdfium2.PdfDocument(out) as pdf:
        assert len(pdf) == 1
        text = pdf[0].get_textpage().get_text_range()
        assert "Deux" in text
        assert "Trois" in text
        assert "Un" not in text
        assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in {o.type for o in pdf[0].get_objects(max_depth=8)}


def test_qt_paints_the_same_sheets_with_ink_as_vectors_and_pdf_pages_as_fine_pictures(home: Path) -> None:
    source, out = home / "exercices.pdf", home / "out.pdf"
    source.write_bytes(sample_pdf([SamplePage("Un"), SamplePage("Deux")]))
    with running(home) as program:
        program.current_lesson.open(source)
        wait_for(lambda: len(program.main_controller.editor.pages) == 2, "the pages of the PDF")
        write(program, (600, 300), (680, 300))
        job, shown = job_of(program, PrintOptions()), program.main_controller.shown
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        assert paint_sheets(printer, job.sheets, job.pages.pages, job.blobs, shown.fonts, shown.pdf_pages)
        job.write(home / "best.pdf")
    with pypdfium2.PdfDocument(out) as pdf:
        assert len(pdf) == 2
        width, height = pdf[0].get_size()
        found = list(pdf[0].get_objects(max_depth=4))
        pictures = [o for o in found if o.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
        wide_px = pictures[0].get_metadata().width
        shown = pictures[0].get_bounds()
        assert wide_px / ((shown[2] - shown[0]) / 72) >= 590  # dots per inch
        assert pypdfium2.raw.FPDF_PAGEOBJ_PATH in {o.type for o in found}
    with pypdfium2.PdfDocument(home / "best.pdf") as pdf:
        assert pdf[0].get_size() == pytest.approx((width, height), abs=1.5)
    one, other = looks(out), looks(home / "best.pdf")
    middle = job.sheets[0].cells[0].place.center
    differing = [
        (x, y)
        for x in range(20, round(middle[0] * 2) - 20, 3)
        for y in range(20, round(middle[1] * 2) - 20, 3)
        if abs(one(x, y).lightness() - other(x, y).lightness()) > 120
    ]
    assert len(differing) < 20


# -- the panel


def test_no_dialog_opens_and_the_panel_says_and_sends_what_is_chosen(home: Path) -> None:
    office = PrintOffice("Salle 12", "Bureau")
    with running(home, printers=office) as program:
        for _ in range(2):
            program.main_controller.commands[CommandId.ADD_PAGE].trigger()
        panel = opened(program)
        assert program.app.activeModalWidget() is None
        assert panel.parentWidget() is program.main_controller.window
        assert program.main_controller.window.page_area.contains(panel.geometry())
        assert panel.printer.currentText() == "Bureau"
        panel.printer.setCurrentText("Salle 12")
        press(panel, "Pages par feuille : 2")
        press(panel, "Pages : Celle-ci")
        press(panel, "Un exemplaire de plus")
        press(panel, "Fond : Comme au tableau")
        press(panel, "Imprimer")
        wait_for(lambda: program.main_controller.printing.panel is None, "the job to go")
        (job,) = office.jobs
        assert job.choices == PrintOptions(PrintRange.THIS, 3, 3, 2, 2, white=False, printer="Salle 12")
        assert len(job.pages.pages) == 1
        (text,) = program.main_controller.window.notices.texts()
        assert text == "Envoyé à l’imprimante « Salle 12 », feuilles : 2."
        press(program.main_controller.window, "Annuler l’impression")
        wait_for(lambda: office.cancelled == ["request-1"], "the cancelling")
        wait_for(lambda: "L’impression est annulée." in program.main_controller.window.notices.texts(), "the answer")
    with running(home, printers=office) as program:
        panel = opened(program)
        assert program.settings.get(PRINTER) == "Salle 12" == panel.printer.currentText()


def test_the_preview_shows_each_sheet_as_it_is_printed(home: Path) -> None:
    with running(home, printers=PrintOffice("Bureau")) as program:
        program.main_controller.commands[CommandId.PAPER_BLACK].trigger()
        for _ in range(2):
            program.main_controller.commands[CommandId.ADD_PAGE].trigger()
        panel = opened(program)

        def says(text: str) -> None:
            wait_for(lambda: text in texts(panel), text)

        says("Feuille 1 sur 3")
        first = panel.preview.picture
        assert first.width() > first.height()
        assert first.pixelColor(first.width() // 2, first.height() // 2).name() == "#ffffff"
        press(panel, "Feuille suivante")
        says("Feuille 2 sur 3")
        press(panel, "Pages par feuille : 2")
        says("Feuille 1 sur 2")
        assert panel.preview.picture.width() < panel.preview.picture.height()
        press(panel, "Fond : Comme au tableau")
        wait_for(lambda: panel.preview.picture.pixelColor(150, 60).lightness() < 60, "the black ground")


def test_a_part_of_the_pages_by_their_numbers(home: Path) -> None:
    office = PrintOffice("Bureau")
    with running(home, printers=office) as program:
        for _ in range(4):
            program.main_controller.commands[CommandId.ADD_PAGE].trigger()
        panel = opened(program)
        press(panel, "Pages : De… à…")
        for _ in range(3):
            press(panel, "Commencer une page avant")  # from 5 to 2
        press(panel, "Finir une page avant")
        press(panel, "Imprimer")
        wait_for(lambda: bool(office.jobs), "the job")
        assert (office.jobs[0].choices.first, office.jobs[0].choices.last) == (2, 4)
        assert len(office.jobs[0].pages.pages) == 3


def test_without_a_printer_it_says_so_and_saves_a_pdf_that_replaces_none(home: Path) -> None:
    with running(home, printers=PrintOffice()) as program:
        write(program, (200, 200), (400, 200))
        for _ in range(2):
            panel = opened(program)
            assert panel.status.text() == (
                "Aucune imprimante n’est installée sur cet ordinateur : "
                "enregistrer en PDF, puis imprimer depuis un autre poste."
            )
            assert not panel.print_button.isVisible()
            press(panel, "Enregistrer en PDF")
            wait_for(lambda: program.main_controller.printing.panel is None, "the file")
        assert len(list(folders(home).library.glob("*impression*.pdf"))) == 2
        assert "Enregistré" in program.main_controller.window.notices.texts()[-1]


def test_an_extract_for_class_goes_into_a_saved_print_only_if_she_says_so(home: Path) -> None:
    with running(home, printers=PrintOffice()) as program:
        board = program.main_controller
        board.window.do(lambda s: s.add_text("Extrait du manuel", 20, 60))
        (item,) = board.editor.document.items(board.editor.page.id)
        credit = Credit(id=f"credit:{item.id}", classroom_only=True)
        board.window.do(lambda s: s.do(Change(ChangeKind.EDIT, (RecordChange(credit.id, None, credit),))))
        found = []
        for choice in ("Sans", "Avec"):
            panel = opened(program)
            press(panel, "Enregistrer en PDF")
            asked = board.lesson_actions.sharing.panel
            assert asked is not None
            press(asked, f"Les extraits réservés à la classe : {choice}")
            press(asked, "Enregistrer…")
            wait_for(lambda: board.printing.panel is None, "the file")
            path = max(folders(home).library.glob("*impression*.pdf"), key=lambda one: one.stat().st_mtime_ns)
            with pypdfium2.PdfDocument(path) as pdf:
                found.append("manuel" in pdf[0].get_textpage().get_text_range())
        assert found == [False, True]
        assert any("N’y sont pas : les extraits" in text for text in board.window.notices.texts())


def test_a_title_with_a_slash_names_a_file_all_the_same(home: Path) -> None:
    with running(home, printers=PrintOffice()) as program:
        program.main_controller.window.do(lambda s: s.set_info(title="Fractions 1/2 : début"))
        panel = opened(program)
        press(panel, "Enregistrer en PDF")
        wait_for(lambda: program.main_controller.printing.panel is None, "the file")
        (found,) = folders(home).library.glob("*.pdf")
        assert found.name == "Fractions 1 2 début - impression.pdf"


def test_what_a_printer_refuses_is_said_in_the_panel_and_can_be_tried_again(home: Path) -> None:
    office = PrintOffice("Bureau", refuses=True)
    with running(home, printers=office) as program:
        panel = opened(program)
        press(panel, "Imprimer")
        wait_for(lambda: "n’a rien reçu" in panel.status.text(), "the refusal")
        office.refuses = False
        press(panel, "Imprimer")
        wait_for(lambda: bool(office.jobs), "the second try")


@pytest.mark.parametrize("leave", ["cross", "window"])
def test_what_is_put_away_while_it_is_made_ready_is_not_printed(home: Path, leave: str) -> None:
    office = PrintOffice("Bureau")
    ready, go = Event(), Event()

    def slowly(job: PrintJob, wanted: Callable[[], bool]) -> str:
        ready.set()
        go.wait(10)
        return PrintOffice.send(office, job, wanted)

    office.send = slowly  # type: ignore[method-assign]
    with running(home, printers=office) as program:
        panel = opened(program)
        press(panel, "Imprimer")
        wait_for(ready.is_set, "the job to begin")
        if leave == "cross":
            press(panel, "Fermer : Imprimer")
        else:
            program.main_controller.printing.close()
        go.set()
        done: list[None] = []
        program.tasks.submit(lambda: None, done.append, lambda _: None)
        wait_for(lambda: bool(done), "what stood before it")
        assert office.jobs == []
        assert program.main_controller.window.notices.texts() == []


def test_another_lesson_puts_the_panel_away(home: Path) -> None:
    with running(home, printers=PrintOffice("Bureau")) as program:
        opened(program)
        program.main_controller.commands[CommandId.NEW].trigger()
        assert program.main_controller.printing.panel is None


def test_escape_puts_it_away_and_the_key_opens_and_closes_it(home: Path) -> None:
    with running(home, printers=PrintOffice("Bureau")) as program:
        opened(program)
        program.main_controller.commands[CommandId.PRINT].trigger()
        assert program.main_controller.printing.panel is None


def test_on_two_screens_it_opens_in_the_teachers_window_alone(qapp: QApplication, tmp_path: Path) -> None:
    with room(qapp, tmp_path, screens=TWO_SCREENS, printers=PrintOffice("Bureau")) as found:
        found.teaching.windows.place()
        panel = opened(found.program)
        assert panel.window() is found.teaching.windows.teacher
        assert not found.board.window.findChildren(PrintPanel)
