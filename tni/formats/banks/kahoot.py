"""Reader and writer of Kahoot's spreadsheet: a heading in row 8, a question per row below, at most four answers.

In its template, columns B to H are the question, four answers, the time limit in seconds, and the numbers of the right
answers ("1,3").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tni.core.collation import fold
from tni.core.format_errors import UnknownFileError
from tni.core.table import CellValue, Table
from tni.formats.banks.choice_fallback import to_choice
from tni.formats.banks.read_context import ReadContext
from tni.formats.banks.round_trip import EncodedBank
from tni.formats.banks.xlsx import read_cells
from tni.formats.table_xlsx import table_xlsx
from tni.quiz.bank.bodies import Answer, Choice
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.plain_text import one_line
from tni.quiz.bank.question_bank import BankQuestion, QuestionBank
from tni.quiz.bank.rich_text import TextFormat

HEADING_WITHIN = 40
QUESTION_MOST, ANSWER_MOST, ANSWERS_MOST = 120, 75, 4
SECONDS = (5, 10, 20, 30, 60, 90, 120, 240)
USUAL_S = 20
HEADINGS = (
    "Question - max 120 characters",
    *(f"Answer {number} - max 75 characters" for number in range(1, 5)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
FIRST_ROW = 8


def read(data: bytes, reading: ReadContext) -> QuestionBank:
    """Read a spreadsheet. Raises: FileFormatError."""
    rows = read_cells(data, reading.limits)
    columns, start = _columns(rows)
    items = []
    for at, row in enumerate(rows[start:], start + 1):

        def cell(name: str, row: list[str] = row) -> str:
            column = columns.get(name)
            return row[column].strip() if column is not None and column < len(row) else ""

        answers = [cell(f"answer {number}") for number in range(1, ANSWERS_MOST + 1)]
        if cell("question") or any(answers):
            reading.next_item(at)
            items.append(reading.keep(_item(cell("question"), answers, cell("time"), cell("correct"), reading)))
    return QuestionBank(tuple(items))


def _columns(rows: Sequence[Sequence[str]]) -> tuple[dict[str, int], int]:
    """Find the heading; return the index of each column, and of the row after the heading. Raises: UnknownFileError."""
    for at, row in enumerate(rows[:HEADING_WITHIN]):
        columns: dict[str, int] = {}
        for column, text in enumerate(row):
            name = _name(fold(text))
            if name:
                columns.setdefault(name, column)
        if {"question", "answer 1", "answer 2"} <= columns.keys():
            return columns, at + 1
    raise UnknownFileError("no heading of Kahoot's")


def _name(heading: str) -> str:
    if (found := re.match(r"(?:answer|reponse) ([1-4])\b", heading)) is not None:
        return f"answer {found[1]}"
    if heading.startswith("question"):
        return "question"
    if heading.startswith(("time limit", "limite de temps", "temps", "duree")):
        return "time"
    if "correct" in heading or heading.startswith(("bonne", "reponse juste", "reponses justes")):
        return "correct"
    return ""


def _item(stem: str, cells: list[str], time: str, correct: str, reading: ReadContext) -> BankQuestion:
    right = {int(number) for number in re.findall(r"[1-4]", correct)}
    filled = [number for number, text in enumerate(cells, 1) if text]
    if not right & set(filled):
        reading.lose(LossKind.KEY, correct)
    answers = tuple(Answer(reading.rich(cells[number - 1], TextFormat.PLAIN), number in right) for number in filled)
    seconds = float(time) if re.fullmatch(r"\d{1,4}(\.\d{1,3})?", time) else None
    return BankQuestion(
        stem=reading.rich(stem, TextFormat.PLAIN), body=Choice(answers, len(right) > 1), seconds=seconds
    )


def write(bank: QuestionBank) -> EncodedBank:
    """Encode as a workbook. Left out: other questions than choices of two to four answers with a right one. Longer text
    is cut."""
    rows: list[list[CellValue]] = [["Quiz template"], *([] for _ in range(FIRST_ROW - 2)), ["", *HEADINGS]]
    kept = []
    for number, item in enumerate(bank.items, 1):
        choice = to_choice(item.body)
        if choice is None or not 2 <= len(choice.answers) <= ANSWERS_MOST or not choice.right:
            continue
        if any(not one_line(answer.text) for answer in choice.answers) or not one_line(item.stem):
            continue
        texts: list[CellValue] = [_cut(one_line(answer.text), ANSWER_MOST) for answer in choice.answers]
        texts += [""] * (ANSWERS_MOST - len(texts))
        right = ",".join(str(at + 1) for at in choice.right)
        kept.append(number)
        question = _cut(one_line(item.stem), QUESTION_MOST)
        rows.append([len(kept), question, *texts, _seconds(item.seconds), right])
    return EncodedBank(table_xlsx([Table("Sheet1", rows)]), tuple(kept))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _seconds(seconds: float | None) -> int:
    """Return Kahoot's shortest time limit that is long enough."""
    return USUAL_S if seconds is None else next((s for s in SECONDS if s >= seconds), SECONDS[-1])
