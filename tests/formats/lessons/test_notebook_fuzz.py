"""Damaged and hostile files of Xournal++ and rnote: a lesson or a FormatError, never another error.

The content is mutated before it is packed, so that the changes reach beyond the first check.
"""

from __future__ import annotations

import base64
import gzip
import random
import re
from collections.abc import Callable
from contextlib import suppress

import pytest

from tests.support import rnote_samples as r
from tests.support import xopp_samples as x
from tests.support.pdf_samples import sample_pdf
from tni.api.formats import FormatError, ImportedLesson
from tni.formats.lessons import rnote_reader, xopp_reader

ODD = (
    b"nan", b"inf", b"-1e308", b"1e999", b"0", b"-0", b"99999999999999999999999", b"", b" ", b"\xff", b"\x00", b"null",
    b"[]", b"{}", b'"', b"<", b">", b"&amp;", b"&x;", b"]]>", b"true", b"\xf0\x9f\x98\x80", b"1ll", b"#", b"../../x",
)  # fmt: skip
ROUNDS = 150


def xml() -> bytes:
    def base64_of(data: bytes) -> str:
        return base64.b64encode(data).decode()

    items = (
        '<stroke tool="pen" color="#0080ffff" width="1.41 1 2 0 3" style="cust: 1 2" fill="9" fn="attachments/c.ogg">'
        "1 2 3 4 5 6 7 8 9 9</stroke>"
        '<stroke tool="highlighter" color="yellow" width="9" capStyle="butt">1 2 3 4</stroke>'
        '<text font="Sans Bold 12" size="12" x="3" y="4" color="red" wrap="9" align="right" justify="true">a\nb</text>'
        '<link url="https://example.org" font="Sans" size="9" x="1" y="2" color="red">c</link>'
        f'<image left="1" top="2" right="3" bottom="4">{base64_of(x.picture())}</image>'
        '<image left="1" top="2" right="3" bottom="4"><attachment path="attachments/a.png"/></image>'
        f'<teximage text="x^2" left="1" top="2" right="3" bottom="4">{base64_of(sample_pdf())}</teximage>'
    )
    backgrounds = (
        *(
            f'<background type="solid" color="blue" style="{style}" config="m1=40,rm=1,r1=20,lw=2,bli=3,f1=ff0000"/>'
            for style in ("lined", "graph", "staves", "isograph", "isodotted", "dotted")
        ),
        '<background type="pixmap" domain="attach" filename="attachments/a.png"/>',
        '<background type="pixmap" domain="clone" filename="6"/>',
        '<background type="pdf" domain="attach" filename="attachments/b.pdf" pageno="1"/>',
    )
    return x.document_xml(x.page_xml(items), *(x.page_xml("", one, (200, 200)) for one in backgrounds))


def json_text() -> bytes:
    here = [1.0, 0.5, -0.5, 1.0, 9.0, 9.0]
    half = {"cuboid": {"half_extents": [9.0, 5.0]}, "affine": here}
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    background = {"color": r.WHITE, "pattern": "isometric_grid", "pattern_size": [32.0, 32.0], "pattern_color": r.BLACK}
    return gzip.decompress(
        r.rnote(
            r.brush((0, 0, 0.5), (9, 9, 0.1)),
            r.brush((0, 900), (9, 990), kind="textured"),
            *(r.shape(kind, half) for kind in ("rect", "polygon")),
            r.shape("ellipse", {"radii": [9.0, 9.0], "affine": here}, fill_color=r.YELLOW),
            r.shape("cubbez", {"start": [0, 0], "cp1": [0, 9], "cp2": [9, 9], "end": [96, 0]}),
            r.shape("polyline", {"start": [0, 0], "path": [[9, 9], [96, 0]]}),
            r.text("aé b", here, [r.attribute(0, 3, font_weight=700), r.attribute(2, 9, text_color=r.YELLOW)]),
            r.bitmap(bytes(8), (2, 1), [9.0, 9.0], here),
            r.vector(svg, [9.0, 9.0], here),
            background=background,
            layout="infinite",
        )
    )


def read_xml(data: bytes) -> ImportedLesson:
    pdf = sample_pdf()
    return xopp_reader.read_lesson(x.packaged(data, a__png=x.picture(), b__pdf=pdf, c__ogg=b"OggS"), "a.xopp")


def read_json(data: bytes) -> ImportedLesson:
    return rnote_reader.read_lesson(gzip.compress(data, 1), "a.rnote")


CONTENTS = {"xml": (xml(), read_xml), "json": (json_text(), read_json)}


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return the content with a few values, names or bytes changed, parts cut out, doubled or moved."""
    for _ in range(chance.randint(1, 4)):
        spans = [found.span() for found in re.finditer(rb"-?[\d.]+|[A-Za-z_]{3,}|\"[^\"]*\"", data)] or [(0, 0)]
        begin, end = chance.choice(spans)
        match chance.randrange(5):
            case 0 | 1:
                data = data[:begin] + chance.choice(ODD) + data[end:]
            case 2:
                far = min(len(data), begin + chance.choice((1, 20, 500)))
                data = data[:begin] + data[far:]
            case 3:
                far = min(len(data), begin + 300)
                data = data[:far] + data[begin:far] + data[far:]
            case _:
                at = chance.randrange(len(data) + 1)
                data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
    return data


@pytest.mark.parametrize("kind", CONTENTS)
@pytest.mark.parametrize("seed", range(4))
def test_any_content_is_a_lesson_or_a_format_error(kind: str, seed: int) -> None:
    content, read = CONTENTS[kind]
    survives(content, read, random.Random(f"{kind}{seed}"), ROUNDS // 4)


@pytest.mark.slow
@pytest.mark.parametrize("kind", CONTENTS)
def test_any_content_of_many_is_a_lesson_or_a_format_error(kind: str) -> None:
    content, read = CONTENTS[kind]
    survives(content, read, random.Random(kind), 5000)


def survives(content: bytes, read: Callable[[bytes], ImportedLesson], chance: random.Random, rounds: int) -> None:
    read(content)
    for _ in range(rounds):
        with suppress(FormatError):
            assert read(mutated(content, chance)).lesson.pages
