"""Reading and writing of Moodle's text with gaps ("cloze"), such as `{2:MULTICHOICE:=yes#good~no}`, within Moodle XML
or as a text file: a single question with all its gaps.
https://docs.moodle.org/en/Embedded_Answers_(Cloze)"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from tni.formats.banks.gift_syntax import format_decimal, parse_number
from tni.formats.banks.read_context import ReadContext
from tni.quiz.bank.bodies import Answer, Choice, Gap, Gaps, Near, Number, NumberAnswer, ShortText
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.plain_text import plain_text_of
from tni.quiz.bank.question_bank import BankQuestion, QuestionBank
from tni.quiz.bank.rich_text import RichText, TextFormat

_OPENING = re.compile(
    r"\{(\d{0,6}):(SHORTANSWER|SAC|SA|MWC|MW|SHORTANSWER_C|NUMERICAL|NM|MULTICHOICE|MCVS|MCHS|MCV|MCH|MCS|MC"
    r"|MULTIRESPONSE_HS|MULTIRESPONSE_H|MULTIRESPONSE_S|MULTIRESPONSE|MRHS|MRVS|MRV|MRH|MRS|MR"
    r"|MULTICHOICE_VS|MULTICHOICE_HS|MULTICHOICE_V|MULTICHOICE_H|MULTICHOICE_S):"
)
_WEIGHT = re.compile(r"\s*%([+-]?\d{1,10}(?:[.,]\d{1,20})?)%")
_ESCAPED = re.compile(r"\\([}#~/\"\\])|(?<=&)#")
_HELD = {sign: chr(0xFDE0 + at) for at, sign in enumerate('}#~/"\\')}
_NUMERIC = chr(0xFDEF)
"""Placeholder of the # in "&#39;", which is no separator."""
_FREED = {ord(held): sign for sign, held in _HELD.items()} | {ord(_NUMERIC): "#"}
BY_CASE = frozenset(("SAC", "MWC", "SHORTANSWER_C"))


def looks_like(text: str) -> bool:
    """Return whether the text has a gap, and not only one that another format quotes with a backslash."""
    return any(not text.startswith("\\", max(found.start() - 1, 0)) for found in _OPENING.finditer(text))


def begins_gap(text: str, at: int) -> bool:
    return _OPENING.match(text, at) is not None


def without_gaps(text: str) -> str:
    """Return the text between the gaps."""
    held = _ESCAPED.sub(_hold, text.translate(dict.fromkeys(_FREED)))
    pieces, at = [], 0
    for found, end in _gaps(held):
        pieces.append(held[at : found.start()])
        at = end + 1
    return _restored(" ".join((*pieces, held[at:])))


def read(text: str, reading: ReadContext) -> QuestionBank:
    """Parse a text file. Raises: FileFormatError if a limit is exceeded."""
    reading.next_item(1)
    body = parse_cloze(text.lstrip("\ufeff").strip(), TextFormat.MOODLE, reading)
    if not any(isinstance(part, Gap) for part in body.parts):
        reading.lose(LossKind.QUESTION, " ".join(text.split()))
        return QuestionBank(())
    return QuestionBank((reading.keep(BankQuestion(stem=RichText("", TextFormat.MOODLE), body=body)),))


