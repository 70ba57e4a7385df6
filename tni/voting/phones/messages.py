"""Messages from pupils' devices, parsed strictly: any deviation is refused."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, NamedTuple

from tni.core.errors import TniError
from tni.quiz.answers import MAX_ANSWER
from tni.voting.phones.codes import MAX_NUMBER, is_token

MAX_MESSAGE = 8192
"""Bytes. The longest answer takes half of that with every letter escaped."""
MAX_SEQUENCE = 2**31 - 1
MAX_ROUND = 64


class PhoneMessageError(TniError):
    """A device sent a message that our pages never send."""


@dataclass(frozen=True, slots=True)
class PhoneJoin:
    """Request to join or to reconnect. token: None from a device that has none yet. number: seat number, None if not
    typed yet."""

    code: str
    token: str | None
    number: int | None


@dataclass(frozen=True, slots=True)
class PhoneSeatChoice:
    """Choice of a seat number; None withdraws a wrong one."""

    number: int | None


class PhoneAnswer(NamedTuple):  # a tuple, since a school sends thousands of them at once
    """Answer to a question. sequence: counted by the device, higher with each answer."""

    round: str
    sequence: int
    choice: str
    sure: bool | None


@dataclass(frozen=True, slots=True)
class PhonePing:
    """Request for a sign of life."""


type PhoneMessage = PhoneJoin | PhoneSeatChoice | PhoneAnswer | PhonePing


def parse(data: str | bytes) -> PhoneMessage:
    """Parse a message. Raises: PhoneMessageError."""
    return message_from_json(parse_object(data))


def parse_object(data: str | bytes) -> dict[str, Any]:
    """Parse a JSON object of at most `MAX_MESSAGE` bytes. Raises: PhoneMessageError."""
    if len(data) > MAX_MESSAGE:
        raise PhoneMessageError("too long")
    try:
        found = _decode(data if isinstance(data, str) else data.decode())
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError is a ValueError
        raise PhoneMessageError("no JSON") from error
    if not isinstance(found, dict):
        raise PhoneMessageError("no object")
    return found


def _no_constant(name: str) -> None:
    raise ValueError(name)


_decode = json.JSONDecoder(parse_constant=_no_constant).decode  # made once, like `journal_records.encode_json`


def message_from_json(found: dict[str, Any]) -> PhoneMessage:
    """Build the message that a JSON object stands for. Raises: PhoneMessageError."""
    match found.get("t"):
        case "join":
            return PhoneJoin(_text(found, "code", 16), _token(found), _number(found))
        case "choose":
            return PhoneSeatChoice(_number(found))
        case "answer":
            return PhoneAnswer(
                _text(found, "round", MAX_ROUND),
                _whole(found, "seq", MAX_SEQUENCE),
                _text(found, "choice", MAX_ANSWER),
                _sure(found),
            )
        case "ping":
            return PhonePing()
        case _:
            raise PhoneMessageError("no message")


def _text(found: dict[str, Any], name: str, most: int) -> str:
    value = found.get(name)
    if not isinstance(value, str) or len(value) > most:
        raise PhoneMessageError(name)
    return value


def _whole(found: dict[str, Any], name: str, most: int) -> int:
    value = found.get(name)
    if type(value) is not int or not 0 < value <= most:
        raise PhoneMessageError(name)
    return value


def _number(found: dict[str, Any]) -> int | None:
    return None if found.get("number") is None else _whole(found, "number", MAX_NUMBER)


def _token(found: dict[str, Any]) -> str | None:
    """Return the token; None for one that no server of ours can have issued."""
    token = found.get("token")
    return token if isinstance(token, str) and is_token(token) else None


def _sure(found: dict[str, Any]) -> bool | None:
    sure = found.get("sure")
    if sure is not None and not isinstance(sure, bool):
        raise PhoneMessageError("sure")
    return sure
