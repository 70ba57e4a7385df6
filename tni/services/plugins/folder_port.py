"""Port of a connector whose account is a folder of this computer: requests become reads and atomic writes below it, and
nowhere else."""

from __future__ import annotations

import base64
import errno
import hashlib
import json
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from io import BufferedReader
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tni.api.http import Http, HttpRequest, HttpResponse, NetworkError, NetworkFault
from tni.core.file_names import is_device_name
from tni.files.atomic import WriteError, atomic_file
from tni.network.faults import fault_of_status
from tni.services.plugins.entry_files import EntryFiles, NoEntryFiles, body_chunks, body_size

ADDRESS = "folder://account"
"""Address of the folder, as the connector sees it: its place on this computer is not the connector's business."""
HOST = "account"
LONGEST_NAME_BYTES, LONGEST_PATH = 200, 8
"""Of a name in UTF-8, and of a path in names."""
TRIAL_NAME, TRIAL_BYTES = ".tni-essai", 4096
"""Of the file that is written to see whether one may. Its name is one that no connector can read or write, and the same
each time, so that the next trial removes what a killed one has left."""
FORBIDDEN = set('<>:"\\|?*/')


class FolderHttp(Http):
    """Port for the calls of one account. folder: of the teacher; it must exist."""

    def __init__(self, folder: Path, files: EntryFiles | None = None, sizes: Mapping[str, int] | None = None) -> None:
        self._folder, self._files, self._sizes = folder, files or NoEntryFiles(), sizes or {}

    def send(self, request: HttpRequest) -> HttpResponse:
        self._require_folder()
        try:
            status, headers, body = self._answered(request, self._path(request.url))
        except FileNotFoundError:
            status, headers, body = 404, {}, b""
        except (WriteError, OSError) as error:
            status, headers, body = _status_of(error), {}, b""
        if status >= 400 and status not in request.accepted:
            raise NetworkError(fault_of_status(status), self._folder.name, status)
        if len(body) > request.limit:
            raise NetworkError(NetworkFault.TOO_LARGE, self._folder.name)
        return HttpResponse(status, request.url, headers, body)

    def check_writing(self) -> None:
        """Write a small file into the folder and remove it, as nothing else tells whether one may. Raises:
        NetworkError."""
        self._require_folder()
        trial = self._folder / TRIAL_NAME
        try:
            trial.unlink(missing_ok=True)  # a link would be written through
            with atomic_file(trial) as file:
                file.write(b" " * TRIAL_BYTES)
            trial.unlink(missing_ok=True)  # another computer of the teacher may have tried too
        except (WriteError, OSError) as error:
            is_absent = isinstance(error, WriteError) and error.cause.errno == errno.ENOENT  # the folder makes no files
            status = 403 if is_absent else _status_of(error)
            raise NetworkError(fault_of_status(status), self._folder.name, status) from error

    def _require_folder(self) -> None:
        """Raises: NetworkError where it is missing."""
        if not self._folder.is_dir():
            raise NetworkError(NetworkFault.NO_FOLDER, self._folder.name)

    def _answered(self, request: HttpRequest, path: Path) -> tuple[int, dict[str, str], bytes]:
        match request.method:
            case "PUT" if path != self._folder:
                return self._put(request, path)
            case "GET" if path.is_dir():
                names = json.dumps(_names(path), ensure_ascii=False)
                return 200, {"content-type": "application/json"}, names.encode("utf-8", "replace")
            case "GET":
                with _opened(path) as file:
                    return 200, {}, file.read(request.limit + 1)
            case "HEAD" if not path.is_dir():
                with _opened(path) as file:
                    digest = base64.b64encode(hashlib.file_digest(file, "sha256").digest()).decode()
                    size = file.seek(0, os.SEEK_END)
                return 200, {"content-length": str(size), "repr-digest": f"sha-256=:{digest}:"}, b""
            case "DELETE" if path != self._folder:
                path.unlink()
                for above in path.parents:
                    if above == self._folder or any(above.iterdir()):
                        break
                    above.rmdir()
                return 204, {}, b""
        return 405, {}, b""

    def _put(self, request: HttpRequest, path: Path) -> tuple[int, dict[str, str], bytes]:
        try:
            body_size(request.body, self._sizes)
        except ValueError as error:
            raise NetworkError(NetworkFault.MALFORMED, HOST) from error
        path.parent.mkdir(parents=True, exist_ok=True)
        with atomic_file(path) as file:
            for chunk in body_chunks(request.body, self._sizes, self._files)():
                file.write(chunk)
        return 201, {}, b""

    def _path(self, url: str) -> Path:
        """Return the path of a request. Raises: NetworkError for one outside the folder, and for one by a link."""
        path = self._folder
        for name in _parts(url):
            path = path / name
            with suppress(FileNotFoundError):
                mode = path.lstat().st_mode
                if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
                    raise NetworkError(NetworkFault.FORBIDDEN, self._folder.name)
        return path


def _parts(url: str) -> list[str]:
    if not url.isascii() or not url.isprintable() or set(url) & set(" ?#"):
        raise NetworkError(NetworkFault.MALFORMED, HOST)
    try:
        parts = urlsplit(url)
        names = [unquote(one, errors="strict") for one in parts.path.strip("/").split("/") if parts.path.strip("/")]
    except ValueError:
        raise NetworkError(NetworkFault.MALFORMED, HOST) from None
    if (parts.scheme, parts.netloc) != ("folder", HOST):
        raise NetworkError(NetworkFault.FOREIGN_HOST, parts.netloc or "?")
    if len(names) > LONGEST_PATH or not all(map(_is_plain, names)):
        raise NetworkError(NetworkFault.FORBIDDEN, HOST)
    return names


def _is_plain(name: str) -> bool:
    """True for a name that is one file's on every system, and shown in its folder."""
    return (
        0 < len(name.encode("utf-8", "replace")) <= LONGEST_NAME_BYTES
        and name.isprintable()
        and not set(name) & FORBIDDEN
        and not name.startswith((".", " "))
        and not name.endswith((".", " "))
        and not is_device_name(name)
    )


def _names(folder: Path) -> list[str]:
    """Return the names of the files of a folder, and those of its folders with / at their end."""
    with os.scandir(folder) as found:
        shown = [one for one in found if _is_plain(one.name)]
        folders = [f"{one.name}/" for one in shown if one.is_dir(follow_symlinks=False)]
        return sorted([*folders, *(one.name for one in shown if one.is_file(follow_symlinks=False))])


def _opened(path: Path) -> BufferedReader:
    number = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    return os.fdopen(number, "rb")


def _status_of(error: WriteError | OSError) -> int:
    cause = error.cause if isinstance(error, WriteError) else error
    match cause.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return 507
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return 403
        case errno.EFBIG:
            return 413
        case errno.EISDIR | errno.ENOTDIR | errno.EEXIST | errno.ENOTEMPTY:
            return 409
    return 500
