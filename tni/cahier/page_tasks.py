"""Lines of a page that say what was done below a bare heading: tasks, steps, sheets; and what is no matter of all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tni.cahier.book_references import listed
from tni.cahier.foreign_titles import quoted_foreign
from tni.cahier.french import NBSP, format_list
from tni.cahier.instructions import as_activity
from tni.cahier.plain_titles import clean_title, punctuated

_LOOKED_AT = 4
"""Lines of a page among which what it is about is looked for."""
_HEADING_MAX = 60


_ASKED = r"questions? \d[\d ,àet-]*"
_DOCUMENTS_ASKED = re.compile(
    r"(?P<kind>doc(?:ument)?s?)\.? ?(?P<numbers>\d{1,2}(?: ?(?:à|et|,|-|\+) ?\d{1,2})*)[ ,(]*"
    r"(?:p(?:age)?s?\.?[ \u00a0]?(?P<page>\d+(?:(?: et | à |-)\d+)?)\)?)?[ \u00a0,;:→(–-]+"
    rf"(?P<asked>{_ASKED}(?<! ))(?P<how>(?: (?:par|en|à|seul)[ \w’]{{1,20}})?)\)?\.?",
    re.I,
)


def documents_asked(lines: Sequence[str]) -> str:
    """Return the documents and the questions on them that a line names: « documents 1 et 2 p. 68, questions 1 à 3 »; ""
    if none does."""
    found = next((one for line in lines[:_LOOKED_AT] if (one := _DOCUMENTS_ASKED.fullmatch(line.strip()))), None)
    if found is None:
        return ""
    numbers = listed(re.sub(r" ?\+ ?", ", ", found["numbers"]))
    several = len(re.findall(r"\d+", numbers)) > 1
    page = f" p.{NBSP}{found['page'].replace('-', ' à ')}" if found["page"] else ""
    return f"document{'s' if several else ''}{NBSP}{numbers}{page}, {found['asked'].strip(' ,')}{found['how']}"


def questions_asked(lines: Sequence[str]) -> str:
    """Return the line that says which questions are to be answered, and no more; "" without one."""
    found = (re.fullmatch(rf"({_ASKED}(?: (?:par|en|à|seul)[ \w’]{{1,20}})?)\.?", line, re.I) for line in lines[:3])
    return next((one[1][:1].lower() + one[1][1:].rstrip(" ,") for one in found if one), "")


def steps_in(title: str, line: str) -> str:
    """Return the steps of a protocol that stand in one line, without their numbers; "" without any."""
    parts = re.split(r"(?:^|(?<=\S) )\d ?[).–-] ?", line)
    is_steps = re.fullmatch(r"(?:Protocole|Étapes|Méthode|Manipulation)s?", title) and not parts[0] and len(parts) > 3
    return punctuated(", ".join(part.strip(" ,;") for part in parts[1:])) if is_steps else ""


def tasks_in(lines: Sequence[str]) -> str:
    """Return what the numbered lines of a page say to do: « traduire, mettre au pluriel »; "" without such lines."""
    asked = [found[1] for line in lines if (found := re.match(r"\d{1,2} ?[.)] ?([^:.?!()]{4,40})", line))]
    told = [as_activity(one.strip()) for one in asked]
    if len(told) < 2 or any(one == task.strip() for one, task in zip(told, asked, strict=True)):
        return ""
    return ", ".join(one[:1].lower() + one[1:] for one in told[:3])


def sheets_in(title: str, lines: Sequence[str]) -> str:
    """Return the sheets that a page only names, in one: « Fiches A et B »; "" if it says more."""
    named = [title, *lines[:_LOOKED_AT]]
    if len(lines) not in range(1, _LOOKED_AT + 1) or not all(re.fullmatch(r"Fiche [A-Z\d]", one) for one in named):
        return ""
    return f"Fiches {format_list([one[-1] for one in named])}"


def french_below(lines: Sequence[str]) -> str:
    """Return the line in French below words in other letters, which says what they are; "" without one."""
    if not lines or not OTHER_LETTERS.search(lines[0]) or re.search(r"[A-Za-z]{3}", lines[0]):
        return ""
    in_letters = (line for line in lines[1:_LOOKED_AT] if not OTHER_LETTERS.search(line) and len(line) <= _HEADING_MAX)
    return next((clean_title(line).rstrip(".") for line in in_letters if quoted_foreign(line) == line), "")


OTHER_LETTERS = re.compile(r"[\u0370-\u1fff\u2e80-\ud7ff]")


_OF_CLASSES = re.compile(r" {2,20}(?=(?:CP|CE[12]|CM[12]|[PMG]S) ?:)")
"""Between what two classes of one room do."""


def without_pupils(line: str) -> str:
    """Return a line with what two classes do apart, and without a bracket that says what single pupils have."""
    return _OF_PUPILS.sub("", _OF_CLASSES.sub(f"{NBSP}; ", line))


_PUPIL = r"[A-ZÀ-Ý][a-zà-ÿ]{1,15}"
_OF_PUPILS = re.compile(
    rf" ?\([^()]{{0,40}}?\b{_PUPIL}(?:(?:, | et | & | ?[–-] ){_PUPIL}){{1,5}}[ \u00a0]?: [^()]{{1,60}}\)"
    r"| ?\([^()]{0,60}?\b[A-ZÀ-Ý]\.(?:, [A-ZÀ-Ý]\.){0,4} et [A-ZÀ-Ý]\.[^()]{0,60}\)"
)
"""Bracket with what pupils have who are named, or whose initials stand there."""
