"""Reader of GIFT, Moodle's text format of questions. See `gift_syntax` for escapes and `gift_write` for writing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tni.formats.banks import cloze
from tni.formats.banks.empty_answers import has_content
from tni.formats.banks.gift_syntax import (
    FORMAT,
    hide_escapes,
    keep_backslashes,
    parse_number,
    parse_rich_text,
    restore_escapes,
)
from tni.formats.banks.read_context import ReadContext
from tni.quiz.bank.bodies import (
    Answer,
    Body,
    Choice,
    Description,
    Essay,
    Gap,
    Matching,
    Number,
    NumberAnswer,
    Ordering,
    Pair,
    ShortText,
    TrueFalse,
)
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.question_bank import BankQuestion, Category, QuestionBank
from tni.quiz.bank.rich_text import RichText, TextFormat

MERGED = 50
"""Most blocks that are joined to one question because of blank lines within its braces."""
GAP = "_____"

_ID = re.compile(r"\[id:((?:(?!\[id:)[^\x00-\x1f\x7f\]])++)\]")
_TAG = re.compile(r"\[tag:((?:(?!\[tag:)[^\x00-\x1f\x7f\]])++)\]")
_TITLE = re.compile(r"\s*::(.*?)::", re.DOTALL)
_WEIGHT = re.compile(r"\s*%\s*([+-]?\d{1,10}(?:[.,]\d{1,20})?)\s*%")
_TRUTH = re.compile(r"(TRUE|FALSE|T|F)\s*(?=#|$)")


class _MalformedError(Exception):
    """One question can't be understood; the others can."""


@dataclass(slots=True)
class _Block:
    """Lines of a question without comments and with escapes hidden. line: number of the first one."""

    line: int
    lines: list[str] = field(default_factory=list)
    id: str | None = None
    tags: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def read(text: str, reading: ReadContext) -> QuestionBank:
    """Parse GIFT. Questions that can't be understood are recorded as losses. Raises: FileFormatError if a limit is
    exceeded."""
    entries: list[BankQuestion | Category] = []
    for block in _merged(_blocks(text, reading), reading):
        for at, piece in _pieces(block):
            if piece.startswith("$CATEGORY:"):
                entries.append(Category(keep_backslashes(piece.removeprefix("$CATEGORY:").strip())))
                continue
            reading.next_item(at)
            try:
                entries.append(reading.keep(_item(piece, block, reading)))
            except _MalformedError:
                reading.lose(LossKind.QUESTION, " ".join(restore_escapes(piece).split()))
    return QuestionBank(tuple(entries))


def _blocks(text: str, reading: ReadContext) -> list[_Block]:
    """Split the text at blank lines. Comments with id and tags stand before a question or within it."""
    blocks: list[_Block] = []
    block = _Block(1)
    depth = 0  # of open braces in the block
    for at, raw in reading.lines(text.lstrip("\ufeff")):
        line = hide_escapes(raw)
        bare = line.strip()
        if bare.startswith("//"):
            if (found := _ID.search(restore_escapes(bare))) is not None:
                block.id = found[1].strip()
            block.tags += _TAG.findall(restore_escapes(bare))
        elif bare.startswith("$CATEGORY:") and depth <= 0:
            blocks += [block, _Block(at, [bare])]
            block, depth = _Block(at + 1), 0
        elif bare:
            if not block.lines:
                block.line = at
            block.lines.append(line)
            depth += line.count("{") - line.count("}")
        elif block.lines:
            blocks.append(block)
            block, depth = _Block(at + 1), 0
    return [one for one in (*blocks, block) if one.lines]


def _is_open(lines: list[str]) -> bool:
    return sum(line.count("{") - line.count("}") for line in lines) > 0


