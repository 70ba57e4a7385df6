"""Losses of a lesson that is being written, said once for each item and once for each kind."""

from __future__ import annotations

from tni.api.formats import FormatLoss, PlainItem, PlainLesson


class ExportLosses:
    """List of losses."""

    def __init__(self) -> None:
        self._found: dict[FormatLoss, None] = {}

    @property
    def found(self) -> tuple[FormatLoss, ...]:
        return tuple(self._found)

    def drop(self, what: str, page: int, item: str = "") -> None:
        """Add what is left out."""
        self._found[FormatLoss(what, page, True, item)] = None

    def change(self, what: str, page: int, item: str = "") -> None:
        """Add what is written in a changed way."""
        self._found[FormatLoss(what, page, False, item)] = None

    def say_item(self, item: PlainItem, page: int, *, has_links: bool, has_covers: bool, has_cloners: bool) -> None:
        """Add what an item can do that its format has no place for. The item itself is written."""
        if item.reveals:
            self.change("Étapes d’apparition non reprises.", page, item.source)
        if item.link and not has_links:
            self.change("Lien d’un objet non repris.", page, item.source)
        if item.is_cover and not has_covers:
            self.change("Cache à lever d’un appui : écrit comme un objet ordinaire.", page, item.source)
        if item.is_cloner and not has_cloners:
            self.change("Objet à copier en le glissant : écrit comme un objet ordinaire.", page, item.source)

    def say_lesson(self, lesson: PlainLesson) -> None:
        """Add what a lesson's pages hold beside their items."""
        for number, page in enumerate(lesson.pages, 1):
            if page.notes:
                self.drop("Notes de la page non reprises.", number)
            if page.questions:
                self.drop(f"Questions de la page non reprises : {len(page.questions)}.", number)
