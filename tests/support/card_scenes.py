"""Pictures of a class that holds up paper cards, made up: cards tilted and turned, in shadow, held by hands, before a
room full of squares, windows, words, chessboards and patterns that are nearly cards; blurred and noisy as a camera's,
smeared by motion and packed as JPEG where that is asked for.

Nothing here knows how cards are read. A card's letter turns it as a pupil would: that letter's side goes up.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from tni.quiz.card_codes import CardSet, card_grid, card_numbers

WIDTH_PX, HEIGHT_PX = 1920, 1080
TURN_DEG = {"A": 0.0, "B": -90.0, "C": 180.0, "D": 90.0}
"""Clockwise."""
MARGIN_CELLS = 2
PAPER, INK = 235.0, 25.0
FOCAL_PX = 1500.0
FINER = 4
"""A card is drawn so many times finer than the picture and then averaged, as a sensor's cells do."""

type Picture = NDArray[np.uint8]
type Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Looks:
    """side_px: of the black square, seen head-on. tilt_deg: up to which about both axes; roll_deg: of a hand. blur_px:
    sigma; noise: sigma in grey levels. fingers: whether hands hold the paper's edge, up to the white around the
    square. motion_px: how far a card is from its place, sigma, picture by picture. smear_px: up to which a picture is
    smeared while it is taken, along a line of any direction; jpeg: its quality, 1 to 100, None for no JPEG."""

    side_px: float = 26.0
    tilt_deg: float = 35.0
    roll_deg: float = 12.0
    blur_px: float = 0.8
    noise: float = 6.0
    fingers: bool = True
    motion_px: float = 0.7
    smear_px: float = 0.0
    jpeg: int | None = None


@dataclass(frozen=True)
class Held:
    """A card: which, the letter that is up, where its middle is, how it is tilted (degrees)."""

    number: int
    letter: str
    x: float
    y: float
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0


def card_picture(card_set: CardSet, number: int, cell_px: int = 16) -> Floats:
    """A card head-on, with the paper around it."""
    cells = np.array(card_grid(card_set, number), float)
    around = np.pad(np.pad(cells, 1), MARGIN_CELLS, constant_values=1.0)
    return np.kron(INK + around * (PAPER - INK), np.ones((cell_px, cell_px))).astype(np.float32)


def corners(held: Held, half_px: float) -> Floats:
    """(4, 2) px: of a square of that half side, from the card's own top left clockwise, as a camera sees it."""
    yaw, pitch, roll = np.radians([held.yaw, held.pitch, held.roll + TURN_DEG[held.letter]])
    flat = half_px * np.array([(-1, -1, 0), (1, -1, 0), (1, 1, 0), (-1, 1, 0)], float)
    about_z = np.array([(np.cos(roll), -np.sin(roll), 0), (np.sin(roll), np.cos(roll), 0), (0, 0, 1)])
    about_y = np.array([(np.cos(yaw), 0, np.sin(yaw)), (0, 1, 0), (-np.sin(yaw), 0, np.cos(yaw))])
    about_x = np.array([(1, 0, 0), (0, np.cos(pitch), -np.sin(pitch)), (0, np.sin(pitch), np.cos(pitch))])
    points = flat @ about_z.T @ about_y.T @ about_x.T
    depth = 1 + points[:, 2:] / FOCAL_PX
    return (np.array((held.x, held.y)) + points[:, :2] / depth).astype(np.float32)


def room(rng: np.random.Generator) -> Picture:
    """What is behind the class."""
    light = cv2.resize(rng.uniform(40, 200, (9, 16)).astype(np.float32), (WIDTH_PX, HEIGHT_PX))
    picture = np.clip(light, 0, 255).astype(np.uint8)

    def at() -> tuple[int, int]:
        return int(rng.integers(0, WIDTH_PX)), int(rng.integers(0, HEIGHT_PX))

    for _ in range(60):  # furniture, windows, posters
        (x, y), (w, h) = at(), rng.integers(15, 220, 2)
        grey, line = float(rng.uniform(20, 240)), int(rng.choice([-1, 1, 2, 4]))
        cv2.rectangle(picture, (x, y), (x + int(w), y + int(h)), grey, line)
    for _ in range(25):  # heads and clothes
        axes = int(rng.integers(12, 70)), int(rng.integers(12, 90))
        cv2.ellipse(picture, at(), axes, float(rng.uniform(0, 180)), 0, 360, float(rng.uniform(30, 210)), -1)
    for _ in range(12):
        words = "".join(map(chr, rng.integers(65, 91, 12)))
        cv2.putText(picture, words, at(), 0, float(rng.uniform(0.3, 1.6)), float(rng.uniform(0, 255)), 2)
    for _ in range(10):
        _put_pattern(picture, rng)
    board = (np.indices((8, 8)).sum(0) % 2 * 200 + 20).astype(np.uint8)
    _paste(picture, board, int(rng.integers(40, 160)), rng)
    return picture


