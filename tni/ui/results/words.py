"""What the table of results says: of a class, a session, a question, a pupil, an answer; and the same for a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from tni.cahier.french import NBSP
from tni.core.collation import sort_key
from tni.core.ids import ClassId, ClickerId, PupilId
from tni.formats.table import Percent, Value
from tni.quiz.alias import PREFIX
from tni.quiz.results import Cell, Column, Line, Results, Who
from tni.session.results_session import Hour
from tni.store.roster import SchoolClass
from tni.store.roster_merge import Pupil
from tni.ui.i18n import is_one, tr
from tni.ui.results.answer_words import short_answer, whole_answer
from tni.ui.words.clickers import clicker_name
from tni.ui.words.dates import day, hour

if TYPE_CHECKING:
    from tni.quiz.item_analysis import Person  # its statistics take long to load

NO_ANSWER, COULD_NOT = "·", "–"

type Names = Mapping[PupilId, Pupil]


class Order(StrEnum):
    NUMBER = "number"
    NAME = "name"
    SCORE = "score"


def class_name(class_id: ClassId | None, classes: Sequence[SchoolClass], hours: Sequence[Hour]) -> str:
    """By the lists; a class that was deleted has the name that its sessions have."""
    if class_id is None:
        return tr("Sans liste de classe")
    known = next((one.name for one in classes if one.id == class_id), None)
    if known is not None:
        return known
    told = (one.session.class_name for one in hours if one.class_id == class_id and one.session is not None)
    return tr("{} (liste supprimée)").format(next(told, tr("Classe")))


def hour_words(one: Hour) -> str:
    """`mardi 24 novembre 2026, 8 h 05 – Maths – Les fractions (3 votes)`."""
    session, start = one.session, one.start.astimezone()
    when = day(start) if session is None else f"{day(start)}, {hour(start)}"
    parts = [when]
    if session is not None:
        parts += [session.class_name if one.class_id is None else "", session.subject, session.title or session.lesson]
    else:
        parts.append(tr("hors séance"))
    votes = tr("{} vote") if is_one(len(one.rounds)) else tr("{} votes")
    return " – ".join(filter(None, parts)) + f" ({votes.format(len(one.rounds))})"


def percent(share: float | None) -> str:
    return "" if share is None else f"{round(share * 100)}{NBSP}%"


def column_head(column: Column) -> str:
    """`2`, and for another vote on the same question `2 (2e vote)`."""
    if column.vote == 1:
        return str(column.number)
    return tr("{number} ({vote}e vote)").format(number=column.number, vote=column.vote)


def column_words(column: Column) -> str:
    """The whole of it, for the line below the table and for a reader's voice."""
    words = tr("Question {}").format(column_head(column))
    if column.question.text:
        words += f"{NBSP}: {column.question.text}"
    return words


def who_words(who: Who, names: Names) -> str:
    """`12  ALBERT Zoé`; the number alone for a pupil who is in no list any more."""
    if who.is_unknown:
        clicker = who.clicker or ""
        if clicker.startswith(PREFIX):
            return tr("Réponse anonyme")
        return tr("Télécommande {}, à aucun élève").format(clicker_name(ClickerId(clicker)))
    pupil = None if who.pupil is None else names.get(who.pupil)
    number = tr("n° {}").format(who.number)
    return (
        number
        if pupil is None or not pupil.is_named
        else f"{who.number}{NBSP}{NBSP}{pupil.shown_last_name} {pupil.first_name}"
    )


def person_words(person: Person, names: Names) -> str:
    """`ALBERT Zoé`; who is in no list any more has no name."""
    if isinstance(person, tuple):
        kind, value = person
        return tr("n° {}").format(value) if kind == "number" else who_words(Who(clicker=ClickerId(str(value))), names)
    pupil = names.get(person)
    return tr("élève sans liste") if pupil is None else _called(pupil)


