"""Errors are types with data, under one root. Sentences for the teacher are made in `tni.ui`, never here."""

from __future__ import annotations


class TniError(Exception):
    """Root of every error this program raises on purpose. The text is for logs and developers, in English."""
