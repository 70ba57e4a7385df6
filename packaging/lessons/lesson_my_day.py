"""« My day », English, 6e: seven pages on daily routine and the time."""

from __future__ import annotations

from acting_sheet import PALE, ActingSheet, Column, kept_page
from sheet import BLUE, GREEN, INK, ORANGE, RED, Sheet
from shipped_lesson import Phase, ShippedLesson, curriculum

from tni.document.items import LessonInfo, PdfBackground
from tni.document.lesson_plan import Adaptation, LessonPlan, Need
from tni.document.page_format import Paper, Ruling
from tni.library.built_in_vocabularies import domain_key, level_key
from tni.render.text_layout import Fonts

NAME = "6e - My day"


def _pages(fonts: Fonts, _: PdfBackground | None) -> list[Sheet]:
    return [
        _day(fonts), _time(fonts), _endings(fonts), _reading(fonts), _speaking(fonts), _question(fonts),
        kept_page(
            NAME, 7, "Faire relire à voix haute : /z/ dans « goes », /s/ dans « gets », /ɪz/ dans « watches ». Chaque "
            "élève ajoute une phrase sur lui-même.", fonts,
            ("My day", "I {blue|get} up at seven o’clock.", "She {red|gets} up at half past seven.",
             "What time {blue|do} you get up?", "What time {red|does} he go to bed?"),
        ),
    ]  # fmt: skip


