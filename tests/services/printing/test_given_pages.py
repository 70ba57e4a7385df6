"""Pages given away as a PDF or as pictures: extracts stay in class, and credits go along."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.services.printing.web_samples import PAGE, PICTURE, TEXTS, image, lesson, text
from tests.support.board import SquareLetters
from tests.support.lessons import a_stroke
from tni.core.ids import PageId
from tni.document.document import Document
from tni.document.drawlist import DrawFill, DrawImage, DrawInk, DrawItem, DrawPdf, DrawText
from tni.document.items import Page, PdfBackground
from tni.document.lesson_plan import Credit
from tni.document.page_format import Paper
from tni.render.print_page import PrintPage
from tni.services.lesson.shared_parts import SharedParts
from tni.services.printing.given_pages import GivenPages, given_pages, pages_without_extracts

LABEL = "Réservé à la classe"
MANUAL = Credit(id=f"credit:{PICTURE}", source="Manuel, p. 12", author="Une équipe", classroom_only=True)


def given(document: Document, *, classroom: bool = False, layer: bool = False) -> GivenPages:
    return given_pages(
        document, SharedParts(classroom=classroom, layer=layer), LABEL, TEXTS.credits, SquareLetters()
    )  # fmt: skip


def words(page: PrintPage) -> list[str]:
    return [item.item.text for item in page.items if isinstance(item, DrawText)]


def kinds(page: PrintPage) -> list[type[DrawItem]]:
    return [type(item) for item in page.items[1:]]


def test_an_extract_leaves_a_box_and_the_source_of_what_is_given_stands_at_the_end() -> None:
    made = lesson(image("i1", "Une carte"), image("i2", "À côté", x=-900.0), MANUAL)
    quiet, full = given(made), given(made, classroom=True)
    assert kinds(quiet.export.pages[0]) == [DrawFill, DrawText]
    assert words(quiet.export.pages[0]) == [LABEL]
    assert quiet.withheld == SharedParts(classroom=True)
    assert kinds(full.export.pages[0]) == [DrawImage]
    assert full.withheld == SharedParts()
    for found, heading in ((quiet, TEXTS.credits.withheld), (full, TEXTS.credits.credits)):
        said = words(found.export.pages[-1])
        assert said[:2] == [heading, "Image – Une carte, page 1"]
        assert ("Manuel, p. 12" in said[2], "Une équipe" in said[2]) == (found is full, found is full)
        assert len(found.export.pages) == len(found.export.backgrounds) == 2


def test_words_and_ink_of_an_extract_are_in_no_export() -> None:
    credits = (replace(MANUAL, id="credit:t1"), replace(MANUAL, id="credit:s1"))
    made = lesson(text("t1", "Extrait du manuel"), replace(a_stroke("s1"), page=PAGE), *credits)
    pages = given(made).export.pages
    assert not any("Extrait" in word for page in pages for word in words(page))
    assert DrawInk not in kinds(pages[0])


def test_a_page_of_a_reserved_book_is_no_background() -> None:
    book = PdfBackground(PICTURE, 0, 210.0, 297.0)
    made = Document([Page(id=PAGE, position=1.0, pdf=book), MANUAL])
    quiet, full = given(made).export, given(made, classroom=True).export
    assert quiet.backgrounds == (None, None)
    assert isinstance(full.backgrounds[0], DrawPdf)


def test_a_lesson_with_nothing_from_elsewhere_has_its_own_pages_alone() -> None:
    found = given(lesson(text("t1", "à moi")))
    assert [words(page) for page in found.export.pages] == [["à moi"]]


def test_only_the_wanted_pages_are_looked_through_for_extracts() -> None:
    other = PageId("other")
    made = Document([*lesson(image("i1", "Une carte"), MANUAL).base.values(), Page(id=other, position=9.0)])
    export, has_extracts = pages_without_extracts(made, [PAGE], None, LABEL, SquareLetters())
    assert ([words(page) for page in export.pages], has_extracts) == ([[LABEL]], True)
    export, has_extracts = pages_without_extracts(made, [other], Paper.BLACK, LABEL, SquareLetters())
    assert (len(export.pages), has_extracts) == (1, False)


@pytest.mark.parametrize("layer", [False, True])
def test_what_a_class_wrote_goes_along_only_when_asked_for(layer: bool) -> None:
    written = text("t2", "écrit en classe")
    found = given(Document(lesson().base, {written.id: written}), layer=layer)
    assert words(found.export.pages[0]) == (["écrit en classe"] if layer else [])
    assert found.withheld == SharedParts(layer=not layer)


def test_many_credits_take_many_pages_and_none_is_cut() -> None:
    items = [text(f"t{n}", f"Texte {n}", y=10.0) for n in range(60)]
    made = lesson(*items, *(Credit(id=f"credit:{item.id}", source="mot " * 500) for item in items))
    pages = given(made).export.pages[1:]
    assert len(pages) > 2
    assert sum("Texte" in word for page in pages for word in words(page)) == 60
    for page in pages:
        for item in page.items:
            if isinstance(item, DrawText):
                assert item.transform.f + item.item.height_mm <= page.height_mm