def parse_cloze(text: str, format: TextFormat, reading: ReadContext) -> Gaps:
    """Split a text at its gaps."""
    held = _ESCAPED.sub(_hold, text.translate(dict.fromkeys(_FREED)))
    parts: list[RichText | Gap] = []
    at = 0
    for found, end in _gaps(held):
        parts.append(reading.rich(_restored(held[at : found.start()]), format))
        body = _gap(found[2], held[found.end() : end], format, reading)
        if not any(answer.right or (answer.weight or 0) > 0 for answer in body.answers):
            reading.lose(LossKind.KEY, _restored(held[found.start() : end + 1]))
        parts.append(Gap(body, float(found[1] or 1)))
        at = end + 1
        reading.answers(len(parts) // 2)
    parts.append(reading.rich(_restored(held[at:]), format))
    return Gaps(tuple(part for part in parts if isinstance(part, Gap) or part.text))


def _gaps(held: str) -> Iterator[tuple[re.Match[str], int]]:
    """Yield the beginning of each gap, and the place of its closing brace."""
    at = 0
    while (found := _OPENING.search(held, at)) is not None and (end := held.find("}", found.end())) >= 0:
        yield found, end
        at = end + 1


def _hold(found: re.Match[str]) -> str:
    return _HELD[found[1]] if found[1] else _NUMERIC


def _restored(held: str) -> str:
    """Restore the text between gaps, with its backslashes."""
    plain = held.replace(_NUMERIC, "#")
    return "".join(f"\\{_FREED[ord(c)]}" if ord(c) in _FREED else c for c in plain)


def _gap(kind: str, inside: str, format: TextFormat, reading: ReadContext) -> Choice | ShortText | Number:
    answers = inside.split("~")
    reading.answers(len(answers))
    if kind in ("NUMERICAL", "NM"):
        numbers = [_number(one, format, reading) for one in answers if one.strip()]
        return Number(tuple(answer for answer in numbers if answer is not None))
    found = tuple(_answer(one, format, reading) for one in answers if one.strip())
    if kind.startswith("M") and kind not in ("MW", "MWC"):
        several = kind.startswith(("MR", "MULTIRESPONSE"))
        shuffled = True if kind.endswith("S") and kind != "MULTICHOICE" else None
        return Choice(found, several, shuffled)
    return ShortText(found, by_case=kind in BY_CASE or None)


def _credit(text: str, reading: ReadContext) -> tuple[bool, float | None, str]:
    text = text.lstrip()
    if text.startswith("="):
        return True, None, text[1:]
    if (found := _WEIGHT.match(text)) is not None:
        weight = float(found[1].replace(",", "."))
        if -100 <= weight <= 100:
            return weight == 100, None if weight in (0, 100) else weight, text[found.end() :]
        reading.lose(LossKind.CREDIT, found[0])
        return False, None, text[found.end() :]
    return False, None, text


def _parse_feedback(text: str, format: TextFormat, reading: ReadContext) -> RichText | None:
    return reading.rich(text.translate(_FREED).strip(), format) if text.strip() else None


def _answer(text: str, format: TextFormat, reading: ReadContext) -> Answer:
    right, weight, rest = _credit(text, reading)
    answer, _, feedback = rest.partition("#")
    return Answer(
        reading.rich(answer.translate(_FREED).strip(), format),
        right,
        weight,
        _parse_feedback(feedback, format, reading),
    )


def _number(text: str, format: TextFormat, reading: ReadContext) -> NumberAnswer | None:
    right, weight, rest = _credit(text, reading)
    answer, _, feedback = rest.partition("#")
    bare = html.unescape(answer.translate(_FREED)).strip()
    accepted = parse_number(bare)
    if accepted is None and bare != "*":
        reading.lose(LossKind.ANSWERS, bare)
        return None
    return NumberAnswer(accepted, right, weight, _parse_feedback(feedback, format, reading))


def write_cloze(gaps: Gaps) -> str:
    """Write the text of a question with its gaps in Moodle's notation."""
    return "".join(_written(part) if isinstance(part, Gap) else part.text for part in gaps.parts)


def _written(gap: Gap) -> str:
    match gap.body:
        case Number(answers=answers):
            inside = [_mark(a.right, a.weight) + _accepted(a) + _feedback(a.feedback) for a in answers]
            kind = "NUMERICAL"
        case ShortText(answers=texts, by_case=by_case):
            inside, kind = _texts(texts), "SHORTANSWER_C" if by_case else "SHORTANSWER"
        case Choice(answers=texts, several=several, shuffled=shuffled):
            kind = ("MULTIRESPONSE" if several else "MULTICHOICE") + ("_S" if shuffled else "")
            inside = _texts(texts)
    weight = f"{gap.weight:g}" if gap.weight.is_integer() else "1"
    return f"{{{weight}:{kind}:{'~'.join(inside)}}}"


def _texts(answers: Sequence[Answer]) -> list[str]:
    return [_mark(a.right, a.weight) + _escaped(a.text) + _feedback(a.feedback) for a in answers]


def _mark(right: bool, weight: float | None) -> str:
    if weight is None:
        return "=" if right else "%0%"
    return f"%{weight:.5f}".rstrip("0").rstrip(".") + "%"


def _accepted(answer: NumberAnswer) -> str:
    match answer.accepted:
        case None:
            return "*"
        case Near(value=value, tolerance=tolerance):
            return f"{format_decimal(value)}:{format_decimal(tolerance or 0.0)}"
        case between:
            middle = (between.low + between.high) / 2
            return f"{format_decimal(middle)}:{format_decimal((between.high - between.low) / 2)}"


def _feedback(text: RichText | None) -> str:
    return f"#{_escaped(text)}" if text else ""


def _escaped(text: RichText) -> str:
    plain = plain_text_of(text) if text.format is TextFormat.PLAIN else text.text
    return re.sub(r"[}~\\]|(?<!&)#", r"\\\g<0>", plain)
