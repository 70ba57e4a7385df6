"""Kinds of questions."""

from __future__ import annotations

from enum import Enum

LETTERS = "ABCDEFGH"


class QuestionKind(Enum):
    """TRUE_FALSE: answered A for true, B for false, since that is what a clicker's keys say. SEVERAL: any of the
    letters. ORDER: all of them, in order. MATCH: a number for each letter. POINT: a place on the picture. SCALE: steps
    from 1, none of them right. CLOUD: a few words, none of them right."""

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
"""Kinds that clickers can answer, a letter a press. Their bars are known before anybody has answered."""
LETTERED_KINDS = CLICKER_KINDS - {QuestionKind.SCALE} | {QuestionKind.ORDER, QuestionKind.MATCH}
"""Kinds whose things to choose, put in order or match have letters."""
KINDS_WITHOUT_KEY = frozenset({QuestionKind.SCALE, QuestionKind.CLOUD})
"""Kinds of which no answer is right."""
