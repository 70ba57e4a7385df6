"""Reader and writer of QCMcam's questions: JSON in a .txt file, each an HTML text whose first numbered list is the
answers.

`{"0": {"question": "<h3>...</h3><ol><li>...</li></ol>", "reponse": "B", "time": 30}}`; "reponse" may be a list of
letters, or missing. The format is taken from files of QCMcam's library.
"""

from __future__ import annotations

import json
import re
from typing import Any

from tni.core.format_errors import UnknownFileError
from tni.formats.banks.choice_fallback import to_choice
from tni.formats.banks.empty_answers import has_content
from tni.formats.banks.read_context import ReadContext
from tni.formats.banks.round_trip import EncodedBank
from tni.formats.banks.safe_json import load_json
from tni.quiz.bank.bodies import Answer, Body, Choice, Description
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.plain_text import to_html
from tni.quiz.bank.question_bank import BankQuestion, QuestionBank
from tni.quiz.bank.rich_text import RichText, TextFormat

LETTERS = "ABCD"
"""Answers that a card can show."""
ALL_LETTERS = "ABCDEFGHIJ"
_LISTS = tuple(re.compile(rf"<{name}\b[^<>]*>", re.IGNORECASE) for name in ("ol", "ul"))
_INSIDE = re.compile(r"<(/?)(ol|ul|li)\b[^<>]*>", re.IGNORECASE)
_EDGES = re.compile(r"\A(?:\s|&nbsp;)+")
_WRAPPED = re.compile(r"<h3>(.*)</h3>", re.DOTALL)


def looks_like(text: str) -> bool:
    return re.match(r"\s*\{", text) is not None and '"question"' in text


def read(text: str, reading: ReadContext) -> QuestionBank:
    """Parse a QCMcam file. Raises: FileFormatError."""
    found = load_json(text)
    if not isinstance(found, dict):
        raise UnknownFileError("no object")
    items: list[BankQuestion] = []
    for key, value in found.items():
        if not isinstance(value, dict) or not isinstance(value.get("question"), str):
            reading.lose(LossKind.SETTING, str(key), whole=True)
            continue
        reading.next_item()
        items.append(reading.keep(_item(value, reading)))
    return QuestionBank(tuple(items))


def _item(value: dict[str, Any], reading: ReadContext) -> BankQuestion:
    for key in value.keys() - {"question", "reponse", "time"}:
        reading.lose(LossKind.SETTING, str(key))
    text = reading.rich(value["question"].strip(), is_whole=False).text
    answer = value.get("reponse")
    letters = [letter for letter in (answer if isinstance(answer, list) else [answer]) if isinstance(letter, str)]
    stem, choices = _split_choices(text)
    body = _body(choices, [letter.strip().upper() for letter in letters], reading)
    return BankQuestion(stem=RichText(stem, TextFormat.HTML), body=body, seconds=_seconds(value.get("time")))


def _seconds(time: Any) -> float | None:
    if not isinstance(time, int | float) or isinstance(time, bool) or not 0 < time < 86_400:
        return None
    return float(time)


def _body(choices: list[str], letters: list[str], reading: ReadContext) -> Body:
    known = [letter for letter in letters if len(letter) == 1 and letter in ALL_LETTERS]
    if len(choices) < 2 and not any(has_content(RichText(text, TextFormat.HTML)) for text in choices):
        if not known:
            return Description()
        choices = list(LETTERS)  # the answers are in a picture
    reading.answers(len(choices))
    right = {ALL_LETTERS.index(letter) for letter in known}
    if not right or max(right) >= len(choices):
        reading.lose(LossKind.KEY, " ".join(letters))
    answers = tuple(Answer(RichText(text, TextFormat.HTML), at in right) for at, text in enumerate(choices))
    return Choice(answers, several=len(right) > 1)


def _split_choices(text: str) -> tuple[str, list[str]]:
    """Return the text around the first list, and its items. A list within an item belongs to the item."""
    start = next((found for one in _LISTS if (found := one.search(text)) is not None), None)
    if start is None:
        return _unwrapped(text), []
    choices: list[list[str]] = []  # empty ones too: the letters of the key count them
    depth, at, end = 1, start.end(), len(text)
    for mark in _INSIDE.finditer(text, start.end()):
        closes, name = bool(mark[1]), mark[2].lower()
        piece, at = text[at : mark.start()], mark.end()
        if choices:
            choices[-1].append(piece)
        if name == "li" and depth == 1:
            if not closes:
                choices.append([])
            continue
        if name != "li":
            depth += -1 if closes else 1
            if depth == 0:
                end = mark.end()
                break
        if choices:
            choices[-1].append(mark[0])
    else:
        if choices:
            choices[-1].append(text[at:])
    texts = [_EDGES.sub("", "".join(pieces).rstrip()) for pieces in choices]
    around = text[: start.start()].strip() + text[end:].strip()
    return _unwrapped(around), texts


def _unwrapped(text: str) -> str:
    """Remove the heading that QCMcam puts around each question."""
    found = _WRAPPED.fullmatch(text)
    return found[1].strip() if found is not None and "<h3" not in found[1] else text


def write(bank: QuestionBank) -> EncodedBank:
    """Encode as UTF-8. Left out: questions that are no choice, and those with more answers than a card has sides."""
    out: dict[str, dict[str, Any]] = {}
    kept = []
    for number, item in enumerate(bank.items, 1):
        choice = None if isinstance(item.body, Description) else to_choice(item.body)
        if isinstance(item.body, Description):
            made: dict[str, Any] = {"question": f"<h3>{_inline(item.stem)}</h3>"}
        elif choice is not None and 1 <= len(choice.answers) <= len(LETTERS):
            points = "".join(f"<li>{to_html(answer.text).text}</li>" for answer in choice.answers)
            made = {"question": f"<h3>{_inline(item.stem)}</h3><ol>{points}</ol>"}
            letters = [LETTERS[at] for at in choice.right]
            if letters:
                made["reponse"] = letters if choice.several else letters[0]
        else:
            continue
        if item.seconds is not None:
            made["time"] = int(item.seconds) if item.seconds.is_integer() else item.seconds
        out[str(len(out))] = made
        kept.append(number)
    return EncodedBank(json.dumps(out, ensure_ascii=False).encode("utf-8", "replace"), tuple(kept))


def _inline(text: RichText) -> str:
    return to_html(text).text
