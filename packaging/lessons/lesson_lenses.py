"""« Les lentilles convergentes », physics, 2de: eight pages with constructions."""

from __future__ import annotations

from itertools import pairwise

from sheet import BLUE, GREEN, INK, ORANGE, RED, VIOLET, YELLOW, Sheet
from shipped_lesson import Phase, ShippedLesson, curriculum

from tni.document.items import Dash, LessonInfo, PdfBackground
from tni.document.lesson_plan import Adaptation, LessonPlan, Need
from tni.document.page_format import Paper, Ruling
from tni.library.built_in_vocabularies import level_key
from tni.render.text_layout import Fonts

NAME = "2de - Lentilles"
GLASS, YELLOW_FILL, BLUE_FILL, GREEN_FILL = "#d6ecf8", "#fff0c8", "#cfe0ff", "#c9eddd"


def _pages(fonts: Fonts, _: PdfBackground | None) -> list[Sheet]:
    return [
        _seen(fonts), _focus(fonts), _rays(fonts), _building(fonts), _size(fonts), _eye(fonts), _question(fonts),
        _kept(fonts),
    ]  # fmt: skip


def _axis(sheet: Sheet, y: float, x0: float = 14.0, x1: float = 306.0) -> None:
    sheet.line(x0, y, x1, y, INK, 0.6, Dash.DASHED)


def _lens(sheet: Sheet, x: float, top: float, bottom: float, colour: int = BLUE) -> None:
    """The symbol of a converging lens: a line with an arrow at each end."""
    middle = (top + bottom) / 2
    sheet.arrow(x, middle, x, top, colour, 1.5)
    sheet.arrow(x, middle, x, bottom, colour, 1.5)


def _point(sheet: Sheet, x: float, y: float, name: str, dx: float = 0.0, dy: float = 9.0, colour: int = INK) -> None:
    sheet.ellipse(x - 1.3, y - 1.3, x + 1.3, y + 1.3, colour, 0.6, sheet.colour(colour))
    sheet.middle(name, x + dx, y + dy, 8.5, colour)


