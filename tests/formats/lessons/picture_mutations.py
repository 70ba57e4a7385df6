"""Hostile variants of pictures whose checksums are right, so that what is changed reaches the decoder."""

from __future__ import annotations

import random
import struct
import zlib

PNG = b"\x89PNG\r\n\x1a\n"
SIDES = (0, 1, 2, 4097, 20_000, 65_535, 1 << 24, (1 << 31) - 1, (1 << 32) - 1)
_BOMB = 50 << 20


def changed_picture(data: bytes, chance: random.Random) -> bytes:
    """Return a picture with a header or block changed; the same where it is of no kind that is known here."""
    if data.startswith(PNG):
        return _png(data, chance)
    if data.startswith((b"GIF87a", b"GIF89a")):
        return _gif(data, chance)
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data, chance)
    if data[:4] == b"RIFF":
        return _riff(data, chance)
    if data[:2] == b"BM":
        out = bytearray(data)
        struct.pack_into("<i", out, chance.choice((10, 14, 18, 22, 26, 30, 34, 46)), chance.choice((0, -1, 1 << 30, 3)))
        return bytes(out)
    if data[:4] == b"II*\0":
        return _tiff(data, chance)
    if data[4:8] == b"ftyp":
        return _boxes(data, chance)
    return data


def png_chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _png(data: bytes, chance: random.Random) -> bytes:
    chunks: list[tuple[bytes, bytes]] = []
    at = len(PNG)
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4])
        chunks.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + size]))
        at += 12 + size
    match chance.randrange(9):
        case 0:
            sides = struct.pack(">II", chance.choice(SIDES), chance.choice(SIDES))
            chunks[0] = chunks[0][0], sides + chunks[0][1][8:]
        case 1:
            head = bytearray(chunks[0][1])
            head[chance.randrange(8, 13)] = chance.randrange(256)
            chunks[0] = chunks[0][0], bytes(head)
        case 2:
            chunks.insert(1, (b"IDAT", zlib.compress(bytes(_BOMB), 9)))
        case 3:
            chunks.insert(1, (chance.choice((b"zTXt", b"iCCP")), b"a\0\0" + zlib.compress(bytes(_BOMB), 9)))
        case 4:
            chunks.insert(1, (b"iTXt", b"a\0\x01\0\0\0" + zlib.compress(bytes(_BOMB), 9)))
        case 5:
            frames = struct.pack(">II", chance.choice((0, 2, 1 << 31, (1 << 32) - 1)), 0)
            chunks.insert(1, (b"acTL", frames))
            place = struct.pack(">IIIIIHHBB", 0, *(chance.choice(SIDES) for _ in range(4)), 0, 0, 9, 9)
            chunks.insert(2, (b"fcTL", place))
        case 6:
            chunks.insert(1, (b"eXIf", b"II*\0" + struct.pack("<I", chance.choice((0, 8, 1 << 31))) + bytes(30)))
        case 7:
            chunks.insert(1, (b"PLTE", bytes(chance.choice((0, 3, 768, 769, 9000)))))
        case _:
            chance.shuffle(chunks)
    return PNG + b"".join(png_chunk(name, content) for name, content in chunks)


def _gif(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    match chance.randrange(3):
        case 0:
            struct.pack_into("<HH", out, 6, chance.choice((0, 65_535)), chance.choice((0, 65_535)))
        case 1:
            at = data.find(b",", 13)
            if at >= 0:
                struct.pack_into("<HHHH", out, at + 1, *(chance.choice((0, 1, 65_535)) for _ in range(4)))
        case _:
            at = data.find(b",", 13)
            return data[:at] + data[at:-1] * 3000 + b";"
    return bytes(out)


def _jpeg(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    kind = chance.randrange(4)
    at = next((place for mark in (b"\xff\xc0", b"\xff\xc2") if (place := data.find(mark)) >= 0), -1)
    if kind == 0 and at >= 0:
        struct.pack_into(">HH", out, at + 5, chance.choice((0, 1, 65_535)), chance.choice((0, 1, 65_535)))
    elif kind == 1:
        exif = b"Exif\0\0II*\0\x08\0\0\0" + struct.pack("<H", 3) + struct.pack("<HHII", 0x0112, 3, 1, 9) * 3
        exif += struct.pack("<I", 8)  # the next directory is the same again
        return data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:]
    elif kind == 2:
        return data[:2] + b"\xff\xfe\xff\xff" * 3000 + data[2:]
    else:
        scan = data.find(b"\xff\xda")
        return data[:-2] + data[scan:-2] * 300 + b"\xff\xd9"
    return bytes(out)


def _riff(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    at = chance.choice((4, 16, 20, 24, 28, 32))
    out[at : at + 4] = struct.pack("<I", chance.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFF, len(data))))
    return bytes(out)


def _boxes(data: bytes, chance: random.Random) -> bytes:
    """Sizes of boxes, as HEIC and MP4 have them, that are not theirs, and boxes in boxes."""
    out = bytearray(data)
    if chance.random() < 0.3:
        return data[:32] + struct.pack(">I", 0xFFFF) + b"meta" + (struct.pack(">I", 8) + b"meta") * 9000 + data[32:]
    names = [
        at for name in (b"ispe", b"iloc", b"meta", b"mdat", b"iinf", b"ipco", b"hvcC") if (at := data.find(name)) > 4
    ]
    for at in chance.sample(names, min(len(names), chance.choice((1, 3)))):
        place = at + chance.choice((-4, 4, 8, 12))
        struct.pack_into(">I", out, place, chance.choice(SIDES))
    return bytes(out)


def _tiff(data: bytes, chance: random.Random) -> bytes:
    """A directory with other values, or that is followed by itself."""
    out = bytearray(data)
    at = struct.unpack_from("<I", data, 4)[0]
    count = struct.unpack_from("<H", data, at)[0]
    if chance.random() < 0.2:
        struct.pack_into("<I", out, at + 2 + 12 * count, chance.choice((at, 0, len(data) - 1, 1 << 31)))
    for _ in range(chance.choice((1, 3))):
        place = at + 2 + 12 * chance.randrange(count) + chance.choice((2, 4, 8))
        struct.pack_into("<I", out, place, chance.choice((*SIDES, 3, 5, 34_712)))
    return bytes(out)
