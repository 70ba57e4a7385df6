"""Command `tni doctor`: report the machine's capabilities, the chosen rendering backend, and the problems to fix."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from tni import __version__
from tni.app.devices_command import devices_with_keypads, list_plugged
from tni.app.doctor_cameras import camera_facts, camera_problems
from tni.app.doctor_files import database_facts, folder_facts, font_facts, from_home, input_names, recovery_facts
from tni.app.folders import Folders
from tni.app.gpu_probe import choose_at_start, probe_now, renderer_preference
from tni.app.in_process_plugins import serial_boards
from tni.app.terminal import strip_control_characters, write_json
from tni.core.errors import TniError
from tni.core.lines import KnownSerialLine
from tni.core.settings import LANGUAGE, RAW_BOARDS, SERIAL_BOARDS, Settings
from tni.devices.discovery import Devices
from tni.devices.driver_choice import RawInputMode, is_receiver
from tni.devices.known_serial_lines import KnownSerialLines
from tni.devices.registry import SerialDrivers, serial_drivers_for
from tni.devices.serial_port import SerialLine, usb_serial_lines
from tni.devices.udev import serial_remedy
from tni.render.backend_choice import BackendChoice, BackendKind, BackendReason, BackendSetting, GlInfo, choose_backend
from tni.store.quarantine import DatabaseState
from tni.store.receivers_file import ReceiversFile
from tni.store.settings_file import SettingsFile
from tni.ui.i18n import language_of, system_language
from tni.ui.messages.devices import device_name
from tni.ui.messages.doctor import DoctorProblem, DoctorProblemKind, doctor_lines

LEAST_FREE_BYTES = 500_000_000
SMALLEST_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)

type DoctorFacts = dict[str, Any]


def run_doctor(
    check_stop: Callable[[], None], *, as_json: bool = False, gpu_only: bool = False, gpu_full: bool = False
) -> int:
    """Print the report. check_stop: called now and then; raises to stop the command.

    gpu_only: report the rendering backend alone, with timings of both backends. gpu_full: also time the scene that
    takes minutes.

    Returns: 0 without problems, 1 with problems to fix.
    """
    folders = Folders.of_user()
    settings = SettingsFile(folders.settings, quarantine=False)
    missing = missing_libraries(_qt_plugin())
    display = has_display() and not missing
    if not display:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from tni.app.qt import make_application

    app = make_application(settings.get(LANGUAGE), ["tni"])
    facts: DoctorFacts = {"gpu": gpu_facts(folders, settings, display=display)}
    check_stop()
    if gpu_only or gpu_full:
        facts["gpu"]["trials"] = benchmark_facts(facts["gpu"], check_stop, display=display, full=gpu_full)
    else:
        facts = {
            "program": program_facts(),
            "display": display_facts(display=display),
            **facts,
            "libraries": {"missing": missing},
            "hid": hid_facts(RawInputMode(settings.get(RAW_BOARDS))),
            "serial": serial_facts(
                ReceiversFile(folders.receivers, quarantine=False).lines,
                wanted=settings.get(SERIAL_BOARDS) != "off",
                drivers_for=partial(serial_boards, folders, settings),
            ),
            "cards": camera_facts(),
            "folders": folder_facts(folders),
            "sqlite": {"version": sqlite3.sqlite_version},
            "databases": database_facts(folders),
            "kept": recovery_facts(folders),
            "settings": {"path": from_home(folders.settings), "works": settings.trouble is None},
            "fonts": font_facts(),
            "language": language_facts(settings),
            "pdf": pdf_facts(),
        }
    check_stop()
    found = find_problems(facts)
    facts["problems"] = [asdict(problem) | {"kind": problem.kind.value} for problem in found]
    if as_json:
        write_json(facts)
    else:
        sys.stdout.writelines(f"{strip_control_characters(line)}\n" for line in doctor_lines(facts, found))
    del app
    return 1 if found else 0


# -- facts


def program_facts() -> DoctorFacts:
    import PySide6
    from PySide6.QtCore import qVersion

    system = platform.freedesktop_os_release().get("PRETTY_NAME", "") if sys.platform == "linux" else ""
    return {
        "version": __version__,
        "python": platform.python_version(),
        "qt": qVersion(),
        "pyside": PySide6.__version__,
        "system": system or platform.platform(),
        "machine": platform.machine(),
    }


def has_display() -> bool:
    """Return whether there is a window system to show the program on."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def display_facts(*, display: bool) -> DoctorFacts:
    from PySide6.QtGui import QGuiApplication, QInputDevice

    screens = [
        {
            "name": screen.name(),
            "size_px": [round(side * screen.devicePixelRatio()) for side in screen.size().toTuple()],
            "ratio": screen.devicePixelRatio(),
            "hz": round(screen.refreshRate(), 2),
        }
        for screen in QGuiApplication.screens()
    ]
    inputs = [
        {"name": "".join(filter(str.isprintable, device.name())), "type": device.type().name}
        for device in QInputDevice.devices()
        if display
    ]
    return {
        "there": display,
        "platform": QGuiApplication.platformName(),
        "screens": screens if display else [],
        "inputs": inputs or [{"name": name, "type": ""} for name in input_names()],
    }


