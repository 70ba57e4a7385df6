"""Construction of the sending of entries, at its first use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from tni.app.folders import Folders
from tni.cahier.delivery import Delivery, DeliveryId
from tni.cahier.send_window import window_or_circular
from tni.core.clock import Clock
from tni.core.closing import close_all
from tni.core.settings import SEND_SHARED, SEND_WINDOW, Settings
from tni.network.worker import NetworkWorker
from tni.services.cahier.school_time import SCHOOL_ZONE
from tni.services.cahier.sending_ports import AccountConnectors, AloneHere, SharedDeliveries
from tni.services.cahier.sending_service import SendingService
from tni.services.cahier.sending_work import SendingPlace, SendingWork
from tni.store.ent_accounts import EntAccountsFile
from tni.store.outbox import Outbox
from tni.store.outbox_lock import OutboxLock
from tni.store.shared_outbox import SharedOutbox
from tni.ui.event_loop.threads import QtMainThread, ThreadTaskRunner


@dataclass(frozen=True, slots=True)
class SendingParts:
    """Use case of sending, with its outbox. close: ends what is under way, at the end of the program; what was handed
    over is on the disk then."""

    service: SendingService
    outbox: Outbox
    accounts: EntAccountsFile
    close: Callable[[], None]


class ChosenFolder(SharedDeliveries):
    """Deliveries in the folder that is chosen at the time; with none nothing is shared. For one thread at a time, but
    for `is_shared` and `left_alone`."""

    def __init__(self, chosen: Callable[[], str], made: Callable[[Path], SharedDeliveries]) -> None:
        """chosen: returns the folder, "" for none. made: returns the deliveries in one."""
        self._chosen, self._made = chosen, made
        self._folder = ""
        self._shared: SharedDeliveries = AloneHere()

    @property
    def is_shared(self) -> bool:
        return bool(self._chosen())

    @property
    def left_alone(self) -> frozenset[str]:
        return self._shared.left_alone

    @property
    def _there(self) -> SharedDeliveries:
        if (folder := self._chosen()) != self._folder:
            self._folder = folder
            self._shared = self._made(Path(folder)) if folder else AloneHere()
        return self._shared

    def exchange(self) -> None:
        self._there.exchange()

    def claim(self, id: DeliveryId) -> bool:
        return self._there.claim(id)

    def is_unread(self, id: DeliveryId, *, twice: bool = False) -> bool:
        return self._there.is_unread(id, twice=twice)

    def set_aside(self, id: DeliveryId) -> None:
        self._there.set_aside(id)

    def note(self, id: DeliveryId) -> None:
        self._there.note(id)

    def publish(self, delivery: Delivery) -> None:
        self._there.publish(delivery)


def make_work(folders: Folders, settings: Settings, clock: Clock, connectors: AccountConnectors) -> SendingWork:
    """Make the work of the outbox."""
    outbox, accounts = Outbox(folders.outbox), EntAccountsFile(folders.ent_accounts)
    window = lambda: window_or_circular(settings.get(SEND_WINDOW))  # noqa: E731
    place = SendingPlace(accounts.read, window, ZoneInfo(SCHOOL_ZONE))

    def chosen() -> str:
        settings.refresh()  # another window, or a command, may have chosen one or left it
        return settings.get(SEND_SHARED)

    shared = ChosenFolder(
        chosen,
        lambda folder: SharedOutbox(folder, outbox, clock, lambda id: any(one.id == id for one in accounts.read())),
    )
    lock = OutboxLock(folders.outbox.with_suffix(".lock"))
    return SendingWork(outbox, lock, connectors, place, clock, shared=shared)


def make_sending(
    folders: Folders, settings: Settings, main: QtMainThread, clock: Clock, connectors: AccountConnectors
) -> SendingParts:
    """Make the use case. `service.start` is to be called first, and `service.wake` every half minute."""
    tasks, network = ThreadTaskRunner(main, "outbox"), NetworkWorker(main, "sending")
    work = make_work(folders, settings, clock, connectors)
    service = SendingService(work, tasks, network, main, clock)

    def close() -> None:
        close_all(service.close, network.close, tasks.close)

    return SendingParts(service, Outbox(folders.outbox), EntAccountsFile(folders.ent_accounts), close)
