"""Root of the exception hierarchy. Exceptions carry data; `tni.ui` alone makes the messages for the teacher."""

from __future__ import annotations


class TniError(Exception):
    """Base class of every exception that this program raises on purpose. Its text is in English, for logs and
    developers."""
