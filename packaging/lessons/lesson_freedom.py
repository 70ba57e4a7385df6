"""« Suis-je libre quand je fais ce que je veux ? », philosophy, Terminale: eight pages."""

from __future__ import annotations

from collections.abc import Sequence

from sheet import BLUE, GREEN, INK, ORANGE, PINK, RED, SKY, VIOLET, YELLOW, Sheet
from shipped_lesson import Phase, ShippedLesson, curriculum

from tni.document.items import Dash, LessonInfo, PdfBackground
from tni.document.lesson_plan import CREDIT_PREFIX, Adaptation, Credit, LessonPlan, Need
from tni.document.page_format import Paper, Ruling
from tni.library.built_in_vocabularies import level_key
from tni.render.text_layout import Fonts

NAME = "Terminale - Philosophie"
BLUE_FILL, RED_FILL, GREEN_FILL, YELLOW_FILL, VIOLET_FILL = "#dbe8ff", "#ffe1d6", "#d9f3e8", "#fff0d0", "#ecdff7"
ROUSSEAU = "« L’impulsion du seul appétit est esclavage, et l’obéissance à la loi qu’on s’est prescrite est liberté. »"


def _pages(fonts: Fonts, _: PdfBackground | None) -> list[Sheet]:
    return [
        _opening(fonts), _sorting(fonts), _distinguishing(fonts), _text(fonts), _theses(fonts), _arguments(fonts),
        _question(fonts), _kept(fonts),
    ]  # fmt: skip


def _opening(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 1, "Suis-je libre quand je fais ce que je veux ?", "Laisser deux minutes de silence et d’écriture, puis "
        "recueillir les mots au tableau sans les commenter. Garder ces mots : on y reviendra à la fin.", fonts=fonts,
        paper=Paper.BLACK,
    )  # fmt: skip
    left, right = sheet.write("Suis-je libre", 160, 34, 8.4, ORANGE, 1.7, centred=True)
    sheet.write("quand je fais ce que je veux ?", 160, 66, 8.4, INK, 1.5, centred=True)
    sheet.drawn([(left, 42), ((left + right) / 2, 41), (right, 42)], ORANGE, 1.1)
    sheet.write("oui, parce que...", 84, 96, 4.6, GREEN, 1.1, centred=True)
    sheet.write("non, parce que...", 236, 96, 4.6, RED, 1.1, centred=True)
    sheet.line(160, 84, 160, 172, INK, 0.7)
    return sheet


