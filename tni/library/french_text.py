"""Words of French text for search: without accents, case, ligatures, elided articles and typographic variants.

The same function reads lessons and queries, so that whatever two spellings have in common is found.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import lru_cache
from typing import NamedTuple

from tni.core.collation import fold

_ELIDED = "l d j m t s n c qu jusqu lorsqu puisqu quoiqu presqu"
_STOP = """
a ai as au aux avec c ce cela celle celles celui ces cet cette ceux chaque comme comment d dans de des dont du elle
elles en entre est et etre eux il ils j je l la le les leur leurs lui m ma mais me mes mon n ne nos notre nous on ou
par pas pour plus qu que quel quelle quelles quels qui s sa sans se sera ses si son sont sous sur t ta te tes ton tu
un une vos votre vous y
"""
ELIDED = frozenset(_ELIDED.split())
"""Words that lose their last vowel before an apostrophe; they carry no meaning for a search."""
SYMBOLS = "+×÷=≤≥≠≈<>√∞∑∫°%€∈∪∩⊂⊥∥→"
"""Signs that are words of their own. Greek letters are letters already."""
STOP_WORDS = frozenset(_STOP.split())
"""Words that a query may do without, where it has others."""

RUN_MAX = 64
"""Longest run of letters that is a word; longer ones are data. What is longer is not remembered either."""

_RUN = re.compile(rf"[\w\u0300-\u036f\u00ad]+|[{re.escape(SYMBOLS)}]")
_GAP_AND_RUN = re.compile(rf"([^\w\u0300-\u036f\u00ad{re.escape(SYMBOLS)}]*)({_RUN.pattern})")
_BROKEN = re.compile(r"[-\u00ad‐‑][ \t]*\r?\n\s*")
_MIXED = re.compile(r"\d+|[^\W\d]+")
_ORDINAL = re.compile(r"(\d+)(?:e|eme|ieme|er|re|ere|iere|nd|nde|de)")
_HYPHENS, _APOSTROPHES, _SPACES = "-‐‑", "'’ʼ`´", "\u0020\u00a0\u202f\u2009"
_DECIMAL = {",": ".", ".": ".", "/": "/", "⁄": "/"}
_JOINED_BY_APOSTROPHE = frozenset(("aujourd", "prud", "entr"))


class Word(NamedTuple):
    """Folded word and its place in the text. Several words may share a place: `3/4` is also `3` and `4`."""

    folded: str
    start: int
    end: int


class Run(NamedTuple):
    """Uninterrupted run of letters and digits, or a sign, with its place in the text."""

    text: str
    start: int
    end: int


def tokenise(text: str) -> list[Word]:
    """Return the words of a text in order. A compound follows its parts."""
    spans: list[tuple[int, int]] = []
    return [Word(folded, *span) for folded, span in zip(_scan(text, spans), spans, strict=True)]


def fold_text(text: str) -> list[str]:
    """Return the same words as `tokenise`, without their places, in a third of the time."""
    found: list[str] = []
    for part in text.replace("_", " ").split():
        words, may_join = _fold_part(part) if len(part) <= RUN_MAX else _folded(part)
        if may_join:
            return _scan(text, None)
        found += words
    return found


class _Part(NamedTuple):
    """Folded words of a text between spaces. may_join: some compound may begin or end beyond the spaces: `12 500`, and
    a word that is broken at the end of a line."""

    words: tuple[str, ...]
    may_join: bool


@lru_cache(maxsize=1 << 13)
def _fold_part(part: str) -> _Part:
    return _folded(part)


def _folded(part: str) -> _Part:
    words = tuple(_scan(part, None))
    return _Part(words, part[-1] in _HYPHENS or any(len(word) == 3 and word.isdecimal() for word in words[:1]))


def _scan(text: str, spans: list[tuple[int, int]] | None) -> list[str]:
    """Return the folded words of a text. spans: receives the place of each."""
    found: list[str] = []
    folded, before, end = "", 0, 0  # the last word, its start, the end of the last run
    for gap, run in _GAP_AND_RUN.findall(text.replace("_", " ")):
        parts = fold_run(run) if len(run) <= RUN_MAX else ()
        left, folded = folded, parts[0] if parts else ""
        compound = ""
        if left and gap not in _PLAIN_GAPS and (gap != " " or left[-1].isdecimal()) and parts:
            if gap in _APOSTROPHES and left in ELIDED:
                found.pop()
                if spans is not None:
                    spans.pop()
            elif len(gap) <= _GAP_MAX:
                compound = _joined(left, gap, folded)
        found += parts
        if compound:
            found.append(compound)
        if spans is not None:
            start = end + len(gap)
            end = start + len(run)
            spans += [(start, end)] * len(parts)
            if compound:
                spans.append((before, end))
            else:
                before = start
        folded = compound or folded
    return found


_GAP_MAX = 8
"""Longest gap within a compound: a hyphen at the end of a line, and the indent of the next."""


_PLAIN_GAPS = frozenset(("", "\n", ", ", ". ", " : ", ": ", " (", ") "))


def _joined(left: str, gap: str, right: str) -> str:
    """Return the compound of two words, empty if the gap parts them."""
    if left[-1].isdigit() and right.isdecimal():
        if gap in _DECIMAL:
            return left + _DECIMAL[gap] + right
        if gap in _SPACES and len(right) == 3 and left.isdecimal():  # 12 500
            return left + right
        return ""
    if not (left[-1].isalpha() and right[0].isalpha()):
        return ""
    is_compound = gap in _HYPHENS or (gap in _APOSTROPHES and left in _JOINED_BY_APOSTROPHE)
    return left + right if is_compound or _BROKEN.fullmatch(gap) else ""


def run_texts(text: str) -> list[str]:
    """Return the runs of letters and digits and the signs of a text, as they are written."""
    return _RUN.findall(text.replace("_", " "))


def without_compounds(words: Iterable[Word]) -> list[Word]:
    """Return the words in order without compounds of several and without parts of one."""
    kept: list[Word] = []
    for word in words:
        if not kept or word.start >= kept[-1].end:
            kept.append(word)
    return kept


def runs_of(text: str, wanted: Container[str]) -> list[Run]:
    """Return those of `run_texts` that are wanted, with their places."""
    return [Run(match[0], *match.span()) for match in _RUN.finditer(text.replace("_", " ")) if match[0] in wanted]


@lru_cache(maxsize=1 << 14)
def fold_run(run: str) -> tuple[str, ...]:
    """Fold an uninterrupted run of letters and digits, or a sign. `6ème` gives `6e`; `CM1` also gives `cm` and `1`."""
    if run in SYMBOLS:
        return (run,)
    if len(run) > RUN_MAX:
        return ()
    words = fold(run.replace("\u00ad", "")).split()
    if len(words) == 2 and all(word.isdecimal() for word in words):  # ½ is 1⁄2
        return (f"{words[0]}/{words[1]}", *words)
    return tuple(part for word in words for part in _parts(word))


def _parts(word: str) -> tuple[str, ...]:
    if word.isalpha() or word.isdecimal():
        return (word,)
    if ordinal := _ORDINAL.fullmatch(word):
        return (ordinal[1] + ("re" if ordinal[1] == "1" and word[1:] in ("re", "ere", "iere") else "e"),)
    return (word, *_MIXED.findall(word))
