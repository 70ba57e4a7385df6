"""Words of the library that come near to a word of a query: its forms, its family, its beginning, its misspellings."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from typing import NamedTuple

from tni.library.french_text import ELIDED
from tni.library.lesson_query import QueryTerm
from tni.library.spelling import is_close, mistyped, sound, torn
from tni.library.word_families import family, is_inflection, stem

EXACT, FORM, KIN, BEGUN, JOINED, MISTYPED, SOUNDS, KIN_MISTYPED = 1.0, 0.95, 0.35, 0.7, 0.9, 0.5, 0.45, 0.3
"""Weights of what is found in place of a word."""
MEANT = BEGUN
"""Least weight of a word that stands for what was typed, and is no correction or kin of it."""
DOUBTFUL, DOUBTFUL_MIN = 0.86, 6
"""Weight of a word at one error from one that is known by its forms alone, and letters of the shortest such word."""
BEGUN_MAX = 32
"""Most words that a beginning is taken for: those that begin like it and are short."""
BEGUN_MIN = 3
"""Letters of a beginning that is tried for an unknown word."""
_ARTICLES = ELIDED | frozenset(("la", "le", "les", "un", "une", "des", "du"))


class NearWord(NamedTuple):
    """Word of the library. id: its number in the index. weight: 1 for the word itself. is_close: it is what was meant,
    and not only kin of it, or a misspelling of a word that the library has."""

    id: int
    folded: str
    weight: float
    is_close: bool = True


class LibraryVocabulary:
    """Vocabulary of the index of a connection."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def near(self, word: QueryTerm, *, corrected: bool = False) -> list[NearWord]:
        """Return what a word is taken for, best first. corrected: look for misspellings though the word is known."""
        found = {near.id: near for near in self._forms(word.folded)}
        known = any(near.weight >= FORM for near in found.values()) or not word.is_required
        if word.is_begun or (not known and len(word.folded) >= BEGUN_MIN):
            _add(found, self._begun(word.folded))
        if corrected or not (known or (word.is_begun and found)):
            _add(found, self._corrected(word.folded))
        elif (
            not word.is_begun
            and len(word.folded) >= DOUBTFUL_MIN
            and all(near.weight < EXACT for near in found.values())
        ):
            _add(found, self._doubtful(word.folded))
        far = KIN if not known else MISTYPED
        near = [one._replace(is_close=one.is_close and one.weight > far) for one in found.values()]
        return sorted(near, key=lambda one: (-one.weight, one.folded))

    def joined(self, left: str, right: str) -> list[NearWord]:
        """Return the forms of two words written as one."""
        return [near._replace(weight=near.weight * JOINED) for near in self._forms(left + right, kin=False)]

    def _forms(self, folded: str, *, kin: bool = True) -> Iterator[NearWord]:
        base, root = stem(folded), family(folded)
        sql = "SELECT id, word, stem FROM word WHERE word = ? OR stem = ?" + (" OR family = ?" if kin else "")
        for number, word, its_stem in self._db.execute(sql, (folded, base, root) if kin else (folded, base)):
            weight = EXACT if word == folded else FORM if its_stem == base else KIN
            yield NearWord(number, word, weight, weight == EXACT or (weight == FORM and is_inflection(word, folded)))

    def _begun(self, folded: str) -> Iterator[NearWord]:
        sql = "SELECT id, word FROM word WHERE word > ? AND word < ? ORDER BY length(word), word LIMIT ?"
        for number, word in self._db.execute(sql, (folded, folded + "\U0010ffff", BEGUN_MAX)):
            yield NearWord(number, word, BEGUN)

    def _corrected(self, folded: str) -> Iterator[NearWord]:
        """Yield words with one error in the word or in its stem, words that sound alike, and the word after an article
        that was written without apostrophe or space."""
        for number, word, _ in self._with("word", mistyped(folded)):
            yield NearWord(number, word, MISTYPED)
            for near in self._forms(word, kin=False):
                yield near._replace(weight=near.weight * MISTYPED)
        for number, word, _ in self._with("stem", mistyped(stem(folded))):
            yield NearWord(number, word, KIN_MISTYPED)
        if heard := sound(folded):
            for number, word, _ in self._with("sound", [heard]):
                if is_close(word, folded):
                    yield NearWord(number, word, SOUNDS)
        for left, right in torn(folded):
            if left in _ARTICLES and len(right) >= BEGUN_MIN:
                for near in self._forms(right, kin=False):
                    yield near._replace(weight=near.weight * JOINED)

    def _doubtful(self, folded: str) -> Iterator[NearWord]:
        """Yield words with one error in a word of which the library only has forms: « histore » has the stem of
        « historique »."""
        for number, word, _ in self._with("word", mistyped(folded)):
            yield NearWord(number, word, DOUBTFUL)

    def _with(self, column: str, values: Collection[str]) -> list[tuple[int, str, str]]:
        """Return number, word and stem of the words with one of the values. column: word, stem or sound."""
        if not values:
            return []
        marks = ", ".join("?" * len(values))
        sql = f"SELECT id, word, stem FROM word WHERE {column} IN ({marks})"
        return self._db.execute(sql + (" AND sound <> ''" if column == "sound" else ""), tuple(values)).fetchall()


def _add(found: dict[int, NearWord], more: Iterator[NearWord]) -> None:
    for near in more:
        known = found.get(near.id, near)
        best = near if known.weight < near.weight else known
        found[near.id] = best._replace(is_close=known.is_close or near.is_close)
