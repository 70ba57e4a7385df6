"""Chemical elements: symbols, names, masses and families, in the order of their atomic numbers.

Symbols, names and masses are IUPAC's (standard atomic weights abridged to at most five figures; in brackets the mass
number of the longest-lived known isotope of an element that has no standard atomic weight). Families are the usual ones
of schools; those of elements of which too few atoms were ever made are unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from tni.api.items import Localised


class Family(Enum):
    """Family of elements."""

    ALKALI = "A"
    ALKALINE_EARTH = "E"
    TRANSITION = "T"
    POOR = "P"
    METALLOID = "M"
    NONMETAL = "N"
    HALOGEN = "H"
    NOBLE = "G"
    LANTHANIDE = "L"
    ACTINIDE = "C"
    UNKNOWN = "U"


FAMILY_NAMES = {
    Family.ALKALI: Localised("Métaux alcalins", "Alkali metals"),
    Family.ALKALINE_EARTH: Localised("Alcalino-terreux", "Alkaline earth metals"),
    Family.TRANSITION: Localised("Métaux de transition", "Transition metals"),
    Family.POOR: Localised("Métaux pauvres", "Post-transition metals"),
    Family.METALLOID: Localised("Métalloïdes", "Metalloids"),
    Family.NONMETAL: Localised("Autres non-métaux", "Other nonmetals"),
    Family.HALOGEN: Localised("Halogènes", "Halogens"),
    Family.NOBLE: Localised("Gaz nobles", "Noble gases"),
    Family.LANTHANIDE: Localised("Lanthanides", "Lanthanides"),
    Family.ACTINIDE: Localised("Actinides", "Actinides"),
    Family.UNKNOWN: Localised("Famille inconnue", "Unknown family"),
}


@dataclass(frozen=True, slots=True)
class Element:
    """Element. number: of protons. mass: as it is written, with a point. column: 1 to 18, 0 for one of the two rows
    below the table. row: 1 to 7 of the period."""

    number: int
    symbol: str
    name: Localised
    mass: str
    family: Family
    column: int
    row: int


_ROWS = """
H Hydrogène Hydrogen 1.008 N|He Hélium Helium 4.0026 G|Li Lithium Lithium 6.94 A|Be Béryllium Beryllium 9.0122 E
B Bore Boron 10.81 M|C Carbone Carbon 12.011 N|N Azote Nitrogen 14.007 N|O Oxygène Oxygen 15.999 N
F Fluor Fluorine 18.998 H|Ne Néon Neon 20.180 G|Na Sodium Sodium 22.990 A|Mg Magnésium Magnesium 24.305 E
Al Aluminium Aluminium 26.982 P|Si Silicium Silicon 28.085 M|P Phosphore Phosphorus 30.974 N|S Soufre Sulfur 32.06 N
Cl Chlore Chlorine 35.45 H|Ar Argon Argon 39.95 G|K Potassium Potassium 39.098 A|Ca Calcium Calcium 40.078 E
Sc Scandium Scandium 44.956 T|Ti Titane Titanium 47.867 T|V Vanadium Vanadium 50.942 T|Cr Chrome Chromium 51.996 T
Mn Manganèse Manganese 54.938 T|Fe Fer Iron 55.845 T|Co Cobalt Cobalt 58.933 T|Ni Nickel Nickel 58.693 T
Cu Cuivre Copper 63.546 T|Zn Zinc Zinc 65.38 T|Ga Gallium Gallium 69.723 P|Ge Germanium Germanium 72.630 M
As Arsenic Arsenic 74.922 M|Se Sélénium Selenium 78.971 N|Br Brome Bromine 79.904 H|Kr Krypton Krypton 83.798 G
Rb Rubidium Rubidium 85.468 A|Sr Strontium Strontium 87.62 E|Y Yttrium Yttrium 88.906 T|Zr Zirconium Zirconium 91.222 T
Nb Niobium Niobium 92.906 T|Mo Molybdène Molybdenum 95.95 T|Tc Technétium Technetium (97) T
Ru Ruthénium Ruthenium 101.07 T|Rh Rhodium Rhodium 102.91 T|Pd Palladium Palladium 106.42 T|Ag Argent Silver 107.87 T
Cd Cadmium Cadmium 112.41 T|In Indium Indium 114.82 P|Sn Étain Tin 118.71 P|Sb Antimoine Antimony 121.76 M
Te Tellure Tellurium 127.60 M|I Iode Iodine 126.90 H|Xe Xénon Xenon 131.29 G|Cs Césium Caesium 132.91 A
Ba Baryum Barium 137.33 E|La Lanthane Lanthanum 138.91 L|Ce Cérium Cerium 140.12 L|Pr Praséodyme Praseodymium 140.91 L
Nd Néodyme Neodymium 144.24 L|Pm Prométhium Promethium (145) L|Sm Samarium Samarium 150.36 L
Eu Europium Europium 151.96 L|Gd Gadolinium Gadolinium 157.25 L|Tb Terbium Terbium 158.93 L
Dy Dysprosium Dysprosium 162.50 L|Ho Holmium Holmium 164.93 L|Er Erbium Erbium 167.26 L|Tm Thulium Thulium 168.93 L
Yb Ytterbium Ytterbium 173.05 L|Lu Lutécium Lutetium 174.97 L|Hf Hafnium Hafnium 178.49 T|Ta Tantale Tantalum 180.95 T
W Tungstène Tungsten 183.84 T|Re Rhénium Rhenium 186.21 T|Os Osmium Osmium 190.23 T|Ir Iridium Iridium 192.22 T
Pt Platine Platinum 195.08 T|Au Or Gold 196.97 T|Hg Mercure Mercury 200.59 T|Tl Thallium Thallium 204.38 P
Pb Plomb Lead 207.2 P|Bi Bismuth Bismuth 208.98 P|Po Polonium Polonium (209) P|At Astate Astatine (210) H
Rn Radon Radon (222) G|Fr Francium Francium (223) A|Ra Radium Radium (226) E|Ac Actinium Actinium (227) C
Th Thorium Thorium 232.04 C|Pa Protactinium Protactinium 231.04 C|U Uranium Uranium 238.03 C
Np Neptunium Neptunium (237) C|Pu Plutonium Plutonium (244) C|Am Américium Americium (243) C|Cm Curium Curium (247) C
Bk Berkélium Berkelium (247) C|Cf Californium Californium (251) C|Es Einsteinium Einsteinium (252) C
Fm Fermium Fermium (257) C|Md Mendélévium Mendelevium (258) C|No Nobélium Nobelium (259) C
Lr Lawrencium Lawrencium (262) C|Rf Rutherfordium Rutherfordium (267) T|Db Dubnium Dubnium (268) T
Sg Seaborgium Seaborgium (269) T|Bh Bohrium Bohrium (270) T|Hs Hassium Hassium (269) T
Mt Meitnérium Meitnerium (277) U|Ds Darmstadtium Darmstadtium (281) U|Rg Roentgenium Roentgenium (282) U
Cn Copernicium Copernicium (285) U|Nh Nihonium Nihonium (286) U|Fl Flérovium Flerovium (290) U
Mc Moscovium Moscovium (290) U|Lv Livermorium Livermorium (293) U|Ts Tennesse Tennessine (294) U
Og Oganesson Oganesson (294) U
"""
_NOBLE = (0, 2, 10, 18, 36, 54, 86, 118)
"""Last number of each period."""


@lru_cache(1)
def elements() -> tuple[Element, ...]:
    """Return the elements by their atomic numbers."""
    parts = [part.split() for line in _ROWS.split("\n") for part in line.split("|") if part]
    return tuple(
        Element(number, symbol, Localised(french, english), mass, Family(family), *_place(number))
        for number, (symbol, french, english, mass, family) in enumerate(parts, 1)
    )


def _place(number: int) -> tuple[int, int]:
    """Return column and row of an element."""
    row = next(k for k, last in enumerate(_NOBLE) if number <= last)
    if row >= 6 and 0 < number - _NOBLE[row - 1] - 2 <= 15:
        return 0, row
    after, before_end = number - _NOBLE[row - 1], _NOBLE[row] - number
    if row == 1:
        return (1, 18)[number - 1], 1
    return (after if after <= 2 else 18 - before_end), row
