"""Scripts of InstrumenPoche, played on the page step by step: constructions with ruler, set square and compasses."""

from __future__ import annotations

from typing import Final

from plugins.instrumenpoche.drawing import drawn_scene
from plugins.instrumenpoche.example import EXAMPLE
from plugins.instrumenpoche.kept_script import playback, script_of_file
from plugins.instrumenpoche.laid_scene import laid_scene
from plugins.instrumenpoche.player import ScriptPlayback
from plugins.instrumenpoche.script import ConstructionSteps
from plugins.instrumenpoche.script_view import ScriptView
from plugins.instrumenpoche.step_texts import lost_text, step_text
from plugins.instrumenpoche.strip import HEIGHT, LABELS, STEP, ControlStrip
from tni.api.items import (
    Drawing,
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
    PanelSlider,
    PanelToggle,
    PanelValue,
    PlainItem,
    State,
    TapTarget,
    TextAlign,
    with_values,
)
from tni.api.laid_parts import LaidState

PLUGIN = {
    "id": "instrumenpoche",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "geometry",
    "extensions": (".xml", ".iep"),
    "terms": {
        "fr": "InstrumenPoche script construction animée pas à pas compas règle équerre Sésamath",
        "en": "construction script step by step compass ruler animation",
    },
    "name": {"fr": "Construction pas à pas", "en": "Construction step by step"},
    "summary": {
        "fr": "Rejoue un script InstrumenPoche : la règle, l’équerre et le compas tracent la figure, étape par étape.",
        "en": "Plays an InstrumenPoche script: ruler, set square and compasses draw the figure, step by step.",
    },
    "licence": "GPL-3.0-or-later",
}

MM_PER_PX: Final = 1 / 3
"""At its first size a centimetre of the script is one of the page."""
LONGEST_SIDE: Final = 600.0
TICK_S: Final = 0.1
SPEEDS: Final = {"slow": 0.5, "normal": 1.0, "fast": 2.5}
LAY: Final = "lay"
"""Control that leaves the figure on the page."""
UNREADABLE: Final = Localised(
    "Ce script n’est pas lisible : ouvrez à nouveau son fichier", "This script cannot be read: open its file again"
)


