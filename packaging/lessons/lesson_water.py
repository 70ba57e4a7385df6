"""« Le cycle de l’eau », sciences, 6e: six pages."""

from __future__ import annotations

from math import pi

import numpy as np
from sheet import BLUE, GREEN, INK, ORANGE, RED, SKY, VIOLET, YELLOW, Sheet
from shipped_lesson import Phase, ShippedLesson, curriculum

from tni.document.items import LessonInfo, PdfBackground
from tni.document.lesson_plan import Adaptation, LessonPlan, Need
from tni.document.page_format import Paper, Ruling
from tni.library.built_in_vocabularies import domain_key, level_key
from tni.render.text_layout import Fonts

NAME = "cycle-de-l-eau"
INFO = LessonInfo(
    title="Le cycle de l’eau", subject="Sciences et technologie", level="6e", tags=("eau", "états de la matière"),
    colour="#0762ff",
)  # fmt: skip
CLOUD = (
    (0, 0),
    (-7, -9),
    (4, -17),
    (15, -13),
    (24, -22),
    (38, -18),
    (43, -11),
    (53, -10),
    (55, 0),
    (44, 4),
    (8, 4),
    (0, 0),
)


def pages(fonts: Fonts, _: PdfBackground | None) -> list[Sheet]:
    return [_cycle(fonts), _states(fonts), _experiment(fonts), _placing(fonts), _question(fonts), _kept(fonts)]


def _cycle(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 1, "Le cycle de l’eau", "Faire suivre une goutte d’eau du doigt, dans le sens des flèches. Demander d’où "
        "vient l’énergie : du Soleil.", fonts=fonts,
    )  # fmt: skip
    sheet.text("Le cycle de l’eau", 16, 7, 12, BLUE)
    sheet.rectangle(0, 146, 186, 180, BLUE, 0.6, "#cfe3ff")
    _waves(sheet)
    _mountain(sheet)
    sheet.ellipse(20, 34, 48, 62, ORANGE, 1.2, "#ffe6a3")
    for turn in range(10):
        angle = 2 * pi * turn / 10
        x, y = np.sin(angle), np.cos(angle)
        sheet.line(34 + 17 * x, 48 + 17 * y, 34 + 23 * x, 48 + 23 * y, ORANGE, 1.2)
    for x, y in ((112, 52), (222, 46)):
        sheet.drawn([(x + dx, y + dy) for dx, dy in CLOUD], INK, 1.2)
    for x in (228, 238, 248, 258, 268):
        sheet.line(x, 56, x - 4, 68, BLUE, 1.2)
    for x in (66, 78, 90):
        sheet.drawn([(x, 140), (x + 3, 128), (x - 2, 116), (x + 2, 104), (x, 92)], BLUE, 1.2)
        sheet.polygon([(x - 3, 96), (x, 90), (x + 3, 96)], BLUE, 1.2)
    sheet.arrow(172, 44, 210, 41, INK, 1.2)
    sheet.arrow(252, 93, 208, 131, BLUE, 1.4)
    sheet.arrow(250, 152, 196, 166, GREEN, 1.4)
    words = (
        ("évaporation", 97, 110, RED), ("condensation", 118, 15, RED), ("précipitations", 226, 8, RED),
        ("ruissellement", 176, 92, RED), ("infiltration", 252, 150, GREEN), ("mer", 20, 158, BLUE),
    )  # fmt: skip
    for name, x, y, colour in words:
        sheet.text(name, x, y, 8, colour)
    return sheet


def _waves(sheet: Sheet) -> None:
    for x, y in ((14, 153), (96, 158), (136, 152), (58, 170), (120, 172)):
        sheet.drawn([(x, y), (x + 5, y - 2), (x + 10, y), (x + 15, y - 2), (x + 20, y)], BLUE, 0.8)


def _mountain(sheet: Sheet) -> None:
    sheet.drawn(
        [(186, 146), (214, 138), (240, 116), (262, 92), (276, 80), (290, 92), (306, 112), (319, 122)], GREEN, 1.4
    )
    sheet.drawn([(262, 92), (268, 96), (274, 91), (281, 97), (290, 92)], INK, 1.0)
    for x, y in ((266, 124), (284, 114), (303, 134)):
        sheet.line(x, y + 8, x, y + 2, INK, 1.0)
        sheet.polygon([(x - 4, y + 3), (x, y - 7), (x + 4, y + 3), (x - 4, y + 3)], GREEN, 1.0)


