"""Pictures that others made, decoded in a guarded process: a fault of a decoder in C ends that process alone.

A process takes a tenth of a second to start, so that several pictures share one. Where one of them ends it, each is
read once more in a process of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tni.core.errors import TniError
from tni.core.format_errors import ReaderCrashedError, ReadTimeoutError
from tni.core.picture import EncodedPicture
from tni.files.picture_errors import PictureFault
from tni.formats.sandbox import SandboxedReader, SandboxEntryPoint
from tni.processes.child import worker_command

LIMIT_S, CPU_S = 20.0, 10
"""Time for one process, and its processor's time: more than a waiting processor needs for the largest picture."""
NICENESS = 5
MOST_TOGETHER, MOST_BYTES_TOGETHER = 8, 40_000_000
"""Pictures that share a process."""
MOST_SIDE_PX = 1 << 16
_HEADS = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}

type Decoded = EncodedPicture | PictureFault


@dataclass(frozen=True, slots=True)
class ForeignPicture:
    """Picture file as somebody made it. is_drawn: it is an SVG."""

    data: bytes = field(repr=False)
    is_drawn: bool = False


def decode_pictures(
    files: Iterable[ForeignPicture], command: Sequence[str] = (), *, on_white_px: int = 0
) -> Iterator[Decoded]:
    """Decode pictures, in order: each fit for a lesson, or the reason why it is not. For a worker thread. files: asked
    for the next ones when those before are decoded. command: starts another sandboxed reader. on_white_px: see
    `picture_calls.read_pictures`."""
    command = command or worker_command("tni.formats.sandbox_worker", niceness=NICENESS)
    group, size = list[ForeignPicture](), 0
    for file in files:
        if group and (len(group) == MOST_TOGETHER or size + len(file.data) > MOST_BYTES_TOGETHER):
            yield from _decoded(group, command, on_white_px)
            group, size = [], 0
        group.append(file)
        size += len(file.data)
    if group:
        yield from _decoded(group, command, on_white_px)


def _decoded(group: Sequence[ForeignPicture], command: Sequence[str], on_white_px: int) -> list[Decoded]:
    given = tuple((file.data, file.is_drawn) for file in group)
    try:
        found = SandboxedReader(LIMIT_S, command, cpu_s=CPU_S).read(SandboxEntryPoint.PICTURES, given, on_white_px)
        if not (isinstance(found, tuple) and len(found) == len(group) and all(map(_is_sound, found))):
            raise ReaderCrashedError
    except TniError as error:
        if len(group) > 1:
            return [one for file in group for one in _decoded([file], command, on_white_px)]
        return [PictureFault.TOO_LARGE if isinstance(error, ReadTimeoutError) else PictureFault.DAMAGED]
    if len(group) == 1:
        return list(found)
    # What had no room beside the others may have enough alone.
    return [
        _decoded([file], command, on_white_px)[0] if one is PictureFault.TOO_LARGE else one
        for file, one in zip(group, found, strict=True)
    ]


def _is_sound(found: object) -> bool:
    """Return whether a process, which a hostile file may have taken over, has answered as it should."""
    if not isinstance(found, EncodedPicture):
        return isinstance(found, PictureFault)
    head = _HEADS.get(found.media_type) if isinstance(found.media_type, str) else None
    if head is None or not isinstance(found.data, bytes) or not found.data.startswith(head):
        return False
    return all(isinstance(side, int) and 0 < side <= MOST_SIDE_PX for side in (found.width_px, found.height_px))