class ConstructionScript(PlainItem):
    """State: `script`: its text; `step`: number of actions that are done or under way; `share`: of the last of them,
    0 to 1; `wait`: seconds until the next one; `plays`; `speed`: a key of SPEEDS."""

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        return {
            "script": EXAMPLE,
            "step": EXAMPLE.count("<action"),
            "share": 1.0,
            "wait": 0.0,
            "plays": False,
            "speed": "normal",
        }

    def of_file(self, content: bytes, ctx: ItemContext) -> State | None:
        kept = script_of_file(content, ctx.file)
        return None if kept is None else with_values(self.new(ctx), script=kept, step=0)

    def size(self, state: State) -> ItemSize:
        play = self._playback(state)
        _, _, wide, high = play.view()
        scale = min(MM_PER_PX, LONGEST_SIDE / max(wide, high))
        return ItemSize(max(wide * scale, 120.0), high * scale + HEIGHT)

    @staticmethod
    def _playback(state: State) -> ScriptPlayback:
        """Return the script, an empty one for one that cannot be read."""
        return playback(state["script"]) or ScriptPlayback(ConstructionSteps(()))

    @staticmethod
    def _strip(size: ItemSize, play: ScriptPlayback) -> ControlStrip:
        return ControlStrip(size.width_mm, size.height_mm - HEIGHT, len(play))

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:
        play = playback(state["script"])
        if play is None:
            return (DrawnText(ctx.text(UNREADABLE), size.width_mm / 2, size.height_mm / 2, 8.0, "red"),)
        box = play.view()
        view = ScriptView(box, min(size.width_mm / box[2], (size.height_mm - HEIGHT) / box[3]))
        lost, strip = lost_text(play.script, ctx), self._strip(size, play)
        note = DrawnText(lost, 2.0, size.height_mm - HEIGHT - 2.5, 4.0, "quiet", TextAlign.LEFT)
        return (
            *drawn_scene(play.scene(state["step"], state["share"]), view),
            *((note,) if lost else ()),
            *strip.drawing(state["step"], state["share"], plays=state["plays"]),
        )

    # -- the line across the steps

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:
        strip = self._strip(size, self._playback(state))
        return (strip.handle(state["step"], ctx.text(STEP)),) if strip.has_line else ()

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State:  # noqa: ARG002
        play = self._playback(state)
        step = self._strip(self.size(state), play).step_at(drag.to[0])
        return state if step == state["step"] and not state["plays"] else _still(state, step)

    # -- taps

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:
        boxes = self._strip(size, self._playback(state)).boxes()
        return tuple(TapTarget(key, box, ctx.text(LABELS[key])) for key, box in boxes)

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        return self._act(state, target)

    def _act(self, state: State, key: str) -> State:
        play, step = self._playback(state), state["step"]
        match key:
            case "first":
                return _still(state, 0)
            case "back":
                return _still(state, _seen_before(play, step))
            case "next":
                return _still(state, _seen_after(play, step))
            case "last":
                return _still(state, len(play))
            case _:
                if state["plays"]:
                    return with_values(state, plays=False)
                begin = 0 if step >= len(play) and state["share"] >= 1.0 else step
                return with_values(state, plays=len(play) > 0, step=begin)

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:
        play = self._playback(state)
        last, step = max(len(play), 1), min(state["step"], len(play))
        words = step_text(play.script.actions[step - 1], play.scene(step), ctx) if step else ""
        return (
            PanelButton("back", LABELS["back"]),
            PanelButton("next", LABELS["next"]),
            PanelToggle("plays", LABELS["play"], state["plays"]),
            PanelSlider("step", STEP, step, 0, last, shown=f"{step} / {len(play)}" + (f" : {words}" if words else "")),
            PanelChoice(
                "speed", Localised("Vitesse", "Speed"),
                (
                    PanelOption("slow", Localised("Lente", "Slow")),
                    PanelOption("normal", Localised("Normale", "Normal")),
                    PanelOption("fast", Localised("Rapide", "Fast")),
                ),
                state["speed"],
            ),
            PanelButton(LAY, Localised("Poser la figure sur la page", "Put the figure on the page")),
        )  # fmt: skip

    def control(
        self, state: State, control: str, value: PanelValue, ctx: ItemContext  # noqa: ARG002
    ) -> State | LaidState:  # fmt: skip
        match control:
            case "lay":
                play = self._playback(state)
                return LaidState(state, laid_scene(play.scene(state["step"], state["share"]), play.view()))
            case "plays":
                return self._act(state, "play") if bool(value) != state["plays"] else state
            case "step":
                return _still(state, min(round(float(value)), len(self._playback(state))))
            case "speed":
                return with_values(state, speed=value)
            case _:
                return self._act(state, control)

    def text(self, state: State, ctx: ItemContext) -> str:
        """Return what the script is about, and what it does at this step."""
        play, step = self._playback(state), state["step"]
        title = ctx.text(Localised("Construction pas à pas", "Construction step by step"))
        words = " ".join(" ".join(one.written for one in play.scene(len(play)).things).split())
        if not 0 < step <= len(play):
            return f"{title} {words}"[:300].strip()
        done = step_text(play.script.actions[step - 1], play.scene(step), ctx)
        at = f"{ctx.text(STEP).lower()} {step} / {len(play)}" + (f" ({done})" if done else "")
        return f"{title}, {at} {words}"[:300].strip()

    # -- time

    def interval_s(self, state: State) -> float | None:
        return TICK_S if state["plays"] else None

    def tick(self, state: State, elapsed_s: float, ctx: ItemContext) -> State:  # noqa: ARG002
        play = playback(state["script"])
        if play is None or not state["plays"]:
            return with_values(state, plays=False)
        step, share, wait = state["step"], state["share"], state["wait"]
        left = elapsed_s * SPEEDS[state["speed"]]
        for _ in range(len(play) + 1):
            if share < 1.0:
                seconds = max(play.seconds(step)[0], 1e-6)
                share += left / seconds
                if share < 1.0:
                    return with_values(state, step=step, share=share, wait=0.0)
                left, share, wait = (share - 1.0) * seconds, 1.0, play.seconds(step)[1]
            if left < wait:
                return with_values(state, step=step, share=1.0, wait=wait - left)
            left, wait = left - wait, 0.0
            if step >= len(play) or play.script.actions[step].movement == "pause":
                done = min(step + 1, len(play))
                return with_values(state, step=done, share=1.0, wait=0.0, plays=False)
            step += 1
            moves, wait = play.seconds(step)
            share = 0.0 if moves > 0 else 1.0
        return with_values(state, step=step, share=share, wait=wait)


def _still(state: State, step: int) -> State:
    """Return the state at the end of a step, at rest."""
    return with_values(state, step=step, share=1.0, wait=0.0, plays=False)


def _seen_after(play: ScriptPlayback, step: int) -> int:
    """Return the next step that changes what is seen; the last one if none does."""
    return next((one for one in range(step + 1, len(play) + 1) if play.is_seen(one)), len(play))


def _seen_before(play: ScriptPlayback, step: int) -> int:
    """Return the step before the last one that changed what is seen."""
    return next((one - 1 for one in range(step, 0, -1) if play.is_seen(one)), 0)


def item() -> ConstructionScript:
    return ConstructionScript()
