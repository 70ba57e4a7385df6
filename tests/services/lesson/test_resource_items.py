"""Pictures and cards put into a lesson: within the page, with their credit, in one step; copied, saved, undone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.board import HandClock, SquareLetters, open_board
from tests.support.lessons import Desk
from tni.core.geometry import Rect
from tni.core.picture import EncodedPicture
from tni.document.clipboard_codec import decode_clipboard, encode_clipboard
from tni.document.items import Image, PluginItem, bounds
from tni.document.lesson_plan import Credit
from tni.document.resource_card import CardKind, ResourceCard, card_of, unknown_items
from tni.render.print_page import PrintLink
from tni.services.lesson.credit_commands import credit_of
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.resource_items import SHARES, blob_of, card_clip, picture_clip, pictures_clip
from tni.services.printing.page_export import PageExport
from tni.store.lesson_file import WorkFolders, new_lesson

SEEN = Rect(0, 0, 320, 180)
PICTURE = EncodedPicture(b"a picture", "image/png", 1600, 1000)
CREDIT = Credit(id="credit:", source="https://exemple.fr/p", author="Nadar", licence="CC-BY-4.0")
LINK = ResourceCard(CardKind.LINK, "Fractions", "https://coopmaths.fr/alea/?uuid=0e6bd&n=10#a")
SOUND = ResourceCard(CardKind.SOUND, "Merle", seconds=12.5)


def cards(editor: LessonEditor) -> list[PluginItem]:
    return [item for item in editor.document.items(editor.page.id) if isinstance(item, PluginItem)]


def put_all(editor: LessonEditor) -> None:
    editor.put_clip(card_clip(LINK, "MathALÉA : Fractions", PICTURE, SEEN))
    editor.put_clip(card_clip(SOUND, "Son : Merle", PICTURE, SEEN, b"a sound", CREDIT))


def test_a_picture_comes_with_its_credit_within_the_page_and_one_undo_takes_both() -> None:
    editor = open_board()
    editor.put_clip(picture_clip(PICTURE, "Chat", CREDIT, SEEN), (318, 2))
    (image,) = editor.document.items(editor.page.id)
    assert isinstance(image, Image)
    assert (image.alt, editor.selection) == ("Chat", {image.id})
    assert SEEN.intersects(bounds(image))
    assert (bounds(image).right, bounds(image).y) == pytest.approx((320, 0))
    assert bounds(image).width <= 160
    found = credit_of(editor.document, image)
    assert found is not None
    assert (found.source, found.author, found.licence) == (CREDIT.source, CREDIT.author, CREDIT.licence)
    editor.undo()
    assert not editor.document.items(editor.page.id)
    assert not editor.document.credits


def test_cards_lie_beside_each_other_and_are_copied_with_all_they_hold() -> None:
    editor, other = open_board(), open_board()
    put_all(editor)
    link, sound = cards(editor)
    assert not bounds(link).intersects(bounds(sound))
    editor.select_all()
    editor.copy()
    other.paste(decode_clipboard(encode_clipboard(editor.clip)))
    copied = [card_of(item) for item in cards(other)]
    assert copied == [LINK, ResourceCard(CardKind.SOUND, "Merle", "", blob_of(b"a sound"), 12.5)]
    assert [credit.author for credit in other.document.credits.values()] == ["Nadar"]
    assert unknown_items(editor.document.plugin_items) == 0


def test_a_card_on_the_page_is_a_link_of_an_exported_page() -> None:
    editor = open_board()
    put_all(editor)
    editor.put_clip(card_clip(LINK, "loin", PICTURE, SEEN))
    editor.move_selection(5000.0, 0.0)
    (page,) = PageExport.of(editor.document).pages
    assert page.links == (PrintLink(editor.document.box(cards(editor)[0]), LINK.address, name=LINK.title),)


def test_a_saved_card_is_the_same_card(tmp_path: Path) -> None:
    desk = Desk(tmp_path, WorkFolders(work=tmp_path / "work", rescue=tmp_path / "rescue"))
    new_lesson(desk.lesson)
    with closing(desk.open()) as file:
        editor = LessonEditor(file, HandClock(), SquareLetters())
        put_all(editor)
        before = cards(editor)
    with closing(desk.open()) as file:
        assert cards(LessonEditor(file, HandClock(), SquareLetters())) == before
        assert file.blob(blob_of(b"a sound")) == b"a sound"


def free(most_mm: float) -> Callable[[float, float], bool]:
    return lambda width, _height: width <= most_mm


@given(st.lists(st.tuples(st.integers(1, 5000), st.integers(1, 5000)), min_size=2, max_size=30), st.floats(60, 400))
def test_several_pictures_lie_in_their_box_without_covering_each_other(
    sizes: list[tuple[int, int]], most_mm: float
) -> None:
    pictures = [(EncodedPicture(b"%d" % n, "image/png", *size), str(n)) for n, size in enumerate(sizes)]
    clip = pictures_clip(pictures, SEEN, free(most_mm))
    assert clip.box.width <= max(most_mm, SHARES[-1] * SEEN.width) + 0.01
    assert len(clip.blobs) == len(pictures) == len(clip.items)
    boxes = [bounds(item) for item in clip.items]
    room = clip.box.grown(0.01)
    assert all(room.contains(*corner) for box in boxes for corner in ((box.x, box.y), (box.right, box.bottom)))
    assert not [(a, b) for a, b in combinations(boxes, 2) if a.grown(-0.01).intersects(b.grown(-0.01))]
    for item, (width, height) in zip(clip.items, sizes, strict=True):
        assert isinstance(item, Image)
        assert item.width_mm * height == pytest.approx(item.height_mm * width)


def test_portraits_stand_side_by_side() -> None:
    portrait = EncodedPicture(b"a portrait", "image/jpeg", 900, 1600)
    boxes = [bounds(item) for item in pictures_clip([(portrait, "a")] * 3, SEEN, None).items]
    assert len({round(box.y, 3) for box in boxes}) == 1
