"""LaTeX from elsewhere: without the signs around it, and without what a page or a word processor puts into it."""

from __future__ import annotations

import re

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""Signs without a form: the font would draw boxes."""
_THOUSANDS = re.compile(
    "\\\\(?:text[a-z]*|mbox|operatorname|ce)\\s*\\{[^{}]*\\}|(?<=\\d)[\u00a0\u2009\u202f](?=\\d{3})"
)
"""Words, which keep their spaces, and the space between the thousands of a number."""
_AROUND = (("$$", "$$"), ("$", "$"), ("\\[", "\\]"), ("\\(", "\\)"))


def plain_latex(latex: str) -> str:
    """Return LaTeX without signs that have no form, and with spaces between thousands that LaTeX knows."""
    return _THOUSANDS.sub(lambda found: found[0] if len(found[0]) > 1 else "\\,", _INVISIBLE.sub("", latex))


def pasted_latex(text: str) -> str:
    """Return pasted LaTeX without the signs around a formula, as it stands in a document."""
    bare = plain_latex(text.replace("\r\n", "\n")).strip()
    for opening, closing in _AROUND:
        inside = bare[len(opening) : len(bare) - len(closing)]
        if len(bare) > 2 * len(opening) and bare.startswith(opening) and bare.endswith(closing) and "$" not in inside:
            return inside.strip()
    return bare
