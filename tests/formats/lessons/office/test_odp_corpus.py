"""Real presentations of Impress: nothing is lost without a word, texts stay texts, each click is a step."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from tests.formats.lessons.inventory_odp import clicks, inventory, pages
from tni.api.formats import ImportedLesson, PlainText
from tni.formats.lessons.office.odp_reader import read_lesson

NAMES = ("UnsupportedEmphasis", "links", "test-ExpandAnimations")


@pytest.fixture(params=NAMES)
def path(request: pytest.FixtureRequest, corpus: Path) -> Path:
    found = corpus / "formats" / "odp" / f"{request.param}.odp"
    if not found.exists():
        pytest.skip(f"no {found.name} in the corpus")
    return found


def imported(path: Path) -> ImportedLesson:
    return read_lesson(path.read_bytes(), path.name)


def test_each_element_is_on_the_page_or_in_the_report(path: Path) -> None:
    found = imported(path)
    items = [item.source for page in found.lesson.pages for item in page.items]
    assert not inventory(path.read_bytes()).keys() - set(items) - {loss.item for loss in found.losses}
    assert len(items) == len(set(items))


def test_texts_stay_texts(path: Path) -> None:
    found = {
        re.sub(r"/text$", "", item.source): "".join(item.text.split())
        for page in imported(path).lesson.pages
        for item in page.items
        if isinstance(item, PlainText)
    }
    for page in pages(path.read_bytes()):
        for name, paragraphs in page.texts.items():
            assert found[name] == "".join("".join(paragraphs).split())


def test_each_click_is_a_step(path: Path) -> None:
    found = set()
    texts = {name: lines for page in pages(path.read_bytes()) for name, lines in page.texts.items()}
    for number, page in enumerate(imported(path).lesson.pages, 1):
        for item in page.items:
            base = re.sub(r"(shape(?:-\d+)?).*", r"\1", item.source)
            origins = [place for place, text in enumerate(texts.get(base, [])) for _ in text.split("\n")]
            for one in item.reveals:
                paragraph = -1 if one.paragraph < 0 else origins[one.paragraph]
                found.add((number, one.step, base, paragraph, one.appears))
    expected = clicks(path.read_bytes())
    for page in range(1, 1 + max((one[0] for one in expected), default=0)):
        steps = sorted({one[1] for one in expected if one[0] == page})
        ranked = {(page, steps.index(one[1]) + 1, *one[2:]) for one in expected if one[0] == page}
        assert {one for one in found if one[0] == page} == ranked


def test_steps_are_as_many_as_pages_of_its_own_expansion(corpus: Path) -> None:
    """Another program wrote each click as a page of its own."""
    folder = corpus / "formats" / "odp"
    lesson = imported(folder / "test-ExpandAnimations.odp").lesson
    count = sum(1 + max((r.step for item in page.items for r in item.reveals), default=0) for page in lesson.pages)
    document = pypdfium2.PdfDocument(folder / "test-ExpandAnimationsReference.pdf")
    try:
        assert count == len(document)
    finally:
        document.close()
