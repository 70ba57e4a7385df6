"""« Comment un prix se forme-t-il sur un marché ? », economics, 2de: seven pages."""

from __future__ import annotations

from acting_sheet import PALE, ActingSheet, Column, kept_page
from sheet import BLUE, GREEN, INK, ORANGE, RED, VIOLET, Sheet
from shipped_lesson import Phase, ShippedLesson, curriculum

from tni.document.items import LessonInfo, PdfBackground
from tni.document.lesson_plan import Adaptation, LessonPlan, Need
from tni.document.page_format import Paper, Ruling
from tni.library.built_in_vocabularies import level_key
from tni.render.text_layout import Fonts

NAME = "2de - Marche"
PRICES, WANTED, SOLD = (2, 3, 4, 5, 6), (100, 80, 60, 40, 20), (20, 40, 60, 80, 100)


def _pages(fonts: Fonts, _: PdfBackground | None) -> list[Sheet]:
    return [
        _stall(fonts), _table(fonts), _curves(fonts), _shifts(fonts), _case(fonts), _question(fonts),
        kept_page(
            NAME, 7, "Faire reformuler chaque ligne avant le clic.", fonts,
            ("La {blue|demande} diminue quand le prix augmente.", "L’{red|offre} augmente quand le prix augmente.",
             "Au prix d’équilibre, les quantités offertes", "et demandées sont égales.",
             "Si l’offre ou la demande change,", "le prix d’équilibre change aussi."),
        ),
    ]  # fmt: skip


