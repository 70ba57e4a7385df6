from __future__ import annotations

from dataclasses import replace
from math import inf, nan

import pytest

from tests.support.board import HandClock, assert_sound, commits, drag, event, open_board, seen, strokes, tap, texts
from tni.core.ids import BlobId, ClassLayerId, PageId
from tni.document.clipboard_items import ClipboardItems
from tni.document.document import ChangeKind, UnknownPageError
from tni.document.items import Image, PdfBackground, Shape
from tni.document.lesson_port import LessonStoreError
from tni.document.page_format import A4_PORTRAIT, ENDLESS, SCREEN_4_3, PageFormat, Paper, Ruling
from tni.document.palette import INKS
from tni.document.pointer import ChangedFlag, PointerPhase
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.services.lesson.memory_lesson import MemoryLesson


def write(board: LessonEditor, x: float = 10, y: float = 10, pointer: int = 1) -> None:
    board.use(ToolName.PEN)
    drag(board, [(x, y), (x + 10, y)], pointer=pointer)


# -- opening


def test_a_new_lesson_has_one_blank_page_pen_in_hand_and_nothing_to_undo() -> None:
    port = MemoryLesson()
    board = open_board(port)
    assert len(board.pages) == 1
    assert board.tool is ToolName.PEN
    assert not board.can_undo
    assert board.undo().what is ChangedFlag.NOTHING
    assert open_board(port).page == board.page


def test_a_lesson_opens_at_the_page_it_was_left_and_undoes_what_was_done_before() -> None:
    port = MemoryLesson()
    board = open_board(port)
    write(board)
    board.add_page()
    write(board)
    again = open_board(port)
    assert again.page == board.page
    assert [c.act for c in commits(port)] == [
        ChangeKind.ADD_PAGE,
        ChangeKind.WRITE,
        ChangeKind.ADD_PAGE,
        ChangeKind.WRITE,
    ]
    again.undo()
    again.undo()
    again.undo()
    assert len(again.pages) == 1
    assert strokes(again) == []
    again.redo()
    assert len(strokes(open_board(port))) == 1


# -- undo goes where the change is


@pytest.mark.parametrize("odd", [nan, inf, -inf])
@pytest.mark.parametrize("what", ["x_mm", "y_mm", "at_s"])
def test_a_lift_without_a_sensible_place_or_time_ends_the_stroke_and_keeps_what_was_drawn(
    what: str, odd: float
) -> None:
    port = MemoryLesson()
    board = open_board(port)
    board.handle(event(PointerPhase.DOWN, 10, 10))
    board.handle(event(PointerPhase.MOVE, 20, 10, at_s=0.1))
    changed = board.handle(replace(event(PointerPhase.UP, 30, 10, at_s=0.2), **{what: odd}))
    assert not board.busy
    (stroke,) = changed.finished
    assert [tuple(map(round, point)) for point in stroke.samples.positions_mm] == [(10, 10), (20, 10)]
    assert port.layer(None).records[stroke.id] == stroke
    board.handle(event(PointerPhase.DOWN, 50, 50))
    assert board.busy, "the pen writes on"


def test_undo_and_redo_show_the_page_of_the_change() -> None:
    board = open_board()
    first = board.page.id
    write(board)
    board.add_page()
    second = board.page.id
    write(board)
    board.go_to(first)
    changed = board.undo()
    assert ChangedFlag.PAGE in changed.what
    assert board.page.id == second
    assert strokes(board) == []
    board.undo()  # the page goes
    assert board.page.id == first
    board.redo()
    assert board.page.id == second
    board.go_to(first)
    board.redo()
    assert board.page.id == second


def test_undo_beside_a_pupil_who_writes_leaves_the_writing_alone() -> None:
    board = open_board()
    write(board)
    board.handle(event(PointerPhase.DOWN, 50, 50, pointer=7))
    board.undo()
    assert strokes(board) == []
    board.handle(event(PointerPhase.MOVE, 60, 50, pointer=7))
    assert board.handle(event(PointerPhase.UP, 60, 50, pointer=7)).finished
    assert len(strokes(board)) == 1


