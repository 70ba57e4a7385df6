"""Reader and writer of questions as CSV, one per line. Columns are found by their headings, French or English, in any
order.

docs/banks.md describes the columns.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from math import isfinite

from tni.core.collation import fold
from tni.core.format_errors import FileTooLargeError, MalformedFileError, UnknownFileError
from tni.formats.banks.choice_fallback import FALSE, FALSE_SPELLINGS, TRUE, TRUE_SPELLINGS
from tni.formats.banks.gift_syntax import format_decimal, parse_number
from tni.formats.banks.read_context import ReadContext
from tni.formats.banks.round_trip import EncodedBank
from tni.formats.table_csv import table_csv
from tni.formats.table_text import FORMULA_STARTS
from tni.quiz.bank.bodies import (
    Answer,
    Between,
    Body,
    Choice,
    Description,
    Essay,
    Matching,
    Near,
    Number,
    NumberAnswer,
    Ordering,
    Pair,
    Scale,
    ShortText,
    TrueFalse,
)
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.plain_text import one_line
from tni.quiz.bank.question_bank import BankQuestion, Category, QuestionBank
from tni.quiz.bank.rich_text import RichText, TextFormat

COLUMNS: dict[str, tuple[str, str]] = {
    "type": ("Type", "Type"),
    "question": ("Question", "Question"),
    "answer": ("Réponse 1", "Answer 1"),
    "right": ("Bonnes réponses", "Right answers"),
    "title": ("Titre", "Title"),
    "category": ("Catégorie", "Category"),
    "tags": ("Étiquettes", "Tags"),
    "feedback": ("Commentaire", "Feedback"),
    "seconds": ("Durée (s)", "Time (s)"),
    "points": ("Points", "Points"),
    "id": ("Identifiant", "Id"),
}
"""Headings of each column in French and English; "answer" is repeated with numbers."""
OTHER_NAMES = {
    "right": ("bonne reponse", "correct", "correct answer", "correct answers", "reponse correcte", "key", "cle"),
    "question": ("enonce", "text", "texte"),
    "seconds": ("duree", "time", "temps", "time limit sec"),
    "tags": ("etiquette", "tag", "mots cles"),
}
TYPES: dict[str, tuple[str, str]] = {
    "choice": ("choix", "choice"),
    "several": ("plusieurs", "several"),
    "truth": ("vrai ou faux", "true or false"),
    "number": ("nombre", "number"),
    "text": ("texte", "text"),
    "order": ("ordre", "order"),
    "match": ("association", "match"),
    "scale": ("échelle", "scale"),
    "essay": ("rédaction", "essay"),
    "description": ("description", "description"),
}
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST_ANSWERS = 26
_KINDS = {fold(name): kind for kind, names in TYPES.items() for name in names} | {
    "vrai faux": "truth",
    "true false": "truth",
}
_ANSWER = re.compile(r"(?:reponse|answer|choix|choice|proposition|option) ?(\d{1,2}|[a-h])")


def looks_like(text: str) -> bool:
    """Return whether the first line has a heading of questions."""
    try:
        rows = _rows(text[:20_000].rpartition("\n")[0] or text)
    except MalformedFileError:
        return False
    return bool(rows) and "question" in _columns(rows[0])[0]


def read(text: str, reading: ReadContext) -> QuestionBank:
    """Parse CSV. Raises: UnknownFileError, MalformedFileError, FileTooLargeError."""
    rows = _rows(text)
    columns, answers = _columns(rows[0]) if rows else ({}, [])
    if "question" not in columns:
        raise UnknownFileError("no column of questions")
    entries: list[BankQuestion | Category] = []
    category = ""
    for line, row in enumerate(rows[1:], 2):
        cells = {name: _cell(row, column) for name, column in columns.items()}
        texts = [_cell(row, column) for column in answers]
        if not cells["question"] and not any(texts) and not cells.get("type"):
            continue
        reading.next_item(line)
        if cells.get("category", "") not in ("", category):
            category = cells["category"]
            entries.append(Category(category))
        entries.append(reading.keep(_item(cells, texts, reading)))
    return QuestionBank(tuple(entries))


def _rows(text: str) -> list[list[str]]:
    text = text.lstrip("\ufeff")
    heading = text.partition("\n")[0]
    delimiter = max(";\t,", key=heading.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows = []
    try:
        for row in reader:
            rows.append(row[:256])
            if len(rows) > 20_000:
                raise FileTooLargeError("rows", 20_000)
    except csv.Error:
        raise MalformedFileError(reader.line_num) from None
    return rows


def _columns(heading: Sequence[str]) -> tuple[dict[str, int], list[int]]:
    known = {fold(name): key for key, names in COLUMNS.items() if key != "answer" for name in names}
    known |= {name: key for key, names in OTHER_NAMES.items() for name in names}
    columns: dict[str, int] = {}
    answers = []
    for column, text in enumerate(heading):
        name = fold(text)
        if _ANSWER.fullmatch(name):
            answers.append(column)
        elif name in known:
            columns.setdefault(known[name], column)
    return columns, answers


def _cell(row: Sequence[str], column: int) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from evaluating it."""
    text = row[column].strip() if column < len(row) else ""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_STARTS) else text


