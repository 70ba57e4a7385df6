"""« Le sujet commande le verbe », French grammar, CM1: seven pages."""

from __future__ import annotations

from acting_sheet import PALE, ActingSheet, Column, kept_page
from sheet import BLUE, GREEN, INK, ORANGE, RED, VIOLET, Sheet
from shipped_lesson import Phase, ShippedLesson, curriculum

from tni.document.items import LessonInfo, PdfBackground
from tni.document.lesson_plan import Adaptation, LessonPlan, Need
from tni.document.page_format import Paper, Ruling
from tni.library.built_in_vocabularies import domain_key, level_key
from tni.render.text_layout import Fonts

NAME = "CM1 - Sujet et verbe"


def _pages(fonts: Fonts, _: PdfBackground | None) -> list[Sheet]:
    return [
        _watching(fonts), _finding(fonts), _sorting(fonts), _traps(fonts), _changing(fonts), _question(fonts),
        kept_page(
            NAME, 7, "Faire reformuler avant chaque ligne. Les élèves ajoutent un exemple de leur choix.", fonts,
            ("Le {red|verbe} s’accorde avec son {blue|sujet}.", "Pour trouver le sujet, je demande :",
             "« Qui est-ce qui… ? » ou « Qu’est-ce qui… ? »", "et je réponds : « C’est… qui… ».",
             "{blue|Les enfants} jou{red|ent}. {blue|Tu} jou{red|es}."),
        ),
    ]  # fmt: skip


