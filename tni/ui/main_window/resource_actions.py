"""Controller of the panel of resources: puts on the page what is tapped in it or dragged out of it, and adds what is
dropped on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFile, QPoint, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from tni.core.geometry import Rect
from tni.core.picture import EncodedPicture
from tni.document.clipboard_items import ClipboardItems
from tni.document.lesson_plan import Credit
from tni.document.resource_card import CardKind, ResourceCard
from tni.document.tool_styles import colour_on
from tni.library.resource import PICTURE_SUFFIXES, SOUND_SUFFIXES, Resource, ResourceKind
from tni.render.raster.image_decoder import decode_image
from tni.render.raster.page_image import encode_picture, encode_png
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.resource_items import card_clip, picture_clip
from tni.services.lesson.tool_choices import take_inserted
from tni.services.library.link_check import LinkReport
from tni.services.library.resource_service import ResourceIntake, ResourceService, ResourceSound
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.file_dialog import file_dialog
from tni.ui.chrome.question_panel import Answer, QuestionPanel
from tni.ui.i18n import tr
from tni.ui.main_window.covered_page import is_refused
from tni.ui.main_window.panel_typing import PanelTyping
from tni.ui.main_window.window import MainWindow
from tni.ui.messages.resources import intake_message, link_report_message
from tni.ui.panels.dropped_resources import DroppedResources, dropped_resources
from tni.ui.panels.link_panel import LinkPanel
from tni.ui.panels.resource_faces import link_card, sound_card
from tni.ui.panels.resource_grid import Entry, entry_text
from tni.ui.panels.resource_pictures import ResourcePictures
from tni.ui.panels.resources_panel import SITES, ResourcesPanel
from tni.ui.panels.symbols import Symbol, SymbolDrawings

SIDE_SHARE = 0.25
"""Side of a symbol, as a part of the height of the page that is in sight."""
MAP_KIND = "outlines"
"""Kind of the interactive item that is an outline map."""
INK = 0
"""Place in the palette of the colour that symbols are drawn in: the first, which every paper shows well."""
type Place = tuple[float, float] | None
"""Middle of what is put on the page, in mm; None for the free place nearest to its middle."""


def moved_to_bin(path: Path) -> bool:
    """Move a file to the system's bin, and return whether it could be."""
    return QFile(str(path)).moveToTrash()


