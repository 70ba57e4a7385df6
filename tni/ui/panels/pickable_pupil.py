"""Pupil who can be drawn at random, as the class hands them to the panel that draws."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PickablePupil:
    """Pupil who can be drawn.

    number: seat number, from 1. name: shown only where the teacher asks for it. public_name: the text shown to the
    class. Both texts may be empty.
    """

    number: int
    name: str = ""
    public_name: str = ""
