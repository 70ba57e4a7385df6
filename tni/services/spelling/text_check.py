"""Unknown words of one text, as they are underlined."""

from __future__ import annotations

from collections.abc import Sequence

from tni.document.spelling import CheckedWord, checked_in, is_foreign
from tni.services.spelling.spelling_service import SpellingService


def unknown_in(
    text: str, service: SpellingService, lesson: str = "", *, formulas: Sequence[tuple[int, int]] = (),
    typed_at: int | None = None,
) -> list[CheckedWord]:  # fmt: skip
    """Return the words of a text that no dictionary has, without paragraphs in another language. formulas: places of
    those that are shown. typed_at: place at which a word is being typed, which is not looked up yet."""
    paragraphs = [*checked_in(text, formulas)]
    spellings = {word.spelling for first, words in paragraphs for word in _settled(words, first, typed_at)}
    wrong = service.unknown(spellings, lesson)
    found: list[CheckedWord] = []
    for first, words in paragraphs if wrong else ():
        unknown = [word for word in _settled(words, first, typed_at) if word.spelling in wrong]
        if unknown and not is_foreign(len(words), [word.spelling for word in unknown]):
            found += [word.moved(first) for word in unknown]
    return found


def _settled(words: Sequence[CheckedWord], first: int, typed_at: int | None) -> Sequence[CheckedWord]:
    """Return the words of a paragraph but the one that is being typed."""
    if typed_at is None or not words or not first <= typed_at <= first + words[-1].end:
        return words
    return [word for word in words if not word.start < typed_at - first <= word.end]
