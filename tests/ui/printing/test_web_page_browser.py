"""The web page in a real browser: it looks as the program draws it, everybody can read it, and nothing in it runs."""

from __future__ import annotations

import asyncio
from base64 import b64decode
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument as PdfiumDocument
from PySide6.QtGui import QImage

from tests.golden.scenes import PDF, PICTURE, painter, scenes
from tests.support.browser import Browser, Tab, needs_chromium
from tests.ui.printing.web_samples import (
    axe_script,
    export_of,
    lesson_of,
    page_pixels,
    pixels_of,
    share_that_differs,
    shown,
    written,
)
from tni.core.geometry import Affine
from tni.core.ids import ItemId, PageId
from tni.document.document import Document
from tni.document.items import Image, LessonInfo, Page, Text
from tni.document.lesson_plan import Adaptation, Credit, Curriculum, LessonPlan, Need, PlanPhase
from tni.document.page_format import A4_PORTRAIT, Paper, Ruling
from tni.render.raster.item_painter import OPAQUE_FORMAT
from tni.render.text_layout import Fonts, QtTextMeasurer
from tni.services.lesson.shared_parts import SharedParts
from tni.services.printing.web_lesson import WebLesson, take_web_lesson

pytestmark = [needs_chromium, pytest.mark.usefixtures("chromium", "qapp"), pytest.mark.qt]
WIDTH, HEIGHT = 1280, 720
HOSTILE = (
    "<script>window.hit=1</script>\"><img src=x onerror='window.hit=1'>]]></text></svg><svg onload='window.hit=1'>"
)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


def in_browser[T](path: Path, see: Callable[[Tab], Awaitable[T]], width: int = WIDTH, height: int = HEIGHT) -> T:
    """Open the page in a tab, and return what is seen there. Nothing may be asked of a network, nor fail."""

    async def look() -> T:
        async with Browser() as browser:
            tab = await browser.tab()
            await shown(tab, path, width, height)
            found = await see(tab)
            assert tab.errors == []
            return found

    return asyncio.run(look())


def text(page: PageId, words: str, y: float, size_mm: float = 8.0) -> Text:
    box = QtTextMeasurer(Fonts()).measure(words, size_mm)
    return Text(
        id=ItemId(f"{page}-{y}"), page=page, transform=Affine.moving(20, y), text=words, size_mm=size_mm,
        colour="#1a1a2e", font=box.font, font_version=box.font_version, width_mm=box.width_mm, height_mm=box.height_mm,
    )  # fmt: skip


def full_lesson(words: str = "Un demi est égal à deux quarts.") -> WebLesson:
    """Lesson with everything that a web page can hold; `words` stand in each of its places."""
    one, two = PageId("p1"), PageId("p2")
    picture = Image(
        id=ItemId("i1"), page=one, blob=PICTURE, width_mm=60.0, height_mm=40.0, alt=words,
        transform=Affine.moving(200, 60),
    )  # fmt: skip
    phases = (PlanPhase("a", words, 10, words),)
    document = Document([
        LessonInfo(title=words, subject="Mathématiques", level="6e"),
        Page(id=one, position=1.0, title=words, notes=words, ruling=Ruling.SEYES),
        Page(id=two, position=2.0, format=A4_PORTRAIT, paper=Paper.WHITE, pdf=PDF),
        text(one, words, 20), text(one, "Réservé", 60), picture, text(two, words, 30),
        Credit(id=f"credit:{PICTURE}", source="https://exemple.fr/carte", author=words, licence="CC BY 4.0"),
        Credit(id=f"credit:{one}-60", source=words, classroom_only=True),
        LessonPlan(aims=words, phases=phases, adaptations=(Adaptation(Need.DYS, words),), homework=words),
        Curriculum(author=words, licence="CC BY-SA 4.0"),
    ])  # fmt: skip
    choices = SharedParts(notes=True, plan=True)
    return take_web_lesson(document, choices, "Réservé à la classe")


def test_pages_look_as_the_program_draws_them(tmp_path: Path) -> None:
    fonts = Fonts()
    drawn = {name: scene.items for name, scene in scenes(fonts).items()}
    brush = painter(fonts)

    async def differences(tab: Tab) -> dict[str, float]:
        found = {}
        for number, (name, items) in enumerate(drawn.items()):
            image = QImage(WIDTH, HEIGHT, OPAQUE_FORMAT)
            brush.paint(image, items, WIDTH / 320, 0, 0)
            seen = await page_pixels(tab, number, WIDTH, HEIGHT)
            found[name] = share_that_differs(pixels_of(image), seen)
        return found

    found = in_browser(written(lesson_of(*drawn.values()), tmp_path), differences)
    allowed = {name: 0.01 if name.startswith("chalk") else 0.001 for name in found}
    assert {name: share for name, share in found.items() if share > allowed[name]} == {}


