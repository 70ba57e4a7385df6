"""Text of the results table on the screen and in files: classes, séances, questions, pupils and answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tni.cahier.french import NBSP
from tni.core.collation import sort_key
from tni.core.ids import ClassId, ClickerId, PupilId
from tni.quiz.anonymise import ANONYMOUS_PREFIX
from tni.quiz.results_table import ResultCell, ResultColumn, ResultRow, RowOwner
from tni.roster.school_class import Pupil, SchoolClass
from tni.services.results.results_state import NamesByPupil
from tni.services.results.seance_votes import SeanceVotes
from tni.ui.i18n import is_singular, tr
from tni.ui.messages.clickers import clicker_name
from tni.ui.messages.dates import format_date, format_time
from tni.ui.results.answer_text import full_answer_text, short_answer_text

if TYPE_CHECKING:
    from tni.quiz.item_analysis import Respondent  # its statistics are slow to import

NO_ANSWER_MARK, NOT_ASKED_MARK = "·", "–"


def class_name(class_id: ClassId | None, classes: Sequence[SchoolClass], hours: Sequence[SeanceVotes]) -> str:
    """Return the name of a class from the class lists. A deleted class has the name that its séances recorded."""
    if class_id is None:
        return tr("Sans liste de classe")
    known = next((one.name for one in classes if one.id == class_id), None)
    if known is not None:
        return known
    names = (one.seance.class_name for one in hours if one.class_id == class_id and one.seance is not None)
    return tr("{} (liste supprimée)").format(next(names, tr("Classe")))


def seance_votes_label(one: SeanceVotes) -> str:
    """Return a label such as `mardi 24 novembre 2026, 8 h 05 – Maths – Les fractions (3 votes)`."""
    seance, start = one.seance, one.start.astimezone()
    when = format_date(start) if seance is None else f"{format_date(start)}, {format_time(start)}"
    parts = [when]
    if seance is not None:
        parts += [seance.class_name if one.class_id is None else "", seance.subject, seance.title or seance.lesson]
    else:
        parts.append(tr("hors séance"))
    votes = tr("{} vote") if is_singular(len(one.rounds)) else tr("{} votes")
    return " – ".join(filter(None, parts)) + f" ({votes.format(len(one.rounds))})"


def percent_text(share: float | None) -> str:
    return "" if share is None else f"{round(share * 100)}{NBSP}%"


def column_heading(column: ResultColumn) -> str:
    """Return the number of a question, such as `2`, or `2 (2e vote)` for another vote on the same question."""
    if column.vote == 1:
        return str(column.number)
    return tr("{number} ({vote}e vote)").format(number=column.number, vote=column.vote)


def column_text(column: ResultColumn) -> str:
    """Return the number and the text of a question, for the line below the table and for screen readers."""
    words = tr("Question {}").format(column_heading(column))
    if column.question.text:
        words += f"{NBSP}: {column.question.text}"
    return words


def row_owner_label(who: RowOwner, names: NamesByPupil) -> str:
    """Return a label such as `12  ALBERT Zoé`; only the number for a pupil who is no longer in a class list."""
    if who.is_unknown:
        clicker = who.clicker or ""
        if clicker.startswith(ANONYMOUS_PREFIX):
            return tr("Réponse anonyme")
        return tr("Télécommande {}, sans élève").format(clicker_name(ClickerId(clicker)))
    pupil = None if who.pupil is None else names.get(who.pupil)
    number = tr("n° {}").format(who.number)
    return (
        number
        if pupil is None or not pupil.is_named
        else f"{who.number}{NBSP}{NBSP}{pupil.shown_last_name} {pupil.first_name}"
    )


def respondent_name(person: Respondent, names: NamesByPupil) -> str:
    """Return a name such as `ALBERT Zoé`. A pupil who is no longer in a class list has no name."""
    if isinstance(person, tuple):
        kind, value = person
        return (
            tr("n° {}").format(value)
            if kind == "number"
            else row_owner_label(RowOwner(clicker=ClickerId(str(value))), names)
        )
    pupil = names.get(person)
    return tr("élève sans liste") if pupil is None else _called(pupil)


def _called(pupil: Pupil) -> str:
    """Return the name of a pupil, or the number while the names are locked."""
    return f"{pupil.shown_last_name} {pupil.first_name}" if pupil.is_named else tr("n° {}").format(pupil.number)


def in_list_order(pupils: Iterable[PupilId], names: NamesByPupil) -> list[tuple[PupilId, str]]:
    """Return the pupils who are in the class lists with their names, sorted by name."""
    known = [names[pupil] for pupil in pupils if pupil in names]
    known.sort(key=lambda pupil: sort_key(pupil.shown_last_name, pupil.first_name))
    return [(pupil.id, _called(pupil)) for pupil in known]


def answer_cell_text(cell: ResultCell, column: ResultColumn) -> str:
    """Return an answer in few characters, with the share that is right if it is partly right."""
    if cell.choice is None:
        return NO_ANSWER_MARK if cell.could else NOT_ASKED_MARK
    part = "" if cell.part is None else f" {percent_text(cell.part)}"
    return short_answer_text(column.question, cell.choice) + part


def spoken_answer_text(cell: ResultCell, column: ResultColumn) -> str:
    """Return an answer for screen readers."""
    if cell.choice is None:
        return tr("pas de réponse") if cell.could else tr("ne pouvait pas répondre")
    verdict = {True: tr("juste"), False: tr("erreur"), None: ""}[cell.right]
    if cell.part is not None:
        verdict = tr("juste à {}").format(percent_text(cell.part))
    return ", ".join(filter(None, (full_answer_text(column.question, cell.choice), verdict)))


def score_text(line: ResultRow) -> str:
    return NOT_ASKED_MARK if line.right is None else f"{line.right} / {line.asked}"
