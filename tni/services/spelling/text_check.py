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
    spellings = [word.spelling for words in paragraphs for word in words if not _is_typed(word, typed_at)]
    wrong = service.unknown(spellings, lesson)
    found = []
    for words in paragraphs:
        unknown = [word for word in words if word.spelling in wrong and not _is_typed(word, typed_at)]
        if not is_foreign(len(words), [word.spelling for word in unknown]):
            found += unknown
    return found


def _is_typed(word: CheckedWord, place: int | None) -> bool:
    return place is not None and word.start < place <= word.end