def _stall(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 1, "Le marché aux fraises", "Jeu de cinq minutes : la moitié de la classe achète, l’autre vend, chacun "
        "avec un prix limite secret. Noter les prix conclus. Puis définir : un marché est un lieu, réel ou non, où se "
        "rencontrent une offre et une demande.", fonts, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.head("Le marché aux fraises")
    for x, name, colour, words in (
        (16, "les acheteurs", BLUE, "• veulent payer le moins cher\n• achètent plus si le prix baisse\n• c’est la "
        "{blue|demande}"),
        (164, "les vendeurs", RED, "• veulent vendre le plus cher\n• vendent plus si le prix monte\n• c’est "
        "l’{red|offre}"),
    ):  # fmt: skip
        sheet.rectangle(x, 34, x + 140, 54, colour, 0.9, PALE[colour])
        sheet.middle(name, x + 70, 44, 10, colour, bold=True)
        sheet.rectangle(x, 54, x + 140, 114, colour, 0.9, "#ffffff")
        with sheet.step(1 if colour == BLUE else 2):
            sheet.rich(words, x + 4, 62, 8.8, wrap=132)
    with sheet.step(3):
        sheet.rich("Un {violet|marché} : la rencontre d’une offre et d’une demande.", 160, 128, 10, centred=True)
    sheet.rich("À quel prix vont-ils se mettre d’accord ?", 160, 152, 9.5, VIOLET, centred=True)
    return sheet


def _table(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 2, "Deux façons de voir un prix", "Prix d’une barquette, quantités d’une matinée (nombres inventés). "
        "Lire à voix haute : « à 3 euros, les acheteurs veulent 80 barquettes, les vendeurs en proposent 40 ». "
        "Pénurie en dessous de 4 euros, surplus au-dessus.", fonts,
    )  # fmt: skip
    sheet.head("Quantités pour chaque prix", "Pour quel prix tout le monde est-il d’accord ?")
    heads = ((16, 88, "prix", INK), (88, 160, "demande", BLUE), (160, 232, "offre", RED), (232, 304, "il y a…", GREEN))
    for x0, x1, words, colour in heads:
        sheet.rectangle(x0, 44, x1, 62, colour, 0.8, PALE[colour])
        sheet.middle(words, (x0 + x1) / 2, 53, 9, colour, bold=True)
    said = ("pénurie", "pénurie", "équilibre", "surplus", "surplus")
    for row, cells in enumerate(zip(PRICES, WANTED, SOLD, said, strict=True)):
        y = 62.0 + 22 * row
        for (x0, x1, _, colour), value in zip(heads, cells, strict=True):
            sheet.rectangle(x0, y, x1, y + 22, INK, 0.7, "#ffffff")
            words = f"{value} €" if x0 == 16 else str(value)
            sheet.middle(words, (x0 + x1) / 2, y + 11, 9.5, colour)
        sheet.cover(233, y + 1, 303, y + 21)
    return sheet


def _curves(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 3, "Les deux courbes", "Faire placer quelques points par des élèves, puis cliquer : la demande, l’offre, "
        "l’équilibre (60 barquettes à 4 euros). Par usage, le prix est sur l’axe vertical.", fonts,
        ruling=Ruling.SQUARED,
    )  # fmt: skip
    sheet.head("Les deux courbes")
    sheet.arrow(50, 155, 50, 30, INK, 1.0)
    sheet.arrow(50, 155, 300, 155, INK, 1.0)
    sheet.text("prix (€)", 56, 28, 7.5)
    sheet.text("quantité", 266, 142, 7.5)
    for price in PRICES:
        sheet.middle(str(price), 40, 155 - 17.5 * price, 8)
        sheet.line(48, 155 - 17.5 * price, 52, 155 - 17.5 * price, INK, 0.8)
    for amount in SOLD:
        sheet.middle(str(amount), 50 + 2 * amount, 164, 8)
        sheet.line(50 + 2 * amount, 153, 50 + 2 * amount, 157, INK, 0.8)
    with sheet.step(1):
        sheet.line(90, 50, 250, 120, BLUE, 1.8)
        sheet.middle("demande", 274, 120, 9, BLUE, bold=True)
    with sheet.step(2):
        sheet.line(90, 120, 250, 50, RED, 1.8)
        sheet.middle("offre", 268, 50, 9, RED, bold=True)
    with sheet.step(3):
        sheet.ellipse(167, 82, 173, 88, GREEN, 1.2, "#158a5c")
        sheet.line(50, 85, 170, 85, GREEN, 0.8)
        sheet.line(170, 85, 170, 155, GREEN, 0.8)
        sheet.middle("équilibre : 4 €, 60 barquettes", 196, 36, 8.5, GREEN, bold=True)
    return sheet


def _shifts(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 4, "Le prix va-t-il monter ?", "Dire à chaque fois quelle courbe se déplace. Le prix monte : gel (offre "
        "plus faible), mode des smoothies et touristes (demande plus forte). Le prix baisse : belle récolte et "
        "nouveaux "
        "producteurs (offre plus forte), mauvaise réputation (demande plus faible).", fonts, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.head("Que devient le prix des fraises ?")
    sheet.sorting(
        (Column("le prix monte", RED, ("le gel au printemps", "la mode des smoothies", "l’arrivée de touristes")),
         Column("le prix baisse", BLUE, ("une belle récolte", "plus de producteurs", "une mauvaise réputation"))),
        ("une belle récolte", "le gel au printemps", "une mauvaise réputation", "la mode des smoothies",
         "plus de producteurs", "l’arrivée de touristes"), 92, top=30, size=7.8,
    )  # fmt: skip
    return sheet


def _case(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 5, "Un gel en avril", "Travail à deux, cinq minutes, sur le graphique de la page 3. Réponses au clic. À "
        "4 "
        "euros, il n’y a plus assez de barquettes pour tous : pénurie, le prix monte jusqu’au nouvel équilibre. "
        "Calcul : offre divisée par deux ; à 5 euros, 40 demandées et 40 offertes.", fonts, paper=Paper.BLACK,
    )  # fmt: skip
    sheet.text("Étude de cas : un gel en avril", 16, 8, 12.5, ORANGE, bold=True)
    sheet.go("Revoir les courbes", 3, 216, 6, 88)
    sheet.rich("Le gel détruit la moitié des fraises : à chaque prix,\nles vendeurs en proposent deux fois moins.",
    16, 30,
               9.5)  # fmt: skip
    rows = (
        ("À 4 €, combien sont offertes ? Demandées ?", "30 offertes, 60 demandées : {orange|pénurie}"),
        ("Que devient le prix ?", "il monte"),
        ("Quel est le nouvel équilibre ?", "{orange|5 €} : 40 offertes, 40 demandées"),
    )
    for row, (asked, answer) in enumerate(rows):
        y = 64 + 38 * row
        sheet.rich(f"**{row + 1}.** {asked}", 16, y, 9.5)
        with sheet.step(row + 1):
            sheet.rich(answer, 34, y + 16, 10, GREEN)
    return sheet


def _question(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 6, "Question", "Réponse : B. Au-dessus de l’équilibre, l’offre dépasse la demande : surplus, et les "
        "vendeurs "
        "baissent leur prix. A est la situation inverse ; C n’est vrai qu’à 4 euros ; D oublie que l’offre dépend du "
        "prix.", fonts,
    )  # fmt: skip
    sheet.ask(("Le prix est au-dessus de l’équilibre.", "Sur le marché, il y a…"),
              ("une pénurie", "un surplus", "un équilibre", "une offre nulle"), 11)  # fmt: skip
    return sheet


LESSON = ShippedLesson(
    file=NAME,
    info=LessonInfo(
        title="Comment un prix se forme-t-il sur un marché ?", subject="Sciences économiques et sociales", level="2de",
        tags=("marché", "offre", "demande", "prix"), colour="#c26a00",
    ),
    pages=_pages,
    plan=LessonPlan(
        aims="Comprendre comment l’offre et la demande fixent un prix d’équilibre, et ce qui le fait changer.",
        abilities="Définir marché, offre et demande.\nLire et tracer les courbes d’offre et de demande.\nTrouver un "
        "prix "
        "d’équilibre.\nPrévoir l’effet d’un événement sur un prix.",
        materials="Cartes de prix limite pour le jeu, une par élève.\nRègle et papier quadrillé.",
        homework="Trouver dans la presse un prix qui a changé, et dire si l’offre ou la demande en est la cause.",
        adaptations=(
            Adaptation(Need.DYS, "Repère déjà tracé et gradué ; les mots offre et demande toujours dans leur couleur."),
            Adaptation(Need.SIGHT, "Courbe d’offre en trait plein, demande en pointillé sur la photocopie agrandie."),
            Adaptation(Need.HEARING, "Règles du jeu écrites ; prix conclus notés au tableau au fur et à mesure."),
        ),
    ),
    phases=(
        Phase("Jouer au marché", 12, "Acheter, vendre, noter les prix ; définir.", (1,)),
        Phase("Lire un tableau", 8, "Pénurie, surplus, équilibre sous les caches.", (2,)),
        Phase("Tracer les courbes", 10, "Placer les points, trouver l’équilibre.", (3,)),
        Phase("Prévoir", 15, "Événements à placer, puis une étude de cas.", (4, 5)),
        Phase("Question et trace", 10, "Vote, discussion, trace écrite.", (6, 7), (1, 2, 3)),
    ),
    curriculum=curriculum((level_key("136"),), "015-num-070", (), 55, "Le fonctionnement d’un marché"),
)  # fmt: skip
