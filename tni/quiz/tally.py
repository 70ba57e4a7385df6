"""From rows to a result, whatever the order in which the rows are given.

Law: counting the stored rows of a round, in any order, gives the histogram that was shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from tni.core.ids import ClickerId
from tni.quiz.question import Question
from tni.quiz.records import CastVote
from tni.quiz.round import Round

SAME_PRESS_S = 2.0
"""A radio repeats a press that it believes lost; counters wrap, so equal ones further apart are two presses."""


@dataclass(frozen=True, slots=True)
class Tally:
    """counts: each choice of the question, in order, with its votes. answers: the vote that counts of each clicker.

    unknown: the same for clickers that nobody has, which are not in counts.
    """

    counts: dict[str, int]
    answers: dict[ClickerId, CastVote] = field(default_factory=dict)
    unknown: dict[ClickerId, CastVote] = field(default_factory=dict)


def count(round_: Round, votes: Iterable[CastVote], known: Collection[ClickerId] | None) -> Tally:
    """Count a round. known: the clickers that somebody has, None when there is no list and every clicker counts.

    The last vote of each clicker counts, by (at_s, n). A key that is not a choice of the question is no vote.
    """
    tally = Tally(dict.fromkeys(round_.question.choices, 0))
    for vote in distinct(votes):
        if round_.takes(vote.at_s) and vote.choice in tally.counts:
            (tally.answers if known is None or vote.clicker in known else tally.unknown)[vote.clicker] = vote
    for vote in tally.answers.values():
        tally.counts[vote.choice] += 1
    return tally


def distinct(votes: Iterable[CastVote]) -> list[CastVote]:
    """The presses, in order of (at_s, n), each once: a repeat has the same clicker, counter and key within 2 s, and no
    other key came with that counter since, as from a clicker that does not count."""
    out: list[CastVote] = []
    first: dict[tuple[ClickerId, int], CastVote] = {}
    for vote in sorted(votes, key=lambda v: (v.at_s, v.n)):
        if vote.sequence is not None:
            press = (vote.clicker, vote.sequence)
            before = first.get(press)
            if before is not None and before.choice == vote.choice and vote.at_s - before.at_s <= SAME_PRESS_S:
                continue
            first[press] = vote
        out.append(vote)
    return out


def dominant_wrong(question: Question, counts: dict[str, int]) -> str | None:
    """The wrong answer chosen most; None without a key, without wrong answers, or when several are chosen as much."""
    if question.key is None:
        return None
    wrong = {choice: n for choice, n in counts.items() if choice != question.key and n > 0}
    most = max(wrong.values(), default=0)
    first = [choice for choice, n in wrong.items() if n == most]
    return first[0] if len(first) == 1 else None


def success(question: Question, counts: dict[str, int]) -> float | None:
    """Right answers over answers, 0.0 to 1.0; None without a key or without answers."""
    answered = sum(counts.values())
    return counts[question.key] / answered if question.key is not None and answered else None
