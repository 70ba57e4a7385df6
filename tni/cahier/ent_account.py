"""Account of the teacher at an ENT or another place that takes entries, without its secrets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from tni.core.digest import sha256


@dataclass(frozen=True, slots=True)
class EntAccount:
    """Account. id: from `account_id`. connector: id of the plugin. address: of the server or of a folder. name: as the
    teacher calls it, "" for none. settings: values for all classes; class_settings: those for one class, by its name,
    which come before. classes: whose entries go there, None for all."""

    id: str
    connector: str
    address: str
    user: str = ""
    name: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
    class_settings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    classes: frozenset[str] | None = None
    local_agreed: bool = False
    """The teacher agreed to ask a server of her own network without https."""
    readers_agreed: bool = False
    """The teacher was told who reads there what she sends, and agreed. Nothing is sent to an account before."""

    takes_from: date | None = None
    """Day from which its entries are to be sent: earlier ones are sent only when the teacher asks for it. None for one
    of a trial version in which accounts had no day, until `with_day` gives it one."""

    @property
    def secret_name(self) -> str:
        """Name under which its password or token is kept in the keyring."""
        return f"{self.connector} {self.address} {self.user}".rstrip()

    @property
    def shown_name(self) -> str:
        """Name that the teacher gave, or else the place without its scheme."""
        return self.name or self.address.removeprefix("https://").removeprefix("http://")

    def takes(self, class_name: str) -> bool:
        """Return whether entries of a class go there."""
        return self.classes is None or class_name in self.classes

    def expects(self, class_name: str, day: date) -> bool:
        """Return whether the entry of a class for a day is to be sent there."""
        return self.takes(class_name) and (self.takes_from is None or day >= self.takes_from)

    def settings_for(self, class_name: str) -> dict[str, str]:
        """Return the values for an entry of a class."""
        return {**self.settings, **self.class_settings.get(class_name, {})}


def account_id(connector: str, address: str, user: str) -> str:
    """Return the id of an account, the same on every computer of the teacher: an entry that two of them hand over is
    one delivery."""
    key = "\n".join((connector, address.strip().rstrip("/"), user.strip()))
    return sha256(key.encode()).hex()[:16]


def new_account(connector: str, address: str, user: str = "", name: str = "") -> EntAccount:
    """Return an account that takes the entries of all classes."""
    address, user = address.strip().rstrip("/"), user.strip()
    return EntAccount(account_id(connector, address, user), connector, address, user, name)


def with_day(account: EntAccount, first_sent: date | None, there_on: date) -> EntAccount:
    """Return an account with a day from which its entries are to be sent. One of an earlier trial version gets the
    first day that it is known to have been there: that of its first entry, else there_on, on which its file was
    written. An entry since then that was never sent stays to be sent, and none of before gets so."""
    if account.takes_from is not None:
        return account
    return replace(account, takes_from=there_on if first_sent is None else min(first_sent, there_on))


def accounts_for(accounts: Iterable[EntAccount], class_name: str) -> tuple[EntAccount, ...]:
    """Return the accounts to which entries of a class go."""
    return tuple(one for one in accounts if one.takes(class_name))
