"""Enumeration of the kinds of questions, and sets of the kinds that share a property."""

from __future__ import annotations

from enum import Enum

LETTERS = "ABCDEFGH"


class QuestionKind(Enum):
    """Kind of a question. TRUE_FALSE: answered A for true and B for false, since those are the keys of a clicker.
    SEVERAL: any of the letters. ORDER: all of them, in order. MATCH: a number for each letter. POINT: a position on the
    image. SCALE: steps from 1, none of them right. CLOUD: a few words, none of them right."""

    CHOICE = "choice"
    SEVERAL = "several"
    TRUE_FALSE = "true_false"
    NUMBER = "number"
    TEXT = "text"
    ORDER = "order"
    MATCH = "match"
    POINT = "point"
    SCALE = "scale"
    CLOUD = "cloud"


CLICKER_KINDS = frozenset({QuestionKind.CHOICE, QuestionKind.SEVERAL, QuestionKind.TRUE_FALSE, QuestionKind.SCALE})
"""Kinds that clickers can answer, one letter per key press. Their bars are known before any answer."""
LETTERED_KINDS = CLICKER_KINDS - {QuestionKind.SCALE} | {QuestionKind.ORDER, QuestionKind.MATCH}
"""Kinds whose items have letters, to choose, put in order or match."""
KINDS_WITHOUT_KEY = frozenset({QuestionKind.SCALE, QuestionKind.CLOUD})
"""Kinds without a right answer."""