def _sorting(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 2, "Libre ou pas ?", "Chaque élève place un exemple et se justifie ; un autre peut le déplacer s’il "
        "argumente. "
        "Attendre le désaccord : le feu rouge et le violon montrent qu’une contrainte n’est pas toujours une "
        "servitude.",
        fonts=fonts, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.text("Libre ou pas ?", 16, 8, 12, BLUE)
    sheet.text("Place chaque exemple sur l’axe, et justifie.", 16, 26, 8)
    sheet.arrow(160, 104, 18, 104, RED, 1.6)
    sheet.arrow(160, 104, 302, 104, GREEN, 1.6)
    sheet.middle("pas libre", 36, 114, 9, RED)
    sheet.middle("libre", 290, 114, 9, GREEN)
    cards = (
        ("Je m’arrête au feu rouge.", BLUE_FILL), ("Je cède à la colère.", RED_FILL), ("Je choisis mes "
        "études.", GREEN_FILL),
        ("Je finis les bonbons.", YELLOW_FILL), ("J’apprends le violon.", VIOLET_FILL),
        ("Je suis la mode.", BLUE_FILL),
    )  # fmt: skip
    for place, (words, fill) in enumerate(cards):
        sheet.label(words, 16 + 98 * (place % 3), 130 + 22 * (place // 3), 92, fill, INK, 7.8, 18)
    return sheet


def _distinguishing(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 3, "Distinguer pour penser", "Compléter la dernière ligne avec les exemples de la page précédente. "
        "L’opposition importante : subir un désir, ou se donner soi-même une fin.", fonts=fonts,
        ruling=Ruling.SQUARED,
    )  # fmt: skip
    sheet.text("Distinguer pour penser", 15, 8, 12, BLUE)
    columns = ((15, "le désir", RED, RED_FILL, "ce qui me pousse"), (115, "la volonté", BLUE, BLUE_FILL, "ce que je "
    "décide"),
               (215, "la liberté", GREEN, GREEN_FILL, "ce dont je suis l’auteur"))  # fmt: skip
    for x, name, colour, fill, words in columns:
        sheet.rectangle(x, 30, x + 95, 52, colour, 1.0, fill)
        sheet.middle(name, x + 47.5, 41, 11, colour, bold=True)
        sheet.rectangle(x, 52, x + 95, 86, colour, 1.0, "#ffffff")
        sheet.middle(words, x + 47.5, 62, 7.6)
        sheet.rectangle(x, 86, x + 95, 172, colour, 1.0, None)
        sheet.text("Exemples :", x + 4, 89, 7.5, colour)
    for x, words in ((62.5, "je le subis"), (162.5, "je délibère"), (262.5, "je réponds de mes actes")):
        sheet.middle(words, x, 76, 7.6)
    return sheet


def _text(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 4, "Rousseau : se donner une loi", "Lire à voix haute deux fois. Faire surligner les oppositions : "
        "impulsion et loi, appétit et prescription, esclavage et liberté. Demander qui est « on » dans « on s’est "
        "prescrite » : celui qui obéit est l’auteur de la loi.", fonts=fonts,
    )  # fmt: skip
    sheet.text("Rousseau : se donner une loi", 16, 8, 12, BLUE)
    sheet.rectangle(16, 34, 20, 110, ORANGE, 0.6, "#e8b04a")
    sheet.text(ROUSSEAU, 28, 34, 14, INK, wrap=268)
    sheet.text("Du contrat social, livre I, chapitre VIII, 1762", 28, 100, 7.5, VIOLET)
    for x, words, colour in (
        (16, "Qui commande ?", RED),
        (115, "Qui obéit ?", BLUE),
        (214, "Pourquoi est-ce libre ?", GREEN),
    ):
        sheet.text(words, x, 124, 8, colour)
        sheet.blank(x, 137, x + 91, 173, colour)
    return sheet


def _theses(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 5, "Trois réponses", "Faire formuler l’objection de chaque ligne. Descartes : la liberté "
        "d’indifférence est "
        "« le plus bas degré ». Spinoza : la pierre lancée croirait se mouvoir d’elle-même. Rousseau : voir la page 4.",
        fonts=fonts, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.text("Trois réponses", 16, 8, 12, BLUE)
    heads = ((16, 76, "l’auteur"), (76, 204, "être libre, c’est…"), (204, 304, "notre objection"))
    for x0, x1, words in heads:
        sheet.rectangle(x0, 28, x1, 44, INK, 0.8, "#ececf2")
        sheet.middle(words, (x0 + x1) / 2, 36, 8)
    rows = (
        ("Descartes", "choisir en connaissance", "de cause, guidé par la raison", BLUE, BLUE_FILL),
        ("Spinoza", "comprendre les causes", "qui me déterminent", ORANGE, YELLOW_FILL),
        ("Rousseau", "obéir à la loi", "que je me suis donnée", GREEN, GREEN_FILL),
    )
    for row, (who, first, second, colour, fill) in enumerate(rows):
        top = 44.0 + 43 * row
        sheet.rectangle(16, top, 76, top + 43, INK, 0.8, fill)
        sheet.rectangle(76, top, 204, top + 43, INK, 0.8, "#ffffff")
        sheet.rectangle(204, top, 304, top + 43, INK, 0.8, "#ffffff")
        sheet.middle(who, 46, top + 21.5, 9.5, colour, bold=True)
        sheet.text(first, 82, top + 8, 8.2)
        sheet.text(second, 82, top + 21, 8.2)
    return sheet


def _arguments(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 6, "Construire le plan", "Glisser chaque argument dans sa partie. Attendu : I, personne ne m’empêche, "
        "le choix "
        "m’appartient ; II, le désir me mène, j’ignore les causes ; III, je me donne une loi, je peux en répondre.",
        fonts=fonts, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.text("Construire le plan", 16, 8, 12, BLUE)
    parts = ((16, "I. Oui, à première vue", BLUE, BLUE_FILL), (115, "II. Mais suis-je l’auteur ?", RED, RED_FILL),
             (214, "III. Vouloir, vraiment", GREEN, GREEN_FILL))  # fmt: skip
    for x, words, colour, fill in parts:
        sheet.rectangle(x, 28, x + 91, 46, colour, 0.9, fill)
        sheet.middle(words, x + 45.5, 37, 7.4)
        sheet.area(((x, 46), (x + 91, 46), (x + 91, 114), (x, 114)), colour, 0.9, None, Dash.DASHED)
    cards = ("Le désir me mène.", "Je me donne une loi.", "Personne ne m’empêche.", "J’ignore les causes.",
             "Le choix m’appartient.", "Je peux en répondre.")  # fmt: skip
    for place, words in enumerate(cards):
        sheet.label(words, 18 + 99 * (place % 3), 124 + 26 * (place // 3), 86, YELLOW_FILL, ORANGE, 7.2, 20)
    return sheet


def _question(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 7, "Question", "Réponse : D. Débattre surtout de C : c’est l’avis courant que le texte combat. Qui "
        "répond B "
        "a lu « obéissance » sans « qu’on s’est prescrite ». Voter deux fois, avant et après la discussion.",
        fonts=fonts,
    )  # fmt: skip
    sheet.text("Selon Rousseau, je suis libre quand…", 160, 16, 12.5, VIOLET, centred=True)
    sheet.rectangle(40, 44, 280, 72, ORANGE, 0.8, YELLOW_FILL)
    sheet.middle("« l’obéissance à la loi qu’on s’est prescrite est liberté »", 160, 58, 9)
    sheet.text("Répondez seul, puis expliquez votre choix à votre voisin.", 160, 82, 8, centred=True)
    sheet.choices(
        ("rien ne m’arrête", "j’obéis à un maître", "j’obéis à mes envies", "j’obéis à ma propre loi"), 108, 9.5
    )
    return sheet


def _kept(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 8, "Ce que je retiens", "Faire reformuler par les élèves avant d’afficher. Revenir aux mots de la page "
        "1 : "
        "lesquels garderaient-ils ?", fonts=fonts, ruling=Ruling.SEYES,
    )  # fmt: skip
    left, right = sheet.write("Ce que je retiens", 176, 24, 6.0, RED, 1.2, centred=True)
    sheet.drawn([(left - 2, 29), ((left + right) / 2, 28.4), (right + 2, 29)], RED)
    rows: tuple[tuple[str, int | None], ...] = (
        ("Faire ce que je veux ne suffit pas :", None), ("mon désir peut venir d’ailleurs que de moi.", PINK),
        ("Être libre, c’est pouvoir répondre de ses actes", SKY), ("et se donner à soi-même sa loi : "
        "l’autonomie.", YELLOW),
    )  # fmt: skip
    for row, (words, mark) in enumerate(rows):
        right = sheet.write(words, 48, 56 + 16 * row, 4.2)[1]
        if mark is not None:
            sheet.highlight_line(48, 54 + 16 * row, right, mark)
    sheet.write("Mon exemple :", 48, 136, 4.2, BLUE)
    return sheet


def _credits(sheets: Sequence[Sheet]) -> list[Credit]:
    quoted = next(item for item in sheets[3].items if getattr(item, "text", "").startswith("«"))
    return [
        Credit(
            id=f"{CREDIT_PREFIX}{quoted.id}", source="Du contrat social, livre I, chapitre VIII (1762)",
            author="Jean-Jacques Rousseau", licence="domaine public",
        )
    ]  # fmt: skip


LESSON = ShippedLesson(
    file=NAME,
    info=LessonInfo(
        title="Suis-je libre quand je fais ce que je veux ?", subject="Philosophie", level="Terminale",
        tags=("liberté", "désir", "dissertation"), colour="#761fab",
    ),
    pages=_pages,
    credit=_credits,
    plan=LessonPlan(
        aims="Interroger l’idée commune que la liberté consiste à faire ce qu’on veut, et construire la notion "
        "d’autonomie.",
        abilities="Problématiser une question.\nDistinguer désir, volonté et liberté.\nExpliquer une phrase de "
        "Rousseau."
        "\nRanger des arguments dans un plan.",
        materials="Texte de Rousseau photocopié.\nUne feuille par élève pour l’écriture de départ.",
        homework="Rédiger l’introduction de la dissertation : exemple, problème, annonce du plan (une page).",
        adaptations=(
            Adaptation(Need.DYS, "Texte en grands caractères, interligne double, avec les mots difficiles expliqués ; "
                       "réponse orale acceptée pour l’écriture de départ."),
            Adaptation(Need.HEARING, "Écrire au tableau chaque argument de la discussion ; un seul élève parle à la "
                       "fois, "
                       "face à la classe."),
            Adaptation(Need.SIGHT, "Envoyer la page web de la leçon avant le cours ; lire à voix haute les cartes à "
                       "placer."),
        ),
    ),
    phases=(
        Phase("Écriture de départ", 8, "Deux minutes de silence, puis recueil au tableau.", (1,)),
        Phase("Des exemples qui résistent", 12, "Placer les exemples, justifier, contester.", (2,)),
        Phase("Distinctions", 8, "Désir, volonté, liberté ; chercher des exemples.", (3,)),
        Phase("Lecture de Rousseau", 12, "Lecture, surlignage, trois questions.", (4,)),
        Phase("Thèses et plan", 12, "Objections aux trois réponses, puis arguments à ranger.", (5, 6)),
        Phase("Vote et bilan", 8, "Vote avant et après discussion, puis trace écrite.", (7, 8), (1, 2, 3)),
    ),
    curriculum=curriculum((level_key("088"), level_key("201")), "015-num-059", (), 60, "La liberté"),
)  # fmt: skip
