"""Calls that a process of a plugin runs, and the ports that a plugin is given there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from tni.api.ent import Connector, ConnectorAccount, Memory
from tni.api.http import Http, HttpRequest, HttpResponse, NetworkError, NetworkFault
from tni.api.manifest import PluginKind
from tni.api.wire import from_wire, to_wire
from tni.cahier.outgoing_entry import outgoing_from_json
from tni.services.plugins.connector_contract import ConnectorContract
from tni.services.plugins.contract_report import ContractCheck, ContractResult
from tni.services.plugins.format_calls import read_file, write_lesson, write_questions
from tni.services.plugins.format_contract import FormatContract
from tni.services.plugins.worker_pipe import WorkerPipe

type Call = Callable[[ModuleType, Mapping[str, Any], bytes, WorkerPipe], tuple[Any, bytes]]


class PipedHttp(Http):
    """Port of HTTP whose requests the program sends."""

    def __init__(self, pipe: WorkerPipe) -> None:
        self._pipe = pipe

    def send(self, request: HttpRequest) -> HttpResponse:
        inline = [piece for piece in request.body if isinstance(piece, bytes)]
        record = {
            "method": request.method,
            "url": request.url,
            "headers": dict(request.headers),
            "body": [len(one) if isinstance(one, bytes) else to_wire(one) for one in request.body],
            "accepted": sorted(request.accepted),
            "limit": request.limit,
        }
        head, payload = self._pipe.ask({"ask": "http", "request": record}, b"".join(inline))
        if "network" in head:
            fault, host, status, retry_s = head["network"]
            raise NetworkError(NetworkFault(fault), host, status, retry_s)
        status, url, headers = head["response"]
        return HttpResponse(status, url, headers, payload)


class PipedMemory(Memory):
    """Notes that the program keeps."""

    def __init__(self, pipe: WorkerPipe) -> None:
        self._pipe = pipe

    def get(self, key: str) -> str | None:
        value = self._pipe.ask({"ask": "get", "key": key})[0]["value"]
        return None if value is None else str(value)

    def put(self, key: str, value: str) -> None:
        self._pipe.ask({"ask": "put", "key": key, "value": value})


def _connector_call(name: str) -> Call:
    def call(module: ModuleType, arguments: Mapping[str, Any], _payload: bytes, pipe: WorkerPipe) -> tuple[Any, bytes]:
        connector: Connector = module.connector()
        account = from_wire(ConnectorAccount, arguments["account"])
        values: list[Any] = [account, PipedHttp(pipe)]
        if "entry" in arguments:
            values = [outgoing_from_json(arguments["entry"]), *values, PipedMemory(pipe)]
        return to_wire(getattr(connector, name)(*values)), b""

    return call


def _contract_call(
    module: ModuleType, arguments: Mapping[str, Any], _payload: bytes, _pipe: WorkerPipe
) -> tuple[Any, bytes]:
    """Try the contract of a plugin's kind; see `tni.services.plugins.contract`."""
    has_fake = hasattr(module, "__path__") and find_spec(f"{module.__name__}.fake") is not None
    fake = import_module(f"{module.__name__}.fake") if has_fake else None
    function = getattr(module, arguments["function"])
    if arguments["kind"] == PluginKind.ENT.value:
        contract = ConnectorContract(module, fake, tuple(arguments["hosts"]), arguments["settings"])
        return to_wire(tuple(contract.results())), b""
    if "importer" in arguments["kind"] or "exporter" in arguments["kind"]:
        return to_wire(tuple(FormatContract(module, PluginKind(arguments["kind"]), fake).results())), b""
    made = function()
    if arguments["kind"] == PluginKind.ITEM.value:
        from tni.services.plugins.item_contract import ItemContract  # it needs libraries that a connector has not

        return to_wire(tuple(ItemContract(made).results())), b""
    return to_wire((ContractResult(ContractCheck.FUNCTION, 1),)), b""


CALLS: dict[str, Call] = {
    **{name: _connector_call(name) for name in ("check", "choices", "publish", "read_back", "withdraw")},
    "read": read_file,
    "write lesson": write_lesson,
    "write questions": write_questions,
    "contract": _contract_call,
}
