"""The programs that are measured: how each is started, made ready to ink, and where its blank area lies."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tni.core.settings import PREDICTED_INK

TNI = Path(sys.executable).with_name("tni")


@dataclass(frozen=True, slots=True)
class Program:
    """area: x, y, width, height in pixels of a 1920 x 1080 screen that is blank and takes ink. settle_s: from the
    window to a program at rest. prepare: puts what it needs into its home."""

    name: str
    command: tuple[str, ...]
    area: tuple[int, int, int, int]
    window: str
    settle_s: float
    ready: Callable[[], None] = lambda: None
    environment: tuple[tuple[str, str], ...] = ()
    prepare: Callable[[Path], None] = lambda _home: None

    @property
    def installed(self) -> bool:
        return shutil.which(self.command[0]) is not None


def _close_welcome() -> None:
    subprocess.run(["xdotool", "mousemove", "572", "164", "click", "1"], check=True)
    time.sleep(2)


def _maximise() -> None:
    subprocess.run(["wmctrl", "-r", ":ACTIVE:", "-b", "add,maximized_vert,maximized_horz"], check=False)
    time.sleep(2)


def _draw_no_ink_ahead(home: Path) -> None:
    """Ours: inkprobe would take what is drawn ahead of the pen for the ink of a point that it has not sent yet."""
    settings = home / "config" / "tni" / "settings.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(json.dumps({PREDICTED_INK.key: "off"}), encoding="utf-8")


def programs(inkfloor: Path) -> list[Program]:
    return [
        Program("inkfloor", (str(inkfloor),), (320, 150, 480, 250), "", 1.0),
        Program("tni", (str(TNI),), (320, 150, 480, 250), "TNI", 2.0, prepare=_draw_no_ink_ahead),
        Program(
            "openboard",
            ("openboard", "--no-sandbox"),
            (320, 150, 480, 250),
            "OpenBoard",
            8.0,
            _close_welcome,
            (("QTWEBENGINE_DISABLE_SANDBOX", "1"),),
        ),
        Program("xournalpp", ("xournalpp",), (820, 235, 480, 250), "Xournal", 4.0, _maximise),
    ]


@contextmanager
def running(program: Program, home: Path | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """The program at rest and ready for ink, with a home of its own; killed at the end if it will not close."""
    with tempfile.TemporaryDirectory(prefix="tni-bench-", ignore_cleanup_errors=True) as own:
        program.prepare(home or Path(own))
        environment = {**os.environ, **home_environment(home or Path(own)), **dict(program.environment)}
        process = subprocess.Popen(
            program.command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            time.sleep(program.settle_s)
            program.ready()
            subprocess.run(["xdotool", "mousemove", "1900", "540"], check=False)
            time.sleep(0.5)
            yield process
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def home_environment(home: Path) -> dict[str, str]:
    return {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
        "PYTHONDONTWRITEBYTECODE": "",  # the first start compiles, as it does for a user; the others are measured
    }


def resident_mb(pid: int) -> float:
    """Resident memory of a process and its children, MB; pages shared between them count in each."""
    children = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout.split()
    return own_resident_mb(pid) + sum(resident_mb(int(child)) for child in children)


def own_resident_mb(pid: int) -> float:
    """Resident memory of a process without its children, MB."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))
