"""Reader of Auto Multiple Choice's LaTeX: `question` and `questionmult` with choices, numbers and open questions.

Understands the French and English names of the package's commands.
https://www.auto-multiple-choice.net/auto-multiple-choice.en/
"""

from __future__ import annotations

import re

from tni.core.format_errors import UnknownFileError
from tni.formats.banks.latex_includes import Inclusion
from tni.formats.banks.latex_to_html import latex_to_html, parse_group, parse_optional, skip_blank
from tni.formats.banks.moodle_xml import parse_float
from tni.formats.banks.read_context import ReadContext
from tni.quiz.bank.bodies import Answer, Body, Choice, Description, Essay, Near, Number, NumberAnswer
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.question_bank import BankQuestion, Category, QuestionBank
from tni.quiz.bank.rich_text import RichText

_MARK = re.compile(r"\\element\s*\{([^{}]*)\}|\\begin\s*\{(question|questionmultx?)\}\s*\{([^{}]*)\}")
_CHOICES = re.compile(r"\\begin\{((?:choices|reponses)(?:horiz|custom|perso)?)\}")
_ANSWER = re.compile(r"\\(bonne|correctchoice|mauvaise|wrongchoice)(?![a-zA-Z])")
_NUMBER = re.compile(r"\\AMCnumericChoices(?![a-zA-Z])")
_OPEN = re.compile(r"\\(?:AMCOpen|AMCouverte)(?![a-zA-Z])")
_SCORING = re.compile(r"\\(?:bareme|scoring)(?![a-zA-Z])")
_EXPLAIN = re.compile(r"\\(?:explain|explication)(?![a-zA-Z])")
_COMPUTED = re.compile(r"\\(?:FPeval|FPprint|FPrandom|pgfmath\w*|fpeval|directlua)")
_POINTS = re.compile(r"\bb\s*=\s*(\d{1,4}(?:\.\d{1,4})?)")


def read(text: str, reading: ReadContext) -> QuestionBank:
    """Parse AMC-LaTeX with the files that it includes. Raises: FileFormatError."""
    inclusion = Inclusion(reading)
    text = inclusion.expand(text)
    entries: list[BankQuestion | Category] = []
    at, group_name, lines, counted = 0, "", 1, 0
    while (mark := _MARK.search(text, at)) is not None:
        at = mark.end()
        if mark[1] is not None:
            group_name = mark[1].strip()
            continue
        end = text.find(f"\\end{{{mark[2]}}}", at)
        if end < 0:
            break
        lines, counted = lines + text.count("\n", counted, mark.start()), mark.start()
        reading.next_item(None if inclusion.count else lines)  # else a line of the text put together
        if group_name and not _is_category(entries, group_name):
            entries.append(Category(group_name))
        inside, at = text[at:end], end
        if (computed := _COMPUTED.search(inside)) is not None:
            reading.lose(LossKind.KIND, computed[0])
            continue
        entries.append(reading.keep(_item(inside, mark[3].strip(), mark[2] != "question", reading)))
    if not reading.item and not reading.losses:
        raise UnknownFileError("no question")
    return QuestionBank(tuple(entries))


def _is_category(entries: list[BankQuestion | Category], name: str) -> bool:
    last = next((entry for entry in reversed(entries) if isinstance(entry, Category)), None)
    return last is not None and last.path == name


def _item(inside: str, name: str, several: bool, reading: ReadContext) -> BankQuestion:
    inside, explanation = _without_command(inside, _EXPLAIN)
    body, rest = _body(inside, several, reading)
    rest, scoring = _without_command(rest, _SCORING)
    return BankQuestion(
        stem=_rich(rest, reading),
        body=body,
        title=name or None,
        feedback=_rich(explanation, reading) if explanation is not None else None,
        points=_points(scoring, reading),
    )


def _rich(text: str, reading: ReadContext) -> RichText:
    return reading.rich(latex_to_html(text, reading))


def _points(scoring: str | None, reading: ReadContext) -> float | None:
    if scoring is None:
        return None
    found = _POINTS.search(scoring)
    if len(scoring.split(",")) > 1 or found is None:
        reading.lose(LossKind.CREDIT, scoring)
    return float(found[1]) if found is not None else None


