"""The periodic table as an item: cells that are tapped, the card of one element, families brought out."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tni.api.items import (
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnText,
    ItemContext,
    ItemSize,
    Localised,
    PanelChoice,
    PanelControl,
    PanelOption,
    PanelText,
    PanelToggle,
    PanelValue,
    PlainItem,
    Point,
    Rect,
    State,
    TapTarget,
    TextAlign,
    with_values,
)

from .elements import FAMILY_NAMES, Element, Family, elements

type Part = DrawnArea | DrawnLine | DrawnText
CELL: Final = 14.0
GAP: Final = 0.5
TOP: Final = 7.0
"""Height of the numbers of the columns."""
APART: Final = 4.0
"""Room above the two rows below the table."""
WIDTH, HEIGHT = 18 * CELL + TOP + 1, TOP + 9 * CELL + APART + 1
CARD: Final = Rect(TOP + 2.4 * CELL, TOP + 0.6, 9.2 * CELL, 3 * CELL - 1.6)
COLOURS: Final = {
    Family.ALKALI: "soft red", Family.ALKALINE_EARTH: "soft orange", Family.TRANSITION: "soft blue",
    Family.POOR: "soft", Family.METALLOID: "soft green", Family.NONMETAL: "soft green", Family.HALOGEN: "soft violet",
    Family.NOBLE: "soft violet", Family.LANTHANIDE: "soft", Family.ACTINIDE: "soft", Family.UNKNOWN: "surface",
}  # fmt: skip
SIGNS: Final = {
    Family.ALKALI: "a", Family.ALKALINE_EARTH: "at", Family.TRANSITION: "t", Family.POOR: "p", Family.METALLOID: "m",
    Family.NONMETAL: "n", Family.HALOGEN: "h", Family.NOBLE: "g", Family.LANTHANIDE: "la", Family.ACTINIDE: "ac",
    Family.UNKNOWN: "?",
}  # fmt: skip
"""Letters in the cells, so that nobody needs to tell colours apart."""


class PeriodicTable(PlainItem):
    """State: `chosen`, the number of the element whose card is shown, 0 for none; `family`, that is brought out, "" for
    all; `masses`, `signs`: whether masses and letters of families stand in the cells; `covered`: whether symbols are
    hidden until they are tapped; `bare`: numbers of those that are uncovered; `sought`: an element as typed."""

    default_size = ItemSize(WIDTH, HEIGHT)

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        return {
            "chosen": 0, "family": "", "masses": False, "signs": True, "covered": False, "bare": [], "sought": "",
        }  # fmt: skip

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        hidden = (
            frozenset(one.number for one in elements()) - {*state["bare"]} if state["covered"] else frozenset[int]()
        )
        out: list[Part] = [*_table(state["family"], state["masses"], state["signs"], hidden, ctx.french)]
        if (element := chosen_of(state)) is not None:
            x, y = place_of(element)
            out.append(DrawnLine(_square(x, y), "red", 1.4, closed=True))
            out += _card(element, ctx)
        elif state["family"]:
            name = ctx.text(FAMILY_NAMES[Family(state["family"])])
            middle = CARD.x + CARD.width / 2, CARD.y + CARD.height / 2
            out.append(DrawnText(name, *middle, 11.0, bold=True, width_mm=CARD.width))
        return tuple(out)

    # -- taps

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        return tuple(
            TapTarget(str(one.number), Rect(x, y, CELL, CELL), _label(state, one, ctx))
            for one, (x, y) in ((one, place_of(one)) for one in elements())
        )

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        number = int(target)
        if state["covered"] and number not in state["bare"]:
            return with_values(state, bare=[*state["bare"], number], chosen=0)
        return with_values(state, chosen=0 if state["chosen"] == number else number)

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:  # noqa: ARG002
        families = (
            PanelOption("", Localised("Toutes", "All")),
            *(PanelOption(one.value, name) for one, name in FAMILY_NAMES.items()),
        )
        element = Localised("Élément (nom, symbole ou numéro)", "Element (name, symbol or number)")
        return (
            PanelText("sought", element, state["sought"], 30),
            PanelChoice("family", Localised("Famille", "Family"), families, state["family"]),
            PanelToggle("masses", Localised("Masses", "Masses"), state["masses"]),
            PanelToggle("signs", Localised("Lettres des familles", "Letters of families"), state["signs"]),
            PanelToggle("covered", Localised("Symboles cachés", "Symbols covered"), state["covered"]),
        )

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:  # noqa: ARG002
        if control == "sought":
            found = found_number(str(value))
            return with_values(state, sought=value, chosen=found or state["chosen"])
        if control == "covered":
            return with_values(state, covered=value, bare=[], chosen=0)
        if control == "family":
            return with_values(state, family=value, chosen=0)
        return with_values(state, **{control: value})

    def text(self, state: State, ctx: ItemContext) -> str:
        table = ctx.text(Localised("Tableau périodique", "Periodic table"))
        if (element := chosen_of(state)) is not None:
            return f"{table} : {' ; '.join(card_lines(element, ctx))}"
        return f"{table} : {ctx.text(FAMILY_NAMES[Family(state['family'])])}" if state["family"] else table


def place_of(element: Element) -> Point:
    """Return the top left corner of an element's cell."""
    if element.column:
        return TOP + (element.column - 1) * CELL, TOP + (element.row - 1) * CELL
    along = element.number - (57 if element.row == 6 else 89)
    return TOP + (2 + along) * CELL, TOP + APART + (element.row + 1) * CELL


