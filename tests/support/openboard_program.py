"""The real OpenBoard on a screen of its own, with a home of its own."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image

from tests.support.display import PrivateDisplay

NEEDED = ("openboard", "Xvfb", "import")
SCREEN = "1600x1200x24"
WAIT_S = 120.0
_SETTINGS = "[App]\nEnableStartupHints=false\nEnableAutomaticSoftwareUpdates=false\n"


def missing_programs() -> list[str]:
    """Return what has to be installed to see a document in OpenBoard."""
    return [name for name in NEEDED if shutil.which(name) is None]


def shown_document(path: Path, home: Path, is_there: Callable[[Image.Image], bool]) -> Image.Image:
    """Return the screen with the first page of a document, when all of it is there. path: of a .ubz."""
    prepare_home(home)
    with PrivateDisplay(SCREEN) as display:
        environment = openboard_environment(home, display.name)
        process = subprocess.Popen(
            ["openboard", str(path)], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            return _awaited(environment, process, is_there)
        finally:
            os.killpg(process.pid, signal.SIGKILL)  # and the helpers of its web views
            process.wait()


def prepare_home(home: Path) -> None:
    """Have OpenBoard start without its hints and without a look for updates."""
    data = home / ".local/share/OpenBoard"
    data.mkdir(parents=True)
    (data / "OpenBoardUser.config").write_text(_SETTINGS)


def openboard_environment(home: Path, display: str) -> Mapping[str, str]:
    return {
        **os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local/share"), "XDG_CACHE_HOME": str(home / ".cache"),
        "XDG_RUNTIME_DIR": str(home), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb",
        "QTWEBENGINE_DISABLE_SANDBOX": "1", "LANG": "C.UTF-8",
    }  # fmt: skip


def _awaited(
    environment: Mapping[str, str], process: subprocess.Popen[bytes], is_there: Callable[[Image.Image], bool]
) -> Image.Image:
    give_up_s = time.monotonic() + WAIT_S
    last = b""
    while time.monotonic() < give_up_s:
        if process.poll() is not None:
            raise AssertionError(f"OpenBoard ended with {process.returncode}")
        taken = subprocess.run(
            ["import", "-window", "root", "png:-"], env=environment, capture_output=True, check=False
        ).stdout
        if taken:
            image = Image.open(io.BytesIO(taken)).convert("RGB")
            if taken == last and is_there(image):  # nothing moves any more
                return image
        last = taken
        time.sleep(0.2)
    raise AssertionError("OpenBoard does not show the document")
