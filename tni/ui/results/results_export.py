"""Export of the results as files: a table for a spreadsheet, a table to print, and the report of one pupil."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tni.cahier.french import NBSP
from tni.core.ids import PupilId
from tni.core.table import CellValue, Percent, Table
from tni.formats.table_csv import table_csv
from tni.formats.table_ods import table_ods
from tni.formats.table_xlsx import table_xlsx
from tni.quiz.item_analysis import analyse
from tni.quiz.ledger import Ledger
from tni.quiz.results_table import ResultRow, ResultsTable
from tni.quiz.skill_history import ALL_SKILLS, SkillHistory
from tni.ui.i18n import tr
from tni.ui.results.answer_text import answer_key_text, full_answer_text, local_number
from tni.ui.results.printed_report import PrintedReport, PrintedTable, report_pdf
from tni.ui.results.results_text import (
    NO_ANSWER_MARK,
    NamesByPupil,
    column_heading,
    column_text,
    file_rows,
    percent_text,
    respondent_name,
    spoken_answer_text,
)
from tni.ui.vote.skill_names import skill_name

SUFFIXES = (".csv", ".xlsx", ".ods", ".pdf")


@dataclass(frozen=True, slots=True)
class ResultsExport:
    """Results to write, as they are shown.

    title, under: title and subtitle of a page: class, séance. named: whether pupils' names are included.
    """

    results: ResultsTable
    lines: Sequence[ResultRow]
    names: NamesByPupil
    ledgers: Sequence[Ledger]
    title: str
    under: str
    named: bool = True

    def rows(self) -> list[list[CellValue]]:
        """Return the table of answers in the order that is shown."""
        return list(file_rows(self.results, self.lines, self.names, named=self.named))

    def tables(self) -> list[Table]:
        return [Table(tr("Réponses"), self.rows()), Table(tr("Questions"), self._items())]

    def _items(self) -> list[list[CellValue]]:
        heads = [tr("Question"), tr("Bonne réponse"), tr("Réponses"), tr("Réussite"), tr("Discrimination")]
        heads += [tr("Efficacité discriminative"), tr("Poids effectif"), tr("Au hasard"), tr("À savoir")]
        lines: list[list[CellValue]] = [[*heads]]
        for number, item in enumerate(analyse(self.ledgers).items, 1):
            found = item.statistics
            figures = [found.discrimination, found.efficiency, found.weight]
            lines.append(
                [
                    item.question.text or str(number),
                    answer_key_text(item.question),
                    item.answered,
                    _share(found.facility),
                    *("" if figure is None else round(figure, 2) for figure in figures),
                    _share(item.guess),
                    tr("Vérifier la bonne réponse") if found.check_key else "",
                ]
            )
        return lines


def _share(share: float | None) -> CellValue:
    return "" if share is None else Percent(share)


def export_bytes(path: Path, export: ResultsExport, family: str) -> Callable[[], bytes]:
    """Return a function that makes the bytes of the file, on any thread. The suffix of `path` selects the format; an
    unknown suffix selects CSV. `family` is the font family on paper."""
    match path.suffix.lower():
        case ".xlsx":
            return lambda: table_xlsx(export.tables())
        case ".ods":
            return lambda: table_ods(export.tables())
        case ".pdf":
            return lambda: report_pdf(answers_report(export), family)
        case _:
            return lambda: table_csv(export.rows())


def answers_report(export: ResultsExport) -> PrintedReport:
    """Return the table of answers for printing: question numbers above the columns, the questions themselves below the
    table."""
    heads, *rows = [[_printed(value) for value in row] for row in export.rows()]
    kept = 3 if export.named else 1
    columns = export.results.columns
    heads[kept : kept + len(columns)] = [column_heading(column) for column in columns]
    asked = [
        [
            column_heading(column),
            column.question.text or tr("Question écrite au tableau"),
            answer_key_text(column.question),
        ]
        for column in columns
        if column.vote == 1
    ]
    questions = PrintedTable([[tr("Question"), tr("Texte"), tr("Bonne réponse")], *asked], repeated=2)
    return PrintedReport(export.title, export.under, [PrintedTable([heads, *rows], repeated=kept), questions])


def pupil_report(export: ResultsExport, pupil: PupilId, history: SkillHistory) -> PrintedReport:
    """Return the report of one pupil: the pupil's answers and the right ones in the séance, and the share of right
    answers by skill in all votes."""
    line = next((line for line in export.lines if line.who.pupil == pupil), None)
    heads = [tr("Question"), tr("Ma réponse"), tr("Bonne réponse"), tr("Résultat")]
    answers = [heads]
    for cell, column in zip(() if line is None else line.cells, export.results.columns, strict=line is not None):
        given = NO_ANSWER_MARK if cell.choice is None else full_answer_text(column.question, cell.choice)
        said = spoken_answer_text(cell, column).rpartition(", ")[2] if cell.right is not None else ""
        answers.append([column_text(column), given, answer_key_text(column.question), said])
    skills = [[tr("Compétence"), tr("Réussite"), tr("Réponses")]]
    for code in (ALL_SKILLS, *history.skills()):
        share, n = history.share(code, pupil)
        name = tr("Toutes les questions") if code == ALL_SKILLS else skill_name(code)
        skills.append([name, percent_text(share), str(n)])
    number = "" if line is None or line.who.number is None else tr("n° {}").format(line.who.number)
    who = respondent_name(pupil, export.names) if export.named else number
    tables = [
        PrintedTable(answers, title=tr("Mes réponses")),
        PrintedTable(skills, title=tr("Mes progrès depuis le début")),
    ]
    return PrintedReport(tr("Fiche de l’élève") + f"{NBSP}: {who}", f"{export.title} – {export.under}", tables)


def pupil_report_pdf(export: ResultsExport, pupil: PupilId, history: SkillHistory, family: str) -> bytes:
    """Return the report of one pupil as the bytes of a PDF. `family` is the font family on paper."""
    return report_pdf(pupil_report(export, pupil, history), family)


def _printed(value: CellValue) -> str:
    match value:
        case str():
            return value
        case Percent(share):
            return percent_text(share)
        case _:
            return local_number(str(value))
