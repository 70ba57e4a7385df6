"""Conversion of H5P's question libraries to stems and question bodies.

Each library describes its content in its own `semantics.json` (https://github.com/h5p).
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import Any

from tni.formats.banks.gift import GAP
from tni.formats.banks.read_context import ReadContext
from tni.quiz.bank.bodies import Answer, Body, Choice, Essay, Gap, Gaps, Ordering, ShortText, TrueFalse
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.rich_text import RichText, TextFormat

type Json = dict[str, Any]

_GAP = re.compile(r"\*([^*]{1,2000})\*")


def json_text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def json_dict(value: Any) -> Json:
    return value if isinstance(value, dict) else {}


def json_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def image_html(params: Json) -> str:
    path = json_text(json_dict(params.get("file")).get("path")).removesuffix("#tmp")
    alt = json_text(params.get("alt"))
    return f'<img src="{html.escape(path)}" alt="{html.escape(html.unescape(alt))}">' if path else ""


def note_losses(params: Json, reading: ReadContext) -> None:
    """Record as losses the feedback on the whole set and special scoring."""
    ranges = json_list(params.get("overallFeedback"))
    if any(json_text(json_dict(one).get("feedback")) for one in ranges):
        reading.lose(LossKind.FEEDBACK, "overallFeedback")
    if json_dict(params.get("behaviour")).get("singlePoint"):
        reading.lose(LossKind.CREDIT, "singlePoint")


type Made = tuple[str, Body, bool] | None
"""Stem as HTML, body, whether the answer stands in the sentence."""
type Maker = Callable[[Json, ReadContext], Made]


def _feedback(answer: Json, reading: ReadContext) -> RichText | None:
    feedback = json_dict(answer.get("tipsAndFeedback"))
    for key in ("tip", "notChosenFeedback"):
        if json_text(feedback.get(key)).strip():
            reading.lose(LossKind.FEEDBACK, key)
    chosen = json_text(feedback.get("chosenFeedback")).strip()
    return reading.rich(chosen) if chosen else None


def _multiple(params: Json, reading: ReadContext) -> Made:
    found = [json_dict(answer) for answer in json_list(params.get("answers"))]
    reading.answers(len(found))
    answers = tuple(
        Answer(
            reading.rich(json_text(answer.get("text")).strip()),
            answer.get("correct") is True,
            None,
            _feedback(answer, reading),
        )
        for answer in found
    )
    return _chosen(json_text(params.get("question")), answers, params, reading)


def _media_choice(params: Json, reading: ReadContext) -> Made:
    found = [json_dict(option) for option in json_list(params.get("options"))]
    reading.answers(len(found))
    answers = tuple(
        Answer(
            reading.rich(image_html(json_dict(json_dict(option.get("media")).get("params")))),
            option.get("correct") is True,
        )
        for option in found
    )
    return _chosen(json_text(params.get("question")), answers, params, reading)


def _chosen(stem: str, answers: tuple[Answer, ...], params: Json, reading: ReadContext) -> Made:
    behaviour = json_dict(params.get("behaviour") or params.get("behavior"))
    rights = sum(answer.right for answer in answers)
    if not answers:
        return None
    if not rights:
        reading.lose(LossKind.KEY)
    kind = json_text(behaviour.get("type") or behaviour.get("questionType"))
    several = kind == "multi" or (kind != "single" and rights > 1)
    shuffled = behaviour.get("randomAnswers")
    return stem, Choice(answers, several, shuffled if isinstance(shuffled, bool) else None), False


def _single_choices(params: Json) -> Iterator[tuple[Maker, Json]]:
    for one in json_list(params.get("choices")):
        yield _set_choice, json_dict(one)


def _statements(params: Json) -> Iterator[tuple[Maker, Json]]:
    """Yield the steps of a summary: of some statements one is right, the first. An unused summary has an empty step."""
    for one in json_list(params.get("summaries")):
        if answers := json_list(json_dict(one).get("summary")):
            yield _set_choice, {"question": params.get("intro"), "answers": answers}


def _set_choice(params: Json, reading: ReadContext) -> Made:
    """Parse a question of a single choice set, where the first answer is the right one."""
    found = [json_text(answer) for answer in json_list(params.get("answers"))]
    reading.answers(len(found))
    answers = tuple(Answer(reading.rich(text), at == 0) for at, text in enumerate(found))
    return (json_text(params.get("question")), Choice(answers, shuffled=True), False) if answers else None


def _truth(params: Json, reading: ReadContext) -> Made:
    correct = json_text(params.get("correct"))
    if correct not in ("true", "false"):
        reading.lose(LossKind.KEY, correct)
    behaviour = json_dict(params.get("behaviour"))
    texts = [json_text(behaviour.get(key)).strip() for key in ("feedbackOnWrong", "feedbackOnCorrect")]
    feedbacks = [reading.rich(text) if text else None for text in texts]
    right = {"true": True, "false": False}.get(correct)
    return json_text(params.get("question")), TrueFalse(right, *feedbacks), False


def _blanks(params: Json, reading: ReadContext) -> Made:
    """Parse gaps in a text: `*word/another:tip*`."""
    task = json_text(params.get("text"))
    text = "".join(json_text(one) for one in json_list(params.get("questions")))
    by_case = json_dict(params.get("behaviour")).get("caseSensitive") is True or None

    def gap(inside: str) -> Gap:
        texts, _, tip = html.unescape(inside).partition(":")
        if tip:
            reading.lose(LossKind.FEEDBACK, "tip")
        accepted = [text.strip() for text in texts.split("/")]
        reading.answers(len(accepted))
        return Gap(ShortText(tuple(Answer(reading.rich(text, TextFormat.PLAIN), True) for text in accepted), by_case))

    return _gapped(task, text, gap, reading)


def _drag_text(params: Json, reading: ReadContext) -> Made:
    """Parse a text into which words are dragged; each gap is a choice of all words."""
    text = html.escape(json_text(params.get("textField")), quote=False).replace("\n", "<br>")
    inside = [found.partition(":")[0] for found in _GAP.findall(text)]
    others = _GAP.findall(html.escape(json_text(params.get("distractors")), quote=False))
    offered = list(dict.fromkeys(html.unescape(word).strip() for word in (*inside, *others)))
    reading.answers(len(offered))
    reading.answers(len(inside))

    def gap(inside: str) -> Gap:
        right, _, tip = inside.partition(":")
        if tip:
            reading.lose(LossKind.FEEDBACK, "tip")
        key = html.unescape(right).strip()
        return Gap(Choice(tuple(Answer(reading.rich(o, TextFormat.PLAIN), o == key) for o in offered)))

    return _gapped(json_text(params.get("taskDescription")), text, gap, reading)


def _gapped(task: str, text: str, gap: Callable[[str], Gap], reading: ReadContext) -> Made:
    found = list(_GAP.finditer(text))
    reading.answers(len(found))
    if not found:
        return None
    if len(found) == 1:
        (only,) = found
        return f"{task}{text[: only.start()]}{GAP}{text[only.end() :]}", gap(only[1]).body, True
    parts: list[RichText | Gap] = []
    at = 0
    for one in found:
        parts += [reading.rich(text[at : one.start()]), gap(one[1])]
        at = one.end()
    parts.append(reading.rich(text[at:]))
    return task, Gaps(tuple(part for part in parts if isinstance(part, Gap) or part.text)), False


def _essay(params: Json, reading: ReadContext) -> Made:
    if json_list(params.get("keywords")):
        reading.lose(LossKind.ANSWERS, "keywords")
    return json_text(params.get("taskDescription")), Essay(), False


def _sorting(params: Json, reading: ReadContext) -> Made:
    found = [json_text(one) for one in json_list(params.get("paragraphs"))]
    reading.answers(len(found))
    if len(found) < 2:
        return None
    return json_text(params.get("taskDescription")), Ordering(tuple(reading.rich(one) for one in found)), False


def _poll(params: Json, reading: ReadContext) -> Made:
    """Parse a question of a questionnaire, where no answer is right."""
    found = [json_text(json_dict(one).get("text")) for one in json_list(params.get("alternatives"))]
    reading.answers(len(found))
    answers = tuple(Answer(reading.rich(text), False) for text in found)
    choice = Choice(answers, several=params.get("inputType") == "checkbox", shuffled=False)
    return (json_text(params.get("question")), choice, False) if answers else None


def _open_ended(params: Json, reading: ReadContext) -> Made:  # noqa: ARG001 -- common signature
    return json_text(params.get("question")), Essay(), False


LIBRARIES: dict[str, Maker] = {
    "H5P.MultiChoice": _multiple,
    "H5P.MultiMediaChoice": _media_choice,
    "H5P.TrueFalse": _truth,
    "H5P.Blanks": _blanks,
    "H5P.DragText": _drag_text,
    "H5P.Essay": _essay,
    "H5P.SortParagraphs": _sorting,
    "H5P.SimpleMultiChoice": _poll,
    "H5P.OpenEndedQuestion": _open_ended,
}
SETS: dict[str, Callable[[Json], Iterator[tuple[Maker, Json]]]] = {
    "H5P.SingleChoiceSet": _single_choices,
    "H5P.Summary": _statements,
}
"""Libraries with several questions of one kind."""
