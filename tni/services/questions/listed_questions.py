"""Questions of a bank in the form in which they are listed, searched and asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tni.core.collation import fold
from tni.formats.banks.question_renderer import askable, size_px
from tni.quiz.bank.formulas import formulas_as_text
from tni.quiz.bank.live_question import LiveQuestion
from tni.quiz.bank.losses import Loss
from tni.quiz.bank.plain_text import one_line
from tni.quiz.bank.question_bank import BankQuestion, QuestionBank
from tni.quiz.skills import SKILLS


@dataclass(frozen=True, slots=True, eq=False)
class ListedQuestion:
    """Question of a bank as an entry of a list.

    number: place in its file. category: path of its category. live_question: question for a vote; None if no vote can
    be made of it. losses: parts of it that could not be read. text: its text on one line; its title if there is no
    text. searched: all text that a search looks at, without accents and capitals. size_px: width and height of the
    picture of a point question, in the pixels that its coordinates use.
    """

    number: int
    item: BankQuestion
    category: str
    live_question: LiveQuestion | None
    losses: tuple[Loss, ...] = ()
    text: str = ""
    searched: str = ""
    size_px: tuple[float, float] | None = None

    @property
    def labels(self) -> list[str]:
        """Category and tags, without the tags of skills."""
        tags = [tag for tag in self.item.tags if tag not in SKILLS]
        return [*([self.category] if self.category else []), *tags]


def list_questions(
    bank: QuestionBank, numbers: Sequence[int] = (), losses: Iterable[Loss] = (), known: Iterable[ListedQuestion] = ()
) -> list[ListedQuestion]:
    """List the questions of a bank. This is slow, except for questions in `known`.

    numbers: place of each question in the file that it was read from, in order; `losses` refer to these numbers. known:
    earlier entries of the same questions; an entry whose number and category are unchanged is returned as the same
    object.
    """
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
        entry = ListedQuestion(number, item, category or "", askable(item), lost, words, size_px=size_px(item))
        found.append(replace(entry, searched=_searched(entry)))
    return found


def labels_in_order(entries: Iterable[ListedQuestion]) -> list[str]:
    """Return the categories and tags of the questions, each once, in the order of the questions."""
    return list(dict.fromkeys(label for entry in entries for label in entry.labels))


def filter_questions(entries: Iterable[ListedQuestion], text: str, label: str) -> list[ListedQuestion]:
    """Return the entries that contain every word of `text` and have the label. Accents and capitals are ignored; an
    empty label matches every entry."""
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
    options = () if entry.live_question is None else entry.live_question.question.options
    return fold(" ".join((entry.text, entry.item.title or "", *entry.labels, *options)))
