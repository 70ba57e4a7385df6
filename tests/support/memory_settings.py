"""Settings that are kept in memory."""

from __future__ import annotations

from collections.abc import Callable

from tni.core.errors import TniError
from tni.core.settings import Setting


class MemorySettings:
    """Implements `Settings`, without a file."""

    def __init__(self) -> None:
        self.values: dict[str, object] = {}
        self.trouble: TniError | None = None

    def get[T](self, setting: Setting[T]) -> T:
        return self.values.get(setting.key, setting.default)  # type: ignore[return-value]

    def set[T](self, setting: Setting[T], value: T) -> None:
        self.values[setting.key] = value

    def change[T](self, setting: Setting[T], change: Callable[[T], T]) -> None:
        self.set(setting, change(self.get(setting)))

    def refresh(self) -> None:
        pass
