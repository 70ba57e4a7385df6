"""Choice of the class that a lesson is taught to, and of the class layer in which its séance goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tni.cahier.seance_log import SeanceStarted
from tni.core.ids import ClassId, ClassLayerId
from tni.document.lesson_port import ClassLayerInfo
from tni.planning.school_year import school_year
from tni.roster.school_class import SchoolClass

if TYPE_CHECKING:
    from tni.planning.timetable import Hour


@dataclass(frozen=True, slots=True)
class UsualClass:
    """Class that a lesson is most likely taught to. id: None for one that is in no list."""

    id: ClassId | None
    name: str


def usual_class(seances: Sequence[ClassLayerInfo], classes: Sequence[SchoolClass]) -> UsualClass | None:
    """Return the class that the lesson was taught to last, else the only class of the lists; None without either.

    seances: newest change first. A class that has left the lists is passed over.
    """
    for seance in seances:
        same = [one for one in classes if _is_class(seance, one)]
        if len(same) == 1:
            return UsualClass(same[0].id, same[0].name)
        if seance.class_name and seance.class_id is None:
            return UsualClass(None, seance.class_name)
    return UsualClass(classes[0].id, classes[0].name) if len(classes) == 1 else None


def class_of_hour(hour: Hour | None, classes: Sequence[SchoolClass]) -> UsualClass | None:
    """Return the class of an hour of the timetable, by its name in the lists if it is there; None without a class."""
    if hour is None:
        return None
    from tni.planning.timetable import same_name  # with the first timetable

    names = hour.classes
    known = (UsualClass(one.id, one.name) for name in names for one in classes if same_name(one.name, name))
    return next(known, UsualClass(None, names[0]) if names else None)


def together(hour: Hour | None, class_name: str) -> tuple[tuple[str, ...], str]:
    """Return the classes that an hour of the timetable has together with a class, none for a class alone, and its room;
    nothing if the hour is of other classes."""
    if hour is None or not hour.is_for(class_name):
        return (), ""
    return hour.classes_of_group(class_name), hour.room


def _is_class(seance: ClassLayerInfo, one: SchoolClass) -> bool:
    if seance.class_id is not None:
        return seance.class_id == one.id
    return seance.class_name.strip().casefold() == one.name.strip().casefold()


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
