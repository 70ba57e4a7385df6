"""Client of a Moodle's web services: functions, uploads and the public configuration."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from tni.api.answers import parsed_json
from tni.api.ent import ConnectorAccount, ConnectorError, ConnectorFault, OutgoingFile
from tni.api.http import FilePart, Http, HttpRequest

from .server_errors import MoodleError, error_of, error_of_warning

_BOUNDARY = "tni-part-7f2c91d04b6e"
_FORM = "application/x-www-form-urlencoded"


class MoodleWebService:
    """Web services of one account. The token goes in the body of requests: addresses end up in logs."""

    def __init__(self, account: ConnectorAccount, http: Http) -> None:
        self._account, self._http = account, http

    def public_config(self) -> Mapping[str, Any]:
        """Return what the server tells everybody about itself; empty where it tells nothing."""
        query = [{"index": 0, "methodname": "tool_mobile_get_public_config", "args": {}}]
        path = "/lib/ajax/service-nologin.php?info=tool_mobile_get_public_config"
        found = self._sent(path, "application/json", (json.dumps(query).encode(),))
        match found:
            case [{"error": False, "data": dict() as data}]:
                return data
        return {}

    def call(self, function: str, parameters: Mapping[str, object], are_warnings_errors: bool = True) -> Any:
        """Call a function and return its result. are_warnings_errors: a warning of the server, by which it tells that
        it left something undone, raises the error that it stands for."""
        if not self._account.token:
            raise ConnectorError(ConnectorFault.SIGN_IN)
        fields = [
            ("wstoken", self._account.token),
            ("moodlewsrestformat", "json"),
            ("wsfunction", function),
            *flattened(parameters),
        ]
        found = self._sent("/webservice/rest/server.php", _FORM, (urlencode(fields, errors="replace").encode(),))
        match found:
            case {"exception": _}:
                raise error_of(found)
            case {"warnings": [dict() as warning, *_]} if are_warnings_errors:
                raise error_of_warning(warning)
        return found

    def upload(self, file: OutgoingFile, name: str, itemid: int) -> int:
        """Upload a file to a draft area, and return the id of the area. itemid: of an area that is there already, 0 for
        a new one. Raises: MoodleError with the code `filenameexist` when the area has a file of this name."""
        fields = (("token", self._account.token), ("filepath", "/"), ("itemid", str(itemid)))
        head = "".join(_part(f'form-data; name="{key}"') + f"{value}\r\n" for key, value in fields)
        head += _part(f'form-data; name="file_1"; filename="{name}"', file.media_type)
        body = (
            head.encode("utf-8", "replace"),
            FilePart(file.sha256, 0, file.size),
            f"\r\n--{_BOUNDARY}--\r\n".encode(),
        )
        kind = f"multipart/form-data; boundary={_BOUNDARY}"
        match self._sent("/webservice/upload.php", kind, body):
            case [{"itemid": int() | str() as found}] if str(found).isdecimal():
                return int(found)
            case [{"errortype": str() as code} as record]:
                raise error_of({"errorcode": code, **record})
            case {"errorcode": "missingparam"}:  # PHP drops all fields of a request beyond its own limit
                raise MoodleError(ConnectorFault.TOO_LARGE, "", "missingparam")
            case {"errorcode": _} as record:
                raise error_of(record)
        raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD)

    def _sent(self, path: str, kind: str, body: tuple[bytes | FilePart, ...]) -> Any:
        headers = {"Content-Type": kind, "Accept": "application/json"}
        response = self._http.send(HttpRequest("POST", self._account.address + path, headers, body))
        return parsed_json(response)


def _part(disposition: str, kind: str = "") -> str:
    lines = [f"--{_BOUNDARY}", f"Content-Disposition: {disposition}", *([f"Content-Type: {kind}"] if kind else [])]
    return "\r\n".join(lines) + "\r\n\r\n"


def flattened(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield the fields that stand for nested parameters: `events[0][name]`."""
    match value:
        case Mapping():
            for key, inner in value.items():
                yield from flattened(inner, f"{name}[{key}]" if name else str(key))
        case bool():
            yield name, str(int(value))
        case str() | int():
            yield name, str(value)
        case Sequence():
            for at, inner in enumerate(value):
                yield from flattened(inner, f"{name}[{at}]")
        case _:
            raise TypeError(f"no parameter of a web service: {type(value).__name__}")