def _states(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 2, "Les trois états de l’eau", "Relier chaque état à un exemple du quotidien : glaçon, robinet, vapeur "
        "invisible au-dessus de la casserole.", fonts=fonts, paper=Paper.BLACK,
    )  # fmt: skip
    sheet.write("Les trois états de l’eau", 160, 26, 6.0, ORANGE, 1.2, centred=True)
    for x, name in ((58.0, "solide"), (160.0, "liquide"), (262.0, "gazeux")):
        sheet.rectangle(x - 30, 52, x + 30, 112, INK, 1.0)
        sheet.text(name, x, 116, 11, centred=True)
    solid = [(36.5 + 10.5 * i, 63 + 10.5 * k) for i in range(5) for k in range(5)]
    liquid = [
        (139 + 10.6 * i + 2.2 * (k % 2), 84 + 8.9 * k + 1.6 * ((i * 7 + k) % 2)) for i in range(5) for k in range(3)
    ]
    gas = [(242, 66), (268, 60), (283, 80), (252, 88), (274, 99), (240, 104)]
    for places, colour in ((solid, BLUE), (liquid, GREEN), (gas, ORANGE)):
        for x, y in places:
            sheet.ellipse(x - 3.6, y - 3.6, x + 3.6, y + 3.6, colour, 0.8)
    for x, there, back in ((109.0, "fusion", "solidification"), (211.0, "vaporisation", "liquéfaction")):
        sheet.arrow(x - 18, 74, x + 18, 74, RED, 1.4)
        sheet.text(there, x, 38, 7.5, RED, centred=True)
        sheet.arrow(x + 18, 92, x - 18, 92, BLUE, 1.4)
        sheet.text(back, x, 134, 8, BLUE, centred=True)
        sheet.line(x, 48.5, x, 71, RED, 0.5)
        sheet.line(x, 95, x, 133, BLUE, 0.5)
    sheet.text("chauffer", 60, 158, 9, RED, centred=True)
    sheet.arrow(86, 164, 234, 164, RED, 1.4)
    sheet.text("Le nombre de particules ne change pas.", 160, 149, 7, centred=True)
    return sheet


def _experiment(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 3, "On chauffe de la glace", "Faire prévoir la courbe avant de la tracer. Pendant un changement d’état, "
        "la température de l’eau pure ne change pas.", fonts=fonts, ruling=Ruling.SQUARED,
    )  # fmt: skip
    sheet.text("On chauffe de la glace", 15, 8, 12, BLUE)
    sheet.arrow(45, 165, 45, 30, INK, 1.0)
    sheet.arrow(45, 140, 305, 140, INK, 1.0)
    sheet.text("température (°C)", 50, 27, 7)
    sheet.text("temps", 284, 143, 7)
    for value, y in ((0, 140), (50, 100), (100, 60)):
        sheet.text(str(value), 30, y - 4.5, 7)
        sheet.line(43, y, 47, y, INK, 0.8)
    sheet.polygon([(45, 156), (80, 140), (140, 140), (205, 60), (275, 60)], BLUE, 1.6)
    for x0, x1, y, name in ((80, 140, 140, "fusion"), (205, 275, 60, "ébullition")):
        sheet.highlight(np.linspace((x0, y), (x1, y), 80), YELLOW, 6.0)
        sheet.text(name, (x0 + x1) / 2, y - 14, 8, RED, centred=True)
    for x, y, name in ((52, 158, "solide"), (186, 104, "liquide")):
        sheet.text(name, x, y, 8, GREEN)
    return sheet


def _placing(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 4, "Replacer les mots", "Un élève par étiquette ; il dit ce qui se passe et si l’eau change d’état. "
        "Seules "
        "l’évaporation et la condensation sont des changements d’état ; les autres sont des déplacements.", fonts=fonts,
        paper=Paper.WHITE,
    )  # fmt: skip
    sheet.text("Replace les mots sur le cycle.", 16, 7, 11, BLUE)
    sheet.rectangle(0, 128, 150, 150, BLUE, 0.6, "#cfe3ff")
    sheet.area(
        ((150, 150), (150, 128), (188, 122), (236, 62), (276, 92), (320, 116), (320, 150)), GREEN, 0.8, "#dff1e2"
    )
    sheet.area(((224, 77), (236, 62), (256, 77), (248, 74), (240, 80), (232, 75)), INK, 0.8, "#ffffff")
    sheet.symbol("soleil", 6, 28, 34, "Dessin : le Soleil")
    sheet.symbol("nuage", 92, 22, 38, "Dessin : un nuage")
    sheet.symbol("pluie", 252, 22, 44, "Dessin : la pluie")
    for x in (42, 54, 66):
        sheet.drawn([(x, 122), (x + 3, 112), (x - 2, 102), (x + 2, 92), (x, 82)], BLUE, 1.2)
        sheet.polygon([(x - 3, 86), (x, 80), (x + 3, 86)], BLUE, 1.2)
    sheet.arrow(136, 42, 246, 42, INK, 1.2)
    sheet.middle("le vent", 190, 34, 8)
    sheet.arrow(222, 88, 190, 116, BLUE, 1.4)
    sheet.arrow(268, 126, 156, 141, GREEN, 1.4)
    for x, y in ((76, 94), (82, 60), (260, 68), (221, 98), (214, 135)):
        sheet.blank(x, y, x + 58, y + 13, INK)
    words = ("infiltration", "évaporation", "ruissellement", "précipitations", "condensation")
    for place, word in enumerate(words):
        sheet.label(word, 5 + 63 * place, 158, 58, "#fff0d0", ORANGE, 7.6, 15)
    return sheet


