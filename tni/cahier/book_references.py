"""References to exercises and pages of a book in what teachers type: « ex 12 et 13 p84 », « manuel page 52 »."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tni.cahier.french import NBSP, format_list
from tni.core.number_runs import number_runs

_NUMBER = r"\d{1,3}[a-h]?(?![^\W_])"
_NUMBERS = rf"{_NUMBER}(?:(?: ?(?:[,;–&/-]|à|et|und|and|y) ?| {{1,3}}){_NUMBER})*"
_PAGE_BEHIND = r"(?! ?p(?:ages?|\.)? ?\d)"
_NO_TIME = (
    r"(?! ?(?:min(?:utes?)?|mn|h|heures?|s|sec(?:ondes?)?|jours?|semaines?|ans|cm|mm|km|kg|m|%|€|['’′])(?![^\W\d_]))"
)
"""A number with a unit is none of a page: « PP 5 min »."""
_PAGE_NUMBERS = rf"{_NUMBER}{_NO_TIME}(?:(?: ?(?:[,;–&/-]|à|et|und|and|y) ?| {{1,3}}){_NUMBER}{_PAGE_BEHIND})*"
"""Pages; in « p. 164, 16 p. 165 » 16 is an exercise."""
_SEVERAL = rf"{_NUMBER}(?:(?: ?(?:[,;–&/+-]|à|et|und|and|y) ?| {{1,3}}){_NUMBER}){{0,30}}"
"""Exercises: « 18 + 19 p 165 »."""
_PAGE = rf"\b(?:(?:pages?|(?-i:pp|p|P)|p[áa]g(?:ina)?|seite)(?![^\W\d_]) ?\.?|S\.) ?(?P<page>{_PAGE_NUMBERS})"
_METHODS = (
    r"taoki|ratus|pilotis|kimamila|picbille|cap maths|op[ée]ration maths|outils pour les? (?:maths|français)"
    r"|fleurs d[’']encre"
)
"""Manuals that are called by their names."""
_PUBLISHERS = rf"{_METHODS}|bordas|hachette|hatier|nathan|magnard|belin|didier|foucher|delagrave|s[ée]samath"
_BOOKS = (
    rf"{_METHODS}|"
    r"polycopi[ée]s?|polycop|"
    r"manuel|livre|cahier d[’']exercices?|cahier d[’']activit[ée]s?|cahier de le[çc]ons|fichier|bled|bescherelle|bordas"
    r"|hachette|hatier|nathan|magnard|belin|didier|foucher|delagrave|s[ée]samath|transmath|myriade|lelivrescolaire(?:\.fr)?"
    r"|workbook|(?-i:AB|AH)|textbook|student[’']s book|sb|wb"
    r"|arbeitsheft|[üu]bungsheft|kursbuch|lehrbuch|libro|cuaderno|quaderno"
)
_NOT_NAMED = "".join(
    rf"(?<!\b{noun} )"
    for noun in (
        "cas",
        "activité",
        "activite",
        "document",
        "doc",
        "fiche",
        "texte",
        "mission",
        "dossier",
        "problème",
        "probleme",
        "situation",
        "étude",
        "tâche",
        "figure",
        "carte",
        "photo",
        "tableau",
        "extrait",
        "question",
    )
)
"""Nouns whose number « n° 2 p. 71 » is theirs, and no exercise."""
_LEAD = (
    r"(?:\b(?:exercices?|exercises?|exos?|exs?|es\.|ejercicios?|ej\.|esercizi[o]?|[üu]bung(?:en)?|aufgaben?"
    r"|(?-i:Ü))(?![^\W\d_]) ?\.? ?(?:n[°o]s? ?)?"
    rf"|\b(?:exercices|exos) ?: ?(?={_SEVERAL} p(?:ages?|\.)? ?\d)"
    rf"|{_NOT_NAMED}\bn[°o]s? ?(?={_NUMBERS} p(?:ages?|p)?\b\.? ?\d)|(?(before)n[°o]s? ?|(?!))|\bnr\.? ?"
    rf"|(?:^|(?<=\+)|(?<=\+ )|(?<=[aà] vous : )|(?<=[aà] vous: )|(?<=-là : )|(?<=-là{NBSP}: )"
    rf"|(?<=-là: )|(?<=faire : )|(?<=[\d)], ))(?={_SEVERAL} p(?:ages?|\.)? ?\d))"
)
"""What stands before the numbers of exercises; numbers that begin a line or follow a plus and have a page are some."""
_EXERCISES = re.compile(
    rf"(?:\b(?:pages?|(?-i:pp|p|P|S))(?![^\W\d_]) ?\.? ?(?P<before>{_NUMBER}),? "
    rf"(?!(?:exercices?|exos?|ex)?\.? ?{_SEVERAL} p(?:ages?|\.)? ?\d))?"
    rf"{_LEAD}"
    rf"(?P<exercises>{_SEVERAL})(?:[^.;\n]{{0,24}}?{_PAGE})?",
    re.I,
)
_PAGES = re.compile(rf"(?:\b(?P<book>{_BOOKS})\b(?P<between>[^.;:\n]{{0,30}}?))?{_PAGE}", re.I)
_GENERIC = re.compile(r"^(manuel|livre|textbook|student[’']s book|sb|kursbuch|lehrbuch|libro)$", re.I)
_WORKBOOK = re.compile(r"workbook|wb|ab$|ah$|arbeitsheft|[üu]bungsheft|cuaderno|quaderno", re.I)
_CORRECTION = re.compile(r"\b(correc(tion)?|corrig(é|e|és|er|eons)|corr)\b", re.I)


@dataclass(frozen=True, slots=True)
class BookPages:
    """Pages of a book. book: « Manuel » if it is not named. page: « p. 84 ». is_named: the text names it."""

    book: str
    page: str
    is_named: bool = True


def exercises_in(line: str) -> str:
    """Return the exercises that a line refers to, as an activity: « Correction des exercices 12 et 13 p. 84 »; "" if it
    refers to none."""
    if (quick := _FOR_THE_QUICK.search(line)) and (rest := exercises_in(line[: quick.start()])):
        more = exercises_in(quick[1])
        return f"{rest} (et {more[:1].lower()}{more[1:]} pour les plus rapides)" if more else rest
    found: dict[str, str] = {}
    for match in _EXERCISES.finditer(line.replace(NBSP, " ")):
        if _is_of_others(match):
            continue
        page = match["page"] or match["before"] or ""
        found[page] = f"{found[page]}, {match['exercises']}" if page in found else match["exercises"]
    if not found:
        return ""
    parts: list[str] = []
    for page, numbers in found.items():
        several = len(re.findall(r"\d+", numbers)) > 1
        name = f"exercice{'s' if several else ''}{NBSP}{listed(numbers)}"
        parts.append(f"{name} p.{NBSP}{listed(page)}" if page else name)
    if (book := of_book(line)) and parts[-1].count("p."):
        parts[-1] += f" {book}"
    if _CORRECTION.search(line):
        return f"Correction {format_list([_of(part) for part in parts])}"
    return _capital(format_list(parts))


_FOR_THE_QUICK = re.compile(
    r"\s*\((?:pour )?(?:les (?:plus )?(?:rapides|avancés)|ceux qui ont fini|bonus)\s*:?\s*([^)]*)\)", re.I
)


_PARTS = re.compile(
    rf"\b(?P<kind>phrases?|activités?|questions?|lignes?|vers|v\.|paragraphes?|strophes?) ?(?P<numbers>{_NUMBERS})",
    re.I,
)


def parts_in(line: str) -> str:
    """Return the parts of a page of a book that a line refers to: « phrases 1 à 6 p. 24 »; "" if it names none."""
    found, page = _PARTS.search(line), re.search(_PAGE, line, re.I)
    if found is None or page is None:
        return ""
    kind = re.sub(r"^v\.$", "vers", found["kind"].lower())
    return f"{kind}{NBSP}{listed(found['numbers'])} p.{NBSP}{listed(page['page'])}"


def is_method(book: str) -> bool:
    """Return whether a book is a manual that is called by its name: pages without a book are of it."""
    return re.fullmatch(_METHODS, book, re.I) is not None


def is_only_book(title: str) -> bool:
    """Return whether a title is « Manuel », « Livre » and no more."""
    return _GENERIC.match(title) is not None


def of_book(line: str) -> str:
    """Return the book that a line names, if it is another one than the usual, as it goes on: « du fichier »."""
    found = re.search(rf"\b(?:{_BOOKS})\b", line, re.I)
    if found is None or _GENERIC.match(found[0]) or is_method(found[0]):
        return ""
    if _WORKBOOK.match(found[0]):
        return "du cahier d’activités"
    return (
        f"du {found[0].lower()}" if re.match(r"cahier|fichier|workbook", found[0], re.I) else f"({_capital(found[0])})"
    )


def is_only_exercises(line: str) -> bool:
    """Return whether a line says nothing but the exercises."""
    rest = _CORRECTION.sub(" ", _EXERCISES.sub(" ", line.replace(NBSP, " ")))
    rest = re.sub(
        rf"\b((?:tous |toutes )?(?:ceux|celles)-(?:là|ci)|[àa] l[’']oral|oral"
        rf"|[àa] (?:vous|toi|nous)(?: de jouer)?|faire|finir|les?|des?|du|l[’']|d[’']|n[°o]|et|{_BOOKS})\b",
        " ",
        _PAGES.sub(" ", rest),
        flags=re.I,
    )
    return not re.search(r"[^\W\d_]{2,}", rest)


def book_pages(text: str, *, least_page: int = 1) -> list[BookPages]:
    """Return the pages of books that a text refers to, each once. least_page: a lower number without a book's name is
    no page of a book."""
    found: list[BookPages] = []
    for match in _PAGES.finditer(text):
        behind = _OF_BOOK.match(text, match.end())
        book = (match["book"] or (behind[1] if behind else "")).strip()
        if not book and int(re.findall(r"\d+", match["page"])[0]) < least_page:
            continue
        name = "Manuel" if not book or _GENERIC.match(book) else _capital(book)
        if name.startswith("Polycop"):
            name = "Polycopié"
        if _WORKBOOK.match(name):
            name = "Cahier d’activités"
        between = (match["between"] or "").strip(" ,(–-")
        if name == "Manuel" and book and re.match(rf"(?:{_PUBLISHERS})\b", between, re.I):
            name, between = re.split(r",? ?(?:docs?|documents?|ex|exercices?|n°)\b", between)[0].strip(" ,"), ""
        if between and name != "Manuel" and len(between) > 2:
            name = f"{name}{',' * (match['between'].lstrip()[0] in ',–-(')} {between}"
        found.append(BookPages(name, f"p.{NBSP}{listed(match['page'])}{_documents_beside(text, match)}", bool(book)))
    return list(dict.fromkeys(found))


_OF_BOOK = re.compile(rf",? ?(?:du|dans le|\(?(?:du |le )?) ?({_BOOKS})\b", re.I)
"""Book behind its page: « p. 48 du manuel »."""
_DOCUMENTS = (
    rf"(?:documents?|docs?)\.? ?(?:n[°o]s? ?)?(?P<numbers>{_NUMBER}(?: ?\+ ?{_NUMBERS}|{_NUMBERS[len(_NUMBER) :]}))"
)
_DOCUMENTS_BEFORE = re.compile(rf"{_DOCUMENTS}[\s,(]*(?:de la|à la|,)?\s*$", re.I)
_DOCUMENTS_BEHIND = re.compile(rf"[\s,;(:]*{_DOCUMENTS}", re.I)
_BESIDE = 120
"""Letters before a page among which its documents are looked for."""


def _documents_beside(text: str, page: re.Match[str]) -> str:
    """Return the documents of a page that stand before or behind its number: « , document 2 »."""
    beside = text[max(page.start() - _BESIDE, 0) : page.start()].rpartition("\n")[2]
    if kind := re.search(r"\b(carte|schéma|frise|photo|tableau|graphique)s?,? (?:de la )?$", beside, re.I):
        return f" ({kind[1].lower()})"
    found = _DOCUMENTS_BEFORE.search(beside) or _DOCUMENTS_BEHIND.match(text, page.end())
    if found is None:
        return ""
    several = len(re.findall(r"\d+", found["numbers"])) > 1
    return f", document{'s' if several else ''}{NBSP}{listed(found['numbers'])}"


def with_pages_spelt(text: str) -> str:
    """Return a text with its references to pages and exercises as they are printed: « p. 84 », « exercice 12 »."""
    text = _EXERCISES.sub(_spelt, text)
    text = re.sub(rf"\b(fichier|manuel|livre|cahier) (?=exercices?{NBSP}\d)", r"\1, ", text, flags=re.I)
    text = re.sub(
        r"(?<!\bla )(?<!\bune )(?<!\bles )\b(?:pages?|(?-i:pp|p|P))(?![^\W\d_]) ?\.? ?"
        rf"(?=\d{{1,3}}[a-h]?{_NO_TIME})(?=\d)",
        f"p.{NBSP}",
        text,
        flags=re.I,
    )
    return re.sub(rf"(?<=p\.{NBSP})\d{{1,3}} ?[-–] ?\d{{1,3}}(?!\w)", lambda found: listed(found[0]), text)


_OTHERS_BEFORE = re.compile(
    r"\b(?:docs?|documents?|q|questions?|fig|figures?|act|activités?|cartes?|photos?|textes?|phrases?|v|vers|l|lignes?"
    r"|étapes?|parties?|fiches?|tableaux?)\.? ?\d[\d ,+&-]*\+ ?$",
    re.I,
)


def _is_of_others(match: re.Match[str]) -> bool:
    """Return whether numbers behind a plus go on with those of something else: « doc 1+2 p. 68 »."""
    return _OTHERS_BEFORE.search(match.string[max(match.start() - 40, 0) : match.start()]) is not None


def _spelt(match: re.Match[str]) -> str:
    if _is_of_others(match):
        return match[0]
    numbers = match["exercises"]
    several = len(re.findall(r"\d+", numbers)) > 1
    name = f"exercice{'s' if several else ''}{NBSP}{listed(numbers)}"
    rest = match[0][match.end("exercises") - match.start() :]
    if match["before"] and re.search(r"\b(?:la|les|une) $", match.string[: match.start()], re.I):
        return f"page {match['before']}, {name}{rest}"  # « apprendre la page 14, n° 12 »
    if match["before"]:
        rest = f" p. {match['before']}{rest}"
    return (_capital(name) if match[0][:1].isupper() else name) + rest


def _of(exercises: str) -> str:
    return f"des {exercises}" if exercises.startswith("exercices") else f"de l’{exercises}"


def listed(numbers: str) -> str:
    """Format numbers as people write them: « 12, 13 et 15 », « 12 à 15 »."""
    joined = re.sub(r" ?(?:-|–|à) ?", "-", numbers)
    parts = [_span(part) for part in re.split(r"[,;&/+ ]+|\b(?:et|und|and|y)\b", joined) if part]
    if all(part.isdigit() for part in parts):
        whole = sorted({int(part) for part in parts})
        if len(whole) > 2 and len(list(number_runs(whole))) == 1:
            return f"{whole[0]} à {whole[-1]}"
    return format_list(list(dict.fromkeys(parts)))


def _span(part: str) -> str:
    """Format one number or a span: « 12 à 15 », « 12 et 13 »."""
    several = part.split("-")
    if len(several) > 2:  # « 1-2-3 »
        return listed(" ".join(several))
    first, _, last = part.partition("-")
    if not last:
        return first
    return f"{first} et {last}" if (first + last).isdigit() and int(last) == int(first) + 1 else f"{first} à {last}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
