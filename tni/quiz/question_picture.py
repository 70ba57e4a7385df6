"""Pictures of a question that plain text cannot show, for the main window and for phones."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tni.quiz.bank.rendered_question import RenderedQuestion


@dataclass(frozen=True, slots=True)
class QuestionPicture:
    """Picture of a question for phones. data: PNG or JPEG of the lesson page, if pupils may see it; if `is_written`, of
    the question itself."""

    data: bytes = field(repr=False)
    is_written: bool = False


@dataclass(frozen=True, slots=True)
class QuestionVisuals:
    """Pictures of a question. written: for the main window. picture: for phones."""

    written: RenderedQuestion
    picture: QuestionPicture
