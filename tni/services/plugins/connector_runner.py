"""Runner of ENT connectors: each call runs in a process of its own, whose requests, notes and files the program
answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tni.api.ent import (
    ConnectorAccount,
    ConnectorError,
    ConnectorFault,
    Memory,
    OutgoingEntry,
    PlaceChoice,
    Receipt,
    StoredEntry,
)
from tni.api.http import FilePart, Http, HttpRequest, NetworkError, NetworkFault
from tni.api.manifest import SignIn
from tni.api.wire import WireError, from_wire, to_wire
from tni.cahier.outgoing_entry import outgoing_to_json
from tni.core.plugin_errors import PluginFault
from tni.core.secret import Secret
from tni.network.account import Account
from tni.network.client import HttpClient
from tni.services.plugins.entry_files import EntryFiles
from tni.services.plugins.folder_port import ADDRESS, FolderHttp
from tni.services.plugins.http_port import AccountHttp, RenewedToken, RequestRights
from tni.services.plugins.plugin_folders import RunnablePlugin
from tni.services.plugins.plugin_process import Frame, PluginLimits, PluginPlace, PluginProcess

NOTE_KEY, NOTE_VALUE = 200, 4000
"""Longest key and value of a note, in characters."""
LONGEST_TEXT = 2000


@dataclass(frozen=True, slots=True)
class ConnectorAccess:
    """Account of the teacher with what its connector needs. plugin: id of the connector. address: of the server, or the
    path of a folder. secret: password or pasted token. token: for a sign-in by OAuth."""

    plugin: str
    address: str
    user: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
    secret: Secret | None = None
    token: RenewedToken | None = None
    local_agreed: bool = False


class ConnectorRunner:
    """Maker of bound connectors. One object serves the whole program, on any thread."""

    def __init__(
        self,
        runnable: Callable[[str], RunnablePlugin],
        files: EntryFiles,
        client_of: Callable[[Account], HttpClient] = HttpClient,
        limits: PluginLimits | None = None,
    ) -> None:
        """runnable: returns the plugin of an id; raises PluginError for one that may not be run."""
        self._runnable, self._files = runnable, files
        self._client_of, self._limits = client_of, limits or PluginLimits()

    def bind(self, access: ConnectorAccess) -> BoundConnector:
        """Return the connector of an account. Raises: PluginError."""
        return BoundConnector(self._runnable(access.plugin), access, self._files, self._client_of, self._limits)


class BoundConnector:
    """Connector bound to an account, for one thread at a time; `cancel` is for any other. Each method raises
    NetworkError, ConnectorError, PluginError, and EntryFileError where a file of the entry is missing."""

    def __init__(
        self,
        plugin: RunnablePlugin,
        access: ConnectorAccess,
        files: EntryFiles,
        client_of: Callable[[Account], HttpClient],
        limits: PluginLimits,
    ) -> None:
        self._plugin, self._access, self._files = plugin, access, files
        self._client_of, self._limits = client_of, limits
        self._is_cancelled = False
        self._cancels: list[Callable[[], None]] = []

    def check(self) -> str:
        """See `Connector.check`. A folder is written to besides: its connector changes nothing."""
        person = _plain(self._call("check", str))
        if self._is_folder:
            FolderHttp(Path(self._access.address)).check_writing()
        return person

    def choices(self) -> tuple[PlaceChoice, ...]:
        found: tuple[PlaceChoice, ...] = self._call("choices", tuple[PlaceChoice, ...])
        return tuple(
            replace(one, name=_plain(one.name), group=_plain(one.group), class_name=_plain(one.class_name))
            for one in found
        )

    def publish(self, entry: OutgoingEntry, memory: Memory) -> Receipt:
        receipt: Receipt = self._call("publish", Receipt, entry, memory)
        return replace(
            receipt,
            remote=_plain(receipt.remote),
            address=self._shown(_plain(receipt.address)),
            warnings=tuple(map(_plain, receipt.warnings)),
        )

    def read_back(self, entry: OutgoingEntry, memory: Memory) -> StoredEntry | None:
        stored: StoredEntry | None = self._call("read_back", StoredEntry | None, entry, memory)
        return stored

    def withdraw(self, entry: OutgoingEntry, memory: Memory) -> None:
        self._call("withdraw", None | Receipt, entry, memory)

    def cancel(self) -> None:
        """End the call under way, and refuse any other. May be called on any thread."""
        self._is_cancelled = True
        for cancel in list(self._cancels):
            cancel()

    @property
    def _is_folder(self) -> bool:
        return self._plugin.manifest.sign_in is SignIn.FOLDER

    def _call(self, name: str, result: Any, entry: OutgoingEntry | None = None, memory: Memory | None = None) -> Any:
        arguments: dict[str, Any] = {"account": to_wire(self._account())}
        sizes: dict[str, int] = {}
        if entry is not None:
            arguments["entry"] = outgoing_to_json(entry)
            sizes = {one.sha256: one.size for one in entry.all_files}
        process = PluginProcess(PluginPlace(self._plugin.manifest.id, self._plugin.path), self._limits)
        http, cancel_http, close_http = self._port(sizes)
        self._cancels = [cancel_http, process.cancel]
        if self._is_cancelled:
            self.cancel()
        try:
            head, _ = process.run(name, arguments, answer=_Answers(process, http, memory))
            return _result(process, head, result)
        finally:
            self._cancels = []
            close_http()

    def _port(self, sizes: Mapping[str, int]) -> tuple[Http, Callable[[], None], Callable[[], None]]:
        if self._is_folder:
            return FolderHttp(Path(self._access.address), self._files, sizes), _nothing, _nothing
        http = AccountHttp(self._rights(), self._files, sizes, self._client_of)
        return http, http.cancel, http.close

    def _rights(self) -> RequestRights:
        manifest, access = self._plugin.manifest, self._access
        assert manifest.sign_in is not None
        return RequestRights(
            access.address,
            access.user,
            manifest.hosts,
            manifest.sign_in,
            access.secret,
            access.token,
            self._plugin.fixed_hosts,
            access.local_agreed,
        )

    def _account(self) -> ConnectorAccount:
        """Return the account as the connector may see it."""
        access, sign_in = self._access, self._plugin.manifest.sign_in
        defaults = {one.id: one.default for one in self._plugin.manifest.settings}
        is_given = sign_in in (SignIn.TOKEN, SignIn.MOODLE) and access.secret is not None
        return ConnectorAccount(
            ADDRESS if self._is_folder else access.address.rstrip("/"),
            access.user,
            {**defaults, **access.settings},
            access.secret.revealed if is_given and access.secret is not None else "",
        )

    def _shown(self, address: str) -> str:
        """Return the address of an entry that the teacher may open, "" for another."""
        if self._is_folder:
            return Path(self._access.address).absolute().as_uri() + address.removeprefix(ADDRESS) if address else ""
        return address if address.startswith(("https://", "http://")) else ""


class _Answers:
    """Answers to what a connector asks for during a call."""

    def __init__(self, process: PluginProcess, http: Http, memory: Memory | None) -> None:
        self._process, self._http, self._memory = process, http, memory

    def __call__(self, head: Mapping[str, Any], payload: bytes) -> Frame:
        try:
            match head:
                case {"ask": "http", "request": dict(record)}:
                    return self._sent(_request(record, payload))
                case {"ask": "get", "key": str(key)} if self._memory is not None and len(key) <= NOTE_KEY:
                    return {"value": self._memory.get(key)}, b""
                case {"ask": "put", "key": str(key), "value": str(value)} if self._memory is not None:
                    if len(key) <= NOTE_KEY and len(value) <= NOTE_VALUE and _is_text(key + value):
                        self._memory.put(key, value)
                        return {"done": True}, b""
        except WireError as error:
            raise self._process.error(PluginFault.MALFORMED, str(error)) from error
        raise self._process.error(PluginFault.MALFORMED, f"asks for {str(head['ask'])[:40]!r} in a wrong way")

    def _sent(self, request: HttpRequest) -> Frame:
        try:
            found = self._http.send(request)
        except NetworkError as error:
            return {"network": [error.fault.value, error.host, error.status, error.retry_s]}, b""
        return {"response": [found.status, found.url, dict(found.headers)]}, found.body


def _request(record: Mapping[str, Any], payload: bytes) -> HttpRequest:
    """Return a request that came over the pipe. Raises: WireError."""
    body, at, pieces = list[bytes | FilePart](), 0, record.get("body")
    if not isinstance(pieces, list):
        raise WireError("a body is a list")
    for one in pieces:
        if type(one) is int and 0 <= one <= len(payload) - at:
            body.append(payload[at : at + one])
            at += one
        else:
            body.append(from_wire(FilePart, one))
    return HttpRequest(
        from_wire(str, record.get("method")),
        from_wire(str, record.get("url")),
        from_wire(Mapping[str, str], record.get("headers")),
        tuple(body),
        from_wire(frozenset[int], record.get("accepted")),
        from_wire(int, record.get("limit")),
    )


def _result(process: PluginProcess, head: Mapping[str, Any], wanted: Any) -> Any:
    """Return the value in the last frame of a call. Raises: NetworkError, ConnectorError, PluginError."""
    with suppress(ValueError, TypeError, WireError):
        match head:
            case {"network": [fault, str(host), int(status), int() | float() as retry_s]}:
                raise NetworkError(NetworkFault(fault), host[:200], status, float(retry_s))
            case {"connector": [fault, str(detail)]}:
                raise ConnectorError(ConnectorFault(fault), _plain(detail))
            case {"result": found}:
                return from_wire(wanted, found)
    raise process.error(PluginFault.MALFORMED, "the result")


def _plain(text: str) -> str:
    """Return a text of a plugin as one line without control characters."""
    return " ".join("".join(one if one.isprintable() else " " for one in text[:LONGEST_TEXT]).split())


def _is_text(text: str) -> bool:
    """Return whether a text has no halves of surrogate pairs, which nothing can store."""
    return not any("\ud800" <= one <= "\udfff" for one in text)


def _nothing() -> None:
    pass
