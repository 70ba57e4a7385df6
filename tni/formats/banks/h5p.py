"""Reader of H5P question sets: a zip with `h5p.json`, `content/content.json` and pictures under `content/`.

Each library describes its content in its own `semantics.json` (https://github.com/h5p).
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

from tni.core.format_errors import UnknownFileError
from tni.formats.archive import Archive
from tni.formats.banks.gift import GAP
from tni.formats.banks.read_context import ReadContext
from tni.formats.banks.safe_json import load_json
from tni.formats.text_decoding import decode_text
from tni.quiz.bank.bodies import Answer, Body, Choice, Essay, Gap, Gaps, Ordering, ShortText, TrueFalse
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.plain_text import referenced_files
from tni.quiz.bank.question_bank import BankAttachment, BankQuestion, QuestionBank
from tni.quiz.bank.rich_text import RichText, TextFormat

type _Json = dict[str, Any]

_GAP = re.compile(r"\*([^*]{1,2000})\*")
_SETTINGS = ("passPercentage", "poolSize", "randomQuestions", "introPage", "endGame", "override")


def read(data: bytes, reading: ReadContext) -> QuestionBank:
    """Read an H5P package. Raises: FileFormatError."""
    archive = Archive(data, reading.limits.archive)
    about = _json(archive, "h5p.json") or {}
    content = _json(archive, "content/content.json")
    if content is None:
        raise UnknownFileError("no content")
    reader = _Reader(archive, reading)
    main = _text(about.get("mainLibrary"))
    if main in ("H5P.QuestionSet", "") and isinstance(content.get("questions"), list):
        for key in _SETTINGS:
            if _is_set(key, content.get(key)):
                reading.lose(LossKind.SETTING, key, whole=True)
        for question in content["questions"]:
            reader.question(question)
    else:
        reader.question({"library": main, "params": content, "metadata": about})
    return QuestionBank(tuple(reader.items), _text(about.get("title")) or None)


def _is_set(key: str, value: Any) -> bool:
    """Return whether a setting makes the set differ from a plain sequence of questions; labels of buttons do not
    count."""
    match key:
        case "introPage":
            return bool(_dict(value).get("showIntroPage"))
        case "endGame":
            return bool(_text(_dict(value).get("message")))
        case _:
            return value not in (None, False, 0, "", {}, [])


def _json(archive: Archive, name: str) -> _Json | None:
    data = archive.read(name)
    found = None if data is None else load_json(decode_text(data))
    return found if isinstance(found, dict) else None


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _dict(value: Any) -> _Json:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


class _Reader:
    """Reader of one file's questions."""

    def __init__(self, archive: Archive, reading: ReadContext) -> None:
        self._archive, self._reading = archive, reading
        self.items: list[BankQuestion] = []

    def question(self, question: Any) -> None:
        found = _dict(question)
        library, params = _text(found.get("library")).split(" ")[0], _dict(found.get("params"))
        if library == "H5P.SingleChoiceSet":
            for one in _list(params.get("choices")):
                self._add(_set_choice, _dict(one), {})
            return
        make = LIBRARIES.get(library)
        if make is None:
            self._reading.next_item()
            self._reading.lose(LossKind.KIND, library)
            return
        self._add(make, params, _dict(found.get("metadata")))

    def _add(self, make: _Maker, params: _Json, metadata: _Json) -> None:
        self._reading.next_item()
        made = make(params, self._reading)
        if made is None:
            self._reading.lose(LossKind.QUESTION)
            return
        stem, body, has_embedded_answers = made
        text = self._picture(params) + stem
        rich = self._reading.rich(text)
        title = _text(metadata.get("title")) or None
        item = BankQuestion(
            stem=rich, body=body, title=title, has_embedded_answers=has_embedded_answers, files=self._files(rich, body)
        )
        self.items.append(self._reading.keep(item))
        _noted(params, self._reading)

    def _picture(self, params: _Json) -> str:
        """Return the picture above the question, as HTML."""
        medium = _dict(_dict(params.get("media")).get("type"))
        library = _text(medium.get("library"))
        if not library or not medium.get("params"):
            return ""
        shown = _image(_dict(medium.get("params"))) if library.startswith("H5P.Image ") else ""
        if not shown and (library.startswith("H5P.Image ") is False or _dict(medium["params"]).get("file")):
            self._reading.lose(LossKind.FILES, library.split(" ")[0])
        return shown

    def _files(self, stem: RichText, body: Body) -> tuple[BankAttachment, ...]:
        texts = [stem]
        if isinstance(body, Choice):
            texts += [answer.text for answer in body.answers]
        names = [name for text in texts for name in referenced_files(text)]
        return self._reading.attachments(names, lambda name: self._archive.read(f"content/{name}"))


