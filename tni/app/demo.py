"""Command `tni demo`: teach a whole lesson in the real window by simulated input, without a display.

Input enters where that of live devices enters: pen events through Qt, reports of a touch frame and of a receiver
through their drivers. Only the input itself is recorded.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tni.app.demo_inputs import DemoInputs, choose_inputs
from tni.app.terminal import note_stop_signals, strip_control_characters

__all__ = ("DemoInputs", "run_demo")

SCREEN = (1920, 1080)
NO_KEYRING = "keyring.backends.fail.Keyring"


def run_demo(out: Path, inputs: DemoInputs) -> int:
    """Teach the lesson and write to `out`: board-*.png, lesson.tni, lesson.pdf, poll.json, cahier.html, and the
    delivered entry.

    Raises: TniError for an unreadable input, OSError.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="tni-demo-", ignore_cleanup_errors=True)))
        stack.enter_context(_surroundings(folder))
        look = stack.enter_context(note_stop_signals())
        from tni.app.qt import make_application  # Qt reads the screen's configuration at its first use

        app = make_application("", ["tni"])
        chosen = choose_inputs(inputs)
        for line in chosen.notices:
            _say(line)
        out.mkdir(parents=True, exist_ok=True)
        from tni.app.demo_lesson import DemoLesson

        lesson = DemoLesson(app, folder, chosen, out, look, _say)
        try:
            for step in lesson.steps():
                step()
        finally:
            lesson.close()
    for path in lesson.made:
        sys.stdout.write(f"{path}\n")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(strip_control_characters(line) + "\n")


@contextmanager
def _surroundings(folder: Path) -> Iterator[None]:
    """Give Qt a virtual screen, a projector of 1920 x 1080, and the program no keyring: that of the user is none of the
    demonstration's business."""
    config = folder / "screen.json"
    size = {"name": "board", "x": 0, "y": 0, "width": SCREEN[0], "height": SCREEN[1], "dpr": 1}
    size |= {"logicalDpi": 96, "logicalBaseDpi": 96}
    config.write_text(
        json.dumps({"synchronousWindowSystemEvents": False, "windowFrameMargins": False, "screens": [size]})
    )
    given = {"QT_QPA_PLATFORM": f"offscreen:configfile={config}", "PYTHON_KEYRING_BACKEND": NO_KEYRING}
    before = {name: os.environ.get(name) for name in given}
    os.environ |= given
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