class ResourceActions:
    """Panel of resources of the main window, made at its first use. link_panel: the panel of a link that is added; None
    without one. throw_away: moves a file to the system's bin; returns whether it could."""

    def __init__(
        self,
        window: MainWindow,
        editor: Callable[[], LessonEditor],
        service: ResourceService,
        throw_away: Callable[[Path], bool] = moved_to_bin,
    ) -> None:
        self.throw_away = throw_away
        self._window, self._editor, self._service = window, editor, service
        self._drawings = SymbolDrawings(window.kit.theme.font().family())
        self.panel = ResourcesPanel(window.kit, self._drawings, ResourcePictures(service, window), window)
        self.link_panel: LinkPanel | None = None
        self.panel.chosen.connect(lambda entry: self._put(entry, None))
        self.panel.dropped.connect(self._put_at)
        self.panel.more_wanted.connect(self._ask_more)
        self.panel.taken.connect(self.take)
        self.panel.files_wanted.connect(self._ask_files)
        self.panel.link_wanted.connect(self.ask_link)
        self.panel.folder_wanted.connect(self._show_folder)
        self.panel.map_wanted.connect(self._put_map)
        self.panel.check_wanted.connect(self._check_links)
        self.panel.stop_wanted.connect(service.cancel_check)
        self.panel.closed.connect(service.cancel_check)
        service.subscribe(self.panel.show_state)
        self._typing = PanelTyping(window, self.panel, self.panel, self.panel.chosen)
        self._link_typing: PanelTyping | None = None

    def toggle(self) -> None:
        """Open or close the panel."""
        if self.panel.isVisible():
            self.panel.put_away()
        elif not is_refused(self._window, CommandId.SYMBOLS):
            self._service.refresh(self._window.show_error)
            self.panel.set_area(self._window.low_area)
            self.panel.open_at()
            self.panel.search.setFocus()

    # -- onto the page

    def _put_at(self, entry: Entry, place: QPoint) -> None:
        """Put an entry where it was let go, if that is on the page. place: in global pixels."""
        canvas = self._window.canvas
        here = canvas.mapFromGlobal(place)
        if canvas.rect().contains(here):
            ratio = canvas.devicePixelRatioF()
            self._put(entry, self._editor().view.to_page(here.x() * ratio, here.y() * ratio))

    def _put(self, entry: Entry, centre_mm: Place) -> None:
        if is_refused(self._window, CommandId.SYMBOLS):
            return
        if isinstance(entry, Symbol):
            self._put_symbol(entry, centre_mm)
        elif entry.kind is ResourceKind.PICTURE:
            self._service.read_picture(entry, self._picture_put(entry, centre_mm), self._window.show_error)
        elif entry.kind is ResourceKind.SOUND:
            self._service.read_sound(entry, self._sound_put(entry, centre_mm), self._window.show_error)
        elif entry.picture:
            picture = self._service.folder / entry.picture
            put = self._link_put(entry, centre_mm)
            self._service.read_picture_file(picture, put, lambda _error: put(None))
        else:
            self._link_put(entry, centre_mm)(None)

    def _put_symbol(self, symbol: Symbol, centre_mm: Place) -> None:
        editor = self._editor()
        page = editor.page
        side_mm = SIDE_SHARE * min(editor.view.shown(editor.viewport).height, page.format.height_mm)
        data = self._drawings.png(symbol, QColor(colour_on(INK, page.paper)))
        self._window.do(lambda s: take_inserted(s, s.insert_drawing(data, side_mm, symbol.name, centre_mm)))
        self.panel.raise_()  # above the actions of what is selected now

    def _put_map(self) -> None:
        """Put an outline map on the page."""
        if is_refused(self._window, CommandId.SYMBOLS):
            return
        editor = self._editor()
        before = editor.selection
        self._window.do(lambda s: take_inserted(s, s.put_item(MAP_KIND)))
        if editor.selection == before:
            self._window.notices.show(tr("« Fond de carte » est désactivé : l’activer dans « Extensions »."))
        self.panel.raise_()

    def _picture_put(self, entry: Resource, centre_mm: Place) -> Callable[[EncodedPicture, Credit | None], None]:
        editor = self._editor()

        def put(picture: EncodedPicture, credit: Credit | None) -> None:
            self._put_clip(editor, lambda room: picture_clip(picture, entry.title, credit, room), centre_mm)

        return put

    def _sound_put(self, entry: Resource, centre_mm: Place) -> Callable[[ResourceSound], None]:
        editor = self._editor()

        def put(sound: ResourceSound) -> None:
            drawn = encode_picture(sound_card(sound.title, sound.seconds, self._window.kit))
            card = ResourceCard(CardKind.SOUND, sound.title, seconds=sound.seconds)
            name = entry_text(entry)
            self._put_clip(
                editor, lambda room: card_clip(card, name, drawn, room, sound.data, sound.credit), centre_mm
            )  # fmt: skip

        return put

    def _link_put(self, entry: Resource, centre_mm: Place) -> Callable[[EncodedPicture | None], None]:
        editor = self._editor()

        def put(picture: EncodedPicture | None) -> None:
            kept = None if picture is None else decode_image(picture.data)
            drawn = encode_picture(link_card(entry.title, entry.address, kept, self._window.kit))
            card, name = ResourceCard(CardKind.LINK, entry.title, entry.address), entry_text(entry)
            self._put_clip(editor, lambda room: card_clip(card, name, drawn, room), centre_mm)

        return put

    def _put_clip(self, editor: LessonEditor, clip: Callable[[Rect], ClipboardItems], centre_mm: Place) -> None:
        """Put what was read on the page, unless another lesson was opened or a question covers it meanwhile."""
        if editor is not self._editor() or is_refused(self._window, CommandId.SYMBOLS):
            return
        seen, page = editor.view.shown(editor.viewport), editor.page.format
        room = Rect(0.0, 0.0, min(seen.width, page.width_mm), min(seen.height, page.height_mm))
        self._window.do(lambda s: take_inserted(s, s.put_clip(clip(room), centre_mm)))
        self.panel.raise_()

    # -- into the resources

    def take(self, found: DroppedResources) -> None:
        """Add what was dropped or pasted."""
        if found.files:
            self.add_files(found.files)
        elif found.picture is not None:
            data = encode_png(found.picture)
            self._service.add_picture(data, tr("Image"), None, self._picture_added, self._window.show_error)
        elif found.address:
            self.ask_link(found.address)

    def add_files(self, paths: tuple[Path, ...]) -> None:
        self._service.add_files(paths, self._files_added, self._window.show_error)

    def _files_added(self, intake: ResourceIntake) -> None:
        self._window.notices.show(intake_message(intake), serious=bool(intake.failed))
        kinds = {one.kind for one in self._service.state.resources if one.path in intake.added}
        if len(kinds) == 1:
            self.panel.show_kind(kinds.pop().value)

    def _picture_added(self, _path: str) -> None:
        self.panel.show_kind(ResourceKind.PICTURE.value)

    def _ask_files(self) -> None:
        kinds = " ".join(f"*{end}" for end in (*PICTURE_SUFFIXES, *SOUND_SUFFIXES, ".url"))
        title = tr("Ajouter aux ressources")
        dialog = file_dialog(
            self._window.kit, self._window, title, str(Path.home()), tr("Images, sons et liens ({})").format(kinds)
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.add_files(tuple(map(Path, names))))
        dialog.open()

    def _show_folder(self) -> None:
        """Open the folder in the system's file manager."""
        try:
            self._service.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._window.show_error(error)
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._service.folder)))

    def _ask_more(self, entry: Resource) -> None:
        """Ask what is to become of a resource."""
        if not entry.path:  # a site that the program knows
            self.ask_link(entry.address)
            return
        bin_it: Answer = (tr("Mettre à la corbeille"), lambda: self._throw_away(entry))
        answers = [bin_it, (tr("Annuler", "cancel"), lambda: None)]
        if entry.kind is ResourceKind.LINK:
            answers.insert(0, (tr("Modifier"), lambda: self.ask_link(entry.address, entry.title)))
        panel = QuestionPanel(self._window.kit, entry.title, entry_text(entry), answers, self._window)
        panel.set_area(self._window.low_area)
        panel.open_low()

    def _throw_away(self, entry: Resource) -> None:
        """Move a resource with its picture and credit to the system's bin. Cards on pages stay."""
        if all(list(map(self.throw_away, self._service.files_of(entry)))):
            self._window.notices.show(tr("« {} » est dans la corbeille de l’ordinateur.").format(entry.title))
        else:
            self._window.notices.show(
                tr("Il n’y a pas de corbeille à cet endroit : supprimer le fichier dans son dossier."),
                act_text=tr("Ouvrir le dossier"), act=self._show_folder, serious=True,
            )  # fmt: skip
        self._service.refresh(self._window.show_error)

    # -- links

    def ask_link(self, address: str, title: str = "") -> None:
        """Ask for a link. address: that of the clipboard if it is empty and the clipboard has one. title: of a link
        that is changed."""
        if self.link_panel is not None:
            self.link_panel.put_away()
        address = address or dropped_resources(QGuiApplication.clipboard().mimeData()).address
        panel = self.link_panel = LinkPanel(self._window.kit, address, self._window, title)
        self._link_typing = PanelTyping(self._window, panel, panel, panel.saved)
        panel.saved.connect(self._save_link)
        panel.put.connect(self._put_new_link)
        panel.picture_wanted.connect(self._find_picture)
        panel.closed.connect(self._link_closed)
        panel.set_area(self._window.low_area)
        panel.open_low()
        (panel.title if address else panel.address).setFocus()
        if address:
            panel.title.selectAll()

    def _link_closed(self) -> None:
        if self.link_panel is not None:
            self.link_panel.deleteLater()
            self.link_panel = self._link_typing = None

    def _save_link(self, address: str, title: str, picture: QImage | None) -> None:
        data = None if picture is None else encode_picture(picture).data

        def added(_path: str) -> None:
            self.panel.show_kind(ResourceKind.LINK.value)

        self._service.add_link(address, title, data, added, self._window.show_error)

    def _put_new_link(self, address: str, title: str, picture: QImage | None) -> None:
        """Keep a link, and put its card on the page."""
        self._save_link(address, title, picture)
        entry = Resource(ResourceKind.LINK, "", title, 0, address)
        self._link_put(entry, None)(None if picture is None else encode_picture(picture))

    def toggle_sites(self) -> None:
        """Ask for the address that was copied, or else open the panel at the free sites."""
        address = dropped_resources(QGuiApplication.clipboard().mimeData()).address
        if is_refused(self._window, CommandId.WEB_ACTIVITY):
            return
        if address:
            self.ask_link(address)
            return
        if not self.panel.isVisible():
            self.toggle()
        self.panel.show_kind(SITES)

    def _find_picture(self, path: Path | None) -> None:
        """Read the picture of the link that is being added."""
        if path is not None:
            self._service.read_picture_file(path, self._picture_found, self._window.show_error)
            return
        kinds = " ".join(f"*{end}" for end in PICTURE_SUFFIXES)
        dialog = file_dialog(
            self._window.kit, self._window, tr("Choisir une image"), str(Path.home()), tr("Images ({})").format(kinds)
        )
        dialog.fileSelected.connect(lambda name: self._find_picture(Path(name)))
        dialog.open()

    def _picture_found(self, picture: EncodedPicture) -> None:
        if self.link_panel is not None:
            self.link_panel.set_picture(decode_image(picture.data))

    def _check_links(self) -> None:
        def checked(report: LinkReport) -> None:
            self._window.notices.show(link_report_message(report))

        self._service.check_links(checked, self._window.show_error)
