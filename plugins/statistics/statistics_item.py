"""Statistics as an item: its state, its panel, and the chart with what is written below."""

from __future__ import annotations

from typing import Final

from tni.api.items import (
    Drawing,
    DrawnText,
    HandleDrag,
    ItemContext,
    ItemHandle,
    ItemSize,
    Localised,
    PanelChoice,
    PanelControl,
    PanelNote,
    PanelNumber,
    PanelOption,
    PanelText,
    PanelToggle,
    PanelValue,
    PlainItem,
    Rect,
    State,
    TapTarget,
    TextAlign,
    with_values,
)
from tni.api.maths import fitted_line

from .charts import (
    MOST_BARS,
    Axis,
    Part,
    bar_places,
    bars,
    boxes,
    cumulated,
    histogram,
    pie,
    scatter,
    scatter_axes,
    scatter_place,
    scatter_value,
)
from .data_text import TypedData, str_of, typed_data, with_one_more, with_value
from .indicators import cumulated_shares, deviation, mean, median, quartile, read_off

WIDTH, HEIGHT = 180.0, 120.0
TITLE_HIGH: Final = 14.0
LINE_HIGH: Final = 10.5
LONGEST: Final = 3_000
FORMS: Final = {
    "bars": Localised("Barres", "Bars"),
    "pie": Localised("Secteurs", "Pie"),
    "histogram": Localised("Histogramme", "Histogram"),
    "cumulated": Localised("Fréquences cumulées", "Cumulated frequencies"),
    "box": Localised("Boîte", "Box plot"),
    "scatter": Localised("Nuage de points", "Scatter plot"),
}
NO_DATA: Final = Localised(
    "Écrire les données dans le panneau : 12 15 9, ou Chat 12 ; Chien 9",
    "Type the data in the panel: 12 15 9, or Cat 12; Dog 9",
)
NAMED: Final = Localised(
    "Ce diagramme demande des nombres seuls, par exemple 12 15 9", "This chart needs numbers alone, such as 12 15 9"
)
PAIRS: Final = Localised(
    "Écrire autant d’ordonnées que d’abscisses, au moins deux", "Type as many y as x values, at least two"
)
MANY: Final = Localised(
    "Trop de valeurs différentes pour des barres : choisir l’histogramme",
    "Too many different values: choose the histogram",
)
NEGATIVE: Final = Localised("Des secteurs demandent des nombres positifs", "A pie needs positive numbers")
READ: Final = (
    ("quartiles", 25.0, Localised("Q₁ lu", "Q₁ read off"), "orange"),
    ("median", 50.0, Localised("Médiane lue", "Median read off"), "red"),
    ("quartiles", 75.0, Localised("Q₃ lu", "Q₃ read off"), "orange"),
)
"""What is read off the cumulated frequencies: the key of its switch, its percentage, its name and its colour."""
MOST_DRAGGED: Final = 60
MOST_NAMED: Final = 12
"""Points of a scatter plot that are dragged, and those of which each has its name in the panel."""
EXAMPLE: Final = Localised("Chat 12 ; Chien 9 ; Lapin 4 ; Poisson 3", "Cat 12 ; Dog 9 ; Rabbit 4 ; Fish 3")


