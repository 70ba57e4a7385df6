"""Query for pages of the library, as a teacher types it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tni.library.french_text import STOP_WORDS, tokenise, without_compounds
from tni.library.lesson_filter import LessonFilter

WORDS_MAX = 16
"""Most words that are searched; further ones are ignored."""
_QUOTED = re.compile(r"[\"«“]\s*([^\"»”]+?)\s*(?:[\"»”]|$)")


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """Word of a query. is_required: it must be found; others only raise the rank. is_begun: it may be the beginning of
    a longer word, since it is still typed. follows: it comes right after the word before it. typed: as it was typed."""

    folded: str
    is_required: bool = True
    is_begun: bool = False
    follows: bool = False
    typed: str = ""


@dataclass(frozen=True, slots=True)
class LessonQuery:
    """Query. terms: words to be found in any order. phrases: sequences of folded words to be found as they are; their
    words are among the terms."""

    terms: tuple[QueryTerm, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    filter: LessonFilter = field(default_factory=LessonFilter)

    @property
    def is_empty(self) -> bool:
        return not self.terms


@dataclass(frozen=True, slots=True)
class QueryReading:
    """Words that a search took a query for. missing: words that are on no page, as they were typed. taken: the words
    that were found, as they are written on a page; empty if all are those that were typed."""

    missing: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()


AS_TYPED = QueryReading()
"""Reading of a query whose words were all found."""


def parse_query(text: str, only: LessonFilter | None = None, *, typing: bool = False) -> LessonQuery:
    """Parse words and "phrases". typing: the text is still typed, so that its last word may be a beginning."""
    quoted = [tuple(word.folded for word in without_compounds(tokenise(match[1]))) for match in _QUOTED.finditer(text)]
    phrases = tuple(phrase for phrase in quoted if len(phrase) > 1)
    found = tokenise(text)
    plain = without_compounds(found)
    quoted_words = {word for phrase in phrases for word in phrase}
    telling = [word for word in plain if word.folded not in STOP_WORDS] or plain
    kept = [word for word in plain if word in telling or word.folded in quoted_words]
    is_begun = typing and bool(kept) and text[-1:] == text.rstrip()[-1:] and text[kept[-1].end :].strip() == ""
    words = [
        QueryTerm(
            word.folded,
            is_required=word in telling,
            is_begun=is_begun and word is kept[-1],
            follows=at > 0 and plain.index(word) == plain.index(kept[at - 1]) + 1,
            typed=text[word.start : word.end],
        )
        for at, word in enumerate(kept)
    ]
    words += [
        QueryTerm(word.folded, is_required=False) for word in found if word not in plain and word.end - word.start > 2
    ]
    return LessonQuery(tuple(words[:WORDS_MAX]), phrases, only or LessonFilter())
