"""Pages without a title: what their first lines are, when these are no heading: a list, questions, a sentence to be
completed, code, a sound with its words."""

from __future__ import annotations

import re

from tni.cahier.french import NBSP, format_list, quoted
from tni.cahier.plain_titles import clean_title, punctuated

_SPACED = re.compile(r"(?<=[^\s]) {2,20}(?=[^\W\d_])")
_DASHED = re.compile(r"(?<=[\w)»’']) [–-] (?=[\w(«])")
_ITEM_MAX = 40
_QUOTE_MAX = 45
_DAY_WORDS = (
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|(?:mon|tues|wednes|thurs|fri)day|montag|dienstag|mittwoch|donnerstag"
    r"|freitag|lunes|martes|mi[ée]rcoles|jueves|viernes|luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]"
)
_ROUTINE = re.compile(
    r"(?:date(?: du jour)?|m[ée]t[ée]o|pr[ée]sents?|absents?|cantine|garderie|appel|anniversaires?"
    r"|responsables?(?: du jour)?|la fecha|the date|das datum|la data)\s*(?::.*)?$",
    re.I,
)
_FOREIGN_DATE = re.compile(
    rf"(?:today is|it[’']?s|heute ist|hoy es|oggi è|es|(?:the )?date|datum|fecha|data)?"
    rf"[ :,]*(?:{_DAY_WORDS})\b[\s\w,.’'-]{{0,50}}$",
    re.I,
)
_MONTHS = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz"
    r"|mai|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|septiembre|octubre|noviembre|diciembre"
    r"|gennaio|febbraio|aprile|maggio|giugno|settembre|ottobre|novembre|dicembre)\b",
    re.I,
)
_NUMERIC_DATE = re.compile(r"^[^\W\d_]+,? (?:den |the |le )?\d{1,2} ?[./] ?\d{1,2}(?: ?[./] ?(?:20)?\d\d)?\.?$")
_FILE = re.compile(
    r"(?:(?:ouvrir )?(?:le )?fichier |ouvrir )?[\w-]{1,60}\.(?:sb3|sb2|ggb|py|odt|ods|docx?|xlsx?|pptx?|pdf|html?|zip)$"
    r"|https?://\S+$",
    re.I,
)
"""Line that is the name of a file, or an address."""
_FRAME = re.compile(
    r"(?!.{0,80}«)(?=.{0,80}(?:\.{3}|…|_{3}))(?=.{0,80}\b(?:je|j[’']|tu|il|elle|est-ce|c[’']est|o[ùu])\b|.{0,80}\bj[’']).{4,80}$",
    re.I,
)
_ASKED = re.compile(r"(?:question )?\d{1,2} ?[).–-] ?(.{3,120})$", re.I)
_FUNCTION = re.compile(r"(?:def|function|fonction) +(\w{1,40}) ?\(")
_CODE = re.compile(
    r"(?:for \w+ in |while .*:$|if .*:$|from \w+ import |import \w+|print\(|return |#include"
    r"|public class |let \w+ ?=|const \w+ ?=)"
)
_TAGS = re.compile(r"(?:</?[a-z][a-z0-9]{0,9}(?: [^<>]{0,30})?>[\s,]*(?:[^<>]{0,20}</[a-z0-9]+>)?[\s,]*)+$")
"""Tags of a web page, and no more."""
_SOUND = re.compile(r"(?:le son |les sons )?[\[/(«]?[ ]?[a-zéèàçœ]{1,4}[ ]?[\])/»]?(?:[ ,/–-]+[a-zéèàçœ]{1,3}){0,3}$")


def with_lists(line: str) -> str:
    """Return a line whose things stand apart by spaces or dashes with commas between them: « hôte, antre, épieu »."""
    for gap in (_SPACED, _DASHED):
        parts = gap.split(line)
        if len(parts) > 2 and all(0 < len(part.strip()) <= _ITEM_MAX and ":" not in part for part in parts):
            return ", ".join(part.strip(" ,") for part in parts)
    return line


_OF_AUTHOR = re.compile(
    r"(?P<work>[^()]{3,60}, (?:livre|tome|acte|chant|scène|chapitre)s? (?:[IVX]+|\d+)(?:, scène \w+)?)"
    r" \((?P<author>[A-ZÀ-Ý][\w’-]+(?: [\w’-]+){0,3})\)\.?$"
)
_SITE = re.compile(
    r"(?P<kind>TP|TD|Exercices?|Activité|Recherches?|Travail) ?:? ?https?://(?:www\.)?(?P<site>[^/\s]+)\S*$", re.I
)


