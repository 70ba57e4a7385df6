"""Hostile variants of files: damaged, forged and swollen, each from a seed."""

from __future__ import annotations

import gzip
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO

BOMB_BYTES, GROWN_BYTES = 300 << 20, 10 << 20
"""Bytes of what unpacks to too much, and of what is added to a file."""
NUMBERS = ("NaN", "inf", "-inf", "1e308", "-1e308", "9e999", "99999999999999999999", "-1", "0", "1e-320", "0x7f", "")
NAMES = (
    "../../evil", "/tmp/evil", "C:\\evil", "..\\evil", "a/../../evil", "con", "a" * 5000, "\x00evil", "page000.svg/",
    "é\udcff",
)  # fmt: skip
LINKS = ("file:///etc/passwd", "http://127.0.0.1:9/x", "../../../etc/passwd", "#mark", "\\\\host\\share", "data:,x")
ENTITIES = b"""<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c
"&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY x SYSTEM "file:///etc/passwd">]>"""

type Change = Callable[[bytes, random.Random], bytes]


def mutated(data: bytes, seed: int) -> bytes:
    """Return a hostile variant of a file, always the same for a seed."""
    chance = random.Random(seed)
    if zipfile.is_zipfile(BytesIO(data)) and chance.random() < 0.75:
        return _mutated_zip(data, chance)
    if data.startswith(b"\x1f\x8b") and chance.random() < 0.8:
        return _mutated_gzip(data, chance)
    text_like = data[:200].lstrip().startswith((b"<", b"{"))
    return chance.choice((*_TEXT, *_RAW) if text_like else _RAW)(data, chance)


