"""The staff as an item: notes that are dragged, tapped and played."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tni.api.items import (
    Drawing,
    DrawnLine,
    DrawnText,
    HandleCursor,
    HandleDrag,
    ItemContext,
    ItemHandle,
    ItemSize,
    Localised,
    PanelButton,
    PanelChoice,
    PanelControl,
    PanelNote,
    PanelOption,
    PanelSlider,
    PanelValue,
    PlainItem,
    Rect,
    State,
    TapTarget,
    Tone,
    with_values,
)

from .notes import HIGHEST, LENGTHS, LOWEST, MOST_NOTES, Note, bars_after, name, notes_of, tones
from .signs import SPACE, Part, clef_parts, note_parts

WIDTH, HEIGHT = 230.0, 98.0
BOTTOM: Final = 62.0
"""Height of the lowest line."""
NAME_Y: Final = 91.0
WIDEST: Final = 24.0
LONGEST_SOUND_S: Final = 60.0
TUNE: Final = (Note(-2), Note(-1), Note(0), Note(1), Note(2, beats=2.0), Note(2, beats=2.0))
BEATS: Final = {"none": 0, "two": 2, "three": 3, "four": 4}
LENGTH_NAMES: Final = {
    "whole": Localised("Ronde", "Whole"), "half": Localised("Blanche", "Half"),
    "quarter": Localised("Noire", "Quarter"), "eighth": Localised("Croche", "Eighth"),
}  # fmt: skip
SIGN_NAMES: Final = {
    "flat": Localised("Bémol", "Flat"), "none": Localised("Sans", "None"), "sharp": Localised("Dièse", "Sharp"),
}  # fmt: skip
SIGN_KEYS: Final = ("none", "sharp", "flat")
"""Keys of SIGN_NAMES for 0, 1 and -1."""


class Staff(PlainItem):
    """State: `clef`, "treble" or "bass"; `notes`, each [place, sign, beats] (see `Note`); `chosen`, the number of the
    note that the panel is about, -1 for none; `names`: "none", "shown", or "chosen" for that of the chosen note alone;
    `bar`, a key of BEATS; `tempo`, quarters a minute."""

    default_size = ItemSize(WIDTH, HEIGHT)

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        notes = [note.written for note in TUNE]
        return {"clef": "treble", "notes": notes, "chosen": -1, "names": "none", "bar": "four", "tempo": 90}

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        out: list[Part] = []
        for line in range(5):
            y = BOTTOM - line * SPACE
            out.append(DrawnLine(((2.0, y), (WIDTH - 2.0, y)), "quiet", 0.7))
        out += clef_parts(state["clef"], 15.0, BOTTOM)
        if beats := BEATS[state["bar"]]:
            for text, y in ((str(beats), BOTTOM - 3 * SPACE), ("4", BOTTOM - SPACE)):
                out.append(DrawnText(text, 36.0, y, 2.6 * SPACE, bold=True))
        notes = notes_of(state)
        bars = bars_after(notes, beats)
        for number, note in enumerate(notes):
            x, y = column(state, number), height(note.place)
            out += [
                DrawnLine(((x - 0.95 * SPACE, height(at)), (x + 0.95 * SPACE, height(at))), "quiet", 0.7)
                for at in ledgers(note.place)
            ]
            is_chosen = number == state["chosen"]
            out += note_parts(note, x, y, "blue" if is_chosen else "ink")
            if state["names"] == "shown" or (state["names"] == "chosen" and is_chosen):
                text = name(note, state["clef"], french=ctx.french)
                out.append(DrawnText(text, x, NAME_Y, 8.0, "blue", bold=True, width_mm=spacing(state)))
            if number in bars:
                middle = x + spacing(state) / 2
                out.append(DrawnLine(((middle, BOTTOM), (middle, BOTTOM - 4 * SPACE)), "ink", 0.9))
        end = WIDTH - 2.6
        out.append(DrawnLine(((end - 2.4, BOTTOM), (end - 2.4, BOTTOM - 4 * SPACE)), "ink", 0.7))
        out.append(DrawnLine(((end, BOTTOM), (end, BOTTOM - 4 * SPACE)), "ink", 1.6))
        return tuple(out)

    # -- gestures

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:  # noqa: ARG002
        out: list[ItemHandle] = []
        for number, note in enumerate(notes_of(state)):
            x = column(state, number)
            label = name(note, state["clef"], french=ctx.french) if number == state["chosen"] else ""
            limits = Rect(x, height(HIGHEST), 0.1, height(LOWEST) - height(HIGHEST))
            out.append(
                ItemHandle(
                    str(number), (x, height(note.place)), cursor=HandleCursor.DOWN, limits=limits,
                    reach_mm=min(6.0, spacing(state) / 2.4), shown=False, label=label,
                )
            )  # fmt: skip
        return tuple(out)

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State:  # noqa: ARG002
        number = int(drag.handle)
        note = notes_of(state)[number]
        place = round((BOTTOM - drag.to[1]) / (SPACE / 2))
        return _with_note(state, number, Note(min(max(place, LOWEST), HIGHEST), note.sign, note.beats))

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        """Return one for each note, and one for each place behind the last, where a tap adds a note."""
        notes, room = notes_of(state), spacing(state)
        heard = ctx.text(Localised("Écouter la note", "Hear the note"))
        out = [
            TapTarget(
                str(number), Rect(column(state, number) - room / 2, 4.0, room, HEIGHT - 8), f"{heard} {number + 1}"
            )
            for number in range(len(notes))
        ]
        if len(notes) < MOST_NOTES:
            added, x = ctx.text(Localised("Ajouter", "Add")), column(state, len(notes)) - room / 2
            for place in range(LOWEST, HIGHEST + 1):
                text = name(Note(place), state["clef"], french=ctx.french)
                box = Rect(x, height(place) - SPACE / 4, room, SPACE / 2)
                out.append(TapTarget(f"add {place}", box, f"{added} {text}"))
        return tuple(out)

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        if target.startswith("add "):
            return _with_more(state, Note(int(target.removeprefix("add "))))
        return with_values(state, chosen=int(target))

    def sound(self, state: State, act: str, ctx: ItemContext) -> Sequence[Tone]:  # noqa: ARG002
        notes = notes_of(state)
        if act == "play":
            out: list[Tone] = []
            for tone in tones(notes, state["clef"], state["tempo"]):
                if sum(one.seconds for one in out) + tone.seconds <= LONGEST_SOUND_S:
                    out.append(tone)
            return out
        is_touched = act.isdecimal() or act == "next" or act.startswith("add")
        if is_touched and 0 <= state["chosen"] < len(notes):
            (tone,) = tones((notes[state["chosen"]],), state["clef"], state["tempo"])
            return (Tone(tone.hertz, 0.8),)
        return ()

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:  # noqa: ARG002
        out: list[PanelControl] = [
            PanelButton("play", Localised("Jouer", "Play")),
            PanelButton("add", Localised("Ajouter une note", "Add a note")),
            PanelButton("next", Localised("Note suivante", "Next note")),
            PanelButton("remove", Localised("Enlever la note", "Remove the note")),
        ]
        notes = notes_of(state)
        if 0 <= state["chosen"] < len(notes):
            note = notes[state["chosen"]]
            lengths = tuple(PanelOption(key, label) for key, label in LENGTH_NAMES.items())
            signs = tuple(PanelOption(key, label) for key, label in SIGN_NAMES.items())
            out += [
                PanelChoice("length", Localised("Durée", "Length"), lengths, LENGTHS[note.beats]),
                PanelChoice("sign", Localised("Altération", "Accidental"), signs, SIGN_KEYS[note.sign]),
            ]
        else:
            hint = Localised(
                "Touchez la portée après la dernière note pour en ajouter une.",
                "Tap the staff behind the last note to add one.",
            )
            out.append(PanelNote("hint", hint))
        clefs = (
            PanelOption("treble", Localised("Clé de sol", "Treble clef")),
            PanelOption("bass", Localised("Clé de fa", "Bass clef")),
        )
        named = (
            PanelOption("none", Localised("Sans", "None")),
            PanelOption("chosen", Localised("De la note touchée", "Of the touched note")),
            PanelOption("shown", Localised("De toutes", "Of all")),
        )
        bars = (
            PanelOption("none", Localised("Sans", "None")), PanelOption("two", Localised("2/4", "2/4")),
            PanelOption("three", Localised("3/4", "3/4")), PanelOption("four", Localised("4/4", "4/4")),
        )  # fmt: skip
        return (
            *out,
            PanelChoice("names", Localised("Noms des notes", "Names of the notes"), named, state["names"]),
            PanelChoice("clef", Localised("Clé", "Clef"), clefs, state["clef"]),
            PanelChoice("bar", Localised("Mesure", "Time"), bars, state["bar"]),
            PanelSlider("tempo", Localised("Noires par minute", "Quarters a minute"), state["tempo"], 40, 200, 2),
        )

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:  # noqa: ARG002
        notes, chosen = notes_of(state), state["chosen"]
        note = notes[chosen] if 0 <= chosen < len(notes) else None
        match control:
            case "play":
                return state
            case "add":
                return _with_more(state, note or Note(2))
            case "next":
                return with_values(state, chosen=(chosen + 1) % len(notes) if notes else -1)
            case "remove":
                number = chosen if note is not None else len(notes) - 1
                left = [one.written for k, one in enumerate(notes) if k != number]
                return with_values(state, notes=left, chosen=min(chosen, len(left) - 1))
            case "length" if note is not None:
                beats = next(beats for beats, key in LENGTHS.items() if key == value)
                return _with_note(state, chosen, Note(note.place, note.sign, beats))
            case "sign" if note is not None:
                sign = (0, 1, -1)[SIGN_KEYS.index(str(value))]
                return _with_note(state, chosen, Note(note.place, sign, note.beats))
            case "tempo":
                return with_values(state, tempo=round(float(value)))
            case _:
                return with_values(state, **{control: value})

    def text(self, state: State, ctx: ItemContext) -> str:
        """Return the names of the notes if they are shown: a search must not tell what pupils are to find."""
        staff = ctx.text(Localised("Portée", "Staff"))
        if state["names"] != "shown":
            return staff
        return f"{staff} : {' '.join(name(one, state['clef'], french=ctx.french) for one in notes_of(state))}"


def height(place: int) -> float:
    """Return the height of a place of the staff, millimetres from the top."""
    return BOTTOM - place * SPACE / 2


def ledgers(place: int) -> range:
    """Return the places of the short lines that a note needs."""
    if place < 0:
        return range(-2, place - 1, -2)
    return range(10, place + 1, 2)


def _left(state: State) -> float:
    return 48.0 if BEATS[state["bar"]] else 34.0


def spacing(state: State) -> float:
    """Return the room of a note."""
    return min(WIDEST, (WIDTH - 8.0 - _left(state)) / min(len(state["notes"]) + 1, MOST_NOTES))


def column(state: State, number: int) -> float:
    return _left(state) + (number + 0.5) * spacing(state)


def _with_note(state: State, number: int, note: Note) -> State:
    return with_values(state, notes=[note.written if k == number else one for k, one in enumerate(state["notes"])])


def _with_more(state: State, note: Note) -> State:
    if len(state["notes"]) >= MOST_NOTES:
        return state
    return with_values(state, notes=[*state["notes"], note.written], chosen=len(state["notes"]))
