"""Titles of works in guillemets: behind an activity of reading, in a reference, and where an entry names them again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial

from tni.cahier.french import NBSP, quotation_parts, quoted
from tni.cahier.plain_titles import KNOWN_AUTHOR

_ARTICLE = r"(?:L[ae]s? |L’|Une? |De |D’|Du |Des )"
_NAME = r"[A-ZÀ-Ý][a-zà-ÿ’]+(?:-[A-ZÀ-Ý]?[a-zà-ÿ]+)*"
_PART = r"(?:livre|tome|acte|chant|scène|chapitre)s? (?:[IVX]+|\d+)"
_YEAR = r"(?:1[0-9]|20)\d\d"
_READING = re.compile(
    r"^((?:Contrôle|Fiche|Questionnaire|Carnet|Test|Défi|Évaluation) de lecture|Œuvre intégrale"
    r"|Lecture (?:linéaire|analytique|cursive|suivie|intégrale)|Explication (?:de texte|linéaire)"
    rf"|Commentaire(?: de texte)?)((?: n°[ {NBSP}]?| )?\d*)(?:{NBSP}: | – |, )"
    r"(?!(?:Chapitre|Partie|Acte|Scène|Livre|Texte|Question|Page|Exercice|Premi[eè]re?|Deuxième)s?\b)"
    r"([A-ZÀ-Ý][^,«»:;()]*)(.*)$"
)
"""Activity, its number, the work, and which part of it."""
_OF_AUTHOR = re.compile(
    rf"(^|: |\()({_NAME}(?: (?:d[eu] |de la |d’|van |von |da )?{_NAME})+"
    rf"|{_NAME}(?=, {_ARTICLE}|, [^,]+, (?:{_PART}|[IVX]+(?:$|\)))))"
    rf", ([A-ZÀ-Ý][^,«»:;()]+)(?=, (?:(?:vers |en |v\. )?{_YEAR}\b|{_PART}|[IVX]+(?:, \d+)?(?:$|\))))"
)
"""Author, work, and its year or the part that is read of it."""
_PERFORMED = re.compile(
    rf"^((?:Écoute|Chant|Chanson|Poésie|Poème|Étude d’une œuvre|Étude d’un document|Film)(?: \d)?{NBSP}: {_NAME}, )"
    rf"([A-ZÀ-Ý][^,«»:;()]+)(?=, {_YEAR}\b)"
)
_COMPARED = re.compile(
    rf"({NBSP}: {_NAME} (?:d[eu] |de la )?{_NAME}, )((?:L[ae]s? |L’|Une? )[A-ZÀ-Ýa-zà-ÿ][^,«»:;()]+)$"
)
"""Author and work at the end of a line: « Comparaison : Paul Dukas, L’Apprenti sorcier »."""
_TEXT_OF = re.compile(
    rf"^((?:Texte|Extrait|Lecture|Étude|Explication|Référence|Support|Lecture offerte)(?: [A-D\d])?"
    rf"{NBSP}: {_NAME}(?: {_NAME})?, )"
    r"((?:L[ae]s? |L’|Une? )[A-ZÀ-Ý][^,«»:;()]+)$"
)
"""Author and work behind the kind of a text: « Texte : Sartre, L’Être et le Néant »."""
_KIND_OF_TEXT = re.compile(rf"(?:Texte|Extrait|Lecture|Étude|Explication|Poème)(?: [A-D\d])?{NBSP}: ")
_WITH_YEAR = re.compile(rf"\(((?:L[ae]s? |L’|Une? )[A-ZÀ-Ý][^,()«»:;]{{2,60}})(?=, {_YEAR}\))")
"""Work with its year in brackets: « à la manière de Matisse (L’Escargot, 1953) »."""
_IN_PARTS = re.compile(rf"(^|: |\()({_ARTICLE}[^,«»:;()]+)(?=, {_PART})")
_BELOW_AUTHOR = re.compile(
    rf"^({_NAME}(?: {_NAME})*, (?:(?:l[ae]s? |l’|une? )[^()«»]+|[a-zà-ÿ]{{5,}}) \()"
    rf"([A-ZÀ-Ý][^,()«»]+)(?=, {_YEAR}\)$)"
)
"""Heading with an author, and the work that stands below it."""
_NO_WORK = re.compile(
    r"(?:Déclaration|Convention|Constitution|Loi|Code|Charte|Traité|Règlement|Musée|Tour|Place|Palais|Château)\b"
)


def with_works_marked(text: str) -> str:
    """Return a line with the titles of works that it is known to name in guillemets: « Contrôle de lecture : « La
    Parure » », « Molière, « Le Malade imaginaire », 1673 ». Texts of law have none."""
    if "«" in text:
        return text
    if found := _READING.match(text):
        kind, number, work, rest = found.groups()
        if author := KNOWN_AUTHOR.match(work):  # « Baudelaire charogne »: not the title as it is printed
            named = work[author.end() :].strip()
            named = quoted(named) if named[:1].isupper() else named
            return f"{kind}{number}{NBSP}: {author[1]}{', ' if '«' in named else ' '}{named}{rest}"
        if re.match(rf", {_ARTICLE}", rest) and not re.match(_ARTICLE, work):  # the author first
            named, part = re.fullmatch(r"([^,(]*?)((?: \(|,).*)?", rest[2:]).groups()  # type: ignore[union-attr]
            return f"{kind}{number}{NBSP}: {work}, {quoted(named)}{part or ''}"
        is_unsure = re.match(", [A-ZÀ-Ý]", rest) and " " not in work
        return text if is_unsure else f"{kind}{number}{NBSP}: {quoted(work.strip())}{' ' * work.endswith(' ')}{rest}"
    text = _OF_AUTHOR.sub(
        lambda found: found[0] if _NO_WORK.match(found[2]) else f"{found[1]}{found[2]}, {quoted(found[3])}", text
    )
    text = _PERFORMED.sub(lambda found: f"{found[1]}{quoted(found[2])}", text)
    text = _COMPARED.sub(lambda found: found[0] if _NO_WORK.match(found[2]) else f"{found[1]}{quoted(found[2])}", text)
    kind = _KIND_OF_TEXT.match(text)
    author = KNOWN_AUTHOR.match(text, kind.end()) if kind else None
    if author and (work := re.match(r"[A-ZÀ-Ý][^,«»:;()]{3,60}(?=$|, )", text[author.end() :])):
        text = text[: author.end()] + quoted(work[0]) + text[author.end() + work.end() :]
    text = _TEXT_OF.sub(lambda found: found[0] if _NO_WORK.match(found[2]) else f"{found[1]}{quoted(found[2])}", text)
    text = _WITH_YEAR.sub(lambda found: f"({quoted(found[1])}", text)
    text = _BELOW_AUTHOR.sub(lambda found: f"{found[1]}{quoted(found[2])}", text)
    return text if "«" in text else _IN_PARTS.sub(lambda found: f"{found[1]}{quoted(found[2])}", text)


def works_named(lines: Iterable[str]) -> list[str]:
    """Return the titles of works of several words that lines have in guillemets: behind an activity of reading, at
    their beginning, or behind « lire »."""
    marks = (
        _READING_MARKED,
        re.compile(rf"()^«{NBSP}([^»]+){NBSP}»"),
        re.compile(rf"()^[A-ZÀ-Ý][^«»:,]{{2,40}}, «{NBSP}((?:L[ae]s? |L’|Une? )[^»]+){NBSP}», (?:vers )?{_YEAR}"),
        re.compile(rf"()\b[Ll]ire «{NBSP}([^»]+){NBSP}»"),
    )
    found = (one[2] for line in lines for mark in marks if (one := mark.search(line)))
    return list(dict.fromkeys(work for work in found if " " in work and not re.search(r"[.?!:]", work)))


_READING_MARKED = re.compile(
    r"^(?:\w+ de lecture|Œuvre intégrale|Lecture \w+|Explication (?:de texte|linéaire)|Commentaire(?: de texte)?)"
    rf"([ n°{NBSP}\d]*){NBSP}: «{NBSP}([^»]+){NBSP}»"
)


def cited_like(reference: str, lines: Iterable[str]) -> str:
    """Return a reference with its work in guillemets if one of the lines has it so, with its year."""
    cited = {one for line in lines for one in re.findall(rf"«{NBSP}([^«»]+){NBSP}», ({_YEAR})", line)}
    for work, year in cited if "«" not in reference else ():
        reference = re.sub(rf"(?<!\w){re.escape(work)}(?=, {year})", partial(_quoted, work), reference)
    return reference


def _quoted(work: str, _found: re.Match[str]) -> str:
    return quoted(work)


def with_works(text: str, works: Iterable[str]) -> str:
    """Return a text with works in guillemets wherever it names them: « la modernité des « Fleurs du mal » »."""
    for work in works:
        parts = enumerate(quotation_parts(text))
        text = "".join(part if place % 2 else _marked(part, work) for place, part in parts)
    return text


def _marked(text: str, work: str) -> str:
    article, _, rest = work.partition(" ")
    text = re.sub(rf"(?<!\w){re.escape(work)}(?!\w)", partial(_quoted, work), text)
    if article in ("La", "Le", "Les"):  # small as what begins behind a bracket or a colon
        text = re.sub(rf"(\(|: ){article.lower()} {re.escape(rest)}(?!\w)", lambda at: at[1] + quoted(work), text)
    if article not in ("Le", "Les") or quoted(work) in text:
        return text
    of = "du|au" if article == "Le" else "des|aux"
    return re.sub(rf"\b({of}) {re.escape(rest)}(?!\w)", lambda found: f"{found[1]} {quoted(rest)}", text)
