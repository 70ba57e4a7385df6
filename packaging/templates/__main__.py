"""Make the shipped templates anew: `python packaging/templates [FOLDER]`. What is in them is the same each time."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from math import cos, pi, sin
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging" / "lessons")]

from PySide6.QtGui import QGuiApplication  # noqa: E402
from sheet import BLUE, GREEN, INK, ORANGE, RED, VIOLET, Sheet  # noqa: E402

from tni.document.items import LessonInfo  # noqa: E402
from tni.document.page_format import Paper, Ruling  # noqa: E402
from tni.render.text_layout import Fonts  # noqa: E402
from tni.store.lesson_database import LessonDatabase  # noqa: E402

WIDTH, HEIGHT = 320.0, 180.0


def dictation(fonts: Fonts) -> Sheet:
    """Ruled paper with a date, and a margin of words that were prepared."""
    page = Sheet("modele dictee", 1, "Dictée", fonts=fonts, paper=Paper.WHITE, ruling=Ruling.SEYES)
    page.text("Dictée", 24, 6, 11, bold=True)
    page.text("Le", 150, 8, 8)
    page.line(162, 17, 232, 17, INK, 0.5)
    page.rectangle(246, 4, 314, 176, BLUE, 0.6, "#eef4ff")
    page.middle("Mots préparés", 280, 13, 7, BLUE, bold=True)
    return page


def problem(fonts: Fonts) -> Sheet:
    """A problem above three columns: what is looked for, the calculation, the answer."""
    page = Sheet("modele probleme", 1, "Problème", fonts=fonts)
    page.text("Problème", 12, 6, 11, bold=True)
    page.blank(12, 22, WIDTH - 12, 62)
    columns = (("Ce que je cherche", BLUE), ("Je calcule", GREEN), ("Je réponds", ORANGE))
    width = (WIDTH - 24 - 2 * 6) / 3
    for number, (title, colour) in enumerate(columns):
        left = 12 + number * (width + 6)
        page.rectangle(left, 68, left + width, 174, colour, 0.8)
        page.middle(title, left + width / 2, 76, 7.5, colour, bold=True)
        page.line(left, 84, left + width, 84, colour, 0.6)
    return page


def mind_map(fonts: Fonts) -> Sheet:
    """A subject in the middle, with six branches."""
    page = Sheet("modele carte mentale", 1, "Carte mentale", fonts=fonts)
    x, y = WIDTH / 2, HEIGHT / 2
    colours = (BLUE, GREEN, ORANGE, VIOLET, RED, INK)
    for number, colour in enumerate(colours):
        turn = 2 * pi * (number + 0.5) / len(colours)
        at = x + 112 * cos(turn), y + 62 * sin(turn)
        page.line(x + 40 * cos(turn), y + 22 * sin(turn), *at, colour, 1.2)
        page.ellipse(at[0] - 36, at[1] - 15, at[0] + 36, at[1] + 15, colour, 0.9, "#ffffff")
    page.ellipse(x - 44, y - 20, x + 44, y + 20, INK, 1.2, "#fff0d0")
    page.middle("Sujet", x, y, 10, bold=True)
    return page


def time_line(fonts: Fonts) -> Sheet:
    """An arrow of time with boxes above and below."""
    page = Sheet("modele frise", 1, "Frise", fonts=fonts)
    page.text("Frise", 12, 6, 11, bold=True)
    page.arrow(10, 95, WIDTH - 8, 95, INK, 1.4)
    for number in range(6):
        x = 34 + number * 49
        page.line(x, 91, x, 99, INK, 1.0)
        top = 36 if number % 2 == 0 else 118
        page.blank(x - 22, top, x + 22, top + 36)
        page.line(x, 72 if number % 2 == 0 else 99, x, 91 if number % 2 == 0 else 118, BLUE, 0.4)
    return page


def vocabulary(fonts: Fonts) -> Sheet:
    """A table of words: the word, its meaning, an example, a drawing."""
    page = Sheet("modele vocabulaire", 1, "Vocabulaire", fonts=fonts)
    page.text("Vocabulaire", 12, 6, 11, bold=True)
    columns = (("Mot", 12, 72), ("Définition", 72, 172), ("Exemple", 172, 262), ("Dessin", 262, 308))
    page.rectangle(12, 24, 308, 38, BLUE, 0.6, "#dbe8ff")
    for title, left, right in columns:
        page.middle(title, (left + right) / 2, 31, 7, BLUE, bold=True)
        page.line(left, 24, left, 174, BLUE, 0.6)
    page.line(308, 24, 308, 174, BLUE, 0.6)
    for row in range(4):
        y = 38 + (row + 1) * 34
        page.line(12, y, 308, y, BLUE, 0.6)
    return page


TEMPLATES: dict[str, tuple[str, Callable[[Fonts], Sheet]]] = {
    "dictee": ("Dictée", dictation),
    "probleme": ("Problème en trois colonnes", problem),
    "carte-mentale": ("Carte mentale", mind_map),
    "frise": ("Frise", time_line),
    "vocabulaire": ("Vocabulaire", vocabulary),
}


def main(folder: Path) -> None:
    app, fonts = QGuiApplication([]), Fonts()
    folder.mkdir(parents=True, exist_ok=True)
    for name, (title, draw) in TEMPLATES.items():
        path = folder / f"{name}.tni"
        path.unlink(missing_ok=True)
        database = LessonDatabase.create(path)
        try:
            with database.transaction():
                for record in (*draw(fonts).records, LessonInfo(title=title)):
                    database.add_outside(record)
        finally:
            database.close()
    del app


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "templates")
