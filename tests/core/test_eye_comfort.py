"""Light that is kind to eyes: warm papers that are still papers, and the hours at which they are so."""

from __future__ import annotations

import pytest

from tni.core.eye_comfort import SURROUND, WARMTH, warmth_at
from tni.document.items import Page
from tni.document.page_format import Paper
from tni.render.paper import paper_colours


@pytest.mark.parametrize(
    ("when", "hour", "warmth"),
    [
        ("never", 20.0, 0.0),
        ("always", 9.0, 1.0),
        ("evening", 16.99, 0.0),
        ("evening", 17.0, 0.25),
        ("evening", 18.0, 0.5),
        ("evening", 19.0, 1.0),
        ("evening", 23.9, 1.0),
        ("evening", 2.0, 1.0),
        ("evening", 6.0, 0.0),
        ("evening", 12.0, 0.0),
    ],
)
def test_evenings_are_warm(when: str, hour: float, warmth: float) -> None:
    assert warmth_at(when, hour) == warmth


def test_an_evening_changes_the_paper_a_few_times_only() -> None:
    assert len({warmth_at("evening", 17 + minute / 60) for minute in range(180)}) == 4


def test_nothing_is_warm_or_dark_before_somebody_wants_it() -> None:
    assert (WARMTH.default, SURROUND.default) == ("never", "plain")


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def _luminance(colour: str) -> float:
    parts = [c / 255 for c in _channels(colour)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("paper", [Paper.WHITE, Paper.SOFT])
def test_warm_paper_has_less_blue_and_is_as_good_to_write_on(paper: Paper) -> None:
    plain, warm = paper_colours(paper).sheet, paper_colours(paper, 1.0).sheet
    red, green, blue = _channels(warm)
    assert red == _channels(plain)[0]
    assert red > green > blue
    for ink in ("#161d20", "#0050ff", "#b02a0c", "#1a7a54"):
        assert _contrast(warm, ink) > 0.9 * _contrast(plain, ink)


def test_half_as_warm_is_between() -> None:
    blue = [_channels(paper_colours(Paper.SOFT, warmth).sheet)[2] for warmth in (0.0, 0.5, 1.0, 2.0)]
    assert blue[0] > blue[1] > blue[2] == blue[3]


def test_a_black_board_gives_no_light_to_be_warmed() -> None:
    assert paper_colours(Paper.BLACK, 1.0) == paper_colours(Paper.BLACK)


def test_a_new_page_is_no_white_lamp() -> None:
    """On a projector white is the lamp itself: the page that a board opens with is a little softer, and neutral."""
    assert Page.__dataclass_fields__["paper"].default is Paper.SOFT
    soft = _channels(paper_colours(Paper.SOFT).sheet)
    assert max(soft) < 255
    assert max(soft) - min(soft) <= 4
