"""Pictures of strangers' SVG: drawn as they are, with nothing from outside, in bounded time."""

from __future__ import annotations

import base64
import gzip
import io
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from tni.api.formats import FormatError, FormatFault
from tni.formats.lessons.svg_picture import draw_svg, draw_tree

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
RED, BLUE, CLEAR = (255, 0, 0, 255), (0, 0, 255, 255), (0, 0, 0, 0)


def svg(body: str, attributes: str = 'width="40" height="20"') -> bytes:
    return f"<svg {NS} {attributes}>{body}</svg>".encode()


def pixel(data: bytes, x: float, y: float) -> tuple[int, ...]:
    """The pixel at parts of the width and height."""
    image = Image.open(io.BytesIO(draw_svg(data).png)).convert("RGBA")
    found = image.getpixel((int(x * image.width), int(y * image.height)))
    assert isinstance(found, tuple)
    return found


def png(colour: str) -> str:
    out = io.BytesIO()
    Image.new("RGB", (4, 4), colour).save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()


def test_a_shape_is_drawn_where_it_lies() -> None:
    data = svg('<rect width="20" height="20" fill="red"/>')
    assert pixel(data, 0.25, 0.5) == RED
    assert pixel(data, 0.75, 0.5) == CLEAR
    drawn = draw_svg(data)
    assert (drawn.width_px, drawn.height_px) == (40, 20)
    assert Image.open(io.BytesIO(drawn.png)).size == (1600, 800)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 40 20"', (40, 20)),
        ('viewBox="0 0 40 20" width="10mm"', (37.795, 18.898)),
        ('viewBox="0 0 40 20" height="100"', (200, 100)),
        ('viewBox="0 0 40 20" width="100%" height="100%"', (40, 20)),
        ("", (300, 150)),
        ('width="nan" height="1e300"', (1e7, 1e7)),
    ],
)
def test_the_size_is_what_the_file_says(attributes: str, size: tuple[float, float]) -> None:
    drawn = draw_svg(svg('<rect width="20" height="20" fill="red"/>', attributes))
    if "nan" not in attributes:
        assert (drawn.width_px, drawn.height_px) == pytest.approx(size, abs=0.01)


def test_a_packed_file_is_unpacked() -> None:
    assert pixel(gzip.compress(svg('<rect width="20" height="20" fill="red"/>')), 0.25, 0.5) == RED


def test_a_file_without_a_namespace_or_with_an_undeclared_prefix_is_drawn() -> None:
    body = b'<svg width="40" height="20"><rect width="20" height="20" fill="red"/></svg>'
    assert pixel(body, 0.25, 0.5) == RED
    assert pixel(body.replace(b"fill", b'ink:a="1" fill'), 0.25, 0.5) == RED


def test_addresses_that_illustrator_shortens_are_read() -> None:
    head = b'<!DOCTYPE svg PUBLIC "a" "b" [<!ENTITY ns_svg "http://www.w3.org/2000/svg">]>'
    data = head + b'<svg xmlns="&ns_svg;" width="40" height="20"><rect width="20" height="20" fill="red"/></svg>'
    assert pixel(data, 0.25, 0.5) == RED


def test_a_style_sheet_and_embedded_pictures_are_drawn() -> None:
    assert pixel(svg('<style>.a{fill:red}</style><rect class="a" width="20" height="20"/>'), 0.25, 0.5) == RED
    image = f'<image width="20" height="20" xlink:href="data:image/png;base64,{png("red")}"/>'
    assert pixel(svg(image), 0.25, 0.5) == RED
    inner = base64.b64encode(svg('<rect width="40" height="20" fill="blue"/>')).decode()
    assert pixel(svg(f'<image width="40" height="20" href="data:image/svg+xml;base64,{inner}"/>'), 0.5, 0.5) == BLUE


