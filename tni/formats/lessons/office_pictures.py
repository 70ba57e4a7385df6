"""Pictures, by LibreOffice where it is installed, of what has no item in a lesson: charts, metafiles, odd forms.

Outside of the sandboxed process: another program is started here. It gets a reduced copy without addresses and code, a
profile of its own that is thrown away, and a time limit. What reads the stranger's file or LibreOffice's answer runs in
the sandboxed process, by `call`.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePath
from typing import Any

from tni.api.formats import FormatError, ImportedLesson
from tni.formats.lessons.office.picture_cutting import cut_pictures
from tni.formats.lessons.office.reduced_copies import pages_of, reduced_copy
from tni.formats.lessons.office.wanted_pictures import OfficePicture, layers_of, wanted_pictures, with_pictures

SUFFIXES = (".pptx", ".ppsx", ".potx", ".pptm", ".odp", ".otp")
LIMIT_S = 90.0
"""For each layer: LibreOffice makes its profile first, which takes seconds."""
_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)

type SandboxedCall = Callable[..., Any]
"""Calls a function of this project with its arguments in the sandboxed process."""


def find_office() -> Path | None:
    """Return LibreOffice's program; None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return Path(found)
    return next((Path(one) for one in _PLACES if Path(one).is_file()), None)


def with_office_pictures(
    imported: ImportedLesson, data: bytes, name: str, office: Path, call: SandboxedCall
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
        with suppress(FormatError, OSError, subprocess.SubprocessError):
            copy = call(reduced_copy, data, layer)
            pdf = made_pdf(office, copy, suffix)
            if pdf:
                pictures |= call(cut_pictures, pdf, layer, pages_of(layer), sizes)
    return with_pictures(imported, pictures) if pictures else imported


def made_pdf(office: Path, copy: bytes, suffix: str, limit_s: float = LIMIT_S) -> bytes:
    """Return a presentation as PDF, b"" if LibreOffice makes none. Raises: OSError, subprocess.TimeoutExpired."""
    kind = ".odp" if suffix in (".odp", ".otp") else ".pptx"
    with tempfile.TemporaryDirectory(prefix="tni-office-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"lesson{kind}"
        source.write_bytes(copy)
        profile = (Path(folder) / "profile").as_uri()
        command = [
            str(office), "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
            f"-env:UserInstallation={profile}", "--convert-to", "pdf", "--outdir", folder, str(source),
        ]  # fmt: skip
        _run(command, limit_s)
        made = source.with_suffix(".pdf")
        return made.read_bytes() if made.is_file() else b""


def _run(command: list[str], limit_s: float) -> None:
    """Run a program to its end, or end it with all that it started. Raises: OSError, subprocess.TimeoutExpired."""
    import os
    import signal

    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )  # fmt: skip
    try:
        process.wait(limit_s)
    finally:
        if process.poll() is None:
            if hasattr(os, "killpg"):
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
            process.wait()