_ADDRESS = re.compile(r"(?:(?<!\s)\s++)?(?::\s?)?\(?\bhttps?://[^\s)]+\)?(?: ?\d{1,2}['’’]\d{0,2})?")


_TO_HERSELF = re.compile(
    r"(?:apr[èe]s|avant|ensuite|puis|maintenant|pour moi)\W*$"
    r"|(?:ramasser|distribuer|rendre (?:les )?copies|faire (?:passer|signer|circuler)|penser [àa])"
    r"(?!.{0,60} (?:dans|en|sur|selon) )"
    r"(?: (?:les? |la |l[’'])?[^.?!:]{0,40})?$",
    re.I,
)
"""Word that says when, or note of the teacher to herself, which tells nothing of the matter."""
_MINUTES_OF_CLASS = re.compile(r"(?-i:PP)[ ,:–-]*\(?\d{1,3} ?(?:min(?:utes)?|mn|['’])\)?$", re.I)
"""Minutes of the teacher who looks after the class, before what they were for: « PP 5 min »."""


def author_first(line: str) -> str:
    """Return a reference to a part of a work with its author first: « Homère, L’Odyssée, chant IX »."""
    line = re.sub(r"^([A-ZÀ-Ý][^():]{5,70}) \(((?:1[0-9]|20)\d\d)\)$", r"\1, \2", line)
    found = _OF_AUTHOR.match(line)
    return f"{found['author']}, {found['work']}" if found else line


def with_site(line: str) -> str:
    """Return a line that is a kind of work and an address with the name of the site: « TP sur geogebra.org »."""
    if found := _SITE.match(line):
        return f"{found['kind']} sur {found['site']}"
    return _ADDRESS.sub("", line) if len(line) > 12 and not line.startswith("http") else line


def is_routine(line: str) -> bool:
    """Return whether a line is what a board says each day: the date in another language, the weather, who is there;
    or only a file or an address."""
    text = line.strip()[:120]
    if _MINUTES_OF_CLASS.match(text) or _TO_HERSELF.match(text):
        return True
    is_date = bool(_FOREIGN_DATE.match(text)) and bool(_MONTHS.search(text) or _NUMERIC_DATE.search(text))
    return bool(_ROUTINE.match(text)) or is_date or bool(_FILE.match(text))


def untitled_activity(text: str, *, is_foreign: bool) -> str:
    """Return what was done on a page without a title; "" if its first line is to be read as a heading."""
    lines = [line.strip() for line in text.split("\n") if line.strip() and not is_routine(line)][:12]
    if not lines:
        return ""
    if found := _FUNCTION.match(lines[0]):
        return f"Fonction {quoted(found[1])}"
    if _TAGS.match(lines[0]) and len(lines[0]) <= _QUOTE_MAX:
        return f"Code HTML {quoted(lines[0])}"
    if _CODE.match(lines[0]) and len(lines[0]) <= _QUOTE_MAX:
        return f"Programme {quoted(lines[0])}"
    asked = [found[1] for line in lines if (found := _ASKED.match(line))]
    if len(asked) > 2 and asked[0] in lines[0] and not is_foreign:
        told = [quoted(punctuated(one)) for one in asked if one.endswith("?") and len(one) <= _QUOTE_MAX]
        return f"Questions, dont {format_list(told[:2])}" if told else ""
    if _FRAME.match(lines[0]) and not is_foreign:
        frame = re.sub(r"[ \u00a0]+(?=(?:\.{3}|…)$)", "", lines[0])
        return f"Travail sur {quoted(punctuated(frame))}"
    if len(lines) > 1 and _SOUND.match(lines[0]) and not is_foreign and "," in (words := with_lists(lines[1])):
        return f"Travail sur {quoted(lines[0])}{NBSP}: {punctuated(words)}"
    return ""


def is_code(text: str) -> bool:
    """Return whether the first line of a text is one of a program."""
    first = text.lstrip().split("\n", 1)[0]
    return bool(_FUNCTION.match(first) or _CODE.match(first)) and not clean_title(first).endswith("?")
