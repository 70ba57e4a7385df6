"""Choice of the class layer in which a séance goes on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tni.cahier.seance_log import SeanceStarted
from tni.core.ids import ClassLayerId
from tni.document.lesson_port import ClassLayerInfo
from tni.store.seances import school_year


def latest_class_layer(seances: Sequence[ClassLayerInfo], started: SeanceStarted) -> ClassLayerId | None:
    """Return the class layer of the class's latest séance on a lesson this school year; None without one.

    seances: newest change first. Classes are compared by id, or by name where either side has no id.
    """
    return next((one.id for one in seances if _is_same(one, started) and _is_recent(one.changed, started.at)), None)


def _is_same(seance: ClassLayerInfo, started: SeanceStarted) -> bool:
    if seance.class_id is not None and started.class_id is not None:
        return seance.class_id == started.class_id
    return seance.class_name.strip().casefold() == started.class_name.strip().casefold()


def _is_recent(changed: datetime, now: datetime) -> bool:
    return school_year(changed.astimezone(now.tzinfo)) == school_year(now)
