"""Writer of Moodle XML."""

from __future__ import annotations

from lxml import etree

from tni.formats.banks.choice_fallback import to_choice
from tni.formats.banks.cloze import write_cloze
from tni.formats.banks.gift_syntax import format_decimal
from tni.formats.banks.moodle_picture import MARKER_NAMES, write_marker
from tni.formats.banks.moodle_xml import MoodleWriter, strip_non_xml
from tni.formats.banks.round_trip import EncodedBank
from tni.formats.xml_tree import Element
from tni.quiz.bank.bodies import (
    Between,
    Body,
    Choice,
    Description,
    Essay,
    Gaps,
    Matching,
    Near,
    Number,
    NumberAnswer,
    Ordering,
    PointBody,
    Scale,
    ShortText,
    TrueFalse,
)
from tni.quiz.bank.plain_text import plain_text_of
from tni.quiz.bank.question_bank import BankQuestion, Category, QuestionBank
from tni.quiz.bank.rich_text import RichText, TextFormat


def write(bank: QuestionBank) -> EncodedBank:
    """Encode as UTF-8. Left out: true or false without a key, points without a picture or a right place.

    Encodes one question at a time: a single call for all of them would block every other thread until it returns.
    """
    parts, kept, number = [b"<?xml version='1.0' encoding='UTF-8'?>\n<quiz>"], [], 0
    for entry in bank.entries:
        if isinstance(entry, Category):
            question = etree.Element("question", type="category")
            text = etree.SubElement(etree.SubElement(question, "category"), "text")
            text.text = strip_non_xml(entry.path)
        else:
            number += 1
            if (kind := _kind(entry)) is None:
                continue
            question = etree.Element("question", type=kind)
            _question(question, entry)
            kept.append(number)
        etree.indent(question, level=1)
        parts.append(etree.tostring(question, encoding="UTF-8"))
    return EncodedBank(b"\n  ".join(parts) + b"\n</quiz>", tuple(kept))


def _kind(item: BankQuestion) -> str | None:
    """Return Moodle's name of the kind; None if Moodle can't ask the question."""
    match item.body:
        case TrueFalse(right=None):
            return None
        case PointBody(areas=areas) if not any(area.right and area.shape in MARKER_NAMES for area in areas):
            return None
        case PointBody(image=image) if image not in [file.name for file in item.files]:
            return None
        case Number(answers=()) | ShortText(answers=()) | Choice(answers=()) | Matching(pairs=()):
            return None
        case Ordering(items=items) if len(items) < 2:
            return None
        case _:
            return KINDS[type(item.body)]


KINDS: dict[type[Body], str] = {
    Choice: "multichoice",
    Scale: "multichoice",
    TrueFalse: "truefalse",
    ShortText: "shortanswer",
    Number: "numerical",
    Matching: "matching",
    Ordering: "ordering",
    Gaps: "cloze",
    Essay: "essay",
    Description: "description",
    PointBody: "ddmarker",
}


def _question(element: Element, item: BankQuestion) -> None:
    writer = MoodleWriter(element, item.files)
    writer.wrapped("name", item.title or "")
    stem = item.stem
    if isinstance(item.body, Gaps):
        separator = (
            "<br>" if stem.text.strip() and stem.format is TextFormat.HTML else "\n" if stem.text.strip() else ""
        )
        stem = RichText(stem.text + separator + write_cloze(item.body), _cloze_format(item.body, stem))
    if isinstance(item.body, PointBody):
        write_marker(item.body, writer)
    text = writer.text("questiontext", stem)
    writer.text("generalfeedback", item.feedback)
    if item.points is not None:
        writer.plain("defaultgrade", format_decimal(item.points))
    if item.id is not None:
        writer.plain("idnumber", item.id)
    _body(writer, item.body)
    writer.rest(text)
    if item.tags:
        tags = etree.SubElement(element, "tags")
        for tag in item.tags:
            etree.SubElement(etree.SubElement(tags, "tag"), "text").text = strip_non_xml(tag)


def _cloze_format(gaps: Gaps, stem: RichText) -> TextFormat:
    return next((part.format for part in gaps.parts if isinstance(part, RichText)), stem.format)


def _body(writer: MoodleWriter, body: Body) -> None:
    match body:
        case Choice() | Scale():
            choice = to_choice(body)
            assert choice is not None
            writer.plain("single", "false" if choice.several else "true")
            if choice.shuffled is not None:
                writer.plain("shuffleanswers", "true" if choice.shuffled else "false")
            for answer, credit in zip(choice.answers, choice.credits, strict=True):
                _answer(writer, answer.text, credit, answer.feedback)
        case TrueFalse(right=right, wrong_feedback=wrong, right_feedback=good):
            for value in (True, False):
                is_right = value == right
                feedback = good if is_right else wrong
                _answer(writer, RichText(str(value).lower()), 100.0 if is_right else 0.0, feedback)
        case ShortText(answers=answers, by_case=by_case):
            if by_case is not None:
                writer.plain("usecase", "1" if by_case else "0")
            for answer in answers:
                _answer(writer, answer.text, answer.credit, answer.feedback)
        case Number(answers=numbers):
            for number in numbers:
                _number(writer, number)
        case Matching():
            _matching(writer, body)
        case Ordering(items=items):
            for rank, one in enumerate(items, 1):
                writer.text("answer", one, fraction=f"{rank}.0000000")
        case Essay(lines=int() as lines):
            writer.plain("responsefieldlines", str(lines))
        case _:
            pass


def _fraction(credit: float) -> str:
    return f"{credit:.7f}".rstrip("0").rstrip(".")


def _answer(writer: MoodleWriter, text: RichText, credit: float, feedback: RichText | None) -> Element:
    answer = writer.text("answer", text, fraction=_fraction(credit))
    writer.text("feedback", feedback, answer)
    return answer


def _number(writer: MoodleWriter, answer: NumberAnswer) -> None:
    value, tolerance = "*", None
    match answer.accepted:
        case Near(value=middle, tolerance=around):
            value, tolerance = format_decimal(middle), around
        case Between(low=low, high=high):
            value, tolerance = format_decimal((low + high) / 2), (high - low) / 2
    made = _answer(writer, RichText(value), answer.credit, answer.feedback)
    if tolerance is not None:
        etree.SubElement(made, "tolerance").text = format_decimal(tolerance)


def _matching(writer: MoodleWriter, body: Matching) -> None:
    if body.shuffled is not None:
        writer.plain("shuffleanswers", "true" if body.shuffled else "false")
    for pair in body.pairs:
        if pair.right is not None:
            sub = writer.text("subquestion", pair.left)
            answer = etree.SubElement(sub, "answer")
            etree.SubElement(answer, "text").text = strip_non_xml(plain_text_of(pair.right))
