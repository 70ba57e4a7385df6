"""The staff as an item: notes and rests that are placed, dragged, tapped and played."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tni.api.item_motion import Motion, Moving
from tni.api.items import (
    Drawing,
    HandleCursor,
    HandleDrag,
    ItemContext,
    ItemHandle,
    ItemSize,
    Localised,
    PanelControl,
    PanelValue,
    PlainItem,
    Rect,
    State,
    TapTarget,
    Tone,
    with_values,
)

from .bars import wrong_bars, wrong_text
from .notes import HIGHEST, LOWEST, MOST_NOTES, Note, alterations, name, notes_of, played_at, tones
from .signs import SPACE
from .staff_drawing import drawn_staff, rows_with_bars
from .staff_layout import BOTTOM, ROW_HIGH, WIDTH, StaffLayout, height, layout_of, migrated
from .staff_panel import LENGTH_IDS, SIGN_IDS, staff_controls

LONGEST_SOUND_S: Final = 60.0
SEEN_EVERY_S: Final = 0.05
STOP_S: Final = 0.05
"""Silence that takes the place of what is played."""
TUNE: Final = (Note(-2), Note(-1), Note(0), Note(1), Note(2, beats=2.0), Note(2, beats=2.0))
BAR_WIDE: Final = 7.0


class Staff(PlainItem):
    """State: `clef`, "treble" or "bass"; `key`, number of sharps, of flats below 0; `notes`, each [place, sign, beats,
    tied, ends_bar] (see `Note`); `chosen`, the number of the note that the panel is about, -1 for none; `names`:
    "none", "shown", or "chosen" for that of the chosen note alone; `bar`, a key of TIMES; `by_hand`: whether hands set
    the lines of bars; `checked`: whether wrong bars are told; `tempo`, quarters a minute."""

    version = 2
    default_size = ItemSize(WIDTH, ROW_HIGH)

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        return {
            "clef": "treble", "key": 0, "notes": [note.written for note in TUNE], "chosen": -1, "names": "none",
            "bar": "four", "by_hand": False, "checked": False, "tempo": 90,
        }  # fmt: skip

    def upgrade(self, state: State, version: int) -> State:
        return migrated(state) if version == 1 else state

    def size(self, state: State) -> ItemSize:
        return ItemSize(WIDTH, layout_of(state).high)

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        return drawn_staff(state, french=ctx.french)

    def motion(self, before: State, after: State, act: str) -> Motion | None:  # noqa: ARG002
        seconds = sum(tone.seconds for tone in self._tune(after)) if act == "play" else 0.0
        return Motion(seconds, SEEN_EVERY_S, tells=True) if seconds else None

    def draw_moving(self, moving: Moving, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        """Return the staff with a light behind the note that is heard."""
        state = moving.after
        return drawn_staff(state, played_at(notes_of(state), state["tempo"], moving.elapsed_s), french=ctx.french)

    # -- gestures

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:  # noqa: ARG002
        out: list[ItemHandle] = []
        layout, raised = layout_of(state), raised_of(state)
        for number, note in enumerate(layout.notes):
            if note.place is None:
                continue
            x, is_chosen = layout.columns[number], number == state["chosen"]
            high, low = layout.height(number, HIGHEST), layout.height(number, LOWEST)
            label = name(note.place, raised[number], state["clef"], french=ctx.french) if is_chosen else ""
            out.append(
                ItemHandle(
                    str(number), (x, layout.height(number, note.place)), cursor=HandleCursor.DOWN,
                    limits=Rect(x, high, 0.1, low - high), reach_mm=6.0, shown=False, label=label,
                )
            )  # fmt: skip
        return tuple(out)

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State:  # noqa: ARG002
        number = int(drag.handle)
        row = layout_of(state).row(number)
        place = round((BOTTOM + ROW_HIGH * row - drag.to[1]) / (SPACE / 2))
        note = replace(notes_of(state)[number], place=min(max(place, LOWEST), HIGHEST))
        return _with_note(state, number, note)

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        """Return one for each note, one between two for a line if hands set them, and one for each place behind the
        last note, where a tap adds one."""
        layout, clef, out = layout_of(state), state["clef"], list[TapTarget]()
        heard = ctx.text(Localised("Écouter la note", "Hear the note"))
        line = ctx.text(Localised("Barre de mesure après la note", "Bar line after note"))
        for number in range(len(layout.notes)) if state["by_hand"] else ():
            x = min(layout.bar_x(number), WIDTH - BAR_WIDE) - BAR_WIDE / 2
            staff = Rect(x, layout.height(number, 9), BAR_WIDE, 5 * SPACE)
            out.append(TapTarget(f"bar {number}", staff, f"{line} {number + 1}"))
        for number in range(len(layout.notes)):
            room, top = layout.rooms[layout.row(number)], ROW_HIGH * layout.row(number)
            box = Rect(layout.columns[number] - room / 2, top + 4.0, room, ROW_HIGH - 8)
            out.append(TapTarget(str(number), box, f"{heard} {number + 1}"))
        return (*out, *self._places_behind(layout, clef, ctx))

    @staticmethod
    def _places_behind(layout: StaffLayout, clef: str, ctx: ItemContext) -> list[TapTarget]:
        count = len(layout.notes)
        if count >= MOST_NOTES:
            return []
        added, room = ctx.text(Localised("Ajouter", "Add")), layout.rooms[-1]
        x, top = layout.columns[count] - room / 2, ROW_HIGH * (len(layout.rows) - 1)
        return [
            TapTarget(
                f"add {place}", Rect(x, top + height(place) - SPACE / 4, room, SPACE / 2),
                f"{added} {name(place, 0, clef, french=ctx.french)}",
            )
            for place in range(LOWEST, HIGHEST + 1)
        ]  # fmt: skip

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        act, _, number = target.rpartition(" ")
        if act == "add":
            return _with_more(state, Note(int(number), beats=_beats(state)))
        if act == "bar":
            note = notes_of(state)[int(number)]
            return _with_note(state, int(number), replace(note, ends_bar=not note.ends_bar))
        return with_values(state, chosen=int(target))

    def sound(self, state: State, act: str, ctx: ItemContext) -> Sequence[Tone]:  # noqa: ARG002
        if act == "play":
            return self._tune(state)
        if act == "stop":
            return (Tone(0.0, STOP_S),)
        notes, chosen = notes_of(state), state["chosen"]
        is_touched = act.isdecimal() or act == "next" or act.startswith("add")
        if not is_touched or not 0 <= chosen < len(notes) or notes[chosen].place is None:
            return ()
        (tone,) = tones((replace(notes[chosen], tied=False),), (raised_of(state)[chosen],), state["clef"], 60)
        return (Tone(tone.hertz, 0.8),)

    @staticmethod
    def _tune(state: State) -> list[Tone]:
        out: list[Tone] = []
        for tone in tones(notes_of(state), raised_of(state), state["clef"], state["tempo"]):
            left = LONGEST_SOUND_S - sum(one.seconds for one in out)
            if tone.seconds > left:
                return out or [Tone(tone.hertz, left)]
            out.append(tone)
        return out

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:
        return staff_controls(state, french=ctx.french)

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:  # noqa: ARG002
        notes, chosen = notes_of(state), state["chosen"]
        note = notes[chosen] if 0 <= chosen < len(notes) else None
        match control:
            case "play" | "stop":
                return state
            case "add":
                place = 2 if note is None or note.place is None else note.place
                return _with_more(state, Note(place, 0, _beats(state)))
            case "add rest":
                return _with_more(state, Note(None, 0, _beats(state)))
            case "next":
                return with_values(state, chosen=(chosen + 1) % len(notes) if notes else -1)
            case "remove":
                number = chosen if note is not None else len(notes) - 1
                left = [one.written for k, one in enumerate(notes) if k != number]
                return with_values(state, notes=left, chosen=min(chosen, len(left) - 1))
            case "length" if note is not None:
                beats = next(beats for beats, key in LENGTH_IDS.items() if key == value)
                return _with_note(state, chosen, replace(note, beats=beats))
            case "sign" if note is not None:
                sign = next(sign for sign, key in SIGN_IDS.items() if key == value)
                return _with_note(state, chosen, replace(note, sign=sign))
            case "tied" if note is not None:
                return _with_note(state, chosen, replace(note, tied=bool(value)))
            case "ends_bar" if note is not None:
                return _with_note(state, chosen, replace(note, ends_bar=bool(value)))
            case "by_hand":
                return rows_with_bars(state) if value else with_values(state, by_hand=False)
            case "tempo" | "key":
                return with_values(state, **{control: round(float(value))})
            case _:
                return with_values(state, **{control: value})

    def text(self, state: State, ctx: ItemContext) -> str:
        """Return the names of the notes if they are shown, since a search must not tell what pupils are to find, and
        what is wrong about the bars if they are checked."""
        staff, layout = ctx.text(Localised("Portée", "Staff")), layout_of(state)
        told: list[str] = []
        if state["names"] == "shown":
            rest = ctx.text(Localised("silence", "rest"))
            told.append(
                " ".join(
                    rest if one.place is None else name(one.place, up, state["clef"], french=ctx.french)
                    for one, up in zip(layout.notes, raised_of(state), strict=True)
                )
            )
        if state["checked"]:
            bar = ctx.text(Localised("mesure de la note", "bar of note"))
            wrong = wrong_bars(layout.notes, state["bar"], layout.ends)
            told += [f"{bar} {one.first + 1} : {ctx.text(wrong_text(one))}" for one in wrong]
        return f"{staff} : {', '.join(told)}" if told else staff


def raised_of(state: State) -> tuple[int, ...]:
    """Return by how many half tones each note is raised."""
    layout = layout_of(state)
    return alterations(layout.notes, state["clef"], state["key"], layout.ends)


def _beats(state: State) -> float:
    """Return the length of a note that is added: that of the chosen one."""
    notes, chosen = notes_of(state), state["chosen"]
    return notes[chosen].beats if 0 <= chosen < len(notes) else 1.0


def _with_note(state: State, number: int, note: Note) -> State:
    return with_values(state, notes=[note.written if k == number else one for k, one in enumerate(state["notes"])])


def _with_more(state: State, note: Note) -> State:
    if len(state["notes"]) >= MOST_NOTES:
        return state
    return with_values(state, notes=[*state["notes"], note.written], chosen=len(state["notes"]))
