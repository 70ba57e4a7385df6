"""Choice of the rendering backend at start-up, and the probe of OpenGL that informs it.

A faulty driver can end or hang the program that tries it. OpenGL is therefore probed in another process (this module as
a program), with the same window system as the main window, after the window is shown. A small file caches the answer,
which holds as long as program, driver and graphics cards are the same. As a second guard, a start with OpenGL records
its attempt and its success: a start that finds an attempt without success paints with QPainter.
"""

from __future__ import annotations

import json
import logging
import os
import platform
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tni import __version__
from tni.core.digest import sha256
from tni.core.errors import TniError
from tni.core.settings import RENDERER, Settings
from tni.files.private import make_private_folder, write_private
from tni.render.backend_choice import BackendChoice, BackendKind, BackendReason, BackendSetting, GlInfo, choose_backend

_log = logging.getLogger(__name__)
PROBE_S = 30.0
STACKING_PLATFORMS = frozenset({"xcb", "windows"})
"""Window systems where widgets can lie over a window that OpenGL paints. Under Wayland, Qt shows a native child's own
painting in its parent's surface, under the page."""


class GpuProbeError(TniError):
    """OpenGL was probed and did not work; the text tells what it did."""


@dataclass(frozen=True, slots=True)
class GpuProbeCache:
    """File that caches the answer of the probe. key: `machine_key` of this machine now; an answer under another key is
    ignored."""

    path: Path
    key: str

    def recall(self) -> GlInfo | GpuProbeError | None:
        """Return the cached answer; None if there is none, or the file can't be read."""
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
            if found["key"] != self.key:
                return None
            return GpuProbeError(found["error"]) if "error" in found else GlInfo(**found["info"])
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def save(self, answer: GlInfo | Exception) -> None:
        self._write({"info": asdict(answer)} if isinstance(answer, GlInfo) else {"error": str(answer)})

    def trying(self) -> None:
        """Record that OpenGL is about to start. `save` or `forget` records that it succeeded."""
        self._write({"error": "the program ended while it started OpenGL"})

    def forget(self) -> None:
        self.path.unlink(missing_ok=True)

    def _write(self, what: dict[str, Any]) -> None:
        part = self.path.with_suffix(f".{os.getpid()}.part")
        try:
            make_private_folder(self.path.parent)
            write_private(part, json.dumps({"key": self.key, **what}))
            part.replace(self.path)
        except OSError as error:
            _log.warning("what is known of OpenGL could not be kept: %s", error)


def machine_key(platform_name: str, root: Path = Path("/")) -> str:
    """Return a key that changes with the program, the window system, the kernel, the graphics cards and their drivers'
    files.

    platform_name: Qt's. root: of the system's files.
    """
    parts = [__version__, platform.system(), platform.release(), platform_name, os.environ.get("DISPLAY", "")]
    parts += [os.environ.get(name, "") for name in ("QT_XCB_GL_INTEGRATION", "QT_OPENGL", "LIBGL_ALWAYS_SOFTWARE")]
    for card in sorted(root.glob("sys/class/drm/card?/device")):
        parts += [_text(card / name) for name in ("vendor", "device", "subsystem_device")]
    parts.append(_text(root / "proc/driver/nvidia/version"))
    for library in sorted((*root.glob("usr/lib/*/libgallium-*.so"), *root.glob("usr/lib/*/dri/*_dri.so"))):
        found = library.stat()
        parts.append(f"{library.name} {found.st_size} {int(found.st_mtime)}")
    return sha256("\n".join(parts).encode()).hex()[:24]


def _text(path: Path) -> str:
    try:
        return path.read_text(errors="replace").strip()
    except OSError:
        return ""


def has_card(root: Path = Path("/")) -> bool:
    """Return whether there may be a graphics card; True where the system's files don't tell."""
    if sys.platform != "linux":
        return True
    devices = ("dev/dri/renderD*", "dev/nvidia[0-9]*", "dev/dxg", "dev/mali*", "dev/pvr*")
    return any(next(root.glob(device), None) is not None for device in devices)


def renderer_preference(settings: Settings) -> BackendSetting:
    return BackendSetting(settings.get(RENDERER))


def choose_at_start(setting: BackendSetting, cache: GpuProbeCache, platform_name: str) -> BackendChoice:
    """Choose a backend from the cached answer. Quick: nothing is probed."""
    if setting is BackendSetting.RASTER:
        return choose_backend(setting, None)
    if platform_name not in STACKING_PLATFORMS:
        return BackendChoice(BackendKind.RASTER, BackendReason.FAILED, f"platform {platform_name}")
    known = cache.recall()
    if setting is BackendSetting.AUTO and known is None and not has_card():
        return BackendChoice(BackendKind.RASTER, BackendReason.SOFTWARE, "no graphics card")
    return choose_backend(setting, known)


# -- child process


def probe_command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "tni.app.gpu_probe", *arguments]


def probe_now(*, shown: bool = True, timeout_s: float = PROBE_S) -> GlInfo | GpuProbeError:
    """Probe OpenGL in another process and wait. shown: with the window system; else without any, by EGL."""
    import subprocess  # not needed at start-up

    command = probe_command() if shown else [sys.executable, "-m", "tni.render.gl.probe"]
    environment = os.environ if shown else {**os.environ, "PYOPENGL_PLATFORM": "egl"}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=timeout_s, check=False)
    except subprocess.TimeoutExpired:
        return GpuProbeError(f"no answer in {timeout_s:.0f} s")
    except OSError as error:
        return GpuProbeError(str(error))
    return _answer(done.stdout, done.returncode)


def _answer(text: str, status: int) -> GlInfo | GpuProbeError:
    try:
        found = json.loads(text.strip().splitlines()[-1])
        return GpuProbeError(found["error"]) if "error" in found else GlInfo(**found)
    except (ValueError, TypeError, KeyError, IndexError):
        return GpuProbeError(f"the probe ended with status {status}")


def main(arguments: Sequence[str]) -> int:
    """Write the answer as one JSON object. With FILE and KEY, also cache it, at low priority since nothing waits for
    it."""
    if hasattr(os, "nice") and arguments:
        os.nice(10)
    answer = _probed()
    if len(arguments) == 2:
        GpuProbeCache(Path(arguments[0]), arguments[1]).save(answer)
    found = {"error": str(answer)} if isinstance(answer, Exception) else asdict(answer)
    sys.stdout.write(json.dumps(found) + "\n")
    return 1 if "error" in found else 0


def _probed() -> GlInfo | TniError:
    from PySide6.QtGui import QGuiApplication

    from tni.ui.gl.context import GlContext, GlUnavailableError

    app = QGuiApplication(["tni"])
    try:
        context = GlContext()
    except GlUnavailableError as error:
        return error
    from tni.render.gl.probe import probe
    from tni.render.gl.window_renderer import DRIVER_ERRORS

    try:
        return probe(time.perf_counter)
    except DRIVER_ERRORS as error:
        return GpuProbeError(str(error))
    finally:
        context.close()
        del app


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
