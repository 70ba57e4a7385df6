"""Main program of a process that converts the files of a folder, one after another; `folder_conversion` starts it, and
kills it where one file takes too long."""

from __future__ import annotations

from pathlib import Path
from queue import SimpleQueue
from typing import Any

from tni.processes.pipe_frames import write_frame
from tni.processes.worker import receive_frames, take_output


def main() -> None:
    """Convert files until the input ends."""
    output = take_output()
    asked: SimpleQueue[dict[str, Any]] = SimpleQueue()
    receive_frames(lambda head, _payload: asked.put(head))
    from tni.app.qt import make_offscreen

    app = make_offscreen()
    while True:
        write_frame(output, _converted(asked.get()))
    del app


def _converted(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the entry of a file, of the report. Where its lesson goes is not known here."""
    from tni.app.conversion_entries import converted_entry, error_entry
    from tni.app.convert import convert

    name = asked["name"]
    try:
        made = convert(Path(asked["source"]), Path(asked["target"]), asked["width_px"])
    except Exception as error:  # noqa: BLE001 - the boundary of the process: what failed is told, and the next file read
        return error_entry(name, error)
    return converted_entry(name, made, ())
