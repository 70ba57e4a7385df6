"""French articles of places, for questions: « Où est la Creuse ? », « Où sont les Landes ? »."""

from __future__ import annotations

from typing import Final

PLURAL: Final = frozenset((
    "04", "05", "06", "08", "13", "22", "40", "64", "65", "66", "78", "79", "88", "92", "HDF", "PDL", "984",
    "USA", "NLD", "PHL", "ARE", "SYC", "MDV", "COM", "BHS", "MHL", "SLB", "PLW", "FLK", "FRO",
))  # fmt: skip
MASCULINE: Final = frozenset((
    "14", "15", "18", "25", "29", "30", "32", "39", "41", "45", "46", "47", "49", "56", "59", "62", "63", "67",
    "68", "69", "81", "82", "83", "84", "90", "94", "95", "CVL", "GES", "MEX", "KHM", "MOZ", "ZWE", "BLZ", "SUR",
))  # fmt: skip
"""Those that end like feminine names, or are départements and régions."""
FEMININE: Final = frozenset((
    "16", "17", "19", "21", "23", "24", "26", "31", "33", "42", "43", "44", "48", "50", "51", "52", "53", "54",
    "55", "57", "58", "70", "71", "72", "73", "74", "76", "77", "80", "85", "86", "87", "93", "2A", "2B", "971",
    "972", "973", "987", "988", "BRB", "COD", "GNB", "BFC", "BRE", "COR", "NOR", "NAQ", "PAC",
))  # fmt: skip
BARE: Final = frozenset((
    "75", "974", "975", "976", "977", "978", "986", "CUB", "HTI", "MDG", "CYP", "MLT", "ISR", "TWN", "SGP",
    "OMN", "BHR", "DJI", "MCO", "SMR", "KNA", "VCT", "LCA", "STP", "KIR", "NRU", "TUV", "VUT", "PRI", "AND",
    "ATG", "TTO", "JEY", "GGY", "GIB", "MUS", "FJI", "TON", "WSM",
))  # fmt: skip
VOWELS: Final = "AEIOUYÉÈÊÎÔHÂ"
ASPIRATED: Final = frozenset(("HND", "HUN", "YEM"))
"""Names before which nothing is left out: le Honduras, la Hongrie."""


def with_article(key: str, name: str) -> str:
    """Return a name with its article. key: of the area."""
    if key in BARE:
        return name
    if key in PLURAL:
        return f"les {name}"
    if name[0] in VOWELS and key not in ASPIRATED and not name.startswith("Haut"):
        return f"l’{name}"
    if key in MASCULINE:
        return f"le {name}"
    if key in FEMININE or name.partition(" (")[0].endswith("e") or name.split()[0].endswith(("e", "ée")):
        return f"la {name}"
    return f"le {name}"


def where_is(key: str, name: str) -> str:
    """Return the question for a place."""
    return f"Où {'sont' if key in PLURAL else 'est'} {with_article(key, name)} ?"


def that_is(key: str, name: str) -> str:
    """Return the answer that names a place."""
    return f"{'Ce sont' if key in PLURAL else 'C’est'} {with_article(key, name)}."
