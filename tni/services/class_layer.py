"""Which layer of a lesson is a class's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tni.cahier.seance_log import SeanceStarted
from tni.core.ids import ClassLayerId
from tni.document.lesson_port import ClassLayerInfo
from tni.store.seances import school_year


def latest_class_layer(seances: Sequence[ClassLayerInfo], started: SeanceStarted) -> ClassLayerId | None:
    """The latest séance that the class of a session had on a lesson this school year; None when it had none.

    seances: newest change first. A class is known by its id; where either side has none, by its name.
    """
    return next((one.id for one in seances if _is_same(one, started) and _is_recent(one.changed, started.at)), None)


def _is_same(seance: ClassLayerInfo, started: SeanceStarted) -> bool:
    if seance.class_id is not None and started.class_id is not None:
        return seance.class_id == started.class_id
    return seance.class_name.strip().casefold() == started.class_name.strip().casefold()


def _is_recent(changed: datetime, now: datetime) -> bool:
    return school_year(changed.astimezone(now.tzinfo)) == school_year(now)