def _image(params: _Json) -> str:
    path = _text(_dict(params.get("file")).get("path")).removesuffix("#tmp")
    alt = _text(params.get("alt"))
    return f'<img src="{html.escape(path)}" alt="{html.escape(html.unescape(alt))}">' if path else ""


def _noted(params: _Json, reading: ReadContext) -> None:
    """Record as losses the feedback on the whole set and special scoring."""
    ranges = _list(params.get("overallFeedback"))
    if any(_text(_dict(one).get("feedback")) for one in ranges):
        reading.lose(LossKind.FEEDBACK, "overallFeedback")
    if _dict(params.get("behaviour")).get("singlePoint"):
        reading.lose(LossKind.CREDIT, "singlePoint")


type _Made = tuple[str, Body, bool] | None
"""Stem as HTML, body, whether the answer stands in the sentence."""
type _Maker = Callable[[_Json, ReadContext], _Made]


def _feedback(answer: _Json, reading: ReadContext) -> RichText | None:
    feedback = _dict(answer.get("tipsAndFeedback"))
    for key in ("tip", "notChosenFeedback"):
        if _text(feedback.get(key)).strip():
            reading.lose(LossKind.FEEDBACK, key)
    chosen = _text(feedback.get("chosenFeedback")).strip()
    return reading.rich(chosen) if chosen else None


def _multiple(params: _Json, reading: ReadContext) -> _Made:
    found = [_dict(answer) for answer in _list(params.get("answers"))]
    reading.answers(len(found))
    answers = tuple(
        Answer(
            reading.rich(_text(answer.get("text")).strip()),
            answer.get("correct") is True,
            None,
            _feedback(answer, reading),
        )
        for answer in found
    )
    return _chosen(_text(params.get("question")), answers, params, reading)


def _media_choice(params: _Json, reading: ReadContext) -> _Made:
    found = [_dict(option) for option in _list(params.get("options"))]
    reading.answers(len(found))
    answers = tuple(
        Answer(
            reading.rich(_image(_dict(_dict(option.get("media")).get("params")))),
            option.get("correct") is True,
        )
        for option in found
    )
    return _chosen(_text(params.get("question")), answers, params, reading)


def _chosen(stem: str, answers: tuple[Answer, ...], params: _Json, reading: ReadContext) -> _Made:
    behaviour = _dict(params.get("behaviour") or params.get("behavior"))
    rights = sum(answer.right for answer in answers)
    if not answers:
        return None
    if not rights:
        reading.lose(LossKind.KEY)
    kind = _text(behaviour.get("type") or behaviour.get("questionType"))
    several = kind == "multi" or (kind != "single" and rights > 1)
    shuffled = behaviour.get("randomAnswers")
    return stem, Choice(answers, several, shuffled if isinstance(shuffled, bool) else None), False


def _set_choice(params: _Json, reading: ReadContext) -> _Made:
    """Parse a question of a single choice set, where the first answer is the right one."""
    found = [_text(answer) for answer in _list(params.get("answers"))]
    reading.answers(len(found))
    answers = tuple(Answer(reading.rich(text), at == 0) for at, text in enumerate(found))
    return (_text(params.get("question")), Choice(answers, shuffled=True), False) if answers else None


