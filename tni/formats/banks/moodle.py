"""Reader of Moodle XML. https://docs.moodle.org/en/Moodle_XML_format; question types of plug-ins as they export
themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from tni.core.format_errors import UnknownFileError
from tni.formats.banks.cloze import parse_cloze
from tni.formats.banks.moodle_drag import read_drag_words, read_select_words
from tni.formats.banks.moodle_picture import PlacedThing, read_image_drag, read_marker
from tni.formats.banks.moodle_xml import MoodleTexts, child_text, parse_float, read_flag
from tni.formats.banks.read_context import ReadContext
from tni.formats.xml_tree import Element, child, children, name_of, parse_xml
from tni.quiz.bank.bodies import (
    Answer,
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
    Pair,
    ShortText,
    TrueFalse,
)
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.plain_text import referenced_files, to_html
from tni.quiz.bank.question_bank import BankQuestion, Category, QuestionBank
from tni.quiz.bank.rich_text import RichText, TextFormat

UNSUPPORTED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
SETTINGS = ("graderinfo", "responsetemplate", "hint", "units", "attachments")
USUAL = {"attachments": ("0", "")}
PENALTIES = (None, 0.0, 0.1, 0.3333333, 0.5, 1.0)


def read(data: bytes, reading: ReadContext) -> QuestionBank:
    """Parse Moodle XML. Raises: FileFormatError."""
    root = parse_xml(data)
    questions = [root] if name_of(root) == "question" else children(root, "question")
    if name_of(root) not in ("quiz", "question"):
        raise UnknownFileError(f"<{name_of(root)}> is no quiz")
    entries: list[BankQuestion | Category] = []
    for question in questions:
        kind = question.get("type") or ""
        if kind == "category":
            path = Category(child_text(question, "category"))
            if not entries or entries[-1] != path:
                entries.append(path)
            continue
        reading.next_item(question.sourceline)
        read_body = BODIES.get(kind)
        items = [] if read_body is None else _items(question, read_body, reading)
        if not items:
            reading.lose(LossKind.KIND, kind)
        entries += map(reading.keep, items)
    return QuestionBank(tuple(entries))


def _items(question: Element, read_body: _BodyReader, reading: ReadContext) -> list[BankQuestion]:
    """Read a question: one, or one for each thing to put on a picture; none if it can't be understood."""
    texts = MoodleTexts(reading)
    stem = texts.rich(child(question, "questiontext"))
    _old_picture(question, reading)
    body = read_body(question, texts, reading)
    if body is None:
        return []
    _settings(question, reading)
    tags = [child_text(tag, "text") for found in children(question, "tags") for tag in children(found, "tag")]
    whole = BankQuestion(
        stem=RichText("", stem.format) if isinstance(body, Gaps) else stem,
        body=Description() if isinstance(body, tuple) else body,
        title=child_text(question, "name") or None,
        id=child_text(question, "idnumber") or None,
        tags=tuple(tag for tag in tags if tag),
        feedback=texts.maybe(child(question, "generalfeedback")),
        files=tuple(texts.files.values()),
        points=parse_float(child_text(question, "defaultgrade")),
    )
    return list(_of_things(whole, body)) if isinstance(body, tuple) else [whole]


def _of_things(whole: BankQuestion, things: tuple[PlacedThing, ...]) -> Iterator[BankQuestion]:
    """Yield a question about each thing to put on a picture, with its share of the points."""
    pictures = {name for thing in things for name in referenced_files(thing.label)}
    points = None if whole.points is None else whole.points / len(things)
    for thing in things:
        stem = RichText(f"{to_html(whole.stem).text}<p>{thing.label.text}</p>", TextFormat.HTML)
        others = pictures - set(referenced_files(thing.label))
        files = tuple(file for file in whole.files if file.name not in others)
        yield replace(whole, stem=stem, body=thing.body, files=files, points=points)


def _old_picture(question: Element, reading: ReadContext) -> None:
    """Record as a loss the picture that Moodle 1 stored beside the text."""
    for name in ("image", "image_base64"):
        if child_text(question, name):
            reading.lose(LossKind.FILES, child_text(question, name)[:30])
            return


def _settings(question: Element, reading: ReadContext) -> None:
    """Record as losses the settings of Moodle that have no effect here."""
    texts = MoodleTexts(ReadContext(reading.limits, reading.now))
    for name in UNSUPPORTED:
        if texts.maybe(child(question, name)):
            reading.lose(LossKind.FEEDBACK, name)
    for name in SETTINGS:
        found = child(question, name)
        if found is not None and "".join(found.itertext()).strip() not in USUAL.get(name, ("",)):
            reading.lose(LossKind.SETTING, name)
    if read_flag(question, "hidden"):
        reading.lose(LossKind.SETTING, "hidden")
    if parse_float(child_text(question, "penalty")) not in PENALTIES:
        reading.lose(LossKind.SETTING, "penalty")


def _fraction(answer: Element, reading: ReadContext) -> float:
    fraction = parse_float(answer.get("fraction"))
    if fraction is None:
        return 0.0
    if not -100 <= fraction <= 100:
        reading.lose(LossKind.CREDIT, f"{fraction:g}")
        return 100.0 if fraction > 0 else -100.0
    return fraction


