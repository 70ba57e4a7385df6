"""Taps on the page that is taught: covers that go and come back, links that open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.acting_items import box_item, text_item
from tests.support.board import HandClock, event, open_board, strokes
from tni.core.geometry import Affine, Rect
from tni.document.behaviour import Behaviour, Reveal
from tni.document.contact_roles import ContactRoles, FingerRole, PalmRole
from tni.document.document import ChangeKind
from tni.document.items import AnyItem, Shape
from tni.document.pdf_links import PdfLink
from tni.document.pointer import Changed, ChangedFlag, PointerPhase, PointerType
from tni.document.text_style import SpanStyle, TextSpan
from tni.services.lesson.lesson_editor import LessonEditor, ToolName

COVER = Behaviour(cover=True)
FINGER, PEN, MOUSE = PointerType.FINGER, PointerType.PEN, PointerType.MOUSE


def taught(*items: AnyItem, clock: HandClock | None = None) -> LessonEditor:
    editor = open_board(clock=clock)
    page = editor.page.id
    placed = [type(item)(**{**fields(item), "page": page}) for item in items]
    editor.do(editor.document.replace(ChangeKind.ADD, *placed))
    editor.open_seance("6e B")
    return editor


def fields(item: AnyItem) -> dict[str, object]:
    return {name: getattr(item, name) for name in type(item).__dataclass_fields__}


def tap(editor: LessonEditor, x: float, y: float, tool: PointerType = PEN, lasts_s: float = 0.1) -> Changed:
    changed = editor.handle(event(PointerPhase.DOWN, x, y, tool=tool))
    return changed | editor.handle(event(PointerPhase.UP, x, y, tool=tool, at_s=lasts_s))


def seen(editor: LessonEditor) -> int:
    return len(editor.document.shown(editor.page.id))


@pytest.mark.parametrize("tool", [ToolName.PEN, ToolName.HAND, ToolName.LASER])
def test_a_tap_takes_a_cover_away_and_leaves_no_ink(tool: ToolName) -> None:
    editor = taught(box_item(COVER, at=(10, 10)))
    editor.use(tool)
    changed = tap(editor, 20, 15)
    assert seen(editor) == 0
    assert strokes(editor) == []
    assert changed.what & ChangedFlag.STAGE
    assert not editor.can_undo


@pytest.mark.parametrize(("tool", "comes"), [(FINGER, True), (MOUSE, True), (PEN, False)])
def test_another_tap_brings_it_back_but_not_that_of_a_pen(tool: PointerType, comes: bool) -> None:
    clock = HandClock()
    editor = taught(box_item(COVER, at=(10, 10)), clock=clock)
    editor.roles = ContactRoles(FingerRole.WRITE, PalmRole.NOTHING)
    tap(editor, 20, 15)
    clock.at_s = 5.0
    tap(editor, 20, 15, tool)
    assert seen(editor) == 1
    assert (strokes(editor) == []) is comes  # a pen has written a dot


def test_a_finger_that_moves_the_page_lifts_covers_too() -> None:
    editor = taught(box_item(COVER, at=(10, 10)))
    editor.roles = ContactRoles(FingerRole.MOVE_PAGE, PalmRole.NOTHING)
    tap(editor, 20, 15, FINGER)
    assert seen(editor) == 0
    tap(editor, 20, 15, FINGER)
    assert seen(editor) == 1


def test_writing_over_a_cover_leaves_it() -> None:
    editor = taught(box_item(COVER, at=(10, 10)))
    editor.handle(event(PointerPhase.DOWN, 12, 15))
    editor.handle(event(PointerPhase.MOVE, 25, 15))
    editor.handle(event(PointerPhase.UP, 25, 15, at_s=0.2))
    assert (seen(editor), len(strokes(editor))) == (2, 1)


def test_a_dot_after_a_letter_is_written() -> None:
    clock = HandClock()
    editor = taught(box_item(COVER, at=(10, 10)), clock=clock)
    editor.handle(event(PointerPhase.DOWN, 60, 15))
    editor.handle(event(PointerPhase.MOVE, 60, 25))
    editor.handle(event(PointerPhase.UP, 60, 25))
    clock.at_s = 0.4
    tap(editor, 20, 15)
    assert len(strokes(editor)) == 2
    clock.at_s = 3.0
    tap(editor, 20, 15)
    assert len(strokes(editor)) == 2
    assert seen(editor) == 2


def test_a_pen_that_rests_does_not_tap() -> None:
    editor = taught(box_item(COVER, at=(10, 10)))
    tap(editor, 20, 15, lasts_s=2.0)
    assert len(strokes(editor)) == 1


def test_a_tap_while_preparing_does_nothing_but_write() -> None:
    editor = open_board()
    editor.do(editor.document.replace(ChangeKind.ADD, box_item(COVER, page=editor.page.id, at=(10, 10))))
    tap(editor, 20, 15)
    assert seen(editor) == 2


def test_the_selecting_tool_chooses_a_cover() -> None:
    editor = taught(cover := box_item(COVER, at=(10, 10)))
    editor.use(ToolName.SELECT)
    tap(editor, 20, 15)
    assert editor.selection == {cover.id}


def test_what_lies_under_a_cover_is_tapped_once_it_is_away() -> None:
    link = box_item(Behaviour(link="https://example.org"), at=(12, 12), size=(5, 5))
    editor = taught(link, box_item(COVER, at=(10, 10), z=1))
    tap(editor, 14, 14, FINGER)
    assert editor.take_link() == ""
    changed = tap(editor, 14, 14, MOUSE)
    assert changed.what & ChangedFlag.LINK
    assert editor.take_link() == "https://example.org"
    assert editor.take_link() == ""
    tap(editor, 28, 18, MOUSE)  # beside the link the cover comes back
    assert seen(editor) == 2


def test_a_link_to_a_page_goes_there() -> None:
    editor = open_board()
    first = editor.page.id
    editor.add_page()
    second = editor.page.id
    editor.go_to(first)
    box = box_item(page=first, at=(10, 10))
    editor.do(editor.document.replace(ChangeKind.ADD, box))
    editor.select(frozenset({box.id}))
    editor.link_selection(f"page:{second}")
    editor.open_seance("6e B")
    tap(editor, 20, 15)
    assert editor.page.id == second
    assert editor.take_link() == ""
    editor.go_to(first)
    editor.delete_pages([second])
    assert tap(editor, 20, 15).what & ChangedFlag.PAGE == ChangedFlag.NOTHING


def test_each_link_of_a_text_is_its_own() -> None:
    one, two = SpanStyle(link="https://one.example"), SpanStyle(link="https://two.example")
    spans = (TextSpan(0, 2, one), TextSpan(6, 8, two))
    text = text_item("ab cd ef\ngh", spans=spans)
    size = {"width_mm": 8 * 3.0, "height_mm": 12.0, "size_mm": 6.0, "transform": Affine.moving(30, 40)}
    editor = taught(type(text)(**{**fields(text), **size}))
    links = []
    for x in (31, 53):
        tap(editor, x, 43)
        links.append(editor.take_link())
    assert links == ["https://one.example", "https://two.example"]
    assert strokes(editor) == []
    tap(editor, 31, 50)  # on the line below there is none
    assert editor.take_link() == ""
    assert len(strokes(editor)) == 1


def test_a_cover_is_put_over_the_selection_and_is_one_undo_step() -> None:
    editor = open_board()
    box = box_item(page=editor.page.id, at=(10, 10))
    editor.do(editor.document.replace(ChangeKind.ADD, box))
    editor.select(frozenset({box.id}))
    editor.cover_selection()
    (key,) = editor.selection
    cover = editor.document.item(key)
    assert isinstance(cover, Shape)
    assert cover.behaviour.cover
    assert cover.x0 < 10
    assert cover.x1 > 30
    assert editor.document.items(editor.page.id)[-1] == cover
    editor.undo()
    assert editor.document.items(editor.page.id) == [box]


def test_a_file_is_kept_in_the_lesson_with_the_link() -> None:
    editor = open_board()
    box = box_item(page=editor.page.id, at=(10, 10))
    editor.do(editor.document.replace(ChangeKind.ADD, box))
    editor.select(frozenset({box.id}))
    editor.link_selection_to_file(b"abc", "fiche.pdf")
    editor.open_seance("6e B")
    tap(editor, 20, 15)
    link = editor.take_link()
    assert link.startswith("file:")
    assert link.endswith(":fiche.pdf")


def test_a_selection_has_a_link_or_covers_in_common() -> None:
    editor = open_board()
    page = editor.page.id
    boxes = [box_item(page=page, at=(10, 10)), box_item(COVER, page=page, at=(60, 10))]
    editor.do(editor.document.replace(ChangeKind.ADD, *boxes))
    editor.select(frozenset(box.id for box in boxes))
    assert (editor.selection_covers, editor.selected_link) == (None, "")
    editor.make_covers(True)
    assert editor.selection_covers is True
    editor.undo()
    editor.select(frozenset({boxes[0].id}))
    editor.link_selection("https://example.org")
    editor.select(frozenset(box.id for box in boxes))
    assert editor.selected_link is None


def test_a_link_in_a_paragraph_that_is_still_to_come_opens_nothing() -> None:
    spans = (TextSpan(3, 5, SpanStyle(link="https://two.example")),)
    told = Behaviour(reveals=(Reveal(1, paragraph=1),))
    clock = HandClock()
    editor = taught(text_item("ab\ncd", told, at=(30, 40), spans=spans), clock=clock)
    tap(editor, 31, 48, MOUSE)
    assert editor.take_link() == ""
    editor.next_page()
    clock.at_s = 5.0
    tap(editor, 31, 48, MOUSE)
    assert editor.take_link() == "https://two.example"


WEB, NEXT = (PdfLink(Rect(0.0, y, 1.0, 0.25), address, page) for y, address, page in (
    (0.0, "https://example.org", None), (0.75, "", 1)
))  # fmt: skip


def over_pdf(*links: PdfLink) -> LessonEditor:
    """A lesson of the two pages of a PDF, taught, its first page shown."""
    editor = open_board()
    editor.insert_pdf(b"%PDF-1.7", [(210.0, 297.0)] * 2)
    editor.delete_pages([editor.document.pages()[0].id])
    editor.pdf_links = lambda pdf: links if pdf.index == 0 else ()
    editor.go_to(editor.document.pages()[0].id)
    editor.open_seance("6e B")
    return editor


def test_a_tap_on_a_link_of_the_pdf_says_where_it_leads_or_goes_to_the_page() -> None:
    editor = over_pdf(WEB, NEXT)
    editor.use(ToolName.HAND)
    height = editor.document.height_mm(editor.page.id)
    changed = tap(editor, editor.page.format.width_mm / 2, height * 0.1)
    assert changed.what & ChangedFlag.LINK
    assert editor.take_link() == "https://example.org"
    assert not tap(editor, editor.page.format.width_mm / 2, height * 0.5).what & ChangedFlag.LINK
    tap(editor, editor.page.format.width_mm / 2, height * 0.9)
    assert editor.page.id == editor.document.pages()[1].id


def test_a_pen_writes_dots_on_a_link_of_the_pdf_and_what_lies_over_it_keeps_it() -> None:
    editor = over_pdf(WEB)
    x, y = editor.page.format.width_mm / 2, 10.0
    tap(editor, x, y)
    assert len(strokes(editor)) == 1
    editor.use(ToolName.HAND)
    assert tap(editor, x, y).what & ChangedFlag.LINK, "ink keeps nothing from it"
    editor.close_seance()
    page = editor.page.id
    card = replace(box_item(Behaviour(), at=(x - 10, 5)), page=page)
    editor.do(editor.document.replace(ChangeKind.ADD, card))
    editor.open_seance("6e B")
    assert not tap(editor, x, y).what & ChangedFlag.LINK


def test_links_of_the_pdf_do_nothing_while_preparing_or_where_they_lead_nowhere() -> None:
    editor = over_pdf(WEB)
    editor.close_seance()
    editor.use(ToolName.HAND)
    x = editor.page.format.width_mm / 2
    assert not tap(editor, x, 10.0).what & ChangedFlag.LINK
    odd = over_pdf(
        *(replace(WEB, address=address) for address in ("file:///etc/passwd", "javascript:alert(1)")),
        PdfLink(WEB.box, page=7),
    )
    odd.use(ToolName.HAND)
    assert not tap(odd, x, 10.0).what & ChangedFlag.LINK
