"""Pages are exported without ink, and with a page for each reveal step."""

from __future__ import annotations

from dataclasses import replace

from tests.support.board import stroke
from tni.core.ids import ItemId, PageId
from tni.document.behaviour import Behaviour, Reveal
from tni.document.document import Document
from tni.document.drawlist import DrawInk, DrawText
from tni.document.items import AnyItem, Page, Text
from tni.services.printing.page_export import PageContents, PageExport

PAGE = PageId("p")


def text(key: str, said: str, *reveals: Reveal) -> Text:
    return Text(
        id=ItemId(key), page=PAGE, text=said, size_mm=8, colour="#000000", font="", font_version="", width_mm=60,
        height_mm=20, behaviour=Behaviour(reveals=reveals),
    )  # fmt: skip


def exported(contents: PageContents, *items: AnyItem) -> list[list[object]]:
    """What each page shows: the letters of texts with the paragraphs that are not seen, and "ink"."""
    document = Document([Page(id=PAGE, position=1.0), *items])
    found = PageExport.of(document, contents=contents)
    assert len(found.backgrounds) == len(found.pages)
    return [
        [(one.item.text, sorted(one.unrevealed)) if isinstance(one, DrawText) else "ink"
         for one in page.items if isinstance(one, DrawText | DrawInk)]
        for page in found.pages
    ]  # fmt: skip


INK = replace(stroke(PAGE, [(5.0, 5.0), (20.0, 20.0)]), id=ItemId("ink"))


def test_ink_is_left_out_where_it_is_not_wanted() -> None:
    assert exported(PageContents(), text("a", "Titre"), INK) == [[("Titre", []), "ink"]]
    assert exported(PageContents(ink=False), text("a", "Titre"), INK) == [[("Titre", [])]]


def test_each_step_has_a_page_of_its_own() -> None:
    title = text("a", "Titre")
    answer = text("b", "Réponse\nPreuve", Reveal(2), Reveal(4, paragraph=1))
    gone = text("c", "Indice", Reveal(4, appears=False))
    assert exported(PageContents(steps=True), title, answer, gone) == [
        [("Titre", []), ("Indice", [])],
        [("Titre", []), ("Réponse\nPreuve", [1]), ("Indice", [])],
        [("Titre", []), ("Réponse\nPreuve", [])],
    ]


def test_a_page_without_steps_stays_one() -> None:
    assert exported(PageContents(steps=True), text("a", "Titre")) == [[("Titre", [])]]
