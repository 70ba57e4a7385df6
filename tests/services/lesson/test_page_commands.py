"""A page that a picture fills: as high as the one beside it, with exactly the picture's ratio."""

from __future__ import annotations

import pytest

from tests.support.board import open_board, stroke
from tni.core.geometry import Rect
from tni.core.ids import ItemId, PageId
from tni.core.picture import EncodedPicture
from tni.document.items import Image
from tni.document.page_format import SCREEN_16_9, Paper


@pytest.mark.parametrize(("width_px", "height_px"), [(1920, 1080), (1920, 1074), (3840, 2022), (2881, 1621)])
def test_a_page_has_the_ratio_of_its_picture(width_px: int, height_px: int) -> None:
    editor = open_board()
    ids = PageId("page"), ItemId("image")
    editor.add_picture_page(EncodedPicture(b"\x89PNG", "image/png", width_px, height_px), "Question", ids)
    (image,) = editor.document.items(editor.page.id)
    assert (editor.page.id, image.id) == ids
    form = editor.page.format
    assert form.width_mm / form.height_mm == pytest.approx(width_px / height_px, rel=1e-12)
    assert isinstance(image, Image)
    assert (image.width_mm, image.height_mm, image.locked, image.alt) == (
        form.width_mm,
        form.height_mm,
        True,
        "Question",
    )
    editor.undo()
    assert len(editor.pages) == 1


def test_a_picture_of_the_usual_screen_makes_a_usual_page() -> None:
    editor = open_board()
    editor.add_picture_page(EncodedPicture(b"\x89PNG", "image/png", 3840, 2160))
    assert editor.page.format == SCREEN_16_9


def test_a_page_of_another_lesson_is_copied_beside_the_one_shown_with_what_it_needs() -> None:
    editor, other = open_board(), open_board()
    other.set_paper(Paper.BLACK)
    other.insert_image(b"\x89PNG", 10, 10)
    items = [*other.document.items(other.page.id), stroke(other.page.id, [(1, 1), (9, 9)])]
    first = editor.page.id
    (blob,) = {item.blob for item in items if isinstance(item, Image)}
    editor.insert_copied_page(other.page, items, {blob: b"\x89PNG"})
    assert (editor.page_index, editor.page.paper, editor.pages[0].id) == (1, Paper.BLACK, first)
    copies = editor.document.items(editor.page.id)
    assert len(copies) == len(items)
    assert {item.id for item in copies}.isdisjoint(item.id for item in items)
    editor.undo()
    assert [page.id for page in editor.pages] == [first]


def test_a_place_is_pointed_out_on_its_page_alone_until_it_ends() -> None:
    editor = open_board()
    places = Rect(10, 10, 30, 8), Rect(10, 40, 30, 8)
    editor.point_out(*places)
    assert editor.overlay().spots == places
    editor.add_page()
    assert editor.overlay().spots == ()
    editor.previous_page()
    assert len(editor.overlay().spots) == 2
    editor.end_pointing()
    assert editor.overlay().spots == ()
    assert not editor.document.items(editor.page.id)
