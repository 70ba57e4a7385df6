"""Use case of the trial class: simulated pupils answer each vote by simulated clickers, cards and phones.

Answers take the ways of real ones: a press is a report at the port of a receiver, a card is seen by a camera, a phone's
vote comes as from the vote server. Nothing is stored, see `trial_switch`.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from random import Random

from tni.core.clock import Clock
from tni.core.ids import PhoneId, new_id
from tni.devices.clickers.trial_clickers import TrialClickers, TrialPort
from tni.quiz.answers import WHOLE_ANSWER_PREFIX
from tni.quiz.pacing import DONE
from tni.quiz.phones import PhoneVote
from tni.quiz.question_kinds import CLICKER_KINDS, QuestionKind
from tni.quiz.round import Round, RoundPhase
from tni.quiz.simulated_answers import simulate_answers
from tni.quiz.vote_records import hand_in_id
from tni.services.receivers.connected_receivers import ConnectedReceivers
from tni.services.voting.cards_service import CardsService
from tni.services.voting.phones_service import PhonesService
from tni.services.voting.trial_camera import CamerasWithTrial
from tni.services.voting.trial_class import CARD_NUMBERS, FIRST_NAMES, PHONE_NUMBERS
from tni.services.voting.vote_notices import AnyVoteNotice
from tni.services.voting.vote_service import VoteService

HAND_IN_S = 3.0
"""Seconds between the last answer to a self-paced quiz and its handing in."""
PRESSED_KINDS = CLICKER_KINDS | {QuestionKind.NUMBER}
"""Kinds that the simulated clickers answer, as those with digits do."""


@dataclass(frozen=True, slots=True)
class _Due:
    """Answer to come. round: its round, or `hand_in_id` of the quiz, which phones alone send."""

    at_s: float
    number: int
    round: str
    choice: str
    kind: QuestionKind | None


class TrialService:
    """The trial class while it is on. Main thread only. Listens to the vote; `answer_due` is to be called often."""

    def __init__(
        self, voting: VoteService, receivers: ConnectedReceivers, phones: PhonesService, cards: CardsService,
        clock: Clock, seed: int,
    ) -> None:  # fmt: skip
        self._voting, self._receivers, self._phones, self._cards = voting, receivers, phones, cards
        self._clock, self._chance = clock, Random(seed)
        self._source, self._port = f"trial {new_id()}", TrialPort()
        self._due: deque[_Due] = deque()
        self._answering: str | None = None
        """Round, or first round of the quiz, that the pupils answer."""
        self._sequence = 0
        self._cameras = CamerasWithTrial(cards.cameras_in_use)

    def begin(self) -> None:
        """Connect the devices of the class."""
        self._receivers.plug(self._source, TrialClickers(), self._port)
        self._cards.cameras_in_use = self._cameras.access
        self._phones.simulate(tuple(PHONE_NUMBERS))
        self._voting.listeners.add(self)

    def end(self) -> None:
        """Disconnect the devices. The vote has ended before."""
        self._due.clear()
        self._voting.listeners.remove(self)
        self._cards.close()
        self._cards.cameras_in_use = self._cameras.real
        self._phones.switch_off()
        self._phones.simulate(())
        self._receivers.stop(self._source)

    @property
    def is_answering(self) -> bool:
        """True while answers are to come."""
        return bool(self._due)

    def answer_due(self) -> None:
        """Give the answers whose time has come."""
        now_s = self._clock.monotonic()
        while self._due and self._due[0].at_s <= now_s:
            self._answer(self._due.popleft())

    # -- the vote

    def vote_changed(self) -> None:
        quiz, round_ = self._voting.self_paced.rounds, self._voting.rounds.round
        first = quiz[0] if quiz else round_
        is_open = first is not None and first.phase is RoundPhase.OPEN
        if first is None or not is_open:
            self._answering = None
            self._due.clear()
        elif first.id != self._answering:
            self._answering = first.id
            due = self._quiz(quiz) if quiz else self._question(first)
            self._due = deque(sorted(due, key=lambda one: one.at_s))

    def _question(self, round_: Round, numbers: range = range(1, len(FIRST_NAMES) + 1)) -> list[_Due]:
        opened_s, kind = round_.opened_at_s or 0.0, round_.question.kind
        answers = simulate_answers(round_.question, numbers, self._chance)
        return [_Due(opened_s + one.after_s, one.number, round_.id, one.choice, kind) for one in answers]

    def _quiz(self, rounds: tuple[Round, ...]) -> list[_Due]:
        """Return the answers to a self-paced quiz, one question after the other, then its handing in."""
        due, at_s = list[_Due](), dict[int, float]()
        for round_ in rounds:
            opened_s = round_.opened_at_s or 0.0
            for one in self._question(round_, PHONE_NUMBERS):
                at_s[one.number] = at_s.get(one.number, opened_s) + one.at_s - opened_s
                due.append(_Due(at_s[one.number], one.number, round_.id, one.choice, one.kind))
        whole = hand_in_id(rounds[0].id)
        return due + [_Due(last_s + HAND_IN_S, number, whole, DONE, None) for number, last_s in at_s.items()]

    def _answer(self, due: _Due) -> None:
        if due.number in PHONE_NUMBERS and self._phones.state.is_on:
            self._phone(due)
        elif due.kind in PRESSED_KINDS and not self._voting.self_paced.rounds:
            camera = self._cameras.opened if due.number in CARD_NUMBERS and self._cards.state.is_open else None
            for keys in _presses(due.choice):
                if camera is None:
                    self._port.press(due.number, keys)
                else:
                    camera.show(due.number, keys)

    def _phone(self, due: _Due) -> None:
        self._sequence += 1
        device, now_s = PhoneId(f"trial-{due.number}"), self._clock.monotonic()
        vote = PhoneVote(0, due.round, device, due.number, self._sequence, due.choice, None, now_s)
        self._phones.receive_simulated(vote)

    # -- other reports to the listeners of the vote

    def answers_arrived(self) -> None:
        pass

    def page_wanted(self, page: object) -> None:
        pass

    def report(self, notice: AnyVoteNotice) -> None:
        pass


def _presses(choice: str) -> list[str]:
    """Return the presses that make an answer: several letters are pressed one by one."""
    if choice.startswith(WHOLE_ANSWER_PREFIX):
        return list(choice.removeprefix(WHOLE_ANSWER_PREFIX))
    return [choice]
