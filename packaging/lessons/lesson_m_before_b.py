"""« m devant m, b, p », French, CE1: seven pages with a dictation of a sentence."""

from __future__ import annotations

from acting_sheet import HAND_RULING_MM, ActingSheet, Column, kept_page
from sheet import BLUE, GREEN, ORANGE, RED, Sheet
from shipped_lesson import Phase, ShippedLesson, curriculum

from tni.document.items import LessonInfo, PdfBackground
from tni.document.lesson_plan import Adaptation, LessonPlan, Need
from tni.document.page_format import Paper, Ruling
from tni.library.built_in_vocabularies import domain_key, level_key
from tni.render.text_layout import Fonts

NAME = "CE1 - m devant m b p"


def _pages(fonts: Fonts, _: PdfBackground | None) -> list[Sheet]:
    return [
        _watching(fonts), _rule(fonts), _sorting(fonts), _completing(fonts), _dictation(fonts), _question(fonts),
        kept_page(
            NAME, 7, "Copier la règle, puis deux exemples choisis par la classe dans le tableau de la page 3.", fonts,
            ("Devant les lettres {red|m}, {red|b} et {red|p},", "on écrit {red|m} au lieu de {blue|n} :",
             "une ja{red|m}be, une la{red|m}pe, e{red|m}mener.", "Exception : un bo{blue|n}bon."),
        ),
    ]  # fmt: skip


