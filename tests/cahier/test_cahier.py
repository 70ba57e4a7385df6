"""The session, written up: wording, build, rendering."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from tni.cahier.corrections import corrected_text, with_answers_line
from tni.cahier.entry import TITLE_MAX, Homework
from tni.cahier.entry_builder import NoSeanceStartError, build_entry
from tni.cahier.entry_export import content_block, file_name, heading, homework_block, html_page
from tni.cahier.french import NBSP, format_day, format_hour, format_list, format_ranges, format_span
from tni.cahier.seance_log import (
    LessonOpened,
    LoggedQuestionKind,
    PageAdded,
    PageShown,
    PageWritten,
    QuestionAsked,
    SeanceEnded,
    SeanceEvent,
    SeanceId,
    SeanceStarted,
)
from tni.core.ids import ClassId, ClassLayerId, PageId
from tni.core.one_line import shortened

PARIS = ZoneInfo("Europe/Paris")
SESSION = SeanceId("5f0c1d2e3b4a59687766")


def at(hour_: int, minute: int = 0, second: int = 0, on: date = date(2026, 11, 24)) -> datetime:
    return datetime(on.year, on.month, on.day, hour_, minute, second, tzinfo=PARIS)


def started(when: datetime, **changed: object) -> SeanceStarted:
    return replace(SeanceStarted(when, ClassId("c1"), "5eA", "Maths", "Proportionnalité", 12), **changed)  # type: ignore[arg-type]


def lesson() -> list[SeanceEvent]:
    return [
        started(at(8)),
        PageShown(at(8), PageId("p1"), 1, "Rappels"),
        PageShown(at(8, 10), PageId("p2"), 2),
        PageShown(at(8, 20), PageId("p3"), 3),
        PageShown(at(8, 20, 1), PageId("p4"), 4, "Exercices"),
        QuestionAsked(at(8, 30), LoggedQuestionKind.CHOICE, "Combien font 3 × 4 ?", 22, 25, 18),
        QuestionAsked(at(8, 35), LoggedQuestionKind.CHOICE, "Combien font 3 × 4 ?", 24, 25, 23),
        PageAdded(at(8, 40), PageId("p5"), 5),
        PageShown(at(8, 40), PageId("p5"), 5),
        QuestionAsked(at(8, 50), LoggedQuestionKind.TRUE_FALSE, "", 1, None, 0),
        SeanceEnded(at(8, 55)),
    ]


def test_a_lesson_is_put_in_french() -> None:
    entry = build_entry(SESSION, lesson())
    assert entry.contenu.replace(NBSP, " ").splitlines() == [
        "Déroulement :",
        "– Rappels",
        "– Exercices",
        "– Question à la classe : « Combien font 3 × 4 ? »",
    ]
    assert entry.title == "Proportionnalité"
    assert entry.pages == ("p1", "p2", "p4", "p5"), "page 3 was only passed"
    assert format_span(entry.start, entry.end).replace(NBSP, " ") == "mardi 24 novembre 2026, 8 h 00 – 8 h 55"
    assert heading(entry).replace(NBSP, " ") == "5eA – Maths – séance 12"


def test_the_same_session_keeps_its_uid() -> None:
    once, again = build_entry(SESSION, lesson()), build_entry(SESSION, lesson()[:-1])
    assert once.uid == again.uid
    assert isinstance(once.uid, UUID)
    assert build_entry(SeanceId("another"), lesson()).uid != once.uid


def test_without_an_end_the_session_ends_at_its_last_event() -> None:
    assert build_entry(SESSION, lesson()[:-1]).end == at(8, 50)


def test_pages_shown_briefly_are_kept_when_there_is_nothing_else() -> None:
    log = [started(at(8)), PageShown(at(8), PageId("p1"), 1), SeanceEnded(at(8, 0, 1))]
    assert build_entry(SESSION, log).pages == ("p1",)


def test_a_page_written_on_or_asked_about_counts_however_briefly_it_was_shown() -> None:
    brief = [PageShown(at(8, 0, n), PageId(f"p{n}"), n) for n in range(1, 31)]
    asked = QuestionAsked(at(8, 0, 30), LoggedQuestionKind.CHOICE, "", 3)
    log = [
        started(at(8)),
        *brief,
        asked,
        PageWritten(at(8, 0, 31), PageId("p4")),
        PageShown(at(8, 1), PageId("p31"), 31),
    ]
    entry = build_entry(SESSION, [*log, SeanceEnded(at(9))])
    assert entry.pages == ("p4", "p30", "p31"), "thirty pages that were leafed through are not listed"


def two_lessons() -> list[SeanceEvent]:
    return [
        started(at(8), lesson="Fractions", file="/lessons/fractions.tni"),
        PageShown(at(8), PageId("f1"), 1, "Rappels"),
        LessonOpened(at(8, 20), "Volcans", ClassLayerId("v"), "/lessons/volcans.tni"),
        PageShown(at(8, 20), PageId("v1"), 1),
        QuestionAsked(at(8, 30), LoggedQuestionKind.CHOICE, "", 20),
        LessonOpened(at(8, 40), "Fractions", None, "/lessons/fractions.tni"),
        PageShown(at(8, 40), PageId("f2"), 2),
        SeanceEnded(at(8, 55)),
    ]


def test_two_lessons_in_one_hour_are_one_entry() -> None:
    entry = build_entry(SESSION, two_lessons())
    assert entry.lesson == "Fractions et Volcans"
    assert entry.title == f"Fractions{NBSP}; Volcans"
    assert entry.contenu.replace(NBSP, " ").splitlines() == [
        "Déroulement :",
        "– Fractions : rappels",
        "– Questions sur les volcans",
    ]
    assert entry.pages == ("f1", "f2", "v1")


def test_a_lesson_only_looked_into_and_a_board_waiting_for_its_lesson_are_left_out() -> None:
    log = [
        started(at(8), lesson=""),
        PageShown(at(8), PageId("b1"), 1),
        LessonOpened(at(8, 1), "Fractions", ClassLayerId("f")),
        PageShown(at(8, 1), PageId("f1"), 1),
        LessonOpened(at(8, 40), "Volcans", ClassLayerId("v")),
        PageShown(at(8, 40), PageId("v1"), 1),
        LessonOpened(at(8, 40, 2), "Fractions", ClassLayerId("f")),
        PageShown(at(8, 40, 2), PageId("f1"), 1),
        SeanceEnded(at(8, 55)),
    ]
    entry = build_entry(SESSION, log)
    assert (entry.lesson, entry.pages) == ("Fractions", ("f1",))
    written = [*log[:2], PageWritten(at(8, 0, 30), PageId("b1")), *log[2:]]
    entry = build_entry(SESSION, written)
    assert entry.pages == ("b1", "f1")
    assert entry.contenu == f"Déroulement{NBSP}:\n– Travail sur «{NBSP}Fractions{NBSP}»"


def test_a_log_without_start_is_refused() -> None:
    with pytest.raises(NoSeanceStartError):
        build_entry(SESSION, [SeanceEnded(at(9))])


def test_midnight_names_both_days() -> None:
    log = [started(at(23, 10)), SeanceEnded(at(0, 5, on=date(2026, 11, 25)))]
    entry = build_entry(SESSION, log)
    assert format_span(entry.start, entry.end).replace(NBSP, " ") == (
        "mardi 24 novembre 2026, 23 h 10 – mercredi 25 novembre 2026, 0 h 05"
    )


@pytest.mark.parametrize(
    ("start_utc", "told", "minutes"),
    [
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), "1 h 30 – 3 h 30", 60),  # spring: 2 h does not exist
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2 h 30 – 2 h 30", 60),  # autumn: 2 h 30 comes twice
    ],
)
def test_changes_of_clocks(start_utc: datetime, told: str, minutes: int) -> None:
    start, end = start_utc, start_utc + timedelta(minutes=minutes)
    for log, zone in (
        ([started(start), SeanceEnded(end)], PARIS),
        ([started(start.astimezone(PARIS)), SeanceEnded(end.astimezone(PARIS))], None),
    ):
        entry = build_entry(SESSION, log, zone)
        assert format_span(entry.start, entry.end).replace(NBSP, " ").endswith(told)
        assert entry.end - entry.start == timedelta(minutes=minutes)


def test_a_utc_evening_is_the_next_day_in_paris() -> None:
    log = [started(datetime(2026, 11, 23, 23, 30, tzinfo=UTC)), SeanceEnded(datetime(2026, 11, 24, 0, 10, tzinfo=UTC))]
    assert file_name(build_entry(SESSION, log, PARIS)).startswith("2026-11-24_")


def test_a_clock_set_back_does_not_end_a_session_before_it_starts() -> None:
    log = [started(at(8)), PageShown(at(7), PageId("p1"), 1), SeanceEnded(at(7, 50))]
    entry = build_entry(SESSION, log)
    assert entry.end == entry.start


def test_times_without_zone_are_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        SeanceEnded(datetime(2026, 11, 24, 8))


def test_words_of_dates_and_numbers() -> None:
    assert format_day(date(2026, 1, 1)) == "jeudi 1er janvier 2026"
    assert format_day(date(2026, 8, 11)) == "mardi 11 août 2026"
    assert format_hour(at(8, 5)) == f"8{NBSP}h{NBSP}05"
    assert [format_ranges([1]), format_ranges([1, 2]), format_ranges([1, 2, 3, 5])] == ["1", "1 et 2", "1 à 3 et 5"]
    assert [format_list([]), format_list(["a"]), format_list(["a", "b", "c"])] == ["", "a", "a, b et c"]


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("court", 10, "court"),
        ("Les fractions décimales et leur écriture", 20, "Les fractions…"),
        ("anticonstitutionnellement", 10, "anticonst…"),
        ("abcdefg\u0301h", 8, "abcdef…"),  # not under the accent
        ("abcd👩🏽‍🏫fghijkl", 8, "abcd…"),  # not inside the emoji
        ("aaaaaa🇫🇷bbbb", 8, "aaaaaa…"),
    ],
)
def test_shortened(text: str, limit: int, short: str) -> None:
    assert shortened(text, limit) == short


def test_long_titles_are_cut_between_words() -> None:
    title = build_entry(
        SESSION, [started(at(8), lesson="Développer, factoriser et réduire une expression littérale")]
    ).title
    assert title == "Développer, factoriser et réduire une expression…"
    assert len(title) <= TITLE_MAX


class _Tags(HTMLParser):
    """Collects tags and text; void tags aside, fails on a tag closed out of order."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def parsed(html: str) -> _Tags:
    tags = _Tags()
    tags.feed(html)
    tags.close()
    assert tags.open == []
    return tags


