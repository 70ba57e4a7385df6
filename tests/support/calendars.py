"""Calendars for tests of their readers."""

from __future__ import annotations


def calendar(*events: str) -> bytes:
    """A calendar with events, whose lines are divided by `|`."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Index-Education//ProNote"]
    for event in events:
        lines += ["BEGIN:VEVENT", *event.split("|"), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()