def _watching(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 1, "Observe ces mots", "Lire les mots à voix haute. Demander ce qu’on entend (le même son), puis ce "
        "qu’on voit. Les lettres en couleur viennent au clic : d’abord la colonne de gauche, puis celle de droite. "
        "Laisser les élèves proposer une règle avant la page 2.", fonts, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.head("Observe ces mots", "On entend le même son. Que vois-tu ?")
    left = ("un manteau", "la montagne", "une dinde")
    right = ("une jambe", "un pompier", "un timbre")
    shown = (
        ("un m{blue|an}teau", "la m{blue|on}tagne", "une d{blue|in}de"),
        ("une j{red|am}be", "un p{red|om}pier", "un t{red|im}bre"),
    )
    for side, (words, marked, colour) in enumerate(zip((left, right), shown, (BLUE, RED), strict=True)):
        x = 16.0 + 148 * side
        sheet.rectangle(x, 46, x + 140, 146, colour, 0.9, None)
        for row, (word, known) in enumerate(zip(words, marked, strict=True)):
            sheet.rich(word, x + 6, 53 + 31 * row, 11)
            with sheet.step(side + 1):
                sheet.rich(known, x + 76, 54 + 31 * row, 10)
    with sheet.step(3):
        sheet.rich("Regarde la lettre qui vient **juste après** : quelle est-elle ?", 16, 154, 9)
    return sheet


def _rule(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 2, "La règle", "Faire dire la règle par les élèves, puis lever le cache d’un toucher. Moyen de s’en "
        "souvenir : « Maman Berce Pierre ». Chercher ensemble un autre mot pour chaque lettre.", fonts,
        ruling=Ruling.SQUARED,
    )  # fmt: skip
    sheet.head("La règle")
    sheet.rectangle(16, 32, 304, 84, ORANGE, 1.0, "#ffffff")
    sheet.rich("Devant {red|m}, {red|b} et {red|p}, on écrit {red|m} au lieu de {blue|n}.", 160, 44, 12, centred=True)
    sheet.rich("//Maman berce Pierre.//", 160, 65, 9, centred=True)
    sheet.cover(18, 34, 302, 82)
    rows = (("am, em", "une l{red|am}pe, ens{red|em}ble"), ("om", "une {red|om}bre, t{red|om}ber"),
            ("im", "{red|im}possible, gr{red|im}per"))  # fmt: skip
    for row, (sound, words) in enumerate(rows):
        y = 96.0 + 26 * row
        sheet.rectangle(16, y, 84, y + 20, BLUE, 0.8, "#dbe8ff")
        sheet.middle(sound, 50, y + 10, 10, BLUE, bold=True)
        with sheet.step(row + 1):
            sheet.rich(words, 98, y + 4, 10)
    return sheet


def _sorting(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 3, "Avec n ou avec m ?", "Un élève par étiquette : il lit, place le mot et dit la lettre qui suit. "
        "« Vérifier » montre ce qui est à sa place. Avec m : tambour, compote, trembler, nombre. Avec n : dimanche, "
        "lundi, content, blanc.", fonts, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.head("n ou m ? Place chaque mot.")
    sheet.sorting(
        (Column("avec n", BLUE, ("dima…che", "lu…di", "co…tent", "bla…c")),
         Column("avec m", RED, ("ta…bour", "co…pote", "tre…bler", "no…bre"))),
        ("ta…bour", "lu…di", "co…pote", "bla…c", "no…bre", "dima…che", "tre…bler", "co…tent"), 66, top=30, size=9,
    )  # fmt: skip
    return sheet


def _completing(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 4, "Complète au tableau", "Chaque élève écrit d’abord sur l’ardoise. Faire entourer la lettre qui suit. "
        "Réponses : la chambre, le printemps, emporter, un concombre (on, puis om), un champion, un enfant.", fonts,
        paper=Paper.BLACK,
    )  # fmt: skip
    sheet.text("Complète avec n ou m.", 16, 8, 12.5, ORANGE, bold=True)
    words = ("la cha…bre", "le pri…temps", "e…porter", "un co…co…bre", "un cha…pion", "un e…fant")
    answers = ("la cha{orange|m}bre", "le pri{blue|n}temps", "e{orange|m}porter", "un co{blue|n}co{orange|m}bre",
               "un cha{orange|m}pion", "un e{blue|n}fant")  # fmt: skip
    for index, (word, answer) in enumerate(zip(words, answers, strict=True)):
        x, y = 16 + 148 * (index % 2), 36 + 46 * (index // 2)
        sheet.text(word, x, y, 13)
        with sheet.step(index + 1):
            sheet.rich(answer, x, y + 20, 12, GREEN)
    return sheet


def _dictation(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 5, "Dictée de la phrase", "Dicter une phrase après l’autre, deux fois. La correction est sous les "
        "caches : un toucher l’enlève, un autre le remet. Faire justifier chaque m par la lettre qui le suit.", fonts,
        ruling=Ruling.SEYES, ruling_mm=HAND_RULING_MM,
    )  # fmt: skip
    sheet.hand("Dictée", 176, 2, RED, centred=True)
    sentences = (
        "La lampe de la chambre est tombée.", "Ensemble, les pompiers grimpent", "sur la montagne.",
        "Dimanche, ils emportent un tambour.",
    )  # fmt: skip
    for line, words in zip((4, 6, 7, 9), sentences, strict=True):
        sheet.hand(words, 86, line)
    for first, last in ((4, 4), (6, 7), (9, 9)):
        sheet.cover(84, (first - 1) * HAND_RULING_MM + 1, 312, last * HAND_RULING_MM + 8)
    sheet.go("Revoir la règle", 2, 232, 8, 80)
    return sheet


def _question(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 6, "Question", "Réponse : C, « le printemps » : n devant t, m devant p. A oublie le second m, B écrit "
        "partout m, D l’inverse de la règle. Faire expliquer les deux lettres.", fonts,
    )  # fmt: skip
    sheet.ask(("La saison des fleurs :", "quel mot est bien écrit ?"),
              ("le printenps", "le primtemps", "le printemps", "le primtenps"), 11)  # fmt: skip
    return sheet


LESSON = ShippedLesson(
    file=NAME,
    info=LessonInfo(
        title="m devant m, b, p", subject="Français", level="CE1", tags=("orthographe", "dictée"), colour="#d1495b"
    ),
    pages=_pages,
    plan=LessonPlan(
        aims="Écrire la lettre m au lieu de n devant m, b et p, et dire pourquoi.",
        abilities="Reconnaître dans un mot la lettre qui suit le son.\nÉcrire sans erreur des mots avec am, em, om, "
        "im.\nÉcrire trois phrases sous la dictée.",
        materials="Ardoises.\nCahier du jour.",
        homework="Apprendre à écrire : une lampe, une chambre, ensemble, tomber, un tambour, un pompier.",
        adaptations=(
            Adaptation(Need.DYS, "Dictée à trous : seuls les sons à écrire manquent ; lettres m et n en deux "
            "couleurs."),
            Adaptation(Need.HEARING, "Dicter face à l’élève, phrase écrite en plus sur une bande de papier à "
            "compléter."),
            Adaptation(Need.MOTOR, "Étiquettes mobiles sur la table au lieu de l’écriture à la main."),
        ),
    ),
    phases=(
        Phase("Observer", 8, "Lire les deux listes, chercher ce qui change, proposer une règle.", (1,)),
        Phase("Énoncer la règle", 7, "Dire la règle, lever le cache, trouver d’autres mots.", (2,)),
        Phase("Trier et compléter", 15, "Étiquettes à placer, puis ardoise et correction au clic.", (3, 4)),
        Phase("Écrire sous la dictée", 10, "Trois phrases ; correction en levant les caches.", (5,)),
        Phase("Question et trace", 10, "Vote, explication, copie de la règle.", (6, 7), (1, 2, 3)),
    ),
    curriculum=curriculum(
        (level_key("011"), level_key("619")), "015-num-1333", (domain_key(1),), 50, "Les lettres et leurs voisines"
    ),
)  # fmt: skip
