"""View of a question rendered from a question bank: text, pictures and formulas, readable from the back of the room."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import ceil
from typing import override

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPaintEvent,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from tni.core.picture import EncodedPicture
from tni.quiz.bank.rendered_question import DrawnFormula, InlinePicture, RenderedQuestion
from tni.quiz.question_kinds import LETTERS
from tni.render.raster.image_decoder import decode_image
from tni.ui.chrome.button import Style
from tni.ui.plain_text import OfflineTextDocument

DEFAULT_LETTER_PX = 16.0
"""Font size for which pictures of web pages are designed, px."""
FIT_ATTEMPTS = ((1.0, 1), (1.0, 2), (0.8, 2), (0.65, 2), (0.55, 3))
"""Scales of the font and numbers of answer columns to try, in order, until a question fits; then it is shrunk as a
whole.
"""
FORMULA_X_HEIGHT_EM = 0.47
"""Height of an x in formulas, in em. Formulas are scaled so that it equals the x-height of the text."""
MAX_SIDE_PX = 4096
PHONE_WIDTH_PX, PHONE_LETTER_PX, PHONE_HEIGHT_PX = 720, 36, 2400
MAX_PHONE_BYTES = 400_000
STRUT_PREFIX = "strut_"
_IMAGE = re.compile(r'<img src="(\w+)">')


class FragmentDocument(OfflineTextDocument):
    """Text document of a part of a question, with its pictures and formulas."""

    def __init__(self, drawn: Mapping[str, InlinePicture], font: QFont, ink: QColor, limit: QSizeF) -> None:
        """limit: largest size of a picture."""
        super().__init__()
        self._drawn, self._ink, self._limit = drawn, ink, limit
        self._metrics = QFontMetricsF(font)
        self._px = float(font.pixelSize())
        self._measures = False
        self.setDefaultFont(font)
        self.setDocumentMargin(0)
        self.setDefaultStyleSheet(f"body, td, th {{ color: {ink.name()}; }} p {{ margin: 0; }}")

    def lay_out(self, html: str, width_px: float, *, measures: bool = False) -> None:
        """Lay out a fragment. measures: only its size is wanted, so that its pictures need not be decoded."""
        self._measures = measures
        self.setHtml(f"<body>{_IMAGE.sub(lambda found: self._image(found[1]), html)}</body>")
        self.setTextWidth(width_px)

    def _image(self, name: str) -> str:
        drawn = self._drawn.get(name.removeprefix(STRUT_PREFIX))
        if not name.startswith(STRUT_PREFIX):
            return self._tag(name, drawn)
        return self._tag(name, drawn, width_px=1) if isinstance(drawn, DrawnFormula) else ""

    def wide(self, text: str) -> float:
        """Return the width of a fragment on one line, px."""
        images = sum(self._size(self._drawn[name]).width() for name in _IMAGE.findall(text))
        return images + self._metrics.horizontalAdvance(re.sub("<[^>]*>", "", text))

    def _size(self, drawn: InlinePicture) -> QSizeF:
        if isinstance(drawn, DrawnFormula):
            return QSizeF(drawn.width, drawn.height) * (self._metrics.xHeight() / FORMULA_X_HEIGHT_EM)
        natural = QSizeF(drawn.width_px, drawn.height_px) * (self._px / DEFAULT_LETTER_PX)
        return (
            natural
            if natural.boundedTo(self._limit) == natural
            else natural.scaled(self._limit, Qt.AspectRatioMode.KeepAspectRatio)
        )

    def _tag(self, name: str, drawn: InlinePicture | None, width_px: int | None = None) -> str:
        """Return the image tag of a picture or formula, and register its image. width_px: width in place of its own."""
        if drawn is None:
            return ""
        size = self._size(drawn)
        if isinstance(drawn, EncodedPicture):
            self.images[name] = _clear() if self._measures else _shrunk(drawn, size)
            return f'<img src="{name}" width="{ceil(size.width())}" height="{ceil(size.height())}">'
        image = _formula_image(drawn, size, self._metrics, self._ink)
        side = image.deviceIndependentSize()
        wide, high = width_px or ceil(side.width()), ceil(side.height())
        self.images[name] = image if width_px is None else _clear()
        return f'<img src="{name}" width="{wide}" height="{high}" style="vertical-align: middle">'


class QuestionDocument(FragmentDocument):
    """Text document of a whole question, laid out for a given width."""

    def __init__(
        self, written: RenderedQuestion, font: QFont, ink: QColor, width_px: float, height_px: float, columns: int = 1
    ) -> None:
        """Lay out the question. height_px: available height; a picture takes a part of it at most. columns: minimum
        number of answer columns.
        """
        drawn = dict(written.drawn)
        if written.picture is not None:
            drawn["picture"] = written.picture
        super().__init__(drawn, font, ink, QSizeF(width_px * 0.95, height_px * 0.55))
        self._written, self._width_px, self._least_columns = written, width_px, columns
        self.lay_out(self._html(), width_px)

    def _html(self) -> str:
        written = self._written
        pad = max(2, round(self._px * 0.15))
        options = _table(LETTERS, written.options, self._columns(written.options), pad)
        targets = _table("12345678", written.targets, self._columns(written.targets), pad)
        picture = '<img src="picture">' if written.picture is not None else ""
        return "".join((f"<div>{written.stem}</div>" if written.stem else "", picture, options, targets))

    def _columns(self, texts: tuple[str, ...]) -> int:
        """Return the number of columns that fit side by side."""
        if not texts:
            return 1
        widest = max(map(self.wide, texts)) + 3 * self._px
        fits = next((n for n in (4, 2) if n <= len(texts) and widest * n <= self._width_px), 1)
        return max(fits, min(self._least_columns, len(texts)))


def _table(marks: str, texts: tuple[str, ...], columns: int, pad_px: int) -> str:
    """Return the table of answers with their letters.

    Before each answer and beside each letter stand struts: images one pixel wide and as high as the row's formulas.
    They align all cells of a row on one baseline.
    """
    rows = []
    for at in range(0, len(texts), columns):
        row = tuple(zip(marks[at : at + columns], texts[at : at + columns], strict=False))
        struts = "".join(f'<img src="{STRUT_PREFIX}{name}">' for _, text in row for name in _IMAGE.findall(text))
        cells = (
            f'<td width="1%"><p style="white-space: nowrap"><b>{mark}</b>{struts}</p></td>'
            f'<td width="{99 // columns}%">{struts}{text}</td>'
            for mark, text in row
        )
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f'<table width="100%" cellpadding="{pad_px}">{"".join(rows)}</table>' if rows else ""


def _clear() -> QImage:
    image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _shrunk(picture: EncodedPicture, size: QSizeF) -> QImage:
    image = decode_image(picture.data)
    wanted = (size * 2).toSize().boundedTo(QSize(MAX_SIDE_PX, MAX_SIDE_PX))
    if image.width() > wanted.width() > 0:
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    return image


def _formula_image(drawn: DrawnFormula, size: QSizeF, metrics: QFontMetricsF, ink: QColor) -> QImage:
    """Return an image of the formula, padded above and below so that it stands on the text's baseline.

    Qt aligns the middle of an image with the middle of its line. As soon as the image is higher than the text, that
    middle is a quarter of the x-height above the baseline. The image has twice the resolution of its layout, for
    screens of any scale.
    """
    middle = metrics.xHeight() / 4
    below = drawn.descent * size.height() / drawn.height
    above = size.height() - below
    half = max(above - middle, below + middle, metrics.ascent() - middle, metrics.descent() + middle)
    top, high = half + middle - above, 2 * half
    fine = 2.0 if max(size.width(), high) * 2 <= MAX_SIDE_PX else 1.0
    image = QImage(
        max(1, ceil(size.width() * fine)), max(1, ceil(high * fine)), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(drawn.svg)).render(
        painter, QRectF(0, top * fine, size.width() * fine, size.height() * fine)
    )
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(image.rect(), ink)  # the library leaves some lines black whatever the colour
    painter.end()
    image.setDevicePixelRatio(fine)
    return image


def render_for_phone(written: RenderedQuestion, family: QFont) -> bytes:
    """Return the question as an image for pupils' devices, narrow: PNG, or JPEG if the PNG is too large for the
    network.
    """
    font = QFont(family)
    font.setPixelSize(PHONE_LETTER_PX)
    if written.picture is not None:
        return written.picture.data  # pupils touch the picture itself
    pad = PHONE_LETTER_PX // 2
    document = QuestionDocument(written, font, QColor("black"), PHONE_WIDTH_PX - 2 * pad, PHONE_WIDTH_PX)
    image = QImage(
        PHONE_WIDTH_PX, min(PHONE_HEIGHT_PX, ceil(document.size().height()) + 2 * pad), QImage.Format.Format_RGB32
    )
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.translate(pad, pad)
    document.drawContents(painter)
    painter.end()
    data = _coded(image, "PNG")
    return data if len(data) <= MAX_PHONE_BYTES else _coded(image, "JPG")


def _coded(image: QImage, format: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, format, 80 if format == "JPG" else -1)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


class QuestionView(QWidget):
    """Widget that shows a question in a given area; its height is what the question needs of that."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit = style
        self._written: RenderedQuestion | None = None
        self._document: QuestionDocument | None = None
        self._available_size = 0, 0, 0
        self._scale = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        style.theme.changed.connect(self._lay)

    @property
    def is_empty(self) -> bool:
        return self._written is None

    def show_written(self, written: RenderedQuestion | None, text: str = "") -> None:
        """Show a question. text: its plain text for screen readers."""
        self.setAccessibleName(text)
        if written is not self._written:
            self._written = written
            self._lay()

    def set_available_size(self, font_px: int, width_px: int, height_px: int) -> None:
        if (font_px, width_px, height_px) != self._available_size:
            self._available_size = font_px, width_px, height_px
            self._lay()

    def _lay(self) -> None:
        """Lay out with the requested font size, or a smaller one if the question is too high."""
        font_px, width, height = self._available_size
        self._document = None
        if self._written is None or min(self._available_size) <= 0:
            self.setFixedHeight(0)
            return
        ink = self.kit.theme.colour("text")
        for share, columns in FIT_ATTEMPTS:
            font = self.kit.theme.font(max(8, round(font_px * share)))
            document = self._document = QuestionDocument(self._written, font, ink, width, height, columns)
            if document.size().height() <= height:
                break
        high = document.size().height()
        self._scale = min(1.0, height / high)
        self.setFixedHeight(ceil(high * self._scale))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._document is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale, self._scale)
        self._document.drawContents(painter)
        painter.end()
