"""Aims and details of plans without what only the teacher reads: numbers of séances, codes of abilities, labels."""

from __future__ import annotations

import re

from tni.cahier.french import NBSP
from tni.cahier.shorthand import without_shorthand

_SEANCE = re.compile(r"s[ée]ance \d{1,2}(?: ?(?:/|sur) ?\d{1,2})? ?[:.–-] ?(?=\S)", re.I)
_CODE = r"(?:[A-Z]{1,3}\d{1,2}(?:[.-]\d{1,2}){0,2})"
_LEADING = re.compile(rf"(?:^|(?<=[.;] )){_CODE}(?:(?: ?[,;/+] ?| et ){_CODE}){{0,9}} ?[:–-]? (?=[A-ZÀ-Ý])")
_CODES = re.compile(rf"(?:^|(?<=[.;])) ?\(?{_CODE}(?:(?: ?[,;/+] ?| et ){_CODE}){{0,9}}\)?(?:\.(?!\d)|$)")
_IN_BRACKETS = re.compile(rf" ?[(\[](?:comp(?:[ée]tences?)?\.? ?)?{_CODE}(?:(?: ?[,;/+] ?| et ){_CODE}){{0,9}}[)\]]")
_LABELLED = re.compile(r"(?P<label>[^:;/.]{1,12}?)[ \u00a0]?: (?P<rest>[^:]{2,120})")
_MOST_LETTERS = 500


def plain_aim(text: str) -> str:
    """Return an aim or an ability without the number of its séance and the codes of the curriculum, as « (D4) »; what
    is for each group with the group behind it."""
    if len(text) > _MOST_LETTERS:
        return text
    text = _SEANCE.sub("", without_shorthand(text))
    text = _IN_BRACKETS.sub("", _CODES.sub("", _LEADING.sub("", text)))
    return labels_behind(text.strip(" .;,"))


def labels_behind(text: str) -> str:
    """Return a text made of labels and what is for each with the labels in brackets behind: « fiche 7 (A) ; fiche 9
    (B) »; any other as it is."""
    if len(text) > _MOST_LETTERS or text.count(":") < 2:
        return text
    for between in (r" / ", r"[.;] "):
        parts = [_LABELLED.fullmatch(part.strip(" .")) for part in re.split(between, text)]
        if len(parts) > 1 and all(parts):
            told = [f"{one['rest'].strip()} ({_small(one['label'].strip())})" for one in parts if one]
            return f"{NBSP}; ".join(told)
    return text


def _small(label: str) -> str:
    return label[:1].lower() + label[1:] if re.match(r"Groupe|Niveau|Élève|Binôme|Atelier|Îlot", label) else label