def test_undo_of_another_page_takes_back_the_stroke_under_way_and_redo_brings_it_again() -> None:
    board = open_board()
    write(board)
    board.add_page()
    here = board.page.id
    board.handle(event(PointerPhase.DOWN, 50, 50))
    board.handle(event(PointerPhase.MOVE, 60, 50))
    changed = board.undo()
    assert changed.ended == (1,)
    assert board.page.id == here
    assert strokes(board) == []
    board.redo()
    assert len(strokes(board)) == 1


def test_turning_the_page_finishes_what_is_being_written_there() -> None:
    """The rest of it is no ink on the page that comes: the pen meant the one that is gone. Down anew, it writes."""
    board = open_board()
    first = board.page.id
    board.handle(event(PointerPhase.DOWN, 50, 50))
    board.handle(event(PointerPhase.MOVE, 60, 50))
    changed = board.add_page()
    assert len(changed.finished) == 1
    assert board.handle(event(PointerPhase.MOVE, 70, 50)).what is ChangedFlag.NOTHING
    assert board.handle(event(PointerPhase.UP, 70, 50)).what is ChangedFlag.NOTHING
    assert strokes(board) == []
    drag(board, [(70, 50), (80, 50)])
    assert len(strokes(board)) == 1
    board.go_to(first)
    assert len(strokes(board)) == 1


def test_an_undo_that_cannot_be_read_changes_nothing() -> None:
    class Forgetful(MemoryLesson):
        def load_change(self, layer: ClassLayerId | None, number: int) -> object:  # type: ignore[override]
            raise LessonStoreError("gone")

    port = Forgetful()
    write(open_board(port))
    board = open_board(port)
    before = seen(board)
    with pytest.raises(LessonStoreError):
        board.undo()
    assert seen(board) == before
    assert board.can_undo


# -- pages


def test_pages_are_added_after_the_one_shown_with_its_paper() -> None:
    board = open_board()
    board.set_paper(Paper.BLACK)
    board.set_ruling(Ruling.SEYES)
    board.set_format(SCREEN_4_3)
    first = board.page.id
    board.add_page()
    last = board.page.id
    board.go_to(first)
    board.add_page()
    assert [p.id for p in board.pages] == [first, board.page.id, last]
    assert (board.page.paper, board.page.ruling, board.page.format) == (Paper.BLACK, Ruling.SEYES, SCREEN_4_3)
    assert board.page_index == 1
    board.next_page()
    assert board.next_page().what is ChangedFlag.NOTHING
    board.previous_page()
    board.previous_page()
    assert board.previous_page().what is ChangedFlag.NOTHING
    assert board.page.id == first


def test_many_insertions_at_one_place_never_run_out_of_room() -> None:
    board = open_board()
    first = board.page.id
    board.add_page()
    order = [board.page.id]
    for _ in range(70):
        board.go_to(first)
        board.add_page()
        order.insert(0, board.page.id)
    assert [p.id for p in board.pages] == [first, *order]
    assert_sound(board)


def test_a_page_is_copied_with_what_is_on_it() -> None:
    board = open_board()
    write(board)
    board.add_text("a", 50, 50)
    board.add_text("b", 50, 80)
    board.select_all()
    board.group()
    board.set_page_title("Titre")
    source = board.page.id
    board.duplicate_page()
    assert board.page.id != source
    assert board.page.title == "Titre"
    old, new = board.document.items(source), board.document.items(board.page.id)
    assert [type(i) for i in new] == [type(i) for i in old]
    assert {i.id for i in old}.isdisjoint(i.id for i in new)
    assert len({i.group for i in new}) == 1
    assert new[0].group != old[0].group
    board.undo()
    assert [p.id for p in board.pages] == [source]


def test_deleting_pages_goes_to_the_one_that_took_the_place() -> None:
    board = open_board()
    for _ in range(4):
        board.add_page()
    ids = [p.id for p in board.pages]
    board.go_to(ids[2])
    board.delete_pages([ids[0], ids[2]])
    assert board.page.id == ids[3]
    board.go_to(ids[4])
    board.delete_pages()
    assert board.page.id == ids[3]
    board.undo()
    board.undo()
    assert [p.id for p in board.pages] == ids


