"""« Le théorème de Pythagore », mathematics, 4e: eight pages, with a proof to move."""

from __future__ import annotations

from sheet import BLUE, GREEN, INK, ORANGE, RED, SKY, VIOLET, Place, Sheet
from shipped_lesson import Phase, ShippedLesson, curriculum

from tni.document.items import Dash, LessonInfo, PdfBackground
from tni.document.lesson_plan import Adaptation, LessonPlan, Need
from tni.document.page_format import Paper, Ruling
from tni.library.built_in_vocabularies import domain_key, level_key
from tni.render.text_layout import Fonts

NAME = "4e - Pythagore"
BLUE_FILL, RED_FILL, GREEN_FILL, YELLOW_FILL = "#cfe0ff", "#ffd9cd", "#c9eddd", "#fff0c8"


def _pages(fonts: Fonts, _: PdfBackground | None) -> list[Sheet]:
    return [
        _words(fonts), _squares(fonts), _proof(fonts), _theorem(fonts), _length(fonts), _ladder(fonts),
        _question(fonts), _kept(fonts),
    ]  # fmt: skip


def _formula(sheet: Sheet, words: str, x: float, base: float, height: float, colour: int = INK) -> float:
    """By hand, with exponents written `²`. Returns: its right."""
    parts = words.split("²")
    for index, part in enumerate(parts):
        if part:
            _, x = sheet.write(part, x, base, height, colour, 1.1)
        if index < len(parts) - 1:
            _, x = sheet.write("2", x + 0.35 * height, base - 1.25 * height, 0.55 * height, colour, 0.9)
    return x


def _right_angle(sheet: Sheet, corner: Place, along: Place, up: Place, colour: int = INK) -> None:
    """along, up: from the corner, of the mark's sides."""
    (x, y), (a, b), (c, d) = corner, along, up
    sheet.line(x + a, y + b, x + a + c, y + b + d, colour, 0.8)
    sheet.line(x + c, y + d, x + a + c, y + b + d, colour, 0.8)


def _words(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 1, "Le triangle rectangle", "Faire glisser les trois étiquettes. L’hypoténuse est toujours en face de "
        "l’angle droit, quelle que soit la position du triangle : tourner la feuille pour s’en assurer.", fonts=fonts,
        paper=Paper.WHITE,
    )  # fmt: skip
    sheet.text("Le triangle rectangle", 16, 8, 12, BLUE)
    sheet.text("Place les mots sur la figure.", 16, 26, 8)
    sheet.area(((66, 146), (246, 146), (66, 54)), INK, 1.4, "#eef3ff")
    _right_angle(sheet, (66, 146), (10, 0), (0, -10), RED)
    for letter, x, y in (("A", 58, 153), ("B", 254, 153), ("C", 58, 49)):
        sheet.middle(letter, x, y, 10, BLUE, bold=True)
    sheet.line(162, 101, 206, 76, INK, 0.6, Dash.DOTTED)
    sheet.blank(206, 62, 272, 80)
    sheet.line(78, 136, 98, 120, INK, 0.6, Dash.DOTTED)
    sheet.blank(98, 104, 156, 122)
    sheet.blank(124, 154, 188, 172)
    for place, word in enumerate(("angle droit", "hypoténuse", "côté [AB]")):
        sheet.label(word, 128 + 62 * place, 24, 56, YELLOW_FILL, ORANGE, 8.5, 16)
    return sheet