def _without_command(text: str, command: re.Pattern[str]) -> tuple[str, str | None]:
    """Remove the first such command; return the rest and the content of its braces, or None if there is no such
    command."""
    found = command.search(text)
    if found is None:
        return text, None
    inside = parse_group(text, skip_blank(text, found.end()))
    if inside is None:
        return text, None
    return text[: found.start()] + text[inside[1] :], inside[0]


def _body(inside: str, several: bool, reading: ReadContext) -> tuple[Body, str]:
    """Return the body, and the text around it."""
    if _CHOICES.search(inside) is not None:
        return _choice(inside, several, reading)
    if (found := _NUMBER.search(inside)) is not None:
        value = parse_group(inside, skip_blank(inside, found.end()))
        options = None if value is None else parse_group(inside, skip_blank(inside, value[1]))
        if value is not None and options is not None and (number := _number(value[0], options[0])) is not None:
            return number, inside[: found.start()] + inside[options[1] :]
        reading.lose(LossKind.KEY, "\\AMCnumericChoices")
        return Essay(), inside[: found.start()]
    if (found := _OPEN.search(inside)) is not None:
        options = parse_group(inside, skip_blank(inside, found.end()))
        marks = None if options is None else parse_group(inside, skip_blank(inside, options[1]))
        lines = None if options is None else re.search(r"lines\s*=\s*(\d{1,3})", options[0])
        end = marks[1] if marks is not None else options[1] if options is not None else found.end()
        return Essay(int(lines[1]) if lines else None), inside[: found.start()] + inside[end:]
    return Description(), inside


def _choice(inside: str, several: bool, reading: ReadContext) -> tuple[Choice, str]:
    """Parse the answers, which may stand in several columns, each in an environment of its own."""
    answers: list[Answer] = []
    is_fixed, pieces, at = False, [], 0
    while (found := _CHOICES.search(inside, at)) is not None:
        pieces.append(inside[at : found.start()])
        ending = f"\\end{{{found[1]}}}"
        end = inside.find(ending, found.end())
        option, start = parse_optional(inside, found.end())
        answers += _answers(inside[start : end if end >= 0 else len(inside)], reading)
        reading.answers(len(answers))
        is_fixed |= option == "o"
        at = end + len(ending) if end >= 0 else len(inside)
    pieces.append(inside[at:])
    if not any(answer.right for answer in answers):
        reading.lose(LossKind.KEY)
    return Choice(tuple(answers), several, False if is_fixed else None), "".join(pieces)


def _answers(text: str, reading: ReadContext) -> list[Answer]:
    answers: list[Answer] = []
    at = 0
    while (found := _ANSWER.search(text, at)) is not None:
        reading.answers(len(answers) + 1)
        reading.check_time()
        start = skip_blank(text, parse_optional(text, found.end())[1])
        inside = parse_group(text, start)
        if inside is None:
            reading.lose(LossKind.ANSWERS, found[0])
            break
        answer, at = inside
        answer, scoring = _without_command(answer, _SCORING)
        follows = _SCORING.match(text, skip_blank(text, at))
        if scoring is not None or follows is not None:
            reading.lose(LossKind.CREDIT, "\\scoring")
        answers.append(Answer(_rich(answer, reading), found[1] in ("bonne", "correctchoice")))
    return answers


def _number(value: str, options: str) -> Number | None:
    """Parse a numeric answer. `approx=10` also accepts values within ten units of the last digit, for the credit
    `scoreapprox` instead of `scoreexact`."""
    top, slash, bottom = value.partition("/")
    exact, divisor = parse_float(top), parse_float(bottom) if slash else 1.0
    exact = None if exact is None or not divisor else exact / divisor
    if exact is None:
        return None
    given = dict(part.strip().partition("=")[::2] for part in options.split(","))
    named = {key.strip(): parse_float(text) for key, text in given.items()}
    answers = [NumberAnswer(Near(exact))]
    around = named.get("approx")
    if around:
        best, less = named.get("scoreexact") or 2.0, named.get("scoreapprox")
        weight = 100 * (1.0 if less is None else less) / best
        step = around * 10.0 ** -min(20.0, max(0.0, named.get("decimals") or 0.0))
        if 0 < weight <= 100:
            answers.append(NumberAnswer(Near(exact, step), weight == 100, None if weight == 100 else weight))
    return Number(tuple(answers))
