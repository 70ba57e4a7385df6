"""Units of length: pages are measured in millimetres, PDF in points, screens in pixels."""

from __future__ import annotations

MM_PER_INCH = 25.4
PT_PER_MM = 72.0 / MM_PER_INCH
