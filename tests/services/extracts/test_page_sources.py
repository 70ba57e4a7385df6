"""What is cut out of a page has the source of what it shows."""

from __future__ import annotations

from dataclasses import dataclass

from tests.support.board import open_board
from tni.core.geometry import Rect
from tni.document.items import PdfBackground
from tni.document.lesson_plan import Credit, Curriculum
from tni.formats.pdf_reader import PdfInfo
from tni.services.extracts.page_sources import source_on_page
from tni.services.lesson.lesson_editor import LessonEditor

MIDDLE, CORNER = Rect(140.0, 60.0, 40.0, 40.0), Rect(0.0, 0.0, 5.0, 5.0)
"""Areas of a page 16:9 with an upright sheet in its middle: on the sheet, and beside it."""


@dataclass
class Infos:
    """The same metadata for each file."""

    known: PdfInfo

    def info(self, _pdf: PdfBackground) -> PdfInfo:
        return self.known


def found(board: LessonEditor, area: Rect, info: PdfInfo | None = None) -> Credit | None:
    return source_on_page(board.document, board.page, area, Infos(info or PdfInfo()), "Lecture suivie")


def test_the_pdf_behind_the_page_is_the_source_of_what_shows_it() -> None:
    board = open_board()
    assert found(board, MIDDLE) is None
    board.insert_pdf(b"%PDF", [(210.0, 297.0), (210.0, 297.0)])
    board.go_to(board.pages[2].id)
    board.set_format(board.pages[0].format)
    assert found(board, MIDDLE) == Credit(id="", source="Lecture suivie, p. 2", classroom_only=True)
    assert found(board, CORNER) is None
    titled = found(board, MIDDLE, PdfInfo("Candide", "Voltaire"))
    assert titled == Credit(id="", source="Candide, p. 2", author="Voltaire", classroom_only=True)
    board.set_curriculum(Curriculum(author="voltaire"))
    assert found(board, MIDDLE, PdfInfo("", "Voltaire")) == Credit(
        id="", source="Lecture suivie, p. 2", author="Voltaire"
    )


def test_a_credited_picture_lends_its_source() -> None:
    board = open_board()
    board.insert_image(b"a picture", 400, 300)
    (picture,) = board.document.items(board.page.id)
    credit = Credit(id="", source="Musée", licence="public-domain")
    board.credit_items([picture.id], credit)
    assert found(board, MIDDLE) == credit
    assert found(board, CORNER) is None


def test_an_area_with_several_sources_names_all_and_is_for_the_class_if_one_is() -> None:
    board = open_board()
    board.insert_pdf(b"%PDF", [(210.0, 297.0)])
    board.go_to(board.pages[1].id)
    board.set_format(board.pages[0].format)
    board.insert_image(b"a picture", 400, 300)
    (picture,) = board.document.items(board.page.id)
    board.credit_items([picture.id], Credit(id="", source="Musée", author="Nadar", licence="CC BY"))
    behind = found(board, MIDDLE, PdfInfo("Candide", "Voltaire"))
    assert behind == Credit(
        id="", source="Musée ; Candide, p. 1", author="Nadar ; Voltaire", licence="CC BY", classroom_only=True
    )  # fmt: skip
    board.insert_image(b"another", 400, 300)
    above = board.document.items(board.page.id)[-1]
    board.credit_items([above.id], Credit(id="", source="Atlas", author="Nadar"))
    board.set_curriculum(Curriculum(author="Voltaire"))
    credit = found(board, MIDDLE, PdfInfo("Candide", "Voltaire"))
    assert credit is not None
    assert (credit.source, credit.author) == ("Atlas ; Musée ; Candide, p. 1", "Nadar ; Voltaire")
    assert not credit.classroom_only
    board.credit_items([picture.id], Credit(id="", source="Manuel", classroom_only=True))
    hidden = found(board, MIDDLE, PdfInfo("Candide", "Voltaire"))
    assert hidden is not None
    assert hidden.classroom_only
