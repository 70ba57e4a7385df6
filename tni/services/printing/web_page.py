"""A lesson as one web page: a single HTML file that any browser reads, without the program and without a network.

No script is needed to read it. Its security policy lets nothing in the file run or load but its own style, its own few
lines of script and the pictures and fonts that are in it; every text of the lesson is escaped besides.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tni.core.digest import sha256
from tni.core.errors import TniError
from tni.core.ids import BlobId
from tni.document.items import PdfBackground
from tni.files.atomic import atomic_file
from tni.render.svg.markup import attributes, escaped, one_line
from tni.render.svg.page_svg import SvgPage, SvgSources, SvgWriter
from tni.services.printing.web_lesson import WebLesson, WebPage
from tni.services.printing.web_page_end import credits_markup, plan_markup, withheld_markup
from tni.services.printing.web_sounds import WebSounds
from tni.services.printing.web_texts import WebTexts

HERE = Path(__file__).parent
WIDE = 1.2
"""Width of a page, as a part of its height, from which it is fitted into the window whole."""


class ExportCancelledError(TniError):
    """The teacher cancelled an export. Nothing was written."""

    def __init__(self) -> None:
        super().__init__("the export was cancelled")


@dataclass(frozen=True, slots=True)
class WebFont:
    """Font that the page holds. file: WOFF, as an address that holds its data."""

    family: str
    bold: bool
    file: str
    italic: bool = False


@dataclass(frozen=True, slots=True)
class WebMaterial:
    """Sources and texts that a page is made with. font: returns a font, by family, weight
    and slant; None where a reader slants the upright one. family: of the page's
    own texts. pdf_text: returns the text of a PDF page, which stands behind its picture; "" without one. sound: returns
    the file of a sound."""

    sources: SvgSources
    texts: WebTexts
    font: Callable[[str, bool, bool], WebFont | None]
    family: str
    pdf_text: Callable[[PdfBackground], str] = lambda _pdf: ""
    sound: Callable[[BlobId], bytes] = lambda _blob: b""


def write_web_page(
    lesson: WebLesson,
    path: Path,
    material: WebMaterial,
    drawn: Callable[[int], object] = lambda _n: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write the web page, completely or not at all. drawn: called with the number of pages drawn so far.

    Raises: WriteError, ExportCancelledError.
    """
    data = web_page(lesson, material, drawn, is_cancelled).encode("utf-8")
    with atomic_file(path) as file:
        file.write(data)


def web_page(
    lesson: WebLesson,
    material: WebMaterial,
    drawn: Callable[[int], object] = lambda _n: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> str:
    """Return the web page. Raises: ExportCancelledError."""
    writer, sounds = SvgWriter(material.sources), WebSounds(material.sound, material.texts)
    pages = []
    for count, page in enumerate(lesson.pages, 1):
        if is_cancelled():
            raise ExportCancelledError
        pages.append(_page(page, writer, material, sounds))
        drawn(count)
    used = sorted(writer.fonts | {(material.family, False, False), (material.family, True, False)})
    faces = [found for font in used if (found := material.font(*font)) is not None]
    style = "".join(map(font_face, faces)) + (HERE / "web_page.css").read_text("utf-8")
    script = (HERE / "web_page.js").read_text("utf-8")
    texts = material.texts
    body = [
        f'<a class="skip" href="#content">{escaped(texts.skip)}</a>\n',
        f'<svg class="shared" aria-hidden="true" focusable="false"><defs>{writer.definitions}</defs></svg>\n',
        _header(lesson, texts),
        _navigation(lesson.pages, texts),
        f'<main id="content" tabindex="-1">\n{"".join(pages)}',
        plan_markup(lesson.plan, lesson.questions, texts),
        credits_markup(lesson.credits, texts),
        withheld_markup(lesson.credits, texts),
        f"</main>\n<footer>{escaped(texts.made_with)}</footer>\n<script>{script}</script>\n",
    ]
    return f"{_head(lesson, texts, style, script)}<body>\n{''.join(body)}</body>\n</html>\n"


def _head(lesson: WebLesson, texts: WebTexts, style: str, script: str) -> str:
    policy = (
        "default-src 'none'; img-src data:; font-src data:; media-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    )
    named = {"author": one_line(lesson.author), "generator": "TNI", "referrer": "no-referrer"}
    meta = "".join(f"<meta{attributes({'name': k, 'content': v})}>\n" for k, v in named.items() if v)
    return (
        f'<!DOCTYPE html>\n<html{attributes({"lang": texts.language})}>\n<head>\n<meta charset="utf-8">\n'
        f"<meta{attributes({'http-equiv': 'Content-Security-Policy', 'content': policy})}>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{meta}<title>{escaped(one_line(lesson.title) or texts.untitled)}</title>\n<style>{style}</style>\n</head>\n"
    )


def _hash(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode('utf-8'))).decode('ascii')}"


