"""Scenes of votes for the gallery: every kind of question, a second vote, a time limit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.support.teaching_room import Room
from tests.support.widgets import named
from tni.api.devices import Vote
from tni.core.clock import SystemClock
from tni.core.ids import ClickerId
from tni.quiz.question_draft import QuestionDraft
from tni.quiz.question_kinds import QuestionKind
from tni.quiz.round import RoundRules
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.i18n import tr

K = QuestionKind
OPTIONS = "La Loire\n* La Seine\nLe Rhône\nLa Garonne"


def taught(here: Room, *, teacher: bool) -> QWidget:
    (six,) = [c.id for c in here.roster.classes() if c.name == "6eB"]
    here.teaching.seance.begin(six, "6eB", "Maths")
    if not teacher:
        return here.board.window
    here.screens = ([QRect(0, 0, 1280, 720), QRect(1280, 0, 1366, 768)], 1)
    here.teaching.windows.show_teacher()
    window = here.teaching.windows.teacher
    assert window is not None
    window.resize(min(1366, here.board.window.width()), min(768, here.board.window.height()))
    return window


def cast(here: Room, answers: Sequence[str], sure: Sequence[bool | None] = (None,)) -> None:
    now_s = SystemClock().monotonic()
    clickers = [ClickerId(f"iclicker:000000{n:02d}") for n in range(1, 25)]
    votes = [
        Vote(clicker, answers[n % len(answers)], now_s, n, sure[n % len(sure)]) for n, clicker in enumerate(clickers, 1)
    ]
    here.teaching.on_events(votes)
    for _ in range(10):
        QTest.qWait(20)


def voted(
    kind: QuestionKind, lines: str, answers: Sequence[str], *, teacher: bool = False
) -> Callable[[Room], QWidget]:
    def scene(here: Room) -> QWidget:
        window = taught(here, teacher=False)
        here.teaching.voting.typed = "Quelle est la bonne réponse ?"
        here.teaching.vote.ask(QuestionDraft(kind, 5, lines))
        cast(here, answers)
        here.teaching.voting.reveal()
        return window

    return scene


def being_asked(here: Room) -> QWidget:
    window = taught(here, teacher=False)
    here.teaching.voting.typed = "Quel fleuve traverse Paris ?"
    here.teaching.vote.ask(QuestionDraft(lines=OPTIONS, rules=RoundRules(limit_s=60.0)))
    cast(here, "AB")
    return window


def matching(here: Room) -> QWidget:
    window = taught(here, teacher=False)
    here.teaching.voting.typed = "Associer chaque pays à sa capitale."
    here.teaching.vote.ask(
        QuestionDraft(K.MATCH, lines="France = Paris\nItalie = Rome\nEspagne = Madrid\nPortugal = Lisbonne")
    )
    return window


def again(here: Room, *, teacher: bool) -> QWidget:
    window = taught(here, teacher=teacher)
    here.teaching.vote.ask(QuestionDraft(lines=OPTIONS, confidence=True))
    cast(here, "ABCBD")
    here.teaching.voting.close()
    here.teaching.asking.ask_again()
    cast(here, "ABBBBD", (True, False, True))
    here.teaching.voting.close()
    if not teacher:
        here.teaching.voting.reveal()
    return window


def form(kind: QuestionKind) -> Callable[[Room], QWidget]:
    def scene(here: Room) -> QWidget:
        window = taught(here, teacher=True)
        named(window.vote, TextButton, tr("Autres questions, temps, anonymat")).setChecked(True)
        next(b for b in window.vote.form.kinds.findChildren(TextButton) if b.value == kind.value).click()
        return window

    return scene


WORDS = ("liberté", "égalité; fraternité", "liberté; laïcité", "liberté", "justice", "paix", "égalité", "vote; loi")
VOTE_SCENES: dict[str, Callable[[Room], QWidget]] = {
    "ask-choice": form(K.CHOICE),
    "ask-number": form(K.NUMBER),
    "ask-match": form(K.MATCH),
    "vote-asked": being_asked,
    "vote-matching": matching,
    "vote-options": voted(K.CHOICE, OPTIONS, "ABCBD"),
    "vote-several": voted(K.SEVERAL, "*2\n4\n*5\n6", ("=AC", "=A", "=ABC", "=D")),
    "vote-number": voted(K.NUMBER, "3,14", ("3,14", "3", "3.141", "22/7", "3,14", "31")),
    "vote-text": voted(K.TEXT, "cheval", ("cheval", "un cheval", "chevaux", "Cheval", "âne")),
    "vote-order": voted(K.ORDER, "œuf\nchenille\nchrysalide\npapillon", ("ABCD", "BACD", "DCBA")),
    "vote-point": voted(K.POINT, "", ("0.3 0.4", "0.32 0.41", "0.7 0.5", "0.31 0.38")),
    "vote-scale": voted(K.SCALE, "", "12344"),
    "vote-cloud": voted(K.CLOUD, "", WORDS),
    "vote-again": lambda here: again(here, teacher=False),
    "teacher-again": lambda here: again(here, teacher=True),
}