def test_a_lesson_never_has_no_page() -> None:
    board = open_board()
    write(board)
    board.set_paper(Paper.BLACK)
    board.add_page()
    before = seen(board)
    board.delete_pages([p.id for p in board.pages])
    assert len(board.pages) == 1
    assert board.page.paper is Paper.BLACK
    assert strokes(board) == []
    board.undo()
    assert seen(board) == before


def test_a_page_is_moved_to_an_index() -> None:
    board = open_board()
    for _ in range(3):
        board.add_page()
    a, b, c, d = (p.id for p in board.pages)
    board.move_page(a, 2)
    assert [p.id for p in board.pages] == [b, c, a, d]
    board.move_page(d, 0)
    assert [p.id for p in board.pages] == [d, b, c, a]
    board.move_page(d, 99)
    assert [p.id for p in board.pages] == [b, c, a, d]
    assert board.move_page(d, 3).what is ChangedFlag.NOTHING
    board.undo()
    assert [p.id for p in board.pages] == [d, b, c, a]


def test_an_unknown_page_is_refused() -> None:
    board = open_board()
    for command in (board.go_to, board.duplicate_page, lambda p: board.move_page(p, 0)):
        with pytest.raises(UnknownPageError):
            command(PageId("none"))
    assert board.delete_pages([PageId("none")]).what is ChangedFlag.NOTHING


def test_a_pdf_becomes_pages_with_backgrounds() -> None:
    board = open_board()
    board.add_page()
    board.previous_page()
    first = board.page.id
    board.insert_pdf(b"%PDF-1.7", [(210.02, 297.0), (90.0, 50.0)])
    ids = [p.id for p in board.pages]
    assert ids.index(first) == 0
    assert board.page_index == 1
    a4, other = board.pages[1:3]
    assert a4.format == A4_PORTRAIT
    assert other.format == PageFormat("custom", 90.0, 50.0)
    assert other.pdf == PdfBackground(board.page.pdf.blob, 1, 90.0, 50.0)  # type: ignore[union-attr]
    board.undo()
    assert len(board.pages) == 2
    with pytest.raises(ValueError, match="page size"):
        board.insert_pdf(b"%PDF-1.7", [(0.0, 10.0)])


def test_black_paper_turns_ink_to_chalk_in_one_step() -> None:
    board = open_board()
    write(board)
    board.add_text("mot", 10, 50)
    board.use(ToolName.SHAPE)
    drag(board, [(50, 50), (90, 90)])
    board.set_paper(Paper.BLACK)
    shape = next(i for i in board.document.items(board.page.id) if isinstance(i, Shape))
    assert {strokes(board)[0].pen.colour, texts(board)[0].colour, shape.pen.colour} == {INKS.dark[0]}
    board.undo()
    assert {strokes(board)[0].pen.colour, texts(board)[0].colour} == {INKS.light[0]}
    assert board.page.paper is Paper.SOFT


def test_an_endless_page_tells_when_it_has_grown() -> None:
    board = open_board()
    board.set_format(ENDLESS)
    write(board, 10, 20)
    assert ChangedFlag.PAGE in drag(board, [(10, 170), (20, 170)])[-1].what
    assert board.viewport.page_height_mm == pytest.approx(170.5 + 180)
    assert ChangedFlag.PAGE in board.undo().what


def test_titles_notes_and_info() -> None:
    board = open_board()
    board.set_page_title("Fractions")
    board.set_notes("p. 12")
    board.set_info(title="Cours", level="5e")
    assert ChangedFlag.INFO in board.set_info(subject="Maths").what
    assert (board.page.title, board.page.notes) == ("Fractions", "p. 12")
    assert (board.info.title, board.info.subject, board.info.level) == ("Cours", "Maths", "5e")
    assert board.set_info(title="Cours").what is ChangedFlag.NOTHING
    board.undo()
    assert board.info.subject == ""


