"""Days of announcements whose words say more than a day, or may say something else: « Pour jeudi (groupe 1) : »."""

from __future__ import annotations

import re
from datetime import date

from tni.cahier.due_days import WEEKDAY_NAMES, NamedDay, day_of, named_day
from tni.cahier.french import DAYS
from tni.cahier.stated_days import HOUR
from tni.cahier.work_lines import TO_DO


def day_with_number(found: re.Match[str], given: date) -> NamedDay | None:
    """Return the day of a line that matches `HEADING` if the number of exercises behind it may be its own: « Pour lundi
    14 p. 12 »."""
    groups = found.groupdict()
    prefix = "for_" if groups["for_weekday"] else ""
    behind = re.match(r"(?:le )?(\d{1,2})\b", found["task"])
    if behind is None or re.match(HOUR, found["task"], re.I):
        return None
    if found["mark"] or not groups[f"{prefix}weekday"] or groups[f"{prefix}number"]:
        return None
    own = {name.removeprefix(prefix): value for name, value in groups.items() if name.startswith(prefix)}
    named = day_of({**own, "number": behind[1]}, given)
    return None if named.is_open else named


def may_be_exercise(found: re.Match[str]) -> bool:
    """Return whether the day of an announcement may be an exercise: « À faire le 4 »."""
    is_bare = found["only_number"] and not (found["only_month"] or found["only_name"])
    if not (is_bare and found["plain"] and TO_DO.search(found["plain"])):
        return False
    between = found.string[found.end("plain") : found.start("only_number")]
    is_marked = ":" in (found["mark"] or "") and not re.match(r"p(?:ages?)?\b", found["task"], re.I)
    return between.strip().casefold() == "le" and not is_marked


def with_brackets(named: NamedDay, words: str, given: date) -> NamedDay:
    """Return the day of an announcement with words in brackets behind it: « la rentrée (lundi 4 janvier) »; one that is
    open if they contradict it. words: those from the bracket on."""
    within = named_day(f"le {words.partition(')')[0]}", given)
    if within is None or within == named:
        return named
    return within if named.is_open else NamedDay(None)


_FOREIGN_HEAD = re.compile(
    r"(?:(?:hw|homework|(?-i:HA)|hausaufgaben?|per casa|para casa|tpc|deberes|tareas?|compiti)"
    r"(?: (?:for|bis|f[üu]r|para|per))?|for|bis|f[üu]r|para|per) (?=[^\W\d_])",
    re.I,
)
_FOREIGN_WEEK = re.compile(
    r"(?:the )?next week|(?:die )?n[äa]chste woche|(?:la )?(?:pr[óo]xima semana|semana que viene)"
    r"|la prossima settimana|la settimana prossima",
    re.I,
)


def in_french(line: str) -> str:
    """Return an announcement whose day stays in words with the words of the announcement in French."""
    found = _FOREIGN_HEAD.match(line)
    if found is None:
        return line
    head, mark, task = line[found.end() :].partition(":")
    head = _FOREIGN_WEEK.sub("la semaine prochaine", head)
    for names, place in WEEKDAY_NAMES:
        head = names.sub(DAYS[place], head)
    head = re.sub(r"(?<=\s)(?:or|oder|o)(?=\s)", "ou", re.sub(r"(?<=\s)(?:and|und|y|e)(?=\s)", "et", head))
    head = re.sub(r"\b(?:the|el|den|il) ", "", head)
    return f"Pour {head.strip()} :\n{task.strip()}" if mark else f"Pour {head}"
