"""Credits of what was taken from elsewhere: one undo step each, and a page that lists them."""

from __future__ import annotations

from tests.support.board import open_board
from tni.core.ids import ItemId
from tni.document.items import Text
from tni.document.lesson_plan import CREDIT_PREFIX, Credit
from tni.document.pointer import NOTHING_CHANGED
from tni.services.lesson.credit_commands import credited_items
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
    here = board.page
    board.put_credits_page("Sources", ["Nadar"])
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
