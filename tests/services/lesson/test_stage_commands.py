"""Reveal steps of the page that is taught, and how they are prepared."""

from __future__ import annotations

from tests.support.acting_items import text_item
from tests.support.board import event, open_board, stroke
from tni.core.ids import PageId
from tni.document.behaviour import MOST_REVEALS, MOST_STEP, Behaviour, Reveal
from tni.document.document import ChangeKind
from tni.document.items import Text
from tni.document.pick import item_at
from tni.document.pointer import ChangedFlag, PointerPhase
from tni.render.page_source import DocumentSource
from tni.services.lesson.lesson_editor import LessonEditor, ToolName


def text(page: PageId, x: float, said: str = "x", *reveals: Reveal) -> Text:
    return text_item(said, Behaviour(reveals=reveals), page=page, at=(x, 20))


def prepared(*steps: int) -> tuple[LessonEditor, list[Text]]:
    """A lesson of two pages, with a text on the first that is always seen and one for each step."""
    editor = open_board()
    first = editor.page.id
    items = [text(first, 10), *(text(first, 40 + 30 * at, "y", Reveal(step)) for at, step in enumerate(steps))]
    editor.do(editor.document.replace(ChangeKind.ADD, *items))
    editor.add_page()
    editor.go_to(first)
    return editor, items


def seen(editor: LessonEditor) -> list[str]:
    shown = editor.document.shown(editor.page.id)
    return [item.id for item in sorted(shown, key=lambda item: item.transform.e)]


def test_all_is_seen_while_the_lesson_is_prepared() -> None:
    editor, items = prepared(1, 2)
    assert len(seen(editor)) == len(items)
    editor.next_page()
    assert editor.page_index == 1


def test_next_shows_the_steps_and_then_the_page_after() -> None:
    editor, items = prepared(1, 4)
    editor.open_seance("6e B")
    assert seen(editor) == [items[0].id]
    changed = editor.next_page()
    assert changed.what & ChangedFlag.STAGE
    assert changed.regions[items[0].page].contains(45, 25)
    assert seen(editor) == [one.id for one in items[:2]]
    editor.next_page()
    assert len(seen(editor)) == 3
    editor.next_page()
    assert editor.page_index == 1
    editor.previous_page()
    assert (editor.page_index, len(seen(editor))) == (0, 3)  # as it was left
    editor.previous_page()
    editor.previous_page()
    assert seen(editor) == [items[0].id]
    assert not editor.can_go_back


def test_a_step_is_no_undo_step_and_leaves_the_pen_alone() -> None:
    editor, _ = prepared(1)
    editor.open_seance("6e B")
    editor.handle(event(PointerPhase.DOWN, 100, 100))
    editor.next_page()
    editor.handle(event(PointerPhase.MOVE, 120, 100))
    editor.handle(event(PointerPhase.UP, 120, 100))
    assert len(seen(editor)) == 3
    editor.undo()
    assert len(seen(editor)) == 2
    assert not editor.can_undo


def test_what_is_not_seen_is_neither_painted_nor_touched() -> None:
    editor, items = prepared(1)
    editor.open_seance("6e B")
    hidden, page = items[1], editor.page
    assert item_at(editor.document, page.id, 45, 25, 2) is None
    source = DocumentSource(editor.document)
    sheet = source.sheet(page.id)
    assert len(source.layers(page.id, sheet).below) == 2  # the paper and the first text
    editor.use(ToolName.SELECT)
    editor.select_all()
    assert hidden.id not in editor.selection
    editor.next_page()
    assert item_at(editor.document, page.id, 45, 25, 2) == hidden
    assert len(source.layers(page.id, sheet).below) == 3


def test_what_goes_is_no_longer_selected() -> None:
    editor, items = prepared()
    editor.do(editor.document.replace(ChangeKind.ADD, text(editor.page.id, 90, "z", Reveal(1, appears=False))))
    editor.open_seance("6e B")
    editor.use(ToolName.SELECT)
    editor.select_all()
    editor.next_page()
    assert editor.selection == {items[0].id}


