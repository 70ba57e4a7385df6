"""Parts of the program that are created after the page is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tni.app.stores import Stores
    from tni.ui.teaching.hotplug_controller import HotplugController
    from tni.ui.teaching.teaching_controller import TeachingController


@dataclass(frozen=True, slots=True)
class TeachingParts:
    """Databases, and the controllers of teaching and of devices."""

    stores: Stores
    teaching: TeachingController
    devices: HotplugController
