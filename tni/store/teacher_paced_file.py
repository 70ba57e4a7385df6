"""Store of the remaining questions of a teacher-paced quiz, in one small JSON file, so that they survive a crash."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from tni.core.ids import ClassId, PageId, QuestionId
from tni.files.errors import JsonFileError
from tni.quiz.pacing import NO_QUIZ, TeacherPacedQuiz
from tni.quiz.question import Question
from tni.quiz.question_kinds import QuestionKind
from tni.store.json_file import JsonFile, JsonObject, Quarantine

VERSION = 1


class TeacherPacedFile:
    """The remaining questions of a teacher-paced quiz. A missing, damaged or old file means that none remain."""

    def __init__(self, path: Path) -> None:
        self._file = JsonFile(path, JsonFileError, version=VERSION, quarantine=Quarantine.NONE)

    def keep(self, rest: TeacherPacedQuiz, now: datetime) -> None:
        """Store the remaining questions in place of the previous ones. Raises: OSError, WriteError."""
        if not rest.questions:
            self._file.path.unlink(missing_ok=True)
            return
        questions = [{**asdict(question), "kind": question.kind.value} for question in rest.questions]
        self._file.write({"at": now.isoformat(), "class": rest.class_id, "count": rest.count, "questions": questions})

    def read(self, since: datetime) -> TeacherPacedQuiz:
        """Return what was stored at `since` or later, else an empty quiz."""

        def decode(found: JsonObject) -> TeacherPacedQuiz:
            return NO_QUIZ if datetime.fromisoformat(found["at"]) < since else _quiz(found)

        return self._file.read(decode) or NO_QUIZ


def _quiz(found: JsonObject) -> TeacherPacedQuiz:
    """Decode a quiz. Raises: ValueError, TypeError, KeyError, AttributeError."""
    questions = tuple(map(_question, found["questions"]))
    class_id, count = found["class"], found["count"]
    if not (class_id is None or isinstance(class_id, str)) or type(count) is not int:
        raise ValueError("no teacher-paced quiz")
    return TeacherPacedQuiz(questions, max(count, len(questions)), None if class_id is None else ClassId(class_id))


def _question(found: dict[str, Any]) -> Question:
    """Decode a question. Raises: ValueError, TypeError, KeyError, AttributeError."""
    page, key, text = found["page"], found["key"], found["text"]
    for part in (found["id"], page, key, text, *found["options"], *found["targets"]):
        if not (part is None or isinstance(part, str)):
            raise TypeError("no text")
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
