"""Interactive items in the drawer: which of them stand on its sheet, and the search among them and the commands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tni.ui.chrome.command_search import WordSearch, search_texts
from tni.ui.chrome.commands import Command, CommandId
from tni.ui.chrome.item_tile import ShelfEntry

EVERYDAY = (
    "ruler", "set_square", "protractor", "compass", "dice",
    "function_plot", "construction", "calculator", "number_line", "fractions",
)  # fmt: skip
"""Plugins whose items always stand on the sheet, each in its place."""
NEXT = ("clock_face", "solids", "world_map", "place_value_table", "timeline")
"""Plugins whose items stand behind those put on a page last, as long as there is room."""

type Found = CommandId | ShelfEntry


@dataclass(frozen=True, slots=True)
class DrawerItems:
    """Items that the drawer offers: all kinds, and the plugins of those put on a page last, the last first."""

    entries: Sequence[ShelfEntry] = ()
    used: Sequence[str] = ()

    def on_sheet(self, places: int) -> list[ShelfEntry]:
        """Return the items for so many places: the everyday ones, those put on a page last, then some others."""
        known = {one.plugin: one for one in self.entries}
        wanted = dict.fromkeys((*EVERYDAY, *self.used, *NEXT, *known))
        return [known[plugin] for plugin in wanted if plugin in known][:places]


class DrawerSearch(WordSearch[Found]):
    """Search in the commands of a table and in the items, which it indexes once."""

    def __init__(self, table: Iterable[Command], items: Iterable[ShelfEntry]) -> None:
        words: dict[Found, tuple[str, str]] = {}
        words.update(search_texts(table).items())
        words.update((one, (one.name, one.searched_by)) for one in items)
        super().__init__(words)