def language_facts(settings: Settings) -> DoctorFacts:
    """Return the facts of the language. setting: "" for the system's language."""
    wish, system = settings.get(LANGUAGE), system_language()
    return {"interface": language_of(wish, system), "setting": wish, "system": system}


def gpu_facts(folders: Folders, settings: Settings, *, display: bool) -> DoctorFacts:
    """Probe OpenGL and store the answer for the next start."""
    from tni.app.rendering_backend import probe_cache

    wish = renderer_preference(settings)
    answer = probe_now(shown=display)
    if display:
        memory = probe_cache(folders)
        memory.save(answer)
        from PySide6.QtGui import QGuiApplication

        choice = choose_at_start(wish, memory, QGuiApplication.platformName())
    else:
        choice = choose_backend(wish, answer)
    return {
        "wish": wish.value,
        "opengl": asdict(answer) if isinstance(answer, GlInfo) else None,
        "error": None if isinstance(answer, GlInfo) else str(answer),
        **_choice_facts(choice),
    }


def benchmark_facts(gpu: DoctorFacts, check_stop: Callable[[], None], *, display: bool, full: bool) -> DoctorFacts:
    """Return timings of the fixed scenes with each available rendering backend; see `tni.app.gpu_benchmark`."""
    from tni.app.gpu_benchmark import run_benchmarks

    found: DoctorFacts = {}
    for way in BackendKind:
        if way is BackendKind.RASTER or gpu["opengl"] is not None:
            found[way.value] = run_benchmarks(way, shown=display, full=full)
            check_stop()
    return found


def _choice_facts(choice: BackendChoice) -> DoctorFacts:
    return {"way": choice.kind.value, "why": choice.why.value, "detail": choice.detail}


def hid_facts(raw: RawInputMode, devices: Devices | None = None) -> list[DoctorFacts]:
    """Return the facts of every HID device.

    raw: setting for boards whose raw reports the program reads. used: it may be a board or a receiver. by: its reader,
    "tni", "system" or "".
    """
    return [
        {
            "name": device_name(one.info),
            "vendor": f"{one.info.vendor:04x}",
            "product": f"{one.info.product:04x}",
            "path": os.fsdecode(one.device.path),
            "readable": one.device.permitted,
            "used": one.entry is not None,
            "receiver": one.driver is not None and is_receiver(one.driver),
            "driver": "" if one.entry is None else one.entry.name,
            "provenance": "" if one.entry is None else one.entry.provenance.value,
            "remedy": one.remedy,
            "by": "" if one.entry is None else "tni" if one.is_raw(raw) else "system",
        }
        for one in list_plugged(devices or devices_with_keypads())
    ]


def serial_facts(
    known: Sequence[KnownSerialLine],
    *,
    wanted: bool,
    lines: Callable[[], list[SerialLine]] = usb_serial_lines,
    drivers_for: SerialDrivers = serial_drivers_for,
) -> list[DoctorFacts]:
    """Return the facts of every line of a USB adapter; no line is opened.

    drivers: names of the drivers that may use the line. found: driver of the board that was found on it, else "".
    wanted: whether the teacher has enabled boards on serial lines. receiver: driver of the receiver found on it, else
    "".
    """
    there = lines()
    there_before = KnownSerialLines(lambda: known, lambda: there)
    there_before.present()
    before = [there_before.at(line) for line in there]
    return [
        {
            "name": device_name(line.info),
            "vendor": f"{line.info.vendor:04x}",
            "product": f"{line.info.product:04x}",
            "path": line.path,
            "readable": sys.platform == "win32" or os.access(line.path, os.R_OK | os.W_OK),
            "drivers": [driver.name for driver, _ in drivers_for(line.info)],
            "found": one.driver if one is not None and one.path else "",
            "wanted": wanted,
            "receiver": one.driver if one is not None and not one.path else "",
        }
        for line, one in zip(there, before, strict=True)
    ]


