"""Client of an ENT of Edifice: JSON requests, uploads, and what its answers mean."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from tni.api.answers import is_page, parsed_json, plain_line
from tni.api.ent import ConnectorAccount, ConnectorError, ConnectorFault, OutgoingFile
from tni.api.http import FilePart, Http, HttpRequest, HttpResponse, NetworkError, NetworkFault

USER_INFO = "/auth/oauth2/userinfo"

_BOUNDARY = "tni-part-5d1a83e07c42"
_UPLOADS = "/workspace/document"
"""Status 400 here says that the file is larger than what is left of the user's space; its words differ by storage."""
_FAULTS = {
    NetworkFault.FORBIDDEN: ConnectorFault.FORBIDDEN,
    NetworkFault.TOO_LARGE: ConnectorFault.TOO_LARGE,
    NetworkFault.QUOTA: ConnectorFault.QUOTA,
    NetworkFault.LOCKED: ConnectorFault.LOCKED,
    NetworkFault.FOREIGN_HOST: ConnectorFault.SIGN_IN,  # sent to the sign-in of the région or académie
}


class EdificeServer:
    """ENT of one account. The program adds the token to each request."""

    def __init__(self, account: ConnectorAccount, http: Http) -> None:
        self._account, self._http = account, http
        self._host = urlsplit(account.address).hostname or ""

    def get(self, path: str, query: Sequence[tuple[str, str]] = ()) -> Any:
        """Return what lies at a path. Raises: NetworkError with the fault MISSING, too."""
        return self._answer("GET", path + (f"?{urlencode(query)}" if query else ""), {}, ())

    def post(self, path: str, record: object) -> Any:
        return self._written("POST", path, record)

    def put(self, path: str, record: object) -> Any:
        return self._written("PUT", path, record)

    def delete(self, path: str) -> None:
        """Remove what lies at a path, if it is there."""
        try:
            self._answer("DELETE", path, {}, ())
        except NetworkError as error:
            if error.fault is not NetworkFault.MISSING:
                raise

    def upload(self, file: OutgoingFile) -> str:
        """Upload a file to the user's documents, and return its id there. Only signed-in users can open it."""
        name = re.sub(r'[\x00-\x1f\x7f"\\/]', "", file.name) or "fichier"
        head = (
            f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
            f"Content-Type: {file.media_type}\r\n\r\n"
        )
        body = (
            head.encode("utf-8", "replace"),
            FilePart(file.sha256, 0, file.size),
            f"\r\n--{_BOUNDARY}--\r\n".encode(),
        )
        headers = {"Content-Type": f"multipart/form-data; boundary={_BOUNDARY}"}
        match self._answer("POST", f"{_UPLOADS}?application=media-library&protected=true", headers, body):
            case {"_id": str() as found} if found:
                return found
        raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD)

    def _written(self, method: str, path: str, record: object) -> Any:
        body = json.dumps(record, ensure_ascii=False).encode(
            "utf-8", "replace"
        )  # no escapes: the filter would decode them
        return self._answer(method, path, {"Content-Type": "application/json; charset=utf-8"}, (body,))

    def _answer(self, method: str, path: str, headers: dict[str, str], body: tuple[bytes | FilePart, ...]) -> Any:
        try:
            return self._sent(method, path, headers, body)
        except NetworkError as error:
            if error.fault is NetworkFault.WRONG_PASSWORD:
                raise ConnectorError(self._fault_of_401(path)) from error
            if fault := _FAULTS.get(error.fault):
                raise ConnectorError(fault) from error
            raise

    def _fault_of_401(self, path: str) -> ConnectorFault:
        """Return what status 401 stands for: the ENT answers it for a missing right as for a sign-in that has ended."""
        if path != USER_INFO:
            try:
                self._sent("GET", USER_INFO, {}, ())
            except NetworkError as error:
                return (
                    ConnectorFault.SIGN_IN if error.fault is NetworkFault.WRONG_PASSWORD else ConnectorFault.FORBIDDEN
                )
            return ConnectorFault.FORBIDDEN
        return ConnectorFault.SIGN_IN

    def _sent(self, method: str, path: str, headers: dict[str, str], body: tuple[bytes | FilePart, ...]) -> Any:
        asked = {"Accept": "application/json", **headers}
        url = self._account.address + path
        response = self._http.send(HttpRequest(method, url, asked, body, accepted=frozenset({400})))
        found = self._decoded(response)
        if response.status == 400:
            detail = _detail(found)
            raise ConnectorError(ConnectorFault.QUOTA if path.startswith(_UPLOADS) else ConnectorFault.REFUSED, detail)
        return found

    def _decoded(self, response: HttpResponse) -> Any:
        if not response.body.strip():
            return None
        address = urlsplit(response.url)
        if is_page(response) and address.hostname == self._host and "login" in address.path:
            raise ConnectorError(ConnectorFault.SIGN_IN)  # the form is drawn by a script of that page
        try:
            return parsed_json(response)
        except ConnectorError:
            if response.status == 400 and b"<" not in response.body[:200]:
                return {"error": response.body.decode("utf-8", "replace")}
            raise


def path_part(name: str) -> str:
    return quote(name, safe="")


def _detail(found: object) -> str:
    told = found.get("error") or found.get("message") or "" if isinstance(found, dict) else ""
    return plain_line(told)
