"""Text about lessons that are restored from a backup."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from tni.ui.i18n import is_singular, tr

MOST_NAMES = 5
"""Lessons that are named in one sentence; of more, the rest are counted."""
LESSON_SUFFIX = ".tni"


def lessons_text(number: int) -> str:
    return (tr("{} leçon") if is_singular(number) else tr("{} leçons")).format(number)


def chosen_text(chosen: int, total: int) -> str:
    """Return how many lessons are ticked."""
    one, many = tr("{chosen} leçon choisie sur {total}"), tr("{chosen} leçons choisies sur {total}")
    return (one if is_singular(chosen) else many).format(chosen=chosen, total=total)


def names_text(names: Sequence[str]) -> str:
    """Return the titles of lessons by the names of their files, for a sentence."""
    titles = [tr("« {} »").format(PurePosixPath(name).stem) for name in names[:MOST_NAMES]]
    rest = len(names) - len(titles)
    if rest:
        titles.append((tr("{} autre") if rest == 1 else tr("{} autres")).format(rest))
    *first, last = titles
    return tr("{} et {}").format(", ".join(first), last) if first else last


def changed_question(names: Sequence[str]) -> str:
    """Return the question what becomes of lessons that have changed since a backup."""
    if len(names) == 1:
        text = tr("{} a changé depuis cette sauvegarde. L’état d’aujourd’hui reste dans son historique.")
    else:
        text = tr("{} ont changé depuis cette sauvegarde. L’état d’aujourd’hui reste dans leur historique.")
    return text.format(names_text(names))


def now_text(before: str, now: str) -> str:
    """Return where a lesson is by now. before, now: names of its file."""
    file = PurePosixPath(now)
    if file.stem != PurePosixPath(before).stem:
        return tr("s’appelle maintenant « {} »").format(file.stem)
    folder = " › ".join(file.parent.parts)
    return tr("est maintenant dans « {} »").format(folder or tr("Mes leçons"))


def on_board_text(path: Path) -> str:
    """Return why the lesson on the board was not replaced."""
    text = tr("« {} » est ouverte au tableau : en ouvrir une autre, puis recommencer.")
    return text.format(path.stem)


def restored_text(written: Sequence[str], lost: Sequence[str], folder: str) -> str:
    """Return what was restored, and what could not be. written, lost: names of files. folder: "" for the library."""
    lessons = sum(name.lower().endswith(LESSON_SUFFIX) for name in written)
    others = len(written) - lessons
    if folder:
        one, many = tr("{lessons} est dans « {folder} »."), tr("{lessons} sont dans « {folder} ».")
    else:
        one, many = tr("{lessons} est dans votre bibliothèque."), tr("{lessons} sont dans votre bibliothèque.")
    if not written and not lost:
        return tr("Rien n’a été écrit : votre bibliothèque n’a pas changé.")
    parts = []
    if lessons:
        parts.append((one if is_singular(lessons) else many).format(lessons=lessons_text(lessons), folder=folder))
    if others:
        more = tr("{} autre fichier aussi.") if others == 1 else tr("{} autres fichiers aussi.")
        parts.append(more.format(others))
    if lost:
        left = tr("Pas restauré : {}.") if len(lost) == 1 else tr("Pas restaurés : {}.")
        parts.append(left.format(names_text(lost)))
    return " ".join(parts)
