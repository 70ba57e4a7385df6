"""The item: its handles, tap targets and panel."""

from __future__ import annotations

from tni.api.items import (
    Drawing,
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
    PanelSlider,
    PanelText,
    PanelToggle,
    PanelValue,
    PlainItem,
    State,
    TapTarget,
    with_values,
)
from tni.api.maths import MathsError, fault_text, number_text
from tni.api.plot_gestures import (
    CORNER,
    EARLIER,
    LATER,
    frame_dragged,
    frame_handles,
    page_targets,
    zoom_targets,
    zoomed_window,
)
from tni.api.plot_sliders import HIGH, LOW, STEP

from .drawing import page_place, sequence_drawing, term_text, zoom_place
from .sequence_state import EDGE_MM, LONGEST, MOST_TERMS, NEW, ROW_MM, TABLE_MM, SequenceView, with_frame


class SequencePlot(PlainItem):
    """State: `rule`, a text; `first`, the number of the first term; `start`, `second`, the first terms of a recurrence;
    `count` of terms; `a`, `b`, the sliders' values; `view`: "points" or "web"; `table`: whether it is shown; `page` of
    it, from 0; `fit`: whether the window follows the terms, else `window`, the least and greatest x and y; `width`,
    `height` of the frame in millimetres."""

    version = 2

    def new(self, ctx: ItemContext) -> State:
        rule = NEW["rule"] if ctx.french else NEW["rule"].replace(",", ".")
        return {**NEW, "rule": rule, "window": list(NEW["window"])}

    def upgrade(self, state: State, version: int) -> State:  # noqa: ARG002
        return {**NEW, **state}

    def size(self, state: State) -> ItemSize:
        beside = TABLE_MM if state["table"] else 0.0
        rows = 2 + bool(SequenceView(state).used)
        return ItemSize(state["width"] + 2 * EDGE_MM + beside, state["height"] + 3 * EDGE_MM + rows * ROW_MM)

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        return sequence_drawing(SequenceView(state), ctx)

    def text(self, state: State, ctx: ItemContext) -> str:
        view = SequenceView(state)
        if isinstance(view.rule, MathsError):
            return ctx.text(fault_text(view.rule))
        return " ; ".join([state["rule"].strip(), *(term_text(n, value, ctx) for n, value in view.terms[:5])])

    # -- gestures

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:  # noqa: ARG002
        view = SequenceView(state)
        return (*(one.handle() for one in view.sliders), *frame_handles(view.frame, ctx))

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State:  # noqa: ARG002
        view = SequenceView(state)
        for slider in view.sliders:
            if slider.key == drag.handle:
                return with_values(state, **{slider.key: slider.dragged(drag)})
        frame = frame_dragged(view.frame, drag)
        if frame is None:
            return state
        return with_values(with_frame(state, frame), fit=state["fit"] and drag.handle == CORNER)

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        view = SequenceView(state)
        turns = page_targets(*page_place(view), ctx) if state["table"] and view.pages > 1 else ()
        return (*zoom_targets(*zoom_place(view), ctx), *turns)

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        view = SequenceView(state)
        if target in (EARLIER, LATER):
            page = view.page + (1 if target == LATER else -1)
            return with_values(state, page=min(max(page, 0), view.pages - 1))
        shown = zoomed_window(view.window, target)
        return with_values(state, fit=False, window=[shown.x_min, shown.x_max, shown.y_min, shown.y_max])

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:
        views = (
            PanelOption("points", Localised("Points", "Points")),
            PanelOption("web", Localised("Escalier", "Staircase")),
        )
        sliders = (
            PanelSlider(key, Localised(key, key), state[key], LOW, HIGH, STEP, number_text(state[key], ctx.french, 4))
            for key in ("a", "b")
        )
        return (
            PanelText("rule", Localised("Suite", "Sequence"), state["rule"], LONGEST),
            PanelNumber("start", Localised("Premier terme", "First term"), state["start"], -1e6, 1e6, 3),
            PanelNumber("second", Localised("Deuxième terme", "Second term"), state["second"], -1e6, 1e6, 3),
            PanelChoice(
                "first",
                Localised("Premier rang", "First number"),
                (PanelOption("0", Localised("0", "0")), PanelOption("1", Localised("1", "1"))),
                str(int(state["first"])),
            ),
            PanelSlider("count", Localised("Nombre de termes", "Number of terms"), state["count"], 2, MOST_TERMS),
            PanelChoice("view", Localised("Montrer", "Show"), views, state["view"]),
            PanelToggle("table", Localised("Tableau", "Table"), state["table"]),
            *sliders,
            PanelToggle("fit", Localised("Cadrage automatique", "Fit to the terms"), state["fit"]),
            PanelButton("even", Localised("Repère orthonormé", "Same unit on both axes")),
        )

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:  # noqa: ARG002
        match control:
            case "count" | "first":
                return with_values(state, **{control: round(float(value))})
            case "start" | "second" | "a" | "b":
                return with_values(state, **{control: round(float(value), 6) or 0.0})
            case "even":
                shown = SequenceView(state).frame.even_units()
                return with_values(state, fit=False, window=[shown.x_min, shown.x_max, shown.y_min, shown.y_max])
            case "fit":
                shown = SequenceView(state).window
                return with_values(state, fit=value, window=[shown.x_min, shown.x_max, shown.y_min, shown.y_max])
        return with_values(state, **{control: value})
