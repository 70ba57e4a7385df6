"""Words of a line on work that are the day by which it is due: « pour jeudi », not « le cours de lundi » or a title.

A wrong day is worse than none, so words that may be another thing, and several days, leave the day open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tni.cahier.due_days import WHEN, NamedDay, day_of
from tni.cahier.open_days import names_open_time

_QUOTED = re.compile(r"«[^»]{0,200}»|“[^”]{0,200}”|\"[^\"]{0,200}\"")
_DAY = re.compile(rf"\b{WHEN}", re.I)
_GROUP = r"(?:[ \u00a0]*\([^()]{0,60}\)|[ \u00a0]+(?:gr(?:oupe|\.)?|g) ?[\w]{1,2}\b)?"
_AND = r"(?:[ \u00a0]*[/,&+;–-]+[ \u00a0]*|[ \u00a0]+)(?:(?:ou|et|puis|or|and|oder|und|o|y|e)[ \u00a0]+)?"
_FOR = r"(?:(?:pour|pr|avant|for|by|f[üu]r|bis|para|per)[ \u00a0]+)?"
_ANOTHER = re.compile(rf"{_GROUP}{_AND}{_FOR}{WHEN}", re.I)
"""Another day right behind one: « jeudi (groupe 1) et vendredi (groupe 2) »."""
_OR_HOLIDAYS = re.compile(
    rf"{_GROUP}{_AND}(?:apr[èe]s|avant|pendant|à|au) (?:l[ae]s? )?(?:vacances|rentr[ée]e|retour)", re.I
)
_ANOTHER_HEAD = re.compile(rf"(?:[,;.]| et| puis) (?:et |puis )?(?:pour |pr )?{WHEN}{_GROUP}[ \u00a0]?:", re.I)
_FOR_DAY = re.compile(rf"\b(?:pour|pr|for|f[üu]r|bis|para|per) {WHEN}", re.I)
_PAST = re.compile(
    r"\b(?:de|du|des|depuis|d[èe]s|of|from|pris|prise|mise?|[ée]crite?s?|faite?s?|vue?s?|lue?s?|re[çc]ue?s?"
    r"|commenc[ée]e?s?|donn[ée]e?s?|distribu[ée]e?s?|entam[ée]e?s?|corrig[ée]e?s?"
    r"|(?!(?:dict|expos|r[ée]sum|[ée]nonc|mus|rentr)[ée])[^\W\d_]{2,20}ée?s?"
    r"|(?:re)?lire|livre|roman|po[èe]me|film|album|conte|pi[èe]ce|titre|mots?(?:[ \u00a0]:)?"
    r"|(?:[ée]crire|[ée]peler|savoir|conna[îi]tre)(?:[ \u00a0]:)?)[ \u00a0]+(?:le )?$",
    re.I,
)
"""What stands before a day on which something was, or before a title: « commencé lundi », « lire Vendredi »."""
_BEFORE = re.compile(
    r"(?:,[ \u00a0]*|\b(?:pour|pr|avant|d[’']ici|for|by|until|f[üu]r|bis|para|hasta|per|entro|passages?"
    r"|(?:venir|rendre|r?apporter|ramener|d[ée]poser|r[ée]viser|revoir|relire|apprendre|finir|terminer))[ \u00a0]+)"
    r"(?:le |the |el )?$",
    re.I,
)
LATEST = r"(?:max(?:i(?:mum)?)?|au plus tard|dernier d[ée]lai)(?![^\W\d_])"
_CLOCK = r"\d{1,2}(?:[ \u00a0]?(?:h(?:[ \u00a0]?\d\d)?|heures?(?: \d\d)?)|:\d\d)(?![^\W_])"
HOUR = (
    rf"(?:(?:avant |à |vers )?(?:(?:\d{{1,2}} ?[-–] ?)?{_CLOCK}(?: ?[-–à] ?{_CLOCK})?|minuit)|de {_CLOCK} à {_CLOCK})"
)
_END = re.compile(
    rf"(?:[ \u00a0,]+(?:{LATEST}|{HOUR})){{0,2}}[ \u00a0]*(?:[.!)]*$|: [^\W\d_]{{1,12}}(?:er|ir|re)\b)", re.I
)
_MAY_BE_EXERCISE = re.compile(r"\b(?:[^\W\d_]{1,15}(?:er|ir|re)|et|,|\+)[ \u00a0]+$", re.I)
"""What stands before a number that may be an exercise: « finir le 4 et le 5 »."""
_YEAR = re.compile(r"[ \u00a0]1\d\d\d\b")
_ORDER = re.compile(r"(?<=onsigne[ \u00a0]: )«([^»]{0,200})»")
"""Order that is told as it was typed, with its day: « Consigne : « essay due in two weeks » »."""
_FAR = re.compile(
    r"\b(?:semaine|week|woche|semana|settimana|rentr[ée]e|retour|vacances|holidays|ferien)(?![^\W\d_])", re.I
)
_SOME_DAYS = re.compile(r"\bles \d{1,2}(?:, \d{1,2})* et \d{1,2}/\d|\bdans \d{1,2} (?:jours|semaines)\b", re.I)
_BY = re.compile(r"\b(?:pour|avant|apr[èe]s|d[’']ici|au|[àa]|next|n[äa]chste|for|bis|la)\b", re.I)


def without_quoted(line: str) -> str:
    """Return a line of the same length without what stands in quotation marks."""
    return _QUOTED.sub(lambda found: "_" * len(found[0]), line)


def has_another_day(line: str, end: int) -> bool:
    """Return whether a line names another day right behind the one that ends at a place, or for another group."""
    rest = without_quoted(line)[end:]
    return bool(_ANOTHER.match(rest) or _OR_HOLIDAYS.match(rest) or _ANOTHER_HEAD.search(rest))


def days_for(text: str, given: date) -> set[NamedDay]:
    """Return the days of a text that stand right behind « pour »."""
    return {day_of(found.groupdict(), given) for found in _FOR_DAY.finditer(without_quoted(text))}


def days_of_work(line: str) -> Iterator[re.Match[str]]:
    """Yield the days of a line that may be the one by which its work is due: behind « pour » or a comma, or at the
    end."""
    bare = without_quoted(line)
    for found in _DAY.finditer(bare):
        before, behind = bare[max(found.start() - 24, 0) : found.start()], bare[found.end() :]
        if _PAST.search(before) or _YEAR.match(behind):
            continue
        if _is_bare_number(found) and _MAY_BE_EXERCISE.search(before):
            continue
        is_at_end = _END.match(behind) is not None
        is_name = bool(found["weekday"] or found["tomorrow"]) and found[0][:1].isupper() and not found["number"]
        if is_at_end or (_BEFORE.search(before) and not is_name) or (found["number"] and not found.start()):
            yield found


def is_of_the_past(line: str, begin: int) -> bool:
    """Return whether the day that begins at a place is one on which something was: « le cours de lundi »."""
    return _PAST.search(line[max(begin - 24, 0) : begin]) is not None


def names_a_day(text: str) -> bool:
    """Return whether a text has words of a day, so that the next lesson need not be the day of its work; « la prochaine
    fois » is the next lesson."""
    text = _ORDER.sub(r"\1", text)
    if any(_BY.search(text, max(found.start() - 24, 0), found.start()) for found in _FAR.finditer(text)):
        return True
    if (
        _SOME_DAYS.search(text)
        or names_open_time(without_quoted(text))
        or re.match(r"(?:pendant les |durant les )?vacances\b", text, re.I)
    ):
        return True
    bare = without_quoted(text)
    return any(
        (not found["next"] or " de " in found["next"]) and not _YEAR.match(bare, found.end())
        for found in _DAY.finditer(bare)
    )


def _is_bare_number(found: re.Match[str]) -> bool:
    return bool(found["only_number"] and not (found["only_month"] or found["only_name"]))