def _day(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 1, "My day", "Faire parler à partir des horloges, livre fermé : « What time is it? », « What do you do "
        "at "
        "twelve? ». Les phrases viennent au clic : les faire répéter, puis mimer. Corriger l’accent de « o’clock ».",
        fonts, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.head("My day")
    rows = (
        ("horloge-8h15", "8 h 15", "I go to school\nat a quarter past eight."),
        ("horloge-12h", "12 h", "I have lunch\nat twelve o’clock."),
        ("horloge-4h45", "16 h 45", "I go home\nat a quarter to five."),
        ("horloge-9h", "21 h", "I go to bed\nat nine o’clock."),
    )
    for place, (clock, hour, words) in enumerate(rows):
        x, y = 14 + 152 * (place % 2), 34 + 72 * (place // 2)
        sheet.symbol(clock, x, y, 54, f"Horloge : {hour}")
        with sheet.step(place + 1):
            sheet.rich(words, x + 57, y + 15, 8.4)
    return sheet


def _time(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 2, "What time is it?", "La première ligne est un modèle. Faire dire l’heure avant de lever chaque cache. "
        "Rappel : « past » jusqu’à la demie, « to » ensuite ; l’heure que l’on dit est alors la suivante.", fonts,
        ruling=Ruling.SQUARED,
    )  # fmt: skip
    sheet.head("What time is it?")
    rows = (("7:00", "It’s seven {blue|o’clock}."), ("7:15", "It’s a quarter {green|past} seven."),
            ("7:30", "It’s half {green|past} seven."), ("7:45", "It’s a quarter {red|to} eight."),
            ("7:50", "It’s ten {red|to} eight."))  # fmt: skip
    for row, (figures, words) in enumerate(rows):
        y = 30.0 + 29 * row
        sheet.rectangle(16, y, 80, y + 24, BLUE, 0.8, PALE[BLUE])
        sheet.middle(figures, 48, y + 12, 12, bold=True)
        sheet.rectangle(92, y, 304, y + 24, INK, 0.6, "#ffffff")
        sheet.rich(words, 102, y + 4, 11)
        if row:
            sheet.cover(91, y - 1, 305, y + 25)
    return sheet


def _endings(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 3, "With or without -s?", "Un élève par étiquette ; il dit une phrase entière avec un pronom. Faire "
        "énoncer la règle à la fin : -s à la troisième personne du singulier ; « goes » et « watches » prennent -es, "
        "« have » devient « has ».", fonts, paper=Paper.WHITE,
    )  # fmt: skip
    sheet.head("Who? Move each verb.")
    sheet.sorting(
        (Column("I, you, we, they…", BLUE, ("get up", "go home", "have lunch", "watch TV")),
         Column("he, she, it…", RED, ("gets up", "goes home", "has lunch", "watches TV"))),
        ("gets up", "have lunch", "go home", "watches TV", "has lunch", "get up", "watch TV", "goes home"),
        68, top=30, size=9,
    )  # fmt: skip
    return sheet


def _reading(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 4, "Emma’s day", "Lecture silencieuse, puis à voix haute. Les réponses viennent au clic ; demander à "
        "chaque fois où elle est dans le texte. On accepte une réponse courte : « At seven. »", fonts,
    )  # fmt: skip
    sheet.head("Emma’s day")
    sheet.rectangle(16, 28, 304, 98, ORANGE, 0.9, "#fff8ea")
    sheet.rich(
        "Emma {red|lives} in Leeds. She {red|gets up} at seven o’clock and {red|has} breakfast with her brother. They "
        "{blue|go} to school by bus. At a quarter to four she {red|goes} home. In the evening she {red|plays} the "
        "guitar, and she {red|goes} to bed at half past nine.", 22, 33, 10, wrap=276,
    )  # fmt: skip
    rows = (("What time does Emma get up?", "At seven o’clock."), ("How do they go to school?", "By bus."),
            ("What does she do in the evening?", "She plays the guitar."))  # fmt: skip
    for row, (asked, answer) in enumerate(rows):
        y = 106.0 + 24 * row
        sheet.rich(asked, 16, y, 9.2)
        with sheet.step(row + 1):
            sheet.rich(answer, 182, y, 9.2, GREEN)
    return sheet


def _speaking(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 5, "Ask your partner", "Travail à deux, deux minutes, puis on change de voisin. Circuler et noter les "
        "oublis de « do » et de « does ». Bilan : un élève raconte la journée de son voisin, avec -s.", fonts,
        paper=Paper.BLACK,
    )  # fmt: skip
    sheet.text("Ask your partner", 16, 8, 12.5, ORANGE, bold=True)
    sheet.rich("What time {blue|do you} get up?", 24, 38, 12)
    sheet.rich("I get up at…", 44, 60, 12, GREEN)
    with sheet.step(1):
        sheet.rich("Now speak about your partner:", 16, 88, 9, ORANGE)
        sheet.rich("He {red|gets} up at… / She {red|gets} up at…", 24, 104, 12)
    sheet.rich("have breakfast   •   go to school   •   have lunch\ndo your homework   •   go to bed", 160, 136, 9.5,
               centred=True)  # fmt: skip
    return sheet


def _question(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 6, "Question", "Réponse : C. A oublie -es, B met -s sans le e, D oublie « to » (« go to bed ») et "
        "la marque de la troisième personne. Faire redire la phrase avec « I ».", fonts,
    )  # fmt: skip
    sheet.ask(("It’s nine o’clock in the evening.", "Emma…"),
              ("go to bed.", "gos to bed.", "goes to bed.", "go bed."), 11)  # fmt: skip
    return sheet


LESSON = ShippedLesson(
    file=NAME,
    info=LessonInfo(
        title="My day", subject="Anglais", level="6e", tags=("daily routine", "time", "present simple"),
        colour="#158a5c",
    ),
    pages=_pages,
    plan=LessonPlan(
        aims="Parler de sa journée et de celle d’un autre, en disant l’heure.",
        abilities="Dire l’heure avec past et to.\nDécrire sa journée au présent simple.\nPoser une question avec What "
        "time do you…\nMettre -s à la troisième personne.",
        materials="Cahier d’anglais.\nUne horloge à aiguilles par groupe.",
        homework="Écrire cinq phrases sur la journée d’un membre de sa famille, avec cinq heures différentes.",
        adaptations=(
            Adaptation(Need.DYS, "Étiquettes avec un dessin ; l’oral est évalué avant l’écrit, sans pénaliser "
                       "l’orthographe."),
            Adaptation(Need.HEARING, "Parler face à l’élève et montrer l’horloge ; phrases écrites avant de les "
                       "répéter."),
            Adaptation(Need.SIGHT, "Dire l’heure affichée à voix haute ; horloge à toucher pour chaque élève."),
        ),
    ),
    phases=(
        Phase("Mise en route", 8, "Les horloges, ce que l’on fait à chaque heure.", (1,)),
        Phase("Dire l’heure", 10, "L’heure dite avant de lever chaque cache.", (2,)),
        Phase("Observer la langue", 10, "Étiquettes à placer ; énoncer la règle.", (3,)),
        Phase("Lire et parler", 17, "La journée d’Emma, puis dialogue à deux.", (4, 5)),
        Phase("Question et trace", 10, "Vote, explication, trace écrite.", (6, 7), (1, 2, 3)),
    ),
    curriculum=curriculum(
        (level_key("018"), level_key("620")), "015-num-1622", (domain_key(1),), 55, "Everyday life"
    ),
)  # fmt: skip