def _put_pattern(picture: Picture, rng: np.random.Generator) -> None:
    """A square of random cells on white paper, most with a black border as cards have."""
    cells = int(rng.integers(4, 9))
    bright = float(rng.uniform(130, 250))
    pattern = np.where(rng.random((cells, cells)) < 0.5, bright, 10.0)
    if rng.random() < 0.6:
        pattern[[0, -1]] = pattern[:, [0, -1]] = 10.0
    _paste(picture, np.pad(pattern, 1, constant_values=230.0).astype(np.uint8), int(rng.integers(18, 80)), rng)


def _paste(picture: Picture, pattern: Picture, side: int, rng: np.random.Generator) -> None:
    x, y = int(rng.integers(0, WIDTH_PX - side)), int(rng.integers(0, HEIGHT_PX - side))
    picture[y : y + side, x : x + side] = cv2.resize(pattern, (side, side), interpolation=cv2.INTER_NEAREST)


class Scene:
    """A class before a camera. `picture(n)` is the same each time that it is asked for."""

    def __init__(self, card_set: CardSet, seed: int, looks: Looks | None = None, cards: int = 32) -> None:
        self.card_set, self.looks, self._seed = card_set, looks or Looks(), seed
        rng = np.random.default_rng(seed)
        self.background = room(rng).astype(np.float32)
        self.held = self._hold(rng, cards)
        self.cards = {held.number: card_picture(card_set, held.number) for held in self.held}
        self._side_cells = len(card_grid(card_set, 1)) + 2

    def _hold(self, rng: np.random.Generator, cards: int) -> list[Held]:
        looks, held = self.looks, []
        for place, number in enumerate(rng.permutation(list(card_numbers(self.card_set)))[:cards]):
            x = (place % 8 + 0.5) * WIDTH_PX / 8 + rng.uniform(-60, 60)
            y = (place // 8 % 4 + 0.5) * HEIGHT_PX / 4 + rng.uniform(-60, 60)
            yaw, pitch = rng.uniform(-looks.tilt_deg, looks.tilt_deg, 2)
            roll = rng.uniform(-looks.roll_deg, looks.roll_deg)
            held.append(Held(int(number), "ABCD"[rng.integers(4)], x, y, float(yaw), float(pitch), float(roll)))
        return held

    @property
    def answers(self) -> dict[int, str]:
        return {held.number: held.letter for held in self.held}

    def picture(self, n: int) -> Picture:
        looks, picture = self.looks, self.background.copy()
        for place, held in enumerate(self.held):
            moves = np.random.default_rng((self._seed, place, n)).normal(0, 1, 5) * looks.motion_px
            moved = Held(
                held.number, held.letter, held.x + moves[0], held.y + moves[1],
                held.yaw + moves[2], held.pitch + moves[3], held.roll + moves[4],
            )  # fmt: skip
            self._draw(picture, moved, np.random.default_rng((self._seed, place)))
        picture = cv2.GaussianBlur(picture, (0, 0), looks.blur_px)
        if looks.smear_px:
            picture = _smeared(picture, looks.smear_px, np.random.default_rng((self._seed, n, 0, 0)))
        rng = np.random.default_rng((self._seed, n))
        picture += rng.standard_normal(picture.shape, np.float32) * looks.noise
        taken = np.clip(picture, 0, 255).astype(np.uint8)
        return taken if looks.jpeg is None else _through_jpeg(taken, looks.jpeg)

    def _draw(self, picture: Floats, held: Held, rng: np.random.Generator) -> None:
        cell_px = self.looks.side_px / self._side_cells
        paper = corners(held, cell_px * (self._side_cells / 2 + MARGIN_CELLS))
        low, high = np.floor(paper.min(0) - 3).astype(int), np.ceil(paper.max(0) + 3).astype(int)
        if (low < 0).any() or high[0] > WIDTH_PX or high[1] > HEIGHT_PX:
            return
        size = high - low
        view = picture[low[1] : high[1], low[0] : high[0]]
        card, covered = _seen(self.cards[held.number], paper - low, size)
        view[:] = view * (1 - covered) + card * rng.uniform(0.55, 1.05)
        if rng.random() < 0.4:
            view *= _shadow(size, rng)
        if self.looks.fingers:
            _hold_edge(view, paper - low, cell_px * MARGIN_CELLS, rng)


def _smeared(picture: Floats, most_px: float, rng: np.random.Generator) -> Floats:
    """Moved along a straight line while the shutter is open."""
    angle, half = rng.uniform(0, np.pi), rng.uniform(0, most_px) / 2
    middle = int(np.ceil(most_px / 2)) + 1
    kernel = np.zeros((2 * middle + 1, 2 * middle + 1), np.float32)
    for along in np.linspace(-half, half, 32):
        x, y = middle + along * np.cos(angle), middle + along * np.sin(angle)
        right, down = x % 1, y % 1
        share = np.outer((1 - down, down), (1 - right, right))
        kernel[int(y) : int(y) + 2, int(x) : int(x) + 2] += share / 32
    return cv2.filter2D(picture, -1, kernel, borderType=cv2.BORDER_REPLICATE)


def _through_jpeg(picture: Picture, quality: int) -> Picture:
    packed = cv2.imencode(".jpg", picture, (cv2.IMWRITE_JPEG_QUALITY, quality))[1]
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), np.uint8)