def _squares(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 2, "Trois carrés", "Faire compter les carreaux de chaque carré avant de donner la relation : 9, 16 et "
        "25. "
        "Demander si cela marche pour un triangle qui n’est pas rectangle.", fonts=fonts, ruling=Ruling.SQUARED,
    )  # fmt: skip
    sheet.text("Trois carrés", 15, 8, 12, BLUE)
    a, b, c = (90.0, 115.0), (130.0, 115.0), (90.0, 85.0)
    sheet.area((a, b, (130, 155), (90, 155)), GREEN, 1.2, GREEN_FILL)
    sheet.area((a, c, (60, 85), (60, 115)), BLUE, 1.2, BLUE_FILL)
    sheet.area((c, b, (160, 75), (120, 45)), RED, 1.2, RED_FILL)
    for step in (1, 2, 3):
        sheet.line(90 + 10 * step, 115, 90 + 10 * step, 155, GREEN, 0.5)
        sheet.line(90, 115 + 10 * step, 130, 115 + 10 * step, GREEN, 0.5)
    for step in (1, 2):
        sheet.line(60 + 10 * step, 85, 60 + 10 * step, 115, BLUE, 0.5)
        sheet.line(60, 85 + 10 * step, 90, 85 + 10 * step, BLUE, 0.5)
    for step in (1, 2, 3, 4):
        sheet.line(90 + 8 * step, 85 + 6 * step, 120 + 8 * step, 45 + 6 * step, RED, 0.5)
        sheet.line(90 + 6 * step, 85 - 8 * step, 130 + 6 * step, 115 - 8 * step, RED, 0.5)
    sheet.area((a, b, c), INK, 1.6, "#ffffff")
    _right_angle(sheet, a, (6, 0), (0, -6))
    for row, (side, count, colour) in enumerate((("3", "9", BLUE), ("4", "16", GREEN), ("5", "...", RED))):
        base = 65.0 + 30 * row
        right = _formula(sheet, f"{side}² = {side} × {side} = ", 190, base, 5.4, colour)
        sheet.write(count, right + 4, base, 5.4, colour, 1.2)
    right = _formula(sheet, "3² + 4² = ", 190, 155, 5.4, INK)
    sheet.blank(right + 4, 143, right + 34, 161)
    return sheet


