"""« Le fantastique : entre deux explications », French, 4e: seven pages on two passages of Maupassant."""

from __future__ import annotations

from collections.abc import Sequence

from acting_sheet import PALE, ActingSheet, Column, kept_page
from sheet import BLUE, GREEN, INK, ORANGE, RED, VIOLET, Sheet
from shipped_lesson import Phase, ShippedLesson, curriculum

from tni.document.items import LessonInfo, PdfBackground, Text
from tni.document.lesson_plan import CREDIT_PREFIX, Adaptation, Credit, LessonPlan, Need
from tni.document.page_format import Paper, Ruling
from tni.library.built_in_vocabularies import domain_key, level_key
from tni.render.text_layout import Fonts

NAME = "4e - Fantastique"
CALM = (
    "« 8 mai. – Quelle journée {green|admirable} ! J’ai passé toute la matinée étendu sur l’herbe, devant ma maison, "
    "sous l’énorme platane qui la couvre, l’abrite et l’ombrage tout entière. »"
)
MIRROR = (
    "« On y voyait {orange|comme en plein jour}, et je ne me vis pas dans ma glace !… Elle était {orange|vide}, "
    "claire, "
    "profonde, pleine de lumière ! Mon image n’était pas dedans… »"
)


def _pages(fonts: Fonts, _: PdfBackground | None) -> list[Sheet]:
    return [
        _calm(fonts), _mirror(fonts), _explaining(fonts), _doubt(fonts), _writing(fonts), _question(fonts),
        kept_page(
            NAME, 7, "Faire construire la définition par la classe avant les clics.", fonts,
            ("Dans un récit {red|fantastique}, un événement", "étrange arrive dans un monde réel.",
             "Le lecteur hésite entre deux explications :", "l’une {blue|rationnelle}, l’autre {red|surnaturelle}.",
             "Les mots du doute font durer l’hésitation."),
        ),
    ]  # fmt: skip


def _calm(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 1, "Le Horla : le début", "Lire à voix haute, puis relever ce qui fait vrai : la date, le journal "
        "intime, "
        "la maison, l’arbre. Demander quelle suite on attend. Les réponses viennent au clic.", fonts,
        paper=Paper.WHITE,
    )  # fmt: skip
    sheet.head("Le Horla : un début tranquille")
    sheet.rectangle(16, 32, 20, 92, GREEN, 0.6, "#8fcbb0")
    sheet.rich(CALM, 28, 32, 11.5, wrap=274)
    sheet.text("Guy de Maupassant, Le Horla, 1887", 28, 96, 7.5, VIOLET)
    rows = (("Qui parle ? Dans quel genre d’écrit ?", "« je », dans un journal intime"),
            ("Qu’est-ce qui fait vrai ?", "la date, la maison, le platane"),
            ("Quelle impression ?", "le calme, le bonheur"))  # fmt: skip
    for row, (asked, answer) in enumerate(rows):
        y = 112.0 + 21 * row
        sheet.rich(asked, 16, y, 9)
        with sheet.step(row + 1):
            sheet.rich(answer, 178, y, 9, GREEN)
    return sheet


def _mirror(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 2, "Devant la glace", "Trois mois plus tard : le narrateur guette un être invisible. Lire, laisser "
        "réagir. "
        "Faire observer la ponctuation (exclamations, suspension), les phrases courtes et la lumière : on voit tout, "
        "sauf lui.", fonts, paper=Paper.BLACK,
    )  # fmt: skip
    sheet.text("19 août : devant la glace", 16, 8, 12.5, ORANGE, bold=True)
    sheet.rich(MIRROR, 16, 34, 11.5, wrap=288)
    sheet.text("Guy de Maupassant, Le Horla, 1887", 16, 94, 7.5, GREEN)
    for row, words in enumerate(
        ("Qu’est-ce qui est **impossible** ici ?", "Que font les **!** et les **…** ?", "Peut-on croire le narrateur ?")
    ):
        with sheet.step(row + 1):
            sheet.rich(f"• {words}", 16, 112 + 20 * row, 10, wrap=288)
    return sheet


