"""Conversion of a question bank to JSON, in the shape of the `gift-pegjs` grammar, extended for what GIFT lacks.

https://github.com/fuhrmanator/GIFT-grammar-PEG.js
"""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from tni.quiz.bank.bodies import (
    Answer,
    Area,
    Between,
    Choice,
    Description,
    Essay,
    Gap,
    Gaps,
    Matching,
    Near,
    Number,
    NumberAnswer,
    Ordering,
    Pair,
    PointBody,
    Scale,
    ShortText,
    TrueFalse,
)
from tni.quiz.bank.question_bank import BankQuestion, Category, QuestionBank
from tni.quiz.bank.rich_text import RichText

type _Json = dict[str, Any]


def bank_to_json(bank: QuestionBank) -> list[_Json]:
    """Return a dictionary for each question and each change of category."""
    return [
        {"type": "Category", "title": entry.path} if isinstance(entry, Category) else _item(entry)
        for entry in bank.entries
    ]


def _item(item: BankQuestion) -> _Json:
    body = _body(item.body, item.stem)
    found: _Json = {
        "type": body.pop("type"),
        "id": item.id,
        "tags": list(item.tags) or None,
        "title": item.title,
        "stem": _text(item.stem),
        "hasEmbeddedAnswers": item.has_embedded_answers,
    }
    if not isinstance(item.body, Description) or item.feedback:
        found["globalFeedback"] = _text(item.feedback)
    found |= body
    for key, value in (("seconds", item.seconds), ("points", item.points)):
        if value is not None:
            found[key] = _number(value)
    if item.files:
        found["files"] = [{"name": file.name, "base64": b64encode(file.data).decode()} for file in item.files]
    return found


def _body(body: object, stem: RichText) -> _Json:
    match body:
        case Choice():
            return _choice(body)
        case ShortText():
            found: _Json = {"type": "Short", "choices": [_answer(answer) for answer in body.answers]}
            return found if body.by_case is None else found | {"byCase": body.by_case}
        case TrueFalse():
            return {
                "type": "TF",
                "isTrue": body.right,
                "trueFeedback": _text(body.wrong_feedback),
                "falseFeedback": _text(body.right_feedback),
            }
        case Number():
            return _numbers(body, stem)
        case Matching():
            pairs = {"type": "Matching", "matchPairs": [_pair(pair) for pair in body.pairs]}
            return pairs if body.shuffled is None else pairs | {"shuffled": body.shuffled}
        case Ordering():
            return {"type": "Ordering", "items": [_text(item) for item in body.items], "isKnown": body.known}
        case PointBody():
            return _point(body)
        case Scale():
            return {"type": "Scale", "steps": [_text(step) for step in body.steps]}
        case Gaps():
            return {"type": "Gaps", "parts": [_part(part) for part in body.parts]}
        case Essay():
            return {"type": "Essay"} if body.lines is None else {"type": "Essay", "lines": body.lines}
        case _:
            return {"type": "Description"}


def _choice(body: Choice) -> _Json:
    found: _Json = {"type": "MC", "choices": [_answer(answer) for answer in body.answers]}
    if body.several and not any(answer.weight for answer in body.answers):
        found["isSeveral"] = True  # the weights do not show it
    if body.shuffled is not None:
        found["shuffled"] = body.shuffled
    return found


def _text(text: RichText | None) -> _Json | None:
    return None if text is None else {"format": text.format.value, "text": text.text}


def _answer(answer: Answer) -> _Json:
    return {
        "isCorrect": answer.right,
        "weight": _number(answer.weight),
        "text": _text(answer.text),
        "feedback": _text(answer.feedback),
    }


def _pair(pair: Pair) -> _Json:
    found: _Json = {
        "subquestion": _text(pair.left),
        "subanswer": None if pair.right is None else pair.right.text,
    }
    if pair.right is not None and pair.right.format.value != "plain":
        found["subanswerFormat"] = pair.right.format.value
    return found if pair.weight is None else found | {"weight": _number(pair.weight)}


def _numbers(body: Number, stem: RichText) -> _Json:
    found: _Json = {"type": "Numerical"}
    if body.alone and body.answers[0].accepted is not None:
        found["choices"] = _accepted(body.answers[0].accepted)
    else:
        found["choices"] = [_number_answer(answer, stem) for answer in body.answers]
    bounds = (("least", body.least), ("most", body.most), ("step", body.step))
    return found | {key: _number(value) for key, value in bounds if value is not None}


def _number_answer(answer: NumberAnswer, stem: RichText) -> _Json:
    return {
        "isCorrect": answer.right,
        "weight": _number(answer.weight),
        "text": {"format": stem.format.value, "text": "*"} if answer.accepted is None else _accepted(answer.accepted),
        "feedback": _text(answer.feedback),
    }


def _accepted(accepted: Near | Between) -> _Json:
    match accepted:
        case Between():
            return {"type": "high-low", "numberHigh": _number(accepted.high), "numberLow": _number(accepted.low)}
        case Near(tolerance=None):
            return {"type": "simple", "number": _number(accepted.value)}
        case _:
            return {"type": "range", "number": _number(accepted.value), "range": _number(accepted.tolerance)}


def _point(body: PointBody) -> _Json:
    return {
        "type": "Point",
        "image": body.image,
        "size": [_number(body.width_px), _number(body.height_px)],
        "isSeveral": body.several,
        "areas": [_area(area) for area in body.areas],
    }


def _area(area: Area) -> _Json:
    return {
        "shape": area.shape.value,
        "coords": [_number(coord) for coord in area.coords],
        "isCorrect": area.right,
        "weight": _number(area.weight),
        "label": area.label,
    }


def _part(part: RichText | Gap) -> _Json | None:
    if isinstance(part, RichText):
        return _text(part)
    return _body(part.body, RichText("")) | {"weight": _number(part.weight)}


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value.is_integer() and abs(value) < 2**53 else value
