"""Report of content of a question bank that could not be kept, so that nothing is dropped silently."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class LossKind(Enum):
    """Kind of content that was lost or changed."""

    QUESTION = "question"  # not understood, left out
    KIND = "kind"  # kind that is not supported: left out, or converted to another
    KEY = "key"  # the right answer
    MARKUP = "markup"  # script, handler, foreign address: removed from the text
    FORMAT = "format"  # the text is there, its layout is not
    STEM = "stem"
    ANSWERS = "answers"
    CREDIT = "credit"  # partial credit, points
    FEEDBACK = "feedback"
    TITLE = "title"
    ID = "id"
    TAGS = "tags"
    CATEGORY = "category"
    FILES = "files"  # an image or another attachment
    INCLUDED = "included"  # a file that the bank includes, and that is not beside it
    AROUND = "around"  # texts, images, sounds between the questions
    SETTING = "setting"  # shuffling, time, case, tolerance of a slider and similar settings
    OTHER = "other"  # told by a plugin, in its own words


@dataclass(frozen=True, slots=True)
class Loss:
    """Lost content. item: the question's number in the file, from 1; None: the whole file. line: in the file, from 1.
    what: the content as the file names it, such as "shuffle" or "<script>"; may be empty."""

    kind: LossKind
    item: int | None = None
    line: int | None = None
    what: str = ""
