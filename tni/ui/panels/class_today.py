"""Class as it sits in the room today: who may be drawn at random and put into groups. Held in memory alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tni.core.listeners import Listeners
from tni.roster.typed_names import read_typed_names
from tni.ui.messages.pupils import shown_name
from tni.ui.panels.pickable_pupil import PickablePupil

if TYPE_CHECKING:
    from tni.roster.pupil_groups import GroupWishes

DEFAULT_CLASS_SIZE, MAX_CLASS_SIZE = 28, 60


class ClassToday:
    """Pupils of the class being taught, else those whose names were typed, else numbers up to a size.

    Typed names are never stored: they go with the program. absent: seat numbers of those who are not drawn.
    """

    def __init__(
        self,
        registered: Callable[[], Sequence[PickablePupil]] = lambda: (),
        key: Callable[[], str] = lambda: "",
        name_style: Callable[[], str] = lambda: "number",
        wishes: Callable[[], GroupWishes | None] = lambda: None,
        keep_wishes: Callable[[GroupWishes], bool] = lambda _: False,
    ) -> None:
        """key: names the class being taught. name_style: a value of the setting of names on the board. wishes,
        keep_wishes: what is kept with that class about who is in a group with whom; see `ClassPort`."""
        self._registered, self._find_key, self._name_style = registered, key, name_style
        self.wishes, self.keep_wishes = wishes, keep_wishes
        self._typings = 0
        self._absent_in = self.key
        self._typed: list[tuple[str, str]] = []
        self._absent = set[int]()
        self.size = DEFAULT_CLASS_SIZE
        self._listeners = Listeners[()]()

    def subscribe(self, changed: Callable[[], None]) -> None:
        """changed: called when somebody is absent or back, and when names were typed."""
        self._listeners.add(changed)

    @property
    def key(self) -> tuple[str, int]:
        """Another value for another class than before."""
        return self._find_key(), self._typings

    @property
    def is_registered(self) -> bool:
        """True if a class of the class lists is taught."""
        return bool(self._registered())

    @property
    def is_typed(self) -> bool:
        return bool(self._typed) and not self.is_registered

    def everyone(self) -> list[PickablePupil]:
        """Return all pupils by seat number, those who are absent too."""
        if found := self._registered():
            return list(found)
        if self._typed:
            style = self._name_style()
            return [
                PickablePupil(number, f"{first} {last}".strip(), shown_name(first, last, style))
                for number, (first, last) in enumerate(self._typed, 1)
            ]
        return [PickablePupil(number) for number in range(1, self.size + 1)]

    def present(self) -> list[PickablePupil]:
        absent = self.absent
        return [pupil for pupil in self.everyone() if pupil.number not in absent]

    @property
    def absent(self) -> frozenset[int]:
        return frozenset(self._absent) if self._absent_in == self.key else frozenset()

    def set_absent(self, number: int, *, absent: bool) -> None:
        found = self.absent
        self._absent, self._absent_in = set(found | {number} if absent else found - {number}), self.key
        self._tell()

    def type_names(self, text: str) -> None:
        """Take the names of a class that is in no list, one a line; none leave it to the numbers."""
        self._typed = [(row.first_name, row.last_name) for row in read_typed_names(text)][:MAX_CLASS_SIZE]
        self._typings += 1
        self._tell()

    def resize(self, by: int) -> None:
        self.size = max(1, min(self.size + by, MAX_CLASS_SIZE))
        self._tell()

    def _tell(self) -> None:
        self._listeners.tell()
