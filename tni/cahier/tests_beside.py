"""Tests behind other work, whose day is theirs alone: « Ex. 4 p. 12, lire p. 13 – interro lundi »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tni.cahier.coming_events import COMING, TESTS
from tni.cahier.due_days import WHEN
from tni.cahier.no_work import says_nothing
from tni.cahier.stated_days import without_quoted
from tni.cahier.work_lines import HEADING, names_its_day

_TEST_LAST = re.compile(
    r"(?P<before>.{3,}?)(?P<sign>[ \u00a0]*[,;+.]|[ \u00a0][–—-]|[ \u00a0]et)[ \u00a0]+"
    rf"(?P<test>(?:{TESTS}|dst?|devoir (?:commun|surveill[ée]))(?![^\W\d_])"
    rf"[^,;:.–(]{{0,40}}? (?:le |du |pour )?{WHEN}[ .!]*)$",
    re.I,
)
_WHEN = re.compile(rf"\b{WHEN}", re.I)
_LEARNING = re.compile(
    r"(?:[àa] )?(?:apprendre|r[ée]viser|revoir|savoir|m[ée]moriser|conna[îi]tre|relire)(?![^\W\d_])"
    r"(?!.*(?:[,;+]| et | ex))",
    re.I,
)
"""To learn one thing: a test behind it is on it, and so its day is that of both."""


def with_tests_beside(lines: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield lines of work, and whether each is a test whose day no other task has; a test behind other tasks of its
    line is a line of its own."""
    before: list[str] = []
    has_day = False
    for line in lines:
        parts = _parts(line)
        if len(parts) == 2:
            yield parts[0], False
            yield parts[1], True
        else:
            yield line, _is_apart(line, before) and not has_day
        before.append(line)
        has_day = has_day or _WHEN.search(without_quoted(parts[0])) is not None


def _parts(line: str) -> list[str]:
    """Return a line, or what stands before its test, and the test."""
    found = _TEST_LAST.match(without_quoted(line))
    if found is None:
        return [line]
    before, test = line[: found.end("before")], line[found.start("test") :]
    heading = HEADING.match(before)
    task = heading["task"] if heading is not None and heading["mark"] else before
    is_dated = (heading is not None and names_its_day(heading)) or _WHEN.search(without_quoted(before))
    if not task.strip() or is_dated or _LEARNING.match(task.strip()) or says_nothing(task) or not COMING.match(test):
        return [line]
    return [before, test[:1].upper() + test[1:]]


def _is_apart(line: str, before: Sequence[str]) -> bool:
    """Return whether a line is a test behind lines that are more than the learning for it."""
    tasks = [one for one in (_task(line) for line in before) if one]
    is_for_all = all(_LEARNING.match(one) for one in tasks)
    return bool(tasks) and COMING.match(line) is not None and not is_for_all


def _task(line: str) -> str:
    found = HEADING.match(line)
    return (line if found is None or found["kept"] else found["task"]).strip()