def _question(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 5, "Question", "Réponse : B. La fusion va du solide au liquide ; la condensation et la solidification "
        "demandent de refroidir.", fonts=fonts,
    )  # fmt: skip
    sheet.text("Le linge sèche au soleil.", 160, 14, 11, centred=True)
    sheet.text("Comment s’appelle ce que fait l’eau ?", 160, 32, 11, VIOLET, centred=True)
    sheet.drawn([(70, 62), (115, 66), (160, 67), (205, 66), (250, 62)], INK, 1.0)
    for x in (110, 190):
        sheet.polygon([(x, 66), (x - 14, 72), (x - 10, 80), (x - 5, 77), (x - 5, 102), (x + 25, 102)], BLUE, 1.2)
        sheet.polygon([(x + 25, 102), (x + 25, 77), (x + 30, 80), (x + 34, 72), (x + 20, 66)], BLUE, 1.2)
        sheet.drawn([(x, 66), (x + 10, 71), (x + 20, 66)], BLUE, 1.2)
    sheet.choices(("la fusion", "l’évaporation", "la condensation", "la solidification"), 116)
    return sheet


def _kept(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 6, "Ce que je retiens", "À compléter avec la classe : évaporation, condensation, précipitations, "
        "ruissellement, infiltration.", fonts=fonts, ruling=Ruling.SEYES,
    )  # fmt: skip
    left, right = sheet.write("Ce que je retiens", 176, 24, 6.0, RED, 1.2, centred=True)
    sheet.drawn([(left - 2, 29), ((left + right) / 2, 28.4), (right + 2, 29)], RED)
    lines = (
        "Le Soleil chauffe la mer : c’est l’...................", "En altitude, la vapeur refroidit et forme",
        "des nuages : c’est la ...................", "L’eau retombe : ce sont les ...................",
        "Elle revient à la mer par ...................", "L’eau change d’état, mais n’est jamais perdue.",
    )  # fmt: skip
    for row, words in enumerate(lines):
        last = row == len(lines) - 1
        _, right = sheet.write(words, 48, 56 + 16 * row, 4.2, BLUE if last else INK)
        if last:
            sheet.highlight(np.linspace((48, 134), (right, 134), 160), SKY, 7.0)
    return sheet


LESSON = ShippedLesson(
    file=NAME,
    info=INFO,
    pages=pages,
    plan=LessonPlan(
        aims="Décrire le cycle de l’eau et nommer les changements d’état qui s’y produisent.",
        abilities="Nommer les trois états de l’eau et passer de l’un à l’autre.\nLire la courbe de température de la "
        "glace "
        "que l’on chauffe.\nReplacer les cinq étapes du cycle de l’eau.",
        materials="Glaçons, bouilloire, assiette froide.\nThermomètre et chronomètre.",
        homework="Relever chez soi trois situations où l’eau change d’état, et nommer chaque changement.",
        adaptations=(
            Adaptation(Need.DYS, "Donner la liste des cinq mots avec un dessin pour chacun ; étiquettes à coller "
                       "plutôt "
                       "qu’à copier."),
            Adaptation(Need.SIGHT, "Schéma du cycle agrandi en A3, traits épais ; décrire chaque flèche à voix haute."),
            Adaptation(Need.HEARING, "Montrer chaque étape du doigt en même temps que son nom écrit."),
        ),
    ),
    phases=(
        Phase("Suivre une goutte d’eau", 10, "Description du schéma, vocabulaire.", (1,)),
        Phase("Les trois états", 10, "Du glaçon à la vapeur ; modèle des particules.", (2,)),
        Phase("On chauffe de la glace", 12, "Prévoir la courbe, mesurer, tracer.", (3,)),
        Phase("Replacer les mots", 8, "Étiquettes à déplacer, chacun justifie.", (4,)),
        Phase("Question et trace", 15, "Vote, discussion, trace à compléter.", (5, 6), (1, 2, 3)),
    ),
    curriculum=curriculum(
        (level_key("018"), level_key("620")), "015-num-1833", (domain_key(4), domain_key(1)), 55, "La matière et ses "
        "états"
    ),
)  # fmt: skip