def test_paragraphs_come_one_by_one() -> None:
    editor = open_board()
    item = text(editor.page.id, 10, "a\nb\n\nc")
    editor.do(editor.document.replace(ChangeKind.ADD, item))
    editor.select(frozenset({item.id}))
    editor.reveal_paragraphs()
    editor.open_seance("6e B")
    document, page = editor.document, editor.page.id
    assert document.away(page) == frozenset()  # the empty line is there, though nothing is seen of it
    looks = [document.unrevealed(page).get(item.id, frozenset())]
    for _ in range(3):
        editor.next_page()
        looks.append(document.unrevealed(page).get(item.id, frozenset()))
    assert looks == [{0, 1, 3}, {1, 3}, {3}, frozenset()]
    editor.previous_page()
    (found,) = document.readable(page)
    assert isinstance(found, Text)
    assert found.text == "a\nb\n\n"


def test_each_layer_has_its_own_steps_and_keeps_them() -> None:
    editor, items = prepared(1)
    editor.open_seance("6e B")
    first = editor.seance
    editor.next_page()
    editor.close_seance()
    assert len(seen(editor)) == 2
    editor.open_seance("6e C")
    assert len(seen(editor)) == 1
    editor.set_title("Fractions")  # the layer is laid on the prepared lesson anew
    assert len(seen(editor)) == 1
    editor.close_seance()
    assert first is not None
    editor.resume_seance(first)
    assert seen(editor) == [one.id for one in items]


def test_the_button_for_the_next_page_adds_none_before_all_is_revealed() -> None:
    editor, _ = prepared(1)
    editor.delete_pages([editor.pages[1].id])
    editor.open_seance("6e B")
    assert not editor.ends_written
    assert editor.can_go_on
    editor.next_page()
    assert editor.ends_written
    assert not editor.can_go_on


def test_all_is_shown_at_once_and_hidden_again() -> None:
    editor, items = prepared(1, 2, 3)
    editor.open_seance("6e B")
    editor.reveal_all()
    assert len(seen(editor)) == len(items)
    assert editor.is_all_revealed
    editor.reveal_all()
    assert len(seen(editor)) == 1


def test_steps_are_prepared_one_undo_step_each() -> None:
    editor, items = prepared()
    (other,) = [stroke(editor.page.id, [(50, 50), (60, 60)])]
    editor.do(editor.document.replace(ChangeKind.ADD, other))
    editor.select(frozenset({items[0].id}))
    editor.reveal_selection()
    editor.select(frozenset({other.id}))
    editor.reveal_selection(together=True)
    assert editor.steps == [1]
    editor.reveal_selection(appears=False)
    assert editor.steps == [1, 2]
    editor.order_steps([2, 1])
    found = editor.document.item(other.id)
    assert found is not None
    assert found.behaviour.reveals == (Reveal(1, appears=False), Reveal(2))
    editor.remove_step(2)
    assert editor.steps == [1]
    for _ in range(5):
        editor.undo()
    assert editor.steps == []
    assert editor.document.item(other.id) == other


def test_the_steps_stand_beside_the_items_while_they_are_prepared() -> None:
    editor, _ = prepared(1, 3)
    assert editor.overlay().numbers == ()
    editor.show_numbers(True)
    assert [number for _, number in editor.overlay().numbers] == ["1", "3"]
    editor.open_seance("6e B")
    assert editor.overlay().numbers == ()


def test_paragraphs_past_the_last_step_come_together_at_it() -> None:
    editor, _ = prepared(MOST_STEP - 2)
    item = text(editor.page.id, 90, "a\nb\nc\nd")
    editor.do(editor.document.replace(ChangeKind.ADD, item))
    editor.select(frozenset({item.id}))
    editor.reveal_paragraphs()
    found = editor.document.item(item.id)
    assert found is not None
    assert [one.step for one in found.behaviour.reveals] == [MOST_STEP - 1, MOST_STEP, MOST_STEP, MOST_STEP]


def test_an_item_of_many_steps_gets_no_more_than_it_may_have() -> None:
    editor, _ = prepared(1)
    item = text(editor.page.id, 90, "z", *(Reveal(step, appears=False) for step in range(1, MOST_REVEALS + 1)))
    editor.do(editor.document.replace(ChangeKind.ADD, item))
    editor.select(frozenset({item.id}))
    editor.reveal_selection()
    found = editor.document.item(item.id)
    assert found is not None
    assert len(found.behaviour.reveals) == MOST_REVEALS
    assert found.behaviour.reveals[-1] == Reveal(MOST_REVEALS + 1)
