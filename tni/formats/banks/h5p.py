"""Reader of H5P packages: a zip with `h5p.json`, `content/content.json` and pictures under `content/`.

A package holds a single question, a set of questions, or a document (column, book, presentation, video) with questions
in it, to any depth. A nested content is `{"library": "H5P.TrueFalse 1.8", "params": {...}, "metadata": {...}}` wherever
it stands, so that documents whose libraries are not known here are read too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tni.core.format_errors import UnknownFileError
from tni.formats.archive import Archive
from tni.formats.banks.h5p_bodies import (
    LIBRARIES,
    SETS,
    Json,
    Maker,
    image_html,
    json_dict,
    json_text,
    note_losses,
)
from tni.formats.banks.read_context import ReadContext
from tni.formats.banks.safe_json import load_json
from tni.formats.text_decoding import decode_text
from tni.quiz.bank.bodies import Body, Choice
from tni.quiz.bank.html_tags import tag_set
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.plain_text import referenced_files
from tni.quiz.bank.question_bank import BankAttachment, BankQuestion, QuestionBank
from tni.quiz.bank.rich_text import RichText

QUESTION_SET, VIDEO = "H5P.QuestionSet", "H5P.InteractiveVideo"
DOCUMENTS = tag_set(
    """
    BranchingScenario Column CoursePresentation InteractiveBook InteractiveVideo QuestionSet Questionnaire Row RowColumn
    ThreeImage
    """
)
"""Libraries that hold others, without "H5P."."""
SHOWN = tag_set(
    """
    Accordion AdvancedText Agamotto Audio AudioRecorder Chart Collage ContinuousText Dialogcards ExportableTextArea
    GoToScene IFrameEmbed Image ImageHotspots ImageJuxtaposition ImageSlider IVHotspot Link Nil Shape Table Text
    Timeline TwitterUserFeed Video
    """
)
"""Libraries that ask nothing: texts, pictures, sounds, films."""
_SETTINGS = ("passPercentage", "poolSize", "randomQuestions", "introPage", "endGame", "override")


def read(data: bytes, reading: ReadContext) -> QuestionBank:
    """Read an H5P package. Raises: FileFormatError."""
    archive = Archive(data, reading.limits.archive)
    about = _json(archive, "h5p.json") or {}
    content = _json(archive, "content/content.json")
    if content is None:
        raise UnknownFileError("no content")
    main = json_text(about.get("mainLibrary"))
    if not main and isinstance(content.get("questions"), list):
        main = QUESTION_SET
    reader = _Reader(archive, reading)
    reader.content({"library": main, "params": content, "metadata": about})
    return QuestionBank(tuple(reader.items), json_text(about.get("title")) or None)


def _is_set(key: str, value: Any) -> bool:
    """Return whether a setting makes the set differ from a plain sequence of questions; labels of buttons do not
    count."""
    match key:
        case "introPage":
            return bool(json_dict(value).get("showIntroPage"))
        case "endGame":
            return bool(json_text(json_dict(value).get("message")))
        case _:
            return value not in (None, False, 0, "", {}, [])


def _json(archive: Archive, name: str) -> Json | None:
    data = archive.read(name)
    found = None if data is None else load_json(decode_text(data))
    return found if isinstance(found, dict) else None


def _is_content(value: Json) -> bool:
    return "params" in value and "." in json_text(value.get("library"))


def _in_order(values: list[Any]) -> list[Any]:
    """Return the values in the order in which pupils meet them: those of a film by their times."""
    times = [json_dict(json_dict(value).get("duration")).get("from") for value in values]
    known = [time for time in times if isinstance(time, int | float)]
    if len(known) < len(values):
        return values
    return [values[at] for at in sorted(range(len(values)), key=known.__getitem__)]


@dataclass(frozen=True, slots=True)
class _End:
    """End of a content whose library is not known. item: number of the last question before it."""

    library: str
    item: int


class _Reader:
    """Reader of one file's questions."""

    def __init__(self, archive: Archive, reading: ReadContext) -> None:
        self._archive, self._reading = archive, reading
        self._unknown = 0  # how many contents of unknown libraries are open
        self.items: list[BankQuestion] = []

    def content(self, content: Json) -> None:
        """Read the questions of a content, in their order. A stack, since contents may be nested without end."""
        stack: list[Any] = list(reversed(self._found(content)))
        while stack:
            self._reading.check_time()
            match stack.pop():
                case _End() as end:
                    self._unknown -= 1
                    if end.item == self._reading.item:
                        self._reading.next_item()
                        self._reading.lose(LossKind.KIND, end.library)
                case dict() as value if _is_content(value):
                    stack += reversed(self._found(value))
                case dict() as value:
                    stack += reversed(value.values())
                case list() as values:
                    stack += reversed(_in_order(values))
                case _:
                    pass

    def _found(self, content: Json) -> list[Any]:
        """Read a content that asks something; of another, return what may hold questions."""
        library, params = json_text(content.get("library")).split(" ")[0], json_dict(content.get("params"))
        bare = library.removeprefix("H5P.")
        if library in SETS:
            for make, one in SETS[library](params):
                self._add(make, one, {})
        elif library in LIBRARIES:
            self._add(LIBRARIES[library], params, json_dict(content.get("metadata")))
        elif bare in SHOWN:
            if not self._unknown:
                self._reading.lose(LossKind.AROUND, library, whole=True)
        elif bare in DOCUMENTS or not library:
            self._lose_settings(library, params)
            return [params]
        else:
            self._unknown += 1
            return [params, _End(library, self._reading.item)]
        return []

    def _lose_settings(self, library: str, params: Json) -> None:
        if library == VIDEO:
            self._reading.lose(LossKind.AROUND, library, whole=True)
        for key in _SETTINGS if library == QUESTION_SET else ():
            if _is_set(key, params.get(key)):
                self._reading.lose(LossKind.SETTING, key, whole=True)

    def _add(self, make: Maker, params: Json, metadata: Json) -> None:
        self._reading.next_item()
        made = make(params, self._reading)
        if made is None:
            self._reading.lose(LossKind.QUESTION)
            return
        stem, body, has_embedded_answers = made
        text = self._picture(params) + stem
        rich = self._reading.rich(text)
        title = json_text(metadata.get("title")) or None
        item = BankQuestion(
            stem=rich, body=body, title=title, has_embedded_answers=has_embedded_answers, files=self._files(rich, body)
        )
        self.items.append(self._reading.keep(item))
        note_losses(params, self._reading)

    def _picture(self, params: Json) -> str:
        """Return the picture above the question, as HTML."""
        medium = json_dict(json_dict(params.get("media")).get("type"))
        library = json_text(medium.get("library"))
        if not library or not medium.get("params"):
            return ""
        shown = image_html(json_dict(medium.get("params"))) if library.startswith("H5P.Image ") else ""
        if not shown and (library.startswith("H5P.Image ") is False or json_dict(medium["params"]).get("file")):
            self._reading.lose(LossKind.FILES, library.split(" ")[0])
        return shown

    def _files(self, stem: RichText, body: Body) -> tuple[BankAttachment, ...]:
        texts = [stem]
        if isinstance(body, Choice):
            texts += [answer.text for answer in body.answers]
        names = [name for text in texts for name in referenced_files(text)]
        return self._reading.attachments(names, lambda name: self._archive.read(f"content/{name}"))
