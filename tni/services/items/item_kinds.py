"""Kinds of interactive items that plugins give: found once, each loaded when it is first used, switched off when one of
its functions fails."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import ModuleType

from tni.api.items import ItemKind
from tni.api.manifest import Manifest, PluginKind
from tni.core.lazy import Lazy
from tni.core.listeners import Listeners
from tni.core.tasks import TaskRunner
from tni.services.items.time_guard import LOAD_S, FaultKind, PluginFaultError, TimeGuard

type FoundPlugin = tuple[Manifest, Callable[[], ModuleType]]
"""A plugin that may run, and what loads its module."""
type FindPlugins = Callable[[], Iterable[FoundPlugin]]

_FUNCTIONS = (
    "new", "upgrade", "size", "draw", "handles", "drag", "targets", "tap", "panel", "control", "text",
)  # fmt: skip

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ItemKindsState:
    """kinds: manifests of the kinds that can be put on a page. off: ids of those that failed since the start."""

    kinds: tuple[Manifest, ...] = ()
    off: frozenset[str] = frozenset()


class ItemKinds:
    """Kinds of items. find: yields the plugins that are installed and allowed."""

    def __init__(self, find: FindPlugins, guard: TimeGuard) -> None:
        self._find, self.guard = find, guard
        self._guard_ahead = Lazy(TimeGuard)
        self._found: dict[str, FoundPlugin] | None = None
        self._loaded: dict[str, ItemKind] = {}
        self._off: set[str] = set()
        self._listeners = Listeners[PluginFaultError]()

    def subscribe(self, listener: Callable[[PluginFaultError], None]) -> None:
        """Call `listener` when a kind is switched off."""
        self._listeners.add(listener)

    @property
    def state(self) -> ItemKindsState:
        found = self._all()
        return ItemKindsState(tuple(one for one, _ in found.values() if one.id not in self._off), frozenset(self._off))

    def forget(self) -> None:
        """Look for plugins again at the next use. Those that are loaded or switched off stay so."""
        self._found = None

    def _all(self) -> dict[str, FoundPlugin]:
        if self._found is None:
            items = ((one, load) for one, load in self._find() if one.kind is PluginKind.ITEM and one.fits)
            self._found = {manifest.id: (manifest, load) for manifest, load in items}
        return self._found

    def manifest(self, plugin: str) -> Manifest | None:
        found = self._all().get(plugin)
        return None if found is None else found[0]

    def of_suffix(self, suffix: str) -> tuple[str, ...]:
        """Return the kinds that may be made of a file whose name ends so."""
        return tuple(one.id for one in self.state.kinds if suffix.lower() in one.extensions)

    def kind(self, plugin: str) -> ItemKind | None:
        """Return a kind, loaded; None for one that is absent or switched off."""
        if plugin in self._off:
            return None
        if plugin not in self._loaded:
            found = self._all().get(plugin)
            if found is None:
                return None
            try:
                self._loaded[plugin] = self.guard.call(plugin, "item", LOAD_S, lambda: _made(found), LOAD_S)
            except PluginFaultError as fault:
                self.switch_off(fault)
                return None
        return self._loaded[plugin]

    def load_ahead(self, plugin: str, tasks: TaskRunner, then: Callable[[], None]) -> None:
        """Load a kind in another thread, and call `then`, at once if there is nothing to load. A module may take longer
        than a turn of the main thread should."""
        found = None if plugin in self._off or plugin in self._loaded else self._all().get(plugin)
        if found is None:
            then()
            return
        guard = self._guard_ahead()

        def done(made: ItemKind) -> None:
            self._loaded.setdefault(plugin, made)  # it may have been used meanwhile
            then()

        def failed(error: Exception) -> None:
            if isinstance(error, PluginFaultError):
                self.switch_off(error)
            then()

        tasks.submit(lambda: guard.call(plugin, "item", LOAD_S, lambda: _made(found), LOAD_S), done, failed)

    def close(self) -> None:
        """End the threads that watch the plugins' time."""
        self.guard.close()
        if self._guard_ahead.made is not None:
            self._guard_ahead.made.close()

    def switch_off(self, fault: PluginFaultError) -> None:
        """Switch a kind off until the program is started again."""
        if fault.plugin in self._off:
            return
        self._off.add(fault.plugin)
        log.warning("%s", fault, exc_info=fault.__cause__)
        self._listeners.tell(fault)


def _made(found: FoundPlugin) -> ItemKind:
    manifest, load = found
    made: ItemKind = load().item()
    lacks = [name for name in _FUNCTIONS if not callable(getattr(made, name, None))]
    if lacks or not isinstance(made.version, int):
        raise PluginFaultError(manifest.id, "item", FaultKind.INVALID, f"it lacks {', '.join(lacks) or 'version'}")
    return made
