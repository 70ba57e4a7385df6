"""Hostile variants of zips and of gzip files: names, sizes and entries that are not what they seem, and bombs."""

from __future__ import annotations

import gzip
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO

BOMB_BYTES = 300 << 20
"""Bytes of what unpacks to too much."""
NAMES = (
    "../../evil", "/tmp/evil", "C:\\evil", "..\\evil", "a/../../evil", "con", "a" * 5000, "\x00evil", "page000.svg/",
    "é\udcff", "aux.svg", "nul", "a.svg.", "a.svg ", "//host/share/a", "\\\\?\\C:\\evil", "content.xml\x00.png",
    "\u202egnp.exe", "a\nb", "./content.xml", "META-INF/../content.xml",
)  # fmt: skip
METHODS = (1, 6, 8, 9, 12, 14, 93, 95, 98, 99, 65535)
"""Compression methods that members may claim: 12 is bzip2, 14 LZMA, 93 Zstandard, 99 AES."""
_ENTRY, _LOCAL, _END = b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06"
_LINK, _FIRST_DAY = 0o120777 << 16, 0x21

type Change = Callable[[bytes, random.Random], bytes]
type Members = list[tuple[str, bytes]]


def changed_gzip(data: bytes, chance: random.Random, change: Change) -> bytes:
    """Return a gzip file whose content is changed, or that is none that a program makes."""
    kind = chance.random()
    if kind < 0.04:
        return gzip_bomb()
    plain = data
    with suppress(OSError, EOFError, zlib.error):
        plain = gzip.decompress(data)
    if kind < 0.08:
        return gzip.compress(data, mtime=0)  # packed twice
    if kind < 0.12:
        return gzip.compress(plain[: len(plain) // 2], mtime=0) + gzip.compress(plain[len(plain) // 2 :], mtime=0)
    if kind < 0.16:
        return data + chance.choice((bytes(1000), data, gzip_bomb(), b"PK\x03\x04"))
    return gzip.compress(change(plain, chance), 1, mtime=0)


def gzip_bomb() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(BOMB_BYTES >> 20)) + packer.flush()


def changed_zip(data: bytes, chance: random.Random, change: Change, raw: Change) -> bytes:
    """Return a zip with a member changed, or that is none that a program makes. change: of a member's content. raw: of
    any bytes."""
    members: Members = []
    damaged = (zipfile.BadZipFile, OSError, EOFError, zlib.error, NotImplementedError, RuntimeError, ValueError)
    with suppress(*damaged), zipfile.ZipFile(BytesIO(data)) as archive:
        members = [(one.filename, archive.read(one)) for one in archive.infolist()]
    if not members:
        return raw(data, chance)
    at = chance.randrange(len(members))
    name, content = members[at]
    match chance.randrange(16):
        case 0:
            members[at] = chance.choice(NAMES), content
        case 1:
            members.append((name, raw(content, chance)))  # twice the same name
        case 2:
            del members[at]
        case 3:
            members.append((chance.choice(("nested.zip", name)), data))
        case 4:
            return forged_sizes(zipped(members), chance)
        case 5 if chance.random() < 0.3:
            members[at] = name, bytes(BOMB_BYTES)
        case 6:
            members += [(f"{number}/{name}", b"") for number in range(chance.choice((200, 30_000)))]
        case 7:
            members.append((name.swapcase(), change(content, chance)))  # twins where case does not count
        case 8:
            return _forged_entries(zipped(members), chance)
        case 9:
            return _overlapping(zipped(members), chance)
        case _:
            members[at] = name, change(content, chance)
    return zipped(members, link=name if chance.random() < 0.02 else "")


def timeless(data: bytes) -> bytes:
    """Return a zip that says nothing of when it was made; other files as they are."""
    if not data.startswith(_LOCAL):
        return data
    out = bytearray(data)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        at = archive.start_dir
        for entry in archive.infolist():
            struct.pack_into("<HH", out, entry.header_offset + 10, 0, _FIRST_DAY)
            struct.pack_into("<HH", out, at + 12, 0, _FIRST_DAY)
            at += 46 + sum(struct.unpack_from("<HHH", data, at + 28))
    return bytes(out)


def zipped(members: Members, link: str = "") -> bytes:
    """Pack members. link: name of one that says to be a symbolic link."""
    import warnings

    out = BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        warnings.simplefilter("ignore")  # the same name twice
        for name, content in members:
            entry = zipfile.ZipInfo("x")
            entry.filename, entry.compress_type = name.replace("\udcff", "?"), zipfile.ZIP_DEFLATED
            if name == link:
                entry.create_system, entry.external_attr, content = 3, _LINK, b"/etc/passwd"
            archive.writestr(entry, content)
    return out.getvalue()


def forged_sizes(data: bytes, chance: random.Random) -> bytes:
    """Return a zip with sizes of members that are not theirs, in the list of them or before each."""
    out = bytearray(data)
    mark, offset = chance.choice(((_ENTRY, 20), (_LOCAL, 18)))
    at = data.find(mark)
    while at >= 0:
        struct.pack_into("<II", out, at + offset, *(chance.choice((0, 1, 0xFFFFFFFF, 1 << 30)) for _ in range(2)))
        at = data.find(mark, at + 4)
    return bytes(out)


def _forged_entries(data: bytes, chance: random.Random) -> bytes:
    """Members that say to be locked, packed another way, or elsewhere in the file."""
    out = bytearray(data)
    at = data.find(_ENTRY)
    while at >= 0:
        match chance.randrange(6):
            case 0:
                struct.pack_into("<H", out, at + 8, chance.choice((1, 8, 0x2000, 0x41, 0xFFFF)))
            case 1:
                struct.pack_into("<H", out, at + 10, chance.choice(METHODS))
            case 2:
                struct.pack_into("<I", out, at + 42, chance.choice((0, 1, len(data), 0xFFFFFFFF)))
            case 3:
                struct.pack_into("<I", out, at + 16, chance.randrange(1 << 32))  # its checksum
        at = data.find(_ENTRY, at + 4)
    end = data.rfind(_END)
    if chance.random() < 0.2 and end >= 0:
        struct.pack_into("<HHIIH", out, end + 8, *(chance.choice((0, 1, 0xFFFF)) for _ in range(5)))
    return bytes(out)


def _overlapping(data: bytes, chance: random.Random) -> bytes:
    """All entries lead to the same member, as in a bomb without nesting."""
    out = bytearray(data)
    places = []
    at = data.find(_ENTRY)
    while at >= 0:
        places.append(at)
        at = data.find(_ENTRY, at + 4)
    if not places:
        return data
    wanted = chance.choice(places)
    for place in places:
        out[place + 16 : place + 28] = data[wanted + 16 : wanted + 28]
        out[place + 42 : place + 46] = data[wanted + 42 : wanted + 46]
    return bytes(out)
