"""Files that stand in a text as letters: parts of mails, pictures in web pages, in address cards and in notebooks.

Everything here takes time by the length of the text alone.
"""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass
from urllib.parse import unquote

LEAST_FILE = 512
"""Bytes from which a file is told that nothing else in the text speaks of: shorter are signatures and keys."""
MOST_FILES = 10_000
LEAST_LINE = 60
"""Letters of a line from which it may be one of several that are a file."""
_END = r"(?:[\r\n]|\\[rn])+[ \t]*"
_LINES = rf"[A-Za-z0-9+/]{{{LEAST_LINE},}}(?:=?{_END}[A-Za-z0-9+/]{{{LEAST_LINE},}})*={{0,2}}"
_LAST = rf"(?:{_END}([A-Za-z0-9+/]{{1,{LEAST_LINE - 1}}}={{0,2}}))?"
_RUN = re.compile(f"({_LINES}){_LAST}")
"""Lines of base64, and a last one that may be shorter, or text."""
_ADDRESS = re.compile(rf"data:([^,<>\s\"']{{0,200}});base64,\s{{0,20}}(?:({_LINES}){_LAST}|([A-Za-z0-9+/]+={{0,2}}))")
_CARD = re.compile(r";encoding=b(?:ase64)?(?:;[^:\r\n]{0,100})?:[ \t]*([A-Za-z0-9+/]+={0,2})", re.IGNORECASE)
_DIRECTORY = re.compile(r"^[\w;-]{1,80}::[ \t]*([A-Za-z0-9+/]+={0,2})[ \t]*\r?$", re.MULTILINE)
_PART_HEAD = re.compile(r"content-transfer-encoding:\s*base64", re.IGNORECASE)
_PART_LINE = re.compile(r"[A-Za-z0-9+/]+={0,2}")
_NOT_BASE64 = re.compile(r"\\[rn]|[^A-Za-z0-9+/]+")
_MIXED = (re.compile("[a-z]"), re.compile("[A-Z]"), re.compile("[0-9]"))
_SPELT_SIGNS = re.compile("%2[BbFf]|%3[Dd]")
_OTHER_CODE = re.compile(
    r"^(?:begin(?:-base64)? [0-7]{3,4} \S|=ybegin |content-transfer-encoding:[ \t]*(?:x-|mac-))",
    re.IGNORECASE | re.MULTILINE,
)
_MAY_HOLD = re.compile(
    rb"base64|quoted-printable|;encoding=b[;:]|[A-Za-z0-9+/]{60}|^[\w;-]{1,80}::", re.IGNORECASE | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class EncodedFile:
    """File in a text. is_declared: the text says that it is one. is_part: of a mail. media: kind, "" if unknown."""

    data: bytes
    is_declared: bool = True
    is_part: bool = False
    media: str = ""


def may_hold_files(data: bytes) -> bool:
    """Return whether files may stand in bytes that are text."""
    return b"\0" in data or _MAY_HOLD.search(data.replace(b"\\/", b"/")) is not None


def has_other_code(text: str) -> bool:
    """Return whether files stand in a text in a code that is not read."""
    return _OTHER_CODE.search(text) is not None


def split_files(text: str) -> tuple[str, list[EncodedFile]]:
    """Return a text without the letters of the files in it, and the files."""
    found: list[EncodedFile] = []

    def in_address(match: re.Match[str]) -> str:
        letters = match[2] + (match[3] or "") if match[2] else match[4]
        found.append(EncodedFile(_decoded(letters), media=match[1].lower()))
        return f"data:{match[1]}\n{match[3] or ''}"

    def run(match: re.Match[str]) -> str:
        if not all(kind.search(match[1]) for kind in _MIXED):
            return match[0]
        data, last = _decoded(match[1] + (match[2] or "")), match[2] or ""
        found.append(EncodedFile(data, is_declared=False))
        return f"\n{last}" if len(data) >= LEAST_FILE else match[0]

    def marked(match: re.Match[str]) -> str:
        found.append(EncodedFile(_decoded(match[1])))
        return match[0][: match.start(1) - match.start()]

    if "content-transfer-encoding" in text.lower():
        text = _without_parts(text, found)
    text = text.replace("\\/", "/")
    if ";base64," in text:
        text = _ADDRESS.sub(in_address, _SPELT_SIGNS.sub(lambda sign: unquote(sign[0]), text))
    text = _RUN.sub(run, text)
    for mark in (_CARD, _DIRECTORY):
        text = mark.sub(marked, text)
    return text, found


def _without_parts(text: str, found: list[EncodedFile]) -> str:
    """Return a mail without its coded parts. A short line stays: it may be text behind the last of a part."""
    kept: list[str] = []
    body: list[str] | None = None
    before, is_coded = "", False
    for line in text.splitlines(keepends=True):
        said = line.strip()
        if body is not None:
            is_more = not body or len(said) <= len(body[0]) == len(body[-1])
            if is_more and _PART_LINE.fullmatch(said):
                body.append(said)
                if len(said) < LEAST_LINE:
                    kept.append(line)
                continue
            if said or body:
                found.append(EncodedFile(_decoded("".join(body)), is_part=True))
                body = None
        if _PART_HEAD.fullmatch(said if line[0] not in " \t" else f"{before}{said}"):
            is_coded = True
        elif is_coded and not said:
            body, is_coded = [], False
        kept.append(line)
        before = said
    if body:
        found.append(EncodedFile(_decoded("".join(body)), is_part=True))
    return "".join(kept)


def _decoded(letters: str) -> bytes:
    letters = _NOT_BASE64.sub("", letters)
    whole = len(letters) // 4 * 4
    end = letters[whole:] if len(letters) - whole > 1 else ""
    return binascii.a2b_base64(letters[:whole] + end + "=" * (-len(end) % 4))
