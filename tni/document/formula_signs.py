"""Words for the signs and the forms of formulas, in French and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words of a language. signs: of letters, signs and commands without parts. commands: of those with parts, by
    name. bounds: of what is written with bounds: with both, and with the lower one alone. powers: exponents that have
    a name. fences: what is between two equal signs."""

    signs: Mapping[str, str]
    commands: Mapping[str, str]
    bounds: Mapping[str, tuple[str, str]]
    powers: Mapping[str, str]
    fences: Mapping[str, str]
    root: str
    cube_root: str
    any_root: str
    over: str
    fraction: str
    binomial: str
    index: str
    power: str
    end: str
    system: str
    matrix: str
    end_block: str
    value: str
    coloured: str
    composed: str


_SAME_WORDS = "gamma delta epsilon theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega alpha"
_SAME = _SAME_WORDS.split()
_GREEK_FR = {f"\\{name}": name for name in _SAME} | {
    "\\beta": "bêta", "\\zeta": "zêta", "\\eta": "êta", "\\varepsilon": "epsilon", "\\varphi": "phi",
}  # fmt: skip
_GREEK_EN = {f"\\{name}": name for name in _SAME} | {
    "\\beta": "beta", "\\zeta": "zeta", "\\eta": "eta", "\\varepsilon": "epsilon", "\\varphi": "phi",
}  # fmt: skip
_CAPITALS = ("Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Phi", "Psi", "Omega")

