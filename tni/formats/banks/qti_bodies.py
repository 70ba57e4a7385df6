"""Conversion of QTI interactions to question bodies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tni.formats.banks.moodle_xml import parse_float
from tni.formats.banks.qti_key import QtiKey, read_area
from tni.formats.banks.qti_tree import NOT_SHOWN, QtiHtml, attribute, children_named, descendants_named, name
from tni.formats.banks.read_context import ReadContext
from tni.formats.xml_tree import Element, element_text
from tni.quiz.bank.bodies import (
    Answer,
    Body,
    Choice,
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
)
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.rich_text import RichText, TextFormat


@dataclass(frozen=True, slots=True)
class BodyContext:
    """Context of converting an interaction. is_scale: the question belongs to a questionnaire, where no answer is
    right."""

    markup: QtiHtml
    reading: ReadContext
    is_scale: bool = False

    def text(self, element: Element) -> RichText:
        """Convert an element's content without feedback."""
        shown = QtiHtml("", lambda one: "" if name(one) in NOT_SHOWN else None)
        shown = self.markup if not any(True for _ in descendants_named(element, *NOT_SHOWN)) else shown
        return self.reading.rich(shown.inner(element).strip())

    def said(self, element: Element) -> RichText | None:
        feedback = next(descendants_named(element, "feedbackInline"), None)
        return None if feedback is None else self.reading.rich(self.markup.inner(feedback).strip())

    def no_key(self, key: QtiKey) -> None:
        if not key.is_known:
            self.reading.lose(LossKind.KEY)


def _options(making: BodyContext, found: list[Element], key: QtiKey) -> tuple[Answer, ...]:
    making.reading.answers(len(found))
    made = []
    for one in found:
        identifier = attribute(one, "identifier")
        right, percent = key.is_right(identifier), key.percent(identifier)
        weight = None if percent == (100.0 if right else 0.0) else percent
        made.append(Answer(making.text(one), right, weight, making.said(one)))
    return tuple(made)


def choice(interaction: Element, key: QtiKey, making: BodyContext) -> Body:
    found = children_named(interaction, "simpleChoice")
    several = key.cardinality == "multiple"
    if making.is_scale and not several and not key.is_known:
        return Scale(tuple(making.text(one) for one in found))
    making.no_key(key)
    return Choice(_options(making, found, key), several, attribute(interaction, "shuffle") == "true")


def inline_choice(interaction: Element, key: QtiKey, making: BodyContext) -> Choice:
    making.no_key(key)
    found = children_named(interaction, "inlineChoice")
    return Choice(_options(making, found, key), shuffled=attribute(interaction, "shuffle") == "true")


def hot_text(interaction: Element, key: QtiKey, making: BodyContext) -> Body:
    making.no_key(key)
    return Choice(_options(making, list(descendants_named(interaction, "hottext")), key), key.cardinality == "multiple")


def order(interaction: Element, key: QtiKey, making: BodyContext) -> Body | None:
    found = {attribute(one, "identifier"): making.text(one) for one in children_named(interaction, "simpleChoice")}
    making.reading.answers(len(found))
    if len(found) < 2:
        return None
    if not key.correct:
        making.no_key(QtiKey())
        return Ordering(tuple(found.values()), known=False)
    for identifier in found.keys() - set(key.correct):
        making.reading.lose(LossKind.ANSWERS, identifier)
    return Ordering(tuple(found[one] for one in dict.fromkeys(key.correct) if one in found))


def text_entry(_interaction: Element, key: QtiKey, making: BodyContext) -> ShortText | Number:
    making.no_key(key)
    accepted = {one: key.percent(one) for one in (*key.correct, *key.points)}
    making.reading.answers(len(accepted))
    if key.kind in ("integer", "float") and all(parse_float(one) is not None for one in accepted):
        return Number(tuple(_number(one, percent, key) for one, percent in accepted.items()))
    made = []
    for one, percent in accepted.items():
        right = key.is_right(one)
        weight = None if percent == (100.0 if right else 0.0) else percent
        made.append(Answer(making.reading.rich(one, TextFormat.PLAIN), right, weight))
    return ShortText(tuple(made), key.by_case or None)


def _number(text: str, percent: float | None, key: QtiKey) -> NumberAnswer:
    value, right = parse_float(text) or 0.0, key.is_right(text)
    tolerance = abs(value) * key.tolerance / 100 if key.relative and key.tolerance else key.tolerance
    return NumberAnswer(Near(value, tolerance), right, None if percent == (100.0 if right else 0.0) else percent)


def slider(interaction: Element, key: QtiKey, making: BodyContext) -> Body | None:
    made = text_entry(interaction, QtiKey("float", **{k: getattr(key, k) for k in _KEPT}), making)
    if not isinstance(made, Number):
        return None
    bounds = [parse_float(attribute(interaction, one)) for one in ("lowerBound", "upperBound", "step")]
    return Number(made.answers, False, *bounds)