def test_erasing_the_ink_of_a_page_spares_words_and_what_is_locked() -> None:
    board = open_board()
    write(board)
    board.select_all()
    board.lock()
    board.add_text("reste", 10, 10)
    write(board)
    board.erase_ink()
    assert [t.text for t in texts(board)] == ["reste"]
    assert [s.locked for s in strokes(board)] == [True]
    board.undo()
    assert len(strokes(board)) == 2


# -- pictures


def test_a_picture_goes_to_the_middle_and_is_no_larger_than_its_share() -> None:
    board = open_board()
    board.set_surface(1280, 720)
    board.insert_image(b"small", 96, 96, "un carré")
    board.insert_image(b"huge", 9600, 960)
    board.insert_capture(b"screen", 192, 108)
    small, huge, capture = board.document.items(board.page.id)
    assert isinstance(small, Image)
    assert isinstance(huge, Image)
    assert isinstance(capture, Image)
    assert (small.width_mm, small.alt) == (pytest.approx(25.4), "un carré")
    assert huge.width_mm == pytest.approx(192)
    assert capture.width_mm == pytest.approx(288)
    assert board.document.box(small).center == pytest.approx((160, 90))
    assert board.selection == {capture.id}
    with pytest.raises(ValueError, match="width and height"):
        board.insert_image(b"", 0, 10)


# -- clipboard


def test_copies_step_aside_on_their_own_page_and_keep_their_place_on_another() -> None:
    board = open_board()
    board.add_text("mot", 50, 50)
    (original,) = texts(board)
    board.select_all()
    board.copy()
    board.paste()
    board.paste()
    assert [t.transform.point(0, 0) for t in texts(board)] == [(50, 50), (56, 56), (62, 62)]
    assert original.id not in board.selection
    assert len(board.selection) == 1
    board.add_page()
    board.paste()
    assert [t.transform.point(0, 0) for t in texts(board)] == [(50, 50)]


def test_cut_and_paste_bring_the_same_back_on_top() -> None:
    board = open_board()
    board.add_text("mot", 50, 50)
    board.select_all()
    write(board, 50, 50)
    board.use(ToolName.SELECT)
    tap(board, 51, 56)
    board.cut()
    assert texts(board) == []
    board.paste()
    items = board.document.items(board.page.id)
    assert [type(i).__name__ for i in items] == ["Stroke", "Text"]
    assert items[1].transform.point(0, 0) == (50, 50)


def test_a_clip_carries_its_pictures_to_another_lesson() -> None:
    board, port = open_board(), MemoryLesson()
    board.insert_image(b"pixels", 100, 100)
    board.copy()
    other = open_board(port)
    other.paste(board.clip)
    (image,) = other.document.items(other.page.id)
    assert isinstance(image, Image)
    assert port.blob(image.blob) == b"pixels"


def test_what_is_pasted_lies_on_the_page() -> None:
    board = open_board()
    board.add_text("loin", 300, 170)
    board.select_all()
    board.cut()
    board.set_format(SCREEN_4_3)
    board.paste()
    assert board.document.extent(board.page.id).right <= 240


def test_pasting_nothing_and_duplicating_nothing_do_nothing() -> None:
    board = open_board()
    assert board.paste().what is ChangedFlag.NOTHING
    assert board.paste(ClipboardItems()).what is ChangedFlag.NOTHING
    assert board.duplicate_selection().what is ChangedFlag.NOTHING
    board.copy()
    assert board.clip == ClipboardItems()


def test_a_duplicate_lies_beside_its_original() -> None:
    board = open_board()
    write(board)
    board.use(ToolName.SELECT)
    board.select_all()
    board.duplicate_selection()
    one, two = strokes(board)
    assert two.transform.point(0, 0) == (6, 6)
    assert board.selection == {two.id}
    assert one.z < two.z


# -- selection commands


def test_colour_width_and_move_of_the_selection_are_steps_of_undo() -> None:
    board = open_board()
    write(board)
    board.use(ToolName.SELECT)
    board.select_all()
    (before,) = strokes(board)
    board.colour_selection(2)
    board.widen_selection(3.0)
    changed = board.move_selection(5, 5)
    assert ChangedFlag.SELECTION in changed.what
    (after,) = strokes(board)
    assert (after.pen.colour, after.pen.width_mm) == (INKS.light[2], 3.0)
    assert after.transform.point(0, 0) == (5, 5)
    for _ in range(3):
        board.undo()
    assert strokes(board) == [before]