class Statistics(PlainItem):
    """State: `form`, a key of FORMS; `data`, `second`: the series as typed; `width`: of the classes, 0 for any;
    `title`, `x_name`, `y_name`; `mean`, `median`, `quartiles`, `deviation`, `line`: what is written; `adds`: whether a
    tap on a bar adds one; `axes`: least and greatest x, then y, which a scatter plot shows at least since one of its
    points was dragged, else []."""

    version = 2

    def upgrade(self, state: State, version: int) -> State:  # noqa: ARG002
        return {"axes": [], **state}

    def new(self, ctx: ItemContext) -> State:
        return {
            "form": "bars", "data": ctx.text(EXAMPLE), "second": "", "width": 0, "title": "", "x_name": "",
            "y_name": "", "mean": False, "median": False, "quartiles": False, "deviation": False, "line": True,
            "adds": False, "axes": [],
        }  # fmt: skip

    def size(self, state: State) -> ItemSize:
        lines = (len(written(state, french=True)) + 1) // 2
        return ItemSize(WIDTH, HEIGHT + TITLE_HIGH * bool(state["title"]) + LINE_HIGH * lines)

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        out: list[Part] = []
        if state["title"]:
            out.append(DrawnText(state["title"], WIDTH / 2, TITLE_HIGH / 2, 9.0, bold=True, width_mm=WIDTH))
        box, why = box_of(state), fault(state)
        if why is not None:
            out.append(DrawnText(ctx.text(why), WIDTH / 2, box.y + box.height / 2, 7.5, "quiet", width_mm=WIDTH))
        else:
            out += chart(state, box, french=ctx.french)
            if state["form"] not in ("pie", "box") and state["y_name"]:
                at = box.x - 14, box.y - 6.5
                out.append(DrawnText(state["y_name"], *at, 6.2, "quiet", TextAlign.LEFT, width_mm=80))
            if state["form"] != "pie" and state["x_name"]:
                at = box.right, box.bottom + 14.5
                out.append(DrawnText(state["x_name"], *at, 6.2, "quiet", TextAlign.RIGHT, width_mm=140))
        top = HEIGHT + TITLE_HIGH * bool(state["title"]) + LINE_HIGH / 2
        for k, line in enumerate(written(state, french=ctx.french)):
            x, y = 8.0 + k % 2 * WIDTH / 2, top + k // 2 * LINE_HIGH
            out.append(DrawnText(line, x, y, 7.5, align=TextAlign.LEFT, bold=True, width_mm=WIDTH / 2 - 10))
        return tuple(out)

    # -- points

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:  # noqa: ARG002
        if state["form"] != "scatter" or fault(state) is not None:
            return ()
        xs, ys = (typed_data(state[key]).values[:MOST_DRAGGED] for key in ("data", "second"))
        box, axes = box_of(state), axes_of(state)
        label = ctx.text(Localised("Point {}", "Point {}"))
        return tuple(
            ItemHandle(
                f"point {n}", scatter_place(box, axes, x, y), limits=box, reach_mm=3.0, shown=False,
                label=label.format(n + 1) if len(xs) <= MOST_NAMED else "",
            )
            for n, (x, y) in enumerate(zip(xs, ys, strict=True))
        )  # fmt: skip

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State:
        axes = axes_of(state)  # as they are now, else they would move away under the finger
        x, y = scatter_value(box_of(state), axes, drag.to)
        number = int(drag.handle.removeprefix("point "))
        return with_values(
            state,
            data=with_value(state["data"], number, x, french=ctx.french),
            second=with_value(state["second"], number, y, french=ctx.french),
            axes=[end for axis in axes for end in (axis.low, axis.high)],
        )

    # -- taps

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        if not state["adds"] or fault(state) is not None:
            return ()
        box, series = box_of(state), typed_data(state["data"])
        label = ctx.text(Localised("Ajouter 1", "Add 1"))
        return tuple(
            TapTarget(str(k), Rect(left, box.y, right - left, box.height + 12), f"{label} : {name}")
            for k, ((name, _), (left, right)) in enumerate(
                zip(series.groups, bar_places(box, len(series.groups)), strict=True)
            )
        )

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        return with_values(state, data=with_one_more(state["data"], int(target)))

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:  # noqa: ARG002
        form = state["form"]
        series = typed_data(state["data"])
        options = tuple(PanelOption(key, label) for key, label in FORMS.items())
        data = Localised("Données", "Data") if form != "scatter" else Localised("Abscisses", "x values")
        out: list[PanelControl] = [
            PanelChoice("form", Localised("Diagramme", "Chart"), options, form),
            PanelText("data", data, state["data"], max(LONGEST, len(state["data"]))),
        ]
        if form != "scatter":
            example = Localised(
                "Par exemple : 12 15 9, ou 12×3 15×2, ou Chat 12 ; Chien 9.",
                "For example: 12 15 9, or 12×3 15×2, or Cat 12; Dog 9.",
            )
            out.append(PanelNote("example", example))
        if form in ("box", "scatter"):
            second = (
                Localised("Ordonnées", "y values") if form == "scatter" else Localised("Autre série", "Other series")
            )
            out.append(PanelText("second", second, state["second"], LONGEST))
        if form in ("histogram", "cumulated"):
            width = Localised("Largeur des classes (0 : au mieux)", "Width of classes (0: as suits)")
            out.append(PanelNumber("width", width, state["width"], 0, 1_000_000, 2))
        if form == "scatter":
            out.append(PanelToggle("line", Localised("Droite d’ajustement", "Fitted line"), state["line"]))
        elif not series.is_named:
            out += [
                PanelToggle(key, label, state[key])
                for key, label in (
                    ("mean", Localised("Moyenne", "Mean")),
                    ("median", Localised("Médiane", "Median")),
                    ("quartiles", Localised("Quartiles", "Quartiles")),
                    ("deviation", Localised("Écart type", "Standard deviation")),
                )
            ]
        elif form == "bars":
            out.append(PanelToggle("adds", Localised("Un toucher ajoute 1", "A tap adds 1"), state["adds"]))
        out.append(PanelText("title", Localised("Titre", "Title"), state["title"], 80))
        if form != "pie":
            out.append(
                PanelText("x_name", Localised("Nom de l’axe horizontal", "Name of the x axis"), state["x_name"], 40)
            )
        if form not in ("pie", "box"):
            out.append(
                PanelText("y_name", Localised("Nom de l’axe vertical", "Name of the y axis"), state["y_name"], 40)
            )
        return tuple(out)

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:  # noqa: ARG002
        kept = [] if control in ("data", "second") else state["axes"]
        return with_values(state, **{"axes": kept, control: value})

    def text(self, state: State, ctx: ItemContext) -> str:
        groups = typed_data(state["data"]).groups[:60]
        data = ", ".join(f"{name[:40]} ({str_of(amount, french=ctx.french)})" for name, amount in groups)
        parts = (state["title"], ctx.text(FORMS[state["form"]]), data, *written(state, french=ctx.french))
        return " · ".join(part for part in parts if part)[:1500]


