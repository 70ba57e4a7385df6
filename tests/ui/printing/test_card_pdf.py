"""Printed cards: what a camera sees of them is what they are, and words stand where they cover nothing."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from tni.app.main import main
from tni.core.geometry import Rect
from tni.document.card_sheets import CELL_MM, card_sheets, pattern_mm
from tni.document.drawlist import DrawText
from tni.quiz.card_codes import CardSet, card_numbers
from tni.quiz.card_detections import CardDetection
from tni.render.text_layout import Fonts, QtTextMeasurer
from tni.ui.printing.card_pdf import write_card_pdf
from tni.voting.cards.scan import CYCLE, CardScanner

A4 = Rect(0.0, 0.0, 210.0, 297.0)


@pytest.fixture
def measurer(qapp) -> QtTextMeasurer:
    return QtTextMeasurer(Fonts())


def seen(picture: np.ndarray) -> list[CardDetection]:
    scanner = CardScanner(CardSet.TNI)
    found = [sighting for _ in CYCLE for sighting in scanner.see(picture)]
    return sorted({s.number: s for s in found}.values(), key=lambda s: (round(s.y, 1), round(s.x, 1)))


@pytest.mark.parametrize("per_sheet", [1, 2, 4])
def test_a_printed_card_is_read_with_the_letter_that_is_up(qapp, tmp_path: Path, per_sheet: int) -> None:
    path = tmp_path / "cards.pdf"
    write_card_pdf(path, card_numbers(CardSet.TNI), per_sheet)
    with pypdfium2.PdfDocument(path) as pdf:
        assert len(pdf) == -(-len(card_numbers(CardSet.TNI)) // per_sheet)
        pages = [np.asarray(page.render(scale=0.4 * per_sheet).to_pil().convert("L")) for page in pdf]
    read = []
    for number, page in enumerate(pages):
        # Held before a grey wall, as nobody holds a card against the edge of the picture.
        wall = np.full((page.shape[0] + 80, page.shape[1] + 80), 128, np.uint8)
        wall[40:-40, 40:-40] = page
        turns = number % 4  # each letter is up on a quarter of the cards
        cards = seen(np.ascontiguousarray(np.rot90(wall, turns)))
        assert {card.letter for card in cards} == {"ABCD"[turns]}
        assert len(cards) == min(per_sheet, len(card_numbers(CardSet.TNI)))
        read += [card.number for card in cards]
    assert sorted(read) == list(card_numbers(CardSet.TNI))


@pytest.mark.parametrize("per_sheet", [1, 2, 4])
@pytest.mark.parametrize("backs", [False, True])
def test_a_cell_s_width_stays_white_around_the_pattern_and_words_stay_on_the_card(
    measurer: QtTextMeasurer, per_sheet: int, backs: bool
) -> None:
    names = dict.fromkeys(range(1, 5), "Marie-Clémentine")
    for sheet in card_sheets([1, 2, 3, 4], per_sheet, measurer, names, backs=backs):
        columns = 2 if per_sheet == 4 else 1
        width, height = 210.0 / columns, 297.0 / (per_sheet // columns)
        for item in sheet.items:
            if not isinstance(item, DrawText):
                continue
            box = item.transform.rect(Rect(0.0, 0.0, item.item.width_mm, item.item.height_mm))
            x, y = box.center[0] // width * width, box.center[1] // height * height
            assert x <= box.x
            assert box.right <= x + width
            assert y <= box.y
            assert box.bottom <= y + height
            quiet = pattern_mm(per_sheet) / 2 + CELL_MM[per_sheet]
            middle_x, middle_y = x + width / 2, y + height / 2
            assert not box.intersects(Rect(middle_x - quiet, middle_y - quiet, 2 * quiet, 2 * quiet))


@pytest.mark.parametrize("per_sheet", [1, 2, 4])
@pytest.mark.parametrize("name", ["Zoé", "Marie-Clémentine", "Jean-Baptiste-Emmanuel", "W" * 60])
def test_however_long_a_name_is_it_runs_over_no_letter(measurer: QtTextMeasurer, per_sheet: int, name: str) -> None:
    for sheet in card_sheets([1, 2, 60, 64], per_sheet, measurer, dict.fromkeys(range(1, 65), name)):
        words = [item for item in sheet.items if isinstance(item, DrawText)]
        boxes = [i.transform.rect(Rect(0.0, 0.0, i.item.width_mm, i.item.height_mm)) for i in words]
        assert not any(one.intersects(other) for one, other in combinations(boxes, 2))


def test_a_back_has_each_letter_behind_its_front_and_no_name(measurer: QtTextMeasurer) -> None:
    """The sheet is turned over its long edge: what was at the left is at the right."""
    for per_sheet in (1, 2, 4):
        front, back = card_sheets([1, 2, 3, 4][:per_sheet], per_sheet, measurer, {1: "Zoé"}, backs=True)
        places = [
            {
                (item.item.text, round((210.0 - x) if behind else x), round(y))
                for item in sheet.items
                if isinstance(item, DrawText) and item.item.text in "ABCD"
                for x, y in [item.transform.rect(Rect(0, 0, item.item.width_mm, item.item.height_mm)).center]
            }
            for sheet, behind in ((front, False), (back, True))
        ]
        assert places[0] == places[1]
        assert not any(isinstance(item, DrawText) and item.item.text == "Zoé" for item in back.items)


def test_what_cannot_be_printed_is_refused(measurer: QtTextMeasurer) -> None:
    for wanted, per_sheet in (([], 1), ([0], 1), ([len(card_numbers(CardSet.TNI)) + 1], 1), ([1], 3)):
        with pytest.raises(ValueError, match="card"):
            card_sheets(wanted, per_sheet, measurer)


def test_the_command_makes_the_file_and_replaces_none(qapp, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cards.pdf"
    assert main(["quiz", "cards", str(path), "--count", "5", "--per-sheet", "4"]) == 0
    assert capsys.readouterr().out == f"{path}\n"
    with pypdfium2.PdfDocument(path) as pdf:
        assert len(pdf) == 2
    before = path.read_bytes()
    assert main(["quiz", "cards", str(path)]) == 1
    assert path.read_bytes() == before
    assert main(["quiz", "cards", str(path), "--count", "3", "--replace", "--backs"]) == 0
    with pypdfium2.PdfDocument(path) as pdf:
        assert len(pdf) == 4


@pytest.mark.parametrize(
    "words", [["--count", "0"], ["--count", "65"], ["--count", "x"], ["--per-sheet", "3"], []], ids=" ".join
)
def test_what_the_command_cannot_do_is_said(qapp, words: list[str], tmp_path: Path) -> None:
    out = [] if not words else [str(tmp_path / "cards.pdf")]
    assert main(["quiz", "cards", *out, *words]) == 2
