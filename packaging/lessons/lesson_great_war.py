"""« Civils et militaires dans la Première Guerre mondiale », history, 3e: eight pages."""

from __future__ import annotations

from acting_sheet import PALE, ActingSheet, Column, kept_page
from sheet import BLUE, GREEN, INK, ORANGE, RED, VIOLET, Sheet
from shipped_lesson import Phase, ShippedLesson, curriculum

from tni.document.items import LessonInfo, PdfBackground
from tni.document.lesson_plan import Adaptation, LessonPlan, Need
from tni.document.page_format import Paper, Ruling
from tni.library.built_in_vocabularies import domain_key, level_key
from tni.render.text_layout import Fonts

NAME = "3e - Grande Guerre"
EVENTS = (
    ("1914", "Sarajevo"), ("1915", "génocide\narménien"), ("1916", "Verdun"), ("1917", "révolutions\nrusses"),
    ("1918", "armistice"),
)  # fmt: skip
LOSSES = (
    ("Allemagne", 2.0, INK, "environ 2 millions"), ("Russie", 1.8, GREEN, "environ 1,8 million"),
    ("France", 1.4, BLUE, "environ 1,4 million"), ("Autriche-Hongrie", 1.2, ORANGE, "environ 1,2 million"),
    ("Royaume-Uni", 0.75, RED, "environ 0,75 million"),
)  # fmt: skip
"""Soldiers who died, in millions, as textbooks round them."""


def _pages(fonts: Fonts, _: PdfBackground | None) -> list[Sheet]:
    return [
        _dates(fonts), _trench(fonts), _verdun(fonts), _total(fonts), _genocide(fonts), _losses(fonts),
        _question(fonts),
        kept_page(
            NAME, 8, "Faire reformuler « guerre totale » avant d’afficher. Les lignes viennent au clic.", fonts,
            ("De {red|1914} à {red|1918}, la guerre est totale :", "elle mobilise les soldats et les civils,",
             "l’économie, la science et les esprits.", "Violence de masse : Verdun (1916),",
             "génocide des Arméniens (1915).", "Près de 10 millions de soldats sont morts."),
        ),
    ]  # fmt: skip


