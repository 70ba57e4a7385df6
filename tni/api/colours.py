"""Luminance and contrast of colours, for plugins that judge whether one is legible on another."""

from tni.document.palette import contrast, luminance

__all__ = ["contrast", "luminance"]
