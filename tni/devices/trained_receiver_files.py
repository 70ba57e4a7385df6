"""Reader and writer of trained protocols: one JSON file for each receiver in a folder, loaded as drivers."""

from __future__ import annotations

import logging
import re
from pathlib import Path

from tni.api.devices import DriverEntry
from tni.devices.clickers.trained_receiver import (
    TrainedReceiver,
    TrainedReceiverFileError,
    parse_trained_receiver,
    trained_driver,
)
from tni.files.atomic import write_atomically
from tni.files.private import make_private_folder

_log = logging.getLogger(__name__)
MAX_BYTES = 1 << 18
FILES_MAX = 50


def load_trained_drivers(folder: Path) -> tuple[DriverEntry, ...]:
    """Return the drivers of all files in a folder, sorted by file name; damaged files are skipped."""
    found = []
    try:
        paths = sorted(folder.glob("*.json"))[:FILES_MAX]
    except OSError:
        return ()
    for path in paths:
        try:
            found.append(trained_driver(read_trained_receiver(path)))
        except (OSError, TrainedReceiverFileError) as error:
            _log.warning("%s: %s", path, error)
    return tuple(found)


def read_trained_receiver(path: Path) -> TrainedReceiver:
    """Read one file. Raises: OSError, TrainedReceiverFileError."""
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise TrainedReceiverFileError("too long")
    return parse_trained_receiver(data.decode("utf-8", errors="replace"))


def save_trained_receiver(folder: Path, trained: TrainedReceiver) -> Path:
    """Write a receiver's file and replace one of the same name. Raises: OSError, WriteError."""
    make_private_folder(folder)
    stem = re.sub(r"[^0-9A-Za-z]+", "-", trained.name).strip("-").lower() or "receiver"
    path = folder / f"{stem}-{trained.vendor:04x}-{trained.product:04x}.json"
    write_atomically(path, trained.to_json().encode(), private=True)
    return path
