"""Work without the words of the day by which it is due, which stands above it: « DM à rendre lundi 30/11 »."""

from __future__ import annotations

import re
from datetime import date

from tni.cahier.due_days import WHEN, day_of
from tni.cahier.stated_days import HOUR, LATEST, has_another_day, is_of_the_past, without_quoted

_DAY = re.compile(rf"\b{WHEN}", re.I)
_LEAD = re.compile(
    r"(?P<sign>[ \u00a0]*(?:[,(–—→-]|->|=>|[.;] (?=passages? ))?[ \u00a0]*)"
    r"(?P<for>\b(?:pour|pr|d[’']ici(?: [àa])?|passages?|for|by|until|f[üu]r|bis|para|hasta|per|entro|on|am)[ \u00a0]+)?"
    r"(?:\b(?:le|the|el|il|den) )?$",
    re.I,
)
_STAYS = re.compile(
    r"\b(?:de|du|des|d[èe]s|depuis|[àa]|au|avant|apr[èe]s|entre|chaque|tous les|et|ou|que|jusqu[’']?(?:à|au)|from|of)"
    r"[ \u00a0]+$",
    re.I,
)
"""What makes the day a part of what is said: « l’évaluation de jeudi », « avant jeudi »."""
_BEFORE_HOUR = re.compile(r"\b(?:avant|before|vor) (?:le )?$", re.I)
_TIME = re.compile(
    rf"(?:[ \u00a0]+(?P<part>matin|midi|soir|apr[èe]s-midi)(?![^\W\d_]))?(?:[ \u00a0,]*(?P<hour>{HOUR}))?"
    rf"(?:[ \u00a0,]*(?P<latest>{LATEST}))?",
    re.I,
)
_NAME_BEFORE = re.compile(r"(?<!\w)(?:[LD]’)?[A-ZÀ-Ý][a-zà-ÿ]+[ \u00a0]+(?:le )?$")
_GOES_ON = re.compile(
    r"[ \u00a0]*(?:$|[.,;:!?)(+–—→-])|[ \u00a0]+(?:sur|par|en|avec|sans|au|aux|à|dans|chez|devant|salle|ch\w*"
    r"|le[çc]ons?"
    r"|ex\w*|p\.?|pp\.?|on|about|über|sobre|su|de|d[’']\w+)(?![^\W\d_])",
    re.I,
)
"""What may follow a day that stands without « pour » and can be left out."""
_TEST = re.compile(r"(?:[ée]val\w*|contr[ôo]le|interro\w*|dict[ée]e|test|dst?|devoir (?:surveill[ée]|commun))\b", re.I)


def without_due_day(text: str, due: date, given: date) -> str:
    """Return a text without the words of the day by which it is due. Words that say more stay: « l’évaluation de
    jeudi »; the time of the day stays in brackets. given: the day from which a day of the week counts."""
    for found in reversed(list(_DAY.finditer(without_quoted(text)))):
        is_it = not found["next"] and day_of(found.groupdict(), given).day == due
        if is_it and not has_another_day(text, found.end()) and (told := _without(text, found)):
            text = told
    return text


def _without(text: str, found: re.Match[str]) -> str:
    """Return a text without a day; "" if it cannot be left out."""
    before, behind = text[: found.start()], text[found.end() :]
    time = _TIME.match(behind)
    within = re.search(r"\b(matin|midi|soir)\b", found[0], re.I)
    part = (within[0] if within else (time["part"] or "") if time else "").lower()
    hour, latest = (time["hour"] or "", time["latest"] or "") if time else ("", "")
    if hour and _BEFORE_HOUR.search(before):
        return before + behind.lstrip(" \u00a0,")
    lead = _LEAD.search(before)
    is_past = is_of_the_past(text, found.start()) and not _NAME_BEFORE.search(before)
    if lead is None or _STAYS.search(before) or is_past:
        return ""
    is_name = found[0][:1].isupper() and not found["number"] and not text.isupper() and bool(before.strip())
    is_first = not before[: lead.start()].strip()
    if is_first or (is_name and not lead["for"] and not _TEST.match(text)):
        return ""
    behind = behind[time.end() :] if time and time[0] else behind
    if not lead["for"] and not (_GOES_ON.match(behind) or _TEST.match(text)):
        return ""
    start = before[: lead.start()]
    if "(" in lead["sign"]:
        if not behind.startswith(")"):
            return ""
        behind = behind[1:]
    elif "," in lead["sign"] and not re.match(r"[ \u00a0]*(?:$|[.,;:!)])", behind):
        start += ","
    note = _note(part, hour, latest)
    if note and start[-1:].isdigit():
        note = f" ({note.strip(' ()')})"  # « ex. 4 », « à 8 h »: not 4 to 8
    return _joined(start, note, behind)


def _note(part: str, hour: str, latest: str) -> str:
    """Return the time of a day in brackets: « (le soir au plus tard) »; "" for none."""
    if not part and not hour:
        return ""
    told = {"matin": "le matin", "soir": "le soir", "midi": "à midi", "": ""}.get(part, "l’après-midi")
    if span := re.match(r"(\d[^-–à]*?) ?[-–à] ?(\d.*)$", hour):
        hour = f"de {span[1]} à {span[2]}"
    elif hour and not re.match(r"avant|à|vers|de", hour, re.I):
        hour = f"à {hour}"
    if not part:
        return f" {hour}{' au plus tard' if latest else ''}"
    return f" ({' '.join(filter(None, (told, hour, 'au plus tard' if latest else '')))})"


def _joined(start: str, note: str, behind: str) -> str:
    start = start.rstrip(" \u00a0")
    if not behind.strip(" \u00a0"):
        start = start.rstrip(" \u00a0,:–—(→-") if not note else start
    if not note:
        start = re.sub(r"[ \u00a0,]+au plus tard$", "", start)
    if start.endswith(":"):
        behind = re.sub(r"^[ \u00a0]*,", "", behind).lstrip(" \u00a0")
    gap = " " if behind[:1].isalnum() or behind[:1] in "«(" else ""
    return f"{start}{note}{gap}{behind}".strip()
