"""Unknown words of a whole lesson, in the order of its pages, and their replacement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tni.core.ids import ItemId, PageId
from tni.document.document import ChangeKind
from tni.document.items import Text, bounds
from tni.document.pointer import NOTHING_CHANGED, Changed
from tni.document.school_hand import placed_on_ruling, sized_on_ruling
from tni.document.spelling import CheckedWord, checked_in, common_ends
from tni.document.styled_text import StyledContent
from tni.document.text_box import fitted_to_page
from tni.document.text_style import PLAIN_SPAN, TextSpan, ordered_spans
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.spelling.spelling_service import SpellingService
from tni.services.spelling.text_check import unknown_in

BEFORE, BEHIND = 18, 28
"""Letters around a word that are shown with it."""
_LINE_MM = 6.0
"""Texts whose tops differ by less stand on one line."""


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """Word that no dictionary has. number: of its page, from 1. written: as it stands in the text. before, behind: what
    stands around it."""

    page: PageId
    number: int
    item: ItemId
    word: CheckedWord
    written: str
    before: str
    behind: str


def unknown_in_lesson(editor: LessonEditor, service: SpellingService, lesson: str) -> list[UnknownWord]:
    """Return the words of all texts that no dictionary has, as far as it is known by now; see `is_checked`."""
    found = []
    for number, text in _texts(editor):
        unknown = unknown_in(text.text, service, lesson, formulas=_formulas(text))
        found += [_with_place(number, text, word) for word in unknown]
    return found


def is_checked(editor: LessonEditor, service: SpellingService) -> bool:
    """Return whether it is known of each word of a lesson if it is right."""
    return all(
        service.is_complete(word.spelling for _, words in checked_in(text.text, _formulas(text)) for word in words)
        for _, text in _texts(editor)
    )


def replace_word(editor: LessonEditor, found: UnknownWord, text: str) -> Changed:
    """Write a word in place of another, as one step. Letters that both begin or end with stay, with their styles; the
    others take that of the letter before. Nothing is changed if the word is not there any more."""
    item = editor.document.item(found.item)
    start, end = found.word.start, found.word.end
    if not isinstance(item, Text) or not any(
        found.word.moved(-first) in words for first, words in checked_in(item.text, _formulas(item))
    ):
        return NOTHING_CHANGED
    content = StyledContent.of(item)
    kept, left = common_ends(found.written, text)
    near = start + max(kept - 1, 0)
    style = next(iter(content.styles_in(near, near + 1)), PLAIN_SPAN)
    middle = text[kept : len(text) - left]
    put = StyledContent(middle, ordered_spans([TextSpan(0, len(middle), style)], len(middle)))
    page = editor.document.page(item.page)
    made = sized_on_ruling(content.replaced(start + kept, end - left, put).put_into(item), page)
    made = placed_on_ruling(fitted_to_page(editor.measurer, made, page, item), page)
    return editor.do(editor.document.replace(ChangeKind.EDIT, made))


def _texts(editor: LessonEditor) -> Iterator[tuple[int, Text]]:
    """Return the texts of all pages with the numbers of these, from top to bottom."""
    for number, page in enumerate(editor.pages, 1):
        texts = [(bounds(item), item) for item in editor.document.items(page.id) if isinstance(item, Text)]
        texts.sort(key=lambda one: (round(one[0].y / _LINE_MM), one[0].x))
        yield from ((number, text) for _, text in texts)


def _formulas(text: Text) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in text.spans if span.style.formula]


def _with_place(number: int, text: Text, word: CheckedWord) -> UnknownWord:
    before = text.text[: word.start].rpartition("\n")[2]
    behind = text.text[word.end :].partition("\n")[0]
    return UnknownWord(
        text.page, number, text.id, word, text.text[word.start : word.end],
        before if len(before) <= BEFORE else "…" + (before[-BEFORE:].partition(" ")[2] or before[-BEFORE:]),
        behind if len(behind) <= BEHIND else (behind[:BEHIND].rpartition(" ")[0] or behind[:BEHIND]) + "…",
    )  # fmt: skip
