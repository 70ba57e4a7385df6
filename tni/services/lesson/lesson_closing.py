"""Closing of a lesson in two steps: the disk works while the next lesson is shown."""

from __future__ import annotations

from collections.abc import Callable

from tni.files.lesson_health import LessonHealth
from tni.services.lesson.lesson_editor import LessonEditor
from tni.store.lesson_file import LessonFile


def begin_closing(editor: LessonEditor, file: LessonFile | None, *, untitled: bool) -> Callable[[], LessonHealth]:
    """Finish what is under way and begin to close the file. The returned function waits for the end and tells what
    failed. untitled: if nothing was changed, no file is left."""
    editor.finish()
    if file is None:
        return LessonHealth
    untouched = untitled and _is_untouched(editor)
    file.begin_closing()

    def end() -> LessonHealth:
        health = file.close()
        if untouched and health.good:
            file.path.unlink(missing_ok=True)
        return health

    return end


def _is_untouched(editor: LessonEditor) -> bool:
    if not editor.untouched or any(seance.id != editor.seance for seance in editor.seances()):
        return False
    pages = editor.pages
    return len(pages) == 1 and editor.document.count(pages[0].id) == 0
