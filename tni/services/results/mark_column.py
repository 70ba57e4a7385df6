"""Column of marks or skill levels for the mark book of an ENT, in the order of its list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tni.core.collation import fold
from tni.core.ids import PupilId
from tni.quiz.marks import LEVEL_FROM, MarkScale, SkillLevel, level_of, share_of
from tni.quiz.results_table import ResultRow, ResultsTable
from tni.roster.class_list import PupilRow
from tni.roster.pupil_matching import match_pupils
from tni.roster.school_class import Pupil
from tni.roster.typed_names import exchange_names, is_order_known, read_typed_names
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
    left_over: pupils with a mark who are not in the mark book. unsure: names of the mark book that are one pupil or
    another, by which of them is the family name, each with these pupils; their lines are empty."""

    lines: tuple[MarkLine, ...]
    unknown: tuple[str, ...] = ()
    left_over: tuple[str, ...] = ()
    unsure: tuple[tuple[str, tuple[str, ...]], ...] = ()

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
    pupils = [pupil for _, pupil in shown]
    named = [pupil for pupil in pupils if pupil.is_named]  # others would be paired by their order alone
    typed = [one for one in places if one is not None]
    found, unsure = _matched(typed, named)
    of_name = iter(zip(typed, found, strict=True))
    made = tuple(MarkLine("", None, "") if one is None else _line(*next(of_name), values) for one in places)
    told = {id for candidates in unsure.values() for id in candidates}
    taken = told | {pupil.id for pupil in found if pupil is not None}
    shown_names = {pupil.id: _name(pupil) for pupil in pupils}
    return MarkColumn(
        made,
        tuple(line.name for line in made if line.name and line.pupil is None and line.name not in unsure),
        tuple(_name(pupil) for pupil in pupils if pupil.id not in taken and values[pupil.id] != form.absent),
        tuple((name, tuple(shown_names[id] for id in candidates)) for name, candidates in unsure.items()),
    )


@dataclass(frozen=True, slots=True)
class _TypedName:
    """Name in the mark book. shown: as it stands there. row: as it was read."""

    shown: str
    row: PupilRow


def _lines_of(pasted: str) -> list[_TypedName | None]:
    """Return the pupils of a mark book's column. None for an empty line between them, which keeps its place; a heading
    above them has none."""
    lines = pasted.rstrip().splitlines()
    rows = [next(iter(read_typed_names(line)), None) for line in lines]
    found = [None if row is None else _TypedName(_shown(line, row), row) for line, row in zip(lines, rows, strict=True)]
    first = next((at for at, one in enumerate(found) if one is not None), len(found))
    return found[first:]


def _shown(line: str, row: PupilRow) -> str:
    """Return a name with the family name first where it is known, else as it stands in the line."""
    ahead, behind = f"{row.last_name} {row.first_name}".strip(), f"{row.first_name} {row.last_name}".strip()
    return ahead if is_order_known(row) or not fold(line).endswith(fold(behind)) else behind


def _matched(
    typed: Sequence[_TypedName], named: Sequence[Pupil]
) -> tuple[list[Pupil | None], dict[str, tuple[PupilId, ...]]]:
    """Return the pupil of each name, and the names that are one of several pupils. Where no capitals tell which of the
    names is the family name, both orders are tried against the class list."""
    of_words: dict[str, list[Pupil]] = {}
    for pupil in named:
        for words in {order for last in (pupil.last_name, pupil.usage_name) for order in _orders(last, pupil)}:
            of_words.setdefault(words, []).append(pupil)
    rows, unsure = [one.row for one in typed], dict[str, tuple[PupilId, ...]]()
    for at, one in enumerate(typed):
        if is_order_known(one.row):
            continue
        fits = of_words.get(fold(one.shown), [])
        names = {(fold(pupil.last_name), fold(pupil.first_name)): pupil for pupil in fits}
        if len(names) > 1:
            unsure[one.shown] = tuple(pupil.id for pupil in fits)
        elif fits:
            rows[at] = PupilRow(fits[0].last_name, fits[0].first_name)
    found: list[Pupil | None] = [None] * len(typed)
    for read in (rows, [exchange_names(row) if not is_order_known(row) else row for row in rows]):
        left = [at for at, one in enumerate(typed) if found[at] is None and one.shown not in unsure]
        taken = {pupil.id for pupil in found if pupil is not None}
        free = [pupil for pupil in named if pupil.id not in taken]
        matches = match_pupils([read[at] for at in left], [(range(len(left)), free)], []).of
        for at, match in zip(left, matches, strict=True):
            found[at] = match
    return found, unsure


def _orders(last_name: str, pupil: Pupil) -> tuple[str, ...]:
    """Return both orders of a pupil's names, folded; none without a family name."""
    return (fold(f"{last_name} {pupil.first_name}"), fold(f"{pupil.first_name} {last_name}")) if last_name else ()


def _line(typed: _TypedName, pupil: Pupil | None, values: dict[PupilId, str]) -> MarkLine:
    return MarkLine(typed.shown, None, "") if pupil is None else MarkLine(typed.shown, pupil.id, values[pupil.id])


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
