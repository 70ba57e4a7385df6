"""Questions on the pages of SMART Notebook as questions of the program."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import isfinite

from tni.api.formats import PlainOption, PlainQuestion, QuestionKind
from tni.formats.lessons.smart.smart_text import text_of
from tni.formats.lessons.svg_tree import local_attributes
from tni.formats.xml_tree import Element, name_of

CHOICES_MAX = 8
TOO_MANY = f"Question : choix au-delà du {CHOICES_MAX}e non repris."
OPINION = "Question d’opinion reprise comme une échelle."
NOT_UNDERSTOOD = "Question d’un genre inconnu : elle reste sur la page, à poser par la banque de questions."
_TRUE = ("true", "vrai", "oui", "yes", "wahr", "verdadero")
_FALSE = ("false", "faux", "non", "no", "falsch", "falso")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")


@dataclass(slots=True)
class SmartQuestion:
    """Question as its page tells it: with `questiontext`, and the choices that follow. choices: label and text."""

    source: str
    attributes: dict[str, str]
    text: str
    choices: list[tuple[str, str]] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def plain(self) -> PlainQuestion | None:
        """Return the question, None for one that has no likeness."""
        kind = re.sub(r"[^a-z]", "", self.attributes.get("format", "").lower())
        comment = self.attributes.get("explanation", "").strip()[:5000]
        correct = self.attributes.get("correct", "").strip()
        if self.attributes.get("likert", "").strip() not in ("", "0", "false"):
            self.lost.append(OPINION)
            steps = tuple(PlainOption(text or label) for label, text in self._shown())
            return PlainQuestion(QuestionKind.SCALE, self.text, steps, comment=comment) if len(steps) > 1 else None
        match kind:
            case "trueorfalse" | "truefalse" | "yesorno" | "yesno":
                return self._true_or_false(correct, comment)
            case "choice" | "selection" | "multiplechoice" | "multipleanswer":
                several = kind in ("selection", "multipleanswer")
                right = set(correct.replace(",", " ").split())
                options = tuple(PlainOption(text or label, label in right) for label, text in self._shown())
                one_of = QuestionKind.SEVERAL if several or len(right) > 1 else QuestionKind.CHOICE
                return PlainQuestion(one_of, self.text, options, comment=comment) if len(options) > 1 else None
            case "numeric" | "number" | "decimal":
                return self._number(correct, comment)
            case "shortanswer" | "text":
                answers = tuple(one.strip()[:500] for one in re.split(r"[\r\n]+", correct) if one.strip())[:20]
                return PlainQuestion(QuestionKind.TEXT, self.text, answers=answers, comment=comment)
            case _:
                self.lost.append(NOT_UNDERSTOOD)
                return None

    def _shown(self) -> Sequence[tuple[str, str]]:
        if len(self.choices) > CHOICES_MAX:
            self.lost.append(TOO_MANY)
        return self.choices[:CHOICES_MAX]

    def _true_or_false(self, correct: str, comment: str) -> PlainQuestion:
        is_true = correct == "1" or correct.lower() in _TRUE
        by_label = dict(self.choices)
        if (text := by_label.get(correct, "").lower()) and any(text.startswith(one) for one in (*_TRUE, *_FALSE)):
            is_true = any(text.startswith(one) for one in _TRUE)
        right = is_true, not is_true and bool(correct)
        options = PlainOption("Vrai", right[0]), PlainOption("Faux", right[1])
        return PlainQuestion(QuestionKind.TRUE_FALSE, self.text, options, comment=comment)

    def _number(self, correct: str, comment: str) -> PlainQuestion:
        numbers = [float(one.replace(",", ".")) for one in _NUMBER.findall(correct)[:2]]
        lowest, highest = (_decimal(self.attributes.get(one, "")) for one in ("minimumvalue", "maximumvalue"))
        if len(numbers) == 2 and numbers[1] > numbers[0]:
            lowest, highest = numbers
        if lowest is not None and highest is not None and highest > lowest:
            middle = f"{(lowest + highest) / 2:g}"
            return PlainQuestion(
                QuestionKind.NUMBER, self.text, answers=(middle,), tolerance=(highest - lowest) / 2, comment=comment
            )
        answers = (f"{numbers[0]:g}",) if numbers else ()
        return PlainQuestion(QuestionKind.NUMBER, self.text, answers=answers, comment=comment)


class SmartQuestions:
    """Questions of a page, gathered in the order of its elements."""

    def __init__(self) -> None:
        self.found: list[SmartQuestion] = []

    def see(self, element: Element, source: str) -> None:
        """Look at a group: of a question or of one of its choices."""
        kind = local_attributes(element).get("class", "")
        told = next((one for one in element.iter() if name_of(one) in ("questiontext", "choicetext")), None)
        if told is None:
            return
        own = local_attributes(told)
        texts = [text_of(one) for one in _own_texts(element)]
        if kind == "question" or name_of(told) == "questiontext":
            self.found.append(SmartQuestion(source, own, _content(texts)[:20_000]))
        elif self.found:
            self.found[-1].choices.append((own.get("label", ""), _content(texts)[:2000]))


def _own_texts(element: Element) -> Iterator[Element]:
    """Yield the texts of a question or choice, without those of the choices within it."""
    for one in element:
        if name_of(one) == "text":
            yield one
        elif local_attributes(one).get("class", "") != "questionchoice":
            yield from _own_texts(one)


def _content(texts: Sequence[str]) -> str:
    """Return the text behind the number or letter that stands before it."""
    behind = "\n".join(one for one in texts[1:] if one)
    return behind or (texts[0] if texts else "")


def _decimal(text: str) -> float | None:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return value if isfinite(value) else None
