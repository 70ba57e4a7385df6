"""`sentence`, for what is loaded at the start: what can fail in a lesson is many modules, and nothing has yet."""

from __future__ import annotations


def sentence(error: Exception) -> str:
    """As `tni.ui.words.sentences` says it."""
    from tni.ui.words.sentences import sentence as said

    return said(error)
