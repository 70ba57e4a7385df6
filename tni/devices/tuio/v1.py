"""TUIO 1.0 and 1.1: fingers on a table or a frame, as its tracker tells them in OSC bundles.

A frame of a profile: `source` (its sender, may be missing), `alive` (who is there), a `set` for each that has moved,
`fseq` (the frame's number, -1 for what is said again). What is alive and not set has not moved. A frame that does not
fit in a datagram comes in several with one number, each with all of `alive`. Source: the specification of TUIO 1.1.

Of the profiles, 2Dcur is touches. So is 2Dblb from a source without 2Dcur; many tell a finger in both. Things with
markers (2Dobj) and what is seen before the surface (25D, 3D) draw nothing.
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
    """One port on which TUIO 1.0 and 1.1 come in."""

    addresses = frozenset({CURSORS.encode(), BLOBS.encode()})

    def _obey(self, said: Sequence[TuioMessage], now_s: float) -> list[Contact]:
        commands = _with_ends([command for message in said if (command := _command(message)) is not None])
        commands.sort(key=lambda command: command.profile != CURSORS)  # a finger is not a blob first
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
                    surface.see(key, seen)
                case _FrameEnds(number=number):
                    events += _end(source, command.profile, number, now_s)
        return events


def _end(source: TuioSource, profile: str, number: int, now_s: float) -> list[Contact]:
    surface = source.surface(profile)
    if not surface.takes(number, now_s):
        surface.drop()
        return []
    events = surface.close(now_s)
    if profile == CURSORS and len(surface):
        source.only = CURSORS
        events = source.surface(BLOBS).release(now_s) + events
    return events


def _command(message: TuioMessage) -> _Command | None:
    """None for what TUIO does not know. Raises: TuioError."""
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
    """Some senders put several profiles in a bundle and number one of them: the others' frames end with the bundle.
    Messages that come each by itself wait for their number."""
    if len(commands) < 2:
        return commands
    told = {command.profile for command in commands if isinstance(command, _Alive | _Set)}
    ended = {command.profile for command in commands if isinstance(command, _FrameEnds)}
    return commands + [_FrameEnds(profile, UNNUMBERED) for profile in sorted(told - ended)]
