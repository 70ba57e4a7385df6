"""Construction of the sharing of lessons, at the first use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tni.app.folders import Folders
from tni.core.clock import Clock
from tni.core.tasks import MainThread
from tni.library.shared_lesson import decode_shared
from tni.network.worker import NetworkWorker
from tni.services.library.nextcloud_sign_in import NextcloudSignIn
from tni.services.library.place_exchange import PlaceExchange
from tni.services.library.place_opening import open_place
from tni.services.library.shared_lesson_files import SharedLessonFiles
from tni.services.library.sharing_ledger import SharingLedger
from tni.services.library.sharing_service import SharingService
from tni.services.library.sharing_work import SharingWork
from tni.store.account_secrets import AccountSecrets
from tni.store.shared_copies import SharedCopiesFolder
from tni.store.sharing_list_file import SharingListFile


@dataclass(frozen=True, slots=True)
class SharingParts:
    """Use cases of sharing. close: ends what is under way, at the end of the program."""

    service: SharingService
    sign_in: NextcloudSignIn
    close: Callable[[], None]


def make_sharing(folders: Folders, main: MainThread, clock: Clock, author: Callable[[], str]) -> SharingParts:
    """Make the use cases of sharing. `service.start` is to be called first. author: returns the label of the teacher
    that colleagues see, on the network's worker."""
    data = folders.data / "sharing"

    def files_of(place: str) -> SharedLessonFiles:
        copies = SharedCopiesFolder(data / "places" / Path(place).name, decode_shared)
        return SharedLessonFiles(copies, folders.work_folders, clock, author)

    secrets, exchanges, sign_ins = AccountSecrets(), NetworkWorker(main), NetworkWorker(main, "sign-in")
    ledger = SharingLedger(SharingListFile(folders.sharing_list), files_of)
    work = SharingWork(ledger, PlaceExchange(ledger, secrets, clock, open_place), secrets, folders.library)
    service, sign_in = SharingService(work, exchanges, main), NextcloudSignIn(sign_ins, main)

    def close() -> None:
        service.close()
        sign_in.cancel()
        exchanges.close()
        sign_ins.close()

    return SharingParts(service, sign_in, close)
