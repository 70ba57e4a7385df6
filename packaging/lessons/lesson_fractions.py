"""« Les fractions », mathematics, CM1 to 6e: six pages and a worksheet."""

from __future__ import annotations

from sheet import BLUE, GREEN, INK, LIME, PINK, RED, SKY, VIOLET, YELLOW, Sheet
from shipped_lesson import Phase, ShippedLesson, curriculum

from tni.document.items import LessonInfo, PdfBackground
from tni.document.lesson_plan import Adaptation, LessonPlan, Need
from tni.document.page_format import A4_PORTRAIT, Paper, Ruling
from tni.library.built_in_vocabularies import domain_key, level_key
from tni.render.text_layout import Fonts

NAME = "fractions"
INFO = LessonInfo(
    title="Les fractions",
    subject="Mathématiques",
    level="CM1 – CM2 – 6e",
    tags=("fractions", "partage"),
    colour="#1d9c73",
)
BLUE_FILL, GREEN_FILL, ORANGE_FILL = "#bcd3ff", "#bfe8d6", "#fbe0b4"


def pages(fonts: Fonts, worksheet: PdfBackground | None) -> list[Sheet]:
    return [
        _sharing(fonts),
        _words(fonts),
        _equal(fonts),
        _adding(fonts),
        _exercise(fonts, worksheet),
        _question(fonts),
    ]


def _sharing(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 1, "Partager une unité", "Faire plier une feuille en deux, puis en quatre, avant de montrer les disques. "
        "Insister : les parts doivent être égales.", fonts=fonts, ruling=Ruling.SEYES,
    )  # fmt: skip
    left, right = sheet.write("Les fractions", 176, 24, 6.2, RED, 1.2, centred=True)
    sheet.drawn([(left - 2, 29), ((left + right) / 2, 28.4), (right + 2, 29)], RED)
    sheet.write("On partage une unité en parts égales.", 48, 48, 4.4)
    parts = ((82, 2, 1, SKY, "un demi"), (172, 3, 1, LIME, "un tiers"), (262, 4, 3, YELLOW, "trois quarts"))
    for x, whole, filled, colour, name in parts:
        sheet.pie((x, 94), 28, whole, filled, colour)
        sheet.fraction(str(filled), str(whole), x - 26, 148, 6.4, BLUE)
        sheet.write(name, x - 10, 151, 4.2)
    return sheet


