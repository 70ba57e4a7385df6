"""Patterns of paper voting cards: the white cells for each number.

A card is a black frame one cell wide around a square of cells, on white paper. The answer is the letter that is up. As
the camera sees an upright card, A is above it, B to its right, C below, D to its left.
"""

from __future__ import annotations

from enum import Enum

from tni.core.ids import ClickerId
from tni.quiz.card_codewords import CODEWORDS

type CardGrid = tuple[tuple[bool, ...], ...]
"""Rows from the top, each from the left; True is white."""

CARD = "card"
CARD_LETTERS = "ABCD"
GRID_SIDE = 5
QCMCAM_ROWS = ("0010", "0011", "1110", "1011")
"""Possible rows of a QCMcam marker, 1 for white. The base-4 digits of the marker's id select its rows, the highest
digit first."""
QCMCAM_IDS = (
    *(
        106,
        107,
        110,
        111,
        122,
        123,
        126,
        127,
        154,
        155,
        158,
        159,
        166,
        167,
        169,
        170,
        171,
        173,
        174,
        175,
        182,
        183,
        185,
    ),
    *(
        186,
        187,
        189,
        190,
        191,
        218,
        219,
        222,
        223,
        230,
        231,
        233,
        234,
        235,
        237,
        238,
        239,
        246,
        247,
        249,
        250,
        251,
        254,
    ),
    *(43, 46, 47, 58, 59, 62, 91, 94, 102, 103, 105, 109, 118, 121, 42, 63, 90, 95, 119, 125, 138, 139, 217, 143, 150),
    *(151, 153, 157, 162, 163, 165, 168, 172, 178, 179, 181, 184, 188, 202, 203, 206, 207, 214, 215),
)
"""Marker ids of pupils 1, 2, ..., in the numbering of the sheets that schools have printed."""
QCMCAM_OLD = 16, 142
"""Pupil whose marker was replaced, and the id of the old one: cards with it are still in use."""


MAX_TILT_TANGENT = 0.78
"""Tangent of 38 degrees. Cards that are tilted more are being turned, and give no answer."""


class CardSet(Enum):
    """Set of cards. TNI: designed for a large distance between codes, see `tni.quiz.card_codewords`. QCMCAM: two of its
    cards may differ by one cell."""

    TNI = "tni"
    QCMCAM = "qcmcam"


def card_numbers(card_set: CardSet) -> range:
    """Return the numbers of the cards in a set."""
    return range(1, len(CODEWORDS if card_set is CardSet.TNI else QCMCAM_IDS) + 1)


def card_grid(card_set: CardSet, number: int) -> CardGrid:
    """Return the inner cells of a card. Raises: ValueError for a number that is not in the set."""
    if number not in card_numbers(card_set):
        raise ValueError(f"no card {number} in {card_set.value}")
    if card_set is CardSet.TNI:
        return _rows(CODEWORDS[number - 1], GRID_SIDE)
    return qcmcam_grid(QCMCAM_IDS[number - 1])


def qcmcam_grid(marker: int) -> CardGrid:
    """Return the cells of a QCMcam marker, 0 <= marker < 256."""
    rows = (QCMCAM_ROWS[marker >> shift & 3] for shift in (6, 4, 2, 0))
    return tuple(tuple(cell == "1" for cell in row) for row in rows)


def _rows(word: int, side: int) -> CardGrid:
    """Return the rows of a pattern from bits, the highest bit at the top left."""
    bits = [bool(word >> place & 1) for place in reversed(range(side * side))]
    return tuple(tuple(bits[row * side : (row + 1) * side]) for row in range(side))


def turned(cells: CardGrid) -> CardGrid:
    """Return the pattern turned left by a quarter turn."""
    return tuple(zip(*cells, strict=True))[::-1]


def hamming_distance(one: CardGrid, other: CardGrid) -> int:
    """Return the number of cells in which two patterns of the same size differ."""
    return sum(a != b for row, other_row in zip(one, other, strict=True) for a, b in zip(row, other_row, strict=True))


def letter_up(right_px: float, down_px: float) -> str | None:
    """Return the letter that is up on a card whose own upward direction is (right, down) in the picture; None for a
    tilted card, which is nearer to the diagonal than `MAX_TILT_TANGENT` allows."""
    along, across = max(abs(right_px), abs(down_px)), min(abs(right_px), abs(down_px))
    if across >= along * MAX_TILT_TANGENT:
        return None
    if abs(down_px) > abs(right_px):
        return "A" if down_px < 0 else "C"
    return "D" if right_px > 0 else "B"


def card_clicker_id(number: int) -> ClickerId:
    """Return the clicker id of a card. The card's number is the pupil's number."""
    return ClickerId(f"{CARD}:{number}")


def is_card(clicker: ClickerId) -> bool:
    """Return whether a clicker id is that of a card."""
    return clicker.startswith(CARD + ":")


def card_number(clicker: ClickerId) -> int | None:
    """Return the number of a card from its clicker id; None when it is not that of a card."""
    rest = clicker.removeprefix(CARD + ":")
    return int(rest) if rest != clicker and rest.isdecimal() else None
