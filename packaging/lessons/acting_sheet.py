"""Pages of shipped lessons whose items act: styled words, the school hand, steps, covers, targets, sound and links."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace

from sheet import BLUE, GREEN, INK, ORANGE, RED, VIOLET, Sheet, french

from tni.core.geometry import Affine
from tni.core.ids import BlobId, ItemId
from tni.document.alignment import TextAlign
from tni.document.behaviour import PAGE_LINK, Behaviour, Reveal
from tni.document.items import Image, Media, Text
from tni.document.page_format import Paper, Ruling
from tni.document.school_hand import HAND_BASELINE_EMS, HAND_FAMILY, hand_size_mm
from tni.document.text_style import Marker, Paragraph, Script, SpanStyle, TextSpan
from tni.render.text_layout import Fonts

HAND_RULING_MM = 16.0
"""Main lines of Séyès on which the hand is read from the last row."""
PALE = {
    INK: "#ececf2", BLUE: "#dbe8ff", RED: "#ffe1d6", GREEN: "#d9f3e8", ORANGE: "#fff0d0", VIOLET: "#ecdff7",
}  # fmt: skip
BUTTON_ON_BLACK = "#12222e"
TONES = {"ink": INK, "blue": BLUE, "red": RED, "green": GREEN, "orange": ORANGE, "violet": VIOLET}
_MARKS = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|//(?P<italic>.+?)//|__(?P<under>.+?)__|\^\{(?P<up>.+?)\}|_\{(?P<down>.+?)\}"
    r"|\{(?P<tone>[a-z]+)\|(?P<told>.+?)\}",
    re.DOTALL,
)
_LISTS = {"• ": Marker.BULLET, "# ": Marker.NUMBER}


@dataclass(frozen=True, slots=True)
class Column:
    """Column of a page on which words are sorted. words: that belong in it."""

    name: str
    colour: int
    words: tuple[str, ...]


class ActingSheet(Sheet):
    """A page under the brush whose items act.

    Words may be marked: **bold**, //italic//, __underlined__, ^{raised}, _{lowered}, {red|bold in a colour}; lines that
    begin with "• " or "# " are of a list.
    """

    def __init__(
        self, lesson: str, number: int, title: str, notes: str, fonts: Fonts, *, paper: Paper = Paper.SOFT,
        ruling: Ruling = Ruling.BLANK, ruling_mm: float = 0.0,
    ) -> None:  # fmt: skip
        super().__init__(lesson, number, title, notes, fonts=fonts, paper=paper, ruling=ruling)
        self.page = replace(self.page, ruling_mm=ruling_mm, title=french(title))
        self._lesson = lesson

    # -- words

    def head(self, words: str, under: str = "") -> None:
        """The title of the page, and what is to do."""
        self.text(words, 16, 7, 12.5, BLUE, bold=True)
        if under:
            self.rich(under, 16, 26, 8.5)

    def rich(
        self, marked: str, x: float, y: float, size: float = 8.0, colour: int = INK, *, wrap: float | None = None,
        centred: bool = False,
    ) -> float:  # fmt: skip
        """Marked words whose box begins at (x, y), or has x in its middle. Returns: y of the box's bottom."""
        words, spans, paragraphs = self._parsed(french(marked))
        box = self._measurer.measure(words, size, wrap_mm=wrap, spans=spans, paragraphs=paragraphs)
        key, z = self._next()
        left = x - box.width_mm / 2 if centred else x
        self.items.append(
            Text(
                id=key, page=self.page.id, z=z, transform=Affine.moving(left, y), text=words, size_mm=size,
                colour=self.colour(colour), font=box.font, font_version=box.font_version, width_mm=box.width_mm,
                height_mm=box.height_mm, wrapped=wrap is not None, spans=spans, paragraphs=paragraphs,
                align=TextAlign.CENTRE if centred else TextAlign.LEFT,
            )
        )  # fmt: skip
        return y + box.height_mm

    def hand(
        self, marked: str, x: float, line: int, colour: int = INK, *, centred: bool = False
    ) -> tuple[float, float]:
        """Words in the school hand on a main line of the page's Séyès, from 1. Returns: their left and right."""
        size = hand_size_mm(self.page)
        assert size is not None
        words, spans, _ = self._parsed(french(marked))
        box = self._measurer.measure(words, size, HAND_FAMILY, spans=spans)
        key, z = self._next()
        left = x - box.width_mm / 2 if centred else x
        top = line * self.page.ruling_mm - HAND_BASELINE_EMS * size
        self.items.append(
            Text(
                id=key, page=self.page.id, z=z, transform=Affine.moving(left, top), text=words, size_mm=size,
                colour=self.colour(colour), font=box.font, font_version=box.font_version, width_mm=box.width_mm,
                height_mm=box.height_mm, spans=spans,
            )
        )  # fmt: skip
        return left, left + box.width_mm

    def _parsed(self, marked: str) -> tuple[str, tuple[TextSpan, ...], tuple[Paragraph, ...]]:
        lines, paragraphs = [], []
        for line in marked.split("\n"):
            marker = _LISTS.get(line[:2], Marker.NONE)
            lines.append(line if marker is Marker.NONE else line[2:])
            paragraphs.append(Paragraph(marker))
        marked, words, spans, at = "\n".join(lines), "", [], 0
        for found in _MARKS.finditer(marked):
            words += marked[at : found.start()]
            inner = next(part for name, part in found.groupdict().items() if part and name != "tone")
            spans.append(TextSpan(len(words), len(words) + len(inner), self._style(found)))
            words, at = words + inner, found.end()
        listed = any(one.marker is not Marker.NONE for one in paragraphs)
        return words + marked[at:], tuple(spans), tuple(paragraphs) if listed else ()

    def _style(self, found: re.Match[str]) -> SpanStyle:
        if found["told"]:
            return SpanStyle(bold=True, colour=self.colour(TONES[found["tone"]]))
        raised = Script.SUPER if found["up"] else Script.SUB if found["down"] else Script.NORMAL
        return SpanStyle(
            bold=bool(found["bold"]), italic=bool(found["italic"]), underline=bool(found["under"]), script=raised
        )

    # -- what acts

    @contextmanager
    def acting(self, behaviour: Behaviour) -> Iterator[None]:
        """What is drawn here behaves so."""
        first = len(self.items)
        yield
        self.items[first:] = [replace(item, behaviour=behaviour) for item in self.items[first:]]

    def step(self, number: int) -> AbstractContextManager[None]:
        """Context: what is drawn in it comes at a reveal step of the page, from 1."""
        return self.acting(Behaviour(reveals=(Reveal(number),)))

    def cover(self, x0: float, y0: float, x1: float, y1: float, colour: int = ORANGE) -> None:
        """A lid, which a tap takes away."""
        with self.acting(Behaviour(cover=True)):
            self.rectangle(x0, y0, x1, y1, colour, 0.8, PALE[colour])

    def go(self, words: str, page: int, x: float, y: float, width: float, colour: int = BLUE) -> None:
        """A button that opens a page of the lesson by its number."""
        other = hashlib.sha256(f"{self._lesson} {page} page".encode()).hexdigest()[:20]
        with self.acting(Behaviour(link=f"{PAGE_LINK}{other}")):
            fill = BUTTON_ON_BLACK if self.page.paper is Paper.BLACK else PALE[colour]
            self.rectangle(x, y, x + width, y + 15, colour, 0.8, fill)
            self.middle(words, x + width / 2, y + 7.5, 8, colour)

    def card(
        self, words: str, x: float, y: float, width: float, colour: int = ORANGE, size: float = 8.0,
        height: float = 15.0,
    ) -> ItemId:  # fmt: skip
        """A label of a line or more that pupils may move. Returns: what a target names."""
        if "\n" in words:
            with self.moving():
                self.rectangle(x, y, x + width, y + height, colour, 0.6, PALE[colour])
                space = height - self._measurer.measure(french(words), size).height_mm
                self.rich(words, x + width / 2, y + space / 2, size, centred=True)
        else:
            self.label(words, x, y, width, PALE[colour], colour, size, height)
        return self.items[-1].id

    def target(self, x0: float, y0: float, x1: float, y1: float, colour: int = INK) -> int:
        """A place for labels. Returns: its place among the items, for `belong`."""
        self.rectangle(x0, y0, x1, y1, colour, 0.8, "#ffffff")
        return len(self.items) - 1

    def belong(self, target: int, cards: Sequence[ItemId]) -> None:
        """Let cards belong on a target."""
        self.items[target] = replace(self.items[target], behaviour=Behaviour(target=frozenset(cards)))

    def sorting(
        self, columns: Sequence[Column], order: Sequence[str], width: float, *, top: float = 40.0,
        bottom: float = 118.0, size: float = 8.0, each: float = 18.0,
    ) -> None:  # fmt: skip
        """Columns, and below them the cards of their words in an order. width: of a card."""
        across = 288.0 / len(columns)
        places: list[int] = []
        for index, column in enumerate(columns):
            left = 16 + across * index
            self.rectangle(left, top, left + across - 4, top + 16, column.colour, 0.8, PALE[column.colour])
            self.middle(column.name, left + across / 2 - 2, top + 8, 8.5, column.colour, bold=True)
            places.append(self.target(left, top + 16, left + across - 4, bottom, column.colour))
        self._deal(dict(zip(places, columns, strict=True)), order, width, bottom + 7, size, each)

    def _deal(
        self, places: Mapping[int, Column], order: Sequence[str], width: float, top: float, size: float, each: float
    ) -> None:
        assert sorted(order) == sorted(word for column in places.values() for word in column.words)
        per_row = int((288 + 4) / (width + 4))
        keys: dict[str, ItemId] = {}
        for index, word in enumerate(order):
            x, y = 16 + (width + 4) * (index % per_row), top + each * (index // per_row)
            keys[word] = self.card(word, x, y, width, ORANGE, size)
        for place, column in places.items():
            self.belong(place, [keys[word] for word in column.words])

    # -- sound and pictures

    def sound(self, data: bytes, name: str, title: str, seconds: float, x: float, y: float, width: float = 130) -> None:
        """A sound in a plate that plays it."""
        blob = self._blob(data)
        key, z = self._next()
        self.items.append(
            Media(
                id=key, page=self.page.id, z=z, transform=Affine.moving(x, y), blob=blob, name=name, width_mm=width,
                height_mm=26.0, title=french(title), seconds=seconds,
            )
        )  # fmt: skip

    def picture(self, data: bytes, x: float, y: float, width: float, height: float, alt: str) -> None:
        """A picture, which may move."""
        key, z = self._next()
        self.items.append(
            Image(
                id=key, page=self.page.id, z=z, transform=Affine.moving(x, y), blob=self._blob(data), width_mm=width,
                height_mm=height, alt=french(alt),
            )
        )  # fmt: skip

    def _blob(self, data: bytes) -> BlobId:
        blob = BlobId(hashlib.sha256(data).hexdigest())
        self.blobs[blob] = data
        return blob

    # -- pages that lessons share

    def ask(self, lines: Sequence[str], answers: Sequence[str], size: float = 9.5) -> None:
        """A question of one or two lines, with its answers A to D."""
        for row, words in enumerate(lines):
            self.rich(words, 160, 20 + 20 * row, 12, VIOLET if row == len(lines) - 1 else INK, centred=True)
        self.choices(answers, 98, size)

    def keep(self, lines: Sequence[str], title: str = "Ce que je retiens") -> None:
        """What pupils copy, in the school hand, line by line."""
        left, right = self.hand(title, 196, 2, RED, centred=True)
        self.line(left, 2 * HAND_RULING_MM + 3, right, 2 * HAND_RULING_MM + 3, RED, 0.8)
        for row, words in enumerate(lines):
            with self.step(row + 1):
                self.hand(words, 86, 4 + row)


def kept_page(lesson: str, number: int, notes: str, fonts: Fonts, lines: Sequence[str]) -> ActingSheet:
    """Return the last page of a lesson: what pupils copy."""
    sheet = ActingSheet(
        lesson, number, "Ce que je retiens", notes, fonts, ruling=Ruling.SEYES, ruling_mm=HAND_RULING_MM
    )
    sheet.keep(lines)
    return sheet
