"""Books that a séance names twice, in full and in short: « manuel, p. 44 » and the credit of the picture beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from tni.cahier.entry import Support, SupportKind
from tni.cahier.french import NBSP, format_list
from tni.cahier.title_spellings import bare

_USUAL = frozenset(["manuel", "livre", "le", "du", "de", "d", "l", "la"])
_OTHERS = frozenset(["fichier", "cahier", "bled", "bescherelle", "workbook", "arbeitsheft", "cuaderno", "carnet"])
"""Books that are not the usual one."""


def each_once(supports: Sequence[Support]) -> list[Support]:
    """Return the supports with the pages of one book under its fullest name: a short name is that of the only book with
    its words, or, where it has none of its own, of the only one with its page."""
    found = list(supports)
    for short in [one for one in supports if _is_book(one)]:
        fuller = [one for one in found if one is not short and _is_book(one) and _is_same(short, one)]
        if len(fuller) == 1 and short in found:
            place = found.index(fuller[0])
            first = min(place, found.index(short))
            whole = replace(fuller[0], place=pages_together(*_in_order(short, fuller[0], found)))
            found = [one for one in found if one is not short and one is not fuller[0]]
            found.insert(first, whole)
    documents = {one.title.partition(" ")[2] for one in found if one.kind is SupportKind.FILE}
    return [one for one in found if one.title not in documents]  # « Document « Une charogne » » has it


_LEVELS = (
    r"CP|CE ?[12]|CM ?[12]|[3-6] ?(?:e|è|ème|eme)|2 ?(?:de|nde)|1 ?(?:re|ère|ere)|T(?:le|erminale)|cycle ?\d|BTS"
    r"|[12]e ann[ée]e|CAP|bac pro"
)
_MANUAL = re.compile(
    rf"(?<!\w)(?:{_LEVELS})(?!\w)|transmath|myriade|s[ée]samath|barbazo|lelivrescolaire|manuel|outils pour l", re.I
)
"""Words in the credit of a manual: its level, or a series of them."""
_OTHER_KINDS = re.compile(
    r"(?<!\w)(?:fichier|cahier|bled|bescherelle|workbook|arbeitsheft|cuaderno|carnet|annales|atlas|dictionnaire"
    r"|mus[ée]e|carte|photo\w*|dessin|affiche|sujet|guide p[ée]dagogique)(?!\w)",
    re.I,
)


def of_credited(supports: Sequence[Support], credited: Collection[str]) -> list[Support]:
    """Return the supports of a lesson with the pages of « the manual » under the name of the only manual that its pages
    credit. credited: titles of books that stand as sources of pages."""
    manuals = {title for title in credited if _MANUAL.search(title) and not _OTHER_KINDS.search(title)}
    manuals -= {"Manuel"}
    if len(manuals) != 1:
        return list(supports)
    name = min(manuals)
    found: list[Support] = []
    for one in supports:
        whole = replace(one, title=name) if one.kind is SupportKind.BOOK and one.title == "Manuel" else one
        same = next((known for known in found if known.kind is whole.kind and known.title == whole.title == name), None)
        if same is None:
            found.append(whole)
        elif whole.place:
            place = pages_together(same.place, whole.place) if same.place else whole.place
            found[found.index(same)] = replace(same, place=place)
    return found


def _in_order(short: Support, fuller: Support, found: Sequence[Support]) -> tuple[str, str]:
    one, other = sorted((short, fuller), key=found.index)
    return one.place, other.place


def _is_book(support: Support) -> bool:
    return support.kind is SupportKind.BOOK and support.place.startswith("p.")


def _is_same(short: Support, fuller: Support) -> bool:
    few, many = _words(short.title), _words(fuller.title)
    if not few - _USUAL < many - _USUAL:
        return False
    if few - _USUAL - _OTHERS:
        return True
    is_usual = not few & _OTHERS and not many & _OTHERS
    return (is_usual or bool(few & _OTHERS & many)) and bool(_numbers(short.place) & _numbers(fuller.place))


def _words(title: str) -> set[str]:
    return {bare(word) for word in re.findall(r"[^\W_]+", title)}


def _numbers(place: str) -> set[str]:
    """Return the pages of a place, those between the ends of a span too."""
    pages = re.sub(rf",? (?:documents?|cartes?){NBSP}.*| \(.*", "", place)
    spans = re.findall(r"(\d+) à (\d+)", pages)
    between = {str(page) for first, last in spans for page in range(int(first), min(int(last), int(first) + 40))}
    return between | set(re.findall(r"\d+", pages))


def pages_together(before: str, place: str) -> str:
    """Return two places of one book together: « p. 84, 86 et 90 »."""
    if place.startswith(before) and not place[len(before) :][:1].isdigit():
        return place
    if before.startswith(place) and not before[len(place) :][:1].isdigit():
        return before
    if _numbers(place) <= _numbers(before) and re.fullmatch(rf"p\.{NBSP}[\d, àet]+", place):
        return before
    plain = rf"p\.{NBSP}(\d+(?:, \d+)*(?: et \d+)?)"
    if (one := re.fullmatch(plain, before)) and (other := re.fullmatch(plain, place)):
        numbers = sorted({int(number) for number in re.findall(r"\d+", f"{one[1]} {other[1]}")})
        return f"p.{NBSP}{format_list([str(number) for number in numbers])}"
    if whole := _with_documents(before, place):
        return whole
    return f"{before}{NBSP}; {place}" if before else place


_BESIDE = rf"(?: \(documents?{NBSP}[\d, àet]+\))"
_OF_PAGE = re.compile(rf"p\.{NBSP}(?P<page>\d+)(?:, | \()(?P<document>documents?{NBSP}[\d, àet]+)\)?$")


def _with_documents(before: str, place: str) -> str:
    """Return pages with the document of one of them in brackets: « p. 58 (document 1) et 59 »; "" if that is another
    page, or the places are told otherwise."""
    found = _OF_PAGE.match(place)
    if found is None or not re.fullmatch(rf"p\.{NBSP}\d+{_BESIDE}? et \d+{_BESIDE}?", before):
        return ""
    page = re.compile(rf"(?<!\d)(?<!document{NBSP}){found['page']}(?![\d]| \()")
    return page.sub(f"{found['page']} ({found['document']})", before, count=1) if page.search(before) else ""