def chosen_of(state: State) -> Element | None:
    return elements()[state["chosen"] - 1] if state["chosen"] else None


def found_number(text: str) -> int:
    """Return the number of the element that is named; 0 for none."""
    wanted = text.strip().casefold()
    for one in elements():
        if wanted and wanted in (
            one.name.fr.casefold(),
            one.name.en.casefold(),
            one.symbol.casefold(),
            str(one.number),
        ):
            return one.number
    return 0


def _square(x: float, y: float) -> tuple[Point, ...]:
    end = CELL - GAP
    return (x + GAP, y + GAP), (x + end, y + GAP), (x + end, y + end), (x + GAP, y + end)


@lru_cache(8)
def _table(family: str, masses: bool, signs: bool, hidden: frozenset[int], french: bool) -> tuple[Part, ...]:
    """Return the drawing of all cells, kept since a tap on one changes little. family: that is brought out, "" for all.
    hidden: numbers of elements whose symbols are covered."""
    found = [(one, place_of(one), family in ("", one.family.value)) for one in elements()]
    out: list[Part] = [  # all areas first, then all texts: the same colours together
        DrawnArea(_square(*place), COLOURS[one.family] if is_out else "surface") for one, place, is_out in found
    ]
    for one, (x, y), is_out in found:
        colour, covered = "ink" if is_out else "quiet", one.number in hidden
        out.append(DrawnText(str(one.number), x + 1.4, y + 2.8, 3.4, colour, TextAlign.LEFT))
        symbol, high, down = "?" if covered else one.symbol, 6.4 if masses else 7.2, 7.2 if masses else 7.7
        out.append(DrawnText(symbol, x + CELL / 2, y + down, high, "quiet" if covered else colour, bold=is_out))
        if signs:
            out.append(DrawnText(SIGNS[one.family], x + CELL - 1.4, y + 2.8, 3.2, "quiet", TextAlign.RIGHT))
        if masses and not covered:
            mass = _mass(one, french=french)
            out.append(DrawnText(mass, x + CELL / 2, y + CELL - 2.1, 3.1, colour, width_mm=CELL - 1.5))
    for column in range(1, 19):
        out.append(DrawnText(str(column), TOP + (column - 0.5) * CELL, TOP / 2, 4.2, "quiet"))
    for row in range(1, 8):
        out.append(DrawnText(str(row), TOP / 2, TOP + (row - 0.5) * CELL, 4.2, "quiet"))
    for row, text in ((6, "57–71"), (7, "89–103")):
        out.append(DrawnText(text, TOP + 2.5 * CELL, TOP + (row - 0.5) * CELL, 3.6, "quiet", width_mm=CELL))
    return tuple(out)


def _mass(element: Element, *, french: bool) -> str:
    return element.mass.replace(".", ",") if french else element.mass


def _label(state: State, element: Element, ctx: ItemContext) -> str:
    if state["covered"] and element.number not in state["bare"]:
        return f"{element.number}"
    return f"{element.number} {ctx.text(element.name)}"


def card_lines(element: Element, ctx: ItemContext) -> tuple[str, ...]:
    """Return what the card of an element says."""
    mass = _mass(element, french=ctx.french)
    if mass.startswith("("):
        said = Localised(
            f"isotope le plus stable : {mass[1:-1]} nucléons", f"most stable isotope: {mass[1:-1]} nucleons"
        )
    else:
        said = Localised(f"masse molaire : {mass} g/mol", f"molar mass: {mass} g/mol")
    return (
        f"{ctx.text(element.name)} ({element.symbol})",
        ctx.text(Localised(f"Z = {element.number}", f"Z = {element.number}")),
        ctx.text(said),
        ctx.text(FAMILY_NAMES[element.family]),
    )


def _card(element: Element, ctx: ItemContext) -> list[Part]:
    x, y, right, bottom = CARD.x, CARD.y, CARD.right, CARD.bottom
    corners = (x, y), (right, y), (right, bottom), (x, bottom)
    out: list[Part] = [DrawnArea(corners, COLOURS[element.family])]
    out += [DrawnLine(corners, "ink", 0.8, closed=True), DrawnText(element.symbol, x + 19, y + 22, 26.0, bold=True)]
    out.append(DrawnText(str(element.number), x + 4, y + 6, 6.5, align=TextAlign.LEFT))
    _, number, mass, family = card_lines(element, ctx)
    left, room = x + 40, CARD.width - 43
    lines = ((ctx.text(element.name), 9, 10.0), (number, 19, 6.6), (mass, 27, 6.6), (family, 35, 6.6))
    for text, down, high in lines:
        out.append(DrawnText(text, left, y + down, high, "ink", TextAlign.LEFT, high > 8, room))
    return out