def font_face(font: WebFont) -> str:
    weight, slant = "bold" if font.bold else "normal", "font-style:italic;" if font.italic else ""
    face = f'font-family:"{font.family}";font-weight:{weight};{slant}src:url({font.file}) format("woff")'
    return f"@font-face{{{face}}}\n"


def _header(lesson: WebLesson, texts: WebTexts) -> str:
    licence = texts.licence.format(lesson.licence) if lesson.licence.strip() else ""
    facts = (lesson.subject, lesson.level, lesson.author, texts.day, licence)
    about = "".join(f"<span><bdi>{escaped(fact.strip())}</bdi></span>" for fact in facts if fact.strip())
    title = escaped(lesson.title.strip() or texts.untitled)
    shape = _shape(lesson.pages[0]) if lesson.pages else "tall"
    return f'<header class="{shape}">\n<h1><bdi>{title}</bdi></h1>\n<p class="about">{about}</p>\n</header>\n'


def _navigation(pages: Iterable[WebPage], texts: WebTexts) -> str:
    links = "".join(
        f'<li><a href="#page-{page.number}"><b><span class="sr">{escaped(texts.page_word)} </span>{page.number}</b>'
        f"{f'<span><bdi>{escaped(page.title.strip())}</bdi></span>' if page.title.strip() else ''}</a></li>\n"
        for page in pages
    )
    return f'<nav aria-labelledby="pages">\n<h2 id="pages">{escaped(texts.pages)}</h2>\n<ol>\n{links}</ol>\n</nav>\n'


def _page(page: WebPage, writer: SvgWriter, material: WebMaterial, sounds: WebSounds) -> str:
    texts, title = material.texts, page.title.strip()
    name = texts.page.format(page.number)
    drawing = writer.page(SvgPage(page.width_mm, page.height_mm, page.draw(), f"{name} {title}".strip()))
    heading = f"<bdi>{escaped(title)}</bdi> <small>{escaped(name)}</small>" if title else escaped(name)
    return (
        f'<section class="page {_shape(page)}" id="page-{page.number}" aria-labelledby="title-{page.number}">\n'
        f'<h2 id="title-{page.number}" tabindex="-1">{heading}</h2>\n<figure>{drawing}'
        f"{''.join(_captions(page, material))}</figure>\n{sounds.markup(page.sounds)}{_notes(page, texts)}</section>\n"
    )


def _shape(page: WebPage) -> str:
    return "wide" if page.width_mm >= WIDE * page.height_mm else "tall"


def _captions(page: WebPage, material: WebMaterial) -> Iterator[str]:
    """Return what is said to readers who cannot see the page."""
    said = [material.texts.has_ink] if page.has_ink else []
    if page.background is not None:
        said.append(material.pdf_text(page.background))
    if any(said):
        yield f'<figcaption class="sr">{escaped(" ".join(filter(None, said)))}</figcaption>'


def _notes(page: WebPage, texts: WebTexts) -> str:
    if not page.notes.strip():
        return ""
    return f'<div class="beside"><h3>{escaped(texts.notes)}</h3><p>{escaped(page.notes)}</p></div>\n'
