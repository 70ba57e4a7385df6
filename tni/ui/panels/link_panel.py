"""Panel in which the teacher adds a link: its address, its title, and a picture that is kept for offline use."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRect, QSize, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.core.web_address import host_of, short_host, web_address
from tni.library.known_services import service_of
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.sheet import labelled_field
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr
from tni.ui.panels.dropped_resources import dropped_resources
from tni.ui.panels.resource_faces import link_face, paint_face

WIDTH_TARGETS = 12


class LinkPanel(TitledPanel):
    """Panel to add a link, or to change one. saved: its address and title, and a picture or None. put: the same, and
    its card is to be put on the page. picture_wanted: a picture is to be read from a file, None for one that is to be
    chosen."""

    saved = Signal(str, str, object)
    put = Signal(str, str, object)
    picture_wanted = Signal(object)

    def __init__(self, style: Style, address: str, parent: QWidget, title: str = "") -> None:
        """title: of a link that is changed, "" for one that is new."""
        super().__init__(style, tr("Modifier le lien") if title else tr("Ajouter un lien"), parent)
        self.setMinimumWidth(style.theme.metrics.target_px * WIDTH_TARGETS)
        self.picture: QImage | None = None
        self._proposed = ""
        self.search = self.address = SearchField()
        self.title = SearchField(title)
        self.title.typing_began.connect(self.address.typing_began)
        self.address.setReadOnly(bool(title))
        self.address.setPlaceholderText("https://…")
        self.title.setPlaceholderText(tr("Comme il sera lu sur la carte"))
        self.rows.addLayout(labelled_field(style, tr("Adresse"), self.address))
        self.note = Label(style, "", size="small", token="muted")
        self.note.setWordWrap(True)
        self.rows.addWidget(self.note)
        self.rows.addLayout(labelled_field(style, tr("Titre"), self.title))
        self._face, self._picture_part = _FaceView(style), QWidget()
        self._fill_picture_part()
        self.rows.addWidget(self._picture_part)
        line = QHBoxLayout()
        self.put_button = TextButton(style, tr("Mettre sur la page"), filled=True)
        self.put_button.clicked.connect(lambda _checked=False: self._hand_out(self.put))
        self.put_button.setVisible(not title)
        self.save_button = TextButton(style, tr("Enregistrer"), filled=bool(title))
        self.save_button.clicked.connect(lambda _checked=False: self.save())
        line.addWidget(self.put_button)
        line.addWidget(self.save_button)
        line.addStretch(1)
        self.rows.addLayout(line)
        self.address.textChanged.connect(self._address_changed)
        self.address.returnPressed.connect(self.save)
        self.title.returnPressed.connect(self.save)
        self.address.setText(address)
        self._address_changed()

    def narrow_to_search(self, on: bool) -> None:
        """Show the fields alone, where a keyboard takes the room."""
        self._picture_part.setVisible(not on)
        self.note.setVisible(not on)

    def _fill_picture_part(self) -> None:
        row, column = QHBoxLayout(self._picture_part), QVBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._face)
        choose = TextButton(self.kit, tr("Choisir une image…"))
        choose.clicked.connect(lambda _checked=False: self.picture_wanted.emit(None))
        paste = TextButton(self.kit, tr("Coller l’image copiée"))
        paste.clicked.connect(lambda _checked=False: self._paste())
        hint = Label(
            self.kit, tr("Gardée ici, elle se voit sans connexion. Sans image, la carte est dessinée."), size="small",
            token="muted",
        )  # fmt: skip
        hint.setWordWrap(True)
        for widget in (hint, choose, paste):
            column.addWidget(widget)
        row.addLayout(column, 1)

    def set_picture(self, picture: QImage) -> None:
        """Show a picture on the card; an empty one is refused."""
        if picture.isNull():
            self.note.setText(tr("Ce fichier n’est pas une image que TNI sait lire."))
            return
        self.picture = picture
        self._show_face()

    def save(self) -> None:
        """Hand out the link and close, if its address is one."""
        self._hand_out(self.saved)

    def _hand_out(self, signal: SignalInstance) -> None:
        address = web_address(self.address.text())
        if not address:
            self.note.setText(tr("Une adresse commence par http:// ou https://, comme dans le navigateur."))
            self.address.setFocus()
            return
        title = self.title.text().strip() or _title_of(address)
        signal.emit(address, title, self.picture)
        self.put_away()

    def _paste(self) -> None:
        found = dropped_resources(QGuiApplication.clipboard().mimeData())
        if found.picture is not None:
            self.set_picture(found.picture)
        elif found.files:
            self.picture_wanted.emit(found.files[0])
        else:
            self.note.setText(tr("Aucune image n’a été copiée : la copier dans le navigateur, puis recommencer."))

    def _address_changed(self) -> None:
        address = web_address(self.address.text())
        self.save_button.setEnabled(bool(address))
        self.put_button.setEnabled(bool(address))
        service = service_of(host_of(address)) if address else None
        self.note.setText(
            "" if not address
            else tr("{name} : les réglages de l’adresse sont gardés.").format(name=service.name) if service
            else tr("S’ouvrira sur {host}.").format(host=short_host(host_of(address)))
        )  # fmt: skip
        proposed = _title_of(address) if address else ""
        if self.title.text().strip() in ("", self._proposed):
            self.title.setText(proposed)
        self._proposed = proposed
        self._show_face()

    def _show_face(self) -> None:
        self._face.show_link(web_address(self.address.text()), self.picture)


def _title_of(address: str) -> str:
    """Return the title that is proposed for a link."""
    host = host_of(address)
    service = service_of(host)
    return short_host(host) if service is None else service.name


class _FaceView(QWidget):
    """Face of the card as it will be."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._kit, self._address = style, ""
        self._picture: QImage | None = None
        target = style.theme.metrics.target_px
        self.setFixedSize(QSize(round(target * 4), round(target * 2.5)))

    def show_link(self, address: str, picture: QImage | None) -> None:
        self._address, self._picture = address, picture
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_face(
            painter, QRect(0, 0, self.width(), self.height()), link_face(self._address, self._picture), self._kit
        )
        painter.end()