_SIGN_WORDS: tuple[tuple[str, str, str], ...] = (
    ("+", "plus", "plus"),
    ("- −", "moins", "minus"),
    ("= ", "égale", "equals"),
    ("< \\lt", "est inférieur à", "is less than"),
    ("> \\gt", "est supérieur à", "is greater than"),
    ("\\le \\leq \\leqslant ≤", "est inférieur ou égal à", "is at most"),
    ("\\ge \\geq \\geqslant ≥", "est supérieur ou égal à", "is at least"),
    ("\\ne \\neq ≠", "est différent de", "is not equal to"),
    ("\\approx \\simeq ≈", "environ égal à", "is about"),
    ("\\equiv", "est congru à", "is congruent to"),
    ("\\sim", "est équivalent à", "is equivalent to"),
    ("\\propto", "est proportionnel à", "is proportional to"),
    ("\\times × *", "fois", "times"),
    ("\\cdot ·", "fois", "times"),
    ("\\div ÷", "divisé par", "divided by"),
    ("/", "sur", "over"),
    ("\\pm ±", "plus ou moins", "plus or minus"),
    ("( \\lparen", "parenthèse", "open bracket"),
    (") \\rparen", "fermer la parenthèse", "close bracket"),
    ("[ \\lbrack", "crochet", "open square bracket"),
    ("] \\rbrack", "crochet", "square bracket"),
    ("\\{ \\lbrace", "accolade", "open brace"),
    ("\\} \\rbrace", "fermer l’accolade", "close brace"),
    ("| \\mid \\lvert \\rvert \\vert", "barre", "bar"),
    ("\\| \\lVert \\rVert ‖", "double barre", "double bar"),
    (";", "point-virgule", "semicolon"),
    (": \\colon", "deux-points", "colon"),
    ("' ’ \\prime", "prime", "prime"),
    ("!", "factorielle", "factorial"),
    ("\\% %", "pour cent", "per cent"),
    ("° \\circ \\degree", "degrés", "degrees"),
    ("\\infty ∞", "l’infini", "infinity"),
    ("\\in ∈", "appartient à", "belongs to"),
    ("\\notin ∉", "n’appartient pas à", "does not belong to"),
    ("\\subset ⊂ \\subseteq", "est inclus dans", "is a subset of"),
    ("\\not", "non", "not"),
    ("\\cup ∪", "union", "union"),
    ("\\cap ∩", "inter", "intersection"),
    ("\\setminus", "privé de", "without"),
    ("\\emptyset \\varnothing ∅", "l’ensemble vide", "the empty set"),
    ("\\forall ∀", "pour tout", "for all"),
    ("\\exists ∃", "il existe", "there exists"),
    ("\\to \\rightarrow →", "tend vers", "tends to"),
    ("\\longrightarrow", "donne", "gives"),
    ("\\rightleftharpoons ⇌", "en équilibre avec", "in equilibrium with"),
    ("\\leftarrow", "flèche vers la gauche", "left arrow"),
    ("\\uparrow ↑", "flèche vers le haut", "up arrow"),
    ("\\downarrow ↓", "flèche vers le bas", "down arrow"),
    ("\\mapsto \\longmapsto", "donne", "maps to"),
    ("\\implies \\Rightarrow \\Longrightarrow ⇒ ⟹", "implique", "implies"),
    ("\\iff \\Leftrightarrow \\Longleftrightarrow ⇔ ⟺", "équivaut à", "is equivalent to"),
    ("\\therefore ∴", "donc", "therefore"),
    ("\\perp ⊥", "est perpendiculaire à", "is perpendicular to"),
    ("\\parallel \\sslash ∥", "est parallèle à", "is parallel to"),
    ("\\angle \\measuredangle", "angle", "angle"),
    ("\\triangle", "triangle", "triangle"),
    ("\\sum", "somme de", "sum of"),
    ("\\prod", "produit de", "product of"),
    ("\\int", "intégrale de", "integral of"),
    ("\\iint", "intégrale double de", "double integral of"),
    ("\\oint", "intégrale sur un contour de", "contour integral of"),
    ("\\lim", "limite de", "limit of"),
    ("\\partial", "d rond", "partial d"),
    ("\\nabla", "nabla", "nabla"),
    ("\\ell", "l", "l"),
    ("\\hbar", "h barre", "h bar"),
    ("\\Re", "partie réelle", "real part"),
    ("\\Im", "partie imaginaire", "imaginary part"),
    ("\\cos", "cosinus", "cosine"),
    ("\\sin", "sinus", "sine"),
    ("\\tan", "tangente", "tangent"),
    ("\\arccos", "arc cosinus", "arc cosine"),
    ("\\arcsin", "arc sinus", "arc sine"),
    ("\\arctan", "arc tangente", "arc tangent"),
    ("\\ln", "logarithme népérien de", "natural logarithm of"),
    ("\\log", "logarithme de", "logarithm of"),
    ("\\exp", "exponentielle de", "exponential of"),
    ("\\ldots \\dots \\cdots \\vdots \\ddots …", "etc.", "and so on"),
    ("□ \\square", "à compléter", "blank"),
    ("ℝ", "R", "R"),
    ("ℕ", "N", "N"),
    ("ℤ", "Z", "Z"),
    ("ℚ", "Q", "Q"),
    ("ℂ", "C", "C"),
    ("²", "au carré", "squared"),
    ("³", "au cube", "cubed"),
    ("\\imath", "i", "i"),
    ("\\jmath", "j", "j"),
    ("\\lfloor ⌊", "partie entière de", "floor of"),
    ("\\rfloor ⌋", "", ""),
    ("\\pmod \\bmod \\mod", "modulo", "modulo"),
    ("\\bigcup", "union de", "union of"),
    ("\\bigcap", "intersection de", "intersection of"),
    ("\\, \\; \\: \\! \\  \\quad \\qquad \\displaystyle \\left \\right . \\_", "", ""),
    ("\\limits \\nolimits \\color \\hline \\cline", "", ""),
    (",", ",", ","),
    ("\\neg ¬", "non", "not"),
    ("\\wedge ∧", "et", "and"),
    ("\\vee ∨", "ou", "or"),
    ("\\euro €", "euros", "euros"),
)


def _signs(column: int) -> dict[str, str]:
    capital = "{} majuscule" if column == 1 else "capital {}"
    found = {sign: row[column] for row in _SIGN_WORDS for sign in row[0].split(" ") if sign}
    found["\\ "] = ""
    greek = _GREEK_FR if column == 1 else _GREEK_EN
    capitals = {f"\\{name}": capital.format(name.lower()) for name in _CAPITALS}
    return greek | capitals | found


