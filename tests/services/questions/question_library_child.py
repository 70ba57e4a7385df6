"""A program that works on a collection of questions until it is killed, and its own log of what was done.

Run as `python -m tests.services.questions.question_library_child FOLDER DEED`. The log is a line for each deed that
is done.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tni.quiz.bank.bodies import Answer, Choice
from tni.quiz.bank.collection import added, with_replaced
from tni.quiz.bank.question_bank import BankQuestion, QuestionBank
from tni.quiz.bank.rich_text import RichText
from tni.services.questions.question_library import TRASH_FOLDER, QuestionLibrary

BEFORE, MORE = 400, 300
LONG = "mot " * 240_000
"""So that writing takes a while."""
NAMES = ("Fractions", "6e Fractions")


def questions(count: int, round: int = 0) -> tuple[BankQuestion, ...]:
    answers = tuple(Answer(RichText(words), at == 0) for at, words in enumerate(("oui", "non", "peut-être")))
    return tuple(BankQuestion(stem=RichText(f"Question {round}.{at} ?"), body=Choice(answers)) for at in range(count))


def bring_in(library: QuestionLibrary, round: int) -> None:
    """As the window does: the file beside, then all of it into the collection."""
    bank = added(library.load(NAMES[0]), [(None, item) for item in questions(MORE, round)])
    library.save_original(f"{round}.gift", f"file {round}".encode())
    library.save(NAMES[0], bank)


def change(library: QuestionLibrary, round: int) -> None:
    bank = library.load(NAMES[0])
    made = replace(bank.items[0], title=str(round))
    library.change(NAMES[0], with_replaced(bank, bank.items[0], made), [made])


def rename(library: QuestionLibrary, round: int) -> None:
    library.rename(NAMES[(round - 1) % 2], NAMES[round % 2])


def erase(library: QuestionLibrary, round: int) -> None:
    if round % 2:
        library.erase(NAMES[0])
    else:
        library.bring_back(library.folder / TRASH_FOLDER / f"{NAMES[0]}.xml")


DEEDS: dict[str, Callable[[QuestionLibrary, int], None]] = {
    "import": bring_in, "change": change, "rename": rename, "erase": erase,
}  # fmt: skip


def main(folder: Path, deed: str) -> None:
    library = QuestionLibrary(folder / "Questions")
    log = os.open(folder / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(log, b"begun\n")
    round = 0
    while True:
        round += 1
        DEEDS[deed](library, round)
        os.write(log, f"{round}\n".encode())


def prepared(folder: Path, long: int = 0) -> QuestionLibrary:
    """With one collection. long: how many of its last questions are long."""
    library = QuestionLibrary(folder / "Questions")
    items = questions(BEFORE)
    short = items[: BEFORE - long]
    library.save(
        NAMES[0], QuestionBank((*short, *(replace(i, feedback=RichText(LONG)) for i in items[BEFORE - long :])))
    )
    return library


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
