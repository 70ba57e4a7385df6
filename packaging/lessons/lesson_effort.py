"""« Pourquoi respire-t-on plus vite à l’effort ? », biology, 5e: seven pages with heartbeats to count."""

from __future__ import annotations

from acting_sheet import PALE, ActingSheet, kept_page
from moving_pictures import breathing
from sheet import BLUE, GREEN, INK, ORANGE, RED, VIOLET, Sheet
from shipped_lesson import Phase, ShippedLesson, curriculum
from sounds import heart

from tni.document.items import LessonInfo, PdfBackground
from tni.document.lesson_plan import Adaptation, LessonPlan, Need
from tni.document.page_format import Paper, Ruling
from tni.library.built_in_vocabularies import domain_key, level_key
from tni.render.text_layout import Fonts

NAME = "5e - Effort"
COUNTED_S = 10
REST, EFFORT = 72, 132


def _pages(fonts: Fonts, _: PdfBackground | None) -> list[Sheet]:
    return [
        _counting(fonts), _curve(fonts), _breathing(fonts), _blood(fonts), _chain(fonts), _question(fonts),
        kept_page(
            NAME, 7, "À construire avec la classe ; les lignes viennent au clic. Revenir à la question de départ.",
            fonts,
            ("À l’effort, les muscles utilisent plus", "de {red|dioxygène} et de nutriments.",
             "On respire plus vite : plus de dioxygène", "passe de l’air dans le sang.",
             "Le cœur bat plus vite : le sang l’apporte", "plus vite aux muscles."),
        ),
    ]  # fmt: skip