HARD = "Développer l'expression (2x+3)(x-1) & x < 3, 5 ≤ y 😀 « 8\u00a0h » <script>alert(1)</script>"


def test_hard_characters_arrive_as_typed() -> None:
    entry = replace(build_entry(SESSION, lesson()), title=HARD, contenu=f"{HARD}\n- {HARD}", private_note="SECRET")
    block = content_block(entry)
    tags = parsed(block.html)
    assert tags.tags <= {"p", "ul", "li", "strong"}
    assert tags.words == [HARD, HARD]
    assert block.text.splitlines() == [HARD, f"- {HARD}"]
    whole = html_page(entry)
    assert "script" not in parsed(whole).tags
    assert "SECRET" not in whole + block.html + block.text


def test_lists_and_leads() -> None:
    entry = replace(build_entry(SESSION, lesson()), contenu="Avant\r\nExercices :\n• un\n– deux\n\nAprès")
    assert content_block(entry).html == (
        "<p>Avant</p><p><strong>Exercices :</strong></p><ul><li>un</li><li>deux</li></ul><p>Après</p>"
    )
    assert content_block(entry).text == "Avant\nExercices :\n• un\n– deux\nAprès"


def test_work_without_a_day_is_not_read_as_due_that_of_the_work_before() -> None:
    dated, later = Homework("Ex. 4", date(2026, 12, 21)), Homework("Pour la rentrée\u00a0: DM n°\u00a02", minutes=20)
    made = homework_block(replace(build_entry(SESSION, lesson()), homework=(dated, later)))
    assert made.text.split("\n") == [
        "Pour le lundi 21 décembre 2026\u00a0:",
        "Ex. 4",
        "À faire (20\u00a0min)\u00a0:",
        "Pour la rentrée\u00a0: DM n°\u00a02",
    ]
    assert "<strong>À faire" in made.html
    assert (
        homework_block(replace(build_entry(SESSION, lesson()), homework=(replace(later, minutes=0),))).text
        == later.text
    )


