"""Result that made room for another vote, kept so that it can be shown again after that one."""

from __future__ import annotations

from tni.services.voting.vote_service import VoteService


class EarlierResult:
    """Result of the single question that the open vote has replaced. Belongs to the class of that time."""

    def __init__(self, voting: VoteService) -> None:
        """To be called right after the other vote was opened."""
        self._voting, self._class_id, self._ended = voting, voting.class_id, voting.rounds.replaced

    @property
    def exists(self) -> bool:
        """True if there is a result that is not shown, of the class that is taught."""
        shown, voting = self._voting.rounds.round_id, self._voting
        return self._ended is not None and self._ended[0].round.id != shown and self._class_id == voting.class_id

    def show_again(self) -> bool:
        """Show the result in place of a vote that is over, or that nobody has answered. Return False, with nothing
        changed, while a vote has answers and takes more."""
        voting = self._voting
        voting.drain()
        state = voting.rounds.state
        if voting.takes_answers and (state is None or not state.is_untouched):
            return False
        if voting.self_paced.rounds:
            voting.put_quiz_away()
        if voting.rounds.round is not None:
            voting.put_away()
        if voting.rounds.round is None:  # else it came back with the vote that was taken back
            voting.rounds.replaced = self._ended
            voting.rounds.bring_back()
            voting.listeners.vote_changed()
        return True
