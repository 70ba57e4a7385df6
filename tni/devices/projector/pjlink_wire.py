"""PJLink wire format, class 1 and 2: decodes lines into values. Pure; invalid input raises a typed error.

Follows PJLink specification 2.10 (JBMIA), and accepts known deviations of projectors: a line feed after the carriage
return, lower-case letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from tni.core.errors import TniError
from tni.core.projector import ProjectorFault, ProjectorLamp, ProjectorPart, ProjectorPower

PORT = 4352
LONGEST_LINE = 512
"""Limit on a line, in bytes. The specification's longest answer is 136 bytes."""
SALT_BYTES = 16
ASK_SECURITY = b"PJLINK 2\r"

_GREETING = re.compile(
    r"PJLINK (?:(?P<open>0)|1 (?P<salt>[0-9A-Fa-f]{8})|2 (?P<secure>[0-9A-Fa-f]{32})|(?P<refused>ERRA))"
)
_ANSWER = re.compile(r"%(?P<of>[12])(?P<name>[A-Z0-9]{4})=(?P<value>.*)", re.DOTALL)
_SOURCE = re.compile(r"[1-6][1-9A-Z]")
_POWERS = {"0": ProjectorPower.OFF, "1": ProjectorPower.ON, "2": ProjectorPower.COOLING, "3": ProjectorPower.WARMING}
_PARTS = (
    ProjectorPart.FAN,
    ProjectorPart.LAMP,
    ProjectorPart.TEMPERATURE,
    ProjectorPart.COVER,
    ProjectorPart.FILTER,
    ProjectorPart.OTHER,
)
MAX_LAMPS, MAX_INPUT_SOURCES = 8, 64
_KINDS = {"1": "RGB", "2": "Video", "3": "Digital", "4": "Storage", "5": "Network", "6": "Internal"}


class PjLinkError(TniError):
    """A line that is not PJLink. line: the line, shortened."""

    def __init__(self, line: str) -> None:
        super().__init__(f"no PJLink: {line[:60]!r}")
        self.line = line[:60]


class PjLinkErrorCode(Enum):
    """Error that a projector returns instead of a value."""

    UNDEFINED = "ERR1"
    PARAMETER = "ERR2"
    NOT_NOW = "ERR3"
    FAILURE = "ERR4"


@dataclass(frozen=True, slots=True)
class PjLinkNoPassword:
    """Greeting: no password is needed."""


@dataclass(frozen=True, slots=True)
class PjLinkMd5Challenge:
    """Greeting: password with MD5. salt: hashed together with the password."""

    salt: str


@dataclass(frozen=True, slots=True)
class PjLinkSha256Challenge:
    """Greeting: the security of specification 2.10. salt: the projector's half, 32 hexadecimal digits."""

    salt: str


@dataclass(frozen=True, slots=True)
class PjLinkAuthFailure:
    """ERRA: the password is wrong, or an old projector doesn't know the query for the new security."""


type PjLinkGreeting = PjLinkNoPassword | PjLinkMd5Challenge | PjLinkSha256Challenge | PjLinkAuthFailure


@dataclass(frozen=True, slots=True)
class PjLinkAnswer:
    """Answer to a command or query. of_class: 1 or 2; value: a text, or an error in its place."""

    of_class: int
    name: str
    value: str | PjLinkErrorCode


def command(name: str, value: str = "?", *, of_class: int = 1) -> bytes:
    """Return a line to send; the value "?" queries."""
    return f"%{of_class}{name} {value}\r".encode()


