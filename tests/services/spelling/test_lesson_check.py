"""Unknown words of a whole lesson, and their replacement as one step that keeps styles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from tests.support.board import open_board
from tests.support.spelling import NoWords
from tni.document.document import ChangeKind
from tni.document.items import Text
from tni.document.pointer import NOTHING_CHANGED
from tni.document.text_style import SpanStyle, TextSpan
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.spelling.lesson_check import is_checked, replace_word, unknown_in_lesson
from tni.services.spelling.spelling_service import SpellingService

KNOWN = {"le", "la", "chat", "table", "dort", "sur", "une", "autre", "page", "de", "et"}


class Dictionary:
    """A process that answers at once, or when it is told to."""

    is_usable = True

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []
        self.at_once = True

    def ask(self, request: Mapping[str, Any], answer: Callable[[Mapping[str, Any] | None], None]) -> None:
        self.waiting.append(lambda: answer({"unknown": [one for one in request["check"] if one not in KNOWN]}))
        if self.at_once:
            self.work()

    def work(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()

    def close(self) -> None: ...


def lesson() -> LessonEditor:
    editor = open_board()
    editor.add_text("sur la tabble", 20, 80)
    editor.add_text("le cha dort", 20, 20)
    editor.add_page()
    editor.add_text("une autre paje\net le cha", 20, 20)
    return editor


def texts(editor: LessonEditor) -> list[str]:
    return [item.text for page in editor.pages for item in editor.document.items(page.id) if isinstance(item, Text)]


def the_text(editor: LessonEditor) -> Text:
    (item,) = [item for item in editor.document.items(editor.page.id) if isinstance(item, Text)]
    return item


def test_words_come_in_the_order_of_pages_and_from_top_to_bottom_with_what_stands_around() -> None:
    found = unknown_in_lesson(lesson(), SpellingService(Dictionary(), NoWords()), "")
    assert [(one.number, one.written) for one in found] == [(1, "cha"), (1, "tabble"), (2, "paje"), (2, "cha")]
    assert [(one.before, one.behind) for one in found] == [
        ("le ", " dort"),
        ("sur la ", ""),
        ("une autre ", ""),
        ("et le ", ""),
    ]


def test_it_is_told_while_not_all_words_are_known() -> None:
    dictionary = Dictionary()
    dictionary.at_once = False
    editor, service = lesson(), SpellingService(dictionary, NoWords())
    assert unknown_in_lesson(editor, service, "") == []
    assert not is_checked(editor, service)
    dictionary.work()
    assert is_checked(editor, service)
    assert len(unknown_in_lesson(editor, service, "")) == 4


def test_a_replacement_is_one_step_and_the_box_is_measured_anew() -> None:
    editor, service = lesson(), SpellingService(Dictionary(), NoWords())
    first = unknown_in_lesson(editor, service, "")[0]
    before = texts(editor)
    width = next(item.width_mm for item in editor.document.items(first.page) if item.id == first.item)  # type: ignore[union-attr]
    replace_word(editor, first, "chatte")
    assert texts(editor) == [text.replace("cha ", "chatte ") for text in before]
    after = editor.document.item(first.item)
    assert isinstance(after, Text)
    assert after.width_mm > width
    editor.undo()
    assert texts(editor) == before


def test_styles_stay_at_their_letters() -> None:
    editor = open_board()
    editor.add_text("le chta dort", 20, 20)
    bold, italic = SpanStyle(bold=True), SpanStyle(italic=True)
    styled = replace(the_text(editor), spans=(TextSpan(3, 5, bold), TextSpan(8, 12, italic)))
    editor.do(editor.document.replace(ChangeKind.EDIT, styled))
    (found,) = unknown_in_lesson(editor, SpellingService(Dictionary(), NoWords()), "")
    replace_word(editor, found, "chat")
    text = the_text(editor)
    assert text.text == "le chat dort"
    assert [(span.start, span.end, span.style) for span in text.spans if span.style == italic] == [(8, 12, italic)]
    assert text.spans[0].style == bold
    assert text.spans[0].start == 3


def test_a_word_that_is_gone_meanwhile_changes_nothing() -> None:
    editor, service = lesson(), SpellingService(Dictionary(), NoWords())
    first = unknown_in_lesson(editor, service, "")[0]
    replace_word(editor, first, "chat")
    assert replace_word(editor, first, "chien") == NOTHING_CHANGED
    assert "le chat dort" in texts(editor)


def test_shown_formulas_are_not_looked_up() -> None:
    editor = open_board()
    editor.add_text("le alpha dort", 20, 20)
    formula = replace(the_text(editor), spans=(TextSpan(3, 8, SpanStyle(formula=True)),))
    editor.do(editor.document.replace(ChangeKind.EDIT, formula))
    assert unknown_in_lesson(editor, SpellingService(Dictionary(), NoWords()), "") == []


def test_long_lines_are_shortened_between_words() -> None:
    editor = open_board()
    editor.add_text("une autre page et le chat sur la table tabble et une autre page sur la table et le chat", 20, 20)
    (found,) = unknown_in_lesson(editor, SpellingService(Dictionary(), NoWords()), "")
    assert (found.before, found.behind) == ("…sur la table ", " et une autre page sur la…")
