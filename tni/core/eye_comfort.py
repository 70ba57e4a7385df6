"""Settings and colour temperature for eye comfort: a dark surround beside the page, warmer paper in the evening."""

from __future__ import annotations

from tni.core.settings import Setting

SURROUND = Setting(
    "comfort.surround",
    "plain",
    "How bright it is beside the sheet: plain, soft (darker) or dark",
    lambda v: v in ("plain", "soft", "dark"),
)
WARMTH = Setting(
    "comfort.warmth",
    "never",
    "When light papers are warmer: never, evening (from 17 h, fully at 19 h) or always",
    lambda v: v in ("never", "evening", "always"),
)
BLANK_REMINDER_MIN = Setting(
    "projector.blank_reminder_min",
    10,
    "After how many minutes a blank picture is spoken of; 0 for never",
    lambda v: 0 <= v <= 240,
)
EVENING_H, NIGHT_H, MORNING_H = 17.0, 19.0, 6.0
WARMTH_STEP = 0.25
"""Step in which warmth changes. Each change repaints the page."""


def warmth_at(when: str, hour: float) -> float:
    """Return the warmth of light papers, 0.0 to 1.0. when: a value of `WARMTH`; hour: time of day, 0.0 to 24.0."""
    match when:
        case "always":
            return 1.0
        case "evening" if hour >= EVENING_H:
            grown = min(1.0, (hour - EVENING_H) / (NIGHT_H - EVENING_H))
            return max(WARMTH_STEP, grown // WARMTH_STEP * WARMTH_STEP)
        case "evening" if hour < MORNING_H:
            return 1.0
        case _:
            return 0.0
