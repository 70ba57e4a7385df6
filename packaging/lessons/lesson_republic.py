"""« Les symboles de la République », moral and civic education, CM2: seven pages with a sound."""

from __future__ import annotations

from collections.abc import Sequence

from acting_sheet import PALE, ActingSheet, Column, kept_page
from sheet import BLUE, GREEN, INK, ORANGE, RED, VIOLET, Sheet
from shipped_lesson import Phase, ShippedLesson, curriculum
from sounds import Note, seconds_of, tune

from tni.document.items import LessonInfo, Media, PdfBackground
from tni.document.lesson_plan import CREDIT_PREFIX, Adaptation, Credit, LessonPlan, Need
from tni.document.page_format import Paper, Ruling
from tni.library.built_in_vocabularies import domain_key, level_key
from tni.render.text_layout import Fonts

NAME = "CM2 - Symboles"
BEAT = 0.55
_HERTZ = {"ré": 293.7, "mi": 329.6, "fa": 370.0, "sol": 392.0, "la": 440.0, "si": 493.9, "do": 523.3, "RÉ": 587.3}
_SCORE = (
    "ré .25 ré .75 ré .25 sol 1 sol 1 la 1 la 1 RÉ 1.5 si .5 sol .75 sol .25 si .75 sol .25 mi 1 do 2 la .75 fa .25 "
    "sol 2"
)
_PARTS = _SCORE.split()
ANTHEM: tuple[Note, ...] = tuple(
    (_HERTZ[name], float(beats) * BEAT) for name, beats in zip(_PARTS[::2], _PARTS[1::2], strict=True)
)
"""First two verses of « La Marseillaise » (1792)."""


def _pages(fonts: Fonts, _: PdfBackground | None) -> list[Sheet]:
    return [
        _watching(fonts), _article(fonts), _anthem(fonts), _motto(fonts), _seen(fonts), _question(fonts),
        kept_page(
            NAME, 7, "La classe choisit la dernière phrase : où voit-on ces symboles près de l’école ?", fonts,
            ("Les symboles de la République française :", "le drapeau {blue|bleu}, blanc, {red|rouge} ; la "
            "Marseillaise ;",
             "la devise « Liberté, Égalité, Fraternité » ;", "la langue française ; Marianne ; le 14 Juillet.",
             "Ils rappellent ce que nous partageons."),
        ),
    ]  # fmt: skip


def _flag(sheet: Sheet, x: float, y: float, width: float) -> None:
    third, height = width / 3, width * 2 / 3
    for part, fill in enumerate(("#1f3f94", "#ffffff", "#d3202f")):
        sheet.rectangle(x + part * third, y, x + (part + 1) * third, y + height, INK, 0.4, fill)


def _watching(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 1, "Où sommes-nous ?", "Laisser décrire sans aide : un drapeau, une mairie, une devise. Demander où ils "
        "les ont déjà vus (école, mairie, pièces, timbres). Écrire les mots de la classe autour du dessin.", fonts,
        paper=Paper.WHITE,
    )  # fmt: skip
    sheet.head("Que vois-tu ?", "À quoi cela sert-il ?")
    sheet.area(((74, 74), (160, 36), (246, 74)), INK, 1.0, "#ececf2")
    sheet.rectangle(80, 74, 240, 90, INK, 1.0, "#fff8ea")
    sheet.middle("Liberté Égalité Fraternité", 160, 82, 8.5, INK, bold=True)
    sheet.rectangle(88, 90, 232, 156, INK, 1.0, "#fff8ea")
    for x in (98, 126, 178, 206):
        sheet.rectangle(x, 104, x + 16, 134, INK, 0.7, "#dbe8ff")
    sheet.rectangle(148, 112, 172, 156, INK, 0.8, "#c9a36a")
    sheet.line(160, 36, 160, 8, INK, 1.0)
    _flag(sheet, 160, 8, 30)
    sheet.line(40, 156, 280, 156, GREEN, 1.4)
    with sheet.step(1):
        sheet.rich("C’est une **mairie** : la maison de la commune.", 160, 161, 9, centred=True)
    return sheet


