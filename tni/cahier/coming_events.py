"""Lines that say what is held on a day to come: a test, a talk, practical work, an outing."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tni.cahier.due_days import WHEN, day_of
from tni.cahier.shorthand import IN_SHORT
from tni.cahier.stated_days import HOUR

TESTS = r"[ée]val\w*\.?|contr[ôo]le|interro\w*|dict[ée]e|test|vokabeltest|klassenarbeit|quiz+|examen|prueba|verifica"
YEAR = re.compile(r"\b1[0-9]\d\d\b")
DAY_GROUPS = ("weekday", "only_number", "tomorrow", "next", "open")
COMING = re.compile(
    rf"(?:(?:rappels?|attention)\W{{0,4}})?(?:{TESTS}|expos[ée]s?|pr[ée]sentations? orales?"
    rf"|(?!{IN_SHORT})dst?|oral|devoir (?:commun|surveill[ée])"
    r"|(?:bac|brevet|oral|ccf) blanc)(?![^\W\d_])"
    rf"(?P<of>[^.;]{{0,50}}?) (?:le |du |pour |on |am |el )?{WHEN}",
    re.I,
)
_COMING_DAYS = re.compile(
    rf"(?:{TESTS}|dst?|(?:bac|brevet|oral|ccf) blanc)(?![^\W\d_])[^.;:]{{0,50}}? "
    r"(?:la semaine du \d|les \d{1,2}(?:, \d{1,2})* et \d{1,2}(?:/\d| \w{3,9}\b)|dans \d{1,2} (?:jours|semaines))"
    r"|(?:s[’']entra[iî]ner|r[ée]viser|(?:se )?pr[ée]parer)\b[^.;:]{0,30} (?:l[’']|le |la |du )?"
    rf"(?:oral|expos[ée]|brevet|bac|dst?|{TESTS})\b[^.;:]{{0,20}} du \d{{1,2}}/\d",
    re.I,
)
"""Test in a week, or on several days: they stay in its words."""
_OF_LESSON = re.compile(r"\b(?:le[çc]on|cours|s[ée]ance|travail|textes?|exercices?) d[eu]$", re.I)
"""What makes a day that of another séance: « interro sur le cours de lundi »."""
_EVENTS = (
    r"(?:tp|td|ccf|soutenance|eps|sport|piscine|natation|sortie|visite|atelier|gymnase|stade|cdi|cross"
    r"|photos? de classe|spectacle"
    r"|th[ée][âa]tre|cin[ée]ma|biblioth[èe]que|m[ée]diath[èe]que|forum|intervention|co-?intervention|rdv|rendez-vous"
    r"|visite m[ée]dicale|cuisine|dissection|s[ée]ance|cours|salle)"
)
HELD = re.compile(
    r"(?:piscine|natation|sortie|visite|gymnase|cross|photos? de classe|spectacle|cin[ée]ma|forum|rdv"
    r"|rendez-vous)(?![^\W\d_])",
    re.I,
)
EVENT = re.compile(
    rf"{_EVENTS}(?: (?!d[eu] |des )[\w’'°-]{{1,15}}){{0,4}}?(?: ?:)? "
    rf"(?!d[eu] |des |pour |avant ){WHEN}(?P<tail>[^:]{{0,30}}?)(?:$|(?=[ \u00a0]*[:!.,;(–→+-]))",
    re.I,
)
"""What is held on a day, at the beginning of a line: « TP jeudi : blouse »."""
_NAMED_FOR = re.compile(rf"[\w°-]{{2,20}}(?: [\w°-]{{1,20}}){{0,2}} (?:pour|pr|for) (?!tous?\b){WHEN}", re.I)
"""Line that begins with the name of a piece of work and its day: « EC3 pour le 3/12 »."""


def is_named_for(line: str, given: date | None) -> bool:
    """Return whether a line names something, without a verb or an article, and a day to come by its number."""
    found = _NAMED_FOR.match(line)
    if found is None or given is None or not (found["number"] or found["only_number"]):
        return False
    day = day_of(found.groupdict(), given).day
    return day is not None and day > given


def is_coming_test(line: str, given: date | None) -> bool:
    """Return whether a line says that a test will be on a day after the séance; the name of one with its own day is
    that test."""
    found = COMING.match(line)
    if found is None and _COMING_DAYS.match(line):
        return True
    if found is not None and (_OF_LESSON.search(found["of"]) or found["of"].count("(") > found["of"].count(")")):
        return False
    is_open = found is not None and (found["next"] or found["open"] or re.match(r" (?!en )", found["later"] or ""))
    if found is None or given is None or is_open:
        return bool(is_open)
    return is_to_come(found, given)


def is_to_come(found: re.Match[str], given: date, *, within: int = 366) -> bool:
    """Return whether the day of a match of a pattern with `WHEN` comes after the séance; the name of its own day alone
    is that day. within: the most days until then."""
    day = day_of({**found.groupdict(), "counted": None}, given).day
    is_today = found["weekday"] and not found["number"] and day == given + timedelta(days=7)
    return day is not None and given < day <= given + timedelta(days=within) and not is_today


_SOON = 70
"""Days within which what is held lies: « Sortie du 12/3 », told in November, is one of last year."""


def is_coming_event(line: str, given: date | None) -> bool:
    """Return whether a line says what is held on a day after the séance: « TP jeudi : blouse », « rdv jeudi 8 h »."""
    found = EVENT.match(line)
    if found is None or given is None or found["next"] or YEAR.search(line):
        return False
    return is_to_come(found, given, within=_SOON)


def without_day_of_test(line: str) -> str:
    """Return a line on a coming test or talk without its day, which its work has: « Interro sur 2.1 »."""
    found = COMING.match(line)
    if found is None or found["next"] or found["open"] or found["number"] or found["only_number"]:
        return line
    if re.match(rf"[ \u00a0,]*{HOUR}", line[found.end() :]):
        return line
    begin = min(found.start(name) for name in DAY_GROUPS if found[name])
    before = re.sub(r"[ ,:(–-]{0,3}(?: (?:le|du|pour|de|on|am|el))?$", "", line[:begin].rstrip())
    return before.strip() + line[found.end() :]