def _item(cells: dict[str, str], texts: list[str], reading: ReadContext) -> BankQuestion:
    while texts and not texts[-1]:
        texts.pop()
    reading.answers(len(texts))
    answers = [reading.rich(text, TextFormat.PLAIN) for text in texts]
    key = cells.get("right", "")
    kind = _KINDS.get(fold(cells.get("type", ""))) or _guess(answers, key)
    if cells.get("type") and fold(cells["type"]) not in _KINDS:
        reading.lose(LossKind.KIND, cells["type"])
    body = _body(kind, answers, key, reading)
    if body is None:
        reading.lose(LossKind.KEY, key)
        body = Choice(tuple(Answer(answer, False) for answer in answers)) if answers else Essay()
    feedback = cells.get("feedback")
    return BankQuestion(
        stem=reading.rich(cells["question"], TextFormat.PLAIN),
        body=body,
        title=cells.get("title") or None,
        id=cells.get("id") or None,
        tags=tuple(tag.strip() for tag in cells.get("tags", "").split(",") if tag.strip()),
        feedback=reading.rich(feedback, TextFormat.PLAIN) if feedback else None,
        seconds=_real(cells.get("seconds", "")),
        points=_real(cells.get("points", "")),
    )


def _guess(answers: list[RichText], key: str) -> str:
    if answers:
        return "several" if len(_letters(key, len(answers)) or ()) > 1 else "choice"
    if fold(key) in TRUE_SPELLINGS | FALSE_SPELLINGS:
        return "truth"
    if key:
        return "text" if parse_number(_plain_number(key)) is None else "number"
    return "essay"


def _letters(key: str, count: int) -> list[int] | None:
    """Parse right answers such as "A, C" or "1;3" to indices from 0; None for any other text."""
    parts = [part for part in re.split(r"[\s,;]+", key.upper()) if part]
    right = [
        LETTERS.index(p) if len(p) == 1 and p in LETTERS else int(p) - 1 if p.isdecimal() and len(p) < 4 else -1
        for p in parts
    ]
    return right if all(0 <= at < count for at in right) else None


