"""Scripts of InstrumenPoche, played on the page step by step: constructions with ruler, set square and compasses."""

from __future__ import annotations

from base64 import b64decode, b64encode
from functools import lru_cache
from typing import Final
from zlib import compress, decompressobj
from zlib import error as ZlibError

from plugins.instrumenpoche.drawing import SceneDrawing
from plugins.instrumenpoche.player import ScriptPlayback
from plugins.instrumenpoche.script import MOST_LETTERS, ConstructionSteps, ScriptError, read_script
from tni.api.items import (
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnText,
    ItemContext,
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
    Rect,
    State,
    TapTarget,
    TextAlign,
    with_values,
)

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
        "fr": "Rejoue un script InstrumenPoche : la règle, l’équerre et le compas tracent la scene, étape par étape.",
        "en": "Plays an InstrumenPoche script: ruler, set square and compasses draw the scene, step by step.",
    },
    "licence": "GPL-3.0-or-later",
}

MM_PER_PX: Final = 1 / 3
"""At its first size a centimetre of the script is one of the page."""
BAR: Final = 16.0
"""Height of the strip below the scene."""
TICK_S: Final = 0.1
PACKED: Final = "zlib:"
LONGEST_PLAIN, LONGEST_KEPT = 30_000, 60_000
"""Bytes of a script that is kept as it is, and of a packed one."""
SPEEDS: Final = {"slow": 0.5, "normal": 1.0, "fast": 2.5}
EXAMPLE: Final = """<INSTRUMENPOCHE version="2">
<viewBox x="60" y="30" width="480" height="330"/>
<action objet="point" mouvement="creer" id="1" abscisse="180" ordonnee="280" couleur="bleu"/>
<action objet="point" mouvement="nommer" id="1" nom="A" abscisse="-22" ordonnee="8"/>
<action objet="point" mouvement="creer" id="2" abscisse="420" ordonnee="280" couleur="bleu"/>
<action objet="point" mouvement="nommer" id="2" nom="B" abscisse="8" ordonnee="8"/>
<action objet="regle" mouvement="montrer" abscisse="180" ordonnee="280"/>
<action objet="crayon" mouvement="montrer" abscisse="180" ordonnee="280"/>
<action objet="crayon" mouvement="tracer" id="3" cible="2" couleur="noir" epaisseur="2" tempo="5"/>
<action objet="regle" mouvement="masquer"/>
<action objet="crayon" mouvement="masquer"/>
<action objet="compas" mouvement="montrer" abscisse="180" ordonnee="280"/>
<action objet="compas" mouvement="ecarter" cible="2" tempo="5"/>
<action objet="compas" mouvement="tracer" id="4" debut="-80" fin="-40" sens="5" couleur="vert" epaisseur="2" tempo="5"/>
<action objet="compas" mouvement="translation" cible="2"/>
<action objet="compas" mouvement="rotation" angle="-100" sens="-5"/>
<action objet="compas" mouvement="tracer" id="5" debut="-100" fin="-140" sens="-5" couleur="vert" tempo="5"/>
<action objet="compas" mouvement="masquer"/>
<action objet="point" mouvement="creer" id="6" abscisse="300" ordonnee="72.15" couleur="bleu"/>
<action objet="point" mouvement="nommer" id="6" nom="C" abscisse="8" ordonnee="-8"/>
<action objet="crayon" mouvement="montrer" abscisse="180" ordonnee="280"/>
<action objet="crayon" mouvement="tracer" id="7" cible="6" couleur="noir" epaisseur="2"/>
<action objet="crayon" mouvement="tracer" id="8" cible="2" couleur="noir" epaisseur="2"/>
<action objet="crayon" mouvement="masquer"/>
</INSTRUMENPOCHE>
"""
"""An equilateral triangle, for those who want to see what this is."""


@lru_cache(maxsize=6)
def _playback(kept: str) -> ScriptPlayback | None:
    """Return a script with its scenes, None for one that cannot be read; the last ones are kept."""
    try:
        return ScriptPlayback(read_script(unpacked(kept)))
    except ScriptError:
        return None


def packed(script: str) -> str:
    """Return a script as a state keeps it: a long one compressed, since states are small."""
    if len(script.encode()) <= LONGEST_PLAIN:
        return script
    return PACKED + b64encode(compress(script.encode(), 9)).decode()


