"""Adding of shared places: by a folder dialog, or by a sign-in to a Nextcloud server in the browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from tni.core.errors import TniError
from tni.core.ids import new_id
from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.secret import Secret
from tni.library.sharing_list import PlaceEntry, PlaceKind
from tni.services.library.nextcloud_sign_in import NextcloudSignIn, files_address, folder_address, is_local_server
from tni.services.library.sharing_service import SharingService
from tni.ui.chrome.file_dialog import file_dialog
from tni.ui.i18n import tr
from tni.ui.library.colleagues_sheet import ColleaguesSheet
from tni.ui.library.nextcloud_panel import NextcloudPanel
from tni.ui.messages.lazy_errors import error_message


def open_browser(address: str) -> None:
    QDesktopServices.openUrl(QUrl(address))


class PlaceAdding(QObject):
    """Adds places in a sheet. added: called with the id of a place that answers. browse: opens an address in the
    system's browser."""

    def __init__(
        self,
        sheet: ColleaguesSheet,
        service: SharingService,
        sign_in: NextcloudSignIn,
        added: Callable[[str], None],
        failed: Callable[[Exception], None],
        browse: Callable[[str], None] = open_browser,
    ) -> None:
        super().__init__(sheet)
        self._sheet, self._service, self._sign_in = sheet, service, sign_in
        self._added, self._failed, self.browse = added, failed, browse
        self.panel: NextcloudPanel | None = None
        sheet.folder_wanted.connect(self._ask_folder)
        sheet.nextcloud_wanted.connect(self._ask_nextcloud)

    def _ask_folder(self) -> None:
        dialog = file_dialog(self._sheet.kit, self._sheet, tr("Ajouter un dossier"), str(Path.home()), "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.add_folder(Path(name)))
        dialog.open()

    def add_folder(self, folder: Path) -> None:
        """Add a folder, unless it is a place already."""
        known = next((one for one in self._service.list.places if one.address == str(folder)), None)
        if known is not None:
            self._added(known.id)
            return
        entry = PlaceEntry(id=new_id(), kind=PlaceKind.FOLDER, address=str(folder), name=folder.name or str(folder))
        self._service.add_place(entry, None, lambda: self._added(entry.id), self._failed)

    # -- Nextcloud

    def _ask_nextcloud(self) -> None:
        if self.panel is not None:
            self.panel.raise_()
            return
        panel = self.panel = NextcloudPanel(self._sheet.kit, self._sheet)
        panel.sign_in_wanted.connect(self._begin_sign_in)
        panel.cancel_wanted.connect(self._sign_in.cancel)
        panel.account_given.connect(self._take_account)
        panel.closed.connect(self._panel_closed)
        panel.open_low()
        panel.address.setFocus()

    def _panel_closed(self) -> None:
        self._sign_in.cancel()
        if self.panel is not None:
            self.panel.deleteLater()
            self.panel = None

    def _begin_sign_in(self) -> None:
        panel = self.panel
        if panel is None:
            return
        panel.show_waiting(tr("Votre navigateur s’ouvre : y accepter l’accès de TNI. TNI attend votre accord."))
        self._sign_in.begin(
            panel.address.text(),
            self.browse,
            lambda account: self._add(account.folder, account.user, account.password),
            self._wrong,
            local_agreed=panel.unencrypted.isChecked(),
        )

    def _take_account(self, user: str, password: str) -> None:
        if self.panel is None:
            return
        try:
            files = files_address(self.panel.address.text(), user)
        except TniError as error:
            self._wrong(error)
        else:
            self._add(files, user, Secret(password))

    def _add(self, files: str, user: str, password: Secret) -> None:
        panel = self.panel
        if panel is None:  # it was closed, and nothing is added
            return
        folder = panel.folder.text().strip()
        address = folder_address(files, folder)
        name = folder or urlsplit(address).netloc
        agreed = panel.unencrypted.isChecked()
        entry = PlaceEntry(
            id=new_id(), kind=PlaceKind.WEBDAV, address=address, name=name, user=user, local_agreed=agreed
        )
        panel.show_waiting(tr("Le Nuage est interrogé…"))

        def done() -> None:
            panel.put_away()
            self._added(entry.id)

        self._service.add_place(entry, password, done, self._wrong)

    def _wrong(self, error: Exception) -> None:
        panel = self.panel
        if panel is None:
            return
        fault = error.fault if isinstance(error, NetworkError) else None
        if fault is NetworkFault.NOT_HTTPS and is_local_server(panel.address.text()):
            panel.ask_unencrypted(error_message(error))
        else:
            panel.show_fields("" if fault is NetworkFault.CANCELLED else error_message(error))
