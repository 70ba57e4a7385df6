"""A sheet in a photograph is found within two pixels, whatever lies around it; what is none is refused."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from tests.support.photographed_sheets import MARKS, SHEET, Picture, jpeg, photograph, sheet
from tni.core.straightening import A4_RATIO, Corners, scaled
from tni.formats.sheet_finder import decoded, find_sheet, sheet_in
from tni.formats.sheet_straightening import MOST_PX, straightened_sheet

TILTED: Corners = ((420, 180), (1180, 260), (1350, 1050), (250, 980))
ROLLED: Corners = ((700, 80), (1300, 500), (900, 1100), (260, 640))
SMALL: Corners = ((600, 380), (950, 400), (930, 860), (560, 840))


@pytest.mark.parametrize("corners", [TILTED, ROLLED, SMALL])
@pytest.mark.parametrize("desk", [(60, 85, 120), (30, 30, 30), (175, 185, 190), (110, 60, 30)])
def test_a_sheet_is_found_on_any_desk(corners: Corners, desk: tuple[int, int, int]) -> None:
    found = sheet_in(photograph(corners, desk=desk))
    assert found is not None
    assert np.abs(np.array(found) - corners).max() < 2


@pytest.mark.parametrize(("noise", "shadow"), [(15.0, 0.3), (2.0, 0.8)])
def test_neither_noise_nor_a_shadow_hides_it(noise: float, shadow: float) -> None:
    found = sheet_in(photograph(TILTED, noise=noise, shadow=shadow))
    assert found is not None
    assert np.abs(np.array(found) - TILTED).max() < 2


def test_a_hand_over_a_side_does_not_move_the_corners() -> None:
    picture = photograph(TILTED)
    cv2.ellipse(picture, (1320, 700), (120, 50), 10, 0, 360, (120, 150, 200), -1)
    found = sheet_in(picture)
    assert found is not None
    assert np.abs(np.array(found) - TILTED).max() < 4


def test_a_photograph_without_a_sheet_has_none() -> None:
    rng = np.random.default_rng(3)
    assert sheet_in(np.full((600, 800, 3), 130, np.uint8)) is None
    assert sheet_in(rng.integers(0, 255, (600, 800, 3), np.uint8)) is None
    assert sheet_in(np.zeros((1, 1, 3), np.uint8)) is None


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"not a picture"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    assert find_sheet(data) is None
    assert straightened_sheet(data, scaled(TILTED, 1 / 1600, 1 / 1200), A4_RATIO, False) == (b"", 0, 0)


def test_corners_of_no_sheet_are_refused() -> None:
    crossed = ((0.1, 0.1), (0.1, 0.9), (0.9, 0.1), (0.9, 0.9))
    assert straightened_sheet(jpeg(photograph(TILTED)), crossed, 1.0, False) == (b"", 0, 0)


def straight(photographed: Picture, *, like_scan: bool) -> Picture:
    data = jpeg(photographed, 98)
    corners = find_sheet(data)
    assert corners is not None
    found, wide, high = straightened_sheet(data, corners, A4_RATIO, like_scan)
    picture = decoded(found)
    assert picture is not None
    assert picture.shape == (high, wide, 3)
    return picture


@pytest.mark.parametrize("corners", [TILTED, ROLLED])
def test_marks_come_back_within_two_pixels(corners: Corners) -> None:
    picture = straight(photograph(corners, shadow=0.1), like_scan=False)
    high, wide = picture.shape[:2]
    small = cv2.resize(picture, SHEET, interpolation=cv2.INTER_AREA).astype(np.int32)
    assert wide / high == pytest.approx(A4_RATIO, abs=0.001)
    for x, y, colour in MARKS:
        own = int(np.argmax(colour))
        others = [channel for channel in range(3) if channel != own]
        is_mark = small[:, :, own] - small[:, :, others].max(axis=2) > 50
        box = np.zeros_like(is_mark)
        box[y - 60 : y + 60, x - 60 : x + 60] = True
        down, across = np.nonzero(is_mark & box)
        assert (across.mean(), down.mean()) == pytest.approx((x, y), abs=2)


def test_a_scan_has_white_paper_dark_letters_and_its_colours() -> None:
    picture = straight(photograph(TILTED, shadow=0.7), like_scan=True)
    high, wide = picture.shape[:2]
    grey = picture.min(axis=2)
    assert (grey > 245).mean() > 0.85, "shadows are gone"
    assert np.percentile(grey, 1) < 60
    for x, y, colour in MARKS:
        assert int(np.argmax(picture[round(y * high / SHEET[1]), round(x * wide / SHEET[0])])) == int(np.argmax(colour))


def test_transparent_and_grey_pictures_are_read_on_white() -> None:
    clear = np.zeros((40, 60, 4), np.uint8)
    grey = np.full((40, 60), 9000, np.uint16)
    for picture, expected in ((clear, 255), (grey, 35)):
        done, coded = cv2.imencode(".png", picture)
        assert done
        found = decoded(coded.tobytes())
        assert found is not None
        assert found.shape == (40, 60, 3)
        assert set(np.unique(found)) == {expected}


def test_a_large_photograph_is_reduced() -> None:
    picture = np.full((500, 4000, 3), 200, np.uint8)
    _, wide, high = straightened_sheet(jpeg(picture), ((0, 0), (1, 0), (1, 1), (0, 1)), 8.0, False)
    assert (wide, high) == (MOST_PX, MOST_PX // 8)


def ruled() -> Picture:
    """A page of an exercise book: Séyès with its red margin."""
    page = sheet()
    page[::14] = (210, 170, 150)
    page[:, ::56] = (190, 130, 200)
    page[:, 110:112] = (80, 80, 230)
    return page


def framed() -> Picture:
    """A worksheet with a thick frame of its own."""
    page = sheet()
    cv2.rectangle(page, (30, 30), (570, 818), (20, 20, 20), 4)
    return page


@pytest.mark.parametrize("page", [ruled(), framed(), sheet(paper=(140, 220, 240))])
@pytest.mark.parametrize("desk", [(60, 85, 120), (205, 212, 215), (150, 150, 150)])
@pytest.mark.parametrize("corners", [TILTED, ROLLED])
def test_what_is_on_the_sheet_is_not_taken_for_it(page: Picture, desk: tuple[int, int, int], corners: Corners) -> None:
    found = sheet_in(photograph(corners, page=page, desk=desk))
    assert found is not None
    assert np.abs(np.array(found) - corners).max() < 3


def test_neither_a_striped_table_nor_a_smaller_sheet_is_taken_for_it() -> None:
    picture = photograph(TILTED)
    mask = np.zeros(picture.shape[:2], np.uint8)
    cv2.fillConvexPoly(mask, np.array(TILTED, np.int32), 255)
    striped = np.full_like(picture, (40, 60, 90))
    for x in range(0, picture.shape[1], 70):
        striped[:, x : x + 35] = (70, 95, 130)
    scene = np.where(mask[:, :, None] > 0, picture, striped)
    cv2.fillConvexPoly(scene, np.array(((1390, 100), (1590, 120), (1590, 500), (1400, 480))), (230, 235, 238))
    found = sheet_in(scene)
    assert found is not None
    assert np.abs(np.array(found) - TILTED).max() < 2


def test_a_sheet_that_the_photograph_cuts_off_ends_at_its_edge() -> None:
    found = sheet_in(photograph(((300, -80), (1380, -60), (1400, 1090), (280, 1080))))
    assert found is not None
    assert max(found[0][1], found[1][1]) < 20
    assert np.abs(np.array(found[2:]) - ((1400, 1090), (280, 1080))).max() < 2
