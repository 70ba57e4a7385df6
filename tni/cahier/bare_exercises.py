"""Exercises of work that teachers call by their numbers alone: « ex 20 fini + 24 p 74 », « 55 56 »."""

from __future__ import annotations

import re

from tni.cahier.french import NBSP

_NUMBER = r"\d{1,3}[a-h]?(?![\w/,.%°²³])"
_NUMBERS = rf"{_NUMBER}(?:(?:[ \u00a0]?[,;][ \u00a0]?|[ \u00a0]et[ \u00a0]|[ \u00a0]){_NUMBER}){{0,6}}"
_DONE = re.compile(
    rf"(?:^|(?<=[+;:,|] )|(?<=\bet ))(?:les? |l[’'])?(?:exercices?|exos?|ex|n°)\.?[ \u00a0]?(?P<numbers>{_NUMBERS})"
    r"[ \u00a0](?:finis?|termin[ée]s?)(?:(?=[ \u00a0]?[;,.|!])|[ \u00a0]\+[ \u00a0](?P<more>\S)|$)",
    re.I,
)
"""Exercises that are to be finished: « ex 20 fini »."""
_SEVERAL = re.compile(
    rf"^(?P<numbers>(?=[2-9]\d|\d{{3}}){_NUMBER}(?:(?:[ ,]+| et ){_NUMBER}){{1,5}})"
    r"(?:$|[ \u00a0]\+[ \u00a0](?=[^\W\d_]{3}))",
    re.I,
)
"""Numbers of two exercises or more that begin a task, and nothing that they count behind them; questions have smaller
ones."""
_WITH_PAGE = re.compile(rf"{_NUMBERS},? p(?:ages?|p)?\b\.?[ \u00a0]?\d", re.I)


def with_exercises_named(task: str) -> str:
    """Return a task with « exercice » before the numbers that can be nothing else, and what is to be finished told by
    its verb."""
    task = _DONE.sub(_finish, task)
    found = _SEVERAL.match(task)
    if found is None:
        return task
    rest = task[found.end() :]
    return f"ex {found['numbers']}" + (f"{NBSP}; {rest}" if rest else "")


def _finish(found: re.Match[str]) -> str:
    several = len(re.findall(r"\d+", found["numbers"])) > 1
    verb = "finir" if found.start() else "Finir"
    more = f"{NBSP}; {found['more']}" if found["more"] else ""
    if more and _WITH_PAGE.match(found.string, found.start("more")):
        more = f"{NBSP}; ex {found['more']}"
    return f"{verb} {'les exercices' if several else 'l’exercice'} {found['numbers']}{more}"
