"""Interactive items as a board has them in the middle of a lesson: what hands have done with each kind, as acts, so
that they hold whatever the form of its state is. The first of each kind is in the gallery."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from tni.api.item_panel import PanelValue
from tni.core.geometry import IDENTITY, Point
from tni.core.ids import ItemId, PageId
from tni.document.item_handles import HandleDrag
from tni.document.items import PluginItem
from tni.document.plugin_state import plugin_state
from tni.services.items.item_host import ItemHost

type Act = tuple[str] | tuple[str, PanelValue] | tuple[str, Point] | Mapping[str, Any]
"""A tap on a target, a control and its value, a handle and where it is dragged, or values of the state."""
type Acts = tuple[Act, ...]

DICTATION: Final = "Au début de l’hiver, les mésanges cherchent / des graines près des maisons."
CENTURIES: Final = (
    "Moyen Âge : 476 à 1492 ; Temps modernes : 1492 à 1789 ; Époque contemporaine : 1789 à 2030 ; Clovis : 496 ; "
    "Charlemagne : 800 ; Croisades : 1095 à 1291 ; Peste noire : 1347 ; Gutenberg : 1450 ; Christophe Colomb : 1492 ; "
    "Louis XIV : 1643 à 1715 ; Révolution : 1789 ; Jules Ferry : 1881 ; Verdun : 1916 ; Ve République : 1958"
)

CIRCUIT: Final = [
    ["battery", 4, 1, 6, 1, 4.5, False], ["switch", 8, 1, 10, 1, 0.0, True], ["wire", 6, 1, 8, 1, 0.0, False],
    ["wire", 10, 1, 11, 1, 0.0, False], ["wire", 11, 1, 11, 4, 0.0, False], ["resistor", 8, 4, 10, 4, 5.0, False],
    ["wire", 10, 4, 11, 4, 0.0, False], ["lamp", 4, 4, 6, 4, 10.0, False], ["wire", 6, 4, 8, 4, 0.0, False],
    ["ammeter", 1, 2, 1, 4, 0.0, False], ["wire", 1, 1, 1, 2, 0.0, False], ["wire", 1, 1, 4, 1, 0.0, False],
    ["wire", 1, 4, 4, 4, 0.0, False], ["wire", 4, 4, 4, 6, 0.0, False], ["voltmeter", 4, 6, 6, 6, 0.0, False],
    ["wire", 6, 6, 6, 4, 0.0, False],
]  # fmt: skip
"""Lamp and resistor in a row, with both meters."""

LIFELIKE: Final[Mapping[str, Sequence[Acts]]] = {
    "abacus": (
        (("kind", "school"), ("count", 5), ("clear", True), ("figures", "shown"), ("number", "4072")),
        (("clear", True), ("figures", "shown"), ("number", "4072")),
        (("kind", "soroban"), ("clear", True), ("figures", "shown"), ("number", "907 315")),
    ),
    "balance": (
        (("right 10", True), ("left 1", True), ("equation",)),
        (("stock", "masses"), ("clear", True), ("left x", True), ("right 10", True), ("equation", "shown")),
    ),
    "base_ten": (
        (("figures", "shown"), ("value", 1243)),
        (("figures", "shown"), ("value", 385), ("break 100", True), ("figures", "covered")),
    ),
    "calculator": (
        (("entry", "3/4+5/6"), ("=", True), ("entry", "12,5×8"), ("=", True), ("entry", "√(2)×3"), ("=", True)),
        (("scientific", True), ("fractions", True), ("entry", "1/3+1/6"), ("=", True), ("entry", "7÷0"), ("=", True)),
    ),
    "circuit": (
        ({"parts": CIRCUIT}, ("arrows", True)),
        (("3",), ("add resistor", True), ("add ammeter", True), ("add voltmeter", True), ("add motor", True)),
        (("7",),),
    ),
    "clock_face": (
        (("time", 7 * 60 + 35), ("figures", "shown"), ("minutes", True), ("title", "Départ du car")),
        (("time", 19 * 60 + 35), ("figures", "covered"), ("day", True)),
    ),
    "coin_and_wheel": (
        (("kind", "wheel"), ("choices", "verbe, nom, adjectif, adverbe, pronom, déterminant"), ("draw",)),
        (("kind", "numbers"), ("draw",), ("once", True), ("draw",)),
        (("draw",),),
    ),
    "compass": (
        (("opening", 12.0), ("angle", 40.0)),
        (("opening", 4.5), ("arc", 120.0)),
        (("opening", 1.0),),
    ),
    "construction": (
        (("A 0",), ("B 0",), ("bisector", True), ("B 0",), ("C 0",), ("bisector", True), ("C 0",)),
        (("axes", True), ("grid", True), ("c 0",)),
    ),
    "dice": (
        (("count", 5), ("sum", True), ("throw",)),
        (("count", 3), ("sides", "20"), ("sum", True)),
        (("count", 2), ("dots", False), ("sum", True)),
    ),
    "dictation": (
        (("typed", DICTATION), ("none", True), *((f"word {word}",) for word in (0, 1, 2, 3, 4, 7))),
        (("typed", DICTATION), ("none", True), ("text_size", "huge"), ("same", True), ("line", True)),
    ),
    "digital_clock": (
        (("language", "both"), ("seconds", True)),
        (("halves", True), ("language", "en")),
    ),
    "fractions": (
        (("count", 2), ("shape", "bar"), ("over 0", 3), ("under 0", 4), ("under 1", 6), ("over 1", 5), ("guide", True)),
        (("count", 3), ("under 2", 8), ("over 2", 5), ("written", "shown")),
        (("wholes", 2), ("under 0", 3), ("over 0", 5), ("under 1", 4), ("over 1", 7), ("written", "covered")),
    ),
    "function_plot": (
        (("formula 0", "x² − 3"), ("tool", "tangent"), ("formula 1", "0,5x + 1"), ("marks", True)),
        (("formula 0", "a·sin(x)"), ("tool", "area"), ("a", 2.0)),
        (("formula 0", "√(x)"), ("formula 1", "1/x"), ("formula 2", "x²+y²<4"), ("tool", "table")),
        (("points", "-3 -2,4 ; -2 -1,1 ; 0 0,3 ; 1 1,6 ; 3 2,9"), ("fitted", True), ("formula 0", "")),
        (("formula 0", "2x +"), ("formula 1", "a x + b"), ("formula 2", "x³ − 3x"), ("formula 3", "cos(x)")),
    ),
    "instrumenpoche": ((("step", 16),), (("step", 7),), (("step", 13),)),
    "length_marks": (
        (("form", "two"),),
        (("sort", "right angle"), ("colour", "blue")),
        (("sort", "parallel"), ("colour", "green")),
    ),
    "money": (
        (
            ("clear", True), ("due", 37.45), ("add 2000", True), ("add 1000", True), ("add 500", True),
            ("add 200", True), ("add 20", True), ("add 20", True), ("add 5", True), ("amount", "shown"), ("check",),
        ),
        (("due", 23.7), ("check",), ("amount", "covered")),
        (("stock", "euros"), ("clear", True), ("add 5000", True), ("add 20000", True), ("add 10000", True)),
    ),
    "number_line": (
        (("to", "2"), ("step", "1/4"), ("points", 3), ("labels", "ends"), ("label 2",)),
        (("from", "-5"), ("to", "5"), ("points", 2), ("jumps", 3), ("jump", "3")),
        (("from", "0"), ("to", "100"), ("step", "10"), ("parts", 10), ("points", 0), ("jumps", 5), ("jump", "10")),
        (("from", "3"), ("to", "1"),),
    ),
    "number_tiles": (
        (
            ("piece 5", (20.0, 74.0)), ("piece 2", (60.0, 74.0)), ("piece 3", (100.0, 74.0)),
            ("piece 1", (140.0, 74.0)), ("piece 4", (180.0, 74.0)), ("check",),
        ),
        (
            ("order", "words"), ("typed", "cerise ; abricot ; pomme ; figue"), ("piece 1", (30.0, 74.0)),
            ("piece 2", (70.0, 74.0)), ("check",),
        ),
    ),
    "outlines": (
        (
            ("BRE",), ("brush", "soft blue"), ("NOR",), ("brush", "name"), ("IDF",), ("OCC",), ("PAC",),
            ("cities", True), ("rivers", True),
        ),
        (("division", "departments"), ("numbers", True), ("brush", "soft green"), ("29",), ("sea", True)),
        (("ask", True),),
        (("map", "europe"), ("names", "all"), ("sea", True), ("graticule", True)),
        (("map", "world"), ("names", "touched"), ("sea", True), ("graticule", True)),
        (("map", "continents"), ("names", "all"), ("sea", True)),
        (("map", "france"), ("division", "departments"), ("names", "all")),
    ),
    "periodic_table": (
        (("26",), ("masses", True)),
        (("covered", True), ("1",), ("8",), ("family", "H")),
        (("6",),),
    ),
    "place_value_table": (
        (("count", 2), ("written", "shown"), ("row 0", "4 072,5"), ("row 1", "1 234,06")),
        (("table", "length"), ("written", "shown"), ("row 0", "3,45")),
        (
            ("classes", 4), ("decimals", 4), ("written", "shown"), ("row 0", "1 234 567 890,1234"),
            ("written", "covered"),
        ),
        (("table", "area"), ("written", "shown"), ("row 0", "12,5")),
    ),
    "protractor": (
        (("measure", 37.0),),
        (("measure", 143.0), ("reversed", True), ("angle", 20.0)),
        (("shape", "full"), ("measure", 212.0)),
    ),
    "ruler": ((("length", 15.0), ("angle", 20.0)), (("length", 30.0),)),
    "sandglass": (({"minutes": 5.0, "left": 130.0},), (("minutes", 0.5), ("turn",))),
    "scores": (
        (
            ("count", 4), ("step", 5), ("name 0", "Les Lions"), ("name 1", "Les Aigles"), ("name 2", "Les Dauphins"),
            ("name 3", "Les Renards"), ("more 0",), ("more 0",), ("more 0",), ("more 1",), ("more 2",), ("more 2",),
        ),
        (("step", 100), ("more 0",), ("less 1",), ("count", 6)),
    ),
    "sequence_plot": (
        (("count", 12),),
        (("view", "web"), ("count", 8)),
        (("rule", "u(n) = (-1)^n × n"), ("count", 15)),
    ),
    "set_square": (
        (("shape", "30-60"), ("length", 8.0)),
        (("shape", "requerre"),),
        (("flipped", True), ("angle", 30.0)),
    ),
    "solids": (
        (("net", 45),),
        (("solid", "pyramid"), ("cut", "removed"), ("faces", True), ("volume", True), ("area", True)),
        (("solid", "cylinder"), ("cavalier", True), ("volume", True)),
        (("solid", "prism"), ("net", 100)),
        (("solid", "cone"), ("cut", "shown"), ("tilt", 35.0)),
        (("solid", "sphere"), ("cut", "shown"), ("volume", True)),
    ),
    "staff": (
        (("names", "shown"), ("bar", "three"), *((f"add {place}",) for place in (4, 5, 3, -2))),
        (("clef", "bass"), ("names", "chosen"), ("2",), ("sign", "sharp"), ("add 9",), ("add 12",)),
    ),
    "statistics": (
        (("form", "box"), ("data", "12 15 9 11 14 8 17 13 10 12 16"), ("second", "14 9 7 11 18 12 6 10 15 8"),
         ("title", "Notes des groupes A et B"), ("x_name", "note"), ("mean", True)),
        (("form", "histogram"), ("data", "148 152 155 149 160 158 151 147 163 155 154 150 157"), ("mean", True),
         ("title", "Tailles des élèves"), ("x_name", "cm"), ("median", True)),
        (("form", "pie"), ("title", "Nos animaux")),
        (("form", "scatter"), ("data", "1 2 3 4 5 6"), ("second", "2,1 3,9 6,2 8,1 9,8 12,3")),
        (("form", "cumulated"), ("data", "12 15 9 11 14 8 17 13 10 12 16")),
        (("title", "Nos animaux"), ("y_name", "élèves")),
    ),
    "thermometer": (
        (("tenths", -4.0), ("figures", "shown"), ("title", "Dehors, à 8 h")),
        (("scale", "water"), ("tenths", 72.0), ("figures", "covered")),
        (("scale", "body"), ("tenths", 38.5), ("figures", "shown")),
    ),
    "timeline": (
        (("first", 400), ("last", 2030), ("entries", CENTURIES), ("title", "Du Moyen Âge à nos jours")),
        (("covered", True), ("0",), ("4",), ("even", True)),
        (("width", "widest"),),
    ),
    "traffic_light": ((("whisper",),), (("talk",), ("words", False)), (("light", "none"),)),
    "world_map": (
        (("compare", "curtain"),),
        (("compare", "beside"), ("layer", "staff"), ("tool", "path")),
        (("tool", "area"),),
    ),
}  # fmt: skip


def acted(host: ItemHost, item: PluginItem, acts: Acts) -> PluginItem:
    """Return an item after acts. Raises: KeyError for one that the item does not offer by then."""
    for act in acts:
        handles = {one.id: one for one in host.handles(item)}
        match act:
            case (name, (float() as x, float() as y)):
                item = host.dragged(item, HandleDrag(name, handles[name].at, handles[name].limited((x, y))))
            case (name, value):
                if name not in {one.id for one in host.panel(item)}:
                    raise KeyError(name)
                item = host.controlled(item, name, value)
            case Mapping():
                contents = plugin_state(item)
                assert contents is not None
                made = host.new_item(contents.kind, item.page, IDENTITY, item.id, {**contents.state, **act})
                assert made is not None
                item = made
            case (name,):
                if name not in {one.id for one in host.targets(item)}:
                    raise KeyError(name)
                item = host.tapped(item, name)
    return item


def lifelike(host: ItemHost, kind: str) -> list[PluginItem]:
    """Return items of a kind in the states of lessons, upright; a new one for a kind that has none here."""
    found = list[PluginItem]()
    for number, acts in enumerate(LIFELIKE.get(kind, ((),))):
        item = host.new_item(kind, PageId(""), IDENTITY, ItemId(f"{kind}-{number}"))
        assert item is not None, kind
        found.append(replace(acted(host, item, acts), transform=IDENTITY))
    return found