def _truth(params: _Json, reading: ReadContext) -> _Made:
    correct = _text(params.get("correct"))
    if correct not in ("true", "false"):
        reading.lose(LossKind.KEY, correct)
    behaviour = _dict(params.get("behaviour"))
    texts = [_text(behaviour.get(key)).strip() for key in ("feedbackOnWrong", "feedbackOnCorrect")]
    feedbacks = [reading.rich(text) if text else None for text in texts]
    right = {"true": True, "false": False}.get(correct)
    return _text(params.get("question")), TrueFalse(right, *feedbacks), False


def _blanks(params: _Json, reading: ReadContext) -> _Made:
    """Parse gaps in a text: `*word/another:tip*`."""
    task = _text(params.get("text"))
    text = "".join(_text(one) for one in _list(params.get("questions")))
    by_case = _dict(params.get("behaviour")).get("caseSensitive") is True or None

    def gap(inside: str) -> Gap:
        texts, _, tip = html.unescape(inside).partition(":")
        if tip:
            reading.lose(LossKind.FEEDBACK, "tip")
        accepted = [text.strip() for text in texts.split("/")]
        reading.answers(len(accepted))
        return Gap(ShortText(tuple(Answer(reading.rich(text, TextFormat.PLAIN), True) for text in accepted), by_case))

    return _gapped(task, text, gap, reading)


def _drag_text(params: _Json, reading: ReadContext) -> _Made:
    """Parse a text into which words are dragged; each gap is a choice of all words."""
    text = html.escape(_text(params.get("textField")), quote=False).replace("\n", "<br>")
    inside = [found.partition(":")[0] for found in _GAP.findall(text)]
    others = _GAP.findall(html.escape(_text(params.get("distractors")), quote=False))
    offered = list(dict.fromkeys(html.unescape(word).strip() for word in (*inside, *others)))
    reading.answers(len(offered))
    reading.answers(len(inside))

    def gap(inside: str) -> Gap:
        right, _, tip = inside.partition(":")
        if tip:
            reading.lose(LossKind.FEEDBACK, "tip")
        key = html.unescape(right).strip()
        return Gap(Choice(tuple(Answer(reading.rich(o, TextFormat.PLAIN), o == key) for o in offered)))

    return _gapped(_text(params.get("taskDescription")), text, gap, reading)


def _gapped(task: str, text: str, gap: Callable[[str], Gap], reading: ReadContext) -> _Made:
    found = list(_GAP.finditer(text))
    reading.answers(len(found))
    if not found:
        return None
    if len(found) == 1:
        (only,) = found
        return f"{task}{text[: only.start()]}{GAP}{text[only.end() :]}", gap(only[1]).body, True
    parts: list[RichText | Gap] = []
    at = 0
    for one in found:
        parts += [reading.rich(text[at : one.start()]), gap(one[1])]
        at = one.end()
    parts.append(reading.rich(text[at:]))
    return task, Gaps(tuple(part for part in parts if isinstance(part, Gap) or part.text)), False


def _essay(params: _Json, reading: ReadContext) -> _Made:
    if _list(params.get("keywords")):
        reading.lose(LossKind.ANSWERS, "keywords")
    return _text(params.get("taskDescription")), Essay(), False


def _sorting(params: _Json, reading: ReadContext) -> _Made:
    found = [_text(one) for one in _list(params.get("paragraphs"))]
    reading.answers(len(found))
    if len(found) < 2:
        return None
    return _text(params.get("taskDescription")), Ordering(tuple(reading.rich(one) for one in found)), False


LIBRARIES: dict[str, _Maker] = {
    "H5P.MultiChoice": _multiple,
    "H5P.MultiMediaChoice": _media_choice,
    "H5P.TrueFalse": _truth,
    "H5P.Blanks": _blanks,
    "H5P.DragText": _drag_text,
    "H5P.Essay": _essay,
    "H5P.SortParagraphs": _sorting,
}
