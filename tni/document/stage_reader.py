"""Items of a page as a class sees them, which is how they are painted and touched while a lesson is taught."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tni.core.ids import ItemId, PageId
from tni.document.behaviour import QUESTION_LINK, STILL
from tni.document.items import Text
from tni.document.property_reader import PropertyReader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tni.core.geometry import Rect
    from tni.document.items import AnyItem
    from tni.document.reveal import PageStage


class StageReader(PropertyReader):
    """Base of a document: what of its pages is seen. stages: what was done on each page before the class that is
    taught; None while nothing is hidden from anybody, as in a lesson that is prepared or exported."""

    stages: dict[PageId, PageStage] | None = None

    def __init__(self) -> None:
        self._marked: dict[PageId, dict[ItemId, AnyItem]] = {}
        """Items that pupils may move, and those that do something."""

    @abstractmethod
    def _catch_up(self, *pages: PageId) -> None: ...

    @abstractmethod
    def items(self, page: PageId, within: Rect | None = None) -> list[AnyItem]: ...

    def _mark(self, item: AnyItem) -> None:
        if _is_marked(item):
            self._marked.setdefault(item.page, {})[item.id] = item

    def _unmark(self, item: AnyItem) -> None:
        if _is_marked(item):
            self._marked.get(item.page, {}).pop(item.id, None)

    def acting(self, page: PageId) -> list[AnyItem]:
        """Return a page's items that do something before a class, in no order."""
        self._catch_up()
        return [item for item in self._marked.get(page, {}).values() if _acts(item)]

    @property
    def linked_questions(self) -> frozenset[str]:
        """Keys of the questions that items of any page ask."""
        self._catch_up()
        links = (item.behaviour.link for found in self._marked.values() for item in found.values())
        return frozenset(link for link in links if link.startswith(QUESTION_LINK))

    def movable(self, page: PageId) -> list[AnyItem]:
        """Return a page's items that are seen and that pupils may move, in no order."""
        self._catch_up()
        away = self.away(page)
        return [item for item in self._marked.get(page, {}).values() if item.movable and item.id not in away]

    def draggable(self, page: PageId) -> list[AnyItem]:
        """Return a page's items that are seen, and that pupils may move or drag copies from, in no order."""
        self._catch_up()
        away, found = self.away(page), self._marked.get(page, {}).values()
        return [item for item in found if (item.movable or item.behaviour.cloner) and item.id not in away]

    def stage(self, page: PageId) -> PageStage:
        """Return what was done on a page before the class."""
        from tni.document.reveal import BEGINNING  # few lessons need it

        return BEGINNING if self.stages is None else self.stages.get(page, BEGINNING)

    def away(self, page: PageId) -> frozenset[ItemId]:
        """Return a page's items that are not seen at all."""
        if self.stages is None or not (acting := self.acting(page)):
            return frozenset()
        from tni.document.reveal import is_away

        stage = self.stage(page)
        return frozenset(item.id for item in acting if is_away(item, stage))

    def shown(self, page: PageId, within: Rect | None = None) -> list[AnyItem]:
        """Return a page's items that are seen, as `items`."""
        found, away = self.items(page, within), self.away(page)
        return [item for item in found if item.id not in away] if away else found

    def readable(self, page: PageId) -> list[AnyItem]:
        """Return a page's items that are seen, without the paragraphs that are not: for files that can be searched."""
        found, hidden = self.shown(page), self.unrevealed(page)
        if not hidden:
            return found
        from tni.document.reveal import without_paragraphs

        return [without_paragraphs(item, hidden[item.id]) if item.id in hidden else item for item in found]

    def unrevealed(self, page: PageId) -> Mapping[ItemId, frozenset[int]]:
        """Return the paragraphs that are not seen, of texts that are."""
        if self.stages is None or not (acting := self.acting(page)):
            return {}
        from tni.document.reveal import paragraphs_to_come

        stage = self.stage(page)
        return {item.id: hidden for item in acting if (hidden := paragraphs_to_come(item, stage))}


def marked(items: Iterable[AnyItem]) -> dict[ItemId, AnyItem]:
    """Return the items that pupils may move, and those that do something before a class."""
    return {item.id: item for item in items if _is_marked(item)}


def _is_marked(item: AnyItem) -> bool:
    return item.movable or _acts(item)


def _acts(item: AnyItem) -> bool:
    if item.behaviour is not STILL:
        return True
    return isinstance(item, Text) and any(span.style.link for span in item.spans)