def _seen(card: Floats, paper: Floats, size: NDArray[np.int_]) -> tuple[Floats, Floats]:
    """The card drawn small, black around it; and how much of each pixel it covers."""
    side, fine = len(card), (int(size[0]) * FINER, int(size[1]) * FINER)
    square = np.array([(0, 0), (side, 0), (side, side), (0, side)], np.float32)
    map_ = cv2.getPerspectiveTransform(square, (paper * FINER).astype(np.float32))
    small = [
        cv2.resize(cv2.warpPerspective(drawn, map_, fine), tuple(map(int, size)), interpolation=cv2.INTER_AREA)
        for drawn in (card, np.ones_like(card))
    ]
    return small[0], small[1]


def _shadow(size: NDArray[np.int_], rng: np.random.Generator) -> Floats:
    """Its edge lies across the card, sharp or soft."""
    y, x = np.mgrid[0 : size[1], 0 : size[0]]
    angle = rng.uniform(0, 2 * np.pi)
    across = (x - size[0] / 2) * np.cos(angle) + (y - size[1] / 2) * np.sin(angle)
    edge, soft = rng.uniform(-size[0] / 4, size[0] / 4), rng.uniform(0.5, 6)
    return (1 - rng.uniform(0.2, 0.55) / (1 + np.exp(-(across - edge) / soft))).astype(np.float32)


def _hold_edge(view: Floats, paper: Floats, margin_px: float, rng: np.random.Generator) -> None:
    """Fingers come in from the edge, up to the black square at most."""
    for _ in range(int(rng.integers(1, 4))):
        edge, along = int(rng.integers(4)), rng.uniform(0.05, 0.95)
        tip = paper[edge] * (1 - along) + paper[(edge + 1) % 4] * along
        inwards = (paper.mean(0) - tip) / np.linalg.norm(paper.mean(0) - tip)
        thick = margin_px * rng.uniform(0.3, 0.55)
        middle = tip + inwards * thick * 0.6
        axes = max(1, round(thick * 1.2)), max(1, round(thick))
        angle = float(np.degrees(np.arctan2(inwards[1], inwards[0])))
        cv2.ellipse(view, (int(middle[0]), int(middle[1])), axes, angle, 0, 360, float(rng.uniform(90, 190)), -1)