def _flipped(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 20, 200))):
        if out:
            out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def _truncated(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _shuffled(data: bytes, chance: random.Random) -> bytes:
    """Parts of the file exchanged, doubled or left out."""
    cuts = sorted(chance.randrange(len(data) + 1) for _ in range(3))
    parts = [data[: cuts[0]], data[cuts[0] : cuts[1]], data[cuts[1] : cuts[2]], data[cuts[2] :]]
    return b"".join(chance.choice(parts) for _ in range(chance.randrange(1, 6)))


def _with_entities(data: bytes, _chance: random.Random) -> bytes:
    head, end, rest = data.partition(b"?>")
    before, after = (head + end, rest) if end else (b"", data)
    return before + ENTITIES + after.replace(b">", b">&d;&x;", 3)


def _nested(data: bytes, chance: random.Random) -> bytes:
    """Elements within elements, and sometimes no end of them."""
    name, depth = chance.choice((b"g", b"switch", b"tspan", b"a:p", b"draw:g", b"layer")), chance.choice((300, 60_000))
    ends = chance.choice((b"</" + name + b">", b"")) * depth
    at = data.rfind(b"</")
    return data[:at] + (b"<" + name + b">") * depth + ends + data[at:]


def _looped(data: bytes, chance: random.Random) -> bytes:
    """Elements that use themselves and each other, ten times at each of many levels."""
    uses = b"".join(
        b'<g id="u%d">%s</g>' % (n, b'<use xlink:href="#u%d" href="#u%d"/>' % (n + 1, n + 1) * 10) for n in range(12)
    )
    round_ = (
        b'<g id="u12"><use xlink:href="#u0" href="#u0"/></g><switch id="s"><switch><use href="#s"/></switch></switch>'
    )
    at = data.rfind(b"</")
    return data[:at] + chance.choice((uses, uses + round_, round_)) + b'<use href="#u0"/>' + data[at:]


def _absurd_numbers(data: bytes, chance: random.Random) -> bytes:
    rate = chance.choice((0.02, 0.3))

    def change(found: re.Match[bytes]) -> bytes:
        return chance.choice(NUMBERS).encode() if chance.random() < rate else found[0]

    return re.sub(rb"-?\d+(?:\.\d+)?", change, data)


def _many(data: bytes, chance: random.Random) -> bytes:
    """An element many times."""
    found = list(re.finditer(rb"<(\w[\w:]*)\b[^<>]*/>|<(\w[\w:]*)\b[^<>]*>[^<>]*</\2>", data))
    if not found:
        return data * 3
    one = chance.choice(found)
    times = min(chance.choice((50, 20_000)), GROWN_BYTES // len(one[0]) + 2)
    return data[: one.end()] + one[0] * times + data[one.end() :]


def _other_links(data: bytes, chance: random.Random) -> bytes:
    links = [one.encode() for one in LINKS]
    return re.sub(rb'((?:href|Target|filename|src|r:embed)=")[^"]*', lambda m: m[1] + chance.choice(links), data)


def _long_value(data: bytes, chance: random.Random) -> bytes:
    """A value of a million characters."""
    found = list(re.finditer(rb'"[^"<>]*"', data))
    if not found:
        return data
    one, filling = chance.choice(found), chance.choice((b"1,", b"M 0 0 L ", b"rotate(", b" ", b"a", b"9", b"-"))
    return data[: one.start() + 1] + filling * (1_000_000 // len(filling)) + data[one.end() - 1 :]


_RAW: tuple[Change, ...] = (_flipped, _truncated, _shuffled)
_TEXT: tuple[Change, ...] = (
    _with_entities, _nested, _looped, _absurd_numbers, _many, _other_links, _long_value,
)  # fmt: skip


def _mutated_gzip(data: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.05:
        return _gzip_bomb()
    plain = data
    with suppress(OSError, EOFError, zlib.error):
        plain = gzip.decompress(data)
    return gzip.compress(chance.choice((*_TEXT, *_RAW))(plain, chance), 1, mtime=0)


def _gzip_bomb() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(BOMB_BYTES >> 20)) + packer.flush()


def _mutated_zip(data: bytes, chance: random.Random) -> bytes:
    members: list[tuple[str, bytes]] = []
    damaged = (zipfile.BadZipFile, OSError, EOFError, zlib.error, NotImplementedError, RuntimeError, ValueError)
    with suppress(*damaged), zipfile.ZipFile(BytesIO(data)) as archive:
        members = [(one.filename, archive.read(one)) for one in archive.infolist()]
    if not members:
        return _flipped(data, chance)
    at = chance.randrange(len(members))
    name, content = members[at]
    match chance.randrange(10):
        case 0:
            members[at] = chance.choice(NAMES), content
        case 1:
            members.append((name, chance.choice(_RAW)(content, chance)))  # twice the same name
        case 2:
            del members[at]
        case 3:
            members.append((chance.choice(("nested.zip", name)), data))
        case 4:
            return _forged_sizes(_zipped(members), chance)
        case 5 if chance.random() < 0.3:
            members[at] = name, bytes(BOMB_BYTES)
        case 6:
            members += [(f"{number}/{name}", b"") for number in range(chance.choice((200, 30_000)))]
        case _:
            members[at] = name, chance.choice((*_TEXT, *_RAW))(content, chance)
    return _zipped(members)


def _zipped(members: list[tuple[str, bytes]]) -> bytes:
    import warnings

    out = BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        warnings.simplefilter("ignore")  # the same name twice
        for name, content in members:
            entry = zipfile.ZipInfo("x")
            entry.filename, entry.compress_type = name.replace("\udcff", "?"), zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()


def _forged_sizes(data: bytes, chance: random.Random) -> bytes:
    """Sizes of members that are not theirs, in the list of them or before each."""
    out = bytearray(data)
    mark, offset = chance.choice(((b"PK\x01\x02", 20), (b"PK\x03\x04", 18)))
    at = data.find(mark)
    while at >= 0:
        struct.pack_into("<II", out, at + offset, *(chance.choice((0, 1, 0xFFFFFFFF, 1 << 30)) for _ in range(2)))
        at = data.find(mark, at + 4)
    return bytes(out)
