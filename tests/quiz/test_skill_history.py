"""Progress by skill, what to ask again, whom to see: from the rounds alone, whatever their order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.quiz_rounds import CLASS, NOON, asked_round
from tni.core.ids import ClassId, PupilId, QuestionId
from tni.quiz.follow_up import MAX_PUPILS, confidence, pupils_to_follow_up
from tni.quiz.ledger import Ledger
from tni.quiz.question import Question
from tni.quiz.revision import INTERVALS_DAYS, RevisionQuestion, questions_to_revise
from tni.quiz.skill_history import SkillPoint, skill_history_of
from tni.quiz.skills import CRCN, SKILLS, SOCLE, is_skill

FIRST = NOON.astimezone().date()
FRACTIONS = Question(id=QuestionId("q"), key="B", skills=("socle.1", "crcn.1.3"))
RIGHT, WRONG = {"a": "B", "b": "B"}, {"a": "A", "b": "B"}


def on(day: int, answers: dict[str, str], name: str = "", question: Question = FRACTIONS) -> Ledger:
    return asked_round(name or f"r{day}", answers, question=question, at=NOON + timedelta(days=day))


def test_lists_of_skills() -> None:
    assert (len(SOCLE), len(CRCN), len(set(SKILLS))) == (5, 16, 21)
    assert all(map(is_skill, SKILLS))
    assert {code.rpartition(".")[0] for code in CRCN} == {f"crcn.{n}" for n in range(1, 6)}
    assert not any(map(is_skill, ("", "socle", "socle.", "Socle.1", "a.b\n", "x." + "1" * 60)))
    with pytest.raises(ValueError, match="skills"):
        Question(id=QuestionId("q"), skills=("pas un code",))


def test_progress_by_skill_of_a_class_and_of_a_pupil() -> None:
    other = Question(id=QuestionId("o"), key="B", skills=("socle.2",))
    found = skill_history_of([on(0, WRONG), on(3, RIGHT), on(0, {"a": "B", "b": "B"}, "r9", other)])
    assert found.skills() == ("crcn.1.3", "socle.1", "socle.2")
    assert found.progress("socle.1") == (SkillPoint(FIRST, 0.5, 2), SkillPoint(FIRST + timedelta(days=3), 1.0, 2))
    assert found.progress("socle.1", PupilId("a")) == (
        SkillPoint(FIRST, 0, 1),
        SkillPoint(FIRST + timedelta(days=3), 1.0, 1),
    )
    assert found.progress()[0] == SkillPoint(FIRST, 0.75, 4)
    assert found.share("socle.2") == (1.0, 2)
    assert found.share("socle.5") == (None, 0)
    assert found.pupils() == {"a", "b"}


def test_a_day_counts_by_the_vote_before_the_discussion() -> None:
    later = asked_round("r2", RIGHT, question=FRACTIONS, at=NOON + timedelta(minutes=5))
    assert skill_history_of([later, on(0, WRONG)]).progress() == (SkillPoint(FIRST, 0.5, 2),)


def test_no_answer_is_no_mark_and_anonymous_ones_are_the_classs_alone() -> None:
    found = skill_history_of([asked_round("r1", {"a": "B", "b": None}), asked_round("r2", {"x": "A"}, listed=False)])
    assert found.share() == (0.5, 2)
    assert found.pupils() == {"a"}


def test_what_was_not_known_comes_back_after_one_three_seven_and_twenty_one_days() -> None:
    rounds, day = [on(0, WRONG)], 0
    for rung, days in enumerate(INTERVALS_DAYS):
        (again,) = questions_to_revise(rounds)
        assert (again.rung, again.due, again.times) == (rung, FIRST + timedelta(days=day + days), rung + 1)
        day += days
        rounds.append(on(day, RIGHT))
    assert questions_to_revise(rounds) == []


def test_not_known_again_it_starts_over_and_asked_early_it_stays() -> None:
    tomorrow = [on(0, WRONG), on(1, RIGHT)]
    assert questions_to_revise([*tomorrow, on(2, RIGHT)])[0] == RevisionQuestion(
        CLASS, FRACTIONS, FIRST + timedelta(days=5), 1, 1.0, 3
    )
    assert questions_to_revise([*tomorrow, on(4, WRONG)])[0] == RevisionQuestion(
        CLASS, FRACTIONS, FIRST + timedelta(days=5), 0, 0.5, 3
    )


def test_each_class_has_a_ladder_of_its_own() -> None:
    theirs = asked_round("r5", WRONG, question=FRACTIONS, class_id=ClassId("5b"), at=NOON + timedelta(days=9))
    found = questions_to_revise([theirs, on(0, WRONG), on(1, RIGHT)])
    assert [(again.class_id, again.rung) for again in found] == [(CLASS, 1), ("5b", 0)]
    assert questions_to_revise([on(0, RIGHT)]) == []
    assert questions_to_revise([asked_round("r", WRONG, key=None)]) == []


DAYS = st.lists(st.tuples(st.integers(0, 60), st.booleans()), max_size=12, unique_by=lambda at: at[0])


@given(DAYS, st.randoms())
def test_the_order_of_rounds_changes_nothing(days: list[tuple[int, bool]], random) -> None:
    rounds = [on(day, RIGHT if known else WRONG) for day, known in days]
    mixed = list(rounds)
    random.shuffle(mixed)
    assert questions_to_revise(rounds) == questions_to_revise(mixed)
    assert skill_history_of(rounds).progress() == skill_history_of(mixed).progress()
    for again in questions_to_revise(rounds):
        last: date = FIRST + timedelta(days=max(day for day, _ in days))
        assert again.due > last
        assert not all(known for _, known in days)


def test_whom_to_see_again() -> None:
    rounds = [
        asked_round("r1", {"low": "A", "good": "B", "sure": ("A", True), "few": "A"}),
        asked_round("r2", {"low": "A", "good": "B", "sure": ("B", True), "few": None}),
        asked_round("r3", {"low": "B", "good": ("A", False), "sure": ("B", False), "few": None}),
    ]
    found = pupils_to_follow_up(rounds)
    assert [(one.pupil, one.answered, one.sure_wrong) for one in found] == [("low", 3, 0), ("sure", 3, 1)]
    assert found[0].right == pytest.approx(1 / 3)
    many = [asked_round(f"r{n}", {f"p{at}": "A" for at in range(20)}) for n in range(3)]
    assert len(pupils_to_follow_up(many)) == MAX_PUPILS


def test_who_was_sure_and_who_was_right() -> None:
    given_ = {"a": ("B", True), "b": ("B", False), "c": ("A", True), "d": ("A", False), "e": "B", "f": None}
    (found,) = confidence([asked_round("r1", given_, confidence=True), asked_round("r2", {"a": "B"})])
    assert found.sure_right == ("a",)
    assert found.unsure_right == ("b",)
    assert found.sure_wrong == ("c",)
    assert found.unsure_wrong == ("d",)


def test_what_just_enough_of_the_class_knows_is_known() -> None:
    assert questions_to_revise([on(0, WRONG)], known=0.5) == []
    assert [again.share for again in questions_to_revise([on(0, WRONG)], known=0.51)] == [0.5]
