"""Calls that a sandboxed reader must not be able to make, run in its process by `test_guarded_calls.py`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def _tried(call: Callable[[], object]) -> str:
    """Return the kind of the error that a call ends with, "" for none."""
    try:
        call()
    except Exception as error:  # noqa: BLE001
        return type(error).__name__
    return ""


def write_file(place: str) -> str:
    return _tried(lambda: Path(place, "written").write_bytes(b"x"))


def make_folder(place: str) -> str:
    return _tried(lambda: Path(place, "made").mkdir())


def remove_file(place: str) -> str:
    return _tried(lambda: Path(place, "there").unlink())


def read_file(place: str) -> str:
    return _tried(lambda: Path(place, "there").read_bytes())


def list_folder(place: str) -> str:
    return _tried(lambda: list(Path(place).iterdir()))


def start_program(place: str) -> str:
    import subprocess

    return _tried(lambda: subprocess.run(["touch", f"{place}/written"], check=True))


def connect(_place: str) -> str:
    import socket

    return _tried(lambda: socket.create_connection(("127.0.0.1", 9), timeout=1))


def load_libraries(_place: str) -> str:
    def load() -> None:
        from io import BytesIO

        import lxml.etree
        import numpy as np
        from PIL import Image

        picture = BytesIO()
        Image.fromarray(np.zeros((4, 4, 3), dtype=np.uint8)).save(picture, "PNG")
        assert Image.open(BytesIO(picture.getvalue())).size == (4, 4)
        assert lxml.etree.fromstring("<a/>").tag == "a"

    return _tried(load)


def loop(_place: str) -> str:
    while True:
        pass


def fill_memory(_place: str) -> str:
    return _tried(lambda: bytes(2 << 30))
