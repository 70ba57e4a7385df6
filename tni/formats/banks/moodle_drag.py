"""Conversion of Moodle's questions with words to put into a text (gapselect, ddwtos) to gaps."""

from __future__ import annotations

import re

from tni.formats.banks.moodle_xml import MoodleTexts, child_text, read_flag
from tni.formats.banks.read_context import ReadContext
from tni.formats.xml_tree import Element, child, children
from tni.quiz.bank.bodies import Answer, Choice, Gap, Gaps
from tni.quiz.bank.rich_text import RichText, TextFormat

_GAP = re.compile(r"\[\[(\d{1,3})\]\]")


def read_select_words(question: Element, texts: MoodleTexts, reading: ReadContext) -> Gaps | None:
    return _placed(question, "selectoption", texts, reading)


def read_drag_words(question: Element, texts: MoodleTexts, reading: ReadContext) -> Gaps | None:
    return _placed(question, "dragbox", texts, reading)


def _placed(question: Element, option: str, texts: MoodleTexts, reading: ReadContext) -> Gaps | None:
    """Parse a text in which `[[2]]` stands for the second option, to be chosen among those of its group."""
    options = [(child_text(one, "text"), child_text(one, "group") or "1") for one in children(question, option)]
    reading.answers(len(options))
    stem = texts.rich(child(question, "questiontext"))
    shuffled = read_flag(question, "shuffleanswers")
    parts: list[RichText | Gap] = []
    at = 0
    for count, gap in enumerate(_GAP.finditer(stem.text), 1):
        reading.answers(count)
        number = int(gap[1])
        if not 1 <= number <= len(options):
            return None
        group = options[number - 1][1]
        answers = tuple(
            Answer(reading.rich(text, TextFormat.HTML), n == number)
            for n, (text, other) in enumerate(options, 1)
            if other == group
        )
        parts += [RichText(stem.text[at : gap.start()], stem.format), Gap(Choice(answers, shuffled=shuffled))]
        at = gap.end()
    parts.append(RichText(stem.text[at:], stem.format))
    if len(parts) == 1:
        return None
    return Gaps(tuple(part for part in parts if isinstance(part, Gap) or part.text))
