"""Number tiles: numbers or words on tiles that pupils drag into order; the check waits until it is asked for."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Any, Final

from tni.api.exact_numbers import exact_text, number_in
from tni.api.item_shapes import filled_box, written_fraction
from tni.api.items import (
    Drawing,
    DrawnLine,
    DrawnText,
    HandleDrag,
    ItemContext,
    ItemHandle,
    ItemSize,
    Localised,
    PanelButton,
    PanelChoice,
    PanelControl,
    PanelOption,
    PanelText,
    PanelToggle,
    PanelValue,
    PlainItem,
    Rect,
    State,
    TapTarget,
    with_values,
)
from tni.api.pieces import Piece, PieceTray
from tni.api.text_width import text_width

PLUGIN = {
    "id": "number_tiles",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "numbers",
    "terms": {
        "fr": "étiquettes lettres mots ranger ordre croissant décroissant alphabétique comparer cartes",
        "en": "labels letters words sort order ascending descending alphabetical cards",
    },
    "name": {"fr": "Étiquettes à ranger", "en": "Number tiles"},
    "summary": {
        "fr": "Des étiquettes de nombres, de lettres ou de mots, à faire glisser et à ranger.",
        "en": "Tiles with numbers, letters or words, to drag into order.",
    },
    "licence": "GPL-3.0-or-later",
}

WIDTH: Final = 240.0
LOOSE: Final = 66.0
"""Height of the place where the tiles lie at first."""
LINE: Final = 30.0
"""Height of the line on which they are put in order."""
TILE_HIGH: Final = 20.0
TEXT_MM, CURSIVE_MM, CURSIVE_UP = 10.0, 7.0, 0.4
"""Size of plain letters and of the joined hand, and how much higher the latter stand."""
MOST_TILES, LONGEST_TEXT = 24, 24
CHECK: Final = Rect(WIDTH - 34.0, LOOSE + 4.0, 30.0, LINE - 8.0)
ROW: Final = Rect(4.0, LOOSE + 2.0, CHECK.x - 8.0, LINE - 4.0)
LOOSE_AREA: Final = Rect(6.0, 5.0, WIDTH - 12.0, LOOSE - 10.0)
RANGES: Final = ("20", "100", "1000", "million", "decimal", "fraction", "relative")


def _size(piece: Piece) -> tuple[float, float]:
    text = piece["text"]
    fraction = _fraction_parts(text)
    width = text_width(text if fraction is None else max(fraction, key=len), TEXT_MM if fraction is None else 7.6)
    return min(max(width + 7.0, TILE_HIGH), 90.0), TILE_HIGH


TRAY: Final = PieceTray(Rect(1.0, 1.0, WIDTH - 2.0, LOOSE + LINE - 2.0), None, _size, MOST_TILES)


class NumberTiles(PlainItem):
    """State: `tiles`, each with its `text`; `typed`, the field that made them; `order`: "up", "down" or "words";
    `range`, of RANGES, for those at random; `signs`: whether < or > stands between those in the line; `checked`:
    whether the check is shown, until a tile moves again; `cursive`: whether words are in the joined hand of schools,
    not in states of earlier versions."""

    def new(self, ctx: ItemContext) -> State:
        typed = "3,2  2,75  3,15  2,8  3" if ctx.french else "3.2  2.75  3.15  2.8  3"
        state = {"typed": typed, "order": "up", "range": "decimal", "signs": True, "checked": False, "cursive": False}
        return with_values(state, tiles=tiles_of(typed, 1))

    def size(self, state: State) -> ItemSize:  # noqa: ARG002
        return ItemSize(WIDTH, LOOSE + LINE)

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:
        out: list[Any] = filled_box(Rect(0.0, 0.0, size.width_mm, size.height_mm), "surface", "quiet", radius=4.0)
        out += filled_box(ROW, "soft", radius=3.0)
        line, wrong = in_line(state), wrong_places(state) if state["checked"] else set[int]()
        if not line:
            hint = Localised("Ranger ici", "Put them in order here")
            out.append(DrawnText(ctx.text(hint), *ROW.center, 6.6, "quiet", width_mm=ROW.width - 8.0))
        out += _check(state, wrong, ctx)
        for tile in state["tiles"]:
            place = line.index(tile) if tile in line else None
            colour = "blue" if place is None or not state["checked"] else ("red" if place in wrong else "green")
            out += _tile(tile, colour, cursive=is_cursive(state))
        if state["signs"] and state["order"] != "words":
            out += _signs(line, "<" if state["order"] == "up" else ">")
        return tuple(out)

    # -- tiles

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:  # noqa: ARG002
        return tuple(TRAY.handles(state["tiles"], lambda tile: tile["text"]))

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State:  # noqa: ARG002
        tiles, _ = TRAY.dragged(state["tiles"], {}, drag, lambda _source: {"text": ""})
        return with_values(state, tiles=_set_straight(tiles), checked=False)

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        return (TapTarget("check", CHECK, ctx.text(Localised("Vérifier l’ordre", "Check the order"))),)

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        return with_values(state, checked=not state["checked"])

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:  # noqa: ARG002
        orders = (
            PanelOption("up", Localised("Croissant", "Up")), PanelOption("down", Localised("Décroissant", "Down")),
            PanelOption("words", Localised("Alphabétique", "A to Z")),
        )  # fmt: skip
        ranges = (
            PanelOption("20", Localised("à 20", "to 20")), PanelOption("100", Localised("à 100", "to 100")),
            PanelOption("1000", Localised("à 1 000", "to 1,000")),
            PanelOption("million", Localised("grands", "large")),
            PanelOption("decimal", Localised("décimaux", "decimals")),
            PanelOption("fraction", Localised("fractions", "fractions")),
            PanelOption("relative", Localised("relatifs", "negative too")),
        )  # fmt: skip
        return (
            PanelButton("random", Localised("Nombres au hasard", "Random numbers")),
            PanelButton("shuffle", Localised("Mélanger", "Shuffle")),
            PanelButton("check", Localised("Vérifier", "Check")),
            PanelText("typed", Localised("Étiquettes, séparées par ;", "Tiles, separated by ;"), state["typed"], 300),
            PanelChoice("order", Localised("Ordre", "Order"), orders, state["order"]),
            PanelChoice("range", Localised("Au hasard", "At random"), ranges, state["range"]),
            PanelToggle("signs", Localised("Signes < et >", "Signs < and >"), state["signs"]),
            PanelToggle("cursive", Localised("Mots en cursive", "Words in joined handwriting"), is_cursive(state)),
        )

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:
        state = with_values(state, checked=False)
        match control:
            case "random":
                typed = " ; ".join(random_numbers(state["range"], len(state["tiles"]) or 5, ctx))
                return with_values(state, typed=typed, tiles=tiles_of(typed, ctx.seed))
            case "shuffle":
                return with_values(state, tiles=tiles_of(state["typed"], ctx.seed))
            case "check":
                return with_values(state, checked=True)
            case "typed":
                return with_values(state, typed=value, tiles=tiles_of(str(value), 0))
            case _:
                return with_values(state, **{control: value})

    def text(self, state: State, ctx: ItemContext) -> str:  # noqa: ARG002
        line = in_line(state)
        return ", ".join(tile["text"] for tile in [*line, *(one for one in state["tiles"] if one not in line)])


def item() -> NumberTiles:
    return NumberTiles()


# -- tiles and their order


def texts_in(typed: str) -> list[str]:
    """Return the texts of tiles: separated by semicolons, else by spaces."""
    parts = typed.split(";") if ";" in typed else typed.split()
    return [text[:LONGEST_TEXT] for part in parts if (text := " ".join(part.split()))][:MOST_TILES]


def tiles_of(typed: str, seed: int) -> list[Piece]:
    """Return tiles where they lie at first, shuffled by a seed other than 0."""
    texts = texts_in(typed)
    if seed:
        Random(seed).shuffle(texts)
    tiles = list[Piece]()
    x, y = LOOSE_AREA.x, LOOSE_AREA.y
    for text in texts:
        width, _ = _size({"text": text})
        if x > LOOSE_AREA.x and x + width > LOOSE_AREA.right:
            x, y = LOOSE_AREA.x, y + (TILE_HIGH + 4.0)
            if y + TILE_HIGH > LOOSE_AREA.bottom + 4.0:
                x, y = LOOSE_AREA.x + 5.0, LOOSE_AREA.y + 5.0  # on top of the first ones
        tiles.append(TRAY.placed({"text": text, "id": len(tiles) + 1}, x, y))
        x += width + 4.0
    return tiles


def in_line(state: State) -> list[Piece]:
    """Return the tiles that lie on the line, from left to right."""
    return sorted(
        (tile for tile in state["tiles"] if _is_on_line(tile)),
        key=lambda tile: (TRAY.box_of(tile).center[0], tile["id"]),
    )


def wrong_places(state: State) -> set[int]:
    """Return the places in the line of those tiles that do not stand where they belong among all that lie there. Equal
    ones may stand either way. What is no number stands after all numbers, in alphabetical order."""
    keys = [_key(tile["text"], state["order"]) for tile in in_line(state)]
    right = sorted(keys, reverse=state["order"] == "down")
    return {place for place, (key, due) in enumerate(zip(keys, right, strict=True)) if key != due}


def _key(text: str, order: str) -> tuple[int, Fraction, str]:
    value = None if order == "words" else number_in(text)
    return (1, Fraction(0), _plain(text)) if value is None else (0, value, "")


def _plain(text: str) -> str:
    """Return a word as dictionaries order it first: without accents and case."""
    return "".join(one for one in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(one))


def _is_on_line(tile: Piece) -> bool:
    return TRAY.box_of(tile).center[1] > LOOSE


def _set_straight(tiles: list[Piece]) -> list[Piece]:
    """Return the tiles with those on the line at its height."""
    y = ROW.y + (ROW.height - TILE_HIGH) / 2
    return [
        {**tile, "y": y, "x": min(tile["x"], ROW.right - _size(tile)[0])} if _is_on_line(tile) else tile
        for tile in tiles
    ]


def random_numbers(kind: str, count: int, ctx: ItemContext) -> list[str]:
    """Return different numbers that are worth comparing."""
    chance, found = Random(ctx.seed), dict[Fraction, str]()
    for _attempt in range(20 * count):
        if len(found) == count:
            break
        match kind:
            case "decimal":
                value = Fraction(
                    chance.choice((20, 21, 25, 30, 205, 215, 250, 275, 305, 31, 35)), chance.choice((10, 100))
                )
                value += Fraction(chance.randint(0, 9), 100)
            case "fraction":
                under = chance.choice((2, 3, 4, 5, 6, 8, 10))
                value = Fraction(chance.randint(1, 2 * under), under)
            case "relative":
                value = Fraction(chance.randint(-20, 20), chance.choice((1, 1, 2)))
            case _:
                value = Fraction(chance.randint(0, {"20": 20, "100": 100, "1000": 999}.get(kind, 9_999_999)))
        found[value] = (
            f"{value.numerator}/{value.denominator}" if kind == "fraction" and value.denominator > 1 else
            exact_text(value, french=ctx.french)
        )  # fmt: skip
    return list(found.values())


# -- looks


def _fraction_parts(text: str) -> tuple[str, str] | None:
    found = re.fullmatch(r"\s*([-−]?\d+)\s*/\s*(\d+)\s*", text)
    return None if found is None else (found[1], found[2])


def is_cursive(state: State) -> bool:
    return bool(state.get("cursive", False))


def _tile(tile: Piece, colour: str, *, cursive: bool) -> list[Any]:
    box = TRAY.box_of(tile)
    out: list[Any] = filled_box(box, f"soft {colour}", colour, width_mm=0.7, radius=3.0)
    if (parts := _fraction_parts(tile["text"])) is not None:
        return out + written_fraction(*parts, *box.center, 7.6)
    (x, y), room, text = box.center, box.width - 3.0, tile["text"]
    if cursive and any(map(str.isalpha, text)):
        return [*out, DrawnText(text, x, y - CURSIVE_UP, CURSIVE_MM, "ink", width_mm=room, cursive=True)]
    return [*out, DrawnText(text, x, y, TEXT_MM, "ink", bold=True, width_mm=room)]


def _signs(line: list[Piece], sign: str) -> list[DrawnText]:
    """Return signs between tiles with room for one between them."""
    boxes, out = [TRAY.box_of(tile) for tile in line], list[DrawnText]()
    for left, right in pairwise(boxes):
        if right.x - left.right >= 5.0:
            out.append(DrawnText(sign, (left.right + right.x) / 2, ROW.center[1], 9.0, "ink", bold=True))
    return out


def _check(state: State, wrong: set[int], ctx: ItemContext) -> list[Any]:
    """Return the button of the check: quiet until it is asked for; then a tick, or how many stand wrong."""
    x, y = CHECK.center
    complete = len(in_line(state)) == len(state["tiles"]) > 0
    if not state["checked"]:
        out: list[Any] = filled_box(CHECK, None, "quiet", width_mm=0.5, radius=3.0)
        return [
            *out,
            DrawnText(ctx.text(Localised("Vérifier", "Check")), x, y, 7.0, "quiet", width_mm=CHECK.width - 3.0),
        ]
    good = complete and not wrong
    out = filled_box(CHECK, "soft green" if good else "soft orange", radius=3.0)
    if good:
        tick = ((x - 6.0, y), (x - 1.5, y + 5.0), (x + 7.0, y - 5.5))
        return [*out, DrawnLine(tick, "ink", 2.2)]
    words, count = Localised("à revoir", "look again"), len(wrong)
    if not wrong:
        words, count = Localised("encore", "more"), len(state["tiles"]) - len(in_line(state))
    said = ((ctx.text(words), -4.6, 6.4), (str(count), 3.8, 9.0))
    return [
        *out,
        *(DrawnText(text, x, y + down, high, bold=True, width_mm=CHECK.width - 2.0) for text, down, high in said),
    ]
