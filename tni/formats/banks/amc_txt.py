"""Reader and writer of AMC-TXT: Auto Multiple Choice's questions as text, with options above them.

`*` begins a question with one right answer, `**` one with several, `+` a right answer, `-` a wrong one. Options are
`*[id=...,horiz]`, `+[...]`, `+{scoring}`. `*(` and `*)` delimit a group, `*<lines=4>` begins an open question. Within
text: `[*bold*]`, `[_italic_]`, `[|typed|]`, `!picture!`, `[verbatim]...[/verbatim]`.
https://www.auto-multiple-choice.net/auto-multiple-choice.en/AMC-TXT.shtml
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tni.core.format_errors import FileTooLargeError
from tni.formats.banks.choice_fallback import to_choice
from tni.formats.banks.read_context import ReadContext
from tni.formats.banks.round_trip import EncodedBank
from tni.quiz.bank.bodies import Answer, Choice, Essay
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.plain_text import one_line, plain_text_of
from tni.quiz.bank.question_bank import BankQuestion, QuestionBank
from tni.quiz.bank.rich_text import RichText, TextFormat

_OPTION = re.compile(r"\s*([A-Za-z][A-Za-z-]{1,30})\s*:(?!:)\s*(.*)$")
_LINE = re.compile(r"\s*(\*\*|\*|\+|-)(.*)$", re.DOTALL)
_SQUARE = re.compile(r"\[(?![*_|=]|verbatim\])([^\]]*)\]")
_BRACES = re.compile(r"\{([^{}]*)\}")
_ANGLES = re.compile(r"<([^<>]*)>")
_MARK = re.compile(
    r"\[verbatim\]|\[[*_|]|!(?:\{[^{}]*\})?(?P<img>[^!\s]+\.(?:png|jpe?g|pdf|gif|svg|eps))!", re.IGNORECASE
)
_PAIRS = {
    mark: (tag, re.compile(re.escape(end), re.IGNORECASE))
    for mark, tag, end in (
        ("[verbatim]", "pre", "[/verbatim]"), ("[*", "b", "*]"), ("[_", "i", "_]"), ("[|", "code", "|]")
    )
}  # fmt: skip
_LINES = re.compile(r"lines\s*=\s*(\d{1,3})")


@dataclass(slots=True)
class _Question:
    line: int
    mark: str
    text: list[str]
    answers: list[tuple[bool, list[str]]] = field(default_factory=list)


def looks_like(text: str) -> bool:
    """Return whether a line with * comes before a line with +, or a comment names the format."""
    lines = [line.lstrip() for line in text.split("\n", 5000)[:5000]]
    if any(line.startswith("# AMC-TXT") for line in lines[:20]):
        return True
    starred = next((at for at, line in enumerate(lines) if line.startswith("*")), None)
    return starred is not None and any(line.startswith("+") for line in lines[starred:])


def read(text: str, reading: ReadContext) -> QuestionBank:
    """Parse AMC-TXT. Text that AMC prints around the questions is recorded as a loss."""
    title, questions = _parted(text, reading)
    return QuestionBank(tuple(reading.keep(_item(question, reading)) for question in questions), title)


def _parted(text: str, reading: ReadContext) -> tuple[str | None, list[_Question]]:
    title: list[str] = []
    questions: list[_Question] = []
    into: list[str] | None = None
    is_verbatim = False
    for at, line in reading.lines(text.lstrip("\ufeff")):
        was_verbatim = is_verbatim
        is_verbatim = line.rfind("[verbatim]") > line.rfind("[/verbatim]") or (
            is_verbatim and "[/verbatim]" not in line
        )
        if was_verbatim and into is not None:
            into.append(line)
            continue
        if line.lstrip().startswith("#"):
            continue
        found = _LINE.match(line)
        if found is not None and (found[1][0] == "*" or questions):
            mark, rest = found[1], found[2]
            if mark == "*" and rest.startswith(("(", ")")):
                reading.lose(LossKind.SETTING, f"*{rest.strip()}"[:30], line=at, whole=True)
                into = None
            elif mark[0] == "*":
                into = [rest]
                questions.append(_Question(at, mark, into))
                if len(questions) > reading.limits.questions:
                    raise FileTooLargeError("questions", reading.limits.questions)
            else:
                into = [rest]
                questions[-1].answers.append((mark == "+", into))
        elif not questions and (option := _OPTION.match(line)) is not None:
            into = title if option[1] == "Title" else []
            into.append(option[2])
            if option[1] not in ("Title", "Lang", "PaperSize"):
                reading.lose(LossKind.SETTING, option[1], line=at, whole=True)
        elif into is not None and line.strip():
            into.append(line)
        elif into is not None and questions and not questions[-1].answers:
            into.append("")
    return " ".join(" ".join(title).split()) or None, questions


def _item(question: _Question, reading: ReadContext) -> BankQuestion:
    reading.next_item(question.line)
    reading.answers(len(question.answers))
    name, points, stem = _options("\n".join(question.text), reading)
    is_open = _ANGLES.match(stem)
    stem_text = _rich(stem[is_open.end() if is_open else 0 :], reading)
    if is_open is not None or not question.answers:
        if question.answers:  # the boxes that the teacher ticks when marking
            reading.lose(LossKind.CREDIT, "<>")
        lines = _LINES.search(is_open[1]) if is_open else None
        return BankQuestion(stem=stem_text, body=Essay(int(lines[1]) if lines else None), id=name, points=points)
    answers = []
    for right, pieces in question.answers:
        _name, _points, text = _options("\n".join(pieces), reading)
        answers.append(Answer(_rich(text, reading), right))
    if not any(answer.right for answer in answers):
        reading.lose(LossKind.KEY)
    several = question.mark == "**"
    return BankQuestion(stem=stem_text, body=Choice(tuple(answers), several), id=name, points=points)


def _rich(text: str, reading: ReadContext) -> RichText:
    """Convert text: plain if it has no markup, otherwise HTML."""
    text = text.strip()
    pieces, at = [], 0
    for start, end, kind, content in _marked(text):
        pieces.append(html.escape(text[at:start], quote=False))
        inside = html.escape(content, quote=False)
        if kind == "img":
            reading.lose(LossKind.FILES, inside)
        pieces.append(f'<img src="{inside}" alt="">' if kind == "img" else f"<{kind}>{inside.strip()}</{kind}>")
        at = end
    if not pieces:
        return reading.rich(text, TextFormat.PLAIN)
    rest = html.escape(text[at:], quote=False)
    return reading.rich("".join([*pieces, rest]), TextFormat.HTML)


def _marked(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield start, end, tag and content of each picture and each text between two marks."""
    at = 0
    open_ended: set[str] = set()
    while (found := _MARK.search(text, at)) is not None:
        at = found.end()
        if found["img"] is not None:
            yield found.start(), at, "img", found["img"]
            continue
        tag, closing = _PAIRS[found[0].lower()]
        # what isn't closed after one mark isn't after the next: a search for each would take as long as all together
        end = None if tag in open_ended else closing.search(text, at)
        if end is None:
            open_ended.add(tag)
        else:
            yield found.start(), end.end(), tag, text[at : end.start()]
            at = end.end()


