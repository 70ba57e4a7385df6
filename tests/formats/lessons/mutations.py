"""Hostile variants of files: damaged, forged and swollen, each from a seed."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable
from io import BytesIO

from tests.formats.lessons.picture_mutations import changed_picture
from tests.formats.lessons.tree_mutations import changed_json, changed_xml
from tests.formats.lessons.zip_mutations import changed_gzip, changed_zip

GROWN_BYTES = 10 << 20
"""Bytes of what is added to a file."""
NUMBERS = ("NaN", "inf", "-inf", "1e308", "-1e308", "9e999", "99999999999999999999", "-1", "0", "1e-320", "0x7f", "")
LINKS = ("file:///etc/passwd", "http://127.0.0.1:9/x", "../../../etc/passwd", "#mark", "\\\\host\\share", "data:,x")
ENTITIES = b"""<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c
"&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY x SYSTEM "file:///etc/passwd">]>"""

type Change = Callable[[bytes, random.Random], bytes]


def mutated(data: bytes, seed: int) -> bytes:
    """Return a hostile variant of a file, always the same for a seed."""
    chance = random.Random(seed)
    if zipfile.is_zipfile(BytesIO(data)) and chance.random() < 0.8:
        return changed_zip(data, chance, _any_change, _raw_change)
    if data.startswith(b"\x1f\x8b") and chance.random() < 0.8:
        return changed_gzip(data, chance, _any_change)
    return _any_change(data, chance)


def _raw_change(data: bytes, chance: random.Random) -> bytes:
    return chance.choice(_RAW)(data, chance)


def _any_change(data: bytes, chance: random.Random) -> bytes:
    """Change a file, or a member of a package, as its kind allows."""
    head = data[:200].lstrip(b"\xef\xbb\xbf \r\n\t")
    if head.startswith(b"{"):
        return chance.choice((changed_json, changed_json, changed_json, *_RAW))(data, chance)
    if head.startswith(b"<"):
        return chance.choice((*_TEXT, *_TREE, *_RAW))(data, chance)
    if head[:4].isascii() and data[:1000].isascii():
        return chance.choice((_absurd_numbers, _long_value, _odd_words, *_RAW))(data, chance)
    return chance.choice((changed_picture, changed_picture, *_RAW))(data, chance)


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


def _odd_words(data: bytes, chance: random.Random) -> bytes:
    """Words of a text exchanged for others that mean something to some program."""
    words = (b"-->", b"<c>", b"&#0;", b"&#x202e;", b"99:99:99.999", b"javascript:", b"\x00", b"\n\n", b"/JavaScript")
    found = list(re.finditer(rb"[^\s]+", data))
    for one in sorted(chance.sample(found, min(len(found), 5)), key=lambda one: -one.start()):
        data = data[: one.start()] + chance.choice(words) * chance.choice((1, 1, 1000)) + data[one.end() :]
    return data


_RAW: tuple[Change, ...] = (_flipped, _truncated, _shuffled)
_TEXT: tuple[Change, ...] = (
    _with_entities, _nested, _looped, _absurd_numbers, _many, _other_links, _long_value,
)  # fmt: skip
_TREE: tuple[Change, ...] = (changed_xml,) * len(_TEXT)
