"""Trial class: simulated pupils with made-up first names, for a teacher who tries a vote without a class."""

from __future__ import annotations

from collections.abc import Mapping

from tni.core.ids import ClickerId, PupilId
from tni.devices.clickers.trial_clickers import trial_clicker
from tni.roster.school_class import Pupil

FIRST_NAMES = (
    "Adèle", "Bastien", "Chloé", "Djibril", "Élise", "Farid", "Gaspard", "Hana", "Ilan", "Jade", "Kenzo", "Lina",
    "Malo", "Nora", "Oscar", "Perle", "Quentin", "Rosa", "Sacha", "Tania", "Ulysse", "Vadim", "Wassim", "Yaël",
)  # fmt: skip
CARD_NUMBERS, PHONE_NUMBERS = range(9, 17), range(17, 25)
"""Pupils who answer by card while a camera reads cards, and by phone while phones are on; else all have clickers."""


def trial_numbers() -> Mapping[int, PupilId]:
    """Return the pupils by seat number. Their ids say nothing and are stored nowhere."""
    return {number: PupilId(f"trial-{number}") for number in range(1, len(FIRST_NAMES) + 1)}


def trial_seats() -> Mapping[ClickerId, tuple[int, PupilId | None]]:
    """Return seat number and pupil by simulated clicker."""
    return {trial_clicker(number): (number, pupil) for number, pupil in trial_numbers().items()}


def trial_pupils() -> list[Pupil]:
    """Return the pupils, by seat number."""
    return [Pupil(pupil, "", FIRST_NAMES[number - 1], "", number) for number, pupil in trial_numbers().items()]
