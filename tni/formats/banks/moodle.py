"""Moodle's XML, read. https://docs.moodle.org/en/Moodle_XML_format; types of plug-ins as they export themselves."""

from __future__ import annotations

from collections.abc import Callable

from tni.formats.banks.cloze import gaps_of
from tni.formats.banks.errors import NotABankError
from tni.formats.banks.moodle_drag import drag_words, marker, select_words
from tni.formats.banks.moodle_parts import Texts, flag, real, text_in
from tni.formats.banks.reading import Reading
from tni.formats.banks.xml_tree import Element, child, children, name_of, root_of
from tni.quiz.bank.bank import Bank, BankItem, Category
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
from tni.quiz.bank.texts import RichText, TextFormat

NOT_HELD = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
SETTINGS = ("graderinfo", "responsetemplate", "hint", "units", "attachments")
USUAL = {"attachments": ("0", "")}
PENALTIES = (None, 0.0, 0.1, 0.3333333, 0.5, 1.0)


def read(data: bytes, reading: Reading) -> Bank:
    """Raises: BankFileError."""
    root = root_of(data)
    questions = [root] if name_of(root) == "question" else children(root, "question")
    if name_of(root) not in ("quiz", "question"):
        raise NotABankError(f"<{name_of(root)}> is no quiz")
    entries: list[BankItem | Category] = []
    for question in questions:
        kind = question.get("type") or ""
        if kind == "category":
            path = Category(text_in(question, "category"))
            if not entries or entries[-1] != path:
                entries.append(path)
            continue
        reading.next_item(question.sourceline)
        read_body = BODIES.get(kind)
        item = None if read_body is None else _item(question, read_body, reading)
        if item is None:
            reading.lose(LossKind.KIND, kind)
        else:
            entries.append(reading.keep(item))
    return Bank(tuple(entries))


def _item(question: Element, read_body: BodyReader, reading: Reading) -> BankItem | None:
    texts = Texts(reading)
    stem = texts.rich(child(question, "questiontext"))
    _old_picture(question, reading)
    body = read_body(question, texts, reading)
    if body is None:
        return None
    _settings(question, reading)
    tags = [text_in(tag, "text") for found in children(question, "tags") for tag in children(found, "tag")]
    return BankItem(
        stem=RichText("", stem.format) if isinstance(body, Gaps) else stem,
        body=body,
        title=text_in(question, "name") or None,
        id=text_in(question, "idnumber") or None,
        tags=tuple(tag for tag in tags if tag),
        feedback=texts.maybe(child(question, "generalfeedback")),
        files=tuple(texts.files.values()),
        points=real(text_in(question, "defaultgrade")),
    )


def _old_picture(question: Element, reading: Reading) -> None:
    """Moodle 1 had one picture beside the text."""
    for name in ("image", "image_base64"):
        if text_in(question, name):
            reading.lose(LossKind.FILES, text_in(question, name)[:30])
            return


def _settings(question: Element, reading: Reading) -> None:
    """What Moodle does with a question and a class does not."""
    texts = Texts(Reading(reading.limits, reading.now))
    for name in NOT_HELD:
        if texts.maybe(child(question, name)):
            reading.lose(LossKind.FEEDBACK, name)
    for name in SETTINGS:
        found = child(question, name)
        if found is not None and "".join(found.itertext()).strip() not in USUAL.get(name, ("",)):
            reading.lose(LossKind.SETTING, name)
    if flag(question, "hidden"):
        reading.lose(LossKind.SETTING, "hidden")
    if real(text_in(question, "penalty")) not in PENALTIES:
        reading.lose(LossKind.SETTING, "penalty")


def _fraction(answer: Element, reading: Reading) -> float:
    fraction = real(answer.get("fraction"))
    if fraction is None:
        return 0.0
    if not -100 <= fraction <= 100:
        reading.lose(LossKind.CREDIT, f"{fraction:g}")
        return 100.0 if fraction > 0 else -100.0
    return fraction


def _answers(question: Element, texts: Texts, reading: Reading, missing: TextFormat) -> list[Answer]:
    found = children(question, "answer")
    reading.answers(len(found))
    made = []
    for answer in found:
        fraction = _fraction(answer, reading)
        weight = None if fraction in (0, 100) else fraction
        feedback = texts.maybe(child(answer, "feedback"))
        made.append(Answer(texts.rich(answer, missing), fraction == 100, weight, feedback))
    return made


