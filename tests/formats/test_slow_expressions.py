"""Regular expressions over text from outside: none takes longer than its text is long."""

from __future__ import annotations

import subprocess
import sys

import pytest

LIMIT_S = 120
"""Each takes a second or two; an expression that looks at all of the text from each of its letters takes hours."""
CASES = {
    "cloze, gaps that do not close": ("from tni.formats.banks.cloze import without_gaps as f; f('{1:SA:' * 700_000)"),
    "class list, cells that look like a class up to their end": (
        "from tni.formats.roster_csv import preview as f\n"
        "f('\\n'.join(';'.join('6e ' + 'a' * 20 + '!' for _ in range(64)) for _ in range(250)).encode())"
    ),
    "class list, cells that look like a level up to their end": (
        "from tni.formats.roster_csv import preview as f\n"
        "f('\\n'.join(['6e A;' * 60] * 400 + [('6' + ' .' * 950 + '!;') * 60] * 60).encode())"
    ),
    "GIFT, a comment with identifiers that do not close": (
        "from tni.formats.banks.format_registry import read as f, BankFormat\n"
        "f(b'// ' + b'[id:' * 500_000 + b'\\nQ {=a}', kind=BankFormat.GIFT)"
    ),
    "AMC-TXT, marks that do not close": (
        "from tni.formats.banks.format_registry import read as f, BankFormat\n"
        "f(b'* q\\n+ ' + b'[*' * 490_000, kind=BankFormat.AMC_TXT)"
    ),
    "LaTeX, points of a list whose labels do not close": (
        "from tni.formats.banks.latex_to_html import latex_to_html as f\n"
        "from tni.formats.banks.read_context import ReadContext\n"
        "f('\\\\begin{itemize}\\\\item' + '\\\\item[' * 160_000, ReadContext())"
    ),
    "QTI, a name with many prefixes": (
        "from pathlib import Path\n"
        "from tni.formats.banks.files_beside import FilesBeside\n"
        "from tni.formats.banks.qti_references import read_referenced as f\n"
        "f(FilesBeside(Path('x'), 9), b'<' + b'img:' * 700_000)"
    ),
    "calendar, texts of spaces and line ends": (
        "from datetime import datetime, timedelta, timezone\n"
        "from tni.formats.icalendar_reader import holidays_of\n"
        "from tni.planning.calendar_event import CalendarEvent, hour_of as f\n"
        "start, text = datetime(2026, 9, 1, 8, tzinfo=timezone.utc), 'a' + ' ' * 1998 + 'b'\n"
        "event = CalendarEvent(start, start + timedelta(hours=1), text, (' ' * 40 + '\\n') * 48, text, text)\n"
        "for _ in range(1000): f(event, ['5e A'])\n"
        "holidays_of([(text, '2026-10-17', '2026-11-02', 'A')] * 10_000)"
    ),
    "AMC-TXT to write, a text of empty lines": (
        "from tni.formats.banks.amc_txt import write as f\n"
        "from tni.quiz.bank.bodies import Essay\n"
        "from tni.quiz.bank.question_bank import BankQuestion, QuestionBank\n"
        "from tni.quiz.bank.rich_text import RichText\n"
        "f(QuestionBank((BankQuestion(stem=RichText('a' + '\\n' * 990_000 + 'b'), body=Essay()),)))"
    ),
    "a question to show, with a picture and empty lines": (
        "from tni.formats.banks.question_renderer import render_description as f\n"
        "from tni.quiz.bank.bodies import Description\n"
        "from tni.quiz.bank.question_bank import BankQuestion\n"
        "from tni.quiz.bank.rich_text import RichText, TextFormat\n"
        "text = '<img src=\"data:image/png\">a' + ' \\n' * 490_000 + 'b <a' + 'a' * 490_000\n"
        "f(BankQuestion(stem=RichText(text, TextFormat.HTML), body=Description()))"
    ),
}


@pytest.mark.parametrize("code", CASES.values(), ids=CASES)
def test_the_worst_text_ends(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True, timeout=LIMIT_S)