def _counting(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 1, "Écoute ces deux cœurs", f"Chaque son dure {COUNTED_S} s. Compter les battements (deux bruits font un "
        f"battement), puis multiplier par 6. Cœur A : 12 battements, soit {REST} par minute, au repos. Cœur B : 22, "
        f"soit {EFFORT} par minute, pendant un effort. Les sons sont fabriqués.", fonts, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.head("Écoute ces deux cœurs", f"Compte les battements pendant {COUNTED_S} s, puis multiplie par 6.")
    for row, (name, rate, said) in enumerate((("A", REST, "au repos"), ("B", EFFORT, "pendant un effort"))):
        y = 48.0 + 56 * row
        sheet.sound(heart(rate, COUNTED_S), f"coeur-{name}.wav", f"Cœur {name}", COUNTED_S, 16, y, 100)
        sheet.rich("… × 6 = …", 126, y + 6, 11)
        colour = (BLUE, RED)[row]
        sheet.rectangle(186, y - 4, 304, y + 30, colour, 0.8, PALE[colour])
        sheet.rich(f"**{rate} battements/min**\n{said}", 192, y, 8.6)
        sheet.cover(185, y - 5, 305, y + 31)
    sheet.rich("Pourquoi le cœur et la respiration s’accélèrent-ils à l’effort ?", 160, 158, 9.2, VIOLET, centred=True)
    return sheet


def _curve(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 2, "Pendant un footing", "Faire d’abord lire les axes. Étapes : le repos, l’effort, la récupération. "
        "Demander les valeurs : environ 15 inspirations par minute au repos, 40 à la fin de l’effort ; le retour au "
        "calme prend environ cinq minutes.", fonts, ruling=Ruling.SQUARED,
    )  # fmt: skip
    sheet.head("La respiration pendant un footing")
    sheet.arrow(40, 160, 40, 30, INK, 1.0)
    sheet.arrow(40, 160, 308, 160, INK, 1.0)
    sheet.text("inspirations par minute", 46, 25, 7)
    sheet.text("temps (min)", 262, 146, 7)
    for value in (10, 20, 30, 40):
        y = 160 - 2.5 * value
        sheet.text(str(value), 24, y - 4.5, 7)
        sheet.line(38, y, 42, y, INK, 0.8)
    for minute in (0, 5, 10, 15):
        sheet.middle(str(minute), 40 + 16 * minute, 168, 7)
    sheet.drawn([(40, 122.5), (80, 122.5), (120, 122.5)], BLUE, 1.8)
    sheet.drawn([(120, 122.5), (140, 86), (164, 68), (184, 62), (200, 60)], RED, 1.8)
    sheet.drawn([(200, 60), (216, 90), (240, 110), (262, 120), (280, 122.5)], GREEN, 1.8)
    for step, (x, words, colour) in enumerate(
        ((80, "repos", BLUE), (160, "effort", RED), (236, "récupération", GREEN)), 1
    ):
        with sheet.step(step):
            sheet.middle(words, x, 136, 9, colour, bold=True)
    return sheet


def _breathing(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 3, "Inspirer, expirer", "L’image bouge si l’ordinateur le permet ; sinon, mimer, mains sur les côtes. "
        "Faire dire ce qui se passe pour le diaphragme et le volume des poumons avant chaque clic.", fonts,
        paper=Paper.WHITE,
    )  # fmt: skip
    sheet.head("Inspirer, expirer")
    sheet.picture(breathing(), 16, 30, 180, 135, "Dessin animé : des poumons se remplissent et se vident, au-dessus du "
                  "diaphragme.")  # fmt: skip
    sheet.text("les poumons", 206, 36, 9, RED, bold=True)
    sheet.text("le diaphragme", 206, 50, 9, GREEN, bold=True)
    with sheet.step(1):
        sheet.rich("**Inspiration** : le diaphragme descend, l’air entre.", 206, 72, 9, wrap=102)
    with sheet.step(2):
        sheet.rich("**Expiration** : le diaphragme remonte, l’air sort.", 206, 116, 9, wrap=102)
    return sheet


def _blood(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 4, "Que prend le muscle ?", "Valeurs arrondies. Faire calculer la différence entre l’entrée et la "
        "sortie : "
        "5 mL au repos, 15 mL à l’effort, trois fois plus. Demander d’où vient ce dioxygène.", fonts,
        paper=Paper.BLACK,
    )  # fmt: skip
    sheet.text("Que prend le muscle ?", 16, 8, 12.5, ORANGE, bold=True)
    sheet.rich("Dioxygène (O_{2}) dans 100 mL de sang", 16, 27, 9)
    columns, rows = ((16, 112), (112, 176), (176, 240), (240, 304)), (46, 66, 92, 118)
    heads = ("", "entre", "sort", "muscle")
    values = (("au repos", "20 mL", "15 mL", "5 mL"), ("à l’effort", "20 mL", "5 mL", "15 mL"))
    for row, cells in enumerate((heads, *values)):
        for column, words in enumerate(cells):
            (x0, x1), y0, y1 = columns[column], rows[row], rows[row + 1]
            sheet.rectangle(x0, y0, x1, y1, INK, 0.7, None)
            if column == 3 and row:
                with sheet.step(row):
                    sheet.middle(words, (x0 + x1) / 2, (y0 + y1) / 2, 10, ORANGE, bold=True)
            elif words:
                sheet.middle(words, (x0 + x1) / 2, (y0 + y1) / 2, 9.5)
    with sheet.step(3):
        sheet.rich("À l’effort, le muscle prend **trois fois plus** de dioxygène\ndans la même quantité de sang.",
        160, 130,
                   9.5, GREEN, centred=True)  # fmt: skip
    return sheet


def _chain(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 5, "Le trajet du dioxygène", "Un élève place une étiquette et dit la phrase. Ordre : 1 le nez et la "
        "trachée, 2 les alvéoles, 3 le sang, 4 le cœur, 5 le muscle. « Vérifier » montre ce qui est à sa place.", fonts,
    )  # fmt: skip
    sheet.head("Le trajet du dioxygène", "Remets les étapes dans l’ordre.")
    ordered = ("nez, trachée", "alvéoles", "sang", "cœur", "muscle")
    places = []
    for index in range(5):
        x = 16.0 + 59 * index
        sheet.middle(str(index + 1), x + 26, 58, 10, BLUE, bold=True)
        places.append(sheet.target(x, 68, x + 53, 90, BLUE))
        if index:
            sheet.arrow(x - 6, 79, x - 0.5, 79, INK, 0.8)
    keys = {}
    for index, words in enumerate(("sang", "muscle", "nez, trachée", "cœur", "alvéoles")):
        keys[words] = sheet.card(words, 18.0 + 59 * index, 112, 49, ORANGE, 7.2)
    for place, words in zip(places, ordered, strict=True):
        sheet.belong(place, [keys[words]])
    sheet.rich("Pourquoi tout doit-il aller **plus vite** à l’effort ?", 160, 146, 9.5, VIOLET, centred=True)
    return sheet


def _question(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 6, "Question", "Réponse : B. A : les poumons ne font que laisser passer. C : le cœur pousse le sang, il "
        "ne "
        "fabrique rien. D : l’air contient la même part de dioxygène au repos et à l’effort, environ un cinquième.",
        fonts,
    )  # fmt: skip
    sheet.ask(("À l’effort, on respire plus vite", "parce que…"),
              ("les poumons grandissent", "les muscles en ont besoin", "le cœur fabrique du sang",
               "l’air s’appauvrit"), 8.6)  # fmt: skip
    return sheet


LESSON = ShippedLesson(
    file=NAME,
    info=LessonInfo(
        title="Pourquoi respire-t-on plus vite à l’effort ?", subject="Sciences de la vie et de la Terre", level="5e",
        tags=("respiration", "effort", "muscle"), colour="#158a5c",
    ),
    pages=_pages,
    plan=LessonPlan(
        aims="Relier l’accélération du cœur et de la respiration aux besoins des muscles pendant l’effort.",
        abilities="Mesurer une fréquence cardiaque.\nLire une courbe en fonction du temps.\nComparer des mesures dans "
        "un "
        "tableau.\nDécrire le trajet du dioxygène jusqu’au muscle.",
        materials="Chronomètre.\nHaut-parleur relié à l’ordinateur.\nUn espace pour vingt flexions.",
        homework="Mesurer son pouls au repos puis après trente flexions, et noter les deux valeurs dans un tableau.",
        adaptations=(
            Adaptation(Need.HEARING, "Compter les battements au doigt sur le poignet ou sur le dessin de la courbe."),
            Adaptation(Need.MOTOR, "L’élève dispensé d’effort chronomètre et note les mesures de la classe."),
            Adaptation(Need.DYS, "Phrases du bilan à trous ; tableau déjà tracé."),
        ),
    ),
    phases=(
        Phase("Mesurer", 10, "Compter les battements, calculer, poser la question.", (1,)),
        Phase("Lire une courbe", 10, "Repos, effort, récupération.", (2,)),
        Phase("Observer et comparer", 15, "Mouvements respiratoires, puis dioxygène dans le sang.", (3, 4)),
        Phase("Ordonner", 8, "Le trajet du dioxygène à remettre dans l’ordre.", (5,)),
        Phase("Question et bilan", 12, "Vote, discussion, bilan écrit.", (6, 7), (1, 2, 3)),
    ),
    curriculum=curriculum(
        (level_key("020"), level_key("621")), "015-num-1832", (domain_key(4), domain_key(1)), 55,
        "Le fonctionnement du corps à l’effort",
    ),
)  # fmt: skip
