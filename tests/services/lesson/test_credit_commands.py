"""Credits of what was taken from elsewhere: one undo step each, and a page that lists them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.support.board import open_board
from tni.core.ids import ItemId
from tni.document.clipboard_codec import decode_clipboard, encode_clipboard
from tni.document.clipboard_items import credits_of
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import Text
from tni.document.lesson_plan import CREDIT_PREFIX, Credit
from tni.document.page_format import Ruling
from tni.document.pointer import NOTHING_CHANGED
from tni.services.lesson.credit_commands import credit_of, credited_items
from tni.services.lesson.lesson_editor import LessonEditor

CREDIT = Credit(id="", source="Manuel, p. 12", author="Nadar", licence="CC-BY-4.0", classroom_only=True)


def lists(board: LessonEditor) -> list[str]:
    return [item.text for item in board.document.items(board.page.id) if isinstance(item, Text)]


def two_pictures() -> tuple[LessonEditor, list[ItemId]]:
    """The same picture twice, and a text."""
    board = open_board()
    for _ in range(2):
        board.insert_image(b"a picture", 40, 30)
    board.add_text("Un extrait", 10, 10)
    return board, [item.id for item in board.document.items(board.page.id)]


def test_the_credit_of_a_picture_goes_with_its_bytes_and_is_one_step() -> None:
    board, ids = two_pictures()
    board.credit_items(ids, CREDIT)
    first = board.document.item(ids[0])
    assert first is not None
    assert set(board.document.credits) == {CREDIT_PREFIX + getattr(first, "blob", ""), CREDIT_PREFIX + ids[2]}
    assert [one.page for one in credited_items(board.document)] == [1, 1]
    assert board.credit_items(ids, CREDIT) == NOTHING_CHANGED
    board.select(frozenset(ids[1:2]))
    assert board.selected_credit is not None
    board.undo()
    assert board.document.credits == {}
    assert board.credit_items(ids, None) == NOTHING_CHANGED


def test_the_page_of_credits_is_refreshed_and_keeps_what_was_added_there() -> None:
    board, _ = two_pictures()
    ruled = replace(board.page, ruling=Ruling.SEYES)
    board.do(Change(ChangeKind.EDIT, (RecordChange(ruled.id, board.page, ruled),)))
    here = board.page
    board.put_credits_page("Sources", ["Nadar"])
    assert (here.ruling, board.page.ruling) == (Ruling.SEYES, Ruling.BLANK)
    assert (board.page.title, board.page_index, lists(board)) == ("Sources", 1, ["Sources\nNadar"])
    board.add_text("Merci à l’école", 10, 150)
    board.go_to(here.id)
    board.put_credits_page("Sources", ["Nadar", "Zola"])
    assert sorted(lists(board)) == ["Merci à l’école", "Sources\nNadar\nZola"]
    assert len(board.pages) == 2
    assert board.put_credits_page("Sources", ["Nadar", "Zola"]) == NOTHING_CHANGED
    board.undo()
    assert sorted(lists(board)) == ["Merci à l’école", "Sources\nNadar"]


def test_a_long_list_is_written_smaller() -> None:
    board, _ = two_pictures()
    board.put_credits_page("Sources", ["Nadar"] * 30)
    (text,) = (item for item in board.document.items(board.page.id) if isinstance(item, Text))
    assert text.height_mm <= board.page.format.height_mm
    assert text.size_mm < 7.0


def classroom_text() -> LessonEditor:
    """A text for the classroom only, selected."""
    board = open_board()
    board.add_text("Un extrait", 10, 10)
    ids = frozenset(item.id for item in board.document.items(board.page.id))
    board.credit_items(ids, CREDIT)
    board.select(ids)
    return board


def credits_here(board: LessonEditor) -> list[Credit | None]:
    found = (credit_of(board.document, item) for item in board.document.items(board.page.id))
    return [one and replace(one, id="") for one in found]


def pasted_elsewhere(board: LessonEditor) -> None:
    """Cut the text, and paste it as the system's clipboard brings it."""
    board.cut()
    clip = decode_clipboard(encode_clipboard(board.clip))
    board.take_update(board.document.remove(ChangeKind.EDIT, list(board.document.credits)), {})
    board.paste(clip)


def page_inserted(board: LessonEditor) -> None:
    items = board.document.items(board.page.id)
    credits = credits_of(board.document, items)
    board.take_update(board.document.remove(ChangeKind.EDIT, list(board.document.credits)), {})
    board.insert_copied_page(board.page, items, credits=credits)


@pytest.mark.parametrize(
    ("copy", "texts"),
    [
        (lambda board: board.duplicate_selection(), 2),
        (lambda board: board.copy() | board.paste(), 2),
        (lambda board: board.duplicate_page(), 1),
        (pasted_elsewhere, 1),
        (page_inserted, 1),
    ],
    ids=["duplicated", "pasted", "page", "other lesson", "other page"],
)
def test_a_copy_has_the_credit_of_its_original(copy: Callable[[LessonEditor], object], texts: int) -> None:
    board = classroom_text()
    copy(board)
    assert credits_here(board) == [CREDIT] * texts
    before = board.document.credits
    board.undo()
    assert len(board.document.credits) == len(before) - 1


def test_the_copy_alone_is_selected() -> None:
    board = classroom_text()
    board.duplicate_selection()
    assert board.selection == {board.document.items(board.page.id)[1].id}
