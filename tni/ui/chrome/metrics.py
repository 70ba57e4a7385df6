"""Sizes of the chrome, all derived from the size of a target, which is the least that can be hit reliably."""

from __future__ import annotations

from dataclasses import dataclass

WALL_TARGET_PX, DESKTOP_TARGET_PX = 48, 32
WALL_TARGET_MM, WALL_GAP_MM = 12.0, 9.0
GAP_PX = 8
SCREEN_SHARE = 24  # minimum of a wall target, as 1/24 of the screen's height, so that 4K looks like 1080p


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes of one window's chrome. target_px: side of a button; gap_px: free space between two of them. All are
    logical pixels."""

    target_px: int
    gap_px: int = GAP_PX

    def __post_init__(self) -> None:
        if not 16 <= self.target_px <= 1000 or not 0 <= self.gap_px <= 1000:
            raise ValueError(f"unusable sizes: target {self.target_px} px, gap {self.gap_px} px")

    @classmethod
    def wall(cls, screen_px: tuple[int, int], picture_width_mm: float = 0.0) -> Metrics:
        """Return the sizes for the main window. screen_px: width and height of its screen; picture_width_mm: 0 when it
        was never measured."""
        width, height = screen_px
        px_per_mm = width / picture_width_mm if picture_width_mm > 0 else 0.0
        longest = width // 12  # even if the picture's width was set far too small, the window must stay usable
        target = max(WALL_TARGET_PX, round(height / SCREEN_SHARE), min(round(WALL_TARGET_MM * px_per_mm), longest))
        gap = max(GAP_PX, round(target / 6), min(round(WALL_GAP_MM * px_per_mm), target // 2))
        return cls(target, gap)

    @classmethod
    def desktop(cls) -> Metrics:
        """Return the sizes for a window worked with a mouse or trackpad."""
        return cls(DESKTOP_TARGET_PX, GAP_PX)

    @property
    def icon_px(self) -> int:
        return max(20, round(self.target_px / 2))

    @property
    def font_px(self) -> int:
        return max(14, round(self.target_px * 0.32))

    @property
    def small_px(self) -> int:
        """Size of labels under icons and of hints."""
        return max(12, round(self.target_px * 0.26))

    @property
    def title_px(self) -> int:
        return round(self.font_px * 1.35)

    @property
    def class_px(self) -> int:
        """Size of a text that the class reads from the last row: a fortieth of the board's height."""
        return max(20, round(self.target_px * 0.5))

    @property
    def radius_px(self) -> int:
        return max(8, round(self.target_px / 5))

    @property
    def pad_px(self) -> int:
        return max(8, round(self.target_px / 5))

    @property
    def line_px(self) -> int:
        """Width of hairlines and borders."""
        return max(1, round(self.target_px / 48))

    @property
    def focus_px(self) -> int:
        return max(2, round(self.target_px / 20))
