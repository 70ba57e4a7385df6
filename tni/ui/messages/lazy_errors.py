"""Lazy `error_message` for modules loaded at the start: the messages import many modules that are not needed before an
error."""

from __future__ import annotations


def error_message(error: Exception) -> str:
    """Return the message of `tni.ui.messages.errors`, which is imported on the first call."""
    from tni.ui.messages.errors import error_message as said

    return said(error)
