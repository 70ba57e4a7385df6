"""Questions of a bank as they are listed, looked for and asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tni.core.collation import fold
from tni.formats.banks.question_renderer import askable
from tni.quiz.bank.formulas import formulas_as_text
from tni.quiz.bank.live_question import LiveQuestion
from tni.quiz.bank.losses import Loss
from tni.quiz.bank.plain_text import one_line
from tni.quiz.bank.question_bank import BankQuestion, QuestionBank
from tni.quiz.skills import SKILLS


@dataclass(frozen=True, slots=True, eq=False)
class ListedQuestion:
    """number: in its file. category: its path. asked: what a class is asked, None where no vote can be made of it.
    losses: what of it could not be read. words: what it asks, on one line; its title where that says nothing.
    searched: all that words are looked for in, folded."""

    number: int
    item: BankQuestion
    category: str
    asked: LiveQuestion | None
    losses: tuple[Loss, ...] = ()
    words: str = ""
    searched: str = ""

    @property
    def labels(self) -> list[str]:
        """Its category and its tags, but for skills."""
        tags = [tag for tag in self.item.tags if tag not in SKILLS]
        return [*([self.category] if self.category else []), *tags]


def list_questions(
    bank: QuestionBank, numbers: Sequence[int] = (), losses: Iterable[Loss] = (), known: Iterable[ListedQuestion] = ()
) -> list[ListedQuestion]:
    """Takes its time, but for what is known. numbers: in the file that it was read from, in order, which `losses` name.
    known: entries of the same questions; those whose number and category are the same stay the very same."""
    before = {id(entry.item): entry for entry in known}
    of_number: dict[int, list[Loss]] = {}
    for loss in losses:
        if loss.item is not None:
            of_number.setdefault(loss.item, []).append(loss)
    found = []
    for at, (category, item) in enumerate(bank.sorted_items()):
        number = numbers[at] if at < len(numbers) else at + 1
        if (old := before.get(id(item))) is not None:
            same = (old.number, old.category) == (number, category or "")
            found.append(old if same else _elsewhere(old, number, category or ""))
            continue
        lost, words = tuple(of_number.get(number, ())), one_line(formulas_as_text(item.stem)) or item.title or ""
        entry = ListedQuestion(number, item, category or "", askable(item), lost, words)
        found.append(replace(entry, searched=_searched(entry)))
    return found


def labels_in_order(entries: Iterable[ListedQuestion]) -> list[str]:
    """Categories and tags, each once, in the order of the questions."""
    return list(dict.fromkeys(label for entry in entries for label in entry.labels))


def filter_questions(entries: Iterable[ListedQuestion], text: str, label: str) -> list[ListedQuestion]:
    """Those that hold every word of `text` somewhere, accents and capitals aside, and have the label; "" for any."""
    words = fold(text).split()
    return [
        entry
        for entry in entries
        if (not label or label in entry.labels) and all(word in entry.searched for word in words)
    ]


def _elsewhere(entry: ListedQuestion, number: int, category: str) -> ListedQuestion:
    moved = replace(entry, number=number, category=category)
    return moved if category == entry.category else replace(moved, searched=_searched(moved))


def _searched(entry: ListedQuestion) -> str:
    options = () if entry.asked is None else entry.asked.question.options
    return fold(" ".join((entry.words, entry.item.title or "", *entry.labels, *options)))
