"""Commands on targets and cloners: prepare them, check before the class what lies where, and begin again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tni.core.ids import PageId
from tni.document.document import Change, ChangeKind
from tni.document.overlay import Overlay
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag
from tni.document.selection import common_value
from tni.services.lesson.tap_commands import TapCommands

if TYPE_CHECKING:
    from tni.document.targets import Verdict


@dataclass(frozen=True, slots=True)
class TargetScore:
    """Result of a check: items on a target where they belong, on another, and on none."""

    right: int
    wrong: int
    missing: int


class TargetCommands(TapCommands):
    """Commands on targets, as a base class of the lesson editor."""

    _verdicts: tuple[PageId, tuple[Verdict, ...]] | None = None
    """Marks that are shown, until something moves."""

    # -- before the class

    @property
    def has_targets(self) -> bool:
        """True if a class is taught and the page shown has targets."""
        if self.document.stages is None:
            return False
        from tni.document.targets import targets  # with the first class

        return bool(targets(self.document, self._page))

    @property
    def shows_verdicts(self) -> bool:
        """True while items are marked as right or wrong."""
        return self._verdicts is not None and self._verdicts[0] == self._page

    def check_targets(self) -> Changed:
        """Mark what lies on the targets of the page as right or wrong, or no longer."""
        from tni.document.targets import verdicts  # with the first target

        if self.shows_verdicts:
            self._verdicts = None
        elif self.has_targets:
            self._verdicts = self._page, tuple(verdicts(self.document, self._page))
        else:
            return NOTHING_CHANGED
        return Changed(ChangedFlag.OVERLAY | ChangedFlag.STAGE)

    @property
    def target_score(self) -> TargetScore:
        """Result of the check of the page shown, as things lie now."""
        from tni.document.targets import missing, verdicts  # with the first target

        found = verdicts(self.document, self._page)
        right = sum(one.is_right for one in found)
        return TargetScore(right, len(found) - right, missing(self.document, self._page))

    @property
    def can_put_back(self) -> bool:
        """True if a class is taught and pupils can move something on the page shown."""
        return self.document.stages is not None and bool(self.document.draggable(self._page))

    def put_back(self) -> Changed:
        """Put what pupils have moved on the page back, and take copies of cloners away, as one undo step."""
        from tni.document.targets import put_back  # with the first target

        if self.document.stages is None:
            return NOTHING_CHANGED
        change = put_back(self.document, self._page)
        return self._on_selection(change) if change.swaps else NOTHING_CHANGED

    def do(self, change: Change, painted: ChangedFlag = ChangedFlag.DRY) -> Changed:
        changed = super().do(change, painted)
        if self._verdicts is not None and change.act is not ChangeKind.WRITE:
            self._verdicts = None
            changed |= Changed(ChangedFlag.OVERLAY | ChangedFlag.STAGE)
        return changed

    def _target_overlay(self) -> Overlay:
        if self._verdicts is None or not self.shows_verdicts:
            return Overlay()
        return Overlay(verdicts=tuple(((one.box.right, one.box.y), one.is_right) for one in self._verdicts[1]))

    # -- preparing

    @property
    def can_belong(self) -> bool:
        """True if a target and items that belong on it are selected."""
        if len(self._selection) < 2:
            return False
        from tni.document.targets import belonging  # with the first target

        return bool(belonging(self.document, self._selection).swaps)

    @property
    def too_many_belong(self) -> bool:
        """True if more is selected than may belong on one target."""
        from tni.document.targets import are_too_many  # with the first target

        return are_too_many(self.document, self._selection)

    def let_belong(self) -> Changed:
        """Let the largest of the selected items be the target of the others, which pupils may move."""
        from tni.document.targets import belonging  # with the first target

        change = belonging(self.document, self._selection)
        return self._on_selection(change) if change.swaps else NOTHING_CHANGED

    @property
    def selected_targets(self) -> int:
        """Number of the selected items that are targets."""
        return sum(item.behaviour.target is not None for item in self._prepared_items())

    def forget_targets(self) -> Changed:
        """Let the selected items be no targets any more."""
        from tni.document.targets import without_target  # with the first target

        return self._edit_items(map(without_target, self._prepared_items()))

    @property
    def selection_clones(self) -> bool | None:
        """True if copies are dragged from all selected items that are not locked; None if from some."""
        return common_value(item.behaviour.cloner for item in self._prepared_items())

    def make_cloners(self, on: bool) -> Changed:
        """Let pupils drag copies from the selected items, or no longer."""
        from tni.document.targets import with_cloner  # with the first target

        return self._edit_items(with_cloner(item, on) for item in self._prepared_items())
