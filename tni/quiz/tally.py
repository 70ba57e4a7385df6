"""Tally of a round from its rows, whatever their order.

Law: counting the stored rows of a round, in any order, gives the histogram that was displayed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from tni.core.ids import ClickerId
from tni.quiz.answers import WHOLE_ANSWER_PREFIX, histogram, is_right, parse_answer
from tni.quiz.question import Question
from tni.quiz.question_kinds import QuestionKind
from tni.quiz.round import Round
from tni.quiz.vote_records import CastVote, Seat

OTHER_DEVICE_KINDS = ("card", "phone")
"""Voting devices that a pupil may have besides a clicker."""
SAME_PRESS_S = 2.0
"""A radio repeats a press that it believes lost. Counters wrap, so equal values further apart than this are two
presses."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Result of a round. counts: number of answers in each bar of the question, see `answers.histogram`. answers: for
    each clicker the vote that counts, its choice in the form of `answers.parse_answer`. unknown: the same for clickers
    without a pupil, which are not in counts. right: number of right answers, None without a key."""

    counts: dict[str, int]
    answers: dict[ClickerId, CastVote] = field(default_factory=dict)
    unknown: dict[ClickerId, CastVote] = field(default_factory=dict)
    right: int | None = None


def count_votes(
    round_: Round, votes: Iterable[CastVote], known: Collection[ClickerId] | Mapping[ClickerId, Seat] | None
) -> Tally:
    """Count a round. known: the clickers of pupils, None without a class list, when every clicker counts.

    The last vote of each clicker counts, by (at_s, n), or the first when the rules say so. The same holds for a pupil
    who votes with several devices, such as a clicker and a card. A choice that is no answer to the question is ignored.
    """
    question = round_.question
    seats = known if isinstance(known, Mapping) else {}
    answers: dict[ClickerId, CastVote] = {}
    unknown: dict[ClickerId, CastVote] = {}
    by_number: dict[int, ClickerId] = {}
    for vote in distinct_votes(votes):
        seat = seats.get(vote.clicker)
        if not round_.takes(vote.at_s, seat.extra if seat is not None else 0.0):
            continue
        counted = answers if known is None or vote.clicker in known else unknown
        who = vote.clicker if seat is None else by_number.setdefault(seat.number, vote.clicker)
        if seat is not None and supersedes(seats[who], seat):
            continue
        before = counted.get(who)
        if before is not None and round_.rules.first_only and not _adds(question, vote):
            continue
        answer = parse_answer(question, vote.choice, None if before is None else before.choice)
        if answer is None:
            continue
        counted.pop(who, None)
        if seat is not None:
            by_number[seat.number] = vote.clicker
        if answer:
            counted[vote.clicker] = replace(vote, choice=answer) if answer != vote.choice else vote
    given = [vote.choice for vote in answers.values()]
    return Tally(histogram(question, given), answers, unknown, count_right(question, given))


def supersedes(holder: Seat, seat: Seat) -> bool:
    """Return whether the clicker that has answered for a number was assigned later than the other, for example to
    replace a dead clicker, whose votes no longer count. A pupil's card and phone are valid beside the clicker,
    whichever was assigned last."""
    return holder.n > seat.n and _device_kind(holder.clicker) == _device_kind(seat.clicker)


def _device_kind(clicker: ClickerId) -> str:
    kind = clicker.partition(":")[0]
    return kind if kind in OTHER_DEVICE_KINDS else ""


def _adds(question: Question, vote: CastVote) -> bool:
    """Return whether the vote is a single key press that is combined with others into one answer."""
    return question.kind is QuestionKind.SEVERAL and not vote.choice.startswith(WHOLE_ANSWER_PREFIX)


def count_right(question: Question, answers: Iterable[str]) -> int | None:
    """Return the number of right answers; None without a key."""
    return None if question.key is None else sum(bool(is_right(question, answer)) for answer in answers)


def distinct_votes(votes: Iterable[CastVote]) -> list[CastVote]:
    """Return the presses in order of (at_s, n), without repeats. A repeat has the same clicker, counter and key as a
    press at most 2 s before, and no other key with that counter in between. Another key in between shows that the
    clicker's counter does not advance."""
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


def most_common_wrong(question: Question, answers: Iterable[str]) -> str | None:
    """Return the most frequent wrong answer; None without a key, without wrong answers, or when several are equally
    frequent."""
    wrong: dict[str, int] = {}
    for answer in answers:
        if is_right(question, answer) is False:
            wrong[answer] = wrong.get(answer, 0) + 1
    most = max(wrong.values(), default=0)
    first = [answer for answer, n in wrong.items() if n == most]
    return first[0] if len(first) == 1 else None


def right_share(tally: Tally) -> float | None:
    """Return right answers over answers, 0.0 to 1.0; None without a key or without answers."""
    return tally.right / len(tally.answers) if tally.right is not None and tally.answers else None
