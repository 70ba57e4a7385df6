"""« Leçon d’entraînement », for teachers who begin with TNI: five pages to try things on."""

from __future__ import annotations

from sheet import BLUE, GREEN, INK, ORANGE, RED, VIOLET, Sheet
from shipped_lesson import ShippedLesson

from tni.document.items import LessonInfo, PdfBackground
from tni.document.page_format import Paper, Ruling
from tni.render.text_layout import Fonts

NAME = "lecon-d-entrainement"
INFO = LessonInfo(title="Leçon d’entraînement", subject="Prise en main de TNI", level="Enseignants")
YELLOW_FILL, BLUE_FILL, GREEN_FILL = "#fbe0b4", "#bcd3ff", "#bfe8d6"


def pages(fonts: Fonts, _: PdfBackground | None) -> list[Sheet]:
    return [_write(fonts), _move(fonts), _shapes(fonts), _show(fonts), _vote(fonts)]


def _sheet(fonts: Fonts, number: int, title: str, todo: str, **options: Paper | Ruling) -> Sheet:
    """A page with its title, and what to do in one sentence."""
    sheet = Sheet(NAME, number, title, todo, fonts=fonts, **options)  # type: ignore[arg-type]
    sheet.text(title, 16, 8, 12, BLUE)
    sheet.text(todo, 16, 27, 7.5)
    return sheet


def _write(fonts: Fonts) -> Sheet:
    sheet = _sheet(
        fonts, 1, "Écrire et effacer", "Recopier le mot sur la ligne. Puis effacer les ratures avec « Gomme ».",
        ruling=Ruling.SEYES,
    )  # fmt: skip
    sheet.write("bonjour", 48, 80, 5.2, INK, 1.0)
    sheet.drawn([(48, 120), (150, 120)], BLUE, 0.6)
    sheet.text("écrire ici", 158, 110, 7, BLUE)
    for x in (210.0, 245.0, 280.0):
        zigzag = [(x + 3 * step, 74 + (8 if step % 2 else -8)) for step in range(8)]
        sheet.drawn(zigzag, RED, 1.6)
    sheet.text("à effacer", 230, 92, 7, RED)
    sheet.text("« Annuler » revient en arrière, autant de fois qu’il le faut.", 16, 160, 7, GREEN)
    return sheet


def _move(fonts: Fonts) -> Sheet:
    sheet = _sheet(
        fonts, 2, "Déplacer et agrandir", "Choisir « Sélection », puis glisser chaque mot dans sa boîte.",
        paper=Paper.WHITE,
    )  # fmt: skip
    for x, name, fill in ((16.0, "Animaux", YELLOW_FILL), (168.0, "Plantes", GREEN_FILL)):
        sheet.rectangle(x, 88, x + 136, 160, INK, 0.8, fill)
        sheet.text(name, x + 68, 146, 8, centred=True)
    for x, y, word in (
        (24.0, 48.0, "le chat"), (92.0, 62.0, "le chêne"), (162.0, 48.0, "la mésange"), (244.0, 62.0, "la fougère"),
    ):  # fmt: skip
        sheet.text(word, x, y, 10, VIOLET)
    sheet.text("Les coins du cadre agrandissent, la poignée du haut tourne.", 16, 165, 7, GREEN)
    return sheet


def _shapes(fonts: Fonts) -> Sheet:
    sheet = _sheet(
        fonts, 3, "Tracer une forme nette", "Tracer un triangle au stylo et attendre, stylo posé : il devient net.",
        ruling=Ruling.SQUARED,
    )  # fmt: skip
    sheet.polygon([(42, 130), (82, 62), (124, 128), (42, 130)], INK, 1.2)
    sheet.arrow(138, 98, 176, 98, RED, 1.4)
    sheet.line(192, 130, 234, 62, INK, 1.2)
    sheet.line(234, 62, 276, 130, INK, 1.2)
    sheet.line(276, 130, 192, 130, INK, 1.2)
    sheet.text("« Formes » en propose d’autres, vides ou remplies.", 16, 160, 7, GREEN)
    return sheet


def _show(fonts: Fonts) -> Sheet:
    sheet = _sheet(
        fonts, 4, "Cacher, puis montrer", "« Plus », puis « Rideau » : le faire glisser pour montrer les réponses.",
        paper=Paper.SOFT,
    )  # fmt: skip
    for row, (question, answer) in enumerate((("7 × 8", "56"), ("6 × 9", "54"), ("12 × 5", "60"), ("9 × 9", "81"))):
        y = 56 + 24 * row
        sheet.write(f"{question} =", 60, y + 12, 5.2, INK)
        sheet.write(answer, 190, y + 12, 5.2, RED)
    sheet.text("Dans « Plus », la recherche trouve tout par son nom : chrono, imprimer, photo…", 16, 162, 7, GREEN)
    return sheet


def _vote(fonts: Fonts) -> Sheet:
    sheet = _sheet(
        fonts, 5, "Faire voter",
        "« Séance », « Commencer », « Classe d’essai », puis « Faire voter » : la classe répond.",
    )  # fmt: skip
    sheet.text("Combien de faces a un cube ?", 16, 52, 10, ORANGE)
    sheet.choices(("4", "6", "8", "12"), 78)
    sheet.text("Sans télécommandes : cartes à imprimer, téléphones ou tablettes, dans « Classe ».", 16, 160, 7, GREEN)
    return sheet


LESSON = ShippedLesson(file=NAME, info=INFO, pages=pages)
