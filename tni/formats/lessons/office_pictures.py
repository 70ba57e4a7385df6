"""Pictures, by LibreOffice where it is installed, of what has no item in a lesson: charts, metafiles, odd forms.

Outside of the sandboxed process: another program is started here. It gets a reduced copy without addresses and code, a
profile of its own that is thrown away, no way to a server, and a time limit. What reads the stranger's file or
LibreOffice's answer runs in the sandboxed process, by `OfficeCalls`.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path, PurePath
from threading import Lock
from typing import Protocol

from tni.api.formats import ImportedLesson
from tni.core.errors import TniError
from tni.formats.lessons.office.wanted_pictures import OfficePicture, layers_of, wanted_pictures, with_pictures

SUFFIXES = (".pptx", ".ppsx", ".potx", ".pptm", ".odp", ".otp")
LIMIT_S = 60.0
"""For each layer: LibreOffice makes its profile first, which takes seconds."""
_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_NOWHERE = "http://127.0.0.1:9"
"""Proxy that answers nothing."""


class OfficeCalls(Protocol):
    """Work on files that are not trusted, in the sandboxed process."""

    def reduced_copy(self, data: bytes, wanted: tuple[OfficePicture, ...]) -> bytes:
        """Return a copy with only what is wanted."""

    def cut_pictures(
        self, pdf: bytes, wanted: tuple[OfficePicture, ...], sizes_mm: tuple[tuple[float, float], ...]
    ) -> dict[int, bytes]:
        """Return pictures by their places in `wanted`."""


def find_office() -> Path | None:
    """Return LibreOffice's program; None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return Path(found)
    return next((Path(one) for one in _PLACES if Path(one).is_file()), None)


def with_office_pictures(
    imported: ImportedLesson, data: bytes, name: str, program: OfficeProgram, calls: OfficeCalls
) -> ImportedLesson:
    """Return a lesson with pictures where it has empty frames; those that LibreOffice does not make stay frames.

    data, name: of the file that was read.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        return imported
    sizes = tuple((page.width, page.height) for page in imported.lesson.pages)
    pictures: dict[OfficePicture, bytes] = {}
    for layer in layers_of(wanted_pictures(imported)):
        with suppress(TniError, OSError, subprocess.SubprocessError):
            pdf = program.made_pdf(calls.reduced_copy(data, layer), suffix)
            if pdf:
                pictures |= {layer[place]: png for place, png in calls.cut_pictures(pdf, layer, sizes).items()}
    return with_pictures(imported, pictures) if pictures else imported


class OfficeProgram:
    """LibreOffice, started once for each file. path: its program. limit_s: time that it has for one."""

    def __init__(self, path: Path, limit_s: float = LIMIT_S) -> None:
        self._path, self._limit_s = path, limit_s
        self._guard = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_cancelled = False

    def made_pdf(self, copy: bytes, suffix: str) -> bytes:
        """Return a presentation as PDF, b"" if none is made. Raises: OSError, subprocess.TimeoutExpired."""
        kind = ".odp" if suffix in (".odp", ".otp") else ".pptx"
        with tempfile.TemporaryDirectory(prefix="tni-office-", ignore_cleanup_errors=True) as folder:
            source = Path(folder) / f"lesson{kind}"
            source.write_bytes(copy)
            profile = (Path(folder) / "profile").as_uri()
            self._run([
                str(self._path), "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
                f"-env:UserInstallation={profile}", "--convert-to", "pdf", "--outdir", folder, str(source),
            ])  # fmt: skip
            made = source.with_suffix(".pdf")
            return made.read_bytes() if made.is_file() else b""

    def cancel(self) -> None:
        """End the program, on any thread, and start it no more."""
        with self._guard:
            self._is_cancelled = True
            if self._process is not None:
                _kill(self._process)

    def _run(self, command: list[str]) -> None:
        nice = shutil.which("nice")
        environment = {**os.environ, "http_proxy": _NOWHERE, "https_proxy": _NOWHERE, "no_proxy": ""}
        with self._guard:
            if self._is_cancelled:
                return
            self._process = process = subprocess.Popen(
                [nice, "-n", "10", *command] if nice else command, stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, env=environment,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )  # fmt: skip
        try:
            process.wait(self._limit_s)
        finally:
            _kill(process)
            process.wait()


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a program with all that it started."""
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