FRENCH = Phrases(
    signs=_signs(1),
    commands={
        "vec": "vecteur {}", "overrightarrow": "vecteur {}", "overleftarrow": "flèche vers la gauche sur {}",
        "overline": "{} barre", "bar": "{} barre", "underline": "{} souligné", "widehat": "angle {}",
        "hat": "{} chapeau", "overparen": "arc {}", "dot": "{} point", "ddot": "{} deux points", "tilde": "{} tilde",
        "widetilde": "{} tilde", "boxed": "{} encadré", "cancel": "{} barré", "bcancel": "{} barré",
        "xcancel": "{} barré", "overset": "{1}, avec au-dessus {0},",
        "stackrel": "{1}, avec au-dessus {0},", "underset": "{1}, avec au-dessous {0},",
        "overbrace": "{}, sous une accolade,", "underbrace": "{}, sur une accolade,", "phantom": "",
        "xrightarrow": "donne, avec {},",
    },
    bounds={
        "sum": ("somme pour {0} jusqu’à {1} de", "somme pour {0} de"),
        "prod": ("produit pour {0} jusqu’à {1} de", "produit pour {0} de"),
        "bigcup": ("union pour {0} jusqu’à {1} de", "union pour {0} de"),
        "bigcap": ("intersection pour {0} jusqu’à {1} de", "intersection pour {0} de"),
        "int": ("intégrale de {0} à {1} de", "intégrale sur {0} de"),
        "lim": ("limite quand {0} de", "limite quand {0} de"),
        "log": ("logarithme en base {0} de", "logarithme en base {0} de"),
    },
    powers={"2": "au carré", "3": "au cube", "degrés": "degrés", "prime": "prime", "fois": "étoile"},
    fences={"|": "valeur absolue de {}", "\\|": "norme de {}", "\\vert": "valeur absolue de {}"},
    root="racine carrée de {}", cube_root="racine cubique de {}", any_root="racine d’indice {} de {}",
    over="{} sur {}", fraction="fraction, {}, sur {}, fin de fraction,", binomial="{1} parmi {0}", index="indice {}",
    power="puissance {}", end=", fin,", system="système : ", matrix="matrice : ", value="{} de {}", end_block=", fin,",
    coloured="{}, en {},", composed="rond",
)  # fmt: skip

ENGLISH = Phrases(
    signs=_signs(2),
    commands={
        "vec": "vector {}", "overrightarrow": "vector {}", "overleftarrow": "left arrow over {}", "overline": "{} bar",
        "bar": "{} bar", "underline": "{} underlined", "widehat": "angle {}", "hat": "{} hat", "overparen": "arc {}",
        "dot": "{} dot", "ddot": "{} double dot", "tilde": "{} tilde", "widetilde": "{} tilde", "boxed": "{} boxed",
        "cancel": "{} struck out", "bcancel": "{} struck out", "xcancel": "{} struck out",
        "overset": "{1}, with {0} above,", "stackrel": "{1}, with {0} above,",
        "underset": "{1}, with {0} below,", "overbrace": "{}, below a brace,", "underbrace": "{}, above a brace,",
        "phantom": "", "xrightarrow": "gives, with {},",
    },
    bounds={
        "sum": ("sum for {0} to {1} of", "sum for {0} of"),
        "prod": ("product for {0} to {1} of", "product for {0} of"),
        "bigcup": ("union for {0} to {1} of", "union for {0} of"),
        "bigcap": ("intersection for {0} to {1} of", "intersection for {0} of"),
        "int": ("integral from {0} to {1} of", "integral over {0} of"),
        "lim": ("limit as {0} of", "limit as {0} of"),
        "log": ("logarithm to base {0} of", "logarithm to base {0} of"),
    },
    powers={"2": "squared", "3": "cubed", "degrees": "degrees", "prime": "prime", "times": "star"},
    fences={"|": "absolute value of {}", "\\|": "norm of {}", "\\vert": "absolute value of {}"},
    root="square root of {}", cube_root="cube root of {}", any_root="root of index {} of {}", over="{} over {}",
    fraction="fraction, {}, over {}, end of fraction,", binomial="{0} choose {1}", index="sub {}",
    power="to the power {}", end=", end,", system="system: ", matrix="matrix: ", value="{} of {}", end_block=", end,",
    coloured="{}, in {},", composed="composed with",
)  # fmt: skip
