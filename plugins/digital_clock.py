"""Digital clock: the hour in large figures, and the date in words, in French, in English, or in both."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from tni.api.items import (
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnText,
    ItemContext,
    ItemSize,
    Localised,
    PanelChoice,
    PanelControl,
    PanelOption,
    PanelToggle,
    PanelValue,
    PlainItem,
    State,
    with_values,
)

PLUGIN = {
    "id": "digital_clock",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "class",
    "terms": {"fr": "heure date jour pendule horloge calendrier", "en": "time date day clock calendar"},
    "name": {"fr": "Heure et date", "en": "Time and date"},
    "summary": {
        "fr": "L’heure en grand, et la date écrite en français ou en anglais.",
        "en": "The time in large figures, and the date in words, in French or in English.",
    },
    "licence": "GPL-3.0-or-later",
}

WIDTH: Final = 150.0
FIGURES_HIGH, DATE_HIGH, MARGIN = 52.0, 17.0, 5.0
WIDEST_EMS: Final = 250.0
"""Height of letters times their number that the width holds."""
EPOCH: Final = datetime(2000, 1, 1)
NBSP: Final = "\N{NO-BREAK SPACE}"
DAYS: Final = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS: Final = {
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
}  # fmt: skip


class DigitalClock(PlainItem):
    """State: `second`, what is shown, in seconds since EPOCH, without seconds that are not shown; `language` of the
    date: "fr", "en", "both" or "none"; `seconds`: whether they are shown; `halves`: hours to 12 instead of 24."""

    def new(self, ctx: ItemContext) -> State:
        state = {"second": 0, "language": "fr" if ctx.french else "en", "seconds": False, "halves": False}
        return _at(state, ctx.now)

    def size(self, state: State) -> ItemSize:
        dates = _languages(state)
        return ItemSize(WIDTH, FIGURES_HIGH + len(dates) * DATE_HIGH + (MARGIN if dates else 0.0))

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        now, middle = _shown(state), size.width_mm / 2
        time, edge = clock_text(now, state), 0.6
        em = min(44.0, WIDEST_EMS / len(time))
        right, low = size.width_mm - edge, size.height_mm - edge
        frame = ((edge, edge), (right, edge), (right, low), (edge, low))
        out: list[DrawnArea | DrawnLine | DrawnText] = [
            DrawnArea(frame, "surface"),
            DrawnLine(frame, "ink", 1.2, closed=True),
            DrawnText(time, middle, FIGURES_HIGH / 2, em, bold=True, width_mm=WIDTH - 2 * MARGIN),
        ]
        for line, language in enumerate(_languages(state)):
            y = FIGURES_HIGH + (line + 0.5) * DATE_HIGH
            colour = "ink" if line == 0 else "blue"
            words = date_text(now, language)
            out.append(DrawnText(words, middle, y, 13.0, colour, width_mm=WIDTH - 2 * MARGIN))
        return tuple(out)

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:  # noqa: ARG002
        return (
            PanelChoice(
                "language", Localised("Date", "Date"),
                (
                    PanelOption("fr", Localised("En français", "In French")),
                    PanelOption("en", Localised("En anglais", "In English")),
                    PanelOption("both", Localised("Les deux", "Both")),
                    PanelOption("none", Localised("Sans", "None")),
                ),
                state["language"],
            ),
            PanelToggle("seconds", Localised("Secondes", "Seconds"), state["seconds"]),
            PanelToggle("halves", Localised("Heures jusqu’à 12", "Hours to 12"), state["halves"]),
        )  # fmt: skip

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:
        return _at(with_values(state, **{control: value}), ctx.now)

    def text(self, state: State, ctx: ItemContext) -> str:  # noqa: ARG002
        now = _shown(state)
        return ", ".join((clock_text(now, state), *(date_text(now, one) for one in _languages(state))))

    # -- time

    def interval_s(self, state: State) -> float | None:  # noqa: ARG002
        return 1.0

    def tick(self, state: State, elapsed_s: float, ctx: ItemContext) -> State:  # noqa: ARG002
        return _at(state, ctx.now)


def item() -> DigitalClock:
    return DigitalClock()


def clock_text(now: datetime, state: State) -> str:
    """Return the hour as it is read on a clock: "14:05", "2:05:09 PM"."""
    hour = (now.hour + 11) % 12 + 1 if state["halves"] else now.hour
    text = f"{hour}:{now.minute:02}" + (f":{now.second:02}" if state["seconds"] else "")
    return f"{text}{NBSP}{'AM' if now.hour < 12 else 'PM'}" if state["halves"] else text


def date_text(day: datetime, language: str) -> str:
    """Return a date with the day of the week. language: "fr" or "en"."""
    number = f"{day.day}er" if language == "fr" and day.day == 1 else str(day.day)
    return f"{DAYS[language][day.weekday()]} {number}{NBSP}{MONTHS[language][day.month - 1]} {day.year}"


def _languages(state: State) -> tuple[str, ...]:
    return {"none": (), "both": ("fr", "en")}.get(state["language"], (state["language"],))


def _at(state: State, now: datetime) -> State:
    """Return the state at a time; an equal one as long as the same is shown."""
    second = (now - EPOCH) // timedelta(seconds=1)
    return with_values(state, second=second if state["seconds"] else second // 60 * 60)


def _shown(state: State) -> datetime:
    return EPOCH + timedelta(seconds=state["second"])