def _merged(blocks: list[_Block], reading: ReadContext) -> list[_Block]:
    """Join the blocks of a question that has blank lines between its braces."""
    out: list[_Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        reading.check_time()
        if _is_open(block.lines):
            for count, more in enumerate(blocks[at : at + MERGED], 1):
                opening, closing = more.text.find("{"), more.text.find("}")
                if opening >= 0 and not 0 <= closing < opening:
                    break
                if closing >= 0:
                    for piece in blocks[at : at + count]:
                        block.lines += ["", *piece.lines]
                    at += count
                    break
        out.append(block)
    return out


def _pieces(block: _Block) -> list[tuple[int, str]]:
    """Split questions that no blank line separates: each line that ends with the "}" of answers ends a question if
    another "{" follows."""
    pieces: list[tuple[int, str]] = []
    text, line, at = block.text, block.line, 0
    last, opening, seen = text.rfind("{"), -1, 0
    for found in re.finditer(r"\}[ \t]*\n", text):
        if last < found.end():
            break
        opening, seen = max(opening, text.rfind("{", seen, found.end())), found.end()
        if opening >= at and cloze.begins_gap(text, opening):
            continue  # a gap, after which the question may go on
        pieces.append((line, text[at : found.end()]))
        line, at = line + text.count("\n", at, found.end()), found.end()
    return [*pieces, (line, text[at:])]


def _item(text: str, block: _Block, reading: ReadContext) -> BankQuestion:
    title = None
    if (found := _TITLE.match(text)) is not None:
        title, text = restore_escapes(found[1]), text[found.end() :]
    if cloze.looks_like(text):
        return _with_gaps(text, title, block, reading)
    before, brace, rest = text.partition("{")
    if not brace:
        if "}" in text:
            raise _MalformedError
        stem, after = parse_rich_text(text, TextFormat.MOODLE, reading), ""
        body: Body = Description()
        feedback = None
    else:
        inside, closing, after = rest.partition("}")
        if not closing or "{" in inside or "{" in after:
            raise _MalformedError
        after = "" if after.strip().startswith("//") else after
        stem = parse_rich_text(before, TextFormat.MOODLE, reading)
        body, feedback = _answered(inside.strip(), stem.format, reading)
    has_embedded_answers = bool(after.strip())
    if has_embedded_answers:
        tail = parse_rich_text(after, stem.format, reading)
        lead = f"{stem.text} " if stem.text else ""
        stem = RichText(f"{lead}{GAP} {tail.text}", stem.format if stem.text else tail.format)
    return BankQuestion(
        stem=stem,
        body=body,
        title=title,
        id=block.id,
        tags=tuple(block.tags),
        feedback=feedback,
        has_embedded_answers=has_embedded_answers,
    )


def _with_gaps(text: str, title: str | None, block: _Block, reading: ReadContext) -> BankQuestion:
    """Read a question with Moodle's gaps in it, which GIFT does not have. Moodle would take them for an answer."""
    found, format = FORMAT.match(text := text.strip()), TextFormat.MOODLE
    if found is not None:
        format, text = TextFormat(found[1]), text[found.end() :]
    body = cloze.parse_cloze(keep_backslashes(text), format, reading)
    if not any(isinstance(part, Gap) for part in body.parts):
        raise _MalformedError
    return BankQuestion(stem=RichText("", format), body=body, title=title, id=block.id, tags=tuple(block.tags))


def _answered(inside: str, format: TextFormat, reading: ReadContext) -> tuple[Body, RichText | None]:
    """Parse the content of the braces: the body, and the general feedback."""
    if inside.startswith(">"):
        return _ordering(inside[1:], format, reading), None
    answers, mark, general = inside.partition("####")
    feedback = _feedback(general, format, reading) if mark else None
    return _body(answers.strip(), format, reading), feedback


def _body(text: str, format: TextFormat, reading: ReadContext) -> Body:
    if not text:
        return Essay()
    if text.startswith("#"):
        return _numbers(text[1:].strip(), format, reading)
    if text[0] in "=~":
        every = re.findall(r"[=~][^=~]*", text)
        marked = [one for one in every if one[1:].strip()] or every  # `{~=right ~wrong}`: nothing between two marks
        reading.answers(len(marked))
        if all(one[0] == "=" and "->" in one for one in marked):
            pairs = tuple(_pair(one[1:], format, reading) for one in marked)
            if not any(has_content(pair.left) and pair.right and has_content(pair.right) for pair in pairs):
                reading.lose(LossKind.KEY, restore_escapes(text))
            return Matching(pairs)
        answers = tuple(_answer(one, format, reading) for one in marked)
        if all(answer.right for answer in answers):
            return ShortText(answers)
        several = not any(answer.right for answer in answers) and any((a.weight or 0) > 0 for a in answers)
        return Choice(answers, several)
    if (found := _TRUTH.match(text)) is not None:
        wrong, _, right = text[found.end() :].removeprefix("#").partition("#")
        return TrueFalse(found[1][0] == "T", _feedback(wrong, format, reading), _feedback(right, format, reading))
    answer, _, feedback = text.partition("#")
    return ShortText(
        (Answer(parse_rich_text(answer, format, reading), True, None, _feedback(feedback, format, reading)),)
    )


def _answer(marked: str, format: TextFormat, reading: ReadContext) -> Answer:
    weight, rest = _weight(marked[1:], reading)
    answer, _, feedback = rest.partition("#")
    return Answer(
        parse_rich_text(answer, format, reading), marked[0] == "=", weight, _feedback(feedback, format, reading)
    )


def _weight(text: str, reading: ReadContext) -> tuple[float | None, str]:
    found = _WEIGHT.match(text)
    if found is None:
        return None, text
    weight = float(found[1].replace(",", "."))
    if not -100 <= weight <= 100:
        reading.lose(LossKind.CREDIT, found[0].strip())
        return None, text[found.end() :]
    return weight, text[found.end() :]


def _feedback(held: str, format: TextFormat, reading: ReadContext) -> RichText | None:
    return parse_rich_text(held, format, reading) if held.strip() else None


def _pair(text: str, format: TextFormat, reading: ReadContext) -> Pair:
    left, _, right = text.partition("->")
    return Pair(parse_rich_text(left, format, reading), parse_rich_text(right, TextFormat.PLAIN, reading))


def _numbers(text: str, format: TextFormat, reading: ReadContext) -> Number:
    if text[:1] not in ("=", "~") and re.search("[=~]", text):
        text = f"={text}"  # `{#3:2~#wrong}`: the first answer needs no mark
    if text[:1] not in ("=", "~"):
        answer, _, feedback = text.partition("#")
        accepted = parse_number(restore_escapes(answer))
        if accepted is None:
            raise _MalformedError
        only = NumberAnswer(accepted, True, None, _feedback(feedback, format, reading))
        return Number((only,), alone=only.feedback is None)
    marked = re.findall(r"[=~][^=~]*", text)
    reading.answers(len(marked))
    return Number(tuple(_number(one, format, reading) for one in marked))


def _number(marked: str, format: TextFormat, reading: ReadContext) -> NumberAnswer:
    weight, rest = _weight(marked[1:], reading)
    answer, _, feedback = rest.partition("#")
    accepted = parse_number(restore_escapes(answer))
    if accepted is None and answer.strip() not in ("", "*"):
        raise _MalformedError
    return NumberAnswer(accepted, marked[0] == "=", weight, _feedback(feedback, format, reading))


def _ordering(text: str, format: TextFormat, reading: ReadContext) -> Ordering:
    """Parse the syntax of Moodle's ordering plug-in: settings on the first line, then one line per item in the right
    order."""
    _settings, _, rest = text.partition("\n")
    lines = [line for line in rest.split("\n") if line.strip()]
    reading.answers(len(lines))
    if len(lines) < 2:
        raise _MalformedError
    return Ordering(tuple(parse_rich_text(line, format, reading) for line in lines))
