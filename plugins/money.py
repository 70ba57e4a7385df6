"""Money: euro coins and notes that pupils put together to make a sum, and exchange."""

from __future__ import annotations

from random import Random
from typing import Any, Final

from tni.api.item_shapes import covered_text, filled_box
from tni.api.items import (
    Drawing,
    DrawnLine,
    DrawnOval,
    DrawnText,
    HandleDrag,
    ItemContext,
    ItemHandle,
    ItemSize,
    Localised,
    PanelButton,
    PanelChoice,
    PanelControl,
    PanelNumber,
    PanelOption,
    PanelToggle,
    PanelValue,
    PlainItem,
    Rect,
    State,
    TapTarget,
    TextAlign,
    with_values,
)
from tni.api.pieces import Piece, PieceTray, next_id, piece_of, source_handle

PLUGIN = {
    "id": "money",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "numbers",
    "terms": {
        "fr": "euros centimes pièces billets payer rendre somme prix caisse",
        "en": "euros cents coins notes pay change sum price",
    },
    "name": {"fr": "Monnaie", "en": "Money"},
    "summary": {
        "fr": "Des pièces et des billets pour composer une somme, l’échanger, rendre la monnaie.",
        "en": "Coins and notes to make a sum, exchange it, give change.",
    },
    "licence": "GPL-3.0-or-later",
}

WIDTH: Final = 250.0
HEAD, FIELD, STOCK = 24.0, 82.0, 56.0
SCALE: Final = 0.94
"""Of the coins' true diameters."""
DIAMETERS: Final = {1: 16.25, 2: 18.75, 5: 21.25, 10: 19.75, 20: 22.25, 50: 24.25, 100: 23.25, 200: 25.75}
NOTES: Final = {
    500: (42.0, 21.0, "quiet"), 1000: (44.0, 22.5, "red"), 2000: (46.0, 24.0, "blue"), 5000: (48.0, 25.5, "orange"),
    10000: (50.0, 25.5, "green"), 20000: (52.0, 25.5, "violet"),
}  # fmt: skip
"""Width, height and colour of each note, by its value in cents."""
SETS: Final = {
    "all": (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000), "coins": tuple(DIAMETERS),
    "euros": (100, 200, 500, 1000, 2000, 5000, 10000, 20000),
}  # fmt: skip
VALUES: Final = (*DIAMETERS, *NOTES)
MOST: Final = 60
LARGEST: Final = 1000.0
"""Largest sum to be made, in euros."""
AMOUNT: Final = Rect(WIDTH - 82.0, 3.0, 78.0, HEAD - 4.0)
TARGET: Final = Rect(4.0, 3.0, 100.0, HEAD - 4.0)
CHECK: Final = Rect(TARGET.right + 4.0, 3.0, AMOUNT.x - TARGET.right - 8.0, HEAD - 4.0)
AREA: Final = Rect(6.0, HEAD + 5.0, WIDTH - 12.0, FIELD - 10.0)


def size_of(cents: int) -> tuple[float, float]:
    """Return the width and height of a coin or note."""
    if cents in NOTES:
        return NOTES[cents][:2]
    side = DIAMETERS[cents] * SCALE
    return side, side


TRAY: Final = PieceTray(
    Rect(1.0, HEAD + 1.0, WIDTH - 2.0, FIELD + STOCK - 2.0), Rect(0.0, HEAD + FIELD, WIDTH, STOCK),
    lambda piece: size_of(piece["cents"]), MOST,
)  # fmt: skip


