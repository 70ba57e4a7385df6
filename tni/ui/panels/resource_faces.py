"""Drawings that stand for a link or a sound: its face in the list, and its card on a page. No service's logo is
drawn."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPen, QPixmap

from tni.core.web_address import host_of, short_host
from tni.library.known_services import link_colour, service_of
from tni.ui.chrome.button import Style
from tni.ui.chrome.tiles import two_lines
from tni.ui.i18n import tr

SOUND_COLOUR = "#3b4a8c"
CARD_INK, CARD_SOFT = "#161d20", "#454f54"
LINK_CARD_PX, SOUND_CARD_PX = (1120, 700), (1120, 360)
"""Sizes of the pictures of cards: sharp at the size that a card has on a board."""
SUBJECT_ICONS = {
    "physics": "tni-atom", "geometry": "tni-triangle", "exercises": "notebook-pen", "film": "tni-play",
    "map": "tni-map", "program": "tni-code", "life": "tni-leaf", "sky": "tni-star", "book": "tni-textbook",
}  # fmt: skip
"""Drawings on the cards of known sites, by subject."""
_MIDDLE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Face:
    """Contents of a face. label: name of a link's service, else its host; length of a sound. picture: of a link, None
    for a field of its colour."""

    icon: str
    label: str
    colour: str
    picture: QImage | QPixmap | None = None


def link_face(address: str, picture: QImage | QPixmap | None = None) -> Face:
    host = host_of(address)
    service = service_of(host)
    icon = "tni-link" if service is None else SUBJECT_ICONS.get(service.subject, "tni-link")
    return Face(icon, short_host(host) if service is None else service.name, link_colour(host), picture)


def sound_face(seconds: float) -> Face:
    return Face("tni-sound", length_text(seconds), SOUND_COLOUR)


def length_text(seconds: float) -> str:
    """Return the length of a sound; "" when it is unknown."""
    whole = round(seconds)
    if not whole:
        return ""
    return tr("{} s").format(whole) if whole < 60 else tr("{} min {:02d}").format(whole // 60, whole % 60)


def paint_face(painter: QPainter, box: QRect, face: Face, style: Style) -> None:
    """Paint a face into a box with round corners."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    path = QPainterPath()
    radius = box.height() / 14
    path.addRoundedRect(QRectF(box), radius, radius)
    painter.setClipPath(path)
    painter.fillRect(box, QColor(face.colour))
    if face.picture is not None and not face.picture.isNull():
        _paint_covering(painter, box, face.picture)
        if face.label:
            _paint_tag(painter, box, face, style)
    else:
        _paint_field(painter, box, face, style)
    painter.restore()


def _paint_covering(painter: QPainter, box: QRect, picture: QImage | QPixmap) -> None:
    """Paint the middle of a picture, as much as fills the box; of a high one the top."""
    size = picture.size()
    wanted = size.scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    scale = size.width() / wanted.width()
    wide, high = box.width() * scale, box.height() * scale
    part = QRectF((size.width() - wide) / 2, (size.height() - high) / 4, wide, high)
    painter.fillRect(box, Qt.GlobalColor.white)
    if isinstance(picture, QImage):
        painter.drawImage(QRectF(box), picture, part)
    else:
        painter.drawPixmap(QRectF(box), picture, part)


