"""« Dix et encore », mathematics, CP: seven pages on ten as a unit."""

from __future__ import annotations

from random import Random

from sheet import BLUE, GREEN, INK, ORANGE, RED, VIOLET, Sheet
from shipped_lesson import Phase, ShippedLesson, curriculum

from tni.document.items import LessonInfo, PdfBackground
from tni.document.lesson_plan import Adaptation, LessonPlan, Need
from tni.document.page_format import Paper, Ruling
from tni.library.built_in_vocabularies import domain_key, level_key
from tni.render.text_layout import Fonts

NAME = "CP - Dix et encore"
TEN, ONE = "#fbe0b4", "#bcd3ff"


def _pages(fonts: Fonts, _: PdfBackground | None) -> list[Sheet]:
    return [
        _counting(fonts), _packing(fonts), _adding(fonts), _table(fonts), _line(fonts), _question(fonts), _kept(fonts),
    ]  # fmt: skip


def _bar(sheet: Sheet, x: float, y: float, side: float = 7.0) -> None:
    """Ten cubes in one bar, standing."""
    for step in range(10):
        sheet.rectangle(x, y + step * side, x + side, y + (step + 1) * side, INK, 0.7, TEN)


def _cube(sheet: Sheet, x: float, y: float, side: float = 7.0) -> None:
    sheet.rectangle(x, y, x + side, y + side, INK, 0.7, ONE)


