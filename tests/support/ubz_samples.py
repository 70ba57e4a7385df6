"""Documents of OpenBoard for tests: pages of SVG in a zip."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from math import cos, pi, sin

from PIL import Image

UB = "http://uniboard.mnemis.com/document"
OLD_UB = "http://www.mnemis.com/uniboard"


def ubz(pages: Mapping[str, str] | str, files: Mapping[str, bytes] | None = None, title: str = "Ma leçon") -> bytes:
    """Return a document. pages: by their names, or the only one. files: others, by their paths."""
    named = {"page000.svg": pages} if isinstance(pages, str) else pages
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("metadata.rdf", metadata(title))
        for name, data in named.items():
            archive.writestr(name, data)
        for name, content in (files or {}).items():
            archive.writestr(name, content)
    return buffer.getvalue()


def metadata(title: str, size: str = "1280x960") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><RDF xmlns="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:ub="{UB}"><Description about="{UB}/1">'
        f"<dc:title>{title}</dc:title><ub:version>4.8.0</ub:version><ub:size>{size}</ub:size></Description></RDF>"
    )


def page(
    items: str = "", *, version: str = "4.8.0", attributes: str = 'ub:nominal-size="1280x960"', ub: str = UB
) -> str:
    """Return a page, of 1280 by 960 pixels with the origin in its middle."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><svg xmlns="http://www.w3.org/2000/svg" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ub="{ub}" xmlns:xhtml="http://www.w3.org/1999/xhtml" '
        f'version="1.1" ub:version="{version}" viewBox="-690 -530 1380 1060" {attributes}>'
        f'<rect fill="white" x="-690" y="-530" width="1380" height="1060"/>{items}</svg>'
    )


def picture(width: int = 40, height: int = 20, colour: str = "red", kind: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, kind)
    return buffer.getvalue()


def band(points: list[tuple[float, float]], widths: list[float], *, corners: int = 8) -> list[tuple[float, float]]:
    """Return the outline of a piece of a stroke as OpenBoard draws it: the left side, an arc round the end, the right
    side, an arc round the start. corners: of each arc."""
    sides = []
    for number, ((x, y), width) in enumerate(zip(points, widths, strict=True)):
        (ax, ay), (bx, by) = points[max(0, number - 1)], points[min(len(points) - 1, number + 1)]
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        nx, ny = (by - ay) / length * width / 2, -(bx - ax) / length * width / 2
        sides.append(((x + nx, y + ny), (x - nx, y - ny)))

    def arc(centre: tuple[float, float], begin: tuple[float, float]) -> list[tuple[float, float]]:
        dx, dy = begin[0] - centre[0], begin[1] - centre[1]
        turns = [pi * step / corners for step in range(1, corners)]
        return [(centre[0] + dx * cos(a) - dy * sin(a), centre[1] + dx * sin(a) + dy * cos(a)) for a in turns]

    left, right = [one for one, _ in sides], [other for _, other in sides]
    outline = [*left, *arc(points[-1], left[-1]), *reversed(right), *arc(points[0], right[0]), left[0]]
    return [(round(x, 2), round(y, 2)) for x, y in outline]


def polygon(outline: list[tuple[float, float]], attributes: str = 'fill="#ff0000" fill-opacity="1"') -> str:
    return f'<polygon points="{" ".join(f"{x:g},{y:g}" for x, y in outline)}" {attributes}/>'
