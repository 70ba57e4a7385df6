"""Reading of a page of a PDF for the check of names, as the process that reads PDFs gives it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeavingPdfPage:
    """Reading of a page as it leaves with a lesson. says_more: whether the page says, or may say, more than its text:
    by pictures, handwriting or letters without a code."""

    text: str
    says_more: bool
