"""Lines that say that there is nothing to do, and what there is beside it: « Pas de devoirs, mais apprendre la leçon ».

Work beside « nothing » is work: what would be lost with the line is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tni.cahier.coming_events import is_coming_test
from tni.cahier.work_lines import HEADING, announces, is_task

_NO_WORK = (
    r"(?:(?:pas de|aucun|z[ée]ro|0) (?:devoirs?|travail)\b(?! (?:surveill|commun))(?: (?:[ée]crits?|[àa] la maison))?"
    r"|rien (?:à faire|pour|de pr[ée]vu)\b|(?:no homework|keine hausaufgaben|no hay deberes|niente compiti)\b)"
)
SAYS_NO_WORK = re.compile(_NO_WORK, re.I)
"""Begin of a line that says that there is no work."""
_NOTHING = re.compile(rf"{_NO_WORK}(?:(?! (?:mais|sauf|juste)\b)[^,;+]){{0,40}}", re.I)
_BUT = re.compile(
    rf"{_NO_WORK}(?P<until>[^,;:.(+]{{0,40}}?)(?:[,;.–(]? (?:mais|sauf|juste) (?:juste |il faut )?(?P<task>.+)"
    r"|[ \u00a0]*[,;:.(–+]+[ \u00a0]*(?P<beside>.+))$",
    re.I,
)
NONE_AT_ALL = re.compile(
    rf"(?:rien(?: du tout| de pr[ée]vu)?|n[ée]ant|{_NO_WORK}|aucun|nothing|none|nichts|nada|niente)[ .!]*", re.I
)
"""What stands behind an announcement for which there is nothing to do."""
NOTHING_FOR = re.compile(r"rien|pas de (?:devoirs?|travail)|[-–/]", re.I)
"""What stands behind the name of a class that has nothing to do."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Work beside which there is none. until: what says for when there is none."""

    task: str
    until: str


def says_nothing(line: str, given: date | None = None) -> bool:
    """Return whether a line says that there is no work, and has none beside it."""
    return _NOTHING.fullmatch(line) is not None and beside_nothing(line, given) is None


def beside_nothing(line: str, given: date | None) -> Beside | None:
    """Return the work that a line has beside its « nothing »; None for another line."""
    found = _BUT.match(line)
    if found is None:
        return None
    if found["task"]:
        return Beside(found["task"].strip(), found["until"].strip())
    task = found["beside"].strip()
    if "(" in line and task.endswith(")") and "(" not in task:
        task = task[:-1].rstrip()
    head = HEADING.match(task)
    is_work = (
        (head is not None and announces(head, has_below=False))
        or is_task(task.rstrip(" \u00a0!"))
        or is_coming_test(task, given)
    )
    return Beside(task, "") if is_work else None
