"""Renderer of bank questions: reduces HTML to a few tags, re-encodes pictures, draws formulas. Slow.

No part of an untrusted file is passed on as it is: tags lose their attributes, pictures are decoded and encoded again.
"""

from __future__ import annotations

import binascii
import html
import re
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from time import monotonic

from tni.core.picture import EncodedPicture
from tni.formats.formula import draw_formula
from tni.formats.picture_process import ForeignPicture, decode_pictures
from tni.quiz.bank.bodies import PointBody
from tni.quiz.bank.collection import question_id
from tni.quiz.bank.formulas import Formula, split_formulas
from tni.quiz.bank.live_question import LiveQuestion, to_live_question
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.plain_text import PLUGIN_FILE, plain_text_of, referenced_files, to_html
from tni.quiz.bank.question_bank import BankAttachment, BankQuestion
from tni.quiz.bank.rendered_question import InlinePicture, RenderedQuestion
from tni.quiz.bank.rich_text import RichText, TextFormat

MOST_PICTURES, MOST_FORMULAS, MOST_CHARACTERS = 12, 60, 20_000
MOST_DECODED = MOST_PICTURES + MOST_FORMULAS
MOST_SIDE_PX = 1600
MOST_S = 3.0
"""Seconds for all formulas of a question; the remaining ones stay text."""
SHOWN_TAGS = frozenset(
    [
        "b",
        "strong",
        "i",
        "em",
        "u",
        "s",
        "sub",
        "sup",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "td",
        "th",
        "pre",
        "code",
        "tt",
        "blockquote",
        "h3",
        "h4",
    ]
)
LINES = frozenset(("p", "div", "br"))
_LINES = re.compile(r"(?<!\s)\s*+<br>(?:\s*+<br>)*+\s*+")
_BESIDE = re.compile(r"(?:<br>)?(</?(?:table|tr|td|th|ul|ol|li|pre|h3|h4|blockquote)>)\s*(?:<br>)?")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*+)([^<>]*)>")
_SOURCE = re.compile(r"""\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


def render_question(
    live: LiveQuestion, item: BankQuestion, *, now: Callable[[], float] = monotonic
) -> RenderedQuestion:
    """Render a question. live: the live question made of the item. Formulas and pictures that can't be drawn become
    text."""
    renderer = _Renderer(item.files, now)
    image = item.body.image if isinstance(item.body, PointBody) else ""
    renderer.decode([image, *_named_pictures([live.stem, *live.options, *live.targets])])
    stem, options, targets = (
        renderer.text(live.stem), tuple(map(renderer.text, live.options)), tuple(map(renderer.text, live.targets))
    )  # fmt: skip
    picture = renderer.named(image) if image else None
    return RenderedQuestion(stem, options, targets, renderer.drawn, picture)


def askable(item: BankQuestion) -> LiveQuestion | None:
    """Return the question for a class with its remaining losses. Pictures and layout are no losses, since they are
    shown."""
    live = to_live_question(item, question_id(item), size_px=size_px(item))
    if live is None:
        return None
    attached = {file.name for file in item.files}
    texts = (live.stem, *live.options, *live.targets)
    named = {name for text in texts for name in referenced_files(text)}
    if isinstance(item.body, PointBody):
        named.add(item.body.image)
    shown = {LossKind.FORMAT} | ({LossKind.FILES} if named <= attached else set())
    return replace(live, losses=tuple(kind for kind in live.losses if kind not in shown))


def size_px(item: BankQuestion) -> tuple[float, float] | None:
    """Return the size of the picture of a point question, in the pixels that its coordinates use."""
    body = item.body
    if not isinstance(body, PointBody):
        return None
    if body.width_px and body.height_px:
        return body.width_px, body.height_px
    from tni.formats.picture_reader import picture_size_px  # its library takes 70 ms

    return picture_size_px(_bytes_of(body.image, {file.name: file.data for file in item.files}))


def render_description(item: BankQuestion, *, now: Callable[[], float] = monotonic) -> RenderedQuestion:
    """Render an item that can't be voted on: only its text."""
    renderer = _Renderer(item.files, now)
    renderer.decode(_named_pictures([item.stem]))
    return RenderedQuestion(renderer.text(item.stem), (), (), renderer.drawn)


class _Renderer:
    def __init__(self, files: Iterable[BankAttachment], now: Callable[[], float]) -> None:
        self._files = {file.name: file.data for file in files}
        self._now, self._end_s = now, now() + MOST_S
        self.drawn: dict[str, InlinePicture] = {}
        self._formulas = 0
        self._seen: dict[str, str] = {}
        self._decoded: dict[str, EncodedPicture | None] = {}

    def text(self, text: RichText) -> str:
        if len(text.text) > MOST_CHARACTERS and "data:image/" not in text.text:
            return html.escape(plain_text_of(text)[:MOST_CHARACTERS])
        out = []
        for part in split_formulas(text):
            if isinstance(part, Formula):
                out.append(self._formula(part))
            else:
                out.append(self._marked_up(to_html(RichText(part, text.format)).text))
        return _without_outer_lines(_BESIDE.sub(r"\1", _LINES.sub("<br>", "".join(out))))

    def _marked_up(self, text: str) -> str:
        """Keep, draw or remove tags. Any other `<` is escaped, since Qt also takes `< img src=...>` for a tag."""
        out: list[str] = []
        at = 0
        for found in _TAG.finditer(text):
            out += text[at : found.start()].replace("<", "&lt;"), self._tag(found)
            at = found.end()
        return "".join((*out, text[at:].replace("<", "&lt;")))

    def _tag(self, found: re.Match[str]) -> str:
        name = found[2].lower()
        if name == "img":
            return self._picture(found[3])
        if name in LINES:
            return "<br>"
        return f"<{found[1]}{name}>" if name in SHOWN_TAGS else ""

    def _formula(self, formula: Formula) -> str:
        self._formulas += 1
        drawn = None
        if self._formulas <= MOST_FORMULAS and self._now() < self._end_s:
            drawn = draw_formula(formula)
        if drawn is None:
            text = formula.source if not formula.is_mathml else plain_text_of(RichText(formula.source, TextFormat.HTML))
            return f"<i>{html.escape(text)}</i>"
        image = self._keep(formula.source, drawn)
        return f"<br>{image}<br>" if formula.block else image

    def _picture(self, attributes: str) -> str:
        source = _SOURCE.search(attributes)
        name = html.unescape(source[1] or source[2] or "") if source is not None else ""
        if name in self._seen:
            return self._seen[name]
        picture = self.named(name) if len(self.drawn) < MOST_DECODED else None
        if picture is not None:
            return self._keep(name, picture)
        alt = _ALT.search(attributes)
        text = (alt[1] or alt[2] or "") if alt else ""
        return f"[{text}]" if text else "[…]"

    def named(self, name: str) -> EncodedPicture | None:
        """Return a picture by name; None if it is missing or no picture."""
        if name not in self._decoded:
            self.decode([name])
        return self._decoded[name]

    def decode(self, names: Iterable[str]) -> None:
        """Decode pictures ahead, all in one process. Those that are missing are None."""
        given = {name: _bytes_of(name, self._files) for name in list(dict.fromkeys(names))[:MOST_DECODED]}
        self._decoded |= dict.fromkeys(given)
        there = {name: ForeignPicture(data) for name, data in given.items() if data}
        for name, found in zip(there, decode_pictures(there.values(), on_white_px=MOST_SIDE_PX), strict=True):
            self._decoded[name] = found if isinstance(found, EncodedPicture) else None

    def _keep(self, source: str, drawn: InlinePicture) -> str:
        if source not in self._seen:
            name = f"d{len(self.drawn)}"
            self.drawn[name] = drawn
            self._seen[source] = f'<img src="{name}">'
        return self._seen[source]


def _without_outer_lines(text: str) -> str:
    text = text.strip()
    while text.startswith("<br>"):
        text = text[4:].lstrip()
    while text.endswith("<br>"):
        text = text[:-4].rstrip()
    return text


def _named_pictures(texts: Iterable[RichText]) -> Iterator[str]:
    """Find what the pictures of texts are likely to be named, before they are laid out."""
    for text in texts:
        for source in _SOURCE.finditer(text.text):
            yield html.unescape(source[1] or source[2] or "")


def _bytes_of(name: str, files: Mapping[str, bytes]) -> bytes:
    """Return a picture's bytes; empty if it is missing."""
    if not name.startswith("data:image/"):
        return files.get(name.removeprefix(PLUGIN_FILE), b"")
    try:
        return b64decode(name.partition(",")[2], validate=False)
    except (binascii.Error, ValueError):
        return b""
