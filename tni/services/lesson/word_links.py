"""Links of words in the text being typed: those that are selected, else those about the caret."""

from __future__ import annotations

import re
from dataclasses import replace

from tni.document.links import word_link
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag
from tni.document.selection import common_value
from tni.document.styled_text import StyledContent
from tni.services.lesson.lesson_editor import LessonEditor

_SHOWN = Changed(ChangedFlag.OVERLAY)
_WORD = re.compile(r"[\w’'-]+")


def chosen_part(editor: LessonEditor) -> tuple[int, int]:
    """Return the first letter and that after the last of the words a link is given to: the selected ones, else those of
    the link at the caret, else the word there. Both are the caret's place where there is none."""
    typed, writer = editor.typed, editor.writer
    if typed is None or writer is None:
        return 0, 0
    start, end = writer.selected
    if start < end:
        return start, end
    for span in typed.spans:
        if span.style.link and span.start <= start <= span.end:
            return _whole_link(typed.text, StyledContent.of(typed), span.start, span.style.link)
    words = (found.span() for found in _WORD.finditer(typed.text))
    return next(((first, last) for first, last in words if first <= start <= last), (start, start))


def _whole_link(text: str, content: StyledContent, at: int, link: str) -> tuple[int, int]:
    """Return the letters about a place that have a link, in whatever styles."""
    has = [False] * (len(text) + 1)
    for span in content.spans:
        if span.style.link == link:
            has[span.start : span.end] = [True] * (span.end - span.start)
    first = last = at
    while first > 0 and has[first - 1]:
        first -= 1
    while last < len(text) and has[last]:
        last += 1
    return first, last


def link_of_part(editor: LessonEditor) -> str | None:
    """Return the link of the words that are chosen, "" without one; None if they have several."""
    if editor.typed is None:
        return ""
    start, end = chosen_part(editor)
    return common_value(style.link for style in StyledContent.of(editor.typed).styles_in(start, end)) or ""


def part_text(editor: LessonEditor) -> str:
    """Return the words that are chosen."""
    start, end = chosen_part(editor)
    return "" if editor.typed is None else editor.typed.text[start:end]


def link_part(editor: LessonEditor, link: str, name: str = "") -> Changed:
    """Give the chosen words a link; "" takes theirs away. name: what is written where no word is chosen."""
    typed, writer = editor.typed, editor.writer
    if typed is None or writer is None:
        return NOTHING_CHANGED
    start, end = chosen_part(editor)
    if start < end:
        writer.restyle(lambda style: replace(style, link=link), start, end)
    elif link and name:
        style = replace(writer.style, link=link)
        writer.insert(StyledContent(name).restyled(0, len(name), lambda _plain: style))
    return _SHOWN


def link_part_to_file(editor: LessonEditor, data: bytes, name: str) -> Changed:
    """Let the chosen words open a file, which is kept in the lesson."""
    return link_part(editor, editor.kept_file_link(data, name), name)


def typed_link_at(editor: LessonEditor, place: tuple[float, float], reach_mm: float) -> str:
    """Return the link of words in the text being typed at a place of the page; "" without one."""
    return "" if editor.typed is None else word_link(editor.typed, place, editor.measurer, reach_mm)
