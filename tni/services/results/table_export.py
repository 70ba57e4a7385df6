"""Tables of results for spreadsheets: pupils by questions, and the analysis of the questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tni.core.table import CellValue, Percent, Table
from tni.quiz.ledger import Ledger
from tni.quiz.question import Question
from tni.quiz.results_table import ResultCell, ResultColumn, ResultRow, ResultsTable, RowOwner
from tni.services.results.results_state import NamesByPupil


@dataclass(frozen=True, slots=True, kw_only=True)
class TableTexts:
    """Texts of the tables in the language of the interface.

    answers, questions: names of the tables. number, names, sums, share: headings of the table of answers, and of its
    last row. question_headings: of the table of questions. check_key: remark on a question whose key looks wrong.
    column, owner, answer, key, percent: return the text of a question with its number, of a pupil or clicker, of an
    answer, of the right answer, and of a share.
    """

    answers: str
    questions: str
    number: str
    names: tuple[str, str]
    sums: tuple[str, str]
    share: str
    question_headings: Sequence[str]
    check_key: str
    no_answer: str
    not_asked: str
    column: Callable[[ResultColumn], str]
    owner: Callable[[RowOwner, NamesByPupil], str]
    answer: Callable[[Question, str], str]
    key: Callable[[Question], str]
    percent: Callable[[float], str]


@dataclass(frozen=True, slots=True)
class ExportedResults:
    """Results to export as they are shown. lines: in their order. named: whether pupils' names are included; if not,
    pupils are identified by their numbers alone."""

    results: ResultsTable
    lines: Sequence[ResultRow]
    names: NamesByPupil
    ledgers: Sequence[Ledger]
    named: bool = True

    @property
    def holds_names(self) -> bool:
        """True if the file will contain names of pupils: they are locked without the names' key."""
        return self.named and any(pupil.last_name or pupil.first_name for pupil in self.names.values())


def answers_table(exported: ExportedResults, texts: TableTexts) -> Table:
    """Return the table of answers. A score is two numbers, since a spreadsheet would read `3/5` as a date."""
    results, named = exported.results, exported.named
    heads: list[CellValue] = [texts.column(column) for column in results.columns]
    rows: list[list[CellValue]] = [[texts.number, *(texts.names if named else ()), *heads, *texts.sums]]
    for line in exported.lines:
        who = line.who
        pupil = None if who.pupil is None else exported.names.get(who.pupil)
        own: list[CellValue] = [texts.owner(who, exported.names), ""] if who.is_unknown else ["", ""]
        if pupil is not None:
            own = [pupil.shown_last_name, pupil.first_name]
        cells = [_answer(cell, column, texts) for cell, column in zip(line.cells, results.columns, strict=True)]
        sums: list[CellValue] = ["", ""] if line.right is None else [line.right, line.asked]
        number: CellValue = "" if who.number is None else who.number
        if not named and who.is_unknown:
            number = texts.owner(who, exported.names)
        rows.append([number, *(own if named else []), *cells, *sums])
    shares = [_share(column.share) for column in results.columns]
    rows.append([*(["", texts.share, ""] if named else [texts.share]), *shares, "", ""])
    return Table(texts.answers, rows)


def questions_table(exported: ExportedResults, texts: TableTexts) -> Table:
    """Return the table with the analysis of each question."""
    from tni.quiz.item_analysis import analyse  # it imports fractions, not needed to show results

    rows: list[list[CellValue]] = [[*texts.question_headings]]
    for number, item in enumerate(analyse(exported.ledgers).items, 1):
        found = item.statistics
        figures = [found.discrimination, found.efficiency, found.weight]
        rows.append(
            [
                item.question.text or str(number),
                texts.key(item.question),
                item.answered,
                _share(found.facility),
                *("" if figure is None else round(figure, 2) for figure in figures),
                _share(item.guess),
                texts.check_key if found.check_key else "",
            ]
        )
    return Table(texts.questions, rows)


def table_file(suffix: str, exported: ExportedResults, texts: TableTexts) -> bytes:
    """Return the bytes of a file of the format with that suffix; CSV for an unknown one. CSV holds the answers only."""
    answers = answers_table(exported, texts)
    match suffix:
        case ".xlsx":
            from tni.formats.table_xlsx import table_xlsx  # here and below: not needed to show results

            return table_xlsx([answers, questions_table(exported, texts)])
        case ".ods":
            from tni.formats.table_ods import table_ods

            return table_ods([answers, questions_table(exported, texts)])
        case _:
            from tni.formats.table_csv import table_csv

            return table_csv(answers.rows)


def _share(share: float | None) -> CellValue:
    return "" if share is None else Percent(share)


def _answer(cell: ResultCell, column: ResultColumn, texts: TableTexts) -> str:
    if cell.choice is None:
        return texts.no_answer if cell.could else texts.not_asked
    sign = {True: " ✓", False: " ✗", None: ""}[cell.right]
    if cell.part is not None:
        sign = f" ≈ {texts.percent(cell.part)}"
    return texts.answer(column.question, cell.choice) + sign
