"""Rules by which old states thin out: of a lesson's revisions, and of backups."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime

from tni.core.settings import (
    HISTORY_ALL_DAYS,
    HISTORY_DAILY_DAYS,
    HISTORY_MONTHLY_DAYS,
    HISTORY_WEEKLY_DAYS,
    Settings,
)

DAYS_MAX = 36_500


@dataclass(frozen=True, slots=True)
class ThinningRules:
    """Ages in days up to which states are kept: each one, then the last of each day, of each week, of each month.

    A rule ends where the next one begins; one that ends before the rule above it says nothing. all_days: 0 keeps of
    today, too, the last one alone. monthly_days: None for ever; else states that are older are not kept.
    """

    all_days: int = 2
    daily_days: int = 31
    weekly_days: int = 365
    monthly_days: int | None = None

    def __post_init__(self) -> None:
        ages = [self.all_days, self.daily_days, self.weekly_days, self.monthly_days or 0]
        if not all(0 <= age <= DAYS_MAX for age in ages):
            raise ValueError(f"ages are 0 to {DAYS_MAX} days, not {ages}")


REVISION_RULES = ThinningRules()
BACKUP_RULES = ThinningRules(all_days=0, daily_days=8, weekly_days=35, monthly_days=400)


@dataclass(frozen=True, slots=True)
class DatedState[K]:
    """State that may be thinned out. is_lasting: kept whatever its age, as one with a name, or the last of each
    branch."""

    key: K
    made: datetime
    is_lasting: bool = False


def kept_states[K: Hashable](states: Iterable[DatedState[K]], rules: ThinningRules, now: datetime) -> set[K]:
    """Return the keys of the states that the rules keep: of each day, week or month the last one. The last of all is
    always kept. Days are those of the zone of `now`."""
    found = list(states)
    kept = {state.key for state in found if state.is_lasting}
    last: dict[tuple[object, ...], DatedState[K]] = {}
    for state in found:
        period = _period(state.made.astimezone(now.tzinfo), rules, now)
        if period is None:
            continue
        if not period:
            kept.add(state.key)
        elif period not in last or last[period].made <= state.made:
            last[period] = state
    kept |= {state.key for state in last.values()}
    if found:
        kept.add(max(enumerate(found), key=lambda numbered: (numbered[1].made, numbered[0]))[1].key)
    return kept


def _period(made: datetime, rules: ThinningRules, now: datetime) -> tuple[object, ...] | None:
    """Return the period of which the last state is kept; an empty one where each is kept, None where none is. Weeks end
    with their month, so that what is the last of a month is the last of its week."""
    age, day = (now.date() - made.date()).days, made.date()
    if age < rules.all_days:
        return ()
    if age < rules.daily_days:
        return ("day", day)
    if age < rules.weekly_days:
        return ("week", day.year, day.month, day.isocalendar().week)
    if rules.monthly_days is None or age < rules.monthly_days:
        return ("month", day.year, day.month)
    return None


def rules_of_settings(settings: Settings) -> ThinningRules:
    """Return the rules for revisions that the teacher has set."""
    monthly = int(settings.get(HISTORY_MONTHLY_DAYS))
    return ThinningRules(
        int(settings.get(HISTORY_ALL_DAYS)),
        int(settings.get(HISTORY_DAILY_DAYS)),
        int(settings.get(HISTORY_WEEKLY_DAYS)),
        monthly or None,
    )
