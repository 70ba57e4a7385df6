"""Lines of work without the day that ends them, and without the names of pupils."""

from __future__ import annotations

import re

from tni.cahier.coming_events import DAY_GROUPS
from tni.cahier.due_days import WHEN
from tni.cahier.first_names import FIRST_NAMES
from tni.cahier.work_lines import WITHIN

_LAST_DAY = re.compile(rf"(?<! de)(?<! du)(?<! pour)(?<! avant)(?<! bis)(?<! by)(?<! [àa]) {WHEN}[ .!]*$", re.I)
_FIRST_NAME = r"[A-ZÀ-Ý][a-zà-ÿ-]{1,20}"
_PUPILS = re.compile(
    rf" ?\({_FIRST_NAME}(?:(?:, | et | & ){_FIRST_NAME}){{1,5}}\)"
    rf"|[ \u00a0]?: {_FIRST_NAME}(?:(?:, | & ){_FIRST_NAME}){{0,4}}(?: et| &) {_FIRST_NAME}(?=[ ,.;]|$),?"
)


def without_last_day(line: str) -> str:
    """Return a line without « pour jeudi » at its end."""
    found = next(iter(reversed(list(WITHIN.finditer(line)))), None)
    if found is None:
        return line
    rest = line[found.end() :]
    if len(rest) > 1 and not re.fullmatch(r"(?: ?\([^()]{1,120}\))?(?: [–-] [^.;]{1,120})?\.?", rest):
        return line
    if rest[1:]:
        before = without_last_day(line[: found.end()])
        return line if before == line[: found.end()] else before + rest
    begin = min(found.start(name) for name in DAY_GROUPS if found[name])
    behind = re.search(
        r"[ ,(–-]{0,4}\b(?:pour|pr|passages?|for|by|until|f[üu]r|bis|zum|para|per) (?:le |la |el "
        r"|the )?$",
        line[:begin],
        re.I,
    )
    return line if behind is None else line[: behind.start()].strip(" ,–-(") or line


def without_day_at_end(line: str) -> str:
    """Return a line without the day that is its last word: « réviser les verbes : interro lundi »."""
    found = _LAST_DAY.search(line)
    is_said = found is None or found["next"] or found["open"] or found["number"] or found["only_number"]
    if found is None or is_said:
        return line
    return (
        re.sub(r" (?:on|am|el|au plus tard)$", "", line[: found.start()].rstrip(" ,–-:(→")).rstrip(" ,–-:(→>") or line
    )


def without_pupils(line: str) -> str:
    """Return a line on talks without those who hold them, whom not everybody is to read. « Rome, Athènes et Sparte »
    are what they are on; other names are left to the check of names, which has the list of the class."""
    if not re.match(r"(?:les )?(?:expos[ée]s?|pr[ée]sentations?|oral)\b", line, re.I):
        return line
    return _PUPILS.sub(_unless_pupils, line).strip()


def _unless_pupils(found: re.Match[str]) -> str:
    names = re.findall(_FIRST_NAME, found[0])
    return "" if all(name in FIRST_NAMES for name in names) else found[0]
