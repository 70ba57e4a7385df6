"""A class is gone on with once its lesson is open, and only then."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from tni.cahier.seance_log import SeanceId
from tni.files.lesson_errors import LessonMissingError
from tni.services.cahier.past_seances import ResumePoint
from tni.services.lesson.lesson_events import (
    LessonAlreadyOpen,
    LessonDamaged,
    LessonEvent,
    LessonFailed,
    LessonOpeningEnded,
)
from tni.ui.main_window.main_controller import MainController
from tni.ui.seance.seance_controller import SeanceController
from tni.ui.teaching.class_resumption import ClassResumption

FILE = Path("/media/prof/CLE/Aires.tni")
TAUGHT = ResumePoint(SeanceId("s"), None, "5e B", None, "Aires", str(FILE), 1, "", datetime(2026, 11, 29, tzinfo=UTC))


@pytest.mark.parametrize(
    "ends",
    [
        [],
        [LessonOpeningEnded()],
        [LessonFailed(LessonMissingError(FILE))],
        [LessonOpeningEnded(), LessonFailed(LessonMissingError(FILE), opening=True)],
        [LessonOpeningEnded(), LessonDamaged(FILE)],
        [LessonOpeningEnded(given_up=True)],
    ],
)
def test_a_lesson_that_is_opened_later_begins_no_seance_by_itself(ends: list[LessonEvent]) -> None:
    began: list[str] = []
    lesson = SimpleNamespace(lesson_id="", path=FILE)
    current = SimpleNamespace(give_up_opening=lambda: None, open=lambda _path, _id: None, lesson=lesson)
    main = SimpleNamespace(current_lesson=current, editor=SimpleNamespace(seances=list))
    seance = SimpleNamespace(class_under_way="", subject="", begin=lambda _id, name, _subject: began.append(name))
    resumption = ClassResumption(cast("MainController", main), cast("SeanceController", seance))
    resumption.resume(TAUGHT)
    for event in ends:
        resumption.follow(event)
    resumption.follow(LessonAlreadyOpen("Aires"))
    assert began == ([] if len(ends) == 2 or LessonOpeningEnded(given_up=True) in ends else ["5e B"])