_KEPT = ("cardinality", "correct", "points", "by_case", "default", "most")


def match(interaction: Element, key: QtiKey, making: BodyContext) -> Body | None:
    sides = children_named(interaction, "simpleMatchSet")
    if len(sides) != 2:
        return None
    left, right = ({attribute(one, "identifier"): making.text(one) for one in side} for side in sides)
    making.reading.answers(len(left) + len(right))
    making.no_key(key)
    wanted = key.correct or tuple(one for one, points in key.points.items() if points > 0)
    pairs, joined = [], set()
    for one in wanted:
        first, _, second = one.partition(" ")
        if first in left and second in right:
            pairs.append(Pair(left[first], right[second], key.percent(one)))
            joined |= {first, second}
    pairs += [Pair(text, None) for one, text in left.items() if one not in joined]
    pairs += [Pair(RichText("", TextFormat.HTML), text) for one, text in right.items() if one not in joined]
    return Matching(tuple(pairs), attribute(interaction, "shuffle") == "true")


def _picture(interaction: Element, making: BodyContext) -> tuple[str, float | None, float | None]:
    for one in descendants_named(interaction, "object", "img"):
        source = attribute(one, "data") or attribute(one, "src")
        return making.markup.path(source), parse_float(attribute(one, "width")), parse_float(attribute(one, "height"))
    return "", None, None


def hotspot(interaction: Element, key: QtiKey, making: BodyContext) -> Body | None:
    making.no_key(key)
    image, width, height = _picture(interaction, making)
    found = children_named(interaction, "hotspotChoice")
    making.reading.answers(len(found))
    areas = []
    for one in found:
        identifier = attribute(one, "identifier")
        right, percent = key.is_right(identifier), key.percent(identifier)
        weight = None if percent == (100.0 if right else 0.0) else percent
        made = read_area(one, right, attribute(one, "hotspotLabel") or identifier, weight)
        if made is None:
            making.reading.lose(LossKind.ANSWERS, identifier)
        else:
            areas.append(made)
    return PointBody(image, tuple(areas), key.cardinality == "multiple", width, height) if areas else None


def select_point(interaction: Element, key: QtiKey, making: BodyContext) -> Body | None:
    image, width, height = _picture(interaction, making)
    return PointBody(image, key.areas, key.cardinality == "multiple", width, height) if key.areas else None


def gap_match(interaction: Element, key: QtiKey, making: BodyContext) -> Body | None:
    """Convert words for gaps: each gap becomes a choice of all words."""
    offered = {
        attribute(one, "identifier"): element_text(one).strip() for one in descendants_named(interaction, "gapText")
    }
    making.reading.answers(len(offered))
    marks: list[Gap] = []
    no_other = ("gapText", "gapImg", "prompt")

    def instead(element: Element) -> str | None:
        if name(element) in no_other:
            return ""
        if name(element) != "gap":
            return None
        into = attribute(element, "identifier")
        making.reading.answers(len(marks))
        answers = [
            Answer(making.reading.rich(text, TextFormat.PLAIN), key.is_right(f"{one} {into}"))
            for one, text in offered.items()
        ]
        weight = max((key.points.get(f"{one} {into}", 0.0) for one in offered), default=0.0)
        marks.append(Gap(Choice(tuple(answers)), weight if weight > 0 else 1.0))
        return MARK

    making.no_key(key)
    text = QtiHtml("", instead).inner(interaction)
    return split_gaps(text, marks, making.reading) if marks and offered else None


MARK = "\ufdd0"
"""Mark of a gap while the surrounding text is one piece of HTML."""


def split_gaps(text: str, gaps: list[Gap], reading: ReadContext) -> Gaps:
    pieces = reading.rich(text.strip()).text.split(MARK)
    parts: list[RichText | Gap] = []
    for at, piece in enumerate(pieces):
        if piece:
            parts.append(RichText(piece, TextFormat.HTML))
        if at < len(gaps) and at < len(pieces) - 1:
            parts.append(gaps[at])
    return Gaps(tuple(parts))


def essay(interaction: Element, _key: QtiKey, _making: BodyContext) -> Body:
    lines = parse_float(attribute(interaction, "expectedLines"))
    return Essay(None if lines is None or lines < 0 else int(lines))


type _BlockReader = Callable[[Element, QtiKey, BodyContext], Body | None]
BLOCKS: dict[str, _BlockReader] = {
    "choiceInteraction": choice,
    "orderInteraction": order,
    "matchInteraction": match,
    "hotspotInteraction": hotspot,
    "selectPointInteraction": select_point,
    "sliderInteraction": slider,
    "hottextInteraction": hot_text,
    "gapMatchInteraction": gap_match,
    "extendedTextInteraction": essay,
}
INLINE: dict[str, Callable[[Element, QtiKey, BodyContext], Choice | ShortText | Number]] = {
    "textEntryInteraction": text_entry,
    "inlineChoiceInteraction": inline_choice,
}
