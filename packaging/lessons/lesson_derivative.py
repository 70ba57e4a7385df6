"""« Le nombre dérivé », mathematics, 1re: eight pages with a chord that becomes a tangent."""

from __future__ import annotations

from acting_sheet import PALE, ActingSheet, Column, kept_page
from moving_pictures import approaching
from sheet import BLUE, GREEN, INK, ORANGE, RED, VIOLET, Sheet
from shipped_lesson import Phase, ShippedLesson, curriculum

from tni.document.items import LessonInfo, PdfBackground
from tni.document.lesson_plan import Adaptation, LessonPlan, Need
from tni.document.page_format import Paper, Ruling
from tni.library.built_in_vocabularies import level_key
from tni.render.text_layout import Fonts

NAME = "1re - Nombre derive"


def _pages(fonts: Fonts, _: PdfBackground | None) -> list[Sheet]:
    return [
        _speed(fonts), _chord(fonts), _computing(fonts), _definition(fonts), _tangent(fonts), _reading(fonts),
        _question(fonts),
        kept_page(
            NAME, 8, "Les lignes viennent au clic ; faire dire chaque égalité en français avant de l’écrire.", fonts,
            ("Le taux de variation de f entre a et a + h :", "( f(a + h) − f(a) ) / h, avec h ≠ 0.",
             "S’il tend vers un réel quand h tend vers 0,", "ce réel est le {red|nombre dérivé} f ’(a) :",
             "la pente de la {blue|tangente} au point d’abscisse a."),
        ),
    ]  # fmt: skip


