"""A page that a picture fills: as high as the one beside it, with exactly the picture's ratio."""

from __future__ import annotations

import pytest

from tests.support.board import open_board
from tni.core.ids import ItemId, PageId
from tni.core.picture import EncodedPicture
from tni.document.items import SCREEN_16_9, Image


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
