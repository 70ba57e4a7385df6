"""What of a bank could not be kept, so that nothing is dropped in silence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class LossKind(Enum):
    """What it is that was lost or changed."""

    QUESTION = "question"  # not understood, left out
    KIND = "kind"  # a kind of question that cannot be kept: left out, or made into another
    KEY = "key"  # which answer is right
    MARKUP = "markup"  # script, handler, foreign address: taken out of the text
    FORMAT = "format"  # the words are there, their layout is not
    STEM = "stem"
    ANSWERS = "answers"
    CREDIT = "credit"  # partial credit, points
    FEEDBACK = "feedback"
    TITLE = "title"
    ID = "id"
    TAGS = "tags"
    CATEGORY = "category"
    FILES = "files"  # a picture or the like
    SETTING = "setting"  # shuffling, time, case, tolerance of a slider and the like


@dataclass(frozen=True, slots=True)
class Loss:
    """item: the question's number in the file, from 1; None: of the whole file. line: in the file, from 1. what: the
    thing itself in the file's own words, as "shuffle" or "<script>"; may be empty."""

    kind: LossKind
    item: int | None = None
    line: int | None = None
    what: str = ""
