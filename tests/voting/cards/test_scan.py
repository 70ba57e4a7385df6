"""Cards in pictures that are made up: what is read, and what is not taken for a card."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from tests.support.card_scenes import HEIGHT_PX, WIDTH_PX, Held, Looks, Scene, card_picture
from tni.quiz.card_codes import CardSet, card_grid, card_numbers
from tni.quiz.card_detections import AGREEING_PICTURES, CardDetection, DetectionDebouncer
from tni.voting.cards.decode import CardDecoder
from tni.voting.cards.scan import CYCLE, CardScanner

CALM = Looks(side_px=40.0, tilt_deg=20.0, noise=3.0, fingers=False)


def answers(scene: Scene, pictures: int) -> dict[int, str]:
    scanner, agreement, said = (
        CardScanner(scene.card_set),
        DetectionDebouncer(AGREEING_PICTURES[scene.card_set]),
        dict[int, str](),
    )
    for n in range(pictures):
        said |= {answer.number: answer.letter for answer in agreement.update(scanner.see(scene.picture(n)))}
    return said


def one_card(card_set: CardSet, held: Held, looks: Looks = CALM) -> Scene:
    scene = Scene(card_set, 0, looks, cards=1)
    scene.held = [held]
    scene.background = np.full((HEIGHT_PX, WIDTH_PX), 120.0, np.float32)
    scene.cards = {held.number: card_picture(card_set, held.number)}
    return scene


@pytest.mark.parametrize(("card_set", "least"), [(CardSet.TNI, 32), (CardSet.QCMCAM, 28)])
def test_a_class_is_read_with_its_letters_and_nobody_else_is(card_set: CardSet, least: int) -> None:
    """QCMcam's cards are as near one another as one cell, and some are left unread rather than misread."""
    scene = Scene(card_set, 3, CALM)
    said = answers(scene, 10)
    assert said.items() <= scene.answers.items()
    assert len(said) >= least


def test_small_cards_tilted_in_shadow_and_held_by_hands_are_read() -> None:
    scene = Scene(CardSet.TNI, 2)
    said = answers(scene, 10)
    assert said.items() <= scene.answers.items()
    assert len(said) >= 31


@pytest.mark.parametrize("letter", "ABCD")
@pytest.mark.parametrize("card_set", CardSet)
def test_the_side_that_is_up_is_the_answer_and_its_place_is_told(card_set: CardSet, letter: str) -> None:
    scene = one_card(card_set, Held(7, letter, 480.0, 270.0))
    seen = CardScanner(card_set).see(scene.picture(0))
    assert [(s.number, s.letter) for s in seen] == [(7, letter)]
    assert (seen[0].x, seen[0].y) == (pytest.approx(0.25, abs=0.002), pytest.approx(0.25, abs=0.003))


def test_a_card_held_near_the_camera_is_read_though_no_half_holds_it() -> None:
    scene = one_card(CardSet.TNI, Held(5, "C", 960.0, 540.0), Looks(side_px=420.0, fingers=False))
    scanner = CardScanner(CardSet.TNI)
    seen = [scanner.see(scene.picture(n)) for n in range(len(CYCLE))]
    assert {(s.number, s.letter) for picture in seen for s in picture} == {(5, "C")}


def test_a_card_that_moves_or_leaves_is_not_seen_where_it_was() -> None:
    here = one_card(CardSet.TNI, Held(5, "C", 400.0, 300.0))
    there = one_card(CardSet.TNI, Held(5, "C", 1400.0, 300.0))
    away = one_card(CardSet.TNI, Held(6, "C", 400.0, 900.0))
    scanner = CardScanner(CardSet.TNI)
    for n in range(len(CYCLE)):
        scanner.see(here.picture(n))
    places = [s.x for n in range(len(CYCLE)) for s in scanner.see(there.picture(n)) if s.number == 5]
    assert places
    assert min(places) > 0.7
    assert not [s for n in range(len(CYCLE)) for s in scanner.see(away.picture(n)) if s.number == 5]