def test_work_to_do_is_a_block_of_its_own_with_its_day() -> None:
    entry = replace(
        build_entry(SESSION, lesson()),
        homework=(
            Homework("Savoir réduire 2x + x.\n- ex. 14 p. 85", date(2026, 11, 26)),
            Homework(" "),
            Homework("DM"),
        ),
    )
    assert homework_block(entry).text.replace(NBSP, " ") == (
        "Pour le jeudi 26 novembre 2026 :\nSavoir réduire 2x + x.\n- ex. 14 p. 85\nÀ faire :\nDM"
    )
    assert parsed(homework_block(entry).html).tags == {"p", "strong", "ul", "li"}
    assert "ex. 14" not in content_block(entry).html
    assert homework_block(build_entry(SESSION, lesson())).html == ""


def test_file_names_are_safe_everywhere() -> None:
    entry = build_entry(SESSION, lesson())
    assert file_name(entry) == "2026-11-24_5eA_Maths_seance-12.pdf"
    odd = replace(entry, class_name="5ᵉ A/б:..\\", subject="Œuvres & “arts” 🎨" * 9, number=None)
    assert file_name(odd).startswith("2026-11-24_5e-A_OEuvres-arts-OEuvres-arts")
    assert file_name(odd).endswith("_08h00.pdf")
    assert file_name(odd).isascii()
    assert not set(file_name(odd)) & set('\\/:*?"<>| ')