@pytest.mark.skipif(axe_script() is None, reason="axe-core is not installed")
@pytest.mark.parametrize(("width", "theme"), [(390, "dark"), (1366, "light"), (3840, "dark"), (320, "light")])
def test_axe_finds_no_breach_of_wcag_2_2(width: int, theme: str, tmp_path: Path) -> None:
    async def breaches(tab: Tab) -> dict[str, Any]:
        await tab.do("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": theme}])
        await tab.js(axe_script() or "")
        found: dict[str, Any] = await tab.js(
            f"axe.run(document, {{runOnly: {WCAG}}}).then(function (found) {{ return {{"
            " passed: found.passes.map(function (rule) { return rule.id; }),"
            " broken: found.violations.map(function (rule) { return rule.id + ': ' + rule.nodes[0].html; }) }; })"
        )
        return found

    found = in_browser(written(full_lesson(), tmp_path), breaches, width, 800)
    assert found["broken"] == []
    assert {"target-size", "color-contrast", "html-has-lang", "landmark-one-main", "skip-link"} <= set(found["passed"])


def test_no_text_of_a_lesson_runs_or_becomes_markup(tmp_path: Path) -> None:
    async def seen(tab: Tab) -> list[Any]:
        await tab.js("new Promise(requestAnimationFrame)")
        return [
            await tab.js("window.hit === undefined"),
            await tab.js("document.scripts.length"),
            await tab.js("[].map.call(document.querySelectorAll('.page svg > text'), t => t.textContent)"),
            await tab.js("performance.getEntriesByType('resource').filter(e => e.name.indexOf('data:')).length"),
            await tab.js("fetch('https://example.org/').then(() => 'reached', () => 'refused')"),
        ]

    async def quiet(tab: Tab) -> list[Any]:
        found = await seen(tab)
        tab.errors.clear()  # the refusal of the request
        return found

    assert in_browser(written(full_lesson(HOSTILE), tmp_path), quiet) == [True, 1, [HOSTILE, HOSTILE], 0, "refused"]


def test_arrow_keys_turn_pages_and_the_page_fits_the_window(tmp_path: Path) -> None:
    pages = lesson_of(*(scene.items for scene in list(scenes(Fonts()).values())[:3]))

    async def turned(tab: Tab) -> list[Any]:
        await tab.do("Emulation.setEmulatedMedia", features=[{"name": "prefers-reduced-motion", "value": "reduce"}])
        found = [await tab.js("document.activeElement.tagName")]
        for _ in range(2):
            await tab.key("ArrowRight")
            found.append(await tab.js("document.activeElement.id"))
        await tab.key("Tab")
        box = await tab.js(
            "(function (r) { return [r.top >= 0, r.bottom <= innerHeight, r.left >= 0, r.right <= innerWidth]; })"
            "(document.querySelector('#page-3 svg').getBoundingClientRect())"
        )
        nav = await tab.js(
            "(function (n) { return [n.scrollWidth <= n.clientWidth, n.scrollHeight <= n.clientHeight]; })"
            "(document.querySelector('nav'))"
        )
        return [*found, box, nav, await tab.js("document.documentElement.scrollWidth <= innerWidth")]

    found = in_browser(written(pages, tmp_path), turned)
    assert found == ["BODY", "title-2", "title-3", [True] * 4, [True] * 2, True]


def test_print_gives_each_page_a_sheet(tmp_path: Path) -> None:
    pages = lesson_of(*(scene.items for scene in list(scenes(Fonts()).values())[:4]))

    async def sheets(tab: Tab) -> int:
        printed = await tab.do("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        return len(PdfiumDocument(b64decode(printed["data"])))

    assert in_browser(written(pages, tmp_path), sheets) == len(pages.pages)


def test_an_export_is_the_same_each_time(tmp_path: Path) -> None:
    lesson = full_lesson()
    export_of(lesson).write(tmp_path / "a.html")
    export_of(lesson).write(tmp_path / "b.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
