"""Comparison of two votes on one question, before and after a discussion.

The cycle is Mazur's peer instruction (Crouch and Mazur 2001, American Journal of Physics 69, 970).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tni.core.ids import ClickerId
from tni.quiz.answers import is_right
from tni.quiz.question import Question
from tni.quiz.tally import Tally


@dataclass(frozen=True, slots=True)
class VoteComparison:
    """Changes between two votes. moves: number of clickers by (before, after) answer, equal answers included.
    only_before, only_after: number of those who answered once. to_right, to_wrong, stayed_right, stayed_wrong: number
    of those who answered both times, None without a key."""

    moves: Mapping[tuple[str, str], int]
    only_before: int
    only_after: int
    to_right: int | None = None
    to_wrong: int | None = None
    stayed_right: int | None = None
    stayed_wrong: int | None = None

    @property
    def both(self) -> int:
        """Number of clickers that answered both times."""
        return sum(self.moves.values())

    @property
    def changed(self) -> int:
        """Number of clickers that answered both times, with different answers."""
        return sum(n for (before, after), n in self.moves.items() if before != after)


def compare_votes(question: Question, before: Tally, after: Tally) -> VoteComparison:
    """Compare two votes on a question, by clicker. question: with the key by which both are judged."""
    first, second = _choices(before), _choices(after)
    moves: dict[tuple[str, str], int] = {}
    ways = dict.fromkeys([(a, b) for a in (False, True) for b in (False, True)], 0)
    for clicker in first.keys() & second.keys():
        move = first[clicker], second[clicker]
        moves[move] = moves.get(move, 0) + 1
        ways[bool(is_right(question, move[0])), bool(is_right(question, move[1]))] += 1
    judged = question.key is not None
    return VoteComparison(
        dict(sorted(moves.items())),
        len(first.keys() - second.keys()),
        len(second.keys() - first.keys()),
        to_right=ways[False, True] if judged else None,
        to_wrong=ways[True, False] if judged else None,
        stayed_right=ways[True, True] if judged else None,
        stayed_wrong=ways[False, False] if judged else None,
    )


def _choices(tally: Tally) -> dict[ClickerId, str]:
    return {clicker: vote.choice for clicker, vote in tally.answers.items()}
