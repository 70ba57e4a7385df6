"""Commands on what a class sees of a page: reveal steps, one after the other, and how they are prepared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from tni.core.clock import Clock
from tni.core.geometry import Rect
from tni.core.ids import ClassLayerId, ItemId, PageId
from tni.document.behaviour import MOST_REVEALS, MOST_STEP, Reveal
from tni.document.document import ChangeKind
from tni.document.items import AnyItem
from tni.document.lesson_port import LessonPort
from tni.document.overlay import Overlay
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag
from tni.document.selection import unlocked
from tni.document.text_measurer import TextMeasurer
from tni.services.lesson.plugin_item_commands import PluginItemCommands

if TYPE_CHECKING:
    from tni.document.reveal import PageStage


class StageCommands(PluginItemCommands):
    """Commands on reveal steps, as a base class of the lesson editor. What was done on each page is no part of the
    lesson and no undo step; it stays for as long as the lesson is open."""

    def __init__(self, port: LessonPort, clock: Clock, measurer: TextMeasurer) -> None:
        super().__init__(port, clock, measurer)
        self._stages_of: dict[ClassLayerId, dict[PageId, PageStage]] = {}
        self.numbers_shown = False
        """True if the overlay shows the reveal steps of the page's items."""

    def _arrive(self) -> Changed:
        if self.seance is not None and self.document.stages is None:
            self.document.stages = self._stages_of.setdefault(self.seance, {})
        return super()._arrive()

    # -- before the class

    @property
    def stage(self) -> PageStage:
        """State of the page shown before the class."""
        return self.document.stage(self._page)

    @property
    def steps(self) -> list[int]:
        """Reveal steps of the page shown."""
        from tni.document.reveal import page_steps  # with the first step

        return page_steps(self.document.acting(self._page))

    @property
    def _step_on(self) -> int | None:
        if self.document.stages is None:
            return None
        from tni.document.reveal import next_step  # with the first class

        return next_step(self.steps, self.stage.step)

    @property
    def _step_back(self) -> int | None:
        if self.document.stages is None:
            return None
        from tni.document.reveal import previous_step  # with the first class

        return previous_step(self.steps, self.stage.step)

    @property
    def can_go_on(self) -> bool:
        """True if there is a reveal step or a page after what is shown."""
        return self._step_on is not None or self.page_index + 1 < len(self.pages)

    @property
    def can_go_back(self) -> bool:
        """True if there is a reveal step or a page before what is shown."""
        return self._step_back is not None or self.page_index > 0

    @property
    def ends_written(self) -> bool:
        return self._step_on is None and super().ends_written

    def next_page(self) -> Changed:
        """Go to the next reveal step of the page that is taught, or to the next page."""
        step = self._step_on
        return super().next_page() if step is None else self._to_stage(replace(self.stage, step=step))

    def previous_page(self) -> Changed:
        """Go back by a reveal step of the page that is taught, or to the page before as it was left."""
        step = self._step_back
        return super().previous_page() if step is None else self._to_stage(replace(self.stage, step=step))

    @property
    def is_all_revealed(self) -> bool:
        """True if all reveal steps of the page are done, or nothing is hidden."""
        return self._step_on is None

    def reveal_all(self) -> Changed:
        """Do all reveal steps of the page shown; if they are done, go back to the first."""
        if self.document.stages is None or not (steps := self.steps):
            return NOTHING_CHANGED
        step = 0 if self.is_all_revealed else steps[-1]
        return self._to_stage(replace(self.stage, step=step))

    def _to_stage(self, stage: PageStage) -> Changed:
        """Show the page at another stage. Strokes under way go on."""
        document, page = self.document, self._page
        if document.stages is None or stage == self.stage:
            return NOTHING_CHANGED
        away, hidden = document.away(page), document.unrevealed(page)
        document.stages[page] = stage
        away_now, hidden_now = document.away(page), document.unrevealed(page)
        touched = (away ^ away_now) | {
            key for key in hidden.keys() | hidden_now.keys() if hidden.get(key) != hidden_now.get(key)
        }
        boxes = (document.box(item) for key in touched if (item := document.item(key)) is not None)
        region = reduce(Rect.united, boxes, Rect.nothing())
        what = ChangedFlag.STAGE if region.empty else ChangedFlag.STAGE | ChangedFlag.DRY
        changed = Changed(what, {} if region.empty else {page: region})
        return changed | self.select(self._selection - away_now)

    # -- preparing

    def show_numbers(self, on: bool) -> Changed:
        """Show the reveal steps beside the items, or no longer."""
        self.numbers_shown = on
        return Changed(ChangedFlag.OVERLAY)

    def reveal_selection(self, *, appears: bool = True, together: bool = False) -> Changed:
        """Let the selected items come, or go, at a reveal step: a new one, or with `together` the last of the page."""
        step = self._step_for(together=together)
        new = [_with_reveal(item, Reveal(step, appears)) for item in self._prepared_items()]
        return self._edit_items(new)

    def reveal_paragraphs(self) -> Changed:
        """Let the selected texts come paragraph by paragraph, each at a step of its own."""
        from tni.document.reveal import paragraph_count, with_reveals  # with the first step
        from tni.document.text_style import MOST_PARAGRAPHS

        step, new = self._step_for(together=False), []
        for item in self._prepared_items():
            count = min(paragraph_count(item), MOST_PARAGRAPHS)
            shown = [n for n in range(count) if item.text.split("\n")[n].strip()]  # type: ignore[union-attr]
            if shown and len(shown) <= MOST_REVEALS:
                # past the last step there may be, they come together at it
                reveals = (Reveal(min(step + at, MOST_STEP), paragraph=n) for at, n in enumerate(shown))
                new.append(with_reveals(item, reveals))
                step += len(shown)
        return self._edit_items(new)

    def forget_reveals(self) -> Changed:
        """Let the selected items be seen from the first."""
        from tni.document.reveal import with_reveals  # with the first step

        return self._edit_items([with_reveals(item, ()) for item in self._prepared_items()])

    def order_steps(self, order: Sequence[int]) -> Changed:
        """Put the reveal steps of the page in another order. order: all of them, as they are numbered now."""
        from tni.document.reveal import renumbered  # with the first step

        return self._edit_items(renumbered(self.document.acting(self._page), order))

    def remove_step(self, step: int) -> Changed:
        """Remove a reveal step of the page: what came or went at it does so no longer."""
        from tni.document.reveal import with_reveals  # with the first step

        new = [
            with_reveals(item, (one for one in item.behaviour.reveals if one.step != step))
            for item in self.document.acting(self._page)
            if any(one.step == step for one in item.behaviour.reveals)
        ]
        return self._edit_items(new)

    def _prepared_items(self) -> list[AnyItem]:
        return unlocked(self.document, self._selection)

    def _step_for(self, *, together: bool) -> int:
        from tni.document.reveal import free_step  # with the first step

        free = free_step(self.document.acting(self._page))
        return max(free - 1, 1) if together else free

    def _edit_items(self, items: Iterable[AnyItem]) -> Changed:
        """Replace items, those that differ, as one undo step."""
        new = [item for item in items if self.document.item(item.id) != item]
        return self._on_selection(self.document.replace(ChangeKind.EDIT, *new)) if new else NOTHING_CHANGED

    # -- marks

    def _stage_overlay(self, away: frozenset[ItemId]) -> Overlay:
        """Return the reveal steps beside the items. away: items that are not painted."""
        if not self.numbers_shown or self.document.stages is not None:
            return Overlay()
        return Overlay(numbers=step_numbers(item for item in self._numbered() if item.id not in away))

    def _numbered(self) -> list[AnyItem]:
        return [item for item in self.document.acting(self._page) if item.behaviour.reveals]


def _with_reveal(item: AnyItem, reveal: Reveal) -> AnyItem:
    """Return an item that comes or goes as a whole at a step; what it did before then stays, if it is the other."""
    from tni.document.reveal import with_reveals  # with the first step

    kept = [one for one in item.behaviour.reveals if one.paragraph is None and one.appears is not reveal.appears]
    return with_reveals(item, (*kept[: MOST_REVEALS - 1], reveal))


def step_numbers(items: Iterable[AnyItem]) -> tuple[tuple[tuple[float, float], str], ...]:
    """Return the top left corner of each item, in page mm, and the steps at which it changes: « 2 », « 2–4 »."""
    from tni.document.items import bounds

    out = []
    for item in items:
        steps = sorted({one.step for one in item.behaviour.reveals})
        text = str(steps[0]) if len(steps) == 1 else f"{steps[0]}–{steps[-1]}"
        box = bounds(item)
        out.append(((box.x, box.y), text))
    return tuple(sorted(out))