def test_a_selection_forgets_what_is_gone() -> None:
    board = open_board()
    write(board)
    board.use(ToolName.SELECT)
    board.select_all()
    changed = board.undo()
    assert board.selection == frozenset()
    assert ChangedFlag.SELECTION in changed.what
    assert board.frame is None


# -- séances


def test_each_class_has_its_own_ink_and_resumes_at_its_page() -> None:
    port = MemoryLesson()
    board = open_board(port)
    board.add_page()
    board.previous_page()
    write(board)
    prepared = seen(board)
    board.open_seance("5eA")
    a = board.seance
    assert a is not None
    write(board, 100)
    board.next_page()
    write(board, 100)
    page = board.page
    board.open_seance("5eB")
    assert seen(board) == prepared
    assert not board.can_undo
    board.resume_seance(a)
    assert board.page == page
    assert len(strokes(board)) == 1
    assert board.can_undo
    board.close_seance()
    assert seen(board) == prepared
    assert board.close_seance().what is ChangedFlag.NOTHING
    assert {s.class_name for s in board.seances()} == {"5eA", "5eB"}
    with pytest.raises(LessonStoreError):
        board.resume_seance(ClassLayerId("none"))


def test_a_seance_begins_at_the_page_shown() -> None:
    board = open_board()
    board.add_page()
    board.add_page()
    board.previous_page()
    page = board.page.id
    board.open_seance("5eA")
    assert board.page.id == page


def test_keeping_a_seance_is_one_step_of_undo_in_the_lesson_and_the_seance_goes_on() -> None:
    port = MemoryLesson()
    board = open_board(port)
    write(board)
    prepared = seen(board)
    assert board.keep_in_lesson().what is ChangedFlag.NOTHING
    board.open_seance("5eA")
    write(board, 100)
    board.add_page()
    taught = seen(board)
    board.keep_in_lesson()
    assert seen(board) == taught
    board.undo()
    board.undo()
    assert seen(board) == prepared
    board.redo()
    board.close_seance()
    assert seen(board) == taught
    assert seen(open_board(port)) == taught
    board.undo()
    assert seen(board) == prepared


def test_opening_a_seance_finishes_the_stroke_under_way_in_the_lesson() -> None:
    board = open_board()
    board.handle(event(PointerPhase.DOWN, 10, 10))
    changed = board.open_seance("5eA")
    assert len(changed.finished) == 1
    assert len(strokes(board)) == 1
    assert board.document.overlay == {}


# -- the lesson in memory


def test_what_is_not_in_memory_is_a_typed_error() -> None:
    port = MemoryLesson()
    with pytest.raises(LessonStoreError):
        port.blob(BlobId("00"))
    with pytest.raises(LessonStoreError):
        port.load_change(None, 1)
    with pytest.raises(LessonStoreError):
        port.layer(ClassLayerId("none"))


def test_seances_come_newest_first() -> None:
    clock = HandClock()
    port = MemoryLesson()
    first = port.start_seance("a", None, clock.now())
    assert [s.id for s in port.seances()] == [first]


@pytest.mark.parametrize("gone", [False, True])
def test_words_that_are_locked_or_gone_when_their_typing_ends_stay_so(gone: bool) -> None:
    board = open_board()
    board.add_text("mot", 10, 10)
    (text,) = texts(board)
    board.use(ToolName.TEXT)
    tap(board, 12, 12)
    board.type_text("autre")
    document = board.document
    board.do(
        document.remove(ChangeKind.DELETE, [text.id])
        if gone
        else document.replace(ChangeKind.EDIT, replace(text, locked=True))
    )
    assert board.commit_text().what & ChangedFlag.DRY is ChangedFlag.NOTHING
    assert [t.text for t in texts(board)] == ([] if gone else ["mot"])