def _words(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 2, "Les mots des fractions", "Les élèves lisent : trois quarts. Le dénominateur donne le nom des parts, "
        "le numérateur les compte.", fonts=fonts, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.text("Les mots des fractions", 16, 10, 12, BLUE)
    sheet.fraction("3", "4", 62, 74, 15.0)
    sheet.arrow(138, 56, 84, 56, RED)
    sheet.text("le numérateur", 142, 44, 10, RED)
    sheet.text("le nombre de parts que l’on prend", 142, 57, 7)
    sheet.arrow(138, 95, 84, 95, GREEN)
    sheet.text("le dénominateur", 142, 83, 10, GREEN)
    sheet.text("le nombre de parts égales dans l’unité", 142, 96, 7)
    sheet.bar(40, 124, 240, 24, 4, 3, BLUE_FILL)
    sheet.text("On lit « trois quarts ».", 160, 154, 9, centred=True)
    return sheet


def _equal(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 3, "Des fractions égales", "Faire compter les carreaux : chaque bande mesure 48 carreaux. Demander "
        "d’autres fractions égales à un demi.", fonts=fonts, ruling=Ruling.SQUARED,
    )  # fmt: skip
    sheet.text("Des fractions égales", 15, 8, 12, BLUE)
    rows = ((2, 1, BLUE_FILL), (4, 2, GREEN_FILL), (8, 4, ORANGE_FILL))
    for row, (parts, filled, fill) in enumerate(rows):
        top = 35 + 30 * row
        sheet.bar(60, top, 240, 20, parts, filled, fill)
        sheet.fraction(str(filled), str(parts), 35, top + 9, 5.2)
    sheet.drawn([(180, 31), (180, 120)], RED, 1.2)
    for x, over, under in ((100, "1", "2"), (150, "2", "4"), (200, "4", "8")):
        sheet.fraction(over, under, x, 145, 6.4, INK)
    for x in (125, 175):
        sheet.write("=", x, 149.5, 6.0, RED, centred=True)
    return sheet


def _adding(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 4, "Additionner", "Laisser la classe chercher. Un élève glisse les deux morceaux dans la bande vide, "
        "puis "
        "écrit le résultat : trois quarts.", fonts=fonts, ruling=Ruling.SEYES,
    )  # fmt: skip
    sheet.write("Additionner", 48, 24, 6.0, RED, 1.2)
    sheet.fraction("1", "2", 64, 64, 6.4, BLUE)
    sheet.write("+", 92, 67, 6.0, INK, centred=True)
    sheet.fraction("1", "4", 120, 64, 6.4, GREEN)
    sheet.write("=", 148, 67, 6.0, INK, centred=True)
    sheet.write("?", 176, 68.5, 6.4, RED, centred=True)
    sheet.bar(48, 96, 192, 16, 2, 1, BLUE_FILL)
    sheet.bar(48, 120, 192, 16, 4, 1, GREEN_FILL)
    sheet.bar(48, 144, 192, 16, 4, 0, ORANGE_FILL)
    for row, words in enumerate(("un demi", "un quart", "en tout")):
        sheet.write(words, 246, 108 + 24 * row, 4.2)
    for x, width, fill in ((206.0, 96.0, BLUE_FILL), (254.0, 48.0, GREEN_FILL)):
        with sheet.moving():
            sheet.rectangle(x, 44 if width > 50 else 68, x + width, 60 if width > 50 else 84, INK, 0.7, fill)
    return sheet


def _exercise(fonts: Fonts, worksheet: PdfBackground | None) -> Sheet:
    return Sheet(
        NAME, 5, "Je m’entraîne", "La fiche est à imprimer pour la classe : fractions.pdf. Corriger ici, au stylo.",
        fonts=fonts, paper=Paper.WHITE, format_=A4_PORTRAIT, pdf=worksheet,
    )  # fmt: skip


def _question(fonts: Fonts) -> Sheet:
    sheet = Sheet(
        NAME, 6, "Question", "Réponse : B. Qui répond C compare la partie blanche à la partie coloriée ; revenir au "
        "dénominateur.", fonts=fonts,
    )  # fmt: skip
    sheet.text("Quelle fraction du disque est coloriée ?", 160, 8, 11, VIOLET, centred=True)
    sheet.pie((160, 68), 38, 4, 3, PINK)
    sheet.choices(("un quart", "trois quarts", "un tiers", "trois unités"), 116)
    return sheet


def worksheet_pages(fonts: Fonts) -> list[Sheet]:
    return [_worksheet(fonts), _problems(fonts)]


def _head(sheet: Sheet, title: str) -> None:
    sheet.rectangle(15, 14, 195, 32, BLUE, 0.6, "#eaf1ff")
    sheet.text(title, 105, 16.5, 9, BLUE, centred=True)
    sheet.text("Prénom :", 15, 37, 5)
    sheet.line(38, 42, 115, 42, INK, 0.3)
    sheet.text("Date :", 128, 37, 5)
    sheet.line(144, 42, 195, 42, INK, 0.3)


def _worksheet(fonts: Fonts) -> Sheet:
    sheet = Sheet(f"{NAME}-pdf", 1, "Je m’entraîne", fonts=fonts, paper=Paper.WHITE, format_=A4_PORTRAIT)
    _head(sheet, "Les fractions – Je m’entraîne")
    sheet.text("1. Écris la fraction coloriée.", 15, 50, 6, RED)
    for x, parts, filled, colour in ((40, 2, 1, SKY), (86, 4, 1, LIME), (132, 3, 2, YELLOW), (176, 8, 5, PINK)):
        sheet.pie((x, 77), 16, parts, filled, colour)
        sheet.line(x - 8, 105, x + 8, 105)
    sheet.text("2. Calcule un demi plus un quart. Explique ta réponse.", 15, 122, 6, RED)
    sheet.rectangle(10, 134, 200, 284, BLUE, 0.4)
    return sheet


def _problems(fonts: Fonts) -> Sheet:
    sheet = Sheet(f"{NAME}-pdf", 2, "Problèmes", fonts=fonts, paper=Paper.WHITE, format_=A4_PORTRAIT)
    _head(sheet, "Les fractions – Problèmes")
    sheet.text("3. Colorie la fraction demandée.", 15, 50, 6, RED)
    for row, (words, parts) in enumerate((("un demi", 4), ("trois quarts", 8), ("deux tiers", 6))):
        top = 64 + 18 * row
        sheet.text(words, 15, top + 1.5, 5.5)
        sheet.bar(60, top, 120, 11, parts, 0, ORANGE_FILL)
    sheet.text("4. Le partage de la pizza", 15, 122, 6, RED)
    asked = "Léa a mangé un quart de la pizza, Karim en a mangé la moitié. Quelle fraction reste-t-il ?"
    sheet.text(asked, 15, 133, 5.5, wrap=140)
    sheet.pie((177, 141), 16, 4, 0)
    for y in (166.0, 178.0):
        sheet.line(15, y, 195, y, INK, 0.3)
    sheet.text("5. Place un demi, un quart et trois quarts sur la droite graduée.", 15, 194, 6, RED)
    y = 222.0
    sheet.arrow(20, y, 192, y, INK, 0.8)
    for step in range(9):
        x, half = 30 + 18 * step, 4.0 if step in (0, 8) else 2.5
        sheet.line(x, y - half, x, y + half, INK, 0.7)
    sheet.text("0", 30, y + 5, 6, centred=True)
    sheet.text("1", 174, y + 5, 6, centred=True)
    sheet.text("Ce que j’ai compris :", 15, 256, 5)
    sheet.line(64, 261, 195, 261, INK, 0.3)
    sheet.line(15, 273, 195, 273, INK, 0.3)
    return sheet


LESSON = ShippedLesson(
    file=NAME,
    info=INFO,
    pages=pages,
    worksheet=worksheet_pages,
    plan=LessonPlan(
        aims="Comprendre une fraction comme un partage en parts égales, reconnaître des fractions égales et en "
        "additionner "
        "deux simples.",
        abilities="Lire, écrire et représenter une fraction simple.\nNommer le numérateur et le dénominateur.\nTrouver "
        "une fraction égale à un demi.",
        materials="Feuilles à plier et crayons de couleur.\nLa fiche fractions.pdf, une par élève.",
        homework="Finir la fiche (exercices 3 et 5) ; partager une feuille en huit parts égales.",
        adaptations=(
            Adaptation(Need.DYS, "Garder une couleur par fraction ; donner les mots « numérateur » et « dénominateur "
                       "» sur "
                       "une carte."),
            Adaptation(Need.MOTOR, "Donner des bandes déjà pliées ; répondre en déplaçant les morceaux au tableau."),
            Adaptation(Need.SIGHT, "Imprimer la fiche en A3 ; parts à toucher, en feutrine ou en carton."),
        ),
    ),
    phases=(
        Phase("Plier et partager", 10, "Plier en deux, puis en quatre ; nommer les parts.", (1,)),
        Phase("Les mots", 8, "Lire, écrire, légender.", (2,)),
        Phase("Des fractions égales", 10, "Compter les carreaux, comparer les bandes.", (3,)),
        Phase("Additionner", 10, "Déplacer les morceaux, écrire le résultat.", (4,)),
        Phase("Je m’entraîne", 12, "Fiche individuelle, correction au tableau.", (5,)),
        Phase("Question", 5, "Vote et retour sur les erreurs.", (6,), (1, 2, 3)),
    ),
    curriculum=curriculum(
        (level_key("014"), level_key("015"), level_key("018"), level_key("620")), "015-num-919",
        (domain_key(1), domain_key(4)), 55, "Fractions et nombres décimaux",
    ),
)  # fmt: skip
