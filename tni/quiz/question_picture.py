"""Picture of a question for phones and tablets."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class QuestionPicture:
    """Picture of a question for phones. data: PNG or JPEG of the lesson page, if pupils may see it; if `is_written`, of
    the question itself."""

    data: bytes = field(repr=False)
    is_written: bool = False
