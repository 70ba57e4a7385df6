"""Store of the remaining questions of a teacher-paced quiz, in one small JSON file, so that they survive a crash."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from tni.core.ids import ClassId, PageId, QuestionId
from tni.files.atomic import write_atomically
from tni.quiz.pacing import NO_QUIZ, TeacherPacedQuiz
from tni.quiz.question import Question
from tni.quiz.question_kinds import QuestionKind

_log = logging.getLogger(__name__)
VERSION = 1


class TeacherPacedFile:
    """The remaining questions of a teacher-paced quiz. A missing, damaged or old file means that none remain."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def keep(self, rest: TeacherPacedQuiz, now: datetime) -> None:
        """Store the remaining questions in place of the previous ones. Raises: OSError, WriteError."""
        if not rest.questions:
            self._path.unlink(missing_ok=True)
            return
        questions = [{**asdict(question), "kind": question.kind.value} for question in rest.questions]
        kept = {"version": VERSION, "at": now.isoformat(), "class": rest.class_id, "count": rest.count}
        write_atomically(self._path, json.dumps({**kept, "questions": questions}).encode())

    def read(self, since: datetime) -> TeacherPacedQuiz:
        """Return what was stored at `since` or later, else an empty quiz."""
        try:
            found = json.loads(self._path.read_bytes())
            if found["version"] != VERSION or datetime.fromisoformat(found["at"]) < since:
                return NO_QUIZ
            questions = tuple(map(_question, found["questions"]))
            class_id, count = found["class"], found["count"]
            if not (class_id is None or isinstance(class_id, str)) or type(count) is not int:
                raise ValueError("no series")
        except FileNotFoundError:
            return NO_QUIZ
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            _log.warning("what was left of a series is not readable: %s", error)
            return NO_QUIZ
        return TeacherPacedQuiz(questions, max(count, len(questions)), None if class_id is None else ClassId(class_id))


def _question(found: dict[str, Any]) -> Question:
    """Decode a question. Raises: ValueError, TypeError, KeyError, AttributeError."""
    page, key, text = found["page"], found["key"], found["text"]
    for words in (found["id"], page, key, text, *found["options"], *found["targets"]):
        if not (words is None or isinstance(words, str)):
            raise TypeError("no words")
    return Question(
        id=QuestionId(found["id"]),
        kind=QuestionKind(found["kind"]),
        choice_count=found["choice_count"],
        key=key,
        text=text,
        page=None if page is None else PageId(page),
        options=tuple(found["options"]),
        targets=tuple(found["targets"]),
        tolerance=float(found["tolerance"]),
        confidence=bool(found["confidence"]),
        skills=tuple(found["skills"]),
    )
