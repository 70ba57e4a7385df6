"""Ports of the sending of entries: connectors that are bound to an account, and the teacher's other computers."""

from __future__ import annotations

from typing import Protocol

from tni.api.ent import Memory, OutgoingEntry, Receipt, StoredEntry
from tni.cahier.delivery import Delivery, DeliveryId
from tni.cahier.ent_account import EntAccount


class AccountConnector(Protocol):
    """Connector bound to an account and a class, for one thread. Methods raise NetworkError, ConnectorError, and other
    errors where the plugin itself fails; each is as that of `tni.api.ent.Connector`."""

    def publish(self, entry: OutgoingEntry, memory: Memory) -> Receipt: ...

    def read_back(self, entry: OutgoingEntry, memory: Memory) -> StoredEntry | None: ...

    def withdraw(self, entry: OutgoingEntry, memory: Memory) -> None: ...

    def cancel(self) -> None:
        """End the call under way. May be called on any thread."""


class AccountConnectors(Protocol):
    """Connectors of the program."""

    def bound(self, account: EntAccount, class_name: str) -> AccountConnector:
        """Return the connector of an account, with what was chosen for a class. Raises: TniError where the plugin may
        not be run."""


class SharedDeliveries(Protocol):
    """Deliveries that the teacher's computers share by a folder. It is often away: methods then do nothing, or raise
    SharedFolderError."""

    @property
    def left_alone(self) -> frozenset[str]:
        """Names of files there that cannot be read, and are left alone; for any thread."""

    @property
    def is_shared(self) -> bool:
        """True while the teacher has chosen a folder."""

    def exchange(self) -> None:
        """Take over what other computers put there, and put there what is new here."""

    def claim(self, id: DeliveryId) -> bool:
        """Claim a delivery; False while another computer may be sending it, or what one knows of it cannot be read."""

    def is_unread(self, id: DeliveryId, *, twice: bool = False) -> bool:
        """Return whether what another computer knows of a delivery cannot be read: there it may be sent, or taken back.
        twice: whether it was found so more than once."""

    def set_aside(self, id: DeliveryId) -> None:
        """Claim a delivery in future in spite of what is unread of it now, since the teacher wants it."""

    def note(self, id: DeliveryId) -> None:
        """Put what is known of a delivery there while it is being sent."""

    def publish(self, delivery: Delivery) -> None:
        """Put what became of a delivery there, with its notes, and give up its claim."""


class AloneHere(SharedDeliveries):
    """Deliveries of a teacher without a shared folder."""

    @property
    def left_alone(self) -> frozenset[str]:
        return frozenset()

    @property
    def is_shared(self) -> bool:
        return False

    def exchange(self) -> None:
        pass

    def claim(self, id: DeliveryId) -> bool:  # noqa: ARG002
        return True

    def is_unread(self, id: DeliveryId, *, twice: bool = False) -> bool:  # noqa: ARG002
        return False

    def set_aside(self, id: DeliveryId) -> None:
        pass

    def note(self, id: DeliveryId) -> None:
        pass

    def publish(self, delivery: Delivery) -> None:
        pass