def _proof(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 3, "Une preuve à déplacer", "Les quatre triangles de droite se déplacent : un élève couvre le grand "
        "carré "
        "de droite autrement qu’à gauche. Ce qui reste vide a la même aire : c² d’un côté, a² + b² de l’autre. Pour "
        "montrer a² + b², ranger les triangles deux par deux en rectangles.", fonts=fonts, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.text("Une preuve à déplacer", 16, 8, 12, BLUE)
    sheet.text("Même grand carré, mêmes triangles : que vaut l’aire vide ?", 16, 26, 8)
    x, y, a, b = 24.0, 46.0, 40.0, 60.0
    side = a + b
    sheet.area(((x + a, y), (x + side, y + a), (x + b, y + side), (x, y + b)), RED, 1.2, RED_FILL)
    for corner in (
        ((x, y), (x + a, y), (x, y + b)),
        ((x + side, y), (x + side, y + a), (x + a, y)),
        ((x + side, y + side), (x + b, y + side), (x + side, y + a)),
        ((x, y + side), (x, y + b), (x + b, y + side)),
    ):
        sheet.area(corner, INK, 0.9, BLUE_FILL)
    _formula(sheet, "c²", x + 44, y + 54, 7.0, RED)
    sheet.middle("a", x + a / 2, y + side + 8, 8)
    sheet.middle("b", x + side + 6, y + side - b / 2, 8)
    sheet.middle("c", x + a / 2 + 5, y + b / 2 + 4, 8, RED)
    x = 140.0
    sheet.rectangle(x, y, x + side, y + side, INK, 1.2, "#ffffff")
    sheet.area(((x, y + a), (x + b, y + a), (x + b, y + side), (x, y + side)), RED, 0.9, None, Dash.DOTTED)
    sheet.area(((x + b, y), (x + side, y), (x + side, y + a), (x + b, y + a)), RED, 0.9, None, Dash.DOTTED)
    left, top = 252.0, 22.0
    for corners in (
        ((left, top), (left + b, top), (left, top + a)),
        ((left + b + 2, top + 4), (left + b + 2, top + a + 4), (left + 2, top + a + 4)),
        ((left, top + 54), (left + a, top + 54), (left, top + 54 + b)),
        ((left + a + 4, top + 54), (left + a + 4, top + 54 + b), (left + 4, top + 54 + b)),
    ):
        with sheet.moving():
            sheet.area(corners, INK, 0.9, BLUE_FILL)
    right = _formula(sheet, "c² = ", 254, 162, 6.0, RED)
    sheet.blank(right + 3, 149, 312, 170)
    return sheet


def _theorem(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 4, "Le théorème", "Énoncer dans les deux langues : en mots, puis en lettres. Faire écrire l’égalité pour "
        "d’autres noms de sommets, RST rectangle en S par exemple.", fonts=fonts, ruling=Ruling.SEYES,
    )  # fmt: skip
    left, right = sheet.write("Le théorème de Pythagore", 176, 24, 6.0, RED, 1.2, centred=True)
    sheet.drawn([(left - 2, 29), ((left + right) / 2, 28.4), (right + 2, 29)], RED)
    sheet.write("Si un triangle est rectangle,", 48, 56, 4.4)
    sheet.write("alors le carré de l’hypoténuse", 48, 72, 4.4)
    sheet.write("est égal à la somme des carrés", 48, 88, 4.4)
    sheet.write("des deux autres côtés.", 48, 104, 4.4)
    sheet.write("ABC est rectangle en A, donc", 48, 136, 4.4, BLUE)
    _formula(sheet, "BC² = AB² + AC²", 60, 160, 5.6, RED)
    sheet.area(((224, 128), (296, 128), (224, 74)), INK, 1.3, YELLOW_FILL)
    _right_angle(sheet, (224, 128), (7, 0), (0, -7), RED)
    sheet.line(224, 74, 296, 128, RED, 1.8)
    for letter, x, y in (("A", 217, 132), ("B", 303, 132), ("C", 217, 70)):
        sheet.write(letter, x, y + 2, 4.4, BLUE, 1.1, centred=True)
    return sheet


def _length(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 5, "Calculer une longueur", "Rédiger ensemble, ligne par ligne, et faire justifier chacune. Insister : "
        "on "
        "cite le triangle et son angle droit avant d’écrire l’égalité. 100 est le carré de 10.", fonts=fonts,
        paper=Paper.BLACK,
    )  # fmt: skip
    sheet.write("Calculer une longueur", 160, 24, 6.2, ORANGE, 1.3, centred=True)
    sheet.area(((30, 134), (126, 134), (30, 62)), INK, 1.4, "#26445c")
    _right_angle(sheet, (30, 134), (8, 0), (0, -8), ORANGE)
    for letter, x, y in (("A", 21, 142), ("B", 134, 142), ("C", 22, 56)):
        sheet.middle(letter, x, y, 10, BLUE)
    sheet.middle("8 cm", 78, 143, 8.5)
    sheet.middle("6 cm", 15, 98, 8.5)
    sheet.middle("?", 86, 90, 12, ORANGE)
    sheet.write("ABC est rectangle en A, donc", 152, 52, 4.2)
    for row, words in enumerate(("BC² = AB² + AC²", "BC² = 8² + 6²", "BC² = 64 + 36", "BC² = 100")):
        _formula(sheet, words, 160, 76 + 20 * row, 4.8, GREEN if row else ORANGE)
    sheet.write("BC =", 160, 160, 4.8, INK, 1.1)
    sheet.blank(188, 147, 236, 168, INK)
    return sheet


def _ladder(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 6, "L’échelle", "Une longueur d’un côté cette fois : 5² = 3² + h², donc h² = 25 − 9 = 16 et h = 4. "
        "Laisser chercher cinq minutes à deux ; la moitié de la page est libre pour la rédaction.", fonts=fonts,
        ruling=Ruling.SQUARED,
    )  # fmt: skip
    sheet.text("L’échelle", 15, 8, 12, BLUE)
    words = "Une échelle de 5 m est posée contre un mur. Son pied est à 3 m du mur. À quelle hauteur monte-t-elle ?"
    sheet.text(words, 15, 27, 8, wrap=292)
    sheet.rectangle(20, 56, 35, 160, INK, 0.8, "#e7d9c6")
    for row in range(8):
        sheet.line(20, 56 + 13 * row, 35, 56 + 13 * row, INK, 0.5)
    sheet.line(15, 160, 130, 160, INK, 1.2)
    for shift in (0.0, 4.0):
        sheet.line(35 + shift, 80 + 0.4 * shift, 95 + shift, 160, ORANGE, 1.4)
    for step in range(1, 10):
        x, y = 35 + 6.0 * step, 80 + 8.0 * step
        sheet.line(x, y, x + 4.0, y + 0.2, ORANGE, 1.1)
    _right_angle(sheet, (35, 160), (6, 0), (0, -6), RED)
    sheet.middle("3 m", 64, 168, 8.5)
    sheet.middle("5 m", 84, 108, 8.5)
    sheet.middle("h", 46, 118, 9.5, RED)
    sheet.blank(140, 56, 305, 172)
    sheet.text("On sait que", 146, 60, 8, BLUE)
    return sheet


def _question(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 7, "Question", "Réponse : B, car 5² + 12² = 25 + 144 = 169 = 13². Qui répond A a ajouté les côtés ; qui "
        "répond C n’a pas cherché le nombre dont 169 est le carré ; qui répond D a soustrait les côtés.", fonts=fonts,
    )  # fmt: skip
    sheet.text("Combien mesure l’hypoténuse ?", 160, 8, 12, VIOLET, centred=True)
    sheet.area(((96, 98), (216, 98), (96, 48)), INK, 1.4, BLUE_FILL)
    _right_angle(sheet, (96, 98), (7, 0), (0, -7), RED)
    sheet.middle("12", 156, 106, 9)
    sheet.middle("5", 88, 73, 9)
    sheet.middle("?", 164, 64, 12, RED)
    sheet.choices(("17", "13", "169", "7"), 118, 11)
    return sheet


def _kept(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 8, "Ce que je retiens", "Faire compléter : hypoténuse, rectangle, 81, 144, 225, 15. La calculatrice "
        "donne "
        "la racine carrée quand le carré n’est pas connu.", fonts=fonts, ruling=Ruling.SEYES,
    )  # fmt: skip
    left, right = sheet.write("Ce que je retiens", 176, 24, 6.0, RED, 1.2, centred=True)
    sheet.drawn([(left - 2, 29), ((left + right) / 2, 28.4), (right + 2, 29)], RED)
    sheet.write("L’................... est en face de l’angle droit.", 48, 56, 4.4)
    sheet.write("Le théorème vaut pour un triangle ................... .", 48, 80, 4.4)
    sheet.write("Exemple : les côtés mesurent 9 et 12.", 48, 104, 4.4, BLUE)
    sheet.highlight_line(48, 124, _formula(sheet, "9² + 12² = ....... + ....... = .......", 56, 128, 4.4), SKY)
    sheet.write("L’hypoténuse mesure ....... .", 56, 152, 4.4)
    return sheet


LESSON = ShippedLesson(
    file=NAME,
    info=LessonInfo(
        title="Le théorème de Pythagore", subject="Mathématiques", level="4e", tags=("géométrie", "démonstration"),
        colour="#0762ff",
    ),
    pages=_pages,
    plan=LessonPlan(
        aims="Découvrir, prouver et utiliser le théorème de Pythagore pour calculer une longueur.",
        abilities="Reconnaître l’hypoténuse d’un triangle rectangle.\nÉcrire l’égalité de Pythagore.\nCalculer une "
        "longueur et rédiger le calcul.",
        materials="Papier quadrillé et ciseaux : quatre triangles rectangles identiques par groupe.\nCalculatrices.",
        homework="Calculer la diagonale d’un rectangle de 12 cm sur 9 cm ; rédiger comme en classe.",
        adaptations=(
            Adaptation(Need.DYS, "Donner la rédaction à trous de la page 5 ; une couleur par côté et par carré, la "
                       "même "
                       "dans la figure et dans le calcul."),
            Adaptation(Need.SIGHT, "Fournir les quatre triangles en carton épais et la figure agrandie en A3."),
            Adaptation(Need.HEARING, "Écrire au tableau l’énoncé de chaque question posée à l’oral ; rester face à la "
                       "classe en lisant la preuve."),
        ),
    ),
    phases=(
        Phase("Rappels : les mots du triangle rectangle", 5, "Étiquettes à placer, sans aide.", (1,)),
        Phase("Conjecture", 10, "Compter les carreaux des trois carrés ; énoncer la relation.", (2,)),
        Phase("Preuve", 12, "Avec les triangles découpés, puis au tableau.", (3,)),
        Phase("Théorème et exemple rédigé", 10, "Énoncé, puis calcul d’une hypoténuse.", (4, 5)),
        Phase("Problème de l’échelle", 10, "Recherche à deux, mise en commun.", (6,)),
        Phase("Question et bilan", 8, "Vote, retour sur les erreurs, trace écrite.", (7, 8), (1, 2, 3)),
    ),
    curriculum=curriculum(
        (level_key("021"), level_key("621")), "015-num-919", (domain_key(1), domain_key(4)), 55, "Triangle rectangle"
    ),
)  # fmt: skip
