"""Days that stand bare before work at the end of a lesson: « jeu : ex 4 », « vendredi » above what is for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from tni.cahier.book_references import exercises_in
from tni.cahier.coming_events import TESTS, YEAR
from tni.cahier.due_days import named_day
from tni.cahier.french import DAYS
from tni.cahier.instructions import is_infinitive
from tni.cahier.no_work import NONE_AT_ALL
from tni.cahier.work_lines import HOME_VERB, KIT_FIRST, TO_DO, WORK_NOUN, begins_with_verb

_SHORT = {
    "lu": 0, "lun": 0, "ma": 1, "mar": 1, "me": 2, "mer": 2, "je": 3, "jeu": 3, "ve": 4, "ven": 4,
    "sa": 5, "sam": 5, "di": 6, "dim": 6,
}  # fmt: skip
_NO_WORDS = frozenset(["lun", "mar", "ven", "sam", "dim", "lu", "ve"])
"""Short names that are no words of their own, as « mer », « jeu », « je » and « ma » are."""
_DAY = rf"(?P<day>{'|'.join(DAYS)}|{'|'.join(sorted(_SHORT, key=len, reverse=True))})(?![^\W\d_])\.?"
_SIGNS = re.compile(r"[ \u00a0]*(?:→|->|=>|[-–•*])?[ \u00a0]*")
_MARKED = re.compile(
    rf"{_DAY}(?P<date> \d{{1,2}}(?:/\d{{1,2}}(?:/\d{{2,4}})?)?(?![\w/]))?[ \u00a0]*[:=][ \u00a0]*(?P<task>\S.*)$", re.I
)
_EXERCISE = re.compile(
    rf"{_DAY}[ \u00a0]+(?P<task>(?:\d{{1,3}} ?[a-h]|3[2-9]|[4-9]\d|[1-9]\d\d)(?![\w/])"
    r"(?:(?:[ ,]+| et | ?\+ ?)\d{1,3}[a-h]?)*(?:,? p\.? ?\d+)?)[ .!]*$",
    re.I,
)
"""Exercises behind a day, which can be no number of it: « jeudi 65c », « ven 41 42 »."""
_MOST_QUESTIONS = 31
"""Number up to which « 3c » may be a question too."""
_ALONE = re.compile(rf"{_DAY}[ \u00a0]*:?$", re.I)
_STATE = re.compile(
    r"\b(?:finie?s?|termin[ée]e?s?|pr[ée]par[ée]e?s?|appris(?:es?)?|lue?s?|rendue?s?|recopi[ée]e?s?|coll[ée]e?s?"
    r"|sign[ée]e?s?|par [ée]crit|au propre|[àa] la maison|par c(?:œ|oe)ur)(?=[ .!]*$|[ \u00a0]*[+;,|(])",
    re.I,
)
"""State in which work is to be: « 20 fini », « fiche préparée »."""
_LEARNT = re.compile(
    r"(?:mots|po[ée]sie|tables?|verbes|vocab\w*|conj\w*|r[ée]citation|fiche|cours|cahier)(?![^\W\d_])", re.I
)
_NUMBERED = re.compile(
    r"(?:le[çc]ons? \w*\d|[A-Z]{1,2} ?\d{1,2}(?!\w)|ch(?:ap(?:itre)?)?\.? ?\d|d[ms]t?(?![^\W\d_])|table de \d"
    r"|mots (?:de (?:la )?)?dict[ée]e"
    r"|\d{1,3}[a-h]?(?:(?:[ ,]+| et | ?[+–-] ?)\d{1,3}[a-h]?)*(?:,? p(?:ages?|p)?\.? ?\d))",
    re.I,
)
"""Lesson, homework or exercises by their number."""
_PAGE = re.compile(r"\bp(?:ages?|p)?\.? ?\d", re.I)
_IN_CLASS = re.compile(r"(?:corr(?:ection|ig\w*|\.)?|en classe)(?![^\W\d_])", re.I)


def with_days_announced(lines: Sequence[str], given: date | None, *, is_headed: bool) -> list[str]:
    """Return lines of the last page of a lesson with « Pour » before each bare day that heads work, and short names of
    days in full. is_headed: they stand below words that announce work, as others may be a timetable or a story."""
    bare = [_SIGNS.sub("", line, count=1) for line in lines]
    days = {found["day"].lower() for line in bare if (found := _MARKED.match(line) or _ALONE.match(line))}
    is_sure = is_headed or len(days) < 2
    told = list(lines)
    for place, line in enumerate(bare):
        if found := _EXERCISE.match(line):
            if len(found["day"]) > 2 and _is_coming(found["day"], "", given):
                number = int(re.match(r"\d+", found["task"])[0])  # type: ignore[index]
                name = "exercice " if number > _MOST_QUESTIONS else ""
                told[place] = f"Pour {_whole(found['day'])} : {name}{found['task']}"
        elif found := _MARKED.match(line):
            if _heads(found["day"], found["task"], is_sure=is_sure, is_headed=is_headed) and not YEAR.search(line):
                when = found["date"] or ""
                if _is_coming(found["day"], when, given, week=7 + _is_surely_work(found["task"])):
                    told[place] = f"Pour {_whole(found['day'])}{when} : {found['task']}"
        elif found := _ALONE.match(line):
            below = next((_SIGNS.sub("", one, count=1) for one in lines[place + 1 :] if one.strip()), "")
            is_head = len(found["day"]) > 2 and _heads(found["day"], below, is_sure=is_sure, is_headed=is_headed)
            if is_head and _is_coming(found["day"], "", given):
                told[place] = f"Pour {_whole(found['day'])} :"
    return told


def _is_coming(day: str, when: str, given: date | None, *, week: int = 7) -> bool:
    """Return whether a day comes after the séance: the name of its own day alone is that day, unless what stands behind
    it can only be work (week: 8 days)."""
    if given is None:
        return True
    named = named_day(f"{_whole(day)}{when}", given)
    if named is None or named.day is None:
        return False
    return given < named.day < given + timedelta(days=70 if when else week)


def _heads(day: str, task: str, *, is_sure: bool, is_headed: bool) -> bool:
    """Return whether what looks like a day stands before work. is_sure: any work will do for the name of a day."""
    if not task or _IN_CLASS.match(task) or (NONE_AT_ALL.fullmatch(task.strip(" .!")) and not is_headed):
        return False
    if is_headed or (_is_surely_work(task) and (len(day) > 2 or " " in task)):
        return True
    return is_sure and (day.lower() in DAYS or day.lower() in _NO_WORDS) and _is_work(task)


def _is_surely_work(task: str) -> bool:
    """Return whether words can be nothing but work for a day: exercises, a lesson by its number, what is to be
    brought."""
    is_home = HOME_VERB.match(task) or TO_DO.search(task) or _STATE.search(task)
    return bool(exercises_in(task) or _NUMBERED.match(task) or is_home)


def _is_work(task: str) -> bool:
    is_named = WORK_NOUN.match(task) or KIT_FIRST.match(task) or _LEARNT.match(task) or _PAGE.search(task)
    is_test = re.match(rf"(?:{TESTS}|dst?|dm|tp|oral|expos[ée]s?)(?![^\W\d_])", task, re.I)
    is_verb = is_infinitive(task) and begins_with_verb(task)
    return bool(is_verb or is_named or is_test)


def _whole(day: str) -> str:
    return DAYS[_SHORT[day.lower()]] if day.lower() in _SHORT else day.lower()