def _options(text: str, reading: ReadContext) -> tuple[str | None, float | None, str]:
    """Parse the options between a mark and its text; return id, points and text."""
    name, points, at = None, None, 0
    while True:
        if (found := _SQUARE.match(text, at)) is not None:
            for option in filter(None, (part.strip() for part in found[1].split(","))):
                key, equals, value = option.partition("=")
                if key in ("id", "name") and equals and value:
                    name = value
                else:
                    reading.lose(LossKind.SETTING, option)
        elif (found := _BRACES.match(text, at)) is not None:
            plain = re.fullmatch(r"\s*(?:b\s*=\s*)?(\d{1,4}(?:\.\d{1,4})?)\s*", found[1])
            if plain is not None and points is None:
                points = float(plain[1])
            else:
                reading.lose(LossKind.CREDIT, found[1])
        else:
            return name, points, text[at:]
        at = found.end()


def write(bank: QuestionBank) -> EncodedBank:
    """Encode as UTF-8: choices, and essays as open questions."""
    head = ["# AMC-TXT"]
    if bank.title:
        head.append(f"Title: {' '.join(bank.title.split())}")
    out, kept = ["\n".join(head)], []
    for number, item in enumerate(bank.items, 1):
        choice = to_choice(item.body)
        if (choice is None or not choice.answers) and not isinstance(item.body, Essay):
            continue
        options = f"[id={item.id}]" if item.id and re.fullmatch(r"[^\[\],=\s]+", item.id) else ""
        options += f"{{{item.points:g}}}" if item.points not in (None, 1.0) else ""
        stem = _lines(plain_text_of(item.stem))
        if choice is None:
            assert isinstance(item.body, Essay)
            out.append(f"*{options}<{'' if item.body.lines is None else f'lines={item.body.lines}'}> {stem}")
        else:
            lines = [f"{'+' if at in choice.right else '-'} {one_line(a.text)}" for at, a in enumerate(choice.answers)]
            out.append("\n".join((f"{'**' if choice.several else '*'}{options} {stem}", *lines)))
        kept.append(number)
    return EncodedBank(("\n\n".join(out) + "\n").encode("utf-8", "replace"), tuple(kept))


def _lines(text: str) -> str:
    """Join lines that would be taken for an answer, a question or a comment to the line before."""
    return re.sub(r"(?<!\s)\s++(?=[*+#-])", lambda found: " " if "\n" in found[0] else found[0], text)
