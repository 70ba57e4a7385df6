"""A class's weeks of votes, with every kind of question, written straight into the journal of a room."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta

from tests.support.teaching_room import Room
from tni.core.clock import SystemClock
from tni.core.ids import ClassId, ClickerId, QuestionId
from tni.formats.roster_csv import PupilRow
from tni.quiz.question import Question
from tni.quiz.question_kinds import QuestionKind
from tni.quiz.round import RoundId, RoundPhase
from tni.quiz.vote_records import CastVote, PhaseChanged, RoundCreated, Seat, VoteRecord
from tni.roster.school_class import Pupil

Q, K = QuestionId, QuestionKind
LAST = (
    "ALBERT",
    "BENALI",
    "COSTA",
    "DUBOIS",
    "ÉTIENNE",
    "FAURE",
    "GARCIA",
    "HAMIDI",
    "IMBERT",
    "JOLY",
    "KLEIN",
    "LEROY",
)
FIRST = ("Zoé", "Samir", "Inès", "Hugo", "Léa", "Noé", "Jade", "Adam", "Lina", "Tom", "Eva", "Léo")

QUESTIONS: tuple[tuple[Question, tuple[str, ...]], ...] = (
    (
        Question(id=Q("half"), key="B", text="Quelle fraction est égale à un demi ?", skills=("socle.1", "socle.4"),
                 options=("2/3", "3/6", "2/1", "5/12"), confidence=True),
        ("B", "A", "C", "D"),
    ),
    (
        Question(id=Q("even"), kind=K.SEVERAL, choice_count=5, key="ACE", text="Quels nombres sont pairs ?",
                 skills=("socle.4",)),
        ("=ACE", "=AC", "=AB", "=BD"),
    ),
    (
        Question(id=Q("third"), kind=K.NUMBER, choice_count=0, key="0.33\n1/3", tolerance=0.01, skills=("socle.4",),
                 text="Combien vaut un tiers ?"),
        ("0,33", "1/3", "3", "0,3"),
    ),
    (
        Question(id=Q("capital"), kind=K.TEXT, choice_count=0, key="Paris", text="Capitale de la France ?",
                 skills=("socle.5",)),
        ("Paris", "paris", "Marseille-en-Beauvaisis", "Lyon"),
    ),
    (
        Question(id=Q("order"), kind=K.ORDER, choice_count=3, key="CAB", text="Ranger du plus petit au plus grand."),
        ("CAB", "ABC", "BAC", "CBA"),
    ),
    (
        Question(id=Q("match"), kind=K.MATCH, choice_count=3, key="A2 B1 C3", targets=("carré", "rond", "trait"),
                 text="Associer les figures.", skills=("crcn.1.3",)),
        ("A2 B1 C3", "A2 B3 C1", "A1 B2 C3", "A3 B2 C1"),
    ),
    (
        Question(id=Q("map"), kind=K.POINT, choice_count=0, key="0.5000 0.3000", tolerance=0.1,
                 text="Montrer Paris sur la carte.", skills=("socle.5",)),
        ("0.5 0.31", "0.2 0.8", "0.52 0.3", "0.9 0.9"),
    ),
    (Question(id=Q("ease"), kind=K.SCALE, choice_count=5, text="Était-ce facile ?"), ("4", "5", "2", "1")),
    (Question(id=Q("words"), kind=K.CLOUD, choice_count=0, text="En trois mots ?"), ("mer; sel", "eau", "bleu", "eau")),
)  # fmt: skip


def write_weeks(here: Room, *, pupils: int = 24, weeks: int = 5) -> ClassId:
    """The class 6eB and its votes, the last of them today; the same each time."""
    chance = random.Random(7)
    class_id, members = _write_class(here, pupils)
    now = SystemClock().now().replace(hour=9, minute=0, second=0, microsecond=0)
    rounds: list[VoteRecord] = []
    for week in range(weeks):
        at = now - timedelta(days=7 * (weeks - 1 - week))
        for place, (question, answers) in enumerate(QUESTIONS):
            asked = [(question, 0)] + ([(question, 1)] if place == 0 else [])
            for again, turn in asked:
                ease = 0.35 + 0.08 * week + 0.25 * turn
                name = f"w{week}-{question.id}-{turn}"
                rounds += _round(name, again, at + timedelta(minutes=5 * place + turn), class_id, members, answers,
                                 ease, chance)  # fmt: skip
    here.program.stores.votes.write(rounds, lambda error: None)
    return class_id


def write_long_session(here: Room, *, pupils: int, questions: int) -> ClassId:
    """The class 6eB and very many votes of today, each on a question of its own."""
    chance = random.Random(7)
    class_id, members = _write_class(here, pupils)
    now = SystemClock().now().replace(hour=9, minute=0, second=0, microsecond=0)
    rounds: list[VoteRecord] = []
    for n in range(questions):
        question, answers = QUESTIONS[n % len(QUESTIONS)]
        asked = replace(question, id=QuestionId(f"{question.id}{n}"))
        at = now + timedelta(seconds=5 * n)
        rounds += _round(f"r{n}", asked, at, class_id, members, answers, 0.6, chance)
    here.program.stores.votes.write(rounds, lambda error: None)
    return class_id


def _write_class(here: Room, pupils: int) -> tuple[ClassId, list[Pupil]]:
    rows = [PupilRow(LAST[n % 12] + ("", "-ROUX", "-NOIR")[n // 12], FIRST[(n * 5) % 12]) for n in range(pupils)]
    (class_id,) = here.roster.import_pupils(rows, default_class="6eB").classes
    return class_id, sorted(here.roster.pupils(class_id), key=lambda pupil: pupil.number or 0)


def _round(
    name: str, question: Question, at: datetime, class_id: ClassId, members, answers, ease: float, chance: random.Random
) -> list[VoteRecord]:
    id_ = RoundId(name)
    rows: list[VoteRecord] = [RoundCreated(id_, 0, question, class_id, True, at)]
    clickers = {pupil.id: ClickerId(f"iclicker:0000{pupil.number:04d}") for pupil in members}
    for pupil in members:
        rows.append(Seat(id_, len(rows), clickers[pupil.id], pupil.number, pupil.id))
    rows.append(PhaseChanged(id_, len(rows), RoundPhase.OPEN, 0.0, at))
    for pupil in members:
        if chance.random() < 0.06:
            continue
        able = ease + 0.5 * (pupil.number / len(members)) - 0.2
        right = chance.random() < able
        choice = answers[0] if right else chance.choice(answers[1:])
        sure = chance.random() < 0.6 if question.confidence else None
        rows.append(CastVote(id_, len(rows), clickers[pupil.id], choice, 1.0 + pupil.number / 10, sure=sure))
    rows.append(PhaseChanged(id_, len(rows), RoundPhase.CLOSED, 60.0, at + timedelta(minutes=1)))
    return rows
