"""API (OCS) of the fake Nextcloud server: the user, what the administrator allows, and public links."""

from __future__ import annotations

import json
from datetime import date
from typing import Protocol
from urllib.parse import parse_qsl, unquote, urlsplit

from tni.api.http import HttpRequest

type Answer = tuple[int, dict[str, str], bytes]


class KnownFolders(Protocol):
    """Folders of the user, which can be shared."""

    @property
    def folders(self) -> set[str]: ...


class FakeSharing:
    """Sharing of one user. links: those that are there, by their ids. is_on, needs_password, longest_days: rules of
    the administrator; longest_days is None without one."""

    def __init__(self, user: str, files: KnownFolders) -> None:
        self._user, self._files = user, files
        self.links: dict[str, dict[str, object]] = {}
        self.is_on, self.needs_password = True, False
        self.longest_days: int | None = None
        self._last = 0

    def answer(self, request: HttpRequest) -> Answer:
        parts = urlsplit(request.url)
        path = parts.path.partition("/ocs/v2.php/")[2]
        values = dict(parse_qsl(parts.query))
        body = b"".join(piece for piece in request.body if isinstance(piece, bytes)).decode()
        if request.headers.get("OCS-APIRequest") != "true":
            return _said(412, "CSRF check failed")
        match request.method, path.split("/"):
            case "GET", ["cloud", "user"]:
                return _said(200, "OK", {"id": self._user, "display-name": "Mme Durand"})
            case "GET", ["cloud", "capabilities"]:
                return _said(200, "OK", {"capabilities": {"files_sharing": self._rules()}})
            case "GET", [*_, "shares"]:
                return self._listed(values.get("path", ""))
            case "POST", [*_, "shares"]:
                return self._made(dict(parse_qsl(body)))
            case "DELETE", [*_, "shares", id]:
                return _said(200, "OK", []) if self.links.pop(id, None) else _said(404, "Wrong share ID")
        return _said(404, "Invalid query")

    def follow(self, request: HttpRequest) -> None:
        """Let links follow a folder that was moved: they are kept by its number, not by its path."""
        old, new = (_below(url, self._user) for url in (request.url, request.headers["Destination"]))
        for link in self.links.values():
            if link["path"] == old:
                link["path"] = new

    def _rules(self) -> dict[str, object]:
        password = {"enforced": self.needs_password}
        expire = {"enabled": self.longest_days is not None, "days": self.longest_days}
        return {"api_enabled": True, "public": {"enabled": self.is_on, "password": password, "expire_date": expire}}

    def _is_folder(self, path: str) -> bool:
        return f"files/{self._user}{path}" in self._files.folders

    def _listed(self, path: str) -> Answer:
        if not self._is_folder(path):
            return _said(404, "Wrong path, file/folder does not exist")
        return _said(200, "OK", [link for link in self.links.values() if link["path"] == path])

    def _made(self, values: dict[str, str]) -> Answer:
        path, end = values["path"], values.get("expireDate")
        if not self._is_folder(path):
            return _said(404, "Wrong path, file/folder does not exist")
        if not self.is_on:
            return _said(404, "Public link sharing is disabled by the administrator")
        if self.needs_password and not values.get("password"):
            return _said(403, "Passwords are enforced for link and mail shares")
        if self.longest_days is not None and end and (date.fromisoformat(end) - date.today()).days > self.longest_days:
            return _said(404, f"Cannot set expiration date more than {self.longest_days} days in the future")
        self._last += 1
        link: dict[str, object] = {
            "id": str(self._last), "path": path, "share_type": int(values["shareType"]), "permissions": 17,
            "url": f"https://nuage.example/s/T{self._last}", "label": values.get("label", ""), "expiration": end,
            "password": values.get("password") and "hashed",
        }  # fmt: skip
        self.links[str(self._last)] = link
        return _said(200, "OK", link)


def _below(url: str, user: str) -> str:
    return unquote(urlsplit(url).path).partition(f"/files/{user}")[2].rstrip("/")


def _said(status: int, message: str, data: object = ()) -> Answer:
    meta = {"status": "ok" if status < 400 else "failure", "statuscode": status, "message": message}
    return status, {"content-type": "application/json"}, json.dumps({"ocs": {"meta": meta, "data": data}}).encode()
