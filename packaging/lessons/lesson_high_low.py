"""« Grave ou aigu, long ou court », music, CE2: seven pages with four sounds."""

from __future__ import annotations

from acting_sheet import ActingSheet, Column, kept_page
from sheet import BLUE, GREEN, INK, ORANGE, RED, VIOLET, Sheet
from shipped_lesson import Phase, ShippedLesson, curriculum
from sounds import Note, seconds_of, tune

from tni.document.items import LessonInfo, PdfBackground
from tni.document.lesson_plan import Adaptation, LessonPlan, Need
from tni.document.page_format import Paper, Ruling
from tni.library.built_in_vocabularies import domain_key, level_key
from tni.render.text_layout import Fonts

NAME = "CE2 - Grave ou aigu"
SOL, LA, SI = 392.0, 440.0, 493.9
SHORT, LONG, WHOLE = 0.5, 1.0, 2.0
MOONLIGHT: tuple[Note, ...] = (
    (SOL, SHORT), (SOL, SHORT), (SOL, SHORT), (LA, SHORT), (SI, LONG), (LA, LONG),
    (SOL, SHORT), (SI, SHORT), (LA, SHORT), (LA, SHORT), (SOL, WHOLE),
)  # fmt: skip
"""First phrase of « Au clair de la lune », a song of the eighteenth century."""
SYLLABLES = ("Au", "clair", "de", "la", "lu-", "ne,", "mon", "a-", "mi", "Pier-", "rot")


def _pages(fonts: Fonts, _: PdfBackground | None) -> list[Sheet]:
    return [
        _hearing(fonts), _lasting(fonts), _song(fonts), _sorting(fonts), _composing(fonts), _question(fonts),
        kept_page(
            NAME, 7, "Lire d’abord tous ensemble ; faire illustrer chaque mot d’un geste de la main.", fonts,
            ("Un son peut être {blue|grave} ou {red|aigu} :", "c’est sa hauteur.",
             "Un son peut être long ou court :", "c’est sa durée.", "Une mélodie est une suite de sons."),
        ),
    ]  # fmt: skip


