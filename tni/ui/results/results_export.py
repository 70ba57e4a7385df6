"""Results as files: texts of the tables for spreadsheets, the table to print, and the report of one pupil."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tni.cahier.french import NBSP
from tni.core.ids import PupilId
from tni.core.table import CellValue, Percent
from tni.quiz.skill_history import ALL_SKILLS, SkillHistory
from tni.services.results.table_export import ExportedResults, TableTexts, answers_table, table_file
from tni.ui.i18n import tr
from tni.ui.results.answer_text import answer_key_text, full_answer_text, local_number
from tni.ui.results.printed_report import PrintedReport, PrintedTable, report_pdf
from tni.ui.results.results_text import (
    NO_ANSWER_MARK,
    NOT_ASKED_MARK,
    column_heading,
    column_text,
    percent_text,
    respondent_name,
    row_owner_label,
    spoken_answer_text,
)
from tni.ui.vote.skill_names import skill_name


@dataclass(frozen=True, slots=True)
class ResultsExport:
    """Results to write, with the title and subtitle of a page: class, séance."""

    shown: ExportedResults
    title: str
    under: str


def table_texts() -> TableTexts:
    """Return the texts of exported tables."""
    return TableTexts(
        answers=tr("Réponses"),
        questions=tr("Questions"),
        number=tr("N°"),
        names=(tr("Nom"), tr("Prénom")),
        sums=(tr("Justes"), tr("Sur")),
        share=tr("Part de bonnes réponses"),
        question_headings=(
            tr("Question"),
            tr("Bonne réponse"),
            tr("Réponses"),
            tr("Réussite"),
            tr("Discrimination"),
            tr("Efficacité discriminative"),
            tr("Poids effectif"),
            tr("Au hasard"),
            tr("À savoir"),
        ),
        check_key=tr("Vérifier la bonne réponse"),
        no_answer=NO_ANSWER_MARK,
        not_asked=NOT_ASKED_MARK,
        column=column_text,
        owner=row_owner_label,
        answer=full_answer_text,
        key=answer_key_text,
        percent=percent_text,
    )


def export_bytes(path: Path, export: ResultsExport, family: str) -> Callable[[], bytes]:
    """Return a function that makes the bytes of the file, on any thread. The suffix of `path` selects the format; an
    unknown suffix selects CSV. `family` is the font family on paper."""
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        return lambda: report_pdf(answers_report(export), family)
    return lambda: table_file(suffix, export.shown, table_texts())


def answers_report(export: ResultsExport) -> PrintedReport:
    """Return the table of answers for printing: question numbers above the columns, the questions themselves below the
    table."""
    shown = export.shown
    heads, *rows = [[_printed(value) for value in row] for row in answers_table(shown, table_texts()).rows]
    kept = 3 if shown.named else 1
    columns = shown.results.columns
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
    shown = export.shown
    line = next((line for line in shown.lines if line.who.pupil == pupil), None)
    heads = [tr("Question"), tr("Ma réponse"), tr("Bonne réponse"), tr("Résultat")]
    answers = [heads]
    for cell, column in zip(() if line is None else line.cells, shown.results.columns, strict=line is not None):
        given = NO_ANSWER_MARK if cell.choice is None else full_answer_text(column.question, cell.choice)
        said = spoken_answer_text(cell, column).rpartition(", ")[2] if cell.right is not None else ""
        answers.append([column_text(column), given, answer_key_text(column.question), said])
    skills = [[tr("Compétence"), tr("Réussite"), tr("Réponses")]]
    for code in (ALL_SKILLS, *history.skills()):
        share, n = history.share(code, pupil)
        name = tr("Toutes les questions") if code == ALL_SKILLS else skill_name(code)
        skills.append([name, percent_text(share), str(n)])
    number = "" if line is None or line.who.number is None else tr("n° {}").format(line.who.number)
    who = respondent_name(pupil, shown.names) if shown.named else number
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
