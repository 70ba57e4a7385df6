"""Two votes on one question, before and after a discussion: who changed, and in which direction.

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
    """moves: how many went from one answer to another, or kept it, by (before, after). only_before, only_after: who
    answered once. to_right, to_wrong, stayed_right, stayed_wrong: of those who answered both times, None without a key.
    """

    moves: Mapping[tuple[str, str], int]
    only_before: int
    only_after: int
    to_right: int | None = None
    to_wrong: int | None = None
    stayed_right: int | None = None
    stayed_wrong: int | None = None

    @property
    def both(self) -> int:
        """How many answered both times."""
        return sum(self.moves.values())

    @property
    def changed(self) -> int:
        """How many answered both times, and not the same."""
        return sum(n for (before, after), n in self.moves.items() if before != after)


def compare_votes(question: Question, before: Tally, after: Tally) -> VoteComparison:
    """Compare two votes on a question, by clicker. question: with the key that both are judged by."""
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
