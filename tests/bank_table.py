"""What each format keeps, found by writing one question of each kind: the table in docs/banks.md.

`.venv/bin/python -m tests.bank_table` prints it.
"""

from __future__ import annotations

import sys
from dataclasses import replace

from tni.formats.banks.errors import CannotHoldError
from tni.formats.banks.kinds import FORMATS, BankKind, write
from tni.quiz.bank.bank import Bank, BankFile, BankItem, Category
from tni.quiz.bank.bodies import (
    Answer,
    Area,
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
    Point,
    Scale,
    Shape,
    ShortText,
    TrueFalse,
)
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.texts import RichText, TextFormat

STEM = RichText("Which ?")
ONE, TWO = RichText("one"), RichText("two")
RIGHT, WRONG = Answer(ONE, True), Answer(TWO, False)
PLAIN = BankItem(stem=STEM, body=Choice((RIGHT, WRONG)))
PICTURE = BankFile("a.png", b"\x89PNG")

KINDS = {
    "one choice": PLAIN.body,
    "several choices": Choice((RIGHT, WRONG, Answer(RichText("three"), True)), several=True),
    "true or false": TrueFalse(True),
    "number with tolerance": Number((NumberAnswer(Near(3.0, 0.5)),)),
    "short text": ShortText((RIGHT, Answer(TWO, True))),
    "matching": Matching((Pair(ONE, RichText("1")), Pair(TWO, RichText("2")))),
    "ordering": Ordering((ONE, TWO)),
    "text with gaps": Gaps((ONE, Gap(ShortText((RIGHT,))), TWO, Gap(Choice((RIGHT, WRONG))))),
    "point on a picture": Point("a.png", (Area(Shape.CIRCLE, (5, 5, 2), True, "here"),)),
    "scale": Scale((ONE, TWO)),
    "essay": Essay(),
    "words alone": Description(),
}
PROPERTIES: dict[str, tuple[LossKind, Bank]] = {
    "title": (LossKind.TITLE, Bank((replace(PLAIN, title="Title"),))),
    "id": (LossKind.ID, Bank((replace(PLAIN, id="q1"),))),
    "tags": (LossKind.TAGS, Bank((replace(PLAIN, tags=("tag",)),))),
    "category": (LossKind.CATEGORY, Bank((Category("a/b"), PLAIN))),
    "partial credit": (LossKind.CREDIT, Bank((replace(PLAIN, body=Choice((RIGHT, Answer(TWO, False, 50.0)))),))),
    "points of a question": (LossKind.CREDIT, Bank((replace(PLAIN, points=2.0),))),
    "time": (LossKind.SETTING, Bank((replace(PLAIN, seconds=30.0),))),
    "feedback to all": (LossKind.FEEDBACK, Bank((replace(PLAIN, feedback=ONE),))),
    "feedback to an answer": (
        LossKind.FEEDBACK,
        Bank((replace(PLAIN, body=Choice((Answer(ONE, True, None, TWO), WRONG))),)),
    ),
    "layout (HTML)": (LossKind.FORMAT, Bank((replace(PLAIN, stem=RichText("<b>Which</b> ?", TextFormat.HTML)),))),
    "pictures": (LossKind.FILES, Bank((replace(PLAIN, files=(PICTURE,)),))),
}
KEPT, CHANGED, LOST = "yes", "as a choice", "–"


def table() -> str:
    """In Markdown, a column for each format that is written."""
    kinds = [kind for kind, format in FORMATS.items() if format.write is not None]
    lines = [["", *(FORMATS[kind].name for kind in kinds)], ["---"] * (len(kinds) + 1)]
    for name, body in KINDS.items():
        item = BankItem(stem=STEM, body=body, files=(PICTURE,) if isinstance(body, Point) else ())
        if isinstance(body, Gaps):
            item = replace(item, stem=RichText(""))
        lines.append([name, *(_kind(Bank((item,)), kind) for kind in kinds)])
    for name, (loss, bank) in PROPERTIES.items():
        lines.append([name, *(_property(bank, loss, kind) for kind in kinds)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _kind(bank: Bank, kind: BankKind) -> str:
    try:
        losses = {loss.kind for loss in write(bank, kind).losses}
    except CannotHoldError:
        return LOST
    if LossKind.KIND in losses:
        return CHANGED
    return LOST if losses & {LossKind.QUESTION, LossKind.ANSWERS, LossKind.KEY, LossKind.STEM} else KEPT


def _property(bank: Bank, loss: LossKind, kind: BankKind) -> str:
    return LOST if loss in {found.kind for found in write(bank, kind).losses} else KEPT


if __name__ == "__main__":
    sys.stdout.write(table() + "\n")
