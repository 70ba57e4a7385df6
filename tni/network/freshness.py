"""Freshness of answers: for how long they may be used again, by the headers that HTTP has for it (RFC 9111)."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import parsedate_to_datetime

USUAL_S = 24 * 3600.0
"""Time for which an answer is fresh whose server says nothing."""
LONGEST_S = 30 * 24 * 3600.0


def may_be_kept(headers: Mapping[str, str]) -> bool:
    """Return whether an answer may be kept on the disk. headers: names in lower case."""
    return "no-store" not in _directives(headers)


def fresh_for_s(headers: Mapping[str, str]) -> float:
    """Return for how many seconds an answer is fresh from now on, at most LONGEST_S."""
    found = _directives(headers)
    if "no-cache" in found or "no-store" in found:
        return 0.0
    if (age := found.get("max-age", "")).isdecimal():
        passed = headers.get("age", "").strip()
        return min(max(float(age[:9]) - (float(passed[:9]) if passed.isdecimal() else 0.0), 0.0), LONGEST_S)
    if "expires" in headers:
        return min(max(_until_expiry_s(headers), 0.0), LONGEST_S)
    return USUAL_S


def _until_expiry_s(headers: Mapping[str, str]) -> float:
    """Return the time from `date` to `expires`, so that this computer's clock need not be right; 0 where one of them is
    no date."""
    try:
        ends, told = parsedate_to_datetime(headers["expires"]), parsedate_to_datetime(headers["date"])
        return (ends - told).total_seconds()
    except (KeyError, ValueError, TypeError, IndexError, OverflowError):
        return 0.0


def _directives(headers: Mapping[str, str]) -> dict[str, str]:
    out: dict[str, str] = {}
    for one in headers.get("cache-control", "").lower().split(","):
        name, _, value = one.strip().partition("=")
        if name:
            out[name] = value.strip().strip('"')
    return out
