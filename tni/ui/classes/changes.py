"""What an import changes, in words: a line for each pupil, and one sentence for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import Enum

from tni.core.ids import PupilId
from tni.formats.roster import ClassList
from tni.store.roster_import import Entry, ImportPlan, by_name
from tni.ui.i18n import tr
from tni.ui.words.roster import left_out_words, pupil_words


class Change(Enum):
    ADDED = "added"
    KEPT = "kept"
    RENAMED = "renamed"
    MOVED = "moved"
    BACK = "back"
    PAIRED = "paired"
    LEFT = "left"
    UNPLACED = "unplaced"


def change_of(entry: Entry) -> Change:
    if entry.is_new:
        return Change.ADDED
    if entry.paired:
        return Change.PAIRED
    if entry.moved:
        return Change.MOVED
    if entry.was is not None and entry.was.number is None:
        return Change.BACK
    if entry.was is None:  # known from another class, new in this group
        return Change.ADDED
    return Change.RENAMED if entry.renamed else Change.KEPT


type ChangeLine = tuple[str, str, str, Change]
"""Number, name, class, and what changes."""


def change_lines(plan: ImportPlan) -> Iterator[ChangeLine]:
    """By class, those who change first."""
    for place in by_name(plan):
        lines = [(str(e.number), pupil_words(e.row), place.name, change_of(e)) for e in place.entries]
        for pupil in place.left:
            name = f"{pupil.shown_last_name} {pupil.first_name}".strip()
            lines.append((str(pupil.number), name or "–", place.name, Change.LEFT))
        yield from sorted(lines, key=lambda line: line[3] is Change.KEPT)
    for row in plan.unplaced:
        yield ("", pupil_words(row), "", Change.UNPLACED)


def change_words(change: Change) -> str:
    return {
        Change.ADDED: tr("ajouté"),
        Change.KEPT: tr("gardé"),
        Change.RENAMED: tr("gardé, nom corrigé"),
        Change.MOVED: tr("vient d’une autre classe"),
        Change.BACK: tr("revient"),
        Change.PAIRED: tr("nom rendu à ce numéro, à vérifier"),
        Change.LEFT: tr("n’est plus dans la liste"),
        Change.UNPLACED: tr("sans classe, pas repris"),
    }[change]


def summary(plan: ImportPlan, found: ClassList) -> str:
    """`26 gardés, 2 ajoutés, 1 parti.`, and what is to be looked at."""
    # A pupil of a class and of groups counts once, by what changes most.
    of_pupil: dict[PupilId, Change] = {}
    for entry in (entry for place in plan.places for entry in place.entries):
        change = change_of(entry)
        if of_pupil.get(entry.pupil_id, Change.KEPT) is Change.KEPT:
            of_pupil[entry.pupil_id] = change
    counts = Counter(of_pupil.values())
    kept = counts[Change.KEPT] + counts[Change.RENAMED] + counts[Change.PAIRED]
    parts = [
        (tr("ajoutés : {}"), counts[Change.ADDED]),
        (tr("gardés : {}"), kept),
        (tr("venus d’une autre classe ou revenus : {}"), counts[Change.MOVED] + counts[Change.BACK]),
        (tr("partis : {}"), sum(len(place.left) for place in plan.places)),
        (tr("sans classe : {}"), len(plan.unplaced)),
    ]
    said = [words.format(count) for words, count in parts if count]
    out = left_out_words(found.left_out)
    if out:
        said.append(tr("pas repris : {}").format(out))
    sentence = (", ".join(said) + ".") if said else tr("Rien à importer.")
    sentence = sentence[:1].upper() + sentence[1:]
    doubtful = {f"{p.shown_last_name} {p.first_name}" for place in plan.places for p in place.doubtful}
    if doubtful:
        words = tr("Homonymes dont le nombre a changé, vérifier qui a quel numéro : {}.")
        sentence += " " + words.format(", ".join(sorted(doubtful)))
    return sentence