def _hearing(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 1, "Grave ou aigu ?", "Faire écouter les deux sons les yeux fermés ; la main monte ou descend. Puis le "
        "son qui glisse : la main le suit. Les mots viennent au clic. Le premier est grave, le deuxième aigu, le "
        "troisième monte.", fonts, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.head("Écoute : que fait le son ?", "Montre-le avec la main.")
    low, high = ((110.0, 1.6),), ((880.0, 1.6),)
    rising = tuple((hertz, 0.25) for hertz in (131.0, 165.0, 196.0, 262.0, 330.0, 392.0, 523.3, 659.3, 784.0))
    rows = (("Premier son", low, "il est {blue|grave}"), ("Deuxième son", high, "il est {red|aigu}"),
            ("Troisième son", rising, "il {violet|monte} du grave vers l’aigu"))  # fmt: skip
    for row, (title, notes, answer) in enumerate(rows):
        y = 46.0 + 42 * row
        sheet.sound(tune(notes), f"son-{row + 1}.wav", title, seconds_of(notes), 16, y, 124)
        with sheet.step(row + 1):
            sheet.rich(answer, 156, y + 6, 10.5)
    return sheet


def _lasting(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 2, "Long ou court ?", "Écouter, puis dessiner en l’air : un point pour un son court, un trait pour un "
        "son "
        "long. Lever les caches pour comparer. Faire rejouer chaque ligne en frappant des mains ou à la voix.", fonts,
        ruling=Ruling.SQUARED,
    )  # fmt: skip
    sheet.head("Long ou court ?", "Écoute et dessine : • court, — long.")
    patterns = ((1, 1, 3, 1, 1, 3), (3, 1, 1, 1, 3))
    for row, pattern in enumerate(patterns):
        y = 48.0 + 62 * row
        notes = tuple(note for beats in pattern for note in ((SOL, 0.32 * beats), (0.0, 0.1)))
        sheet.sound(tune(notes), f"rythme-{row + 1}.wav", f"Rythme {row + 1}", seconds_of(notes), 16, y, 104)
        x = 134.0
        for beats in pattern:
            if beats == 1:
                sheet.ellipse(x, y + 9, x + 8, y + 17, BLUE, 0.8, "#0762ff")
                x += 18
            else:
                sheet.rectangle(x, y + 9, x + 30, y + 17, RED, 0.8, "#d1495b")
                x += 40
        sheet.cover(128, y - 1, 304, y + 27)
        words = " ".join("{blue|court}" if beats == 1 else "{red|long}" for beats in pattern)
        with sheet.step(row + 1):
            sheet.rich(words, 16, y + 34, 9)
    return sheet


def _song(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 3, "Au clair de la lune", "Chanter la phrase, puis l’écouter en suivant les notes du doigt : plus haut, "
        "c’est plus aigu ; plus large, c’est plus long. Demander où est le son le plus aigu (« lu » et « a- ») et le "
        "plus long (« rot »).", fonts, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.head("Au clair de la lune", "Suis la mélodie du doigt.")
    sheet.sound(tune(MOONLIGHT), "au-clair-de-la-lune.wav", "Écouter la phrase", seconds_of(MOONLIGHT), 176, 6, 128)
    heights = {SOL: 112.0, LA: 90.0, SI: 68.0}
    for hertz, name in ((SOL, "sol"), (LA, "la"), (SI, "si")):
        sheet.text(name, 8, heights[hertz] + 1, 8, VIOLET)
        sheet.line(24, heights[hertz] + 7, 314, heights[hertz] + 7, INK, 0.3)
    x = 26.0
    for (hertz, seconds), syllable in zip(MOONLIGHT, SYLLABLES, strict=True):
        width = 36 * seconds if seconds < WHOLE else 60
        y = heights[hertz]
        sheet.rectangle(x, y, x + width - 2, y + 14, (BLUE, GREEN, RED)[(SOL, LA, SI).index(hertz)], 0.8,
                        ("#bcd3ff", "#bfe8d6", "#ffc9ba")[(SOL, LA, SI).index(hertz)])  # fmt: skip
        sheet.text(syllable, x + width / 2 - 1, 130, 7.2, centred=True)
        x += width
    sheet.rich("Où est le son le plus {red|aigu} ? Où est le son le plus {blue|long} ?", 160, 152, 9, centred=True)
    return sheet


def _sorting(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 4, "Sons de tous les jours", "Imiter chaque son avant de le placer. Grave : le tonnerre, le tambour, la "
        "contrebasse, le moteur du camion. Aigu : le sifflet, le moustique, le triangle, la flûte à bec.", fonts,
        paper=Paper.WHITE,
    )  # fmt: skip
    sheet.head("Place chaque son.")
    sheet.sorting(
        (Column("plutôt grave", BLUE, ("le tonnerre", "le gros tambour", "la contrebasse", "le camion")),
         Column("plutôt aigu", RED, ("le sifflet", "le moustique", "le triangle", "la flûte à bec"))),
        ("le sifflet", "le tonnerre", "la flûte à bec", "le camion", "le gros tambour", "le moustique",
         "la contrebasse", "le triangle"), 68, top=30, size=8,
    )  # fmt: skip
    return sheet


def _composing(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 5, "Le chef d’orchestre", "Un élève dessine une ligne au tableau : elle monte, descend, s’arrête. La "
        "classe la chante sur « ou » en suivant son doigt. Effacer, un autre élève recommence. Attendre le silence "
        "avant chaque départ.", fonts, paper=Paper.BLACK,
    )  # fmt: skip
    sheet.text("À toi de composer", 16, 8, 12.5, ORANGE, bold=True)
    sheet.text("Dessine une ligne : la classe la chante.", 16, 27, 8.5)
    sheet.text("aigu", 8, 46, 8, RED)
    sheet.text("grave", 8, 152, 8, BLUE)
    sheet.arrow(36, 166, 36, 48, INK, 1.0)
    sheet.arrow(36, 166, 308, 166, INK, 1.0)
    sheet.drawn([(48, 146), (80, 112), (104, 76), (130, 70), (152, 96), (168, 128)], GREEN, 2.0)
    sheet.text("le temps", 272, 168, 7)
    return sheet


def _question(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 6, "Question", "Réponse : B. A confond la hauteur avec la durée ; C avec l’intensité, car dans la vie "
        "courante « haut » veut parfois dire fort ; D avec le timbre. Faire chanter grave et fort, puis aigu et doux.",
        fonts,
    )  # fmt: skip
    sheet.ask(("Le chant du moustique est aigu :", "de quoi parle-t-on ?"),
              ("de sa durée", "de sa hauteur", "de sa force", "de son timbre"), 11)  # fmt: skip
    return sheet


LESSON = ShippedLesson(
    file=NAME,
    info=LessonInfo(
        title="Grave ou aigu, long ou court", subject="Éducation musicale", level="CE2",
        tags=("musique", "hauteur", "durée"), colour="#761fab",
    ),
    pages=_pages,
    plan=LessonPlan(
        aims="Distinguer la hauteur et la durée d’un son, et suivre une mélodie des yeux.",
        abilities="Dire d’un son s’il est grave ou aigu, long ou court.\nRejouer un rythme simple entendu deux fois."
        "\nSuivre du doigt une mélodie écrite.",
        materials="Haut-parleur relié à l’ordinateur.\nQuelques instruments : tambourin, triangle, flûte à bec.",
        homework="Trouver chez soi un son grave et un son aigu, et savoir les imiter.",
        adaptations=(
            Adaptation(Need.HEARING, "Faire sentir les vibrations, main sur le haut-parleur ou le tambourin ; montrer "
                       "les formes en même temps que le son."),
            Adaptation(Need.SIGHT, "Tracer la mélodie en relief (ficelle collée) ou guider la main dans l’air."),
            Adaptation(Need.MOTOR, "Répondre par la voix ou un regard au lieu du geste ; étiquettes placées par un "
                       "camarade."),
        ),
    ),
    phases=(
        Phase("Écouter la hauteur", 10, "Yeux fermés, la main monte ou descend ; mettre des mots.", (1,)),
        Phase("Écouter la durée", 8, "Dessiner le rythme, comparer, rejouer.", (2,)),
        Phase("Chanter et suivre", 8, "La phrase chantée, écoutée, suivie du doigt.", (3,)),
        Phase("Trier et composer", 12, "Sons de tous les jours à placer, puis lignes à chanter.", (4, 5)),
        Phase("Question et trace", 7, "Vote, discussion, copie.", (6, 7), (1, 2, 3)),
    ),
    curriculum=curriculum(
        (level_key("013"), level_key("619")), "015-num-1200", (domain_key(1), domain_key(5)), 45, "Écouter, comparer"
    ),
)  # fmt: skip