def _article(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 2, "Ce que dit la Constitution", "Lire l’article à voix haute. La Constitution de 1958 est le texte qui "
        "organise la République. Chercher chaque symbole avant de lever son cache. Faire expliquer « emblème » et "
        "« devise ».", fonts, ruling=Ruling.SQUARED,
    )  # fmt: skip
    sheet.head("L’article 2 de la Constitution", "Complète, puis lève le cache.")
    rows = (
        ("La langue de la République est", "le français.", BLUE),
        ("L’emblème national est", "le drapeau tricolore, bleu, blanc, rouge.", RED),
        ("L’hymne national est", "« La Marseillaise ».", GREEN),
        ("La devise de la République est", "« Liberté, Égalité, Fraternité ».", VIOLET),
    )
    for row, (begin, end, colour) in enumerate(rows):
        y = 44 + 33 * row
        sheet.rich(begin, 16, y + 5, 8.6)
        sheet.rectangle(146, y, 304, y + 22, colour, 0.8, PALE[colour])
        sheet.rich(end, 150, y + 6, 7.6)
        sheet.cover(145, y - 1, 305, y + 23, ORANGE)
    return sheet


def _anthem(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 3, "La Marseillaise", "Écouter debout ou assis, en silence, puis chanter. Écrite à Strasbourg en avril "
        "1792 par Rouget de Lisle, chantée par des volontaires venus de Marseille : d’où son nom. Expliquer « patrie » "
        "et « jour de gloire ».", fonts, paper=Paper.BLACK,
    )  # fmt: skip
    sheet.text("La Marseillaise", 16, 8, 12.5, ORANGE, bold=True)
    sheet.sound(tune(ANTHEM), "marseillaise.wav", "Écouter les deux premiers vers", seconds_of(ANTHEM), 154, 6, 150)
    sheet.rich("//Allons enfants de la Patrie,\nLe jour de gloire est arrivé !//", 28, 44, 12)
    sheet.text("Rouget de Lisle, 1792", 28, 82, 8, GREEN)
    questions = "• Qui l’a écrite ? Dans quelle ville ?\n• Pourquoi ce nom ?\n• Quand l’entend-on aujourd’hui ?"
    sheet.rich(questions, 16, 102, 9.5, wrap=280)
    with sheet.step(1):
        sheet.rich("cérémonies, rencontres sportives, 14 Juillet, 11 Novembre", 16, 154, 9, ORANGE)
    return sheet


def _motto(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 4, "Liberté, Égalité, Fraternité", "Chaque élève place une situation et se justifie. Liberté : donner "
        "son "
        "avis, choisir sa religion ou n’en pas avoir. Égalité : même école et mêmes lois pour tous, filles et "
        "garçons. Fraternité : aider un nouvel élève, donner aux plus pauvres. Accepter qu’on en discute.", fonts,
        paper=Paper.WHITE,
    )  # fmt: skip
    sheet.head("Quelle valeur ? Place et explique.")
    sheet.sorting(
        (Column("Liberté", BLUE, ("Donner son avis", "Croire ou ne pas croire")),
         Column("Égalité", GREEN, ("L’école pour tous", "Mêmes lois pour tous")),
         Column("Fraternité", RED, ("Aider un nouveau", "Donner aux pauvres"))),
        ("L’école pour tous", "Donner son avis", "Aider un nouveau", "Croire ou ne pas croire", "Donner aux pauvres",
         "Mêmes lois pour tous"), 92, top=30, size=7.4,
    )  # fmt: skip
    return sheet


