"""Summary of a page: its heading first, short, with the books and links that its items name."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.support.board import open_board
from tni.core.geometry import Affine
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.document import Document
from tni.document.items import Image, LessonRecord, Page, Text
from tni.document.lesson_plan import CREDIT_PREFIX, Credit
from tni.document.page_summary import MOST_LETTERS, PageSummary, page_summary
from tni.document.resource_card import CardKind, ResourceCard, card_item

PAGE = PageId("p")


def text(words: str, y: float, x: float = 10.0, size_mm: float = 6.0) -> Text:
    return Text(
        id=ItemId(f"{x} {y} {words}"), page=PAGE, text=words, size_mm=size_mm, colour="#000000", font="", width_mm=90.0,
        font_version="1", height_mm=6.0, transform=Affine.moving(x, y),
    )  # fmt: skip


def summary(*records: LessonRecord) -> PageSummary:
    return page_summary(Document((Page(id=PAGE, position=0.0), *records)), PAGE)


def test_the_heading_comes_first_and_lines_from_top_to_bottom() -> None:
    found = summary(
        text("à droite", 42.5, 80), text("Corriger\nl’exercice", 90), text("à gauche", 44), text("Gros", 60, size_mm=9)
    )
    assert found.text.splitlines() == ["Gros", "à gauche", "à droite", "Corriger", "l’exercice"]


def test_books_and_links_are_named_once() -> None:
    picture = Image(id=ItemId("i"), page=PAGE, blob=BlobId("b"), width_mm=9.0, height_mm=9.0)
    card = ResourceCard(CardKind.LINK, "Lumni", "https://www.lumni.fr/video/volcans")
    found = summary(
        picture,
        replace(picture, id=ItemId("j")),
        Credit(id=f"{CREDIT_PREFIX}b", source="Hatier, p. 84"),
        card_item(card, "Lien", BlobId("c"), (9.0, 9.0), PAGE, Affine.moving(0, 0), ItemId("k")),
    )
    assert found == PageSummary("", ("Hatier, p. 84", "Lumni https://www.lumni.fr/video/volcans"))


@given(st.lists(st.tuples(st.text(max_size=300), st.floats(0, 200), st.floats(2, 20)), max_size=5))
def test_it_is_short_and_each_line_is_clean(typed: list[tuple[str, float, float]]) -> None:
    found = summary(*(text(words, y, float(n), size) for n, (words, y, size) in enumerate(typed))).text
    assert len(found) <= MOST_LETTERS
    assert all(line.strip(" ") for line in found.splitlines())
    found.encode()


def test_ink_says_nothing() -> None:
    editor = open_board()
    assert page_summary(editor.document, editor.page.id) == PageSummary()
