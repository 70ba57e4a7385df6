"""Column of marks or skill levels for the mark book of an ENT, in the order of its list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tni.core.ids import PupilId
from tni.quiz.marks import LEVEL_FROM, MarkScale, SkillLevel, level_of, share_of
from tni.quiz.results_table import ResultRow, ResultsTable
from tni.roster.class_list import PupilRow
from tni.roster.pupil_matching import match_pupils
from tni.roster.school_class import Pupil
from tni.roster.typed_names import read_typed_names
from tni.services.results.results_state import NamesByPupil


@dataclass(frozen=True, slots=True)
class MarkForm:
    """Form of a column. scale: of marks; None for levels. skill: code of the one whose questions count, "" for all.
    level: text of a level. absent: text for a pupil without a mark."""

    scale: MarkScale | None
    skill: str = ""
    level: Callable[[SkillLevel], str] = lambda level: str(level.value)
    absent: str = ""
    least: Sequence[float] = LEVEL_FROM


@dataclass(frozen=True, slots=True)
class MarkLine:
    """Line of a column. name: as the mark book has it, or as the class list. pupil: None for a line of the mark book
    that is no pupil of the class list. value: the mark as text, "" where there is no pupil."""

    name: str
    pupil: PupilId | None
    value: str


@dataclass(frozen=True, slots=True)
class MarkColumn:
    """Column to paste. unknown: names of the mark book that are no pupil of the class list, whose lines are empty.
    left_over: pupils with a mark who are not in the mark book."""

    lines: tuple[MarkLine, ...]
    unknown: tuple[str, ...] = ()
    left_over: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The values, one a line, as a spreadsheet's column is pasted."""
        return "\n".join(line.value for line in self.lines)

    @property
    def text_with_names(self) -> str:
        """Names and values, as two columns."""
        return "\n".join(f"{line.name}\t{line.value}" for line in self.lines)


def mark_column(
    results: ResultsTable, lines: Sequence[ResultRow], names: NamesByPupil, form: MarkForm, pasted: str = ""
) -> MarkColumn:
    """Return the column of a class. lines: rows of the results in the order that is wanted. pasted: names as copied
    from the mark book, one a line, whose order is taken then; "" for that of `lines`. Pupils who are in no class list
    any more, and clickers of nobody, have no line."""
    shown = [(line, names[line.who.pupil]) for line in lines if line.who.pupil is not None and line.who.pupil in names]
    values = {pupil.id: _value(line, results, form) for line, pupil in shown}
    if not pasted.strip():
        return MarkColumn(tuple(MarkLine(_name(pupil), pupil.id, values[pupil.id]) for _, pupil in shown))
    places = _lines_of(pasted)
    rows = [row for row in places if row is not None]
    pupils = [pupil for _, pupil in shown]
    named = [pupil for pupil in pupils if pupil.is_named]  # others would be paired by their order alone
    found = match_pupils(rows, [(range(len(rows)), named)], []).of
    of_row = iter(zip(rows, found, strict=True))
    made = tuple(MarkLine("", None, "") if row is None else _line(*next(of_row), values) for row in places)
    taken = {pupil.id for pupil in found if pupil is not None}
    return MarkColumn(
        made,
        tuple(line.name for line in made if line.name and line.pupil is None),
        tuple(_name(pupil) for pupil in pupils if pupil.id not in taken and values[pupil.id] != form.absent),
    )


def _lines_of(pasted: str) -> list[PupilRow | None]:
    """Return the pupils of a mark book's column. None for an empty line between them, which keeps its place; a heading
    above them has none."""
    lines = pasted.rstrip().splitlines()
    found = [next(iter(read_typed_names(line)), None) for line in lines]
    first = next((at for at, row in enumerate(found) if row is not None), len(found))
    return found[first:]


def _line(row: PupilRow, pupil: Pupil | None, values: dict[PupilId, str]) -> MarkLine:
    name = " ".join(filter(None, (row.last_name, row.first_name)))
    return MarkLine(name, None, "") if pupil is None else MarkLine(name, pupil.id, values[pupil.id])


def mark_file(headings: tuple[str, str], column: MarkColumn) -> bytes:
    """Return the column with its names as the bytes of a CSV file."""
    from tni.formats.table_csv import table_csv  # not needed to show results

    return table_csv([headings, *((line.name, line.value) for line in column.lines)])


def mark_text(mark: float) -> str:
    """Format a mark as French mark books take it: `12`, `12,5`, `0,25`."""
    return f"{mark:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _value(line: ResultRow, results: ResultsTable, form: MarkForm) -> str:
    parts = form.scale is not None and form.scale.counts_parts
    share = share_of(line, results, counts_parts=parts, skill=form.skill)
    if share is None:
        return form.absent
    return form.level(level_of(share, form.least)) if form.scale is None else mark_text(form.scale.mark(share))


def _name(pupil: Pupil) -> str:
    named = f"{pupil.shown_last_name} {pupil.first_name}".strip()
    return named or str(pupil.number or "")
