"""The results as files: a table for a spreadsheet, one to print, and a pupil's own sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tni.cahier.french import NBSP
from tni.core.ids import PupilId
from tni.formats.table import Percent, Table, Value
from tni.formats.table_csv import table_csv
from tni.formats.table_ods import table_ods
from tni.formats.table_xlsx import table_xlsx
from tni.quiz.history import ALL, History
from tni.quiz.item_analysis import analyse
from tni.quiz.ledger import Ledger
from tni.quiz.results import Line, Results
from tni.ui.i18n import tr
from tni.ui.results.answer_words import decimal, key_words, whole_answer
from tni.ui.results.paper import Paper, Printed, paper_pdf
from tni.ui.results.words import (
    NO_ANSWER,
    Names,
    answer_words,
    column_head,
    column_words,
    file_rows,
    percent,
    person_words,
)
from tni.ui.vote.skill_words import skill_name

SUFFIXES = (".csv", ".xlsx", ".ods", ".pdf")


@dataclass(frozen=True, slots=True)
class Export:
    """What is seen, to be written. title, under: of the page: class, session. named: with pupils' names."""

    results: Results
    lines: Sequence[Line]
    names: Names
    ledgers: Sequence[Ledger]
    title: str
    under: str
    named: bool = True

    def rows(self) -> list[list[Value]]:
        """The table of answers, in the order that is seen."""
        return list(file_rows(self.results, self.lines, self.names, named=self.named))

    def tables(self) -> list[Table]:
        return [Table(tr("Réponses"), self.rows()), Table(tr("Questions"), self._items())]

    def _items(self) -> list[list[Value]]:
        heads = [tr("Question"), tr("Bonne réponse"), tr("Réponses"), tr("Réussite"), tr("Discrimination")]
        heads += [tr("Efficacité discriminative"), tr("Poids effectif"), tr("Au hasard"), tr("À savoir")]
        lines: list[list[Value]] = [[*heads]]
        for number, item in enumerate(analyse(self.ledgers).items, 1):
            found = item.statistics
            figures = [found.discrimination, found.efficiency, found.weight]
            lines.append(
                [
                    item.question.text or str(number),
                    key_words(item.question),
                    item.answered,
                    _share(found.facility),
                    *("" if figure is None else round(figure, 2) for figure in figures),
                    _share(item.guess),
                    tr("Vérifier la bonne réponse") if found.check_key else "",
                ]
            )
        return lines


def _share(share: float | None) -> Value:
    return "" if share is None else Percent(share)


def bytes_of(path: Path, export: Export, family: str) -> Callable[[], bytes]:
    """What makes the file's bytes, by the path's suffix, on any thread; CSV for a suffix that is not known. family: of
    the font on paper."""
    match path.suffix.lower():
        case ".xlsx":
            return lambda: table_xlsx(export.tables())
        case ".ods":
            return lambda: table_ods(export.tables())
        case ".pdf":
            return lambda: paper_pdf(answers_paper(export), family)
        case _:
            return lambda: table_csv(export.rows())


def answers_paper(export: Export) -> Paper:
    """The table of answers: numbers of questions over its columns, and what they ask below it."""
    heads, *rows = [[_printed(value) for value in row] for row in export.rows()]
    kept = 3 if export.named else 1
    columns = export.results.columns
    heads[kept : kept + len(columns)] = [column_head(column) for column in columns]
    asked = [
        [column_head(column), column.question.text or tr("Question écrite au tableau"), key_words(column.question)]
        for column in columns
        if column.vote == 1
    ]
    questions = Printed([[tr("Question"), tr("Texte"), tr("Bonne réponse")], *asked], kept=2)
    return Paper(export.title, export.under, [Printed([heads, *rows], kept=kept), questions])


def pupil_paper(export: Export, pupil: PupilId, history: History) -> Paper:
    """A pupil's own sheet: own answers and right ones of the session, and how much was right by skill, of all votes."""
    line = next((line for line in export.lines if line.who.pupil == pupil), None)
    heads = [tr("Question"), tr("Ma réponse"), tr("Bonne réponse"), tr("Résultat")]
    answers = [heads]
    for cell, column in zip(() if line is None else line.cells, export.results.columns, strict=line is not None):
        given = NO_ANSWER if cell.choice is None else whole_answer(column.question, cell.choice)
        said = answer_words(cell, column).rpartition(", ")[2] if cell.right is not None else ""
        answers.append([column_words(column), given, key_words(column.question), said])
    skills = [[tr("Compétence"), tr("Réussite"), tr("Réponses")]]
    for code in (ALL, *history.skills()):
        share, n = history.share(code, pupil)
        name = tr("Toutes les questions") if code == ALL else skill_name(code)
        skills.append([name, percent(share), str(n)])
    number = "" if line is None or line.who.number is None else tr("n° {}").format(line.who.number)
    who = person_words(pupil, export.names) if export.named else number
    tables = [Printed(answers, title=tr("Mes réponses")), Printed(skills, title=tr("Mes progrès depuis le début"))]
    return Paper(tr("Fiche de l’élève") + f"{NBSP}: {who}", f"{export.title} – {export.under}", tables)


def pupil_pdf(export: Export, pupil: PupilId, history: History, family: str) -> bytes:
    """The same as a file. family: of the font on paper."""
    return paper_pdf(pupil_paper(export, pupil, history), family)


def _printed(value: Value) -> str:
    match value:
        case str():
            return value
        case Percent(share):
            return percent(share)
        case _:
            return decimal(str(value))
