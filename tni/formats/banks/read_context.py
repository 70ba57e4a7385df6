"""Context shared by all bank readers: limits on size and time, sanitizing of texts, record of losses."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from tni.core.format_errors import FileTooLargeError
from tni.formats.archive import ArchiveLimits
from tni.formats.banks.empty_answers import feedback_count, has_content, without_empty_answers
from tni.formats.banks.html_sanitizer import MEDIA, sanitize_html
from tni.quiz.bank.errors import BankTooSlowError
from tni.quiz.bank.losses import Loss, LossKind
from tni.quiz.bank.plain_text import NO_PICTURE
from tni.quiz.bank.question_bank import BankAttachment, BankQuestion, QuestionBank
from tni.quiz.bank.rich_text import RichText, TextFormat

ARCHIVE_LIMITS = ArchiveLimits(files=5_000, unpacked=256 * 1024 * 1024, ratio=200)


@dataclass(frozen=True, slots=True, kw_only=True)
class BankLimits:
    """Limits on reading a bank. text: characters of one text. characters: of all together, since one text of a file may
    belong to thousands of its questions."""

    bytes: int = 64 * 1024 * 1024
    questions: int = 10_000
    answers: int = 200
    text: int = 1_000_000
    texts: int = 400_000
    characters: int = 256_000_000
    archive: ArchiveLimits = ARCHIVE_LIMITS
    seconds: float = 20.0


BANK_LIMITS = BankLimits()


@dataclass(slots=True)
class ReadContext:
    """State of reading a bank. item: number of the current question, from 1; 0 before the first. line: where it begins.
    kept: numbers of the questions in the bank. is_own: the file is a collection of TNI, whose empty answers stay: their
    letters were asked, and results refer to them. included: files that the bank refers to, by the names it
    gives them."""

    limits: BankLimits = BANK_LIMITS
    now: Callable[[], float] = time.monotonic
    losses: list[Loss] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)
    item: int = 0
    line: int | None = None
    is_own: bool = False
    included: Mapping[str, bytes] = field(default_factory=dict)
    _texts: int = 0
    _characters: int = 0
    _end_s: float = 0.0

    def __post_init__(self) -> None:
        self._end_s = self.now() + self.limits.seconds

    def next_item(self, line: int | None = None) -> None:
        """Begin the next question. Raises: FileTooLargeError, BankTooSlowError."""
        self.item += 1
        self.line = line
        if self.item > self.limits.questions:
            raise FileTooLargeError("questions", self.limits.questions)
        self.check_time()

    def keep(self, item: BankQuestion) -> BankQuestion:
        """Record that the current question goes into the bank, and return it, without empty answers. Their feedback is
        recorded as a loss."""
        self.kept.append(self.item)
        body = item.body if self.is_own else without_empty_answers(item.body)
        if body == item.body:
            return item
        if feedback_count(body) < feedback_count(item.body):
            self.lose(LossKind.FEEDBACK)
        return replace(item, body=body)

    def check_time(self) -> None:
        """Check the time limit; readers call it regularly. Raises: BankTooSlowError."""
        if self.now() > self._end_s:
            raise BankTooSlowError(self.limits.seconds)

    def lines(self, text: str) -> Iterator[tuple[int, str]]:
        """Iterate over lines with their numbers, from 1, for any kind of line end. Checks the time before each line,
        since millions of them can stand between two questions. Raises: BankTooSlowError."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        at, number = 0, 1
        while (end := text.find("\n", at)) >= 0:
            self.check_time()
            yield number, text[at:end]
            at, number = end + 1, number + 1
        yield number, text[at:]

    def rich(self, text: str, format: TextFormat = TextFormat.HTML, *, is_whole: bool = True) -> RichText:
        """Return the text without active content; what is removed is recorded as a loss. A film or drawing that is
        removed leaves a mark if it was all that the text shows. is_whole: False if the text is several, still to be
        taken apart; then each film leaves a mark. Raises: FileTooLargeError, BankTooSlowError."""
        self._texts += 1
        if self._texts > self.limits.texts:
            raise FileTooLargeError("texts", self.limits.texts)
        self._characters += len(text)
        if self._characters > self.limits.characters:
            raise FileTooLargeError("characters", self.limits.characters)
        if len(text) > self.limits.text and "data:image/" not in text:
            raise FileTooLargeError("characters", self.limits.text)
        if self._texts % 64 == 0:
            self.check_time()
        text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
        if format is TextFormat.PLAIN:
            return RichText(text, format)
        cleaned, taken = sanitize_html(
            text, unknown_stays=format is not TextFormat.HTML, mark="" if is_whole else NO_PICTURE
        )
        for what in taken:
            self.lose(LossKind.MARKUP, what)
        made = RichText(cleaned, format)
        if any(what[1:-1] in MEDIA for what in taken) and not has_content(made):
            return replace(made, text=NO_PICTURE)
        return made

    def lose(self, kind: LossKind, what: str = "", *, line: int | None = None, whole: bool = False) -> None:
        """Record a loss. whole: it concerns the file, not the current question."""
        at = line if line is not None else self.line
        item = None if whole or not self.item else self.item
        loss = Loss(kind, item, line if whole else at, what[:60])
        if loss not in self.losses[-20:]:
            self.losses.append(loss)

    def attachments(self, names: Iterable[str], read: Callable[[str], bytes | None]) -> tuple[BankAttachment, ...]:
        """Read each of these files once; those that `read` does not find are recorded as losses."""
        found = []
        for name in dict.fromkeys(names):
            data = read(name)
            if data is None:
                self.lose(LossKind.FILES, name)
            else:
                found.append(BankAttachment(name, data))
        return tuple(found)

    def answers(self, count: int) -> None:
        """Check the number of answers of a question. Raises: FileTooLargeError."""
        if count > self.limits.answers:
            raise FileTooLargeError("answers", self.limits.answers)


@dataclass(frozen=True, slots=True)
class BankReadResult:
    """Bank that was read, and its losses. numbers: the file's numbers of the bank's questions, as losses refer to
    them."""

    bank: QuestionBank
    losses: tuple[Loss, ...]
    numbers: tuple[int, ...]