def pdf_facts() -> DoctorFacts:
    from tni.formats.pdf_reader import PdfReader

    with PdfReader() as reader:
        try:
            document = reader.open(SMALLEST_PDF)
            document.close()
        except TniError as error:
            return {"works": False, "error": str(error)}
    return {"works": True, "error": None}


def _qt_plugin() -> Path | None:
    """Return the plugin with which Qt shows windows here, where it needs libraries of the system; else None."""
    if sys.platform != "linux":
        return None
    from PySide6.QtCore import QLibraryInfo

    name = "libqwayland.so" if not os.environ.get("DISPLAY") and os.environ.get("WAYLAND_DISPLAY") else "libqxcb.so"
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms" / name


def missing_libraries(binary: Path | None) -> list[str]:
    """Return the shared libraries that a binary needs and the system lacks; empty if this can't be determined."""
    if binary is None or not binary.exists() or (ldd := shutil.which("ldd")) is None:
        return []
    done = subprocess.run([ldd, str(binary)], capture_output=True, text=True, check=False)
    return sorted({line.split()[0] for line in done.stdout.splitlines() if "not found" in line})


# -- problems


def find_problems(facts: DoctorFacts) -> list[DoctorProblem]:
    """Return the problems to fix, from the facts alone."""
    found: list[DoctorProblem] = []
    gpu = facts["gpu"]
    if gpu["wish"] == BackendSetting.OPENGL.value and gpu["way"] != BackendKind.OPENGL.value:
        found.append(
            DoctorProblem(DoctorProblemKind.NO_OPENGL, gpu["detail"] or gpu["error"] or BackendReason.FAILED.value)
        )
    if "program" not in facts:
        return found
    if facts["libraries"]["missing"]:
        found.append(
            DoctorProblem(DoctorProblemKind.LIBRARIES, ", ".join(facts["libraries"]["missing"]), "packaging/setup run")
        )
    elif not facts["display"]["there"]:
        found.append(DoctorProblem(DoctorProblemKind.NO_DISPLAY))
    for device in facts["hid"]:
        if device["by"] == "tni" and not device["readable"]:
            name = f"{device['name']} ({device['vendor']}:{device['product']})".strip()
            found.append(DoctorProblem(DoctorProblemKind.HID, name, device["remedy"]))
    for line in facts["serial"]:
        if ((line["wanted"] and line["drivers"]) or line["receiver"]) and not line["readable"]:
            name = f"{line['path']} ({line['vendor']}:{line['product']})"
            numbers = int(line["vendor"], 16), int(line["product"], 16)
            found.append(DoctorProblem(DoctorProblemKind.SERIAL, name, serial_remedy(*numbers)))
    found += camera_problems(facts["cards"])
    found += _of_files(facts)
    if not facts["pdf"]["works"]:
        found.append(DoctorProblem(DoctorProblemKind.PDF, facts["pdf"]["error"]))
    return found


def _of_files(facts: DoctorFacts) -> list[DoctorProblem]:
    found: list[DoctorProblem] = []
    for folder in facts["folders"]:
        if not folder["writable"]:
            found.append(DoctorProblem(DoctorProblemKind.READ_ONLY, folder["path"], folder["remedy"]))
        elif folder["free_bytes"] < LEAST_FREE_BYTES:
            found.append(DoctorProblem(DoctorProblemKind.FULL, folder["path"]))
    kinds = {
        DatabaseState.DAMAGED.value: DoctorProblemKind.DATABASE,
        DatabaseState.NEWER.value: DoctorProblemKind.NEWER_DATABASE,
        DatabaseState.UNREADABLE.value: DoctorProblemKind.CLOSED_DATABASE,
    }
    for database in facts["databases"]:
        if (kind := kinds.get(database["state"])) is not None:
            found.append(DoctorProblem(kind, database["name"]))
    if not facts["settings"]["works"]:
        found.append(DoctorProblem(DoctorProblemKind.SETTINGS, facts["settings"]["path"]))
    if facts["fonts"]["missing"]:
        found.append(
            DoctorProblem(DoctorProblemKind.FONTS, ", ".join(facts["fonts"]["missing"]), "packaging/setup run")
        )
    return found