def _explaining(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 3, "Deux explications", "Chaque élève place un indice et justifie par le texte. Rationnelle : la fièvre, "
        "un cauchemar, la folie. Surnaturelle : un être invisible, la carafe vidée la nuit, le reflet qui disparaît. "
        "Conclure : le récit ne tranche pas.", fonts, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.head("Comment l’expliquer ?")
    sheet.sorting(
        (Column("explication rationnelle", BLUE, ("la fièvre", "un cauchemar", "la folie")),
         Column("explication surnaturelle", RED, ("un être invisible", "la carafe vidée", "plus de reflet"))),
        ("un cauchemar", "un être invisible", "la carafe vidée", "la folie", "plus de reflet", "la fièvre"), 92,
        top=30, size=8.8,
    )  # fmt: skip
    return sheet


def _doubt(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 4, "Les mots du doute", "Faire chercher un exemple pour chaque ligne avant de lever le cache. Ces mots "
        "s’appellent des modalisateurs : ils disent que celui qui parle n’est pas sûr.", fonts, ruling=Ruling.SQUARED,
    )  # fmt: skip
    sheet.head("Les mots du doute", "Trouve un exemple, puis lève le cache.")
    rows = (
        ("des verbes", "il me {red|semblait}, je {red|crus} voir"),
        ("des adverbes", "{red|peut-être}, {red|sans doute}"),
        ("le conditionnel", "un être me {red|suivrait}"),
        ("des comparaisons", "{red|on aurait dit}, {red|comme si}"),
    )
    for row, (kind, words) in enumerate(rows):
        y = 44.0 + 33 * row
        sheet.rectangle(16, y, 116, y + 24, BLUE, 0.8, PALE[BLUE])
        sheet.middle(kind, 66, y + 12, 9.5, BLUE, bold=True)
        sheet.rectangle(126, y, 304, y + 24, INK, 0.6, "#ffffff")
        sheet.rich(words, 134, y + 5, 10)
        sheet.cover(125, y - 1, 305, y + 25)
    return sheet


def _writing(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 5, "À toi d’écrire", "Dix minutes d’écriture, puis deux lectures à voix haute ; la classe relève les "
        "mots "
        "du doute. Une suite possible vient au clic : ne la montrer qu’après les lectures.", fonts,
    )  # fmt: skip
    sheet.head("À toi d’écrire")
    sheet.go("Revoir les mots du doute", 4, 204, 6, 100)
    sheet.rectangle(16, 32, 304, 68, ORANGE, 0.9, PALE[ORANGE])
    sheet.rich("Un soir, chez toi, un objet n’est plus à sa place.\nÉcris cinq lignes à la première personne.", 160,
    39, 9.5,
               centred=True)  # fmt: skip
    sheet.rich("# un lieu de tous les jours\n# un détail étrange\n# deux mots du doute\n# deux explications, sans "
    "choisir",
               16, 78, 9.5, wrap=200)  # fmt: skip
    with sheet.step(1):
        sheet.rich(
            "Il me {red|semblait} pourtant avoir fermé cette porte. Le vent, {red|peut-être}… Mais toutes les fenêtres "
            "étaient closes.", 16, 136, 9.5, wrap=288,
        )  # fmt: skip
    return sheet


def _question(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 6, "Question", "Réponse : D. A définit le merveilleux (le conte), B la science-fiction, C le récit "
        "policier, "
        "où l’on finit par savoir. Faire donner un exemple pour chaque genre.", fonts,
    )  # fmt: skip
    sheet.ask(("Un récit est fantastique", "quand le lecteur…"),
              ("accepte les fées", "voyage dans le futur", "découvre le coupable", "hésite jusqu’au bout"),
              9)  # fmt: skip
    return sheet


def _credits(sheets: Sequence[Sheet]) -> list[Credit]:
    quoted = (
        next(item for item in sheet.items if isinstance(item, Text) and item.text.startswith("«"))
        for sheet in sheets[:2]
    )
    return [
        Credit(
            id=f"{CREDIT_PREFIX}{item.id}", source="Le Horla (1887)", author="Guy de Maupassant",
            licence="domaine public",
        )
        for item in quoted
    ]  # fmt: skip


LESSON = ShippedLesson(
    file=NAME,
    info=LessonInfo(
        title="Le fantastique : entre deux explications", subject="Français", level="4e",
        tags=("fantastique", "Maupassant", "nouvelle"), colour="#44337a",
    ),
    pages=_pages,
    credit=_credits,
    plan=LessonPlan(
        aims="Comprendre que le fantastique fait hésiter le lecteur entre deux explications, et par quels moyens.",
        abilities="Relever ce qui ancre un récit dans le réel.\nDistinguer explication rationnelle et surnaturelle."
        "\nReconnaître et employer les mots du doute.",
        materials="Les deux passages photocopiés.\nCahier d’écriture.",
        homework="Terminer le récit commencé en classe (dix lignes) et souligner les mots du doute.",
        adaptations=(
            Adaptation(Need.DYS, "Textes en grands caractères, lus par le professeur ; banque de mots du doute."),
            Adaptation(Need.HEARING, "Textes donnés avant la lecture à voix haute ; lecteur face à l’élève."),
            Adaptation(Need.MOTOR, "Écriture dictée à un camarade ou tapée au clavier."),
        ),
    ),
    phases=(
        Phase("Entrer dans le récit", 10, "Lire le début, relever ce qui fait vrai.", (1,)),
        Phase("L’événement étrange", 8, "Lire, réagir, observer la ponctuation.", (2,)),
        Phase("Hésiter", 15, "Indices à placer, puis les mots du doute.", (3, 4)),
        Phase("Écrire", 14, "Cinq lignes, deux lectures à voix haute.", (5,)),
        Phase("Question et trace", 8, "Vote, discussion, définition à copier.", (6, 7), (1, 2, 3)),
    ),
    curriculum=curriculum(
        (level_key("021"), level_key("621")), "015-num-1333", (domain_key(1), domain_key(5)), 55,
        "La fiction pour interroger le réel",
    ),
)  # fmt: skip