def _choice(question: Element, texts: Texts, reading: Reading) -> Choice | None:
    answers = _answers(question, texts, reading, TextFormat.HTML)
    several = flag(question, "single") is False
    if several:
        answers = [Answer(a.text, a.credit > 0, a.weight, a.feedback) for a in answers]
    return Choice(tuple(answers), several, flag(question, "shuffleanswers")) if answers else None


def _choice_set(question: Element, texts: Texts, reading: Reading) -> Choice | None:
    """A plug-in's: all the right ones, or nothing."""
    answers = _answers(question, texts, reading, TextFormat.HTML)
    reading.lose(LossKind.CREDIT, "multichoiceset")
    return Choice(tuple(answers), True, flag(question, "shuffleanswers")) if answers else None


def _short(question: Element, texts: Texts, reading: Reading) -> ShortText | None:
    answers = _answers(question, texts, reading, TextFormat.PLAIN)
    return ShortText(tuple(answers), flag(question, "usecase")) if answers else None


def _truth(question: Element, texts: Texts, reading: Reading) -> TrueFalse | None:
    said = {text_in(answer, "text").lower(): answer for answer in children(question, "answer")}
    true, false = said.get("true"), said.get("false")
    if true is None or false is None:
        return None
    right = _fraction(true, reading) > _fraction(false, reading)
    feedbacks = [texts.maybe(child(answer, "feedback")) for answer in (true, false)]
    if _fraction(true, reading) == _fraction(false, reading):
        return TrueFalse(None, *feedbacks)
    return TrueFalse(right, feedbacks[1] if right else feedbacks[0], feedbacks[0] if right else feedbacks[1])


def _number(question: Element, texts: Texts, reading: Reading) -> Number | None:
    made = []
    found = children(question, "answer")
    reading.answers(len(found))
    for answer in found:
        fraction = _fraction(answer, reading)
        weight = None if fraction in (0, 100) else fraction
        value, tolerance = real(text_in(answer, "text")), real(text_in(answer, "tolerance"))
        if value is None and text_in(answer, "text") != "*":
            reading.lose(LossKind.ANSWERS, text_in(answer, "text"))
            continue
        accepted = None if value is None else Near(value, tolerance)
        made.append(NumberAnswer(accepted, fraction == 100, weight, texts.maybe(child(answer, "feedback"))))
    return Number(tuple(made)) if made else None


def _matching(question: Element, texts: Texts, reading: Reading) -> Matching | None:
    pairs = []
    found = children(question, "subquestion")
    reading.answers(len(found))
    for sub in found:
        right = child(sub, "answer")
        side = None if right is None else texts.rich(right, TextFormat.PLAIN)
        pairs.append(Pair(texts.rich(sub), side))
    return Matching(tuple(pairs), flag(question, "shuffleanswers")) if pairs else None


def _ordering(question: Element, texts: Texts, reading: Reading) -> Ordering | None:
    found = sorted(children(question, "answer"), key=lambda answer: real(answer.get("fraction")) or 0.0)
    reading.answers(len(found))
    for answer in found:
        if texts.maybe(child(answer, "feedback")):
            reading.lose(LossKind.FEEDBACK, "answer")
    return Ordering(tuple(texts.rich(answer) for answer in found)) if len(found) > 1 else None


def _cloze(question: Element, texts: Texts, reading: Reading) -> Body | None:
    element = child(question, "questiontext")
    format = texts.rich(element).format
    inner = text_in(question, "questiontext")
    found = gaps_of(inner, format, reading)
    return found if any(not isinstance(part, RichText) for part in found.parts) else None


def _essay(question: Element, texts: Texts, reading: Reading) -> Essay:  # noqa: ARG001 -- as the others
    lines = real(text_in(question, "responsefieldlines"))
    return Essay(None if lines is None else int(lines))


def _description(question: Element, texts: Texts, reading: Reading) -> Description:  # noqa: ARG001
    return Description()


type BodyReader = Callable[[Element, Texts, Reading], Body | None]

BODIES: dict[str, BodyReader] = {
    "multichoice": _choice,
    "multichoiceset": _choice_set,
    "truefalse": _truth,
    "shortanswer": _short,
    "numerical": _number,
    "matching": _matching,
    "match": _matching,
    "ordering": _ordering,
    "cloze": _cloze,
    "multianswer": _cloze,
    "essay": _essay,
    "description": _description,
    "gapselect": select_words,
    "ddwtos": drag_words,
    "ddmarker": marker,
}
