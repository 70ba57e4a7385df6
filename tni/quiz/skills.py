"""Codes of the skills that a question trains: `socle.4`, `crcn.1.2`. The user interface holds their names.

Socle: the five domains of the socle commun de connaissances, de compétences et de culture (Code de l'éducation, annexe
to article D122-1). CRCN: the sixteen competences, in five domains, of the cadre de référence des compétences numériques
(décret 2019-919 du 30 août 2019). A code that is in neither list is kept as it is, because lists change but votes are
kept.
"""

from __future__ import annotations

import re

SOCLE = tuple(f"socle.{domain}" for domain in range(1, 6))
CRCN = tuple(f"crcn.{domain}.{n}" for domain, most in enumerate((3, 4, 4, 3, 2), 1) for n in range(1, most + 1))
SKILLS = SOCLE + CRCN

_CODE = re.compile(r"[a-z0-9]+(\.[a-z0-9]+){1,4}", re.ASCII)
MAX_CODE = 40


def is_skill(code: str) -> bool:
    """Return whether a text is a well-formed skill code."""
    return len(code) <= MAX_CODE and _CODE.fullmatch(code) is not None
