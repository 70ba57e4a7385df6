"""Votes of a séance: what becomes of an open vote when a séance begins, goes on in another lesson, or ends."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tni.core.ids import ClassId
from tni.quiz.round import RoundPhase
from tni.services.voting.vote_notices import VoteInterrupted, VoteNotice
from tni.services.voting.vote_service import VoteService


class SeanceVoting:
    """The vote under way as a séance sees it. Implements `tni.services.cahier.seance_service.SeanceVotingPort`."""

    def __init__(self, voting: VoteService) -> None:
        self._voting = voting

    @property
    def is_open(self) -> bool:
        return self._voting.state.phase is RoundPhase.OPEN

    def choose_class(self, class_id: ClassId | None) -> None:
        """Choose the class of the next questions. An open vote that was asked without a class is opened again for the
        class if nobody has answered yet; else it stays without class, and the teacher is told."""
        voting, before = self._voting, self._voting.class_id
        voting.drain()
        voting.choose_class(class_id)
        if before is not None or class_id is None or not voting.takes_answers:
            return
        state = voting.rounds.state
        if state is None or not state.is_untouched:
            voting.listeners.report(VoteNotice.STAYS_WITHOUT_CLASS)
        else:
            voting.rounds.take_back()
            voting.open(state.question, state.rules)

    def conclude(self) -> None:
        """Close the open vote and count answers on their way; its result stays."""
        self._voting.conclude()

    def end_seance(self) -> None:
        """Remove the vote, and unlink anonymous answers from pupils for good."""
        self._voting.end_seance()

    def interrupt(self) -> None:
        """End the vote because another lesson or class comes, as `end_seance` does. An open one is reported, with what
        shows its result again."""
        voting = self._voting
        voting.drain()
        was_open, show = voting.takes_answers, voting.self_paced.interrupt() or self._interrupt_round()
        voting.end_seance()
        if was_open:
            voting.listeners.report(VoteInterrupted(show and partial(self._show_again, show)))

    def _interrupt_round(self) -> Callable[[], object] | None:
        """End the open round. Return what shows its result again, which works for another class too; None if no round
        is open, or nothing may link it to pupils."""
        rounds = self._voting.rounds
        round_ = rounds.round
        if round_ is None or round_.phase is not RoundPhase.OPEN or round_.rules.anonymous:
            return None
        rounds.finish()
        ended = rounds.replaced

        def show_again() -> None:
            rounds.replaced = ended
            rounds.bring_back()

        return show_again

    def _show_again(self, show: Callable[[], object]) -> None:
        if self._voting.state.phase is None:
            show()
            self._voting.listeners.vote_changed()
