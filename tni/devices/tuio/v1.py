"""TUIO 1.0 and 1.1 driver: touches that a tracker sends as OSC bundles.

A frame of a profile consists of `source` (its sender; optional), `alive` (the objects present), one `set` for each
object that has moved, and `fseq` (frame number, -1 for a repetition). An object that is alive without a `set` has not
moved. A frame that doesn't fit in a datagram comes in several with the same number, each with the whole `alive` list.
Source: the specification of TUIO 1.1.

Profile 2Dcur carries touches. So does 2Dblb from a source without 2Dcur; many sources report a finger in both. Tagged
objects (2Dobj) and objects in front of the surface (25D, 3D) draw nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tni.api.devices import Contact
from tni.devices.tuio.arguments import float_argument, int_argument, int_arguments, text_argument
from tni.devices.tuio.driver import TuioDriver, TuioSource
from tni.devices.tuio.osc import TuioMessage
from tni.devices.tuio.surface import TuioTouch

CURSORS = "/tuio/2Dcur"
BLOBS = "/tuio/2Dblb"


class _SourceIs(NamedTuple):
    profile: str
    name: str


class _Alive(NamedTuple):
    profile: str
    keys: tuple[int, ...]


class _Set(NamedTuple):
    profile: str
    key: int
    seen: TuioTouch


class _FrameEnds(NamedTuple):
    profile: str
    number: int


type _Command = _SourceIs | _Alive | _Set | _FrameEnds

UNNUMBERED = -1


class Tuio1(TuioDriver):
    """Driver of TUIO 1.0 and 1.1 on one port."""

    addresses = frozenset({CURSORS.encode(), BLOBS.encode()})

    def _apply(self, messages: Sequence[TuioMessage], now_s: float) -> list[Contact]:
        commands = _with_ends([command for message in messages if (command := _command(message)) is not None])
        commands.sort(key=lambda command: command.profile != CURSORS)  # so that no finger counts as a blob first
        events: list[Contact] = []
        name = ""
        for command in commands:
            if isinstance(command, _SourceIs):
                name = command.name
                continue
            source = self._source(name, now_s)
            if source is None or source.only not in (None, command.profile):
                continue
            surface = source.surface(command.profile)
            match command:
                case _Alive(keys=keys):
                    surface.list_alive(keys)
                case _Set(key=key, seen=seen):
                    surface.add(key, seen)
                case _FrameEnds(number=number):
                    events += _end(source, command.profile, number, now_s)
        return events


def _end(source: TuioSource, profile: str, number: int, now_s: float) -> list[Contact]:
    surface = source.surface(profile)
    if not surface.accepts(number, now_s):
        surface.drop()
        return []
    events = surface.close(now_s)
    if profile == CURSORS and len(surface):
        source.only = CURSORS
        events = source.surface(BLOBS).release(now_s) + events
    return events


def _command(message: TuioMessage) -> _Command | None:
    """Decode a message; None for an unknown command. Raises: TuioError."""
    profile = message.address
    match text_argument(message, 0):
        case "source":
            return _SourceIs(profile, text_argument(message, 1))
        case "alive":
            return _Alive(profile, int_arguments(message, 1))
        case "set":
            key, x, y = int_argument(message, 1), float_argument(message, 2), float_argument(message, 3)
            if profile == CURSORS:
                return _Set(profile, key, TuioTouch(x, y))
            return _Set(
                profile, key, TuioTouch(x, y, width=float_argument(message, 5), height=float_argument(message, 6))
            )
        case "fseq":
            return _FrameEnds(profile, int_argument(message, 1))
    return None


def _with_ends(commands: list[_Command]) -> list[_Command]:
    """Append the missing ends of frames to the commands of one bundle.

    Some senders put several profiles in a bundle and number only one of them: the frames of the others end with the
    bundle. A message sent alone, outside a bundle, waits for its frame number.
    """
    if len(commands) < 2:
        return commands
    told = {command.profile for command in commands if isinstance(command, _Alive | _Set)}
    ended = {command.profile for command in commands if isinstance(command, _FrameEnds)}
    return commands + [_FrameEnds(profile, UNNUMBERED) for profile in sorted(told - ended)]
