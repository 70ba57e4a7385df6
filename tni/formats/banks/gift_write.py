"""Writer of GIFT."""

from __future__ import annotations

from collections.abc import Iterable

from tni.formats.banks.choice_fallback import to_choice
from tni.formats.banks.gift import GAP
from tni.formats.banks.gift_syntax import escape_gift, format_decimal
from tni.formats.banks.round_trip import EncodedBank
from tni.quiz.bank.bodies import (
    Answer,
    Between,
    Choice,
    Description,
    Essay,
    Matching,
    Near,
    Number,
    NumberAnswer,
    Ordering,
    Scale,
    ShortText,
    TrueFalse,
)
from tni.quiz.bank.plain_text import plain_text_of
from tni.quiz.bank.question_bank import BankQuestion, Category, QuestionBank
from tni.quiz.bank.rich_text import RichText, TextFormat


def write(bank: QuestionBank) -> EncodedBank:
    """Encode as UTF-8. Gaps and points on a picture are left out: GIFT has neither."""
    out, kept, number = [], [], 0
    for entry in bank.entries:
        if isinstance(entry, Category):
            out.append(f"$CATEGORY: {' '.join(entry.path.split())}")
            continue
        number += 1
        if (text := _item(entry)) is not None:
            out.append(text)
            kept.append(number)
    return EncodedBank(("\n\n".join(out) + "\n").encode("utf-8", "replace"), tuple(kept))


def _item(item: BankQuestion) -> str | None:
    answers = _answers(item)
    if answers is None:
        return None
    notes = [f"[id:{item.id}]"] if item.id is not None else []
    notes += [f"[tag:{tag}]" for tag in item.tags]
    comment = f"// {' '.join(' '.join(notes).split())}\n" if notes else ""
    title = f"::{escape_gift(item.title)}::" if item.title is not None else ""
    if isinstance(item.body, Description):
        return comment + title + (_text(item.stem, TextFormat.MOODLE) or "[moodle]")
    before, gap, after = item.stem.text.partition(GAP)
    if item.has_embedded_answers and gap and after.strip():
        lead = _text(RichText(before.rstrip(), item.stem.format), TextFormat.MOODLE)
        tail = _text(RichText(after.lstrip(), item.stem.format), item.stem.format if lead else TextFormat.MOODLE)
        return f"{comment}{title}{lead}{{{answers}}} {tail}"
    return f"{comment}{title}{_text(item.stem, TextFormat.MOODLE)}{{{answers}}}"


def _text(text: RichText, inherited: TextFormat) -> str:
    """Write a text, with its format if it differs from the inherited one or if the text could be taken for syntax."""
    plain = text.text.strip()
    if text.format is inherited and not plain.startswith(("[", "%", "//", "$", ">", "->")):
        return escape_gift(plain)
    return f"[{text.format.value}]{escape_gift(plain)}" if plain or text.format is not inherited else ""


def _answers(item: BankQuestion) -> str | None:
    format = item.stem.format
    general = "" if item.feedback is None else f"####{_text(item.feedback, format)}"
    match item.body:
        case Choice() | Scale():
            choice = to_choice(item.body)
            assert choice is not None
            return _lines([_choice(choice, at, format) for at in range(len(choice.answers))], general)
        case ShortText(answers=answers):
            return _lines([f"={_weight(_short_weight(a))}{_answer_text(a, format)}" for a in answers], general)
        case TrueFalse(right=bool() as right, wrong_feedback=wrong, right_feedback=good):
            feedback = f"#{_maybe(wrong, format)}" if wrong or good else ""
            return ("TRUE" if right else "FALSE") + feedback + (f"#{_maybe(good, format)}" if good else "") + general
        case Number(answers=(NumberAnswer(accepted=Near() | Between() as accepted),), alone=True):
            return f"#{_number(accepted)}{general}"
        case Number(answers=answers) if answers:
            return "#" + _lines([_number_answer(answer, format) for answer in answers], general)
        case Matching(pairs=pairs):
            known = [pair for pair in pairs if pair.right is not None]
            lines = [f"={_text(p.left, format)} -> {escape_gift(plain_text_of(p.right or p.left))}" for p in known]
            return _lines(lines, general) if lines else None
        case Ordering(items=items) if len(items) > 1:
            return f">{len(items)}\n" + "".join(f"{_text(one, format) or '[plain]'}\n" for one in items)
        case Essay():
            return general
        case Description():
            return ""
        case _:
            return None


def _lines(lines: Iterable[str], general: str) -> str:
    return "".join(f"\n\t{line}" for line in (*lines, general) if line) + "\n"


def _choice(choice: Choice, at: int, format: TextFormat) -> str:
    answer, credit = choice.answers[at], choice.credits[at]
    if choice.several:
        return f"~{_weight(credit) if credit else ''}{_answer_text(answer, format)}"
    mark = "=" if answer.right else "~"
    return f"{mark}{_weight(answer.weight)}{_answer_text(answer, format)}"


def _short_weight(answer: Answer) -> float | None:
    """Return the weight of a short answer. GIFT marks all of them as right, and wrong ones have no credit."""
    return 0.0 if answer.weight is None and not answer.right else answer.weight


def _weight(weight: float | None) -> str:
    return "" if weight is None else f"%{weight:.7f}".rstrip("0").rstrip(".") + "%"


def _answer_text(answer: Answer, format: TextFormat) -> str:
    return _text(answer.text, format) + (f"#{_maybe(answer.feedback, format)}" if answer.feedback else "")


def _maybe(text: RichText | None, format: TextFormat) -> str:
    return "" if text is None else _text(text, format)


def _number_answer(answer: NumberAnswer, format: TextFormat) -> str:
    mark = "=" if answer.right else "~"
    accepted = "*" if answer.accepted is None and answer.right else _number(answer.accepted)
    feedback = f"#{_maybe(answer.feedback, format)}" if answer.feedback else ""
    return f"{mark}{_weight(answer.weight)}{accepted}{feedback}"


def _number(accepted: Near | Between | None) -> str:
    match accepted:
        case Near(value=value, tolerance=None):
            return format_decimal(value)
        case Near(value=value, tolerance=float() as tolerance):
            return f"{format_decimal(value)}:{format_decimal(tolerance)}"
        case Between(low=low, high=high):
            return f"{format_decimal(low)}..{format_decimal(high)}"
        case _:
            return ""
