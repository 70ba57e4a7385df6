"""Work whose object stands above it on its page: « Affiche … finir à la maison », « ex 19 20 … 20 fini »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tni.cahier.book_references import exercises_in
from tni.cahier.work_lines import HEADING, HOME_VERB, begins_with_verb, names_its_day
from tni.cahier.work_vocabulary import elided

_FEMININE = (
    r"affiche|carte(?: mentale)?|fiche|frise(?: chronologique)?|rédaction|maquette|bande dessinée|lettre|synthèse"
    r"|figure|trace écrite|enquête|légende|conclusion|introduction|traduction|courbe|planche|recette|construction"
)
_MASCULINE = (
    r"schéma|croquis|dessin|tableau|exposé|texte|graphique|poème|diaporama|compte[ -]rendu|brouillon|plan|résumé"
    r"|commentaire|dossier|montage|programme|récit|dialogue|portrait|coloriage|mandala|bilan|panneau|journal|rapport|TP"
)
_MATTER = re.compile(
    rf"(?:(?:l[ae] |l[’']|mon |ma |notre |une? ))?(?:(?P<feminine>{_FEMININE})|(?P<masculine>{_MASCULINE}))(?![^\W_])",
    re.I,
)
"""Thing that is made, at the begin of a page."""
_WITHOUT_OBJECT = re.compile(
    r"(?P<verb>finir|terminer)(?=$|[ \u00a0]*[,;:.(]|[ \u00a0]+(?:[àa] la maison|chez (?:soi|vous|toi)|pour|pr|avant"
    r"|p(?:our|r)? (?:le |l[uae])|d[’']ici)(?![^\W\d_]))",
    re.I,
)
_NUMBER_ALONE = re.compile(
    r"(?P<lead>^|^pour [a-zé]+(?: \d+(?:/\d+)*)? : |(?<=[+;] ))(?P<number>\d{1,3}[a-h]?)"
    r"(?=[ \u00a0](?:finie?s?|terminée?s?|à finir|à terminer|à faire|à corriger)(?![^\W\d_]))",
    re.I,
)
_FEW = 4


def with_matter(lines: Sequence[str]) -> list[str]:
    """Return lines of a page with what is to be finished named, where the page begins with it; and « ex » before the
    number of an exercise that another line of the page names."""
    first = next(filter(None, lines), "")
    exercises = " ".join(exercises_in(line) for line in lines)
    told: list[str] = []
    for line in lines:
        found = _WITHOUT_OBJECT.match(line)
        if found is not None and line is not first and (thing := _thing(first)):
            line = f"{found['verb']} {thing}{line[found.end() :]}"
        told.append(
            _NUMBER_ALONE.sub(
                lambda found: (
                    f"{found['lead']}ex {found['number']}"
                    if re.search(rf"(?<!p\.\s)\b{found['number']}\b", exercises)
                    else found[0]
                ),
                line,
            )
        )
    return told


def _thing(first: str) -> str:
    """Return what a page begins with, with its article, if it is something that can be finished; else ""."""
    found = _MATTER.match(first)
    if found is None:
        return ""
    noun = found["feminine"] or found["masculine"]
    noun = noun if noun == "TP" else noun.lower()
    return elided("la " if found["feminine"] else "le ", noun)


def named_with(line: str, lines: Sequence[str]) -> str:
    """Return « à finir demain » behind what its page begins with, if that can be finished; else the line."""
    first = next(filter(None, lines), "")
    found = _MATTER.match(first)
    if found is None or first == line or not re.match(r"[àa] (?:finir|terminer)\b", line, re.I):
        return line
    noun = found["feminine"] or found["masculine"]
    return f"{noun[:1].upper()}{noun[1:]} {line[:1].lower()}{line[1:]}"


def is_day_below(lines: Sequence[str], *, written: bool) -> bool:
    """Return whether lines are tasks, and last the day that they are for: « 55 et 56 p. 145 », « pour jeudi ». written:
    the class wrote on the page, and so may have done some of them."""
    above, last = lines[:-1], lines[-1]
    found = HEADING.match(last)
    if not above or len(above) > (1 if written else _FEW) or found is None or found["task"]:
        return False
    if not names_its_day(found) or ":" in (found["mark"] or ""):
        return False
    return all(HOME_VERB.match(line) or exercises_in(line) or begins_with_verb(line) for line in above)