def _speed(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 1, "À quelle vitesse, à cet instant ?", "Une bille tombe : d(t) = 5t², en mètres (g arrondi à 10 m/s²). "
        "Faire calculer la première ligne : (20 − 5) / 1 = 15. Chaque ligne vient au clic. Demander vers quoi tend la "
        "vitesse moyenne : 10 m/s. Peut-on prendre h = 0 ? Non : 0/0.", fonts, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.head(
        "À quelle vitesse, à cet instant ?",
        "Une bille tombe : //d//(//t//) = 5//t//^{2} mètres. Vitesse à //t// = 1 s ?",
    )
    heads = ((16, 90, "durée h"), (90, 214, "vitesse moyenne entre 1 et 1 + h"), (214, 304, "résultat"))
    for x0, x1, words in heads:
        sheet.rectangle(x0, 46, x1, 62, INK, 0.8, PALE[INK])
        sheet.middle(words, (x0 + x1) / 2, 54, 7.4)
    rows = (("1 s", "(20 − 5) / 1", "15 m/s"), ("0,5 s", "(11,25 − 5) / 0,5", "12,5 m/s"),
            ("0,1 s", "(6,05 − 5) / 0,1", "10,5 m/s"), ("0,01 s", "(5,1005 − 5) / 0,01", "10,05 m/s"))  # fmt: skip
    for row, cells in enumerate(rows):
        y = 62.0 + 20 * row
        for (x0, x1, _), words, number in zip(heads, cells, range(3), strict=True):
            sheet.rectangle(x0, y, x1, y + 20, INK, 0.7, "#ffffff")
            if number == 0:
                sheet.middle(words, (x0 + x1) / 2, y + 10, 9)
            else:
                with sheet.step(row + 1):
                    sheet.middle(words, (x0 + x1) / 2, y + 10, 9, RED if number == 2 else INK)
    with sheet.step(5):
        sheet.rich("Quand h tend vers 0, la vitesse moyenne tend vers {red|10 m/s}.", 160, 150, 9.5, centred=True)
    return sheet


def _chord(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 2, "De la sécante à la tangente", "L’image bouge si l’ordinateur le permet ; sinon, tracer plusieurs "
        "sécantes. Faire décrire : A est fixe, M s’approche de A, la droite (AM) tourne et se stabilise. La pente de "
        "(AM) est le taux de variation.", fonts, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.head("De la sécante à la tangente")
    sheet.picture(approaching(), 16, 30, 192, 128, "Courbe animée : le point M se rapproche du point A ; la sécante AM "
                  "devient la tangente en A.")  # fmt: skip
    sheet.middle("A", 68, 126, 9, bold=True)
    sheet.rich("//M// se rapproche de //A//.", 214, 40, 9)
    with sheet.step(1):
        sheet.rich("Pente de (//AM//) :\n**taux de variation**", 214, 64, 9, RED)
    with sheet.step(2):
        sheet.rich("À la limite :\nla **tangente** en //A//", 214, 98, 9)
    with sheet.step(3):
        sheet.rich("Sa pente :\nle **nombre dérivé**", 214, 132, 9, BLUE)
    return sheet


def _computing(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 3, "Un calcul complet", "f(x) = x² en a = 3. Faire écrire chaque ligne avant le clic. Erreur fréquente : "
        "(3 + h)² = 9 + h². On simplifie par h parce que h n’est pas nul ; ensuite seulement h tend vers 0.", fonts,
        ruling=Ruling.SQUARED,
    )  # fmt: skip
    sheet.head("Un calcul complet : f(x) = x², en 3")
    sheet.rich("Taux de variation entre 3 et 3 + //h// (//h// ≠ 0) :", 16, 28, 9)
    rows = (
        "//f//(3 + //h//) = (3 + //h//)^{2} = 9 + 6//h// + //h//^{2}",
        "//f//(3 + //h//) − //f//(3) = 6//h// + //h//^{2}",
        "( //f//(3 + //h//) − //f//(3) ) / //h// = {red|6 + h}",
        "Quand //h// tend vers 0, 6 + //h// tend vers 6.",
    )
    for row, words in enumerate(rows):
        with sheet.step(row + 1):
            sheet.rich(words, 30, 48 + 24 * row, 11.5)
    with sheet.step(5):
        sheet.rectangle(100, 147, 220, 171, RED, 1.0, PALE[RED])
        sheet.rich("//f// ′(3) = 6", 160, 151, 13, centred=True)
    return sheet


def _definition(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 4, "La définition", "Faire proposer une définition avant de lever le cache. Insister sur « fini » et "
        "sur l’écriture f ′(a), qui est un nombre. Exemple sans nombre dérivé : la valeur absolue en 0.", fonts,
    )  # fmt: skip
    sheet.head("Le nombre dérivé", "Propose une définition, puis lève le cache.")
    sheet.rectangle(16, 44, 304, 132, BLUE, 1.0, PALE[BLUE])
    sheet.rich("//f// est **dérivable en** //a// si son taux de variation", 160, 50, 10, centred=True)
    sheet.rich("( //f//(//a// + //h//) − //f//(//a//) ) / //h//", 160, 70, 12, RED, centred=True)
    sheet.rich("tend vers un nombre réel quand //h// tend vers 0.", 160, 92, 10, centred=True)
    sheet.rich("Ce nombre est noté //f// ′(//a//).", 160, 112, 10, centred=True)
    sheet.cover(15, 43, 305, 133)
    sheet.rich("//f// est-elle toujours dérivable ? Cherche pour |//x//| en 0.", 160, 146, 9.5, VIOLET, centred=True)
    return sheet


def _tangent(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 5, "L’équation de la tangente", "Rappeler l’équation d’une droite de pente donnée passant par un point. "
        "Application : f(x) = x² en 3 : f(3) = 9, f ′(3) = 6, donc y = 6(x − 3) + 9 = 6x − 9. Vérifier que le point "
        "(3 ; 9) est sur la droite.", fonts, paper=Paper.BLACK,
    )  # fmt: skip
    sheet.text("L’équation de la tangente", 16, 8, 12.5, ORANGE, bold=True)
    sheet.rich("Elle passe par //A//(//a// ; //f//(//a//)) et sa pente est //f// ′(//a//).", 16, 32, 9.5)
    with sheet.step(1):
        sheet.rich("//y// = //f// ′(//a//) (//x// − //a//) + //f//(//a//)", 160, 54, 14, ORANGE, centred=True)
    sheet.rich("Pour //f//(//x//) = //x//^{2} et //a// = 3 :", 16, 86, 10)
    for row, words in enumerate(
        ("//f//(3) = 9  et  //f// ′(3) = 6", "//y// = 6(//x// − 3) + 9", "//y// = 6//x// − 9"), 2
    ):
        with sheet.step(row):
            sheet.rich(words, 40, 64 + 22 * row, 12, GREEN if row == 4 else INK)
    sheet.go("Revoir le calcul", 3, 216, 6, 88)
    return sheet


def _reading(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 6, "Lire un signe sur la courbe", "Faire tracer à la règle une tangente en chaque point avant de placer "
        "les étiquettes. Positif : A et E, la courbe monte. Nul : B et D, tangente horizontale. Négatif : C.",
        fonts, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.text("Signe de f ′ en chaque point ?", 16, 4, 10.5, BLUE, bold=True)
    sheet.arrow(20, 82, 304, 82, INK, 0.8)
    curve = [(30, 80), (60, 55), (90, 36), (112, 32), (134, 37), (160, 52), (186, 66), (208, 70), (230, 66), (258, 47),
             (284, 24)]  # fmt: skip
    sheet.drawn(curve, BLUE, 1.8)
    for name, x, y, dx, dy in (("A", 60, 55, -8, -5), ("B", 112, 32, 0, -9), ("C", 160, 52, 8, -6),
                               ("D", 208, 70, 0, -9), ("E", 258, 47, -9, -5)):  # fmt: skip
        sheet.ellipse(x - 2, y - 2, x + 2, y + 2, RED, 0.8, "#d1495b")
        sheet.middle(name, x + dx, y + dy, 8.5, bold=True)
    sheet.sorting(
        (Column("positif", GREEN, ("A", "E")), Column("nul", INK, ("B", "D")), Column("négatif", RED, ("C",))),
        ("D", "A", "C", "E", "B"), 54, top=90, bottom=150, size=9,
    )  # fmt: skip
    return sheet


def _question(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 7, "Question", "Réponse : C, la pente. A est f(2), B est l’ordonnée à l’origine, D confond nombre "
        "dérivé et "
        "taux de variation avec h = 1 : (9 − 4) / 1 = 5.", fonts,
    )  # fmt: skip
    sheet.ask(("La tangente à la courbe de //f// en 2 est //y// = 4//x// − 4.", "Combien vaut //f// ′(2) ?"),
              ("2", "−4", "4", "5"), 12)  # fmt: skip
    return sheet


LESSON = ShippedLesson(
    file=NAME,
    info=LessonInfo(
        title="Le nombre dérivé", subject="Mathématiques", level="1re", tags=("dérivation", "tangente", "spécialité"),
        colour="#0762ff",
    ),
    pages=_pages,
    plan=LessonPlan(
        aims="Construire la notion de nombre dérivé comme limite d’un taux de variation et comme pente d’une tangente.",
        abilities="Calculer un taux de variation.\nCalculer un nombre dérivé à l’aide de la définition.\nLire un "
        "nombre "
        "dérivé ou son signe sur une courbe.\nÉcrire l’équation d’une tangente.",
        materials="Calculatrice.\nRègle transparente.",
        homework="Calculer avec la définition le nombre dérivé de f(x) = x² − 3x en 2, puis l’équation de la tangente.",
        adaptations=(
            Adaptation(Need.DYS, "Calculs à compléter ligne par ligne ; h toujours écrit en couleur."),
            Adaptation(Need.SIGHT, "Courbe agrandie en A3 ; décrire le mouvement de la sécante à voix haute."),
            Adaptation(Need.MOTOR, "Tracer les tangentes avec un logiciel ou au tableau par un camarade."),
        ),
    ),
    phases=(
        Phase("Une vitesse à un instant", 10, "Calculer des vitesses moyennes, conjecturer la limite.", (1,)),
        Phase("La sécante qui tourne", 7, "Observer, relier pente et taux de variation.", (2,)),
        Phase("Calculer et définir", 15, "Un calcul complet, puis la définition.", (3, 4)),
        Phase("Tangente et lecture", 13, "L’équation de la tangente, puis le signe sur une courbe.", (5, 6)),
        Phase("Question et trace", 10, "Vote, explication, trace écrite.", (7, 8), (1, 2, 3)),
    ),
    curriculum=curriculum((level_key("123"), level_key("146")), "015-num-919", (), 55, "Dérivation"),
)  # fmt: skip
