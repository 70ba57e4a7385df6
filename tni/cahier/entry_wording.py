"""Wording of a teacher's own for the entries of one class and sequence, learnt from what she changed in one of them.

Only what stands in every entry is learnt: the lines of sequence and aim, headings, whole lines that she replaced or
struck out, lines such as « Matériel : … », and whether the answers of the class are told. Work to do is never learnt,
wherever she typed it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from tni.cahier.class_answers import is_answers_line, tells_answers
from tni.cahier.entry import CahierEntry
from tni.cahier.entry_builder import SEQUENCE, build_entry
from tni.cahier.french import NBSP, clean_lines
from tni.cahier.seance_log import MIN_SHOWN_S, SeanceEvent, SeanceId

MOST_LINES = 20
"""Most replaced lines, and standing lines, that are kept for a class and sequence."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Changes that she makes to proposals. replaced: whole lines, old and new. struck: leads whose lines she removed.
    standing: lines of her own. answers: whether the answers of the class are told, None if she has never said so."""

    replaced: tuple[tuple[str, str], ...] = ()
    struck: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    answers: bool | None = None


NO_WORDING = Wording()


@dataclass(frozen=True, slots=True)
class WordingKey:
    """Class and sequence. class_: id of the class in the class list, else its name; sequence: as proposed."""

    class_: str
    subject: str
    sequence: str


type WordingOf = Callable[[WordingKey], Wording]


def key_of(proposed: CahierEntry) -> WordingKey:
    """Return the key of a proposal to which no wording was applied."""
    return WordingKey(proposed.class_id or proposed.class_name, proposed.subject, proposed.sequence)


def worded_entry(
    seance: SeanceId, log: Sequence[SeanceEvent], wording_of: WordingOf, min_shown_s: float = MIN_SHOWN_S
) -> CahierEntry:
    """Build the proposal of a séance in the teacher's own wording. Raises: NoSeanceStartError."""
    entry = build_entry(seance, log, min_shown_s=min_shown_s)
    wording = wording_of(key_of(entry))
    if wording.answers:
        entry = build_entry(seance, log, min_shown_s=min_shown_s, with_answers=True)
    return apply_wording(entry, wording)


def apply_wording(entry: CahierEntry, wording: Wording) -> CahierEntry:
    """Return a proposal as she would word it."""
    replaced = _replaced(wording)
    lines: list[str] = []
    for line in entry.contenu.split("\n") if entry.contenu else ():
        lead = lead_of(line)
        if _unmarked(line) in replaced:
            lines.append(replaced[_unmarked(line)])
        elif lead and lead in wording.struck:
            continue
        else:
            lines.append(line)
    new = [line for line in wording.standing if line not in lines]
    end = len(lines)
    while end and is_answers_line(lines[end - 1]):
        end -= 1
    contenu = "\n".join([*lines[:end], *new, *lines[end:]])
    return replace(entry, contenu=contenu, sequence=_sequence_in(contenu, entry.sequence, wording))


def learn_wording(proposed: CahierEntry, edited: CahierEntry, before: Wording = NO_WORDING) -> Wording:
    """Return what the teacher changed. proposed: to which no wording was applied; edited: as she confirmed it; before:
    what was known, of which stays what this entry gave no occasion to confirm or to change."""
    old, new = _lines(proposed), _lines(edited)
    pairs, gone, added = _changes(old, new)
    replaced = tuple((one, other) for one, other in pairs if _stands(one) and not _is_work(other))
    leads = {lead for line in old if (lead := lead_of(line))}
    kept = {lead for line in new if (lead := lead_of(line))}
    renamed = {lead_of(one) for one, _ in pairs}
    struck = {lead for lead in (lead_of(line) for line in gone) if lead and lead not in kept and lead not in renamed}
    standing = dict.fromkeys(line for line in (*added, *(other for _, other in pairs)) if _is_standing(line))
    return Wording(
        (*replaced, *(pair for pair in before.replaced if pair[0] not in old))[:MOST_LINES],
        tuple(sorted(struck | {lead for lead in before.struck if lead not in leads})),
        tuple(standing)[:MOST_LINES],
        _answers(proposed, edited, before),
    )


def _answers(proposed: CahierEntry, edited: CahierEntry, before: Wording) -> bool | None:
    if tells_answers(edited.contenu):
        return True
    return False if tells_answers(proposed.contenu) else before.answers


# -- lines

_LEAD = re.compile(rf"^([^\W\d_][^:.!?–]{{1,40}}?)[ {NBSP}]?:")
_PROPOSED_LEADS = (
    "séquence",
    "séquences",
    "objectif",
    "objectifs",
    "thème",
    "déroulement",
    "reporté à la prochaine séance",
)
_STANDING = re.compile(
    rf"^(matériel|salle|compétences?|domaines?|modalités?|organisation|parcours|programme|niveau|groupe|manuel|œuvre"
    rf"|thème|supports?|consignes permanentes?|problématique|notions?|axe|fil rouge|attendus?)"
    rf"(?: [^:]{{1,30}})?[ {NBSP}]?:",
    re.I,
)
_WORK = re.compile(
    r"\b(travail|devoirs?|à faire|à rendre|à apporter|pour (le|la|lundi|mardi|mercredi|jeudi|vendredi|samedi|demain)"
    r"|apprendre|réviser|finir|terminer|dm|ds|contrôle|évaluation|interro\w*|exercices?|ex|exos?)\b",
    re.I,
)


def lead_of(line: str) -> str:
    """Return the lead of a line that stands in every entry, in small letters; "" for other lines."""
    found = _LEAD.match(line)
    lead = found[1].strip().casefold() if found else ""
    return lead if lead in _PROPOSED_LEADS else ""


def _lines(entry: CahierEntry) -> list[str]:
    """Return the lines that may be learnt from: those of the content, without what the answers have shown."""
    return [line for line in clean_lines(entry.contenu) if line and not is_answers_line(line)]


def _stands(line: str) -> bool:
    """Return whether a proposed line may come again as it is: a heading, the sequence, the aim; a phase or a title of a
    lesson that is repeated."""
    return not _is_work(line)


def _is_work(line: str) -> bool:
    return bool(_WORK.search(line))


def _is_standing(line: str) -> bool:
    return bool(_STANDING.match(line)) and not _is_work(line)


def _changes(old: Sequence[str], new: Sequence[str]) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """Return the lines that were replaced one by one, those that are gone, and those that were added. A line that still
    stands elsewhere was moved."""
    pairs: list[tuple[str, str]] = []
    gone: list[str] = []
    added: list[str] = []
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before = [line for line in old[a0:a1] if line not in new]
        after = [line for line in new[b0:b1] if line not in old]
        if tag == "replace" and len(before) == len(after):
            pairs += zip(before, after, strict=True)
        elif tag != "equal":
            gone += before
            added += after
    return pairs, gone, added


def _replaced(wording: Wording) -> dict[str, str]:
    return {_unmarked(line): other for line, other in reversed(wording.replaced)}


def _unmarked(line: str) -> str:
    """Return a line without guillemets, which a title of a work has only where the lesson tells that it is one."""
    return re.sub(rf"«{NBSP}?|{NBSP}?»", "", line)


def _sequence_in(contenu: str, proposed: str, wording: Wording) -> str:
    """Return the sequence as she named it."""
    other = _replaced(wording).get(_unmarked(SEQUENCE + proposed), "") if proposed else ""
    found = _LEAD.match(other)
    return other[found.end() :].strip(f" {NBSP}") or proposed if found and other in contenu.split("\n") else proposed
