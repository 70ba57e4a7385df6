"""`tni convert` to and from SVG: each page a file that is whole in itself and shows what the lesson does."""

from __future__ import annotations

import io
import re
from pathlib import Path

from lxml import etree
from PIL import Image

from tests.support.pdf_samples import SamplePage, sample_pdf
from tni.app.convert import convert
from tni.formats.lessons.format_registry import read_lesson
from tni.formats.lessons.svg_picture import draw_svg

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="280mm" height="210mm" viewBox="0 0 280 210">'
    '<rect x="20" y="20" width="60" height="40" fill="#0000ff"/><text x="20" y="120" font-size="12">Bonjour</text>'
    '<polyline fill="none" stroke="#ff0000" stroke-width="6" points="150,50 250,50"/></svg>'
)


def test_a_drawing_becomes_a_lesson_and_a_drawing_again(tmp_path: Path, qapp: object) -> None:
    (tmp_path / "a.svg").write_text(DRAWING)
    convert(tmp_path / "a.svg", tmp_path / "a.tni", 800)
    assert convert(tmp_path / "a.tni", tmp_path / "b.svg", 800).paths == (tmp_path / "b.svg",)
    data = (tmp_path / "b.svg").read_bytes()
    image = Image.open(io.BytesIO(draw_svg(data, 1400).png)).convert("RGB")
    assert image.size in ((1400, 1050), (1400, 1051))
    assert image.getpixel((250, 200)) == (0, 0, 255)
    assert image.getpixel((1000, 250)) == (255, 0, 0)
    assert min(image.getpixel((700, 900))) > 240, "paper"
    texts = etree.fromstring(data).findall(".//{*}text")
    assert ["".join(text.itertext()) for text in texts] == ["Bonjour"]


def test_each_page_is_a_file_with_nothing_outside(tmp_path: Path, qapp: object) -> None:
    (tmp_path / "x.pdf").write_bytes(sample_pdf([SamplePage(), SamplePage()]))
    written = convert(tmp_path / "x.pdf", tmp_path / "y.svg", 800).paths
    assert [path.name for path in written] == ["y-01.svg", "y-02.svg"]
    for path in written:
        text = path.read_text()
        assert all(one.startswith(("data:", "#")) for one in re.findall(r'href="([^"]*)"', text))
        assert read_lesson(path.read_bytes(), path.name).lesson.pages[0].items