class EuroMoney(PlainItem):
    """State: `pieces`, each of its `cents`; `pulled`, see `PieceTray`; `stock`, a key of SETS; `amount`: "shown",
    "covered" or "none"; `due`, the sum to be made in cents, 0 for none; `checked`: whether it is said if it is made,
    until a piece moves; `exchange`: whether a tap exchanges."""

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        state = {
            "pulled": {}, "stock": "all", "amount": "covered", "due": 0, "checked": False, "exchange": False,
        }  # fmt: skip
        return with_values(state, pieces=laid([1000, 200, 50, 20]))

    def size(self, state: State) -> ItemSize:  # noqa: ARG002
        return ItemSize(WIDTH, HEAD + FIELD + STOCK)

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:
        out: list[Any] = filled_box(Rect(0.0, 0.0, size.width_mm, size.height_mm), "surface", "quiet", radius=4.0)
        if state["due"]:
            text = ctx.text(Localised("À payer : {}", "To pay: {}")).format(sum_text(state["due"], ctx))
            out.append(DrawnText(text, TARGET.x + 4.0, TARGET.center[1], 9.0, "ink", TextAlign.LEFT, bold=True,
                                 width_mm=TARGET.width))  # fmt: skip
            out += _check(state, ctx)
        if state["amount"] != "none":
            text = sum_text(value_of(state), ctx)
            out += covered_text(text, AMOUNT, 12.0, shown=state["amount"] == "shown")
        out += filled_box(Rect(2.0, HEAD + FIELD + 1.0, WIDTH - 4.0, STOCK - 3.0), "soft", radius=3.0)
        for cents, box in _sources(state):
            out += money_drawing(cents, box)
        for piece in TRAY.lying(state["pieces"]):
            out += money_drawing(piece["cents"], TRAY.box_of(piece))
        return tuple(out)

    # -- coins and notes

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:  # noqa: ARG002
        pieces = TRAY.handles(state["pieces"], lambda piece: sum_text(piece["cents"], ctx))
        return (*pieces, *(source_handle(str(cents), box, "") for cents, box in _sources(state)))

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State:  # noqa: ARG002
        pieces, pulled = TRAY.dragged(state["pieces"], state["pulled"], drag, lambda key: {"cents": int(key)})
        return with_values(state, pieces=pieces, pulled=pulled, checked=False)

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        out = list[TapTarget]()
        if state["exchange"]:
            label = ctx.text(Localised("Échanger {}", "Exchange {}"))
            pieces = [piece for piece in state["pieces"] if smaller_of(piece["cents"])]
            out += TRAY.targets(pieces, lambda piece: label.format(sum_text(piece["cents"], ctx)))
        if state["amount"] != "none":
            words = Localised("Découvrir ou cacher la somme", "Uncover or hide the sum")
            out.append(TapTarget("amount", AMOUNT, ctx.text(words)))
        if state["due"]:
            out.append(TapTarget("check", CHECK, ctx.text(Localised("Vérifier la somme", "Check the sum"))))
        return tuple(out)

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        if target == "amount":
            return with_values(state, amount="covered" if state["amount"] == "shown" else "shown")
        if target == "check":
            return with_values(state, checked=not state["checked"])
        return with_values(state, pieces=exchanged(TRAY.lying(state["pieces"]), piece_of(target)), checked=False)

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:
        sets = (
            PanelOption("all", Localised("Toute la monnaie", "All")),
            PanelOption("coins", Localised("Pièces", "Coins")),
            PanelOption("euros", Localised("Euros entiers", "Whole euros")),
        )
        amounts = (
            PanelOption("none", Localised("Sans", "None")), PanelOption("shown", Localised("Montrée", "Shown")),
            PanelOption("covered", Localised("Cachée", "Covered")),
        )  # fmt: skip
        adding = [PanelButton(f"add {cents}", _both(cents, ctx)) for cents in SETS[state["stock"]]]
        return (
            PanelButton("random", Localised("Somme au hasard", "Random sum")),
            PanelButton("fewest", Localised("Le moins de pièces", "Fewest pieces")),
            PanelButton("change", Localised("Échanger la plus grande", "Exchange the largest")),
            PanelButton("clear", Localised("Tout ranger", "Put all away")),
            *adding,
            PanelNumber("due", Localised("Somme à payer (€)", "Sum to pay (€)"), state["due"] / 100, 0, LARGEST, 2),
            PanelChoice("amount", Localised("Somme posée", "Sum laid"), amounts, state["amount"]),
            PanelChoice("stock", Localised("Réserve", "Stock"), sets, state["stock"]),
            PanelToggle("exchange", Localised("Un toucher échange", "A tap exchanges"), state["exchange"]),
        )

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:
        state = with_values(state, checked=False)
        match control:
            case "random":
                step = 100 if state["stock"] == "euros" else 5
                return with_values(state, due=Random(ctx.seed).randint(1, 6_000 // step) * step)
            case "fewest":
                return with_values(state, pieces=laid(fewest(value_of(state), SETS[state["stock"]])))
            case "change":
                pieces = TRAY.lying(state["pieces"])
                largest = max(pieces, key=lambda piece: piece["cents"], default=None)
                return with_values(state, pieces=exchanged(pieces, None if largest is None else largest["id"]))
            case "clear":
                return with_values(state, pieces=[], pulled={})
            case "due":
                return with_values(state, due=round(float(value) * 100))
            case "amount" | "stock" | "exchange":
                return with_values(state, **{control: value})
            case _:
                cents = int(control.removeprefix("add "))
                return with_values(state, pieces=TRAY.added(state["pieces"], {"cents": cents}, AREA))

    def text(self, state: State, ctx: ItemContext) -> str:
        cents = sorted((piece["cents"] for piece in TRAY.lying(state["pieces"])), reverse=True)
        counts = {one: cents.count(one) for one in dict.fromkeys(cents)}
        return ", ".join(f"{count} × {sum_text(one, ctx)}" for one, count in counts.items())


def item() -> EuroMoney:
    return EuroMoney()


# -- sums


def value_of(state: State) -> int:
    """Return the sum that lies on the tray, in cents."""
    return sum(piece["cents"] for piece in TRAY.lying(state["pieces"]))


def sum_text(cents: int, ctx: ItemContext) -> str:
    """Return a sum as it is written: `3 €`, `3,05 €`, `20 c`."""
    space = "\N{NO-BREAK SPACE}"
    if cents < 100 and cents:
        return f"{cents}{space}c"
    euros, rest = divmod(cents, 100)
    part = f"{',' if ctx.french else '.'}{rest:02}" if rest else ""
    return f"{euros}{part}{space}€" if ctx.french else f"€{euros}{part}"


def fewest(cents: int, values: tuple[int, ...]) -> list[int]:
    """Return the fewest coins and notes of a sum; cents that none of the values makes are added in small coins."""
    out = list[int]()
    for value in sorted({*values, 1, 2}, reverse=True):
        count, cents = divmod(cents, value)
        out += [value] * count
    return out


def smaller_of(cents: int) -> list[int]:
    """Return what one coin or note is exchanged for: two or more of the next smaller values; nothing for a cent."""
    smaller = [value for value in VALUES if value < cents]
    return fewest(cents, tuple(smaller)) if smaller else []


def exchanged(pieces: list[Piece], id: int | None) -> list[Piece]:
    """Return the pieces with one exchanged for smaller ones about its place."""
    one = next((piece for piece in pieces if piece["id"] == id), None)
    parts = [] if one is None else smaller_of(one["cents"])
    if one is None or not parts or len(pieces) + len(parts) > MOST:
        return pieces
    out = [piece for piece in pieces if piece["id"] != id]
    y = min(one["y"], AREA.bottom - size_of(parts[0])[1])
    out.append(TRAY.placed({"cents": parts[0], "id": next_id(pieces)}, one["x"], y))
    for cents in parts[1:]:
        out = TRAY.added(out, {"cents": cents}, AREA)
    return out


def laid(values: list[int]) -> list[Piece]:
    """Return coins and notes side by side, the largest first."""
    out, x, y, high = list[Piece](), AREA.x, AREA.y, 0.0
    for cents in sorted(values, reverse=True)[:MOST]:
        width, height = size_of(cents)
        if x > AREA.x and x + width > AREA.right:
            x, y, high = AREA.x, min(y + high + 3.0, AREA.bottom - height), 0.0
        out.append(TRAY.placed({"cents": cents, "id": len(out) + 1}, x, y))
        x, high = x + width + 3.0, max(high, height)
    return out


def _both(cents: int, ctx: ItemContext) -> Localised:
    return Localised(f"+ {sum_text(cents, ctx)}", f"+ {sum_text(cents, ctx)}")


# -- places and looks


def _sources(state: State) -> list[tuple[int, Rect]]:
    """Return what lies in the stock: coins in a row, notes below."""
    values, out = SETS[state["stock"]], list[tuple[int, Rect]]()
    top = HEAD + FIELD
    for row, cents in ((0, [one for one in values if one in DIAMETERS]), (1, [one for one in values if one in NOTES])):
        room = (WIDTH - 8.0) / max(len(cents), 1)
        for place, value in enumerate(cents):
            width, height = size_of(value)
            scale = 1.0 if row == 0 else min(0.95, (room - 3.0) / width)
            width, height = width * scale, height * scale
            x, y = 4.0 + (place + 0.5) * room, top + (14.0 if row == 0 else 40.0)
            if not any(one in NOTES for one in values):
                y = top + STOCK / 2
            out.append((value, Rect(x - width / 2, y - height / 2, width, height)))
    return out


def money_drawing(cents: int, box: Rect) -> list[Any]:
    """Return the drawing of a coin or note: its shape, colour and value, no likeness."""
    x, y = box.center
    if cents in NOTES:
        colour = NOTES[cents][2]
        fill = "soft" if colour == "quiet" else f"soft {colour}"
        inner = Rect(box.x + 2.0, box.y + 2.0, box.width - 4.0, box.height - 4.0)
        return [
            *filled_box(box, fill, colour, width_mm=0.8, radius=1.5),
            *filled_box(inner, None, "surface", width_mm=0.6),
            DrawnText(f"{cents // 100} €", x, y, box.height * 0.48, "ink", bold=True, width_mm=box.width - 6.0),
        ]
    radius = box.width / 2
    two_metals = {100: ("#f0d78c", "#d3d8de"), 200: ("#d3d8de", "#f0d78c")}.get(cents)
    plain = "#d99a6c" if cents < 10 else "#f0d78c"
    rim, middle = two_metals or (plain, plain)
    out: list[Any] = [DrawnOval(x, y, radius, radius, rim, "#5b4a2a", 0.6)]
    if two_metals:
        out.append(DrawnOval(x, y, radius * 0.72, radius * 0.72, middle, "#5b4a2a", 0.3))
    value, unit = (cents // 100, "€") if cents >= 100 else (cents, "c")
    text, size = f"{value}\N{NARROW NO-BREAK SPACE}{unit}", radius * (0.8 if two_metals else 0.74)
    return [*out, DrawnText(text, x, y, size, "#1a1a2e", bold=True, width_mm=radius * 1.6)]


def _check(state: State, ctx: ItemContext) -> list[Any]:
    x, y = CHECK.center
    if not state["checked"]:
        out: list[Any] = filled_box(CHECK, None, "quiet", width_mm=0.5, radius=3.0)
        label = ctx.text(Localised("Vérifier", "Check"))
        return [*out, DrawnText(label, x, y, 7.4, "quiet", width_mm=CHECK.width - 4.0)]
    missing = state["due"] - value_of(state)
    out = filled_box(CHECK, "soft orange" if missing else "soft green", radius=3.0)
    if not missing:
        return [*out, DrawnLine(((x - 6.0, y), (x - 1.5, y + 5.0), (x + 7.0, y - 5.5)), "ink", 2.2)]
    words = Localised("il manque\n{}", "{}\nmissing") if missing > 0 else Localised("{}\nde trop", "{}\ntoo much")
    said, room = sum_text(abs(missing), ctx), CHECK.width - 3.0
    lines = zip(ctx.text(words).format(said).split("\n"), (-4.4, 4.4), strict=True)
    return [
        *out,
        *(DrawnText(one, x, y + down, 9.0 if one == said else 6.4, bold=True, width_mm=room) for one, down in lines),
    ]