class PjLinkLineBuffer:
    """Splits pieces of any length into lines."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[str]:
        """Return the lines that these bytes complete. Raises: PjLinkError for a line that is too long."""
        *whole, self._rest = (self._rest + data).replace(b"\n", b"\r").split(b"\r")
        if len(self._rest) > LONGEST_LINE or any(len(line) > LONGEST_LINE for line in whole):
            self._rest = b""
            raise PjLinkError("a line that does not end")
        return [line.decode("utf-8", "replace") for line in whole if line]

    def clear(self) -> None:
        self._rest = b""


def read_greeting(line: str) -> PjLinkGreeting | None:
    """Decode a greeting; None for another kind of line."""
    found = _GREETING.fullmatch(line.strip().upper())
    if found is None:
        return None
    if found["open"]:
        return PjLinkNoPassword()
    if found["refused"]:
        return PjLinkAuthFailure()
    # Unchanged, because it is hashed.
    salt = line.strip().split()[-1]
    return PjLinkMd5Challenge(salt) if found["salt"] else PjLinkSha256Challenge(salt)


def read_answer(line: str) -> PjLinkAnswer:
    """Decode an answer. Raises: PjLinkError."""
    found = _ANSWER.fullmatch(line[:1] + line[1:6].upper() + line[6:])
    if found is None:
        raise PjLinkError(line)
    value = found["value"].strip()
    codes = {code.value: code for code in PjLinkErrorCode}
    return PjLinkAnswer(int(found["of"]), found["name"], codes.get(value.upper(), value))


def md5_prefix(salt: str, password: str) -> bytes:
    """Return the prefix of the first command, which proves the password by MD5."""
    import hashlib  # imported late: needed only with a projector

    return hashlib.md5(f"{salt}{password}".encode(), usedforsecurity=False).hexdigest().encode()


def sha256_prefix(projector_salt: str, own_salt: bytes, password: str) -> bytes:
    """Return the prefix of the first command by specification 2.10. own_salt: 16 random bytes."""
    import hashlib

    mixed = bytes(p ^ c for p, c in zip(bytes.fromhex(projector_salt), own_salt, strict=True))
    digest = hashlib.sha256(f"{mixed.hex()}{password}".encode()).hexdigest()
    return f"{own_salt.hex()}{digest}".encode()


# Values. Each function raises PjLinkError for an invalid value.


def power(value: str) -> ProjectorPower:
    if value not in _POWERS:
        raise PjLinkError(f"power {value}")
    return _POWERS[value]


def is_blank(value: str) -> bool:
    """Return whether the picture is muted, whatever the sound."""
    if re.fullmatch(r"[123][01]", value) is None:
        raise PjLinkError(f"mute {value}")
    return value in ("11", "31")


def is_on(value: str) -> bool:
    if value not in ("0", "1"):
        raise PjLinkError(f"neither 0 nor 1: {value}")
    return value == "1"


def number(value: str) -> int:
    if re.fullmatch(r"[0-9]{1,9}", value) is None:
        raise PjLinkError(f"no number: {value}")
    return int(value)


def lamps(value: str) -> tuple[ProjectorLamp, ...]:
    words = value.split()
    if not words or len(words) % 2 or len(words) > 2 * MAX_LAMPS:
        raise PjLinkError(f"lamps {value}")
    return tuple(ProjectorLamp(number(hours), is_on(lit)) for hours, lit in zip(words[::2], words[1::2], strict=True))


def faults(value: str) -> tuple[ProjectorFault, ...]:
    if re.fullmatch(r"[012]{6}", value) is None:
        raise PjLinkError(f"error status {value}")
    return tuple(ProjectorFault(part, digit == "2") for part, digit in zip(_PARTS, value, strict=True) if digit != "0")


def source(value: str) -> str:
    code = value.upper()
    if _SOURCE.fullmatch(code) is None:
        raise PjLinkError(f"input {value}")
    return code


def sources(value: str) -> tuple[str, ...]:
    words = value.split()
    if len(words) > MAX_INPUT_SOURCES:
        raise PjLinkError(f"{len(words)} inputs")
    return tuple(dict.fromkeys(source(word) for word in words))


def standard_input_name(code: str) -> str:
    """Return the specification's name of an input, such as "Digital 1"."""
    return f"{_KINDS[code[0]]} {code[1]}"


def text(value: str) -> str:
    """Return a name for display: printable characters only, at most 80."""
    return "".join(filter(str.isprintable, value)).strip()[:80]
