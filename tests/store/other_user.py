"""What a user without rights meets, run as that user: says in JSON what happened.

Arguments: what to do, the lesson, the user's own folder.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.support.lessons import a_stroke, push
from tni.core.clock import SystemClock
from tni.files.lesson_errors import LessonInUseError, LessonUnreadableError
from tni.store.copy_origin import unpublished_copies
from tni.store.lesson_check import check_lesson
from tni.store.lesson_file import LessonFile, WorkFolders, new_lesson, open_lesson
from tni.store.lesson_info import describe_lesson
from tni.store.lesson_placing import readable_lesson
from tni.store.settings_file import SettingsFile


def edited(file: LessonFile, own: Path) -> dict[str, object]:
    push(file, a_stroke("mine"))
    file.flush()
    file.save_copy(own / "copy.tni")
    health = file.close()
    return {
        "in place": file.file == file.path,
        "publishing": health.publishing and health.publishing.kind.name,
        "good": health.good,
        "left": [str(left.target) for left in unpublished_copies(own / "work")],
    }


def main(what: str, lesson: Path, own: Path) -> dict[str, object]:
    try:
        if what == "new":
            new_lesson(lesson)
        if what == "read":
            with readable_lesson(lesson) as readable:
                strokes = describe_lesson(readable)["pages"][0]["counts"]["strokes"]
                return {"problems": [problem.detail for problem in check_lesson(readable)], "strokes": strokes}
        if what == "settings":
            return {"trouble": SettingsFile(lesson).trouble is not None}
        return edited(open_lesson(lesson, WorkFolders(own / "work", own / "rescue"), SystemClock()), own)
    except LessonUnreadableError as error:
        return {"unreadable": error.trouble.kind.name}
    except LessonInUseError as error:
        return {"in use by": error.owner and error.owner.pid}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))))
