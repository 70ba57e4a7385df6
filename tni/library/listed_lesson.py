"""A lesson as lists and filters of the library see it."""

from __future__ import annotations

from dataclasses import dataclass

from tni.core.collation import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedLesson:
    """Lesson in the library.

    path: from the library's folder, with `/`. changed_s: of the file, in seconds since 1970. title: of the lesson, or
    its file's stem. lesson_id: the same in every copy, empty while it is unknown. colour: `#rrggbb` or empty.
    levels, subjects: keys of the curriculum, or the words that the teacher typed. classes: names of the classes that it
    was taught to. has_quiz: its plan names a question. problem: empty, `damaged`, `newer` (format of a
    later program) or `unreadable`.
    """

    path: str
    changed_s: float
    size: int
    title: str
    lesson_id: str = ""
    pages: int = 0
    tags: tuple[str, ...] = ()
    colour: str = ""
    levels: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    has_quiz: bool = False
    problem: str = ""

    @property
    def folder(self) -> str:
        """Folder of the file, from the library's folder; empty for the library itself."""
        return self.path.rpartition("/")[0]

    @property
    def file_name(self) -> str:
        """Name of the file, without its suffix, if it says something that the title does not; otherwise empty."""
        name = self.path.rpartition("/")[2]
        stem = name.rpartition(".")[0] or name
        if stem == self.title:
            return ""
        words, title = fold(stem), fold(self.title)
        return "" if title.startswith(words) or set(words.split()) <= set(title.split()) else stem