@pytest.mark.parametrize("flipped", [1, 2, 3, 4])
def test_a_pattern_that_is_nearly_a_card_is_none(flipped: int) -> None:
    """A poster that differs from a card in a few cells stands there in every picture: looking often is no help."""
    rng = np.random.default_rng(flipped)
    decoder = CardDecoder(CardSet.TNI)
    read = 0
    for number in card_numbers(CardSet.TNI):
        cells = np.array(card_grid(CardSet.TNI, number))
        for at in rng.choice(25, flipped, replace=False):
            cells[at // 5, at % 5] ^= True
        picture = np.kron(np.pad(np.pad(cells, 1), 2, constant_values=True) * 200 + 20, np.ones((8, 8))).astype(
            np.uint8
        )
        square = np.array([[(16, 16), (72, 16), (72, 72), (16, 72)]], np.float32)
        read += decoder.read(picture, square)[0] is not None
    assert read == 0


def test_rooms_without_cards_have_none() -> None:
    for seed in range(4):
        scene = Scene(CardSet.TNI, seed, cards=0)
        assert answers(scene, 8) == {}


def test_a_picture_of_nothing_and_a_small_one_are_looked_at() -> None:
    scanner = CardScanner(CardSet.TNI)
    for shape in ((1080, 1920), (120, 160), (40, 40)):
        for _ in CYCLE:
            assert scanner.see(np.zeros(shape, np.uint8)) == []


def test_a_sighting_is_within_the_picture() -> None:
    for s in CardScanner(CardSet.TNI).see(Scene(CardSet.TNI, 4, CALM).picture(0)):
        assert isinstance(s, CardDetection)
        assert 0 <= s.x <= 1
        assert 0 <= s.y <= 1


def test_a_dark_frame_around_a_shade_is_no_card() -> None:
    """A window at dusk: what is in it is a little brighter on one side, and its frame is much darker than either."""
    decoder = CardDecoder(CardSet.TNI)
    for number in card_numbers(CardSet.TNI):
        shade = np.where(np.array(card_grid(CardSet.TNI, number)), 150.0, 130.0)
        levels = np.pad(np.pad(shade, 1, constant_values=80.0), 2, constant_values=160.0)
        picture = np.kron(levels, np.ones((8, 8))).astype(np.uint8)
        assert decoder.read(picture, np.array([[(16, 16), (72, 16), (72, 72), (16, 72)]], np.float32)) == [None]


def test_a_pattern_of_other_cells_is_no_card_though_its_middle_tones_are_like_one() -> None:
    """Eight by eight cells look to seven by seven like grey ones, some of which happen to fit."""
    rng = np.random.default_rng(1)
    decoder = CardDecoder(CardSet.TNI)
    square = np.array([[(16, 16), (72, 16), (72, 72), (16, 72)]], np.float32)
    for number in card_numbers(CardSet.TNI):
        inner = np.array(card_grid(CardSet.TNI, number), float) * 120 + 60
        for off, is_read in ((0.0, True), (44.0, False)):
            tones = inner + rng.permutation([off, -off] * 12 + [off]).reshape(5, 5)
            levels = np.pad(np.pad(tones, 1, constant_values=30.0), 2, constant_values=200.0)
            picture = np.kron(levels, np.ones((8, 8))).astype(np.uint8)
            assert (decoder.read(picture, square)[0] is not None) == is_read


def test_small_cards_that_are_blurred_are_read() -> None:
    scene = Scene(CardSet.TNI, 100, Looks(blur_px=1.2, noise=8.0))
    said = answers(scene, 10)
    assert said.items() <= scene.answers.items()
    assert len(said) >= 31


@pytest.mark.parametrize("cells", [3, 4, 6, 7])
def test_small_patterns_of_other_cells_are_no_cards_however_blurred(cells: int) -> None:
    """Blur leaves little of what tells a small pattern from a card: what is left has to be enough."""
    rng = np.random.default_rng(cells)
    decoder = CardDecoder(CardSet.TNI)
    square = np.array([[(20, 20), (46, 20), (46, 46), (20, 46)]], np.float32)
    for _ in range(150):
        pattern = np.pad(np.where(rng.random((cells, cells)) < 0.5, 220.0, 20.0), 1, constant_values=20.0)
        small = cv2.resize(pattern.astype(np.float32), (26, 26), interpolation=cv2.INTER_AREA)
        picture = np.pad(small, 20, constant_values=220.0)
        for blur_px in (0.6, 1.2, 1.6):
            blurred = cv2.GaussianBlur(picture, (0, 0), blur_px)
            assert decoder.read(np.clip(blurred, 0, 255).astype(np.uint8), square) == [None]


def held_small(number: int) -> np.ndarray:
    """A card whose cells are 4 px wide, on grey; its square is at (28, 28) to (56, 56)."""
    card = cv2.resize(card_picture(CardSet.TNI, number), (44, 44), interpolation=cv2.INTER_AREA)
    return np.pad(card, 20, constant_values=120.0)


SMALL_SQUARE = np.array([[(27.5, 27.5), (55.5, 27.5), (55.5, 55.5), (27.5, 55.5)]], np.float32)


@pytest.mark.parametrize("degrees", range(0, 360, 45))
def test_a_card_half_in_a_sharp_shadow_is_read(degrees: int) -> None:
    decoder = CardDecoder(CardSet.TNI)
    y, x = np.indices((84, 84)) - 41.5
    across = x * np.cos(np.radians(degrees)) + y * np.sin(np.radians(degrees))
    shadow = 1 - 0.55 / (1 + np.exp(-across / 0.5))
    for number in card_numbers(CardSet.TNI):
        picture = cv2.GaussianBlur((held_small(number) * shadow).astype(np.float32), (0, 0), 1.2)
        read = decoder.read(np.clip(picture, 0, 255).astype(np.uint8), SMALL_SQUARE)[0]
        assert read is not None, number
        assert read.number == number


@pytest.mark.parametrize("side", range(4))
def test_a_card_that_fingers_join_with_what_is_behind_is_found(side: int) -> None:
    """From the black square over the paper's edge to a dark wall."""
    for number in (1, 20, 40, 60):
        card = held_small(number)
        card[:20] = card[-20:] = card[:, :20] = card[:, -20:] = 60.0
        turned = np.rot90(card, side).copy()
        turned[10:28, 36:42] = 70.0
        wall = np.full((400, 400), 60.0, np.float32)
        wall[160:244, 160:244] = turned
        picture = np.clip(cv2.GaussianBlur(wall, (0, 0), 1.2), 0, 255).astype(np.uint8)
        scanner = CardScanner(CardSet.TNI)
        assert number in {s.number for _ in CYCLE for s in scanner.see(picture)}


def test_cards_smeared_by_motion_and_packed_as_jpeg_are_read() -> None:
    for looks in (Looks(smear_px=3.0), Looks(jpeg=50)):
        scene = Scene(CardSet.TNI, 6, looks)
        said = answers(scene, 10)
        assert said.items() <= scene.answers.items()
        assert len(said) >= 29


@pytest.mark.parametrize("blur_px", [0.8, 1.2])
def test_few_small_patterns_that_differ_from_a_card_in_one_cell_are_taken_for_it(blur_px: float) -> None:
    """A cell is three pixels wide and blurred: what is left of one is little, but no more than one in ten may pass."""
    decoder, square = CardDecoder(CardSet.TNI), np.array([[(33, 33), (56, 33), (56, 56), (33, 56)]], np.float32)
    cards = list(card_numbers(CardSet.TNI))
    read = 0
    for number in cards:
        cells = np.array(card_grid(CardSet.TNI, number))
        cells[number // 5 % 5, number % 5] ^= True
        levels = np.pad(np.pad(cells, 1), 1, constant_values=True) * 210.0 + 15
        small = cv2.resize(levels.astype(np.float32), (30, 30), interpolation=cv2.INTER_NEAREST)
        picture = cv2.GaussianBlur(np.pad(small, 30, constant_values=120.0), (0, 0), blur_px)
        read += decoder.read(np.clip(picture, 0, 255).astype(np.uint8), square)[0] is not None
    assert read <= len(cards) / 10