def test_the_page_stands_alone() -> None:
    whole = html_page(build_entry(SESSION, lesson()), "2026-11-24_5eA_Maths_seance-12.pdf")
    assert whole.startswith("<!DOCTYPE html>")
    assert {"main", "style", "a"} <= parsed(whole).tags
    assert "http" not in whole
    assert "Aucun travail donné." in whole


def test_a_lesson_that_is_renamed_while_it_is_taught_is_one_lesson() -> None:
    log = [
        SeanceStarted(at(8, 0), None, "5eA", "Maths", "Tableau du 3", seance=ClassLayerId("s"), file="/l/Tableau.tni"),
        PageShown(at(8, 1), PageId("p"), 1, "Rappels"),
        LessonOpened(at(8, 10), "Fractions", ClassLayerId("s"), "/l/Fractions.tni"),
        PageShown(at(8, 11), PageId("p"), 1, "Rappels"),
        SeanceEnded(at(8, 40)),
    ]
    entry = build_entry(SeanceId("x"), log)
    assert entry.lesson == "Fractions"
    assert entry.contenu.count("Rappels") == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Quelle fraction est égale à 1/2 ?", "la plupart des élèves savent reconnaître une fraction égale à 1/2"),
        ("Calculer 3/4 + 1/2", "la plupart des élèves savent calculer 3/4 + 1/2"),
        (
            "Pourquoi le ciel est-il bleu ?",
            "la plupart des élèves savent répondre à « Pourquoi le ciel est-il bleu ? »",
        ),
        ("La Terre est plate.", ""),
    ],
)
def test_answers_are_told_as_what_pupils_can_do_and_a_statement_as_what_is_to_be_said_of_it(
    text: str, told: str
) -> None:
    known = QuestionAsked(at(8, 10), LoggedQuestionKind.CHOICE, text, 20, right=18)
    other = QuestionAsked(at(8, 20), LoggedQuestionKind.TRUE_FALSE, "Deux est impair", 20, right=3)
    log: list[SeanceEvent] = [started(at(8)), known, other, SeanceEnded(at(9))]
    (line,) = build_entry(SESSION, log, with_answers=True).contenu.replace(NBSP, " ").split("\n")[-1:]
    assert (
        line == f"Réponses de la classe : {told}{' ; ' if told else ''}savoir dire si deux est impair est à reprendre."
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Pendant que l’eau gèle, la température…", "Pendant que l’eau gèle, la température…"),
        ("He … to school by bus.", "He … to school by bus"),
        ("Le sommet a pour coordonnées", "Le sommet a pour coordonnées…"),
        ("Un mammifère qui vole est un oiseau", ""),
        ("5x - 2 = 13", ""),
        ("", ""),
    ],
)
def test_a_sentence_to_be_completed_is_named_and_a_statement_that_may_be_false_is_not(text: str, told: str) -> None:
    log = [started(at(8)), QuestionAsked(at(8, 10), LoggedQuestionKind.CHOICE, text, 20, right=3), SeanceEnded(at(9))]
    (line,) = build_entry(SESSION, log, with_answers=True).contenu.replace(NBSP, " ").split("\n")[-1:]
    known = f"la phrase à compléter « {told} »" if told else "une notion de la séance"
    assert line == f"Réponses de la classe : {known} est à reprendre."


def test_every_question_below_half_is_to_be_taken_up_again_in_a_line_of_its_own_where_one_has_no_room() -> None:
    asked = (
        "Les baleines sont des poissons.",
        "Une chauve-souris pond des œufs.",
        "Un mammifère qui vole est un oiseau",
    )
    log: list[SeanceEvent] = [started(at(8))]
    log += [QuestionAsked(at(8, n), LoggedQuestionKind.CHOICE, text, 20, right=5) for n, text in enumerate(asked)]
    log += [QuestionAsked(at(8, 9), LoggedQuestionKind.CHOICE, "Classer un animal", 20, right=19), SeanceEnded(at(9))]
    whole = build_entry(SESSION, log, with_answers=True).contenu
    lines = whole.split("\n")
    assert [line.replace(NBSP, " ") for line in lines[-2:]] == [
        "Réponses de la classe : la plupart des élèves savent classer un animal.",
        "À reprendre, d’après les réponses : dire si les baleines sont des poissons ; "
        "dire si une chauve-souris pond des œufs.",
    ]
    assert with_answers_line(whole, "") == "\n".join(lines[:-2])
    assert corrected_text(whole, "\n".join(lines[-2:]), "") == "\n".join(lines[:-2])
