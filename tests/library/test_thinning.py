"""Laws of the rules by which old states thin out."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.library.thinning import BACKUP_RULES, REVISION_RULES, DatedState, ThinningRules, kept_states

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 29, 12, 0, tzinfo=PARIS)

ages_h = st.integers(0, 24 * 40) | st.integers(0, 24 * 1500)
states = st.lists(st.tuples(ages_h, st.sampled_from([False, False, False, True])), max_size=40).map(
    lambda found: [DatedState(n, NOW - timedelta(hours=age), lasting) for n, (age, lasting) in enumerate(found)]
)
rules = st.builds(
    ThinningRules, st.integers(0, 9), st.integers(0, 60), st.integers(0, 700), st.none() | st.integers(0, 1500)
)


@given(states, rules)
def test_the_last_state_and_lasting_ones_are_always_kept(found: list[DatedState[int]], rule: ThinningRules) -> None:
    kept = kept_states(found, rule, NOW)
    assert {state.key for state in found if state.is_lasting} <= kept
    newest = max((state.made for state in found), default=None)
    assert newest is None or any(state.made == newest for state in found if state.key in kept)


@given(states, rules)
def test_thinning_again_changes_nothing(found: list[DatedState[int]], rule: ThinningRules) -> None:
    kept = kept_states(found, rule, NOW)
    assert kept_states([state for state in found if state.key in kept], rule, NOW) == kept


@given(states, st.integers(0, 900))
def test_thinning_each_day_keeps_what_thinning_once_does(found: list[DatedState[int]], days: int) -> None:
    """A state that the rules of a later day want is not lost before."""
    later = NOW + timedelta(days=days)
    kept = kept_states(found, REVISION_RULES, NOW)
    twice = kept_states([state for state in found if state.key in kept], REVISION_RULES, later)
    assert twice == kept_states(found, REVISION_RULES, later)


@given(states)
def test_each_month_keeps_its_last_state(found: list[DatedState[int]]) -> None:
    kept = kept_states(found, REVISION_RULES, NOW)
    for month in {(state.made.year, state.made.month) for state in found}:
        of_month = [state for state in found if (state.made.year, state.made.month) == month]
        newest = max(state.made for state in of_month)
        assert any(state.key in kept for state in of_month if state.made == newest)


def test_states_of_a_year_thin_out_with_their_age() -> None:
    found = [DatedState(n, NOW - timedelta(hours=6 * n)) for n in range(4 * 420)]
    kept = sorted(kept_states(found, REVISION_RULES, NOW))
    ages = [(NOW.date() - found[n].made.date()).days for n in kept]
    assert len([age for age in ages if age < 2]) == 7, "each one of today and yesterday"
    assert len([age for age in ages if 2 <= age < 31]) == 29, "one a day"
    assert 46 <= len([age for age in ages if 31 <= age < 365]) <= 60, "one a week"
    assert len([age for age in ages if age >= 365]) in (2, 3), "one a month"


def test_backups_older_than_the_last_rule_are_not_kept() -> None:
    found = [DatedState(n, NOW - timedelta(days=n)) for n in range(800)]
    kept = kept_states(found, BACKUP_RULES, NOW)
    assert max(kept) < 400
    assert set(range(8)) <= kept
    assert kept_states(found[600:], BACKUP_RULES, NOW) == {600}, "the last one, whatever its age"


@pytest.mark.parametrize("ages", [(-1, 1, 1, 1), (1, 1, 1, 99_999)])
def test_impossible_ages_are_refused(ages: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="days"):
        ThinningRules(*ages)
