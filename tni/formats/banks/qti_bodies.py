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
        has_feedback = any(True for _ in descendants_named(element, *NOT_SHOWN))
        markup = QtiHtml("", lambda one: "" if name(one) in NOT_SHOWN else None) if has_feedback else self.markup
        return self.reading.rich(markup.inner(element).strip())

    def feedback(self, element: Element) -> RichText | None:
        feedback = next(descendants_named(element, "feedbackInline"), None)
        return None if feedback is None else self.reading.rich(self.markup.inner(feedback).strip())

    def check_key(self, key: QtiKey) -> None:
        if not key.is_known:
            self.reading.lose(LossKind.KEY)


def _options(context: BodyContext, found: list[Element], key: QtiKey) -> tuple[Answer, ...]:
    context.reading.answers(len(found))
    answers = []
    for one in found:
        identifier = attribute(one, "identifier")
        answer = Answer(context.text(one), key.is_right(identifier), key.weight(identifier), context.feedback(one))
        answers.append(answer)
    return tuple(answers)


def choice(interaction: Element, key: QtiKey, context: BodyContext) -> Body:
    found = children_named(interaction, "simpleChoice")
    several = key.cardinality == "multiple"
    if context.is_scale and not several and not key.is_known:
        return Scale(tuple(context.text(one) for one in found))
    context.check_key(key)
    return Choice(_options(context, found, key), several, attribute(interaction, "shuffle") == "true")


def inline_choice(interaction: Element, key: QtiKey, context: BodyContext) -> Choice:
    context.check_key(key)
    found = children_named(interaction, "inlineChoice")
    return Choice(_options(context, found, key), shuffled=attribute(interaction, "shuffle") == "true")


def hot_text(interaction: Element, key: QtiKey, context: BodyContext) -> Body:
    context.check_key(key)
    return Choice(
        _options(context, list(descendants_named(interaction, "hottext")), key), key.cardinality == "multiple"
    )


def order(interaction: Element, key: QtiKey, context: BodyContext) -> Body | None:
    found = {attribute(one, "identifier"): context.text(one) for one in children_named(interaction, "simpleChoice")}
    context.reading.answers(len(found))
    if len(found) < 2:
        return None
    if not key.correct:
        context.check_key(QtiKey())
        return Ordering(tuple(found.values()), known=False)
    kept = [one for one in dict.fromkeys(key.correct) if one in found]
    if len(kept) < 2:  # no order of anything
        return None
    for identifier in found:
        if identifier not in kept:
            context.reading.lose(LossKind.ANSWERS, identifier)
    return Ordering(tuple(found[one] for one in kept))


def text_entry(_interaction: Element, key: QtiKey, context: BodyContext) -> ShortText | Number:
    context.check_key(key)
    accepted = dict.fromkeys((*key.correct, *key.points))
    context.reading.answers(len(accepted))
    if key.kind in ("integer", "float") and all(parse_float(one) is not None for one in accepted):
        return Number(tuple(_number(one, key) for one in accepted))
    answers = (
        Answer(context.reading.rich(one, TextFormat.PLAIN), key.is_right(one), key.weight(one)) for one in accepted
    )
    return ShortText(tuple(answers), key.by_case or None)


def _number(text: str, key: QtiKey) -> NumberAnswer:
    value = parse_float(text) or 0.0
    tolerance = abs(value) * key.tolerance / 100 if key.relative and key.tolerance else key.tolerance
    return NumberAnswer(Near(value, tolerance), key.is_right(text), key.weight(text))


def slider(interaction: Element, key: QtiKey, context: BodyContext) -> Body | None:
    made = text_entry(interaction, QtiKey("float", **{k: getattr(key, k) for k in _KEY_FIELDS}), context)
    if not isinstance(made, Number):
        return None
    bounds = [parse_float(attribute(interaction, one)) for one in ("lowerBound", "upperBound", "step")]
    return Number(made.answers, False, *bounds)


_KEY_FIELDS = ("cardinality", "correct", "points", "by_case", "default", "most")


def match(interaction: Element, key: QtiKey, context: BodyContext) -> Body | None:
    sides = children_named(interaction, "simpleMatchSet")
    if len(sides) != 2:
        return None
    left, right = ({attribute(one, "identifier"): context.text(one) for one in side} for side in sides)
    context.reading.answers(len(left) + len(right))
    context.check_key(key)
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


def _picture(interaction: Element, context: BodyContext) -> tuple[str, float | None, float | None]:
    for one in descendants_named(interaction, "object", "img"):
        source = attribute(one, "data") or attribute(one, "src")
        return context.markup.path(source), parse_float(attribute(one, "width")), parse_float(attribute(one, "height"))
    return "", None, None


def hotspot(interaction: Element, key: QtiKey, context: BodyContext) -> Body | None:
    context.check_key(key)
    image, width, height = _picture(interaction, context)
    found = children_named(interaction, "hotspotChoice")
    context.reading.answers(len(found))
    areas = []
    for one in found:
        identifier = attribute(one, "identifier")
        label = attribute(one, "hotspotLabel") or identifier
        area = read_area(one, key.is_right(identifier), label, key.weight(identifier))
        if area is None:
            context.reading.lose(LossKind.ANSWERS, identifier)
        else:
            areas.append(area)
    return PointBody(image, tuple(areas), key.cardinality == "multiple", width, height) if areas else None


def select_point(interaction: Element, key: QtiKey, context: BodyContext) -> Body | None:
    image, width, height = _picture(interaction, context)
    return PointBody(image, key.areas, key.cardinality == "multiple", width, height) if key.areas else None


def gap_match(interaction: Element, key: QtiKey, context: BodyContext) -> Body | None:
    """Convert words for gaps: each gap becomes a choice of all words."""
    offered = {
        attribute(one, "identifier"): element_text(one).strip() for one in descendants_named(interaction, "gapText")
    }
    context.reading.answers(len(offered))
    marks: list[Gap] = []
    left_out = ("gapText", "gapImg", "prompt")

    def instead(element: Element) -> str | None:
        if name(element) in left_out:
            return ""
        if name(element) != "gap":
            return None
        into = attribute(element, "identifier")
        context.reading.answers(len(marks))
        answers = [
            Answer(context.reading.rich(text, TextFormat.PLAIN), key.is_right(f"{one} {into}"))
            for one, text in offered.items()
        ]
        weight = max((key.points.get(f"{one} {into}", 0.0) for one in offered), default=0.0)
        marks.append(Gap(Choice(tuple(answers)), weight if weight > 0 else 1.0))
        return MARK

    context.check_key(key)
    text = QtiHtml("", instead).inner(interaction)
    return split_gaps(text, marks, context.reading) if marks and offered else None


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


def essay(interaction: Element, _key: QtiKey, _context: BodyContext) -> Body:
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