def _seen(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 1, "Qui dévie la lumière ?", "Distribuer des lentilles : regarder un texte proche, puis la fenêtre. "
        "Recueillir les mots des élèves dans le cadre : grossit, renverse, concentre. Convergente : bords minces.",
        fonts=fonts, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.text("Qui dévie la lumière ?", 16, 8, 12, BLUE)
    cards = (
        (16, "loupe", "la loupe", BLUE_FILL), (92, "oeil", "l’œil", GREEN_FILL),
        (168, "microscope", "le microscope", YELLOW_FILL),
    )  # fmt: skip
    for x, name, words, fill in cards:
        sheet.rectangle(x, 32, x + 60, 106, INK, 0.6, fill)
        sheet.symbol(name, x + 7, 36, 46, f"Dessin : {words}")
        sheet.middle(words, x + 30, 95, 8.5)
    sheet.rectangle(244, 32, 304, 106, INK, 0.6, "#ffe1d6")
    sheet.rectangle(254, 50, 294, 80, INK, 1.2, "#ffffff")
    sheet.rectangle(259, 45, 269, 50, INK, 1.2, "#ffffff")
    sheet.ellipse(263, 54, 285, 76, INK, 1.2, GLASS)
    sheet.ellipse(269, 60, 279, 70, INK, 0.9, "#9cc9e6")
    sheet.middle("l’appareil photo", 274, 95, 8)
    sheet.text("Dans tous ces objets, une lentille convergente change le chemin de la lumière.", 16, 112, 7.5)
    sheet.text("Ce que nous avons vu :", 16, 127, 8, VIOLET)
    sheet.blank(16, 140, 304, 174, VIOLET)
    return sheet


def _focus(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 2, "Le foyer image", "Faire l’expérience avec le Soleil ou une lampe lointaine et un écran : mesurer la "
        "distance focale. Jamais l’œil derrière la lentille, ni de papier laissé au foyer.", fonts=fonts,
        paper=Paper.BLACK,
    )  # fmt: skip
    sheet.write("Le foyer image", 160, 22, 6.2, ORANGE, 1.3, centred=True)
    y, lens, focus = 92.0, 130.0, 210.0
    _axis(sheet, y)
    for height in (-36, -18, 18, 36):
        sheet.line(18, y + height, lens, y + height, ORANGE, 1.3)
        sheet.arrow(18, y + height, 78, y + height, ORANGE, 1.3)
        end = 290.0
        sheet.line(lens, y + height, end, y + height * (focus - end) / (focus - lens), ORANGE, 1.3)
    sheet.line(18, y, 290, y, ORANGE, 1.3)
    _lens(sheet, lens, 40, 144)
    _point(sheet, focus, y, "F’", 0, 14, RED)
    _point(sheet, lens, y, "O", -7, 9)
    sheet.line(lens, 150, lens, 158, GREEN, 0.6)
    sheet.line(focus, 112, focus, 158, GREEN, 0.6, Dash.DOTTED)
    sheet.arrow(170, 154, lens, 154, GREEN, 1.0)
    sheet.arrow(170, 154, focus, 154, GREEN, 1.0)
    sheet.middle("distance focale f’ = OF’", 170, 166, 9, GREEN)
    sheet.middle("des rayons parallèles", 62, 42, 8)
    sheet.middle("se croisent en F’", 254, 42, 8)
    return sheet


def _object(sheet: Sheet, x: float, axis: float, height: float, names: tuple[str, str], colour: int) -> None:
    """An object or image as an arrow from the axis; height above it, negative below."""
    sheet.arrow(x, axis, x, axis - height, colour, 1.5)
    away = 7 if height > 0 else -7
    sheet.middle(names[0], x - 1, axis + away, 8.5, colour)
    sheet.middle(names[1], x - 1, axis - height - away, 8.5, colour)


def _rays(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 3, "Trois rayons pour une image", "Construire dans l’ordre : 1 par O, sans déviation ; 2 parallèle à "
        "l’axe, "
        "sort par F’ ; 3 par F, sort parallèle à l’axe. Deux suffisent, le troisième vérifie. Un carreau : 5 mm.",
        fonts=fonts, ruling=Ruling.SQUARED, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.text("Trois rayons pour une image", 15, 8, 12, BLUE)
    y, lens = 95.0, 180.0
    _axis(sheet, y)
    top, low = y - 40, y + 20  # of the object at 120 from the lens, and of its image at 60
    for corners, colour in (
        (((60, top), (lens, y), (300, 135)), RED),
        (((60, top), (lens, top), (270, y + 50)), GREEN),
        (((60, top), (lens, low), (300, low)), ORANGE),
    ):
        for (x0, y0), (x1, y1) in pairwise(corners):
            sheet.line(x0, y0, x1, y1, colour, 1.0)
    sheet.arrow(60, top, 120, y - 20, RED, 1.0)
    sheet.arrow(60, top, 110, top, GREEN, 1.0)
    sheet.arrow(60, top, 100, top + 20, ORANGE, 1.0)
    _lens(sheet, lens, 32, 158)
    _object(sheet, 60, y, 40, ("A", "B"), BLUE)
    _object(sheet, 240, y, -20, ("A’", "B’"), VIOLET)
    _point(sheet, 140, y, "F", -3, 9)
    _point(sheet, 220, y, "F’", 5, -8)
    _point(sheet, lens, y, "O", 6, -8)
    for number, x, end, colour in (("1", 306, 137, RED), ("2", 275, 150, GREEN), ("3", 306, 114, ORANGE)):
        sheet.middle(number, x, end, 7.5, colour)
    for row, (number, words, colour) in enumerate(
        (("1", "par le centre O", RED), ("2", "parallèle à l’axe", GREEN), ("3", "par le foyer F", ORANGE))
    ):
        top = 127.0 + 15 * row
        sheet.ellipse(16, top, 27, top + 11, colour, 0.8, "#ffffff")
        sheet.middle(number, 21.5, top + 5.5, 7.5, colour)
        sheet.text(words, 31, top + 0.5, 7.5, colour)
    return sheet


def _building(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 4, "À construire", "Un élève trace les rayons à la règle, un autre glisse la flèche violette à la "
        "place de "
        "l’image : à 80 mm de la lentille, renversée, de même taille. Demander ce qui change si l’objet s’éloigne.",
        fonts=fonts, ruling=Ruling.SQUARED, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.text("À construire", 15, 8, 12, BLUE)
    sheet.text("Trace deux rayons, puis place l’image.", 15, 26, 8)
    y, lens = 105.0, 150.0
    _axis(sheet, y)
    _lens(sheet, lens, 45, 165)
    _object(sheet, 70, y, 30, ("A", "B"), BLUE)
    _point(sheet, 110, y, "F", 0, 9)
    _point(sheet, 190, y, "F’", 0, 9)
    _point(sheet, lens, y, "O", 6, 9)
    for x, length, name in ((258, 15, "a"), (276, 30, "b"), (294, 45, "c")):
        with sheet.moving():
            sheet.arrow(x, 30, x, 30 + length, VIOLET, 1.5)
            sheet.middle(name, x, 24, 8, VIOLET)
    return sheet


def _size(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 5, "Le grandissement", "Faire reconnaître la configuration de Thalès entre OAB et OA’B’. Calcul : 15 ÷ "
        "30 = "
        "0,5 et 60 ÷ 120 = 0,5 ; l’image est deux fois plus petite que l’objet. Certains manuels notent le "
        "grandissement γ.", fonts=fonts, ruling=Ruling.SEYES,
    )  # fmt: skip
    left, right = sheet.write("Le grandissement", 176, 24, 6.0, RED, 1.2, centred=True)
    sheet.drawn([(left - 2, 29), ((left + right) / 2, 28.4), (right + 2, 29)], RED)
    sheet.write("Il compare l’image à l’objet :", 48, 48, 4.4)
    sheet.write("G =", 60, 77, 5.2, RED, 1.2)
    sheet.fraction("A’B’", "AB", 104, 72, 6.0, RED)
    sheet.write("=", 132, 77, 5.2, RED, 1.2)
    sheet.fraction("OA’", "OA", 164, 72, 6.0, RED)
    sheet.area(((200, 84), (266, 84), (200, 56)), BLUE, 1.0, BLUE_FILL)
    sheet.area(((266, 84), (299, 84), (299, 98)), VIOLET, 1.0, "#ecd9f7")
    for words, x, y, colour in (("A", 195, 88, BLUE), ("B", 195, 53, BLUE), ("O", 266, 92, INK),
                                ("A’", 306, 82, VIOLET), ("B’", 306, 101, VIOLET)):  # fmt: skip
        sheet.middle(words, x, y, 7.5, colour)
    sheet.write("AB = 30 mm, A’B’ = 15 mm : G = .......", 48, 120, 4.4, BLUE)
    sheet.write("OA = 120 mm, OA’ = 60 mm : G = .......", 48, 136, 4.4, BLUE)
    sheet.write("L’image est ................... que l’objet.", 48, 160, 4.4)
    return sheet


def _eye(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 6, "L’œil réduit", "Faire glisser les étiquettes du bas : l’iris est un diaphragme, le cristallin une "
        "lentille, la rétine un écran. L’image sur la rétine est renversée : le cerveau la redresse.", fonts=fonts,
        paper=Paper.WHITE,
    )  # fmt: skip
    sheet.text("L’œil réduit", 16, 8, 12, BLUE)
    sheet.text("À quoi correspond chaque partie de l’œil ?", 16, 26, 8)
    sheet.ellipse(30, 44, 122, 130, INK, 1.4, "#fdf7ec")
    sheet.ellipse(43, 66, 55, 108, BLUE, 1.3, GLASS)
    sheet.line(38, 56, 41, 72, GREEN, 2.4)
    sheet.line(38, 118, 41, 102, GREEN, 2.4)
    sheet.arc((108, 56), (122, 87), (108, 118), RED, 2.6)
    sheet.line(8, 80, 49, 80, ORANGE, 1.0)
    sheet.line(8, 94, 49, 94, ORANGE, 1.0)
    sheet.line(49, 80, 121, 87, ORANGE, 1.0)
    sheet.line(49, 94, 121, 87, ORANGE, 1.0)
    for x, y, name, colour in ((26, 50, "iris", GREEN), (78, 66, "cristallin", BLUE), (139, 70, "rétine", RED)):
        sheet.middle(name, x, y, 8, colour)
    rows = (("iris", GREEN), ("cristallin", BLUE), ("rétine", RED))
    sheet.middle("dans l’œil", 198, 42, 8)
    sheet.middle("au laboratoire", 268, 42, 8)
    for row, (name, colour) in enumerate(rows):
        top = 50.0 + 28 * row
        sheet.rectangle(164, top, 232, top + 24, colour, 0.9, "#ffffff")
        sheet.middle(name, 198, top + 12, 9, colour)
        sheet.area(((236, top), (306, top), (306, top + 24), (236, top + 24)), colour, 0.9, None, Dash.DASHED)
    for place, word in enumerate(("un écran", "un diaphragme", "une lentille")):
        sheet.label(word, 30 + 90 * place, 144, 80, YELLOW_FILL, ORANGE, 9, 18)
    return sheet


def _question(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 7, "Question", "Réponse : C. Le rayon qui passe par le centre optique n’est pas dévié. Qui répond A "
        "pense "
        "au rayon parallèle à l’axe ; qui répond B, au rayon qui passe par F.", fonts=fonts,
    )  # fmt: skip
    sheet.text("Ce rayon passe par O. Comment sort-il ?", 160, 8, 11.5, VIOLET, centred=True)
    y, lens = 70.0, 150.0
    _axis(sheet, y, 40, 280)
    sheet.line(70, y - 28, lens, y, RED, 1.4)
    sheet.arrow(70, y - 28, 116, y - 11.9, RED, 1.4)
    _lens(sheet, lens, 32, 108)
    _point(sheet, 100, y, "F", 0, 9)
    _point(sheet, 200, y, "F’", 0, 9)
    _point(sheet, lens, y, "O", 6, 9)
    sheet.middle("?", 184, 50, 13, RED)
    sheet.choices(("il passe par F’", "parallèle à l’axe", "tout droit", "il est arrêté"), 117)
    return sheet


def _kept(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 8, "Ce que je retiens", "À compléter : minces, F’, O, F, renversée. Le schéma de la page 3 est à "
        "reproduire "
        "dans le cahier, à l’échelle un demi.", fonts=fonts, ruling=Ruling.SEYES,
    )  # fmt: skip
    left, right = sheet.write("Ce que je retiens", 176, 24, 6.0, RED, 1.2, centred=True)
    sheet.drawn([(left - 2, 29), ((left + right) / 2, 28.4), (right + 2, 29)], RED)
    lines = (
        "Une lentille convergente a des bords ................ .",
        "Parallèle à l’axe, un rayon ressort par ........ .",
        "Par le centre ........ , il n’est pas dévié.",
        "Par ........ , il ressort parallèle à l’axe.",
        "Sur un écran, l’image est ................ .",
    )
    for row, words in enumerate(lines):
        sheet.write(words, 48, 56 + 16 * row, 4.4, INK)
    right = sheet.write("G = A’B’ / AB = OA’ / OA", 48, 152, 4.6, BLUE, 1.1)[1]
    sheet.highlight_line(48, 149.5, right, YELLOW)
    return sheet


LESSON = ShippedLesson(
    file=NAME,
    info=LessonInfo(
        title="Les lentilles convergentes", subject="Physique-chimie", level="2de", tags=("optique", "construction"),
        colour="#c17d15",
    ),
    pages=_pages,
    plan=LessonPlan(
        aims="Construire l’image d’un objet par une lentille mince convergente, calculer son grandissement et "
        "modéliser "
        "l’œil.",
        abilities="Définir et mesurer une distance focale.\nConstruire l’image réelle d’un objet réel.\nCalculer un "
        "grandissement.\nAssocier les parties de l’œil à celles du modèle réduit.",
        materials="Par groupe : banc d’optique, lentilles convergentes de 100 mm et de 200 mm, objet lumineux, écran.\n"
        "Papier quadrillé, règle, crayons de trois couleurs.",
        homework="Reproduire la construction de la page 3 avec OA = 80 mm et f’ = 40 mm ; mesurer l’image et "
        "calculer G.",
        adaptations=(
            Adaptation(Need.DYS, "Donner la figure déjà tracée avec l’axe, la lentille et les foyers ; garder une "
                       "couleur "
                       "par rayon."),
            Adaptation(Need.SIGHT, "Fournir la construction en A3, traits de 2 mm ; décrire à voix haute chaque "
                       "rayon."),
            Adaptation(Need.MOTOR, "Proposer la construction au tableau avec la règle du programme, ou les flèches à "
                       "déplacer de la page 4."),
        ),
    ),
    phases=(
        Phase("Observer", 8, "Lentilles en main ; recueil des mots au tableau.", (1,)),
        Phase("Foyer et distance focale", 10, "Image d’une source lointaine sur l’écran ; mesure.", (2,)),
        Phase("Construire une image", 15, "Les trois rayons, puis construction en autonomie.", (3, 4)),
        Phase("Grandissement", 10, "Thalès, puis calcul et vérification au banc.", (5,)),
        Phase("L’œil réduit", 5, "Étiquettes à placer.", (6,)),
        Phase("Question et bilan", 7, "Vote, erreurs, trace écrite.", (7, 8), (1, 2, 3)),
    ),
    curriculum=curriculum((level_key("136"),), "015-num-1831", (), 55, "Vision et image", 2),
)  # fmt: skip