def _dates(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 1, "Quatre années de guerre", "Un élève place une étiquette et dit ce qu’il sait de l’événement. "
        "Sarajevo : 28 juin 1914. Génocide arménien : à partir d’avril 1915. Verdun : 21 février au 18 décembre 1916. "
        "Révolutions russes : février et octobre 1917. Armistice : 11 novembre 1918.", fonts, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.head("Quatre années de guerre", "Place chaque événement sur la frise.")
    sheet.arrow(14, 66, 308, 66, INK, 1.4)
    places = []
    for index, (year, _) in enumerate(EVENTS):
        x = 16.0 + 58 * index
        sheet.line(x + 27, 62, x + 27, 70, INK, 1.2)
        sheet.middle(year, x + 27, 54, 10.5, BLUE, bold=True)
        places.append(sheet.target(x, 78, x + 54, 106, BLUE))
    keys = {}
    for index, place in enumerate((2, 4, 1, 0, 3)):
        words = EVENTS[place][1]
        keys[words] = sheet.card(words, 18.0 + 58 * index, 130, 50, ORANGE, 7.8, 22)
    for place, (_, words) in zip(places, EVENTS, strict=True):
        sheet.belong(place, [keys[words]])
    return sheet


def _trench(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 2, "Dans la tranchée", "Faire décrire le dessin avant les clics : barbelés, parapet, abri, tranchée. "
        "Demander pourquoi le front ne bouge presque plus de la fin de 1914 au printemps de 1918. Vocabulaire : "
        "poilu, no man’s land, guerre de position.", fonts,
    )  # fmt: skip
    sheet.head("Dans la tranchée : la guerre de position")
    sheet.area(
        ((0, 96), (70, 96), (86, 84), (120, 84), (128, 96), (128, 160), (190, 160), (190, 104), (216, 104), (230, 92),
         (320, 92), (320, 180), (0, 180)), ORANGE, 1.0, "#e6cfa8",
    )  # fmt: skip
    sheet.rectangle(236, 122, 300, 154, INK, 1.0, "#8d7150")
    for x in range(12, 72, 14):
        sheet.line(x, 96, x, 80, INK, 1.0)
        sheet.drawn([(x - 5, 88), (x, 82), (x + 5, 90), (x + 10, 82)], INK, 0.8)
    sheet.ellipse(152, 102, 164, 114, INK, 0.9, "#f0d5bb")
    sheet.area(((150, 107), (154, 100), (162, 100), (166, 107)), BLUE, 0.8, "#6f8fb5")
    sheet.area(((149, 115), (167, 115), (170, 144), (146, 144)), BLUE, 0.8, "#6f8fb5")
    sheet.line(152, 144, 152, 159, INK, 3.0)
    sheet.line(164, 144, 164, 159, INK, 3.0)
    sheet.line(140, 124, 112, 78, INK, 1.4)
    for step, (words, x, y, to) in enumerate(
        (("les barbelés", 40, 48, (40, 78)), ("le parapet", 112, 62, (104, 82)),
         ("la tranchée", 176, 44, (160, 98)), ("l’abri", 268, 62, (268, 120))), 1
    ):  # fmt: skip
        with sheet.step(step):
            sheet.middle(words, x, y, 9, RED, bold=True)
            sheet.arrow(x, y + 6, *to, RED, 1.0)
    with sheet.step(5):
        sheet.middle("boue, froid, rats, obus, attente", 74, 170, 8.5)
    return sheet


def _verdun(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 3, "Verdun, 1916", "Faire estimer chaque nombre avant de lever le cache. Environ 300 000 morts, Français "
        "et Allemands ensemble, pour un front presque inchangé. Chercher ce que ces nombres disent de la violence de "
        "masse ; éviter le spectaculaire.", fonts, ruling=Ruling.SQUARED,
    )  # fmt: skip
    sheet.head("Verdun : une violence de masse", "Estime, puis lève le cache.")
    rows = (
        ("Combien de temps ?", "21 février – 18 décembre 1916 :\n**dix mois**"),
        ("Combien de morts ?", "environ **300 000**,\nfrançais et allemands"),
        ("Combien d’obus ?", "**des dizaines de millions**,\ntirés par les deux armées"),
        ("Qui a gagné du terrain ?", "presque personne : le front\nest **revenu à son point de départ**"),
    )
    for row, (asked, answer) in enumerate(rows):
        y = 42.0 + 34 * row
        sheet.rich(asked, 16, y + 8, 9.5, BLUE)
        sheet.rectangle(138, y, 304, y + 29, RED, 0.8, "#ffffff")
        sheet.rich(answer, 144, y + 3, 8.4)
        sheet.cover(137, y - 1, 305, y + 30)
    return sheet


def _total(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 4, "Une guerre totale", "Chaque élève place une carte et dit qui est concerné. Au front : gaz de combat, "
        "assauts, artillerie. À l’arrière : usines d’armement (« munitionnettes »), emprunts, rationnement. Faire "
        "remarquer ce qui relie les deux : les obus des usines, les lettres.", fonts, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.head("Au front ou à l’arrière ?")
    sheet.sorting(
        (Column("au front : les militaires", RED, ("gaz de combat", "assauts", "artillerie")),
         Column("à l’arrière : les civils", BLUE, ("munitionnettes", "emprunts de guerre", "rationnement"))),
        ("munitionnettes", "assauts", "rationnement", "gaz de combat", "emprunts de guerre", "artillerie"),
        92, top=30, size=8.6,
    )  # fmt: skip
    return sheet


def _genocide(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 5, "Le génocide des Arméniens", "Lire lentement, laisser un temps de silence. Le mot « génocide » est "
        "créé "
        "en 1944 par le juriste Raphael Lemkin ; la France reconnaît le génocide arménien par la loi du 29 janvier "
        "2001. Le nombre des victimes est une estimation : plus d’un million.", fonts, paper=Paper.BLACK,
    )  # fmt: skip
    sheet.text("Le génocide des Arméniens", 16, 8, 12.5, ORANGE, bold=True)
    sheet.rich(
        "• À partir d’**avril 1915**, dans l’Empire ottoman.\n• Le gouvernement jeune-turc ordonne arrestations, "
        "massacres et déportations vers le désert.\n• **Plus d’un million** de morts : hommes, femmes, enfants.",
        16, 34, 9.6, wrap=288,
    )  # fmt: skip
    sheet.line(16, 106, 304, 106, INK, 0.6)
    with sheet.step(1):
        sheet.rich("{orange|Génocide} : destruction voulue et organisée d’un groupe humain,\npour ce qu’il est.", 16,
                   114, 9.6, wrap=288)  # fmt: skip
    with sheet.step(2):
        sheet.rich("Pourquoi est-ce une violence contre des **civils** ?", 16, 148, 9.6, GREEN)
    return sheet


def _losses(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 6, "Le bilan humain", "Nombres arrondis de soldats morts ; chaque barre vient au clic, après une "
        "estimation. Compléter : blessés, gueules cassées, veuves, orphelins. La France a moins d’habitants que "
        "l’Allemagne ou la Russie : rapporter les pertes à la population.", fonts, ruling=Ruling.SQUARED,
    )  # fmt: skip
    sheet.head("Le bilan : les soldats morts")
    sheet.go("Revoir la frise", 1, 228, 6, 76)
    for row, (name, millions, colour, words) in enumerate(LOSSES):
        y = 34.0 + 24 * row
        sheet.text(name, 16, y + 3, 8.6, bold=True)
        with sheet.step(row + 1):
            sheet.rectangle(90, y, 90 + 60 * millions, y + 16, colour, 0.8, PALE[colour])
            sheet.rich(words, 94 + 60 * millions, y + 3, 8)
    with sheet.step(6):
        sheet.rich("En tout : **près de 10 millions de soldats**.", 160, 160, 9.5, VIOLET, centred=True)
    return sheet


def _question(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 7, "Question", "Réponse : D. A n’est qu’une partie de la réponse (le front), B décrit une guerre "
        "mondiale, "
        "C une guerre longue. « Totale » : toute la société et toutes les ressources.", fonts,
    )  # fmt: skip
    sheet.ask(("1914-1918 est une guerre totale", "parce qu’elle…"),
              ("tue beaucoup de soldats", "touche plusieurs continents", "dure quatre ans",
               "mobilise toute la société"), 8.6)  # fmt: skip
    return sheet


LESSON = ShippedLesson(
    file=NAME,
    info=LessonInfo(
        title="Civils et militaires dans la Première Guerre mondiale", subject="Histoire-géographie", level="3e",
        tags=("Première Guerre mondiale", "guerre totale", "Verdun"), colour="#7a5230",
    ),
    pages=_pages,
    plan=LessonPlan(
        aims="Comprendre ce qu’est une guerre totale, et comment elle touche les militaires et les civils.",
        abilities="Situer cinq événements sur une frise.\nDécrire la vie dans une tranchée.\nExpliquer les mots guerre "
        "totale, violence de masse, génocide.\nLire et commenter un graphique.",
        materials="Manuel : carte de l’Europe en 1914.\nUne lettre de poilu photocopiée.",
        homework="Chercher sur le monument aux morts de la commune le nombre de noms de 1914-1918, et le noter.",
        adaptations=(
            Adaptation(Need.DYS, "Frise déjà datée, étiquettes à coller ; définitions données par écrit."),
            Adaptation(Need.SIGHT, "Décrire le dessin de la tranchée à voix haute ; graphique agrandi en A3."),
            Adaptation(Need.HEARING, "Écrire chaque mot nouveau au tableau avant de l’employer."),
        ),
    ),
    phases=(
        Phase("Se repérer", 8, "Cinq événements à placer, ce que l’on en sait.", (1,)),
        Phase("La guerre des militaires", 14, "La tranchée à décrire, puis Verdun en nombres.", (2, 3)),
        Phase("La guerre des civils", 16, "Front et arrière, puis le génocide des Arméniens.", (4, 5)),
        Phase("Le bilan", 7, "Estimer, lire le graphique, comparer.", (6,)),
        Phase("Question et trace", 10, "Vote, discussion, trace écrite.", (7, 8), (1, 2, 3)),
    ),
    curriculum=curriculum(
        (level_key("023"), level_key("621")), "015-num-980", (domain_key(5), domain_key(1)), 55,
        "L’Europe, un théâtre majeur des guerres totales",
    ),
)  # fmt: skip