def _body(kind: str, answers: list[RichText], key: str, reading: ReadContext) -> Body | None:
    """Build the body; None if the right answers can't be understood."""
    match kind:
        case "choice" | "several":
            right = _letters(key, len(answers))
            if not answers or not right:
                return None
            choices = tuple(Answer(text, at in right) for at, text in enumerate(answers))
            return Choice(choices, several=kind == "several" or len(set(right)) > 1)
        case "truth":
            return TrueFalse(fold(key) in TRUE_SPELLINGS) if fold(key) in TRUE_SPELLINGS | FALSE_SPELLINGS else None
        case "number":
            accepted = [parse_number(_plain_number(one)) for one in re.split(r"[;|]", key)]
            found = [one for one in accepted if one is not None]
            return Number(tuple(NumberAnswer(one) for one in found)) if len(found) == len(accepted) else None
        case "text":
            texts = answers or [reading.rich(one.strip(), TextFormat.PLAIN) for one in key.split("|") if one.strip()]
            return ShortText(tuple(Answer(text, True) for text in texts)) if texts else None
        case "order":
            return Ordering(tuple(answers)) if len(answers) > 1 else None
        case "match":
            pairs = [text.text.partition("->") for text in answers]
            matched = tuple(Pair(RichText(one.strip()), RichText(other.strip())) for one, _, other in pairs)
            return Matching(matched) if matched and all(arrow for _, arrow, _ in pairs) else None
        case "scale":
            return Scale(tuple(answers)) if answers else None
        case "description":
            return Description()
        case _:
            return Essay()


def _plain_number(text: str) -> str:
    return text.replace("±", ":").replace("+-", ":").replace("+/-", ":").replace("\u00a0", "").replace("\u202f", "")


def _real(text: str) -> float | None:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return value if isfinite(value) and value >= 0 else None


def write(bank: QuestionBank) -> EncodedBank:
    """Encode as UTF-8 with semicolons, as French spreadsheets expect. Gaps and points on a picture do not fit."""
    made, kept = [], []
    for at, (category, item) in enumerate(bank.sorted_items(), 1):
        if (written := _written(item.body)) is not None:
            made.append((category or "", item, *written))
            kept.append(at)
    most = max([4, *(len(answers) for *_, answers, _ in made)])
    names = {key: french for key, (french, _) in COLUMNS.items()}
    heading = [names["type"], names["question"], *(f"Réponse {n}" for n in range(1, most + 1)), names["right"]]
    rest = ("title", "category", "tags", "feedback", "seconds", "points", "id")
    rows = [[*heading, *(names[key] for key in rest)]]
    for category, item, kind, answers, right in made:
        cells = [item.title or "", category, ", ".join(item.tags), one_line(item.feedback or RichText(""))]
        cells += ["" if value is None else format_decimal(value) for value in (item.seconds, item.points)]
        padded = answers + [""] * (most - len(answers))
        rows.append([TYPES[kind][0], one_line(item.stem), *padded, right, *cells, item.id or ""])
    return EncodedBank(table_csv(rows), tuple(kept))


def _written(body: Body) -> tuple[str, list[str], str] | None:
    """Return the kind, the answers and the right ones; None if the question does not fit."""
    match body:
        case Choice(answers=answers, several=several) if 0 < len(answers) <= MOST_ANSWERS:
            right = ",".join(LETTERS[at] for at in body.right)
            return "several" if several else "choice", [one_line(answer.text) for answer in answers], right
        case TrueFalse(right=bool() as right):
            return "truth", [], TRUE if right else FALSE
        case Number(answers=answers) if any(a.accepted is not None and a.credit > 0 for a in answers):
            accepted = [_number(a.accepted) for a in answers if a.accepted is not None and a.credit > 0]
            return "number", [], " | ".join(accepted)
        case ShortText(answers=answers) if answers:
            return "text", [one_line(a.text) for a in answers if a.credit > 0], ""
        case Ordering(items=items) if len(items) > 1:
            return "order", [one_line(one) for one in items], ""
        case Matching(pairs=pairs):
            known = [pair for pair in pairs if pair.right is not None]
            return "match", [f"{one_line(p.left)} -> {one_line(p.right or p.left)}" for p in known], ""
        case Scale(steps=steps):
            return "scale", [one_line(step) for step in steps], ""
        case Essay():
            return "essay", [], ""
        case Description():
            return "description", [], ""
        case _:
            return None


def _number(accepted: Near | Between) -> str:
    match accepted:
        case Between(low=low, high=high):
            return f"{format_decimal(low)}..{format_decimal(high)}"
        case Near(value=value, tolerance=tolerance):
            return format_decimal(value) if not tolerance else f"{format_decimal(value)} ± {format_decimal(tolerance)}"
