"""Contract of a connector, tried within the process of the plugin against the fake server that it ships."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field, replace
from itertools import chain
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from tni.api.ent import Connector, ConnectorAccount, ConnectorError, OutgoingEntry, PlaceChoice, Receipt, StoredEntry
from tni.api.http import Http, NetworkError
from tni.api.wire import WireError, from_wire, to_wire
from tni.services.plugins.contract_entries import edited_entry, full_entry
from tni.services.plugins.contract_report import ContractCheck, ContractResult
from tni.services.plugins.faulty_server import FAULTS, INTERRUPTIONS, PASSING, FaultySends, Killed

METHODS = ("check", "choices", "publish", "read_back", "withdraw")
RESULTS: Mapping[str, Any] = {
    "check": str,
    "choices": tuple[PlaceChoice, ...],
    "publish": Receipt,
    "read_back": StoredEntry | None,
    "withdraw": type(None),
}
MOST_PLACES = 3
"""Places to which an entry is moved."""
MOST_FAULTS = 20
"""Faults that are listed for one check."""
TOKEN = "contract-token"
OTHER_CLASS = "4e B"


@dataclass
class NotesOfContract:
    """Notes of a connector, with the limits that the program has."""

    values: dict[str, str] = field(default_factory=dict)

    def get(self, key: str) -> str | None:
        return self.values.get(key)

    def put(self, key: str, value: str) -> None:
        if not isinstance(key, str) or not isinstance(value, str) or len(key) > 200 or len(value) > 4000:
            raise TypeError("a note of at most 200 and 4,000 characters is expected")
        self.values[key] = value
        if not value:
            del self.values[key]


class ConnectorContract:
    """Trial of one connector. hosts: of the manifest."""

    def __init__(
        self, module: ModuleType, fake: ModuleType | None, hosts: tuple[str, ...], defaults: Mapping[str, str]
    ):
        self._module, self._connector = module, _made(module)
        self._fake, self._hosts = fake, hosts
        self._elsewhere: list[ConnectorAccount] = []
        self._account = self._chosen(self._given_account(defaults))
        self._asked: set[str] = set()

    def results(self) -> Iterator[ContractResult]:
        """Yield the results of all checks."""
        missing = [name for name in METHODS if not callable(getattr(self._connector, name, None))]
        faults = [f"the connector has no method {one}" for one in missing]
        try:
            self._connector = _made(self._module)
        except Exception as error:  # noqa: BLE001  # whatever a plugin raises
            faults.append(f"connector(), a second time: {type(error).__name__}: {error}")
        yield ContractResult(ContractCheck.FUNCTION, 2, tuple(faults))
        if not missing:
            time.sleep = lambda _: None  # a connector that waits before it asks once more is not waited for
            checks: tuple[tuple[ContractCheck, Callable[[], Iterator[str | None]]], ...] = (
                (ContractCheck.CALLS, self._calls),
                (ContractCheck.FAULTS, self._faults),
                (ContractCheck.DOUBLES, self._doubles),
                (ContractCheck.EDITS, lambda: chain(self._edits(), self._moves())),
                (ContractCheck.HOSTS, self._hosts_asked),
            )
            for check, tries in checks:
                found = list(_until_error(tries()))
                faults = [one for one in found if one is not None]
                yield ContractResult(check, len(found), tuple(dict.fromkeys(faults))[:MOST_FAULTS])

    def _given_account(self, defaults: Mapping[str, str]) -> ConnectorAccount:
        given: ConnectorAccount | None = None
        if self._fake is not None and hasattr(self._fake, "account"):
            given = self._fake.account()
        account = given or ConnectorAccount("https://ent.example", "prof", {}, TOKEN)
        return replace(account, settings={**defaults, **account.settings})

    def _chosen(self, account: ConnectorAccount) -> ConnectorAccount:
        """Return the account with a place for the class, the first that the connector offers, and keep it with each of
        the others."""
        if self._fake is None:
            return account
        try:
            choices = self._connector.choices(account, self._server())
        except (NetworkError, ConnectorError):
            return account
        first: dict[str, str] = {}
        for one in choices:
            first.setdefault(one.setting, one.value)
        settings = {**first, **{name: one for name, one in account.settings.items() if one}}
        others = [one for one in choices if one.value != settings[one.setting]][:MOST_PLACES]
        self._elsewhere = [replace(account, settings={**settings, one.setting: one.value}) for one in others]
        return replace(account, settings=settings)

    def _server(self) -> Any:
        return None if self._fake is None else self._fake.server()

    def _run(
        self,
        name: str,
        http: Http,
        notes: NotesOfContract,
        entry: OutgoingEntry | None = None,
        account: ConnectorAccount | None = None,
    ) -> Any:
        """Call a method and check its result. Raises: what it raises; WireError for a wrong result."""
        values: tuple[Any, ...] = (account or self._account, http)
        if name in ("publish", "read_back", "withdraw"):
            values = (entry or full_entry(), *values, notes)
        found = getattr(self._connector, name)(*values)
        from_wire(RESULTS[name] if name != "withdraw" else None | Receipt, to_wire(found))
        return found

    def _tried(self, name: str, http: FaultySends, notes: NotesOfContract, what: str) -> str | None:
        """Call a method, and return what it did that no connector may."""
        try:
            self._run(name, http, notes)
        except (NetworkError, ConnectorError) as error:
            if TOKEN in str(error):
                return f"{name}, {what}: the error tells the token"
        except Killed:
            pass
        except (WireError, TypeError) as error:
            return f"{name}, {what}: {type(error).__name__}: {error}"
        except Exception as error:  # noqa: BLE001  # the check is that there is none
            return f"{name}, {what}: {type(error).__name__} is no error of a connector"
        finally:
            self._asked |= http.hosts
        return None

    def _calls(self) -> Iterator[str | None]:
        """Try each method on a server where nothing goes wrong."""
        if self._fake is None:
            return
        server, notes = self._server(), NotesOfContract()
        visible: list[str] = []
        for name in ("check", "choices", "publish", "publish", "read_back"):
            yield self._worked(name, server, notes)
            if name == "publish":
                visible.append(_visible(server))
        if len(set(visible)) > 1:
            yield f"publish, a second time: the server has {visible[1]} in place of {visible[0]}"

    def _worked(self, name: str, server: Http, notes: NotesOfContract) -> str | None:
        try:
            found = self._run(name, FaultySends(server), notes)
        except Exception as error:  # noqa: BLE001  # on a server without faults, any is wrong
            return f"{name}: {type(error).__name__}: {error}"
        return "read_back finds no entry after publish" if name == "read_back" and found is None else None

    def _faults(self) -> Iterator[str | None]:
        """Try each method with each fault from each request on, and `publish` also with some at that request alone."""
        for name in METHODS:
            server, notes = self._prepared(name)
            for number in range(self._requests(name)):
                for what, fault in FAULTS.items():
                    for is_lasting in (True, False) if name == "publish" and what in PASSING else (True,):
                        http = FaultySends(deepcopy(server), fault, number, is_lasting)
                        yield self._tried(name, http, deepcopy(notes), f"request {number + 1}, {what}")

    def _requests(self, name: str) -> int:
        """Return how many requests a method sends, at least one."""
        server, notes = self._prepared(name)
        http = FaultySends(server)
        self._tried(name, http, notes, "")
        return max(1, http.count)

    def _prepared(self, name: str) -> tuple[Any, NotesOfContract]:
        """Return a server and notes, with the entry there for methods that look for it."""
        server, notes = self._server(), NotesOfContract()
        if server is not None and name in ("read_back", "withdraw"):
            self._tried("publish", FaultySends(server), notes, "")
        return server, notes

    def _doubles(self) -> Iterator[str | None]:
        """Cut a sending at each request, before and after its effect, and send once more."""
        if self._fake is None or not hasattr(self._server(), "visible"):
            return
        for entry, earlier in ((full_entry(), None), (edited_entry(), full_entry())):
            server, notes = self._server(), NotesOfContract()
            if earlier is not None:
                self._run("publish", server, notes, earlier)
            right = FaultySends(deepcopy(server))
            self._run("publish", right, deepcopy(notes), entry)
            for number in range(right.count):
                for what, fault in INTERRUPTIONS.items():
                    http = FaultySends(deepcopy(server), fault, number)
                    yield self._doubled(entry, http, deepcopy(notes), right.server, f"request {number + 1} {what}")

    def _doubled(
        self, entry: OutgoingEntry, http: FaultySends, notes: NotesOfContract, right: Any, what: str
    ) -> str | None:
        """Send an entry by a port that is cut once, and once more. right: server that it was sent to without a cut."""
        try:
            with suppress(NetworkError, ConnectorError, Killed):
                self._run("publish", http, notes, entry)
            self._run("publish", FaultySends(http.server), notes, entry)
        except Exception as error:  # noqa: BLE001  # the second sending has no fault, so any is wrong
            return f"publish after {what}: {type(error).__name__}: {error}"
        if _visible(http.server) != _visible(right):
            return f"publish after {what}: the server has {_visible(http.server)} in place of {_visible(right)}"
        return None

    def _edits(self) -> Iterator[str | None]:
        """Send an edited entry, and withdraw it."""
        if self._fake is None or not hasattr(self._server(), "visible"):
            return
        server, notes, right = self._server(), NotesOfContract(), self._server()
        before = _visible(server)
        try:
            self._run("publish", server, notes)
            earlier = self._run("read_back", server, notes)
            self._run("publish", server, notes, edited_entry())
            is_same = self._run("read_back", server, notes, edited_entry()) == earlier
            yield "an edited entry is read back as it was before" if is_same else None
            self._run("publish", right, NotesOfContract(), edited_entry())
            count, most = len(server.visible()), len(right.visible())
            yield None if count == most else f"an edited entry is {count} things on the server, a new one {most}"
            for time_ in ("", ", a second time"):
                self._run("withdraw", server, notes, edited_entry())
                yield _difference(f"withdraw{time_}", server, before)
            found = self._run("read_back", server, notes, edited_entry())
            yield None if found is None else "read_back finds a withdrawn entry"
        except Exception as error:  # noqa: BLE001  # nothing goes wrong on this server
            yield f"{type(error).__name__}: {error}"

    def _moves(self) -> Iterator[str | None]:
        """Send an entry whose class, or the place of whose class, was changed after it was sent."""
        if self._fake is None or not hasattr(self._server(), "visible"):
            return
        other_class = replace(full_entry(), class_name=OTHER_CLASS)
        for entry, account in ((other_class, self._account), *((full_entry(), one) for one in self._elsewhere)):
            changed = {name: one for name, one in account.settings.items() if one != self._account.settings.get(name)}
            what = f"with {changed or OTHER_CLASS}"
            server, notes, right = self._server(), NotesOfContract(), FaultySends(self._server())
            before = _visible(server)
            try:
                self._run("publish", server, notes)
                self._run("publish", right, NotesOfContract(), entry, account)
                moved = FaultySends(deepcopy(server))
                self._run("publish", moved, deepcopy(notes), entry, account)
                yield _difference(f"an entry that is sent again {what}", moved.server, _visible(right.server))
                for number in range(moved.count):
                    for cut, fault in INTERRUPTIONS.items():
                        trial, kept = FaultySends(deepcopy(server), fault, number), deepcopy(notes)
                        with suppress(NetworkError, ConnectorError, Killed):
                            self._run("publish", trial, kept, entry, account)
                        said = f"sent again {what}, request {number + 1} {cut}"
                        yield from self._moved(said, trial.server, kept, (entry, account), (before, right.server))
            except Exception as error:  # noqa: BLE001  # nothing goes wrong on this server
                yield f"sent again {what}: {type(error).__name__}: {error}"

    def _moved(
        self,
        what: str,
        server: Any,
        notes: NotesOfContract,
        sent: tuple[OutgoingEntry, ConnectorAccount],
        right: tuple[str, Any],
    ) -> Iterator[str | None]:
        """Withdraw an entry whose move was cut, and send it once more. right: what is visible then."""
        withdrawn, kept = deepcopy(server), deepcopy(notes)
        self._run("withdraw", withdrawn, kept, *sent)
        yield _difference(f"{what}, then withdrawn", withdrawn, right[0])
        self._run("publish", server, notes, *sent)
        yield _difference(f"{what}, then sent", server, _visible(right[1]))

    def _hosts_asked(self) -> Iterator[str | None]:
        own = urlsplit(self._account.address)
        for origin in sorted(self._asked):
            is_own = origin == f"{own.scheme}://{own.netloc}" and ("account" in self._hosts or own.scheme == "folder")
            is_named = origin in {f"https://{host}" for host in self._hosts}
            yield None if is_own or is_named else f"{origin} is asked, which the manifest does not name"


def _made(module: ModuleType) -> Connector:
    made: Connector = module.connector()
    return made


def _until_error(tries: Iterator[str | None]) -> Iterator[str | None]:
    """Yield what is found wrong, up to an error that leaves nothing more to try."""
    try:
        yield from tries
    except (NetworkError, ConnectorError, WireError, TypeError, AttributeError) as error:
        yield f"{type(error).__name__}: {error}"


def _visible(server: Any) -> str:
    """Return what is visible on a fake server, as one text; "" where it does not tell."""
    return ", ".join(sorted(server.visible())) if hasattr(server, "visible") else ""


def _difference(what: str, server: Any, right: str) -> str | None:
    found = _visible(server)
    return None if found == right else f"{what}: the server has {found or 'nothing'} in place of {right or 'nothing'}"