def _called(pupil: Pupil) -> str:
    """By number while the names are closed."""
    return f"{pupil.shown_last_name} {pupil.first_name}" if pupil.is_named else tr("n° {}").format(pupil.number)


def in_list_order(pupils: Iterable[PupilId], names: Names) -> list[tuple[PupilId, str]]:
    """Those who are in the lists, by name."""
    known = [names[pupil] for pupil in pupils if pupil in names]
    known.sort(key=lambda pupil: sort_key(pupil.shown_last_name, pupil.first_name))
    return [(pupil.id, _called(pupil)) for pupil in known]


def answer(cell: Cell, column: Column) -> str:
    """In few letters, with how much of it is right where it is so in part."""
    if cell.choice is None:
        return NO_ANSWER if cell.could else COULD_NOT
    part = "" if cell.part is None else f" {percent(cell.part)}"
    return short_answer(column.question, cell.choice) + part


def answer_words(cell: Cell, column: Column) -> str:
    """For a reader's voice."""
    if cell.choice is None:
        return tr("pas de réponse") if cell.could else tr("ne pouvait pas répondre")
    said = {True: tr("juste"), False: tr("erreur"), None: ""}[cell.right]
    if cell.part is not None:
        said = tr("juste à {}").format(percent(cell.part))
    return ", ".join(filter(None, (whole_answer(column.question, cell.choice), said)))


def score(line: Line) -> str:
    return COULD_NOT if line.right is None else f"{line.right} / {line.asked}"


def ordered(lines: Sequence[Line], names: Names, order: Order) -> list[Line]:
    """Lines as wanted; clickers that nobody has come last, whatever the order. Score: the best first."""

    def by_name(line: Line) -> tuple[object, ...]:
        pupil = None if line.who.pupil is None else names.get(line.who.pupil)
        return (1,) if pupil is None else (0, sort_key(pupil.shown_last_name, pupil.first_name))

    def by_score(line: Line) -> tuple[float, int]:
        if line.right is None:
            return 1.0, 0
        return -line.right / line.asked, -line.right

    match order:
        case Order.NAME:
            made = sorted(lines, key=by_name)
        case Order.SCORE:
            made = sorted(lines, key=by_score)
        case Order.NUMBER:
            made = list(lines)
    return sorted(made, key=lambda line: line.who.is_unknown)


def file_rows(results: Results, lines: Sequence[Line], names: Names, *, named: bool = True) -> Iterator[list[Value]]:
    """The table for a file: a score is two numbers, since `3/5` would become a date there. named: with pupils' names,
    else their numbers alone say who they are."""
    heads = [column_words(column) for column in results.columns]
    yield [tr("N°"), *([tr("Nom"), tr("Prénom")] if named else []), *heads, tr("Justes"), tr("Sur")]
    for line in lines:
        who = line.who
        pupil = None if who.pupil is None else names.get(who.pupil)
        own: list[Value] = [who_words(who, names), ""] if who.is_unknown else ["", ""]
        if pupil is not None:
            own = [pupil.shown_last_name, pupil.first_name]
        cells = [_file_cell(cell, column) for cell, column in zip(line.cells, results.columns, strict=True)]
        sums: list[Value] = ["", ""] if line.right is None else [line.right, line.asked]
        number: Value = "" if who.number is None else who.number
        if not named and who.is_unknown:
            number = who_words(who, names)
        yield [number, *(own if named else []), *cells, *sums]
    shares: list[Value] = ["" if c.share is None else Percent(c.share) for c in results.columns]
    words = tr("Part de bonnes réponses")
    yield [*(["", words, ""] if named else [words]), *shares, "", ""]


def _file_cell(cell: Cell, column: Column) -> str:
    if cell.choice is None:
        return NO_ANSWER if cell.could else COULD_NOT
    sign = {True: " ✓", False: " ✗", None: ""}[cell.right]
    if cell.part is not None:
        sign = f" ≈ {percent(cell.part)}"
    return whole_answer(column.question, cell.choice) + sign
