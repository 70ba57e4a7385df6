"""Texts of a page of OpenBoard: boxes of HTML, and the plain texts of earlier versions."""

from __future__ import annotations

from math import radians

from tni.api.formats import PlainText
from tni.core.geometry import Affine
from tni.formats.lessons.html_text import HtmlText, read_html_text
from tni.formats.lessons.openboard.page_context import PageContext, attributes_of, box_of, z_of
from tni.formats.lessons.svg_values import parse_colour, parse_number, parse_transform
from tni.formats.lessons.text_fit import fitting_width
from tni.formats.xml_tree import Element, child, element_text, name_of

MARGIN_PX = 4.0
"""Free border of a text within its box."""
FONT_PX = 32.0
"""Size of a text that tells none: 24 points, which the program begins with."""
_PX_PER_POINT = 4 / 3
_LONGEST = 50_000


def place_text(element: Element, source: str, group: str, context: PageContext) -> None:
    """Put a text on the page."""
    attributes = attributes_of(element)
    html = _read(element, attributes)
    if html.lost_links:
        context.change("Lien dans un texte non repris.", source)
    if html.controls:
        context.change("Champ, bouton, son ou film à l’intérieur d’un texte non repris.", source)
    if not html.text.strip():
        context.drop("Zone de texte vide.", source)
        return
    if html.has_tables:
        context.change("Tableau d’un texte posé comme lignes de texte.", source)
    if html.pictures:
        context.change("Images à l’intérieur d’un texte non reprises.", source)
    width, height = (
        max(0.0, parse_number(attributes.get(name), parse_number(attributes.get(f"ub:{name}"))))
        for name in ("width", "height")
    )
    box = box_of(attributes, context.frame, width, height)
    if box.is_mirrored or box.is_sheared:
        context.change("Texte retourné ou incliné : posé droit.", source)
    scale = box.height / height if height > 0 else parse_transform(attributes.get("transform")).mean_scale
    margin = MARGIN_PX * scale
    x, y = Affine.rotating(radians(box.turn), (box.x, box.y)).point(box.x + margin, box.y + margin)
    size, wide, high = (html.size or FONT_PX) * scale, box.width - 2 * margin, max(0.0, box.height - 2 * margin)
    text = PlainText(
        source=source, group=group, is_locked=attributes.get("ub:locked") in ("true", "1"), x=x, y=y,
        text=html.text[:_LONGEST],
        size=size, width=fitting_width(html.text, max(0.0, wide), high, size, html.align),
        height=high, colour=_colour(html, attributes, context), bold=html.bold,
        italic=html.italic, underline=html.underline, align=html.align, turn=box.turn, spans=html.spans,
        paragraphs=html.paragraphs,
    )  # fmt: skip
    context.place(z_of(attributes), text, box.bounds)


def _colour(html: HtmlText, attributes: dict[str, str], context: PageContext) -> str:
    key = "ub:fill-on-dark-background" if context.frame.is_dark else "ub:fill-on-light-background"
    words = (html.colour, attributes.get("fill"), attributes.get(key))
    found = next((colour for word in words if (colour := parse_colour(word)) is not None), None)
    return found.hex if found else ("#ffffff" if context.frame.is_dark else "#000000")


def _read(element: Element, attributes: dict[str, str]) -> HtmlText:
    """Return the text in the form of any version: HTML that is escaped, HTML as elements, or letters alone."""
    per_point = parse_number(attributes.get("ub:pixels-per-point"), _PX_PER_POINT)
    escaped = child(element, "itemTextContent")
    if escaped is not None:
        return read_html_text(element_text(escaped), px_per_point=per_point if 0.2 < per_point < 20 else _PX_PER_POINT)
    if len(element) == 0:
        return HtmlText(element_text(element).strip("\r\n"), parse_number(attributes.get("font-size")))
    return read_html_text(_as_html(element), px_per_point=_PX_PER_POINT)


def _as_html(element: Element) -> str:
    """Return what is in an element as HTML, without the namespaces' prefixes."""
    parts: list[str] = []
    open_names: list[tuple[Element, str]] = []
    for one in element.iter():
        if one is element or not name_of(one):
            continue
        while open_names and one.getparent() is not open_names[-1][0]:
            parts.append(f"</{open_names[-1][1]}>{_escaped(open_names[-1][0].tail)}")
            open_names.pop()
        written = "".join(f' {name}="{_escaped(value)}"' for name, value in attributes_of(one).items())
        parts.append(f"<{name_of(one)}{written}>{_escaped(one.text)}")
        open_names.append((one, name_of(one)))
    for one, name in reversed(open_names):
        parts.append(f"</{name}>{_escaped(one.tail)}")
    return "".join(parts)


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
