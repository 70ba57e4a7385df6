"""Master pages are made, edited in one place, put beneath pages and deleted, and each of it is undone in one step."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.support.board import assert_sound, drag, open_board, seen, stroke, tap, texts
from tni.api.formats import PlainText
from tni.core.ids import ItemId
from tni.document.document import ChangeKind, Document
from tni.document.items import Text
from tni.document.master_copies import master_records
from tni.document.pointer import ChangedFlag
from tni.services.cahier.leaving_texts import take_pages
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.services.lesson.plain_lesson_values import plain_lesson, take_lesson
from tni.services.lesson.shared_parts import SharedParts
from tni.services.printing.page_export import PageExport
from tni.services.printing.web_lesson import take_web_lesson


def with_master() -> LessonEditor:
    """A lesson of two pages; a title lies beneath the second, which is shown."""
    board = open_board()
    board.add_page()
    board.add_master("En-tête")
    board.add_text("École du Lac", 10.0, 10.0)
    board.leave_master()
    return board


def beneath(board: LessonEditor) -> list[list[str]]:
    pages = board.pages
    return [[i.text for i in board.document.beneath(page.id) if isinstance(i, Text)] for page in pages]


def test_a_new_one_lies_beneath_the_page_shown_and_is_edited() -> None:
    board = open_board()
    here = board.page
    board.add_master(" En-tête ")
    (master,) = board.document.masters()
    assert board.page == board.edited_master == master
    assert master.title == "En-tête"
    assert board.document.master_of(here.id) == master
    assert board.page_index == 0
    board.add_text("École du Lac", 10.0, 10.0)
    assert_sound(board)
    board.leave_master()
    assert board.page == here
    assert beneath(board) == [["École du Lac"]]
    assert texts(board) == []
    board.undo()
    board.undo()
    assert board.document.masters() == []
    assert not board.can_undo
    assert board.page == here


def test_what_is_typed_on_it_by_the_tool_is_kept() -> None:
    board = open_board()
    board.add_master("En-tête")
    board.use(ToolName.TEXT)
    tap(board, 20.0, 30.0)
    assert board.typed is not None
    board.type_text("École du Lac")
    board.leave_master()
    assert beneath(board) == [["École du Lac"]]
    assert_sound(board)


def test_ink_on_it_is_painted_on_the_pages_that_show_it() -> None:
    board = open_board()
    here = board.page.id
    board.add_master("En-tête")
    board.use(ToolName.PEN)
    changed = drag(board, [(20.0, 30.0), (60.0, 40.0), (90.0, 30.0)])[-1]
    assert ChangedFlag.DRY in changed.what
    assert not changed.regions[here].empty


def test_undoing_it_while_it_is_edited_shows_the_page() -> None:
    board = open_board()
    here = board.page
    board.add_master("En-tête")
    board.undo()
    assert board.page == here


def test_what_lies_on_a_page_can_become_one() -> None:
    board = open_board()
    board.add_text("École du Lac", 10.0, 10.0)
    (text,) = texts(board)
    board.add_master("En-tête", with_items=True)
    assert [item.id for item in board.document.items(board.page.id)] == [text.id]
    board.leave_master()
    assert texts(board) == []
    assert beneath(board) == [["École du Lac"]]


def test_it_is_put_beneath_chosen_pages_and_taken_away() -> None:
    board = with_master()
    (master,) = board.document.masters()
    board.use_master(master.id, [page.id for page in board.pages])
    assert beneath(board) == [["École du Lac"]] * 2
    board.use_master(None, [board.pages[1].id])
    assert beneath(board) == [["École du Lac"], []]
    board.undo()
    assert beneath(board) == [["École du Lac"]] * 2


def test_new_and_doubled_pages_have_that_of_their_neighbour() -> None:
    board = with_master()
    board.add_page()
    board.duplicate_page()
    assert beneath(board) == [[], *[["École du Lac"]] * 3]
    board.delete_pages([board.pages[3].id])
    board.delete_pages([board.pages[2].id])
    keys = {key for key in seen(board) if key.startswith("page-master:")}
    assert keys == {f"page-master:{board.pages[1].id}"}


def test_deleted_it_is_beneath_no_page_and_comes_back_whole() -> None:
    board = with_master()
    (master,) = board.document.masters()
    before = seen(board)
    board.edit_master(master.id)
    board.delete_master(master.id)
    assert board.page == board.pages[1]
    assert beneath(board) == [[], []]
    assert not [key for key in seen(board) if key.startswith("page-master:")]
    board.undo()
    assert seen(board) == before


def test_number_of_the_page_lies_at_the_bottom_right() -> None:
    board = with_master()
    board.add_page_number()
    assert beneath(board)[1] == ["École du Lac"]  # on a page it does nothing
    board.edit_master(board.document.masters()[0].id)
    board.add_page_number()
    (number,) = (text for text in texts(board) if "{" in text.text)
    box, form = board.document.box(number), board.page.format
    assert form.width_mm - 10 < box.right < form.width_mm
    assert form.height_mm - 10 < box.bottom < form.height_mm
    assert board.selection == {number.id}
    board.leave_master()
    assert beneath(board)[1] == ["École du Lac", "2 / 2"]


def test_while_a_class_is_taught_nobody_edits_it() -> None:
    board = with_master()
    (master,) = board.document.masters()
    board.edit_master(master.id)
    board.open_seance("6eB")
    assert board.page == board.pages[1]
    for act in (
        lambda: board.edit_master(master.id),
        lambda: board.add_master("B"),
        lambda: board.delete_master(master.id),
        lambda: board.use_master(None, [board.page.id]),
    ):
        act()
    assert board.edited_master is None
    board.do(board.document.replace(ChangeKind.WRITE, replace(stroke(board.page.id, [(1, 1), (9, 9)]), id=ItemId("c"))))
    assert set(board.document.overlay) == {"c"}
    assert beneath(board) == [[], ["École du Lac"]]


def test_a_page_takes_it_along_to_another_lesson_once() -> None:
    source, board = with_master(), open_board()
    page = source.pages[1]
    for _ in range(2):
        board.insert_copied_page(page, source.document.items(page.id), master=master_records(source.document, page.id))
    assert beneath(board) == [[], ["École du Lac"], ["École du Lac"]]
    assert len(board.document.masters()) == 1
    board.undo()
    board.undo()
    assert board.document.masters() == []


def test_it_is_in_what_is_exported() -> None:
    board = with_master()
    board.add_text("Titre", 20.0, 50.0)
    first, second = PageExport.of(board.document).pages
    said = [[one.item.text for one in page.items if hasattr(one, "item")] for page in (first, second)]
    assert said == [[], ["École du Lac", "Titre"]]


commands = st.lists(st.integers(0, 7), max_size=14)


@given(commands)
def test_whatever_is_done_undo_comes_back_to_the_beginning(chosen: list[int]) -> None:
    board = open_board()
    before = seen(board)
    for number in chosen:
        masters = board.document.masters()
        last = masters[-1].id if masters else None
        match number:
            case 0:
                board.add_master("A", with_items=len(masters) == 1)
            case 1:
                board.add_text("Texte {page}", 5.0, 5.0)
            case 2:
                board.leave_master()
            case 3 if last:
                board.edit_master(last)
            case 4 if last:
                board.delete_master(last)
            case 5:
                board.add_page()
            case 6:
                board.use_master(last, [page.id for page in board.pages[::2]])
            case 7:
                board.delete_pages()
        assert_sound(board)
    assert Document(list(board.document.records())).masters() == board.document.masters()
    while board.can_undo:
        board.undo()
        assert_sound(board)
    assert seen(board) == before


def test_it_goes_to_other_formats_and_is_looked_through_before_it_leaves() -> None:
    board = with_master()
    plain, losses = plain_lesson(take_lesson(board.document, "", SharedParts()), lambda _blob: b"")
    assert [[item.text for item in page.items if isinstance(item, PlainText)] for page in plain.pages] == [
        [],
        ["École du Lac"],
    ]
    assert losses == ()
    (leaving,) = take_pages([board.page.id], [board.document])
    assert [text.text for text in leaving.texts] == ["École du Lac"]


def test_it_is_on_the_web_page() -> None:
    board = with_master()
    taken = take_web_lesson(board.document, SharedParts(), "")
    assert [[one.text for one in page.contents if isinstance(one, Text)] for page in taken.pages] == [
        [],
        ["École du Lac"],
    ]


def test_a_pdf_reads_out_what_is_on_the_page_alone() -> None:
    board = with_master()
    board.add_text("Titre", 20.0, 50.0)
    _, page = PageExport.of(board.document).pages
    drawn = [number for number, one in enumerate(page.items) if hasattr(one, "item")]
    assert len(drawn) == 2
    assert f"place={drawn[0]}," not in repr(page.tags)
    assert f"place={drawn[1]}," in repr(page.tags)