def _watching(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 1, "Qu’est-ce qui change ?", "Lire les trois phrases. Faire dire ce qui a changé au début, puis ce qui a "
        "changé dans le verbe, et ce qu’on entend. Les couleurs viennent au clic. « Dort » et « dorment » "
        "s’entendent, « joue » et « jouent » non : il faut y penser.", fonts, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.head("Qu’est-ce qui change ?", "Compare les phrases.")
    rows = (
        ("Le chat dort sur le canapé.", "{blue|Le chat} {red|dort} sur le canapé."),
        ("Les chats dorment sur le canapé.", "{blue|Les chats} {red|dorment} sur le canapé."),
        ("Le chat joue avec une balle.", "{blue|Le chat} {red|joue} avec une balle."),
        ("Les chats jouent avec une balle.", "{blue|Les chats} {red|jouent} avec une balle."),
    )
    for row, (plain, marked) in enumerate(rows):
        y = 44 + 29 * row
        sheet.rich(plain, 16, y, 9.2)
        with sheet.step(row // 2 + 1):
            sheet.rich(marked, 164, y, 8.8)
    with sheet.step(3):
        sheet.rich("{blue|le sujet} commande {red|le verbe}", 160, 161, 9, centred=True)
    return sheet


def _finding(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 2, "Trouver le sujet", "Suivre les trois étapes sur l’exemple, puis sur une phrase des élèves. Insister "
        ": "
        "on cherche d’abord le verbe conjugué. Le cache se lève d’un toucher.", fonts, ruling=Ruling.SQUARED,
    )  # fmt: skip
    sheet.head("Trouver le sujet")
    sheet.rich(
        "# Je cherche le {red|verbe conjugué} : il change avec le temps.\n"
        "# Je demande : « **Qui est-ce qui**… ? » ou « **Qu’est-ce qui**… ? »\n"
        "# Je vérifie avec « **C’est… qui** » ou « **Ce sont… qui** ».", 16, 30, 8.6, wrap=288,
    )  # fmt: skip
    sheet.rectangle(16, 84, 304, 172, ORANGE, 1.0, "#ffffff")
    sheet.rich("Ma voisine arrose ses fleurs.", 160, 90, 11, centred=True)
    sheet.rich("Qui est-ce qui {red|arrose} ses fleurs ?", 160, 112, 9.5, VIOLET, centred=True)
    sheet.rich("C’est {blue|ma voisine} qui {red|arrose} ses fleurs.", 160, 130, 9.5, centred=True)
    sheet.rich("sujet : {blue|ma voisine}     verbe : {red|arroser}", 160, 150, 9, centred=True)
    sheet.cover(20, 127, 300, 168)
    return sheet


def _sorting(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 3, "Quel sujet pour quel verbe ?", "Un élève par étiquette ; il lit la phrase entière. « La classe » et "
        "« tout le monde » sont au singulier : on parle de plusieurs personnes, mais le nom est au singulier. « Paul "
        "et Inès » : deux noms, donc le pluriel.", fonts, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.head("Place chaque sujet.")
    sheet.sorting(
        (Column("… chante.", BLUE, ("La classe", "Mon frère", "On", "Tout le monde")),
         Column("… chantent.", RED, ("Les oiseaux", "Paul et Inès", "Elles", "Mes amis"))),
        ("Les oiseaux", "La classe", "Mon frère", "Paul et Inès", "Elles", "On", "Mes amis", "Tout le monde"),
        68, top=30, size=8.5,
    )  # fmt: skip
    return sheet


def _traps(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 4, "Attention aux pièges", "Chercher d’abord sans aide. Phrase 1 : un mot s’est glissé entre le sujet et "
        "le verbe. Phrase 2 : le sujet est après le verbe. Phrase 3 : « les » est un pronom, il n’est pas le sujet. "
        "Faire dire « c’est… qui » à chaque fois.", fonts, paper=Paper.BLACK,
    )  # fmt: skip
    sheet.text("Attention aux pièges !", 16, 8, 12.5, ORANGE, bold=True)
    rows = (
        ("Les enfants de la voisine (jouer) dehors.", "{blue|Les enfants} de la voisine {red|jouent} dehors."),
        ("Dans le pré (pousser) des fleurs.", "Dans le pré {red|poussent} {blue|des fleurs}."),
        ("Le maître les (regarder).", "{blue|Le maître} les {red|regarde}."),
    )
    for row, (asked, answer) in enumerate(rows):
        y = 32 + 47 * row
        sheet.rich(asked, 16, y, 10.5)
        with sheet.step(row + 1):
            sheet.rich(answer, 28, y + 20, 10.5)
    return sheet


def _changing(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 5, "Change le sujet", "Chaque élève réécrit sur son cahier, puis lève un cache. Demander ce qui a dû "
        "changer d’autre. Réponses sous les caches.", fonts, ruling=Ruling.SQUARED,
    )  # fmt: skip
    sheet.head("Change le sujet, puis vérifie.")
    sheet.go("Revoir la méthode", 2, 216, 6, 88)
    rows = (
        ("Le chien aboie. → Les chiens…", "Les chiens {red|aboient}."),
        ("Je finis mon dessin. → Nous…", "Nous {red|finissons} notre dessin."),
        ("Il vient demain. → Tu…", "Tu {red|viens} demain."),
        ("La fille est en retard. → Les filles…", "Les filles {red|sont} en retard."),
    )
    for row, (asked, answer) in enumerate(rows):
        y = 32 + 36 * row
        sheet.rich(asked, 16, y + 4, 8.6)
        sheet.rectangle(178, y, 304, y + 24, GREEN, 0.8, PALE[GREEN])
        sheet.rich(answer, 184, y + 6, 8.6, INK)
        sheet.cover(177, y - 1, 305, y + 25)
    return sheet


def _question(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 6, "Question", "Réponse : D, « les feuilles » : ce sont les feuilles qui tombent. C est le mot le plus "
        "proche du verbe : c’est le piège. A dit où, B dit quand.", fonts,
    )  # fmt: skip
    sheet.ask(("En automne, les feuilles de l’arbre tombent au sol.", "Quel est le sujet de « tombent » ?"),
              ("au sol", "en automne", "l’arbre", "les feuilles de l’arbre"))  # fmt: skip
    return sheet


LESSON = ShippedLesson(
    file=NAME,
    info=LessonInfo(
        title="Le sujet commande le verbe", subject="Français", level="CM1", tags=("grammaire", "accord"),
        colour="#0762ff",
    ),
    pages=_pages,
    plan=LessonPlan(
        aims="Identifier le sujet d’une phrase et accorder le verbe avec lui, même quand il en est éloigné.",
        abilities="Trouver le verbe conjugué.\nTrouver le sujet avec « c’est… qui ».\nAccorder le verbe quand le sujet "
        "est éloigné ou placé après lui.",
        materials="Cahier d’essai.\nArdoises.",
        homework="Écrire trois phrases sur l’automne ; souligner le sujet en bleu et le verbe en rouge.",
        adaptations=(
            Adaptation(Need.DYS, "Phrases courtes, une par ligne ; sujets et verbes déjà en couleur dans les deux "
                       "premières."),
            Adaptation(Need.SIGHT, "Souligner d’un trait le sujet et de deux traits le verbe, en plus des couleurs."),
            Adaptation(Need.MOTOR, "Répondre avec les étiquettes ou à l’oral ; pas de recopie des phrases."),
        ),
    ),
    phases=(
        Phase("Comparer des phrases", 8, "Lire, écouter, dire ce qui change.", (1,)),
        Phase("Une méthode", 10, "Trois étapes, essayées sur des phrases de la classe.", (2,)),
        Phase("S’entraîner", 12, "Étiquettes à placer, puis trois phrases difficiles.", (3, 4)),
        Phase("Réécrire", 10, "Sur le cahier, correction sous les caches.", (5,)),
        Phase("Question et trace", 10, "Vote, explication, copie.", (6, 7), (1, 2, 3)),
    ),
    curriculum=curriculum(
        (level_key("014"), level_key("620")), "015-num-1333", (domain_key(1),), 50, "Autour du verbe"
    ),
)  # fmt: skip
