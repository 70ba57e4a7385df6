"""Panel of a staff: its buttons, what the chosen note is, and how all is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tni.api.items import (
    Localised,
    PanelButton,
    PanelChoice,
    PanelControl,
    PanelNote,
    PanelOption,
    PanelSlider,
    PanelToggle,
    State,
)

from .bars import TIMES
from .notes import LENGTHS, MOST_KEY_SIGNS, NATURAL, notes_of

LENGTH_IDS: Final = LENGTHS
LENGTH_NAMES: Final = {
    "whole": Localised("Ronde", "Whole"), "dotted half": Localised("Blanche pointée", "Dotted half"),
    "half": Localised("Blanche", "Half"), "dotted quarter": Localised("Noire pointée", "Dotted quarter"),
    "quarter": Localised("Noire", "Quarter"), "eighth": Localised("Croche", "Eighth"),
    "sixteenth": Localised("Double croche", "Sixteenth"),
}  # fmt: skip
REST_NAMES: Final = {
    "whole": Localised("Pause", "Whole"), "dotted half": Localised("Demi-pause pointée", "Dotted half"),
    "half": Localised("Demi-pause", "Half"), "dotted quarter": Localised("Soupir pointé", "Dotted quarter"),
    "quarter": Localised("Soupir", "Quarter"), "eighth": Localised("Demi-soupir", "Eighth"),
    "sixteenth": Localised("Quart de soupir", "Sixteenth"),
}  # fmt: skip
SIGN_IDS: Final = {0: "none", 1: "sharp", -1: "flat", NATURAL: "natural"}
SIGN_NAMES: Final = {
    "none": Localised("Sans", "None"), "sharp": Localised("Dièse", "Sharp"), "flat": Localised("Bémol", "Flat"),
    "natural": Localised("Bécarre", "Natural"),
}  # fmt: skip
MAJOR: Final = {
    0: Localised("do majeur", "C major"), 1: Localised("sol majeur", "G major"), 2: Localised("ré majeur", "D major"),
    3: Localised("la majeur", "A major"), 4: Localised("mi majeur", "E major"), 5: Localised("si majeur", "B major"),
    6: Localised("fa♯ majeur", "F♯ major"), 7: Localised("do♯ majeur", "C♯ major"),
    -1: Localised("fa majeur", "F major"), -2: Localised("si♭ majeur", "B♭ major"),
    -3: Localised("mi♭ majeur", "E♭ major"), -4: Localised("la♭ majeur", "A♭ major"),
    -5: Localised("ré♭ majeur", "D♭ major"), -6: Localised("sol♭ majeur", "G♭ major"),
    -7: Localised("do♭ majeur", "C♭ major"),
}  # fmt: skip
"""Major keys by their signs; the minor keys have the same ones."""


def key_text(key: int, *, french: bool) -> str:
    """Return a key signature in words: « 2 ♯ (ré majeur) »."""
    major = MAJOR[key].fr if french else MAJOR[key].en
    return f"{abs(key)}\N{NO-BREAK SPACE}{'♯' if key > 0 else '♭'} ({major})" if key else f"– ({major})"


def staff_controls(state: State, *, french: bool) -> tuple[PanelControl, ...]:
    named = (
        PanelOption("none", Localised("Sans", "None")),
        PanelOption("chosen", Localised("De la note touchée", "Of the touched note")),
        PanelOption("shown", Localised("De toutes", "Of all")),
    )
    clefs = (
        PanelOption("treble", Localised("Clé de sol", "Treble clef")),
        PanelOption("bass", Localised("Clé de fa", "Bass clef")),
    )
    times = tuple(
        PanelOption(key, Localised(f"{count}/{of}", f"{count}/{of}") if count else Localised("Sans", "None"))
        for key, (count, of) in TIMES.items()
    )
    key = Localised("Armure", "Key signature")
    by_hand = Localised("Poser soi-même les barres", "Set bar lines by hand")
    wrong = Localised("Vérifier les mesures", "Check the bars")
    return (
        PanelButton("play", Localised("Jouer", "Play")),
        PanelButton("stop", Localised("Arrêter", "Stop")),
        PanelButton("add", Localised("Ajouter une note", "Add a note")),
        PanelButton("add rest", Localised("Ajouter un silence", "Add a rest")),
        PanelButton("next", Localised("Suivante", "Next")),
        PanelButton("remove", Localised("Enlever", "Remove")),
        *_note_controls(state),
        PanelChoice("names", Localised("Noms des notes", "Names of the notes"), named, state["names"]),
        PanelChoice("clef", Localised("Clé", "Clef"), clefs, state["clef"]),
        PanelSlider(
            "key", key, state["key"], -MOST_KEY_SIGNS, MOST_KEY_SIGNS, shown=key_text(state["key"], french=french)
        ),
        PanelChoice("bar", Localised("Mesure", "Time"), times, state["bar"]),
        PanelToggle("checked", wrong, state["checked"]),
        PanelToggle("by_hand", by_hand, state["by_hand"], folded=True),
        PanelSlider(
            "tempo", Localised("Noires par minute", "Quarters a minute"), state["tempo"], 40, 200, 2, folded=True
        ),
    )


def _note_controls(state: State) -> list[PanelControl]:
    """Return the controls of the chosen note or rest."""
    notes, chosen = notes_of(state), state["chosen"]
    if not 0 <= chosen < len(notes):
        hint = Localised(
            "Touchez la portée après la dernière note pour en ajouter une.",
            "Tap the staff behind the last note to add one.",
        )
        return [PanelNote("hint", hint)]
    note = notes[chosen]
    is_rest = note.place is None
    out: list[PanelControl] = [
        PanelChoice(
            "length",
            Localised("Durée", "Length"),
            _options(REST_NAMES if is_rest else LENGTH_NAMES),
            LENGTHS[note.beats],
        )
    ]
    if not is_rest:
        out.append(
            PanelChoice("sign", Localised("Altération", "Accidental"), _options(SIGN_NAMES), SIGN_IDS[note.sign])
        )
        if chosen + 1 < len(notes) and notes[chosen + 1].place == note.place:
            out.append(PanelToggle("tied", Localised("Liée à la suivante", "Tied to the next"), note.tied))
    if state["by_hand"]:
        out.append(PanelToggle("ends_bar", Localised("Barre de mesure après", "Bar line after"), note.ends_bar))
    return out


def _options(names: Mapping[str, Localised]) -> tuple[PanelOption, ...]:
    return tuple(PanelOption(key, label) for key, label in names.items())
