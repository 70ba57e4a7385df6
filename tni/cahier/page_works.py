"""Works and texts that the lines of a page name: an author and a title, an article of a law, a song."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tni.cahier.french import NBSP, quoted
from tni.cahier.plain_titles import punctuated
from tni.cahier.work_titles import with_works_marked

WORK_OF_ART = re.compile(
    r"^(?=.{6,90}$)(?:(?:[^\W\d_][\w’'.-]*,?[ ,])*[^\W\d_][\w’'.-]*, ?(?:1[0-9]|20)\d\d(?:-(?:1[0-9]|20)?\d\d)?"
    r"|[A-ZÀ-Ý][\w’-]+(?: [\w’-]+)?, [A-ZÀ-Ý][^,.;:]+, [IVX]+"
    r"|.*\b(?:livre|tome|acte|chant|scène|article|art\.) ?(?:[IVX]+|\d+))\.?$"
)
PROSE = re.compile(
    r"(?<!J\.-C)[.?!…]$|\b(est|sont|était|a|ont|fait|font|peut|doit|commence|vit|donne|s[’']appelle|se|je|tu|il|elle|on|nous|vous|ils|elles)\b",
    re.I,
)
"""A sentence, or a part of one: it has a verb."""
_LAWS = {
    "DDHC": "Déclaration des droits de l’homme et du citoyen", "DUDH": "Déclaration universelle des droits de l’homme",
    "CIDE": "Convention internationale des droits de l’enfant",
    "RGPD": "Règlement général sur la protection des données",
    "CEDH": "Convention européenne des droits de l’homme",
}  # fmt: skip
"""Texts of law that teachers shorten."""


def works_in(lines: Sequence[str]) -> list[str]:
    """Return works that lines name: an author and a title with its year, or a book, article or act of one."""
    found = [without_acronyms(punctuated(line)) for line in lines if WORK_OF_ART.match(line) and not PROSE.search(line)]
    author = _AUTHOR.match(lines[0]) if lines else None
    found = [f"{author[1]}, {work}" if author and _NO_AUTHOR.match(work) else work for work in found]
    return [with_works_marked(work) for work in found]


_AUTHOR = re.compile(
    r"(?:[IVX\d]+[.)] ?)?([A-ZÉÈ][a-zà-ÿ]+(?: (?:de |d’)?[A-ZÉÈ][a-zà-ÿ]+){0,2}), (?=l[ae]s? |l[’']|une? )"
)
"""Heading that begins with someone's name: « Tocqueville, l’inquiétude d’un démocrate »."""
_NO_AUTHOR = re.compile(r"[A-ZÀ-Ý][^,]+, (?:1[0-9]|20)\d\d$")


def performed_work(line: str) -> str:
    """Return the work that is listened to, sung or said by heart, from a line such as « Chant : Frère Jacques », with
    its title in guillemets: « « Frère Jacques » »; "" if the line is none."""
    found = _HEARD.match(line)
    if found is None or "«" in found[2] or not found[2][:1].isupper():
        return ""
    author, comma, title = found[2].rpartition(", ")
    if comma and re.match(r"(?:L[ae]s? |L’|Une? |M[oa]n? )", author) and re.match(r"[A-ZÉ]\w+ [A-ZÉ]", title):
        return f"{quoted(author)}, {title}"  # the title first
    if comma and title[:1].isupper() and not PROSE.search(found[2]):
        return f"{author}, {quoted(title)}"
    return quoted(found[2]) if not comma else ""


HEARD_KIND = re.compile(
    r"(Écoute|Chant|Chanson|Comptine|Poésie|Poème|Récitation|Album|Vidéo|Film|Lecture offerte)(?: \d)?"
)
_HEARD = re.compile(
    rf"^(Écoute|Chant|Chanson|Comptine|Poésie|Poème|Récitation|Album|Vidéo|Film|Lecture offerte)(?: \d)?{NBSP}: (.+)$"
)


def without_acronyms(text: str) -> str:
    """Return a text with the texts of law that it names spelt out."""
    for acronym, words in _LAWS.items():
        text = re.sub(rf"\b{acronym}\b", words, text)
    return text
