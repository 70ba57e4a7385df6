"""Text of the changes that an import makes: a line for each pupil, and a sentence for all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import Enum

from tni.core.ids import PupilId
from tni.roster.class_list import ClassList
from tni.roster.import_plan import ImportPlan, PlannedPupil, plans_by_name
from tni.services.class_lists.class_list_import import ImportPhase, ImportState
from tni.ui.i18n import tr
from tni.ui.messages.roster import left_out_text, pupil_label, roster_error_message


class ImportChange(Enum):
    ADDED = "added"
    KEPT = "kept"
    RENAMED = "renamed"
    MOVED = "moved"
    BACK = "back"
    PAIRED = "paired"
    LEFT = "left"
    UNPLACED = "unplaced"


def import_change(entry: PlannedPupil) -> ImportChange:
    if entry.is_new:
        return ImportChange.ADDED
    if entry.paired:
        return ImportChange.PAIRED
    if entry.moved:
        return ImportChange.MOVED
    if entry.was is not None and entry.was.number is None:
        return ImportChange.BACK
    if entry.was is None:  # known from another class, new in this group
        return ImportChange.ADDED
    return ImportChange.RENAMED if entry.renamed else ImportChange.KEPT


type _ChangeLine = tuple[str, str, str, ImportChange]
"""Number, name, class and kind of change."""


def import_change_lines(plan: ImportPlan) -> Iterator[_ChangeLine]:
    """Yield the lines by class; in each class, pupils who change come first."""
    for place in plans_by_name(plan):
        lines = [(str(e.number), pupil_label(e.row), place.name, import_change(e)) for e in place.entries]
        for pupil in place.left:
            name = f"{pupil.shown_last_name} {pupil.first_name}".strip()
            lines.append((str(pupil.number), name or "–", place.name, ImportChange.LEFT))
        yield from sorted(lines, key=lambda line: line[3] is ImportChange.KEPT)
    for row in plan.unplaced:
        yield ("", pupil_label(row), "", ImportChange.UNPLACED)


def import_change_label(change: ImportChange) -> str:
    return {
        ImportChange.ADDED: tr("ajouté"),
        ImportChange.KEPT: tr("gardé"),
        ImportChange.RENAMED: tr("gardé, nom corrigé"),
        ImportChange.MOVED: tr("vient d’une autre classe"),
        ImportChange.BACK: tr("revient"),
        ImportChange.PAIRED: tr("nom remis à ce numéro, à vérifier"),
        ImportChange.LEFT: tr("n’est plus dans la liste"),
        ImportChange.UNPLACED: tr("sans classe, pas repris"),
    }[change]


def import_summary(plan: ImportPlan, found: ClassList) -> str:
    """Return a sentence such as `Ajoutés : 2, gardés : 26, partis : 1.`, and what needs to be checked."""
    # A pupil of a class and of groups counts once, with the first change that is not KEPT.
    of_pupil: dict[PupilId, ImportChange] = {}
    for entry in (entry for place in plan.places for entry in place.entries):
        change = import_change(entry)
        if of_pupil.get(entry.pupil_id, ImportChange.KEPT) is ImportChange.KEPT:
            of_pupil[entry.pupil_id] = change
    counts = Counter(of_pupil.values())
    kept = counts[ImportChange.KEPT] + counts[ImportChange.RENAMED] + counts[ImportChange.PAIRED]
    parts = [
        (tr("ajoutés : {}"), counts[ImportChange.ADDED]),
        (tr("gardés : {}"), kept),
        (tr("venus d’une autre classe ou revenus : {}"), counts[ImportChange.MOVED] + counts[ImportChange.BACK]),
        (tr("partis : {}"), sum(len(place.left) for place in plan.places)),
        (tr("sans classe : {}"), len(plan.unplaced)),
    ]
    counted = [words.format(count) for words, count in parts if count]
    out = left_out_text(found.left_out)
    if out:
        counted.append(tr("pas repris : {}").format(out))
    text = (", ".join(counted) + ".") if counted else tr("Rien à importer.")
    text = text[:1].upper() + text[1:]
    doubtful = {f"{p.shown_last_name} {p.first_name}" for place in plan.places for p in place.doubtful}
    if doubtful:
        words = tr("Homonymes ajoutés ou retirés, vérifier qui a quel numéro : {}.")
        text += " " + words.format(", ".join(sorted(doubtful)))
    return text


def import_message(state: ImportState) -> str:
    """Return the message on an import: what failed, or what the teacher must say first; "" for neither."""
    match state.phase:
        case ImportPhase.STOPPED:
            return tr("L’import a été arrêté ; les classes sont inchangées.")
        case ImportPhase.NOT_STORED:
            return tr("La liste n’a pas pu être enregistrée ; les classes sont inchangées.")
    if state.error is not None:
        return roster_error_message(state.error)
    if (missing := state.missing_class) is None:
        return ""
    if not missing.proposal:
        return tr("Donner un nom à la classe, puis importer.")
    words = tr("Élèves sans classe dans ce fichier : {}. Vérifier le nom de leur classe, puis importer.")
    return words.format(missing.count)
