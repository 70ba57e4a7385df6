"""Real presentations: nothing of them is lost without a word, their texts stay texts, each click is a step."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.formats.lessons.inventory_pptx import InventoriedChange, clicks, inventory, slides
from tni.api.formats import ImportedLesson, PlainText
from tni.formats.lessons.office.pptx_reader import read_lesson

NAMES = (
    "2411-Performance_Up", "45545_Comment", "60810", "EmbeddedAudio", "EmbeddedVideo", "SampleShow", "backgrounds",
    "bar-chart", "ca.ubc.cs.people_~emhill_presentations_HowWeRefactor", "keyframes", "sample_pptx_grouping_issues",
    "shapes", "smartart-simple", "table-with-theme", "themes", "with_japanese",
)  # fmt: skip


@pytest.fixture(params=NAMES)
def path(request: pytest.FixtureRequest, corpus: Path) -> Path:
    found = corpus / "formats" / "pptx" / f"{request.param}.pptx"
    if not found.exists():
        pytest.skip(f"no {found.name} in the corpus")
    return found


@cache
def imported(path: Path) -> ImportedLesson:
    return read_lesson(path.read_bytes(), path.name)


def named(lesson: ImportedLesson) -> set[str]:
    """Names of all that is on the pages or in the report."""
    items = {item.source for page in lesson.lesson.pages for item in page.items}
    return items | {loss.item for loss in lesson.losses}


def test_each_element_is_on_the_page_or_in_the_report(path: Path) -> None:
    missing = inventory(path.read_bytes()).keys() - named(imported(path))
    assert not missing


def test_each_item_has_a_name_of_its_own(path: Path) -> None:
    for page in imported(path).lesson.pages:
        names = Counter(item.source for item in page.items)
        assert not [name for name, count in names.items() if count > 1 or not name]


def test_texts_stay_texts_one_for_each_body(path: Path) -> None:
    found = {
        re.sub(r"/text$", "", item.source): item.text
        for page in imported(path).lesson.pages
        for item in page.items
        if isinstance(item, PlainText)
    }
    wrong = {}
    for slide in slides(path.read_bytes()):
        for name, paragraphs in slide.texts.items():
            written = "".join("".join(paragraphs).split()).lower()
            shown = "".join(found.get(name, "").split()).lower()
            numbered = re.sub(r"\d+", "", written) == re.sub(r"\d+", "", shown)  # a page number is that of the page
            if written != shown and not numbered:
                wrong[name] = (written[:80], shown[:80])
    assert not wrong


def steps_of(path: Path) -> set[InventoriedChange]:
    """Changes that the importer made, told as the inventory tells them."""
    texts = {name: lines for slide in slides(path.read_bytes()) for name, lines in slide.texts.items()}
    found = set()
    for number, page in enumerate(imported(path).lesson.pages, 1):
        for item in page.items:
            base = re.match(r"page\d+/shape[\d-]+", item.source)
            origins = [n for n, text in enumerate(texts.get(base[0] if base else "", [])) for _ in text.split("\n")]
            for one in item.reveals:
                paragraph = -1 if one.paragraph < 0 else origins[one.paragraph]
                found.add(InventoriedChange(number, one.step, base[0] if base else "", paragraph, one.appears))
    return found


def expected_steps(path: Path) -> set[InventoriedChange]:
    """Changes that the inventory lists, of what is on the pages: clicks that change nothing there are no steps."""
    sources = {item.source for page in imported(path).lesson.pages for item in page.items}
    shown = {re.sub(r"(shape[\d-]+).*", r"\1", one) for one in sources}
    kept = [one for one in clicks(path.read_bytes()) if one.element in shown and one.step > 0]
    ranks = {
        page: {step: rank for rank, step in enumerate(sorted({one.step for one in kept if one.page == page}), 1)}
        for page in {one.page for one in kept}
    }
    return {
        InventoriedChange(one.page, ranks[one.page][one.step], one.element, one.paragraph, one.appears) for one in kept
    }


def test_each_click_is_a_step(path: Path) -> None:
    assert steps_of(path) == expected_steps(path)


def test_clicks_of_the_corpus_are_counted(corpus: Path) -> None:
    """As many as the corpus's description says, less the one that only moves something."""
    folder = corpus / "formats" / "pptx"
    counted = {
        name: sum(
            max((one.step for item in page.items for one in item.reveals), default=0)
            for page in imported(folder / f"{name}.pptx").lesson.pages
        )
        for name in (NAMES[0], NAMES[8])
    }
    assert counted == {NAMES[0]: 10, NAMES[8]: 59}


def test_values_are_within_bounds(path: Path) -> None:
    lesson = imported(path).lesson
    files = {file.name for file in lesson.files}
    for page in lesson.pages:
        for item in page.items:
            if isinstance(item, PlainText):
                assert item.text.strip()
                assert 0 < item.size < 400
                assert all(0 <= one.start < one.end <= len(item.text) for one in item.spans)
                assert len(item.paragraphs) <= item.text.count("\n") + 1
            elif hasattr(item, "file"):
                assert item.file in files