def _seen(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 5, "Symbole officiel ou non ?", "Le coq est très connu (maillots de sport), mais aucun texte n’en fait "
        "un "
        "symbole officiel ; la tour Eiffel est un monument. Marianne et le 14 Juillet ne sont pas dans l’article 2 : "
        "Marianne est un usage, la fête nationale vient d’une loi de 1880.", fonts,
    )  # fmt: skip
    sheet.head("Vrai symbole de la République ?")
    sheet.go("Relire l’article 2", 2, 216, 6, 88)
    rows = (("le drapeau tricolore", "oui : Constitution, article 2"), ("la tour Eiffel", "non : c’est un monument"),
            ("Marianne", "oui, par l’usage : bustes, timbres"), ("le coq", "emblème connu, mais pas officiel"),
            ("le 14 Juillet", "oui : fête nationale, loi de 1880"))  # fmt: skip
    for row, (thing, answer) in enumerate(rows):
        y = 32 + 28 * row
        sheet.rectangle(16, y, 132, y + 22, BLUE, 0.8, PALE[BLUE])
        sheet.middle(thing, 74, y + 11, 9, bold=True)
        with sheet.step(row + 1):
            sheet.rich(answer, 142, y + 5, 8.8)
    return sheet


def _question(fonts: Fonts) -> Sheet:
    sheet = ActingSheet(
        NAME, 6, "Question", "Réponse : A. B et C ne sont pas dans la Constitution. D est le principe de la République "
        "(« gouvernement du peuple, par le peuple et pour le peuple »), pas sa devise.", fonts,
    )  # fmt: skip
    sheet.ask(("La République française a une devise.", "Laquelle ?"),
              ("Liberté, Égalité, Fraternité", "Un pour tous, tous pour un", "Travail et courage",
               "Le peuple gouverne"), 7.8)  # fmt: skip
    return sheet


def _credits(sheets: Sequence[Sheet]) -> list[Credit]:
    sound = next(item for item in sheets[2].items if isinstance(item, Media))
    return [
        Credit(
            id=f"{CREDIT_PREFIX}{sound.id}", source="La Marseillaise (1792), jouée par TNI",
            author="Claude Joseph Rouget de Lisle", licence="domaine public",
        )
    ]  # fmt: skip


LESSON = ShippedLesson(
    file=NAME,
    info=LessonInfo(
        title="Les symboles de la République", subject="Enseignement moral et civique", level="CM2",
        tags=("EMC", "République", "devise"), colour="#1f3f94",
    ),
    pages=_pages,
    credit=_credits,
    plan=LessonPlan(
        aims="Connaître les symboles de la République française et les valeurs qu’ils rappellent.",
        abilities="Nommer les symboles inscrits dans la Constitution.\nExpliquer les trois mots de la devise par un "
        "exemple.\nDistinguer un symbole officiel d’un monument.",
        materials="Haut-parleur relié à l’ordinateur.\nPièces de un euro, timbres.",
        homework="Relever trois endroits du quartier où l’on voit un symbole de la République.",
        adaptations=(
            Adaptation(Need.DYS, "Lire l’article à voix haute ; donner les mots à compléter sur des étiquettes."),
            Adaptation(Need.HEARING, "Donner les paroles écrites de l’hymne ; montrer le vers que l’on chante."),
            Adaptation(Need.SIGHT, "Nommer les couleurs du drapeau dans l’ordre ; faire toucher une pièce de monnaie."),
        ),
    ),
    phases=(
        Phase("Observer", 8, "Décrire la mairie, dire ce qu’on reconnaît.", (1,)),
        Phase("Lire la loi", 10, "L’article 2, compléter, expliquer les mots.", (2,)),
        Phase("Écouter et chanter", 10, "Écoute, histoire de l’hymne, chant.", (3,)),
        Phase("Discuter des valeurs", 15, "Situations à placer, puis vrai ou faux symbole.", (4, 5)),
        Phase("Question et trace", 7, "Vote, discussion, copie.", (6, 7), (1, 2, 3)),
    ),
    curriculum=curriculum(
        (level_key("015"), level_key("620")), "015-num-1548", (domain_key(3), domain_key(5)), 50, "Vivre en République"
    ),
)  # fmt: skip