def box_of(state: State) -> Rect:
    """Return the box of the chart itself, without its numbers."""
    top = TITLE_HIGH * bool(state["title"]) + 12.0
    if state["form"] == "pie":
        return Rect(4.0, top - 10, WIDTH - 8, HEIGHT - 6)
    if state["form"] == "box":
        return Rect(12.0, top - 6, WIDTH - 24, HEIGHT - 26)
    return Rect(20.0, top, WIDTH - 30, HEIGHT - 32)


def fault(state: State) -> Localised | None:
    """Return why the chart cannot be drawn; None if it can."""
    series, form = typed_data(state["data"]), state["form"]
    if not series.groups:
        return NO_DATA
    if form in ("histogram", "cumulated", "box", "scatter") and series.is_named:
        return NAMED
    if form == "bars" and len(series.groups) > MOST_BARS:
        return MANY
    if form == "pie" and (len(series.groups) > MOST_BARS or min(amount for _, amount in series.groups) < 0):
        return MANY if len(series.groups) > MOST_BARS else NEGATIVE
    if form == "pie" and sum(amount for _, amount in series.groups) <= 0:
        return NEGATIVE
    second = typed_data(state["second"])
    if form == "scatter" and (len(second.values) != len(series.values) or len(series.values) < 2):
        return PAIRS
    return None


def chart(state: State, box: Rect, *, french: bool) -> list[Part]:
    """Return the chart; `fault` has found none."""
    series, second = typed_data(state["data"]), typed_data(state["second"])
    match state["form"]:
        case "bars":
            return bars(box, series.groups, french=french)
        case "pie":
            return pie(box, series.groups, french=french)
        case "histogram":
            return histogram(box, series.values, state["width"], french=french)
        case "cumulated":
            named = bool(state["y_name"])
            read = [(percent, colour) for key, percent, _, colour in READ if state[key]]
            return cumulated(box, series.values, state["width"], french=french, is_named=named, read=read)
        case "box":
            rows = [one.values for one in (series, second) if one.values]
            return boxes(box, rows, french=french)
        case _:
            xs, ys = series.values[:400], second.values[:400]
            line = fitted_line(series.values, second.values) if state["line"] else None
            return scatter(box, xs, ys, line, french=french, axes=axes_of(state))


def axes_of(state: State) -> tuple[Axis, Axis]:
    """Return the axes of a scatter plot."""
    xs, ys = (typed_data(state[key]).values for key in ("data", "second"))
    return scatter_axes(xs, ys, state["axes"])


def written(state: State, *, french: bool) -> tuple[str, ...]:
    """Return the indicators that are asked for."""
    if fault(state) is not None:
        return ()
    series, second = typed_data(state["data"]), typed_data(state["second"])
    if state["form"] == "scatter":
        return _line_text(series, second, french=french) if state["line"] else ()
    values = series.values
    if not values:
        return ()
    out: list[str] = []
    if state["mean"]:
        out.append(_equal("Moyenne" if french else "Mean", mean(values), french=french))
    if state["form"] == "cumulated":
        shares = cumulated_shares(values, state["width"])
        for key, percent, name, _ in READ:
            if state[key]:
                value = str_of(read_off(shares, percent), french=french, decimals=2)
                out.append(f"{name.fr if french else name.en} ≈ {value}")
    elif state["median"]:
        out.append(_equal("Médiane" if french else "Median", median(values), french=french))
    if state["quartiles"] and state["form"] != "cumulated":
        out += [_equal("Q₁", quartile(values, 1), french=french), _equal("Q₃", quartile(values, 3), french=french)]
    if state["deviation"]:
        out.append(_equal("Écart type" if french else "Standard deviation", deviation(values), french=french))
    return tuple(out)


def _equal(name: str, value: float, *, french: bool) -> str:
    sign = "=" if abs(value - round(value, 2)) < 1e-9 else "≈"
    return f"{name} {sign} {str_of(value, french=french, decimals=2)}"


def _line_text(series: TypedData, second: TypedData, *, french: bool) -> tuple[str, ...]:
    line = fitted_line(series.values, second.values)
    if line is None:
        return ()
    height = str_of(abs(line.height), french=french, decimals=3)
    sign = "−" if line.height < 0 else "+"
    text = f"y ≈ {str_of(line.slope, french=french, decimals=3)} x {sign} {height}"
    return (text,) if line.r is None else (text, f"r² ≈ {str_of(line.r * line.r, french=french)}")