def _number(sheet: Sheet, x: float, y: float, tens: int, units: int, side: float = 7.0) -> None:
    """A number in bars and cubes, whose top left corner is (x, y)."""
    for ten in range(tens):
        _bar(sheet, x + ten * side * 1.6, y, side)
    left = x + tens * side * 1.6 + side * 0.6
    for unit in range(units):
        _cube(sheet, left + (unit // 5) * side * 1.4, y + side * (9 - 1.4 * (unit % 5)), side)


def _counting(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 1, "Combien de cubes ?", "Laisser d’abord estimer, puis compter. Un élève glisse les cubes dans la boîte "
        "de dix : quand elle est pleine, il en reste trois. On dit « dix et encore trois ».", fonts=fonts,
        paper=Paper.WHITE,
    )  # fmt: skip
    sheet.text("Combien de cubes ?", 16, 8, 13, BLUE)
    sheet.text("Remplis la boîte de dix.", 16, 27, 8.5)
    sheet.rectangle(176, 48, 301, 102, ORANGE, 1.4, "#fff6e4")
    for column in range(5):
        for row in range(2):
            x, y = 182 + 23.2 * column, 53 + 23.0 * row
            sheet.rectangle(x, y, x + 20, y + 20, ORANGE, 0.6, "#ffffff")
    sheet.middle("la boîte de dix", 238.5, 112, 9, ORANGE)
    sheet.text("10 et encore", 176, 136, 12)
    sheet.blank(252, 132, 276, 156)
    random = Random(4)
    for index in range(13):
        x = 20 + 30 * (index % 5) + random.uniform(-4, 4)
        y = 56 + 36 * (index // 5) + random.uniform(-5, 5)
        with sheet.moving():
            sheet.rectangle(x, y, x + 17, y + 17, BLUE, 0.9, ONE)
    return sheet


def _packing(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 2, "Une dizaine", "Compter les dix cubes à voix haute, puis montrer la barre : c’est la même quantité. "
        "Introduire le mot « dizaine » ; le faire répéter et comparer avec « douzaine ».", fonts=fonts,
    )  # fmt: skip
    sheet.text("Dix unités, une dizaine", 16, 8, 13, BLUE)
    for unit in range(10):
        _cube(sheet, 36 + 25 * (unit % 4), 50 + 27 * (unit // 4), 11)
    sheet.arrow(146, 88, 190, 88, RED, 1.8)
    sheet.middle("on les attache", 168, 76, 7.5, RED)
    _bar(sheet, 236, 28, 11)
    sheet.write("10 unités", 50, 158, 6.0, BLUE, 1.2)
    sheet.write("=", 160, 158, 6.0, INK, 1.2)
    sheet.write("1 dizaine", 208, 158, 6.0, RED, 1.2)
    return sheet


def _adding(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 3, "Dix et encore…", "Lire chaque ligne ensemble : « dix et encore deux, douze ». Les élèves écrivent "
        "sur "
        "l’ardoise avant que l’un d’eux complète au tableau. Les nombres de onze à seize se disent d’un seul mot.",
        fonts=fonts, paper=Paper.BLACK,
    )  # fmt: skip
    sheet.write("Dix et encore...", 160, 24, 6.4, ORANGE, 1.4, centred=True)
    for row, more in enumerate((2, 5, 6)):
        top = 40 + 46 * row
        for step in range(10):
            sheet.rectangle(20 + 9 * step, top + 8, 29 + 9 * step, top + 17, INK, 0.8, "#8a6414")
        for unit in range(more):
            sheet.rectangle(20 + 12 * unit, top + 22, 29 + 12 * unit, top + 31, INK, 0.8, "#1f5fae")
        base = top + 26
        sheet.write("10", 132, base, 7.0, ORANGE, 1.3)
        sheet.write("+", 164, base, 7.0, INK, 1.3)
        sheet.write(str(more), 186, base, 7.0, BLUE, 1.3)
        sheet.write("=", 208, base, 7.0, INK, 1.3)
        if row:
            sheet.blank(232, top + 4, 268, top + 34, INK)
        else:
            sheet.write("12", 236, base, 7.0, GREEN, 1.3)
            sheet.write("douze", 268, base, 5.0, GREEN, 1.1)
    return sheet


def _table(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 4, "Dizaines et unités", "La première ligne est un modèle. Compléter les deux autres avec la classe. "
        "Dans 31, le 3 compte des dizaines : il vaut trente. Finir par « vingt », qui n’a aucune unité seule.",
        fonts=fonts, ruling=Ruling.SQUARED,
    )  # fmt: skip
    sheet.text("Dizaines et unités", 15, 8, 13, BLUE)
    rights, tops = (15, 145, 200, 255, 310), (30, 45, 90, 135, 175)
    heads = ((80, "je vois", INK), (172.5, "dizaines", RED), (227.5, "unités", BLUE), (282.5, "j’écris", GREEN))
    sheet.rectangle(15, 30, 310, 45, INK, 0.8, "#f1f1ea")
    for middle, name, colour in heads:
        sheet.middle(name, middle, 37.5, 8.5, colour)
    for x in rights:
        sheet.line(x, 30, x, 175, INK, 0.9)
    for y in tops:
        sheet.line(15, y, 310, y, INK, 0.9)
    for row, (tens, units) in enumerate(((2, 4), (3, 1), (2, 0))):
        top = tops[row + 1]
        for ten in range(tens):
            for step in range(10):
                x, y = 22 + 9 * step, top + 4 + 12.5 * ten
                sheet.rectangle(x, y, x + 9, y + 9, INK, 0.6, TEN)
        for unit in range(units):
            _cube(sheet, 119 + 12 * (unit % 2), top + 6 + 13 * (unit // 2), 9)
    for x, digits, colour in ((172.5, "2", RED), (227.5, "4", BLUE), (282.5, "24", GREEN)):
        sheet.write(digits, x, 75, 7.0, colour, 1.3, centred=True)
    return sheet


def _line(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 5, "La bande des nombres", "Chaque élève vient glisser une étiquette sous sa case et explique : « 17, "
        "c’est dix et encore sept ». Faire remarquer que la ligne du dessous ajoute toujours une dizaine.",
        fonts=fonts, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.text("La bande des nombres", 16, 8, 13, BLUE)
    sheet.text("Glisse chaque nombre à sa place.", 16, 27, 8.5)
    hidden = {4, 10, 17, 21, 29}
    for number in range(1, 31):
        x, y = 25 + 27 * ((number - 1) % 10), 46 + 27 * ((number - 1) // 10)
        fill = "#ffffff" if number in hidden else TEN if number % 10 == 0 else "#eef3ff"
        sheet.rectangle(x, y, x + 27, y + 27, INK, 0.8, fill)
        if number not in hidden:
            sheet.middle(str(number), x + 13.5, y + 13.5, 11)
    for place, number in enumerate((21, 4, 29, 10, 17)):
        sheet.label(str(number), 50 + 48 * place, 144, 24, "#ffe1d6", RED, 11, 22)
    return sheet


def _question(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 6, "Question", "Réponse : B. Qui répond A a compté les barres comme des cubes ; qui répond C a échangé "
        "dizaines et unités ; qui répond D écrit comme il entend, « vingt » puis « quatre ».", fonts=fonts,
    )  # fmt: skip
    sheet.text("Quel nombre vois-tu ?", 160, 8, 13, VIOLET, centred=True)
    _number(sheet, 138, 34, 2, 4, 7.4)
    sheet.choices(("6", "24", "42", "204"), 118, 12)
    return sheet


def _kept(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 7, "Ce que je retiens", "Lire ensemble, puis compléter la dernière ligne : chacun choisit un nombre "
        "entre "
        "11 et 19. La trace est copiée dans le cahier de leçons, deux lignes au "
        "plus.", fonts=fonts, ruling=Ruling.SEYES,
    )  # fmt: skip
    left, right = sheet.write("Ce que je retiens", 176, 24, 6.0, RED, 1.2, centred=True)
    sheet.drawn([(left - 2, 29), ((left + right) / 2, 28.4), (right + 2, 29)], RED)
    sheet.write("Avec dix unités, je fais une dizaine.", 48, 56, 4.4)
    sheet.write("14, c’est dix et encore quatre.", 48, 80, 4.4)
    right = sheet.write("14 = 10 + 4", 48, 104, 4.4, INK)[1] + 6
    sheet.write("1 dizaine", 176, 96, 4.4, RED)
    sheet.write("et 4 unités", 176, 112, 4.4, BLUE)
    sheet.arrow(right, 100, 168, 93.5, RED, 0.9)
    sheet.arrow(right, 103, 168, 109.5, BLUE, 0.9)
    sheet.write("Mon nombre : .......... = 10 + .......... .", 48, 144, 4.4)
    return sheet


LESSON = ShippedLesson(
    file=NAME,
    info=LessonInfo(
        title="Dix et encore", subject="Mathématiques", level="CP", tags=("numération", "dizaine"), colour="#f2b84b"
    ),
    pages=_pages,
    plan=LessonPlan(
        aims="Comprendre que dix unités forment une dizaine, et s’en servir pour dénombrer et écrire les nombres.",
        abilities="Grouper une collection par dix.\nÉcrire un nombre inférieur à 40 d’après ses dizaines et ses "
        "unités.\nDire un nombre de 11 à 19 comme « dix et encore… ».",
        materials="Cubes à emboîter, trente par groupe de deux.\nArdoises et feutres.\nBoîtes à œufs de dix, ou "
        "gabarits.",
        homework="Chez soi, compter une collection d’objets en faisant un paquet de dix ; dire « dix et encore… ».",
        adaptations=(
            Adaptation(Need.DYS, "Garder la même couleur pour les dizaines (jaune) et pour les unités (bleu). Lire les "
                       "consignes à voix haute ; ne pas faire copier la trace, la donner collée."),
            Adaptation(Need.MOTOR, "Manipuler de grands cubes ou les étiquettes du tableau plutôt que de petits "
                       "cubes ; "
                       "répondre au vote avec un adulte ou un boîtier."),
            Adaptation(Need.SIGHT, "Donner de vrais cubes à toucher, et afficher une page à la fois, agrandie."),
        ),
    ),
    phases=(
        Phase("Je cherche : combien de cubes ?", 10, "Par deux, avec de vrais cubes, puis au tableau : remplir la "
              "boîte "
              "de dix.", (1,)),
        Phase("La dizaine", 8, "Attacher dix cubes ; nommer la dizaine.", (2,)),
        Phase("Dix et encore…", 10, "Sur l’ardoise, ligne par ligne ; correction au tableau.", (3,)),
        Phase("Dizaines, unités, bande des nombres", 10, "Compléter le tableau, puis placer les étiquettes ; chacun "
              "explique sa place.", (4, 5)),
        Phase("Question et trace", 7, "Vote, discussion des erreurs, puis lecture de la trace "
              "écrite.", (6, 7), (1, 2, 3)),
    ),
    curriculum=curriculum(
        (level_key("010"), level_key("619")), "015-num-919", (domain_key(1), domain_key(4)), 45, "Les nombres "
        "jusqu’à 69"
    ),
)  # fmt: skip
