"""Layouts of the on-screen keyboard: French AZERTY with accented letters, the same in the joined hand, letters of other
languages, Greek, maths, symbols, digits."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from enum import Enum


class KeyAction(Enum):
    """Action of a key that does not write a character."""

    SHIFT = "shift"
    BACKSPACE = "backspace"
    ENTER = "enter"
    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    LETTERS = "letters"
    SIGNS = "signs"
    HAND = "hand"
    LANGUAGES = "languages"
    GREEK = "greek"
    MATHS = "maths"
    LAYOUTS = "layouts"
    HIDE = "hide"


@dataclass(frozen=True, slots=True)
class KeyboardKey:
    """Key of the on-screen keyboard.

    does: the characters to write, or an action. span: width in columns. dead: combining mark applied to the next
    letter. capital: of a letter whose own is another than Python's, or that has none elsewhere.
    """

    does: str | KeyAction
    span: int = 2
    dead: str = ""
    capital: str = ""


@dataclass(frozen=True, slots=True)
class KeyboardLayout:
    """Rows of keys. columns: width of the grid in half keys, so that rows can be shifted against each other. hand: its
    letters are shown in the joined hand of schools."""

    rows: tuple[tuple[KeyboardKey, ...], ...]
    columns: int = field(default=24)
    hand: bool = False


def _keys(characters: str) -> tuple[KeyboardKey, ...]:
    return tuple(KeyboardKey(character) for character in characters)


CIRCUMFLEX, DIAERESIS = KeyboardKey("^", dead="\u0302"), KeyboardKey("¨", dead="\u0308")
_ARROWS = (
    KeyboardKey(KeyAction.LEFT),
    KeyboardKey(KeyAction.RIGHT),
    KeyboardKey(" ", 6),
    KeyboardKey(KeyAction.UP),
    KeyboardKey(KeyAction.DOWN),
)
_LAST = (KeyboardKey(KeyAction.LAYOUTS), *_ARROWS, KeyboardKey(KeyAction.ENTER, 3), KeyboardKey(KeyAction.HIDE))
LETTERS = KeyboardLayout(
    (
        (*_keys("1234567890-"), KeyboardKey(KeyAction.BACKSPACE)),
        (*_keys("azertyuiop"), CIRCUMFLEX, DIAERESIS),
        _keys("qsdfghjklmù'"),
        (KeyboardKey(KeyAction.SHIFT), *_keys("wxcvbn,.:?!")),
        _keys("éèêàâçîôœ«»€"),
        (KeyboardKey(KeyAction.SIGNS, 3), *_LAST),
    )
)
SIGNS = KeyboardLayout(
    (
        (*_keys("1234567890="), KeyboardKey(KeyAction.BACKSPACE)),
        _keys("+−×÷/%<>≤≥≠≈"),
        _keys("()[]{}|\\²³°π"),
        _keys('@#&*_~;"’…–—'),
        _keys("½¼√∞→←↔µ§£$Ω"),
        (KeyboardKey(KeyAction.LETTERS, 3), *_LAST),
    )
)
HAND = KeyboardLayout(LETTERS.rows, hand=True)
LANGUAGES = KeyboardLayout(
    (
        (*_keys("áéíóúñ¿¡„“…"), KeyboardKey(KeyAction.BACKSPACE)),
        (*_keys("äëïöüÿ"), KeyboardKey("ß", capital="ẞ"), *_keys("ãõåøæ")),
        _keys("àèìòùâêîôûçœ"),
        (KeyboardKey(KeyAction.SHIFT), *_keys("čšžřěůćńśźż")),
        _keys("ąęłðþășțőűđý"),
        (KeyboardKey(KeyAction.LETTERS, 3), *_LAST),
    )
)
"""Letters of the languages taught in France that are written in Latin letters."""
TONOS = KeyboardKey("΄", dead="\u0301")
GREEK = KeyboardLayout(
    (
        (*_keys("1234567890-"), KeyboardKey(KeyAction.BACKSPACE)),
        (*_keys("ςερτυθιο"), KeyboardKey("π", capital="Π"), TONOS, DIAERESIS, KeyboardKey(";")),
        _keys("ασδφγηξκλ·«»"),
        (KeyboardKey(KeyAction.SHIFT), *_keys("ζχψωβνμ,.()")),
        _keys("άέήίόύώϊϋΐΰ’"),
        (KeyboardKey(KeyAction.LETTERS, 3), *_LAST),
    )
)
MATHS = KeyboardLayout(
    (
        (*_keys("1234567890="), KeyboardKey(KeyAction.BACKSPACE)),
        _keys("+−×÷±√²³ⁿ°∑∫"),
        _keys("<>≤≥≠≈≡()[]%"),
        _keys("∈∉⊂⊄∪∩∅ℕℤℚℝℂ"),
        _keys("∀∃⇒⇔→↦∞∥⊥∠Δπ"),
        (KeyboardKey(KeyAction.LETTERS, 3), *_LAST),
    )
)
LAYOUTS = {
    KeyAction.LETTERS: LETTERS,
    KeyAction.HAND: HAND,
    KeyAction.LANGUAGES: LANGUAGES,
    KeyAction.GREEK: GREEK,
    KeyAction.MATHS: MATHS,
    KeyAction.SIGNS: SIGNS,
}
"""Layouts that a key shows."""
CHOICE = KeyboardLayout(tuple((KeyboardKey(action, 24),) for action in LAYOUTS))
"""One key for each layout: as many rows as the others, so that the keyboard stays as high."""
NUMBERS = KeyboardLayout(
    (
        (*_keys("789"), KeyboardKey(KeyAction.BACKSPACE)),
        (*_keys("456"), KeyboardKey("−")),
        (*_keys("123"), KeyboardKey(KeyAction.HIDE)),
        (*_keys("0,"), KeyboardKey(KeyAction.ENTER, 4)),
    ),
    columns=8,
)


class KeyComposer:
    """Converts pressed keys into characters; holds the state of Shift, Caps Lock and dead accents."""

    def __init__(self) -> None:
        self.shift = False
        self.caps = False
        self._mark = ""
        self._sign = ""

    @property
    def upper(self) -> bool:
        return self.shift or self.caps

    @property
    def pending(self) -> str:
        """The pending dead accent, as shown on its key; empty if there is none."""
        return self._sign

    def press_shift(self) -> None:
        """Advance to the next state: off, one capital letter, Caps Lock, off."""
        if self.caps:
            self.caps = False
        elif self.shift:
            self.shift, self.caps = False, True
        else:
            self.shift = True

    def shown(self, key: KeyboardKey) -> str:
        """Return the label of the key."""
        assert isinstance(key.does, str)
        return (key.capital or upper_case(key.does)) if self.upper else key.does

    def write(self, key: KeyboardKey) -> str:
        """Return the characters that the key writes now; empty for a dead key that waits for its letter."""
        if key.dead:
            if self._mark:
                sign, self._mark, self._sign = self._sign, "", ""
                return sign + str(key.does)
            self._mark, self._sign = key.dead, str(key.does)
            return ""
        text = self.shown(key)
        self.shift = False
        if self._mark:
            joined = unicodedata.normalize("NFC", text + self._mark)
            sign, self._mark, self._sign = self._sign, "", ""
            text = joined if len(joined) == 1 else sign if text == " " else sign + text
        return text

    def forget(self) -> None:
        """Discard a pending dead accent."""
        self._mark = self._sign = ""


def upper_case(text: str) -> str:
    """Return the capital if the text is a single letter of a French keyboard, else the text unchanged."""
    upper = text.upper()
    return upper if len(upper) == 1 and text.isalpha() and text != "µ" and text != "π" else text
