"""`sentence`, for what is loaded at the start: what can fail in a lesson is many modules, and nothing has yet."""

from __future__ import annotations


def error_message(error: Exception) -> str:
    """As `tni.ui.messages.errors` says it."""
    from tni.ui.messages.errors import error_message as said

    return said(error)