def _answers(question: Element, texts: MoodleTexts, reading: ReadContext, missing: TextFormat) -> list[Answer]:
    found = children(question, "answer")
    reading.answers(len(found))
    made = []
    for answer in found:
        fraction = _fraction(answer, reading)
        weight = None if fraction in (0, 100) else fraction
        feedback = texts.maybe(child(answer, "feedback"))
        made.append(Answer(texts.rich(answer, missing), fraction == 100, weight, feedback))
    return made


def _choice(question: Element, texts: MoodleTexts, reading: ReadContext) -> Choice | None:
    answers = _answers(question, texts, reading, TextFormat.HTML)
    several = read_flag(question, "single") is False
    if several:
        answers = [Answer(a.text, a.credit > 0, a.weight, a.feedback) for a in answers]
    return Choice(tuple(answers), several, read_flag(question, "shuffleanswers")) if answers else None


def _choice_set(question: Element, texts: MoodleTexts, reading: ReadContext) -> Choice | None:
    """Parse a question of the multichoiceset plug-in, which gives credit for all right answers together or none."""
    answers = _answers(question, texts, reading, TextFormat.HTML)
    reading.lose(LossKind.CREDIT, "multichoiceset")
    return Choice(tuple(answers), True, read_flag(question, "shuffleanswers")) if answers else None


def _short(question: Element, texts: MoodleTexts, reading: ReadContext) -> ShortText | None:
    answers = _answers(question, texts, reading, TextFormat.PLAIN)
    return ShortText(tuple(answers), read_flag(question, "usecase")) if answers else None


def _truth(question: Element, texts: MoodleTexts, reading: ReadContext) -> TrueFalse | None:
    answers = {child_text(answer, "text").lower(): answer for answer in children(question, "answer")}
    true, false = answers.get("true"), answers.get("false")
    if true is None or false is None:
        return None
    right = _fraction(true, reading) > _fraction(false, reading)
    feedbacks = [texts.maybe(child(answer, "feedback")) for answer in (true, false)]
    if _fraction(true, reading) == _fraction(false, reading):
        return TrueFalse(None, *feedbacks)
    return TrueFalse(right, feedbacks[1] if right else feedbacks[0], feedbacks[0] if right else feedbacks[1])


def _number(question: Element, texts: MoodleTexts, reading: ReadContext) -> Number | None:
    made = []
    found = children(question, "answer")
    reading.answers(len(found))
    for answer in found:
        fraction = _fraction(answer, reading)
        weight = None if fraction in (0, 100) else fraction
        value, tolerance = parse_float(child_text(answer, "text")), parse_float(child_text(answer, "tolerance"))
        if value is None and child_text(answer, "text") != "*":
            reading.lose(LossKind.ANSWERS, child_text(answer, "text"))
            continue
        accepted = None if value is None else Near(value, tolerance)
        made.append(NumberAnswer(accepted, fraction == 100, weight, texts.maybe(child(answer, "feedback"))))
    return Number(tuple(made)) if made else None


def _matching(question: Element, texts: MoodleTexts, reading: ReadContext) -> Matching | None:
    pairs = []
    found = children(question, "subquestion")
    reading.answers(len(found))
    for sub in found:
        right = child(sub, "answer")
        side = None if right is None else texts.rich(right, TextFormat.PLAIN)
        pairs.append(Pair(texts.rich(sub), side))
    return Matching(tuple(pairs), read_flag(question, "shuffleanswers")) if pairs else None


def _ordering(question: Element, texts: MoodleTexts, reading: ReadContext) -> Ordering | None:
    found = sorted(children(question, "answer"), key=lambda answer: parse_float(answer.get("fraction")) or 0.0)
    reading.answers(len(found))
    for answer in found:
        if texts.maybe(child(answer, "feedback")):
            reading.lose(LossKind.FEEDBACK, "answer")
    return Ordering(tuple(texts.rich(answer) for answer in found)) if len(found) > 1 else None


def _cloze(question: Element, texts: MoodleTexts, reading: ReadContext) -> Body | None:
    element = child(question, "questiontext")
    format = texts.rich(element).format
    inner = child_text(question, "questiontext")
    found = parse_cloze(inner, format, reading)
    return found if any(not isinstance(part, RichText) for part in found.parts) else None


def _essay(question: Element, texts: MoodleTexts, reading: ReadContext) -> Essay:  # noqa: ARG001 -- common signature
    lines = parse_float(child_text(question, "responsefieldlines"))
    return Essay(None if lines is None else int(lines))


def _description(question: Element, texts: MoodleTexts, reading: ReadContext) -> Description:  # noqa: ARG001
    return Description()


type _BodyReader = Callable[[Element, MoodleTexts, ReadContext], Body | tuple[PlacedThing, ...] | None]

BODIES: dict[str, _BodyReader] = {
    "multichoice": _choice,
    "multichoiceset": _choice_set,
    "truefalse": _truth,
    "shortanswer": _short,
    "numerical": _number,
    "matching": _matching,
    "match": _matching,
    "ddmatch": _matching,
    "ordering": _ordering,
    "cloze": _cloze,
    "multianswer": _cloze,
    "essay": _essay,
    "description": _description,
    "gapselect": read_select_words,
    "ddwtos": read_drag_words,
    "ddmarker": read_marker,
    "ddimageortext": read_image_drag,
    "ddimagetoimage": read_image_drag,
}
