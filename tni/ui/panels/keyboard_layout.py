"""What the on-screen keyboard offers: French AZERTY with the accents in sight, signs, digits."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from enum import Enum


class Press(Enum):
    """What a key does that writes nothing by itself."""

    SHIFT = "shift"
    BACKSPACE = "backspace"
    ENTER = "enter"
    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    LETTERS = "letters"
    SIGNS = "signs"
    HIDE = "hide"


@dataclass(frozen=True, slots=True)
class Key:
    """does: characters written, or what is done. span: columns. dead: combining mark laid on the next letter."""

    does: str | Press
    span: int = 2
    dead: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """columns: half keys, so that rows can be shifted against each other."""

    rows: tuple[tuple[Key, ...], ...]
    columns: int = field(default=24)


def _keys(characters: str) -> tuple[Key, ...]:
    return tuple(Key(character) for character in characters)


CIRCUMFLEX, DIAERESIS = Key("^", dead="\u0302"), Key("¨", dead="\u0308")
_ARROWS = Key(Press.LEFT), Key(Press.RIGHT), Key(" ", 8), Key(Press.UP), Key(Press.DOWN)
_LAST = (*_ARROWS, Key(Press.ENTER, 3), Key(Press.HIDE))
LETTERS = Layout(
    (
        (*_keys("1234567890-"), Key(Press.BACKSPACE)),
        (*_keys("azertyuiop"), CIRCUMFLEX, DIAERESIS),
        _keys("qsdfghjklmù'"),
        (Key(Press.SHIFT), *_keys("wxcvbn,.:?!")),
        _keys("éèêàâçîôœ«»€"),
        (Key(Press.SIGNS, 3), *_LAST),
    )
)
SIGNS = Layout(
    (
        (*_keys("1234567890="), Key(Press.BACKSPACE)),
        _keys("+−×÷/%<>≤≥≠≈"),
        _keys("()[]{}|\\²³°π"),
        _keys('@#&*_~;"’…–—'),
        _keys("½¼√∞→←↔µ§£$Ω"),
        (Key(Press.LETTERS, 3), *_LAST),
    )
)
NUMBERS = Layout(
    (
        (*_keys("789"), Key(Press.BACKSPACE)),
        (*_keys("456"), Key("−")),
        (*_keys("123"), Key(Press.HIDE)),
        (*_keys("0,"), Key(Press.ENTER, 4)),
    ),
    columns=8,
)


class Typist:
    """Turns keys into characters: capitals for one letter or held, a dead accent waiting for its letter."""

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
        """The accent that waits, as shown on its key; empty when none does."""
        return self._sign

    def press_shift(self) -> None:
        """Off, for one letter, held, off."""
        if self.caps:
            self.caps = False
        elif self.shift:
            self.shift, self.caps = False, True
        else:
            self.shift = True

    def shown(self, key: Key) -> str:
        """The key's face."""
        assert isinstance(key.does, str)
        return capital(key.does) if self.upper else key.does

    def write(self, key: Key) -> str:
        """Characters that the key writes now; empty for a dead key that waits."""
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
        """Drop an accent that waits."""
        self._mark = self._sign = ""


def capital(text: str) -> str:
    """The capital where it is a single letter of a French keyboard, else the text itself."""
    upper = text.upper()
    return upper if len(upper) == 1 and text.isalpha() and text != "µ" and text != "π" else text
