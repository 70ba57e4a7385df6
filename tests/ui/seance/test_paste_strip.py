"""The strip of an entry's parts: copied, pasted into a real browser's fields, dropped there as a file."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from tests.program.gallery import Board
from tests.services.cahier.leaving_boards import some_entry
from tests.support.browser import Browser, Tab, needs_chromium, started_chromium
from tests.support.xtest import LEFT, XTest
from tni.cahier.entry import AttachedFile, CahierEntry, Homework
from tni.cahier.entry_export import file_name
from tni.cahier.seance_log import SeanceId
from tni.core.ids import PageId
from tni.services.cahier.leaving import Leaving
from tni.services.cahier.leaving_texts import entry_texts, joined_files, with_texts
from tni.ui.seance.entry_clipboard import paste_parts
from tni.ui.seance.paste_strip import PartButton, PasteStrip

ENTRY = CahierEntry(
    uid=UUID(int=1),
    session=SeanceId("s"),
    class_id=None,
    class_name="5eA",
    subject="Maths",
    lesson="Les fractions",
    number=12,
    start=datetime(2026, 11, 24, 8, 5, tzinfo=UTC),
    end=datetime(2026, 11, 24, 8, 55, tzinfo=UTC),
    title="Fractions : comparer & ranger",
    contenu="Objectif : comparer\n– l’expression (2x+3) < 5\n– volume = 12 cm³",
    homework=(Homework("Savoir comparer deux fractions", date(2026, 11, 27)),),
)
PAGE = """<!doctype html><meta charset=utf-8><style>* { font-size: 20px } div, textarea, input { display: block;
width: 600px; height: 120px; border: 1px solid }</style>
<div id=rich contenteditable></div><textarea id=plain></textarea><input id=line style="height:40px">
<input id=file type=file><script>
pasted = []; document.addEventListener('paste', e => { for (const f of e.clipboardData.files) pasted.push(f.name) })
</script>"""


@pytest.fixture
def strip(qapp: QApplication, qtbot, tmp_path: Path) -> Iterator[PasteStrip]:
    board = Board(QSize(1280, 720), "light")
    pdf = tmp_path / "2026-11-24_5eA_Maths_Fractions.pdf"
    pdf.write_bytes(b"%PDF-1.7\n% " + "é".encode() * 50)
    made = PasteStrip(board.kit)
    made.show_parts("5eA – Maths", paste_parts(ENTRY, [pdf]))
    yield made
    made.close()
    made.deleteLater()
    board.deleteLater()


def names(strip: PasteStrip) -> list[str]:
    return [button.part.name for button in strip.parts]


def test_an_entry_has_a_part_for_each_field_that_it_fills(strip: PasteStrip) -> None:
    assert names(strip) == ["Titre", "Contenu", "Travail", "Fichier"]
    strip.show_parts("", paste_parts(replace(ENTRY, title=" ", homework=(), contenu="")))
    assert names(strip) == []


def marks(texts: Iterable[str]) -> set[str]:
    return set(re.findall(r"q[0-9]+z", " ".join(texts)))


def test_all_that_is_pasted_was_among_the_texts_that_were_checked() -> None:
    numbers = count()
    for seed in range(60):
        marked = with_texts(some_entry(Random(seed), (PageId("page0"),)), lambda _text: f"q{next(numbers)}z")
        works = tuple(replace(work, files=(AttachedFile(f"/w/q{next(numbers)}z.pdf"),)) for work in marked.homework)
        entry = replace(marked, homework=works, files=(AttachedFile(f"/home/claire/q{next(numbers)}z.odt"),))
        pasted: list[str] = []
        copies = (Path("/copies") / Path(one.path).name for one in joined_files(entry))
        for part in paste_parts(entry, [Path(file_name(entry)), *copies]):
            pasted += (part.data().text(), part.data().html()) if part.file is None else (part.file.name,)
        assert len(marks(pasted)) > 2
        assert marks(pasted) <= marks(one.text for one in entry_texts(entry, Leaving.PASTE))


def test_the_next_part_is_the_one_that_was_not_copied(strip: PasteStrip) -> None:
    def next_part() -> list[str]:
        return [button.part.name for button in strip.parts if button.is_next]

    assert next_part() == ["Titre"]
    strip.parts[1].click()
    assert next_part() == ["Travail"]
    assert QGuiApplication.clipboard().mimeData().html().startswith("<p>")
    for button in strip.parts[2:]:
        button.click()
    assert next_part() == ["Titre"], "it was passed over"
    strip.parts[0].click()
    assert next_part() == []
    assert all("déjà copié" in button.accessibleName() for button in strip.parts)


def test_a_copied_file_is_one_for_file_managers_too(strip: PasteStrip) -> None:
    strip.parts[-1].click()
    data = QGuiApplication.clipboard().mimeData()
    assert [url.toLocalFile() for url in data.urls()] == [str(strip.parts[-1].part.file)]
    assert bytes(data.data("x-special/gnome-copied-files").data()).startswith(b"copy\nfile:///")


# -- in a real browser


@pytest.fixture
def window() -> Iterator[None]:
    with started_chromium("--window-position=0,160", "--window-size=1000,800", "--disable-features=Translate"):
        yield


def in_browser(page: Path, see: Callable[[Tab, XTest], Awaitable[None]]) -> None:
    """Open a page in a window, while the program goes on."""

    async def look() -> None:
        async def go_on() -> None:
            while True:
                QApplication.processEvents()
                await asyncio.sleep(0.005)

        async with Browser() as browser:
            going = asyncio.create_task(go_on())
            tab = await browser.tab()
            await tab.go(page.as_uri())
            await tab.until("!!document.querySelector('#file')")
            await tab.do("Page.bringToFront")
            await tab.until("document.hasFocus()")
            await see(tab, XTest())
            going.cancel()

    asyncio.run(look())


def middle(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(widget.rect().center())


async def place(tab: Tab, selector: str) -> QPoint:
    """Return the middle of an element on the screen."""
    x, y = await tab.js(
        f"(e => {{ const b = e.getBoundingClientRect(), top = outerHeight - innerHeight;"
        f" return [screenX + b.x + Math.min(b.width, 200) / 2, screenY + top + b.y + b.height / 2] }})"
        f"(document.querySelector('{selector}'))"
    )
    return QPoint(round(x), round(y))


async def pressed(button: PartButton, pointer: XTest) -> None:
    """Press a button of the strip, and wait until it has copied its part."""
    done = asyncio.Event()
    button.used.connect(done.set)
    at = middle(button)
    pointer.move(at.x(), at.y())
    pointer.click(LEFT)
    async with asyncio.timeout(20):
        await done.wait()


@needs_chromium
def test_parts_are_pasted_into_a_browser_that_keeps_the_focus(strip: PasteStrip, window: None, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    strip.open()

    async def see(tab: Tab, pointer: XTest) -> None:
        async def paste(button: PartButton, field: str) -> None:
            at = await place(tab, field)
            pointer.move(at.x(), at.y())
            pointer.click(LEFT)
            await tab.until(f"document.activeElement.matches('{field}') && document.hasFocus()")
            await pressed(button, pointer)
            assert await tab.js("document.hasFocus()"), "the strip takes no focus"
            pointer.keys("Control_L", "v")

        title, content, _work, file = strip.parts
        await paste(title, "#line")
        assert await tab.until("document.querySelector('#line').value") == ENTRY.title
        await paste(content, "#rich")
        await tab.until("document.querySelector('#rich').innerText")
        assert await tab.js("[...document.querySelectorAll('#rich li')].map(e => e.textContent)") == [
            "l’expression (2x+3) < 5", "volume = 12 cm³"
        ]  # fmt: skip
        await paste(content, "#plain")
        assert "– volume = 12 cm³" in await tab.until("document.querySelector('#plain').value")
        await paste(file, "#plain")
        assert await tab.until("pasted.length && pasted") == [file.part.file.name]

    in_browser(page, see)


@needs_chromium
def test_the_file_is_dropped_on_a_browsers_field(strip: PasteStrip, window: None, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    strip.open()

    async def see(tab: Tab, pointer: XTest) -> None:
        start, end = middle(strip.parts[-1]), await place(tab, "#file")
        steps = [start + (end - start) * step / 20 for step in range(21)] + [end] * 10

        def step() -> None:
            if steps:
                at = steps.pop(0)
                pointer.move(at.x(), at.y() + len(steps) % 2)
            else:
                pointer.button(LEFT, False)
                timer.stop()

        timer = QTimer(interval=20)
        timer.timeout.connect(step)
        pointer.move(start.x(), start.y())
        pointer.button(LEFT, True)
        timer.start()
        assert await tab.until("document.querySelector('#file').files.length")
        dropped = await tab.js("document.querySelector('#file').files[0].text()")
        assert dropped.startswith("%PDF-1.7")
        assert strip.parts[-1].was_used

    in_browser(page, see)
