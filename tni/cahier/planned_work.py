"""Work of a plan beside the same work on a page: which of them says more, and what only the page says."""

from __future__ import annotations

import re
from collections.abc import Sequence


def says_the_same(planned: str, lines: Sequence[str]) -> bool:
    """Return whether the plan says what pages announce: most of their words and all of their numbers."""
    said, own = (set(re.findall(r"\d+|[^\W\d_]{4,}", text.casefold())) for text in (planned, " ".join(lines)))
    is_numbers = all(word in said for word in own if word.isdigit())
    return is_numbers and 3 * len(own & said) >= 2 * len(own)


def says_more(planned: str, lines: Sequence[str]) -> bool:
    """Return whether pages announce the exercises of a plan, and more beside them."""
    exercises, own = (re.sub(r"\bp(?:ages?|p)?\.?[ \u00a0]?\d+", "", text) for text in (planned, " ".join(lines)))
    numbers = set(re.findall(r"\d+", exercises))
    is_bare = not re.search(r"[^\W\d_]{4,}", re.sub(r"exercices?|exos", "", exercises))
    return is_bare and bool(numbers) and numbers <= set(re.findall(r"\d+", own))


def without_exercises_of(planned: str, line: str) -> str:
    """Return a line of a page without the exercises of the plan that begin it: « 55 56 + sujet A »."""
    found = re.match(r"(?:ex(?:ercices?|os?)?\.? ?)?(?P<numbers>\d[\d ,a-h]*(?:et \d+)?) ?\+ ?(?=[^\W\d_]{3})", line)
    if found is None or not set(re.findall(r"\d+", found["numbers"])) <= set(re.findall(r"\d+", planned)):
        return line
    return line[found.end() :]
