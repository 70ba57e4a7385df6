"""What each format keeps, found by writing one question of each kind: the table in docs/banks.md.

`.venv/bin/python -m tests.arch.bank_table` prints it.
"""

from __future__ import annotations

import sys
from dataclasses import replace

from tni.formats.banks.format_registry import CODECS, write
from tni.quiz.bank.bank_format import BANK_FORMATS, BankFormat
from tni.quiz.bank.bodies import (
    Answer,
    Area,
    AreaShape,
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
from tni.quiz.bank.errors import NothingWritableError
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.question_bank import BankAttachment, BankQuestion, Category, QuestionBank
from tni.quiz.bank.rich_text import RichText, TextFormat

STEM = RichText("Which ?")
ONE, TWO = RichText("one"), RichText("two")
RIGHT, WRONG = Answer(ONE, True), Answer(TWO, False)
PLAIN = BankQuestion(stem=STEM, body=Choice((RIGHT, WRONG)))
PICTURE = BankAttachment("a.png", b"\x89PNG")

KINDS = {
    "one choice": PLAIN.body,
    "several choices": Choice((RIGHT, WRONG, Answer(RichText("three"), True)), several=True),
    "true or false": TrueFalse(True),
    "number with tolerance": Number((NumberAnswer(Near(3.0, 0.5)),)),
    "short text": ShortText((RIGHT, Answer(TWO, True))),
    "matching": Matching((Pair(ONE, RichText("1")), Pair(TWO, RichText("2")))),
    "ordering": Ordering((ONE, TWO)),
    "text with gaps": Gaps((ONE, Gap(ShortText((RIGHT,))), TWO, Gap(Choice((RIGHT, WRONG))))),
    "point on a picture": PointBody("a.png", (Area(AreaShape.CIRCLE, (5, 5, 2), True, "here"),)),
    "scale": Scale((ONE, TWO)),
    "essay": Essay(),
    "words alone": Description(),
}
PROPERTIES: dict[str, tuple[LossKind, QuestionBank]] = {
    "title": (LossKind.TITLE, QuestionBank((replace(PLAIN, title="Title"),))),
    "id": (LossKind.ID, QuestionBank((replace(PLAIN, id="q1"),))),
    "tags": (LossKind.TAGS, QuestionBank((replace(PLAIN, tags=("tag",)),))),
    "category": (LossKind.CATEGORY, QuestionBank((Category("a/b"), PLAIN))),
    "partial credit": (
        LossKind.CREDIT,
        QuestionBank((replace(PLAIN, body=Choice((RIGHT, Answer(TWO, False, 50.0)))),)),
    ),
    "points of a question": (LossKind.CREDIT, QuestionBank((replace(PLAIN, points=2.0),))),
    "time": (LossKind.SETTING, QuestionBank((replace(PLAIN, seconds=30.0),))),
    "feedback to all": (LossKind.FEEDBACK, QuestionBank((replace(PLAIN, feedback=ONE),))),
    "feedback to an answer": (
        LossKind.FEEDBACK,
        QuestionBank((replace(PLAIN, body=Choice((Answer(ONE, True, None, TWO), WRONG))),)),
    ),
    "layout (HTML)": (
        LossKind.FORMAT,
        QuestionBank((replace(PLAIN, stem=RichText("<b>Which</b> ?", TextFormat.HTML)),)),
    ),
    "pictures": (LossKind.FILES, QuestionBank((replace(PLAIN, files=(PICTURE,)),))),
}
KEPT, CHANGED, LOST = "yes", "as a choice", "–"


def table() -> str:
    """In Markdown, a column for each format that is written."""
    kinds = [kind for kind, format in CODECS.items() if format.write is not None]
    lines = [["", *(BANK_FORMATS[kind].name for kind in kinds)], ["---"] * (len(kinds) + 1)]
    for name, body in KINDS.items():
        item = BankQuestion(stem=STEM, body=body, files=(PICTURE,) if isinstance(body, PointBody) else ())
        if isinstance(body, Gaps):
            item = replace(item, stem=RichText(""))
        lines.append([name, *(_kind(QuestionBank((item,)), kind) for kind in kinds)])
    for name, (loss, bank) in PROPERTIES.items():
        lines.append([name, *(_property(bank, loss, kind) for kind in kinds)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _kind(bank: QuestionBank, kind: BankFormat) -> str:
    try:
        losses = {loss.kind for loss in write(bank, kind).losses}
    except NothingWritableError:
        return LOST
    if LossKind.KIND in losses:
        return CHANGED
    return LOST if losses & {LossKind.QUESTION, LossKind.ANSWERS, LossKind.KEY, LossKind.STEM} else KEPT


def _property(bank: QuestionBank, loss: LossKind, kind: BankFormat) -> str:
    return LOST if loss in {found.kind for found in write(bank, kind).losses} else KEPT


if __name__ == "__main__":
    sys.stdout.write(table() + "\n")