def test_text_is_drawn() -> None:
    data = svg('<text x="0" y="20" font-size="24" fill="red">MMMM</text>')
    image = Image.open(io.BytesIO(draw_svg(data).png)).convert("RGBA")
    assert any(alpha for alpha in image.getchannel("A").tobytes())


def test_nothing_outside_the_file_is_loaded(tmp_path: Path) -> None:
    beside = tmp_path / "beside.png"
    beside.write_bytes(base64.b64decode(png("red")))
    (tmp_path / "beside.svg").write_bytes(svg('<rect width="40" height="20" fill="red"/>'))
    for address in (beside, beside.as_uri(), tmp_path / "beside.svg"):
        for image in (
            f'<image width="40" height="20" href="{address}"/>',
            f'<image width="40" height="20" xlink:href=" {address}"/>',
            f'<filter id="f"><feImage href="{address}"/></filter><rect width="40" height="20" filter="url(#f)"/>',
        ):
            assert pixel(svg(image), 0.5, 0.5) == CLEAR
            hidden = base64.b64encode(svg(image)).decode()
            nested = f'<image width="40" height="20" href="data:text/plain;base64,{hidden}"/>'
            assert pixel(svg(nested), 0.5, 0.5) == CLEAR


def test_what_is_drawn_again_and_again_is_refused() -> None:
    uses = "".join(f'<g id="a{n}">{f"<use href='#a{n - 1}'/>" * 10}</g>' for n in range(1, 9))
    patterns = "".join(
        f'<pattern id="p{n}" width="1">{f"<rect width='1' height='1' fill='url(#p{n - 1})'/>" * 10}</pattern>'
        for n in range(1, 9)
    )
    sheet = '<style>.c{fill:url(#p8)}</style><rect class="c" width="9" height="9"/>'
    points = "1,1 " * 20_000
    marked = f'<marker id="m"><g>{"<rect/>" * 50}</g></marker><polyline points="{points}" marker-mid="url(#m)"/>'
    for body in (f'<rect id="a0"/>{uses}', f'{patterns}<rect fill="url(#p8)"/>', patterns + sheet, marked):
        with pytest.raises(FormatError) as raised:
            draw_svg(svg(body))
        assert raised.value.fault is FormatFault.TOO_LARGE


def test_what_refers_to_itself_is_drawn_once() -> None:
    data = svg('<g id="a"><rect width="20" height="20" fill="red"/><use href="#a"/></g>')
    assert pixel(data, 0.25, 0.5) in (RED, CLEAR)


@pytest.mark.parametrize("depth", [99, 101, 250, 100_000])
def test_deep_nesting_is_drawn_or_refused(depth: int) -> None:
    data = svg("<g>" * (depth - 1) + '<rect width="20" height="20" fill="red"/>' + "</g>" * (depth - 1))
    if depth < 100:
        assert pixel(data, 0.25, 0.5) == RED
    else:
        with pytest.raises(FormatError):
            draw_svg(data)


def test_references_count_as_depth() -> None:
    links = "".join(f'<g id="a{n}"><g><use href="#a{n - 1}"/></g></g>' for n in range(1, 60))
    with pytest.raises(FormatError):
        draw_svg(svg(f'<rect id="a0"/>{links}'))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg",
        b"<html/>",
        b"PK\x03\x04",
        b"\x1f\x8b\x08",
        b'<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><svg><text>&b;</text></svg>',
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg><text>&a;</text></svg>',
        b'<!DOCTYPE svg [<!ENTITY % a "b">%a;]><svg><text>&a;</text></svg>',
        gzip.compress(b" " * 150_000_000, mtime=0),
    ],
)
def test_what_is_no_svg_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        draw_svg(data)


def test_a_name_with_an_empty_prefix_fails_nothing() -> None:
    text = b'<svg width="20" height="20"><:id/><rect width="20" height="20" fill="red"/></svg>'
    damaged = etree.XML(text, etree.XMLParser(recover=True))
    assert damaged[0].tag == ":id"
    assert draw_tree(damaged).png.startswith(b"\x89PNG")