def unpacked(kept: str) -> str:
    """Return a script as it was written. Raises: ScriptError."""
    if not kept.startswith(PACKED):
        return kept
    try:
        return decompressobj().decompress(b64decode(kept[len(PACKED) :]), MOST_LETTERS).decode("utf-8", "replace")
    except (ValueError, ZlibError) as damaged:
        raise ScriptError from damaged


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
        """Return the state of a script: many files in XML are none."""
        text = content.decode("utf-8-sig", "replace")
        if "�" in text:  # older scripts are in Latin letters
            text = content.decode("cp1252", "replace")
        if "INSTRUMENPOCHE" not in text[:4_000].upper() and "<action" not in text:
            return None
        kept = packed(text)
        if len(kept) > LONGEST_KEPT or _playback(kept) is None:
            return None
        return with_values(self.new(ctx), script=kept, step=0)

    def size(self, state: State) -> ItemSize:
        _, _, wide, high = self._script(state).view
        return ItemSize(min(wide * MM_PER_PX, 600.0), min(high * MM_PER_PX, 600.0) + BAR)

    @staticmethod
    def _script(state: State) -> ConstructionSteps:
        found = _playback(state["script"])
        return ConstructionSteps(()) if found is None else found.script

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:
        play = _playback(state["script"])
        if play is None:
            said = Localised("Ce script n’est pas lisible", "This script cannot be read")
            return (DrawnText(ctx.text(said), size.width_mm / 2, size.height_mm / 2, 8.0, "red"),)
        scene = play.scene(state["step"], state["share"])
        scale = size.width_mm / play.script.view[2]
        return (*SceneDrawing(play.script.view, scale).draw(scene), *self._bar(state, size, play))

    def _bar(self, state: State, size: ItemSize, play: ScriptPlayback) -> Drawing:
        top, wide = size.height_mm - BAR, size.width_mm
        middle = top + BAR / 2
        out: list[DrawnArea | DrawnLine | DrawnText] = []
        for key, x in _buttons(wide):
            box = ((x - 6.0, middle - 6.0), (x + 6.0, middle - 6.0), (x + 6.0, middle + 6.0), (x - 6.0, middle + 6.0))
            out.append(DrawnArea(box, "soft"))
            out += _sign(key, x, middle, state["plays"])
        out.append(DrawnText(f"{state['step']} / {len(play)}", wide - 4.0, middle, 7.0, "quiet", TextAlign.RIGHT))
        return tuple(out)

    # -- taps

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        middle = size.height_mm - BAR / 2
        return tuple(
            TapTarget(key, Rect(x - 7.0, middle - 7.0, 14.0, 14.0), ctx.text(LABELS[key]))
            for key, x in _buttons(size.width_mm)
        )

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        return self._act(state, target)

    def _act(self, state: State, key: str) -> State:
        play = _playback(state["script"])
        if play is None:
            return state
        step, last = state["step"], len(play)
        still = with_values(state, share=1.0, wait=0.0, plays=False)
        match key:
            case "first":
                return with_values(still, step=0)
            case "back":
                return with_values(still, step=_seen_before(play, step))
            case "next":
                return with_values(still, step=_seen_after(play, step))
            case "last":
                return with_values(still, step=last)
            case _:
                if state["plays"]:
                    return with_values(state, plays=False)
                begin = 0 if step >= last and state["share"] >= 1.0 else step
                return with_values(state, plays=True, step=begin)

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:  # noqa: ARG002
        play = _playback(state["script"])
        last = 1 if play is None else max(len(play), 1)
        return (
            PanelToggle("plays", LABELS["play"], state["plays"]),
            PanelButton("back", LABELS["back"]),
            PanelButton("next", LABELS["next"]),
            PanelSlider("step", Localised("Étape", "Step"), min(state["step"], last), 0, last),
            PanelChoice(
                "speed", Localised("Vitesse", "Speed"),
                (
                    PanelOption("slow", Localised("Lente", "Slow")),
                    PanelOption("normal", Localised("Normale", "Normal")),
                    PanelOption("fast", Localised("Rapide", "Fast")),
                ),
                state["speed"],
            ),
        )  # fmt: skip

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:  # noqa: ARG002
        match control:
            case "plays":
                return self._act(state, "play") if bool(value) != state["plays"] else state
            case "step":
                return with_values(state, step=round(float(value)), share=1.0, wait=0.0, plays=False)
            case "speed":
                return with_values(state, speed=value)
            case _:
                return self._act(state, control)

    def text(self, state: State, ctx: ItemContext) -> str:
        play = _playback(state["script"])
        words = "" if play is None else " ".join(one.text or one.name for one in play.scene(len(play)).things)
        title = ctx.text(Localised("Construction pas à pas", "Construction step by step"))
        return f"{title} {' '.join(words.split())}"[:300].strip()

    # -- time

    def interval_s(self, state: State) -> float | None:
        return TICK_S if state["plays"] else None

    def tick(self, state: State, elapsed_s: float, ctx: ItemContext) -> State:  # noqa: ARG002
        play = _playback(state["script"])
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


LABELS: Final = {
    "first": Localised("Au début", "To the beginning"),
    "back": Localised("Étape précédente", "Step back"),
    "play": Localised("Lecture", "Play"),
    "next": Localised("Étape suivante", "Next step"),
    "last": Localised("À la fin", "To the end"),
}


def _buttons(wide: float) -> list[tuple[str, float]]:
    """Return the buttons below the scene, each with its middle."""
    apart = min(16.0, max((wide - 30.0) / 5, 13.0))
    return [(key, 8.0 + number * apart) for number, key in enumerate(LABELS)]


def _sign(key: str, x: float, y: float, plays: bool) -> list[DrawnArea | DrawnLine]:
    side = -1.0 if key in ("first", "back") else 1.0
    arrow = DrawnArea(((x - 2.5 * side, y - 4.0), (x + 3.5 * side, y), (x - 2.5 * side, y + 4.0)), "ink")
    bar = DrawnLine(((x + 4.0 * side, y - 4.0), (x + 4.0 * side, y + 4.0)), "ink", 1.2)
    match key:
        case "play" if plays:
            return [DrawnLine(((x + at, y - 4.0), (x + at, y + 4.0)), "ink", 2.0) for at in (-2.2, 2.2)]
        case "play":
            return [DrawnArea(((x - 3.0, y - 5.0), (x + 4.5, y), (x - 3.0, y + 5.0)), "blue")]
        case "first" | "last":
            return [arrow, bar]
        case _:
            return [arrow]


def _seen_after(play: ScriptPlayback, step: int) -> int:
    """Return the next step that changes what is seen; the last one if none does."""
    return next((one for one in range(step + 1, len(play) + 1) if play.is_seen(one)), len(play))


def _seen_before(play: ScriptPlayback, step: int) -> int:
    """Return the step before the last one that changed what is seen."""
    return next((one - 1 for one in range(step, 0, -1) if play.is_seen(one)), 0)


def item() -> ConstructionScript:
    return ConstructionScript()
