"""Cache of pictures of the web on the disk: what was brought before is there without a network. Everything in it may be
lost at any time.

Each picture is a file whose name is the digest of its address, with a first line of JSON: until when it is fresh, and
its entity tag. Those that were used longest ago are removed when all of them take more than a bound.
"""

from __future__ import annotations

import json
import logging
import os
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tni.core.digest import sha256

MOST_BYTES = 200 << 20
"""Bytes of all pictures."""
LARGEST_BYTES = 2 << 20
"""Bytes of a picture that is kept."""
SPARE = 0.9
"""Part of the bound that is left after the oldest pictures were removed."""
LONGEST_HEAD = 2_000
LONGEST_TAG = 300

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """Picture in the cache. fresh_until_s: seconds since 1970. tag: entity tag by which the server is asked whether it
    has changed, "" without one."""

    data: bytes = field(repr=False)
    fresh_until_s: float
    tag: str = ""


class PictureCache:
    """Cache in a folder; for any thread."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self._folder, self._most_bytes = folder, most_bytes
        self._lock = threading.Lock()
        self._sizes: dict[str, int] | None = None
        """Names and sizes of the files, the one that was used longest ago first; None before the first use."""

    @property
    def total_bytes(self) -> int:
        with self._lock:
            return sum(self._known().values())

    def get(self, address: str) -> KeptPicture | None:
        """Return a picture, fresh or not; None for one that is not there or is damaged."""
        name = _name(address)
        with self._lock:
            known = self._known()
            if (size := known.pop(name, None)) is None:
                return None
            known[name] = size
        path = self._folder / name
        try:
            head, _, data = path.read_bytes().partition(b"\n")
            record = json.loads(head[:LONGEST_HEAD])
            if record["address"] != address or len(data) != record["size"]:
                raise ValueError("another picture")
            found = KeptPicture(data, float(record["fresh_until"]), str(record["tag"]))
            os.utime(path)
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            self._remove(name)
            return None
        return found

    def put(self, address: str, picture: KeptPicture) -> None:
        """Keep a picture, or another form of it. One that is too large is not kept."""
        if len(picture.data) > LARGEST_BYTES:
            return
        tag = picture.tag if len(picture.tag) <= LONGEST_TAG else ""
        record = {"address": address, "fresh_until": picture.fresh_until_s, "tag": tag, "size": len(picture.data)}
        name, content = _name(address), json.dumps(record).encode() + b"\n" + picture.data
        part = self._folder / f".{name}.{os.urandom(4).hex()}.part"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(content)
            part.replace(self._folder / name)
        except OSError as error:  # a full disk: the picture is shown all the same
            _log.info("a picture is not kept: %s", error)
            with suppress(OSError):
                part.unlink(missing_ok=True)
            return
        with self._lock:
            known = self._known()
            known.pop(name, None)
            known[name] = len(content)
            self._shrink(known)

    def _shrink(self, known: dict[str, int]) -> None:
        """Remove the oldest pictures if all of them take too much."""
        total = sum(known.values())
        if total <= self._most_bytes:
            return
        for name in list(known):
            if total <= SPARE * self._most_bytes:
                break
            total -= known.pop(name)
            with suppress(OSError):
                (self._folder / name).unlink(missing_ok=True)

    def _remove(self, name: str) -> None:
        with self._lock:
            self._known().pop(name, None)
        with suppress(OSError):
            (self._folder / name).unlink(missing_ok=True)

    def _known(self) -> dict[str, int]:
        if self._sizes is None:
            found: list[tuple[float, str, int]] = []
            with suppress(OSError), os.scandir(self._folder) as entries:
                for entry in entries:
                    with suppress(OSError):
                        state = entry.stat()
                        if entry.name.endswith(".part"):  # of a run that was killed
                            Path(entry.path).unlink()
                        else:
                            found.append((state.st_mtime, entry.name, state.st_size))
            self._sizes = {name: size for _, name, size in sorted(found)}
            self._shrink(self._sizes)
        return self._sizes


def _name(address: str) -> str:
    return f"{sha256(address.encode()).hex()[:40]}.picture"