def _paint_tag(painter: QPainter, box: QRect, face: Face, style: Style) -> None:
    """Paint the label on a tag in the lower left corner."""
    font = style.theme.font(max(9, box.height() // 8), bold=True)
    sizes, pad = QFontMetrics(font), box.height() // 16
    text = sizes.elidedText(face.label, Qt.TextElideMode.ElideMiddle, box.width() - 4 * pad)
    tag = QRect(box.x(), 0, sizes.horizontalAdvance(text) + 3 * pad, sizes.height() + pad)
    tag.moveBottom(box.bottom())
    painter.fillRect(tag, QColor(face.colour))
    painter.setPen(Qt.GlobalColor.white)
    painter.setFont(font)
    painter.drawText(tag, _MIDDLE, text)


def _paint_field(painter: QPainter, box: QRect, face: Face, style: Style) -> None:
    """Paint the icon, and the label below it."""
    white = QColor(Qt.GlobalColor.white)
    side = round(box.height() * (0.34 if face.label else 0.5))
    icon = QRect(0, 0, side, side)
    icon.moveCenter(box.center())
    if face.label:
        icon.moveTop(box.y() + round(box.height() * 0.16))
    style.icons.paint(painter, face.icon, icon, white)
    if not face.label:
        return
    room = box.adjusted(box.width() // 20, 0, -box.width() // 20, 0)
    room.setTop(icon.bottom() + box.height() // 24)
    room.setBottom(box.bottom() - box.height() // 16)
    font, text = _fitted(style, face.label, room)
    painter.setPen(white)
    painter.setFont(font)
    painter.drawText(room, _MIDDLE, text)


def _fitted(style: Style, text: str, room: QRect) -> tuple[QFont, str]:
    """Return the largest font in which a label fits on one line or two, and the label, without its beginning where it
    is too long for all: the end of a host says whose it is."""
    largest, least = max(10, round(room.height() * 0.66)), max(9, round(room.height() * 0.36))
    for size in range(largest, least, -1):
        font = style.theme.font(size, bold=True)
        sizes = QFontMetrics(font)
        fitting = [one for one in (text, text.replace(" ", "\n", 1)) if _fits(one, sizes, room)]
        if fitting:
            return font, fitting[0]
    font = style.theme.font(least, bold=True)
    return font, QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideLeft, room.width())


def _fits(text: str, sizes: QFontMetrics, room: QRect) -> bool:
    lines = text.split("\n")
    wide = max(map(sizes.horizontalAdvance, lines))
    return wide <= room.width() and sizes.height() * len(lines) <= room.height() + sizes.descent()


# -- cards


def link_card(title: str, address: str, picture: QImage | None, style: Style) -> QImage:
    """Return the picture of a link's card. The host stands on it, whatever the title says."""
    width, height = LINK_CARD_PX
    image, painter = _sheet(width, height)
    face = QRect(24, 24, width - 48, round(height * 0.52))
    paint_face(painter, face, link_face(address, picture), style)
    low = QRect(56, face.bottom() + 20, width - 112, height - face.bottom() - 48)
    host = short_host(host_of(address))
    _paint_lines(painter, low, title.strip() or host, host, "tni-link", style)
    painter.end()
    return image


def sound_card(title: str, seconds: float, style: Style) -> QImage:
    """Return the picture of a sound's card."""
    width, height = SOUND_CARD_PX
    image, painter = _sheet(width, height)
    face = QRect(24, 24, height - 48, height - 48)
    paint_face(painter, face, Face("tni-sound", "", SOUND_COLOUR), style)
    right = QRect(face.right() + 48, 48, width - face.right() - 96, height - 96)
    about = " · ".join(filter(None, (tr("Son"), length_text(seconds))))
    _paint_lines(painter, right, title.strip() or tr("Son"), about, "", style)
    painter.end()
    return image


def _sheet(width: int, height: int) -> tuple[QImage, QPainter]:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("#9aa3a8"), 4))
    painter.setBrush(Qt.GlobalColor.white)
    painter.drawRoundedRect(QRectF(2, 2, width - 4, height - 4), 40, 40)
    return image, painter


def _paint_lines(painter: QPainter, room: QRect, title: str, about: str, icon: str, style: Style) -> None:
    """Paint a title in two lines at most, and what it is below."""
    large, small = style.theme.font(66, bold=True), style.theme.font(44)
    sizes = QFontMetrics(large)
    lines = two_lines(title, sizes, room.width())
    below = QFontMetrics(small).height() + 8
    top = room.y() + max(0, (room.height() - below - sizes.height() * len(lines)) // 2)
    painter.setFont(large)
    painter.setPen(QColor(CARD_INK))
    for line in lines:
        painter.drawText(QRect(room.x(), top, room.width(), sizes.height()), Qt.AlignmentFlag.AlignVCenter, line)
        top += sizes.height()
    left = room.x()
    if icon:
        style.icons.paint(painter, icon, QRect(left, top + below // 2 - 20, 44, 44), QColor(CARD_SOFT))
        left += 58
    painter.setFont(small)
    painter.setPen(QColor(CARD_SOFT))
    box = QRect(left, top + 4, room.right() - left, below)
    shown = QFontMetrics(small).elidedText(about, Qt.TextElideMode.ElideLeft, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
