"""Keys of the palette of formulas, in groups by what teachers look for."""

from __future__ import annotations

from dataclasses import dataclass

from tni.document.formula_speech import spoken_formula
from tni.ui.i18n import language, tr


@dataclass(frozen=True, slots=True)
class FormulaKey:
    """Key that puts LaTeX in a formula. face: LaTeX that is on it; own: its name, where the words of what it puts in
    are not enough."""

    latex: str
    own: str = ""
    face: str = ""

    @property
    def shown(self) -> str:
        return self.face or self.latex

    @property
    def name(self) -> str:
        return self.own or spoken_formula(self.shown, language())


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Group of keys. name: short, as it stands on its tab. in_two_rows: LaTeX of the keys in the order that they have
    in two rows, where it is not the same."""

    name: str
    keys: tuple[FormulaKey, ...]
    in_two_rows: str = ""

    def order(self, rows: int) -> list[int]:
        """Return the places of the keys by row."""
        places, wanted = {key.latex.replace(" ", ""): at for at, key in enumerate(self.keys)}, self.in_two_rows.split()
        return [places[latex] for latex in wanted] if rows == 2 and wanted else [*range(len(self.keys))]


def _keys(signs: str) -> tuple[FormulaKey, ...]:
    """Return keys for signs that stand for themselves, between spaces."""
    return tuple(FormulaKey(sign) for sign in signs.split(" "))


def key_groups() -> tuple[KeyGroup, ...]:
    """Return the groups in order, in the interface's language."""
    return (
        KeyGroup(tr("Courant"), _usual(), _USUAL_IN_TWO_ROWS),
        KeyGroup(tr("Lettres"), _keys("a b c d e f g h i j k l m n o p q r s t u v w x y z") + _words()),
        KeyGroup(tr("Majuscules"), _keys("A B C D E F G H I J K L M N O P Q R S T U V W X Y Z") + _words()),
        KeyGroup(tr("Comparer"), _relations()),
        KeyGroup(tr("Flèches"), _arrows()),
        KeyGroup(tr("Géométrie"), _geometry()),
        KeyGroup(tr("Fonctions"), _functions()),
        KeyGroup(tr("Ensembles"), _sets()),
        KeyGroup(tr("Systèmes"), _systems()),
        KeyGroup(tr("Grec"), _greek()),
        KeyGroup(tr("Unités"), _units()),
        KeyGroup(tr("Chimie"), _chemistry()),
    )


_USUAL_IN_TWO_ROWS = (
    "\\frac{□}{□} ^{□} _{□} \\sqrt{□} \\sqrt[□]{□} \\left(□\\right) \\left[□\\right] \\left|□\\right| ^{2} "
    "\\times10^{□} \\pi \\pm + - \\times \\div = \\neq \\approx \\leqslant "
    "1 2 3 4 5 6 7 8 9 0 {,} x y a b n < > \\geqslant"
)


def _usual() -> tuple[FormulaKey, ...]:
    """Return three rows as long as each other, with the digits as on a keyboard."""
    return (
        FormulaKey("\\frac{□}{□}", tr("Fraction")),
        FormulaKey("^{□}", tr("Puissance, exposant"), "x^{□}"),
        FormulaKey("_{□}", tr("Indice", "of a letter"), "x_{□}"),
        FormulaKey("\\sqrt{□}", tr("Racine carrée")),
        *_keys("7 8 9 + - = x y \\pi"),
        FormulaKey("\\left( □ \\right)", tr("Parenthèses")),
        FormulaKey("^{2}", tr("Au carré"), "x^{2}"),
        FormulaKey("\\left| □ \\right|", tr("Valeur absolue")),
        FormulaKey("\\sqrt[□]{□}", tr("Racine d’indice quelconque")),
        *_keys("4 5 6 \\times \\div \\neq a b n"),
        FormulaKey("\\left[ □ \\right]", tr("Crochets")),
        FormulaKey("\\times 10^{□}", tr("Fois dix puissance")),
        *_keys("\\pm \\leqslant 1 2 3 0"),
        FormulaKey("{,}", tr("Virgule"), ","),
        *_keys("\\geqslant < > \\approx"),
    )


def _words() -> tuple[FormulaKey, ...]:
    return (
        FormulaKey("\\text{□}", tr("Mots dans la formule"), "\\text{abc}"),
        FormulaKey("'", tr("Prime"), "f'"),
        FormulaKey("\\;", tr("Espace"), "a\\;b"),
        FormulaKey(";", tr("Point-virgule")),
        FormulaKey("!", tr("Factorielle"), "n!"),
    )


def _relations() -> tuple[FormulaKey, ...]:
    return (
        *_keys("= \\neq < > \\leqslant \\geqslant \\approx \\equiv \\simeq \\propto \\ll \\gg"),
        FormulaKey("\\mid", tr("Divise"), "a \\mid b"),
        *_keys("\\pm \\times \\div \\cdot"),
        FormulaKey("\\left( □ \\right)", tr("Parenthèses")),
        FormulaKey("\\left[ □ \\right]", tr("Crochets")),
        FormulaKey("\\left\\{ □ \\right\\}", tr("Accolades")),
        FormulaKey("\\left\\lfloor □ \\right\\rfloor", tr("Partie entière")),
        FormulaKey("\\overset{?}{=}", tr("Égal à vérifier")),
        FormulaKey("\\boxed{□}", tr("Encadrer le résultat")),
        FormulaKey("\\cancel{□}", tr("Barrer, simplifier")),
        FormulaKey("\\textcolor{red}{□}", tr("En rouge")),
        FormulaKey("\\textcolor{blue}{□}", tr("En bleu")),
        FormulaKey("\\textcolor{green}{□}", tr("En vert")),
        FormulaKey("\\underbrace{□}_{□}", tr("Accolade dessous")),
        FormulaKey("\\overbrace{□}^{□}", tr("Accolade dessus")),
        FormulaKey("\\ldots", tr("Points de suspension")),
    )


def _arrows() -> tuple[FormulaKey, ...]:
    return (
        FormulaKey("\\iff", tr("Équivaut à")),
        FormulaKey("\\implies", tr("Implique")),
        FormulaKey("\\to", tr("Tend vers")),
        FormulaKey("\\longmapsto", tr("À x associe")),
        FormulaKey("\\longrightarrow", tr("Flèche longue")),
        FormulaKey("\\leftarrow", tr("Flèche vers la gauche")),
        FormulaKey("\\rightleftharpoons", tr("Équilibre")),
        FormulaKey("\\xrightarrow{□}", tr("Flèche avec un mot dessus")),
        *_keys("\\uparrow \\downarrow \\therefore"),
        FormulaKey("\\nearrow", tr("Croît"), "\\nearrow"),
        FormulaKey("\\searrow", tr("Décroît"), "\\searrow"),
    )


def _geometry() -> tuple[FormulaKey, ...]:
    return (
        FormulaKey("\\overrightarrow{□}", tr("Vecteur, deux points")),
        FormulaKey("\\vec{□}", tr("Vecteur, une lettre")),
        FormulaKey("\\left\\| □ \\right\\|", tr("Norme")),
        FormulaKey("\\begin{pmatrix} □ \\\\ □ \\end{pmatrix}", tr("Coordonnées d’un vecteur")),
        FormulaKey("\\left( □ \\,; □ \\right)", tr("Coordonnées d’un point")),
        FormulaKey("\\widehat{□}", tr("Angle")),
        FormulaKey("\\overparen{□}", tr("Arc")),
        FormulaKey("\\overline{□}", tr("Mesure algébrique, complexe conjugué")),
        FormulaKey("^{\\circ}", tr("Degrés"), "x^{\\circ}"),
        FormulaKey("\\perp", tr("Perpendiculaire à")),
        FormulaKey("\\sslash", tr("Parallèle à")),
        FormulaKey("\\left( □ \\right)", tr("Droite entre parenthèses"), "(AB)"),
        FormulaKey("\\left[ □ \\right]", tr("Segment entre crochets"), "[AB]"),
        FormulaKey("\\left[ □ \\right)", tr("Demi-droite"), "[AB)"),
        FormulaKey("\\triangle", tr("Triangle")),
        FormulaKey("\\cdot", tr("Produit scalaire"), "\\vec{u}\\cdot\\vec{v}"),
        *_keys("\\cos \\sin \\tan \\pi \\alpha \\beta \\theta"),
    )


def _functions() -> tuple[FormulaKey, ...]:
    return (
        FormulaKey("f(□)", tr("Image par f"), "f(x)"),
        FormulaKey("f'(□)", tr("Dérivée de f"), "f'(x)"),
        FormulaKey("\\lim_{x \\to □} □", tr("Limite")),
        FormulaKey("\\lim_{\\substack{x \\to □ \\\\ x > □}} □", tr("Limite, d’un côté")),
        FormulaKey("\\sum_{k=□}^{□} □", tr("Somme")),
        FormulaKey("\\prod_{k=□}^{□} □", tr("Produit")),
        FormulaKey("\\int_{□}^{□} □ \\, \\mathrm{d}x", tr("Intégrale")),
        FormulaKey("\\left[ □ \\right]_{□}^{□}", tr("Primitive entre deux bornes")),
        FormulaKey("\\frac{\\mathrm{d}□}{\\mathrm{d}□}", tr("Dérivée en fraction")),
        *_keys("\\ln \\exp \\log \\cos \\sin \\tan"),
        FormulaKey("\\mathrm{e}^{□}", tr("Exponentielle")),
        FormulaKey("u_{□}", tr("Terme d’une suite"), "u_{n}"),
        FormulaKey("u_{n+1}", tr("Terme suivant d’une suite")),
        FormulaKey("\\binom{□}{□}", tr("Coefficient binomial")),
        FormulaKey("\\infty", tr("Infini")),
        FormulaKey("+\\infty", tr("Plus l’infini")),
        FormulaKey("-\\infty", tr("Moins l’infini")),
        FormulaKey("f \\colon x \\longmapsto □", tr("Fonction qui à x associe")),
        FormulaKey("\\mathcal{C}_{f}", tr("Courbe de f")),
        FormulaKey("\\overline{□}", tr("Moyenne, contraire"), "\\overline{x}"),
        FormulaKey("P_{□}(□)", tr("Probabilité sachant que"), "P_{A}(B)"),
    )


def _sets() -> tuple[FormulaKey, ...]:
    return (
        *(
            FormulaKey(f"\\mathbb{{{letter}}}", name)
            for letter, name in (
                ("N", tr("Entiers naturels")), ("Z", tr("Entiers relatifs")), ("D", tr("Décimaux")),
                ("Q", tr("Rationnels")), ("R", tr("Réels")), ("C", tr("Complexes")),
            )
        ),
        FormulaKey("\\mathbb{R}^{*}", tr("Réels non nuls")),
        FormulaKey("\\mathbb{R}_{+}", tr("Réels positifs")),
        FormulaKey("\\left[ □ \\,; □ \\right]", tr("Intervalle fermé"), "[a;b]"),
        FormulaKey("\\left] □ \\,; □ \\right[", tr("Intervalle ouvert"), "]a;b["),
        FormulaKey("\\left[ □ \\,; □ \\right[", tr("Intervalle fermé à gauche"), "[a;b["),
        FormulaKey("\\left] □ \\,; □ \\right]", tr("Intervalle fermé à droite"), "]a;b]"),
        FormulaKey("\\left\\{ □ \\,; □ \\right\\}", tr("Ensemble d’éléments"), "\\{a;b\\}"),
        *_keys("\\in \\notin \\subset \\cup \\cap \\emptyset \\forall \\exists \\infty"),
        FormulaKey("\\setminus", tr("Privé de"), "A \\setminus B"),
        FormulaKey("\\overline{□}", tr("Complémentaire, contraire"), "\\overline{A}"),
    )  # fmt: skip


def _systems() -> tuple[FormulaKey, ...]:
    return (
        FormulaKey("\\begin{cases} □ \\\\ □ \\end{cases}", tr("Système de deux lignes")),
        FormulaKey("\\begin{cases} □ \\\\ □ \\\\ □ \\end{cases}", tr("Système de trois lignes")),
        FormulaKey(
            "\\begin{cases} □ & \\text{si } □ \\\\ □ & \\text{sinon} \\end{cases}", tr("Fonction par morceaux"),
            "\\begin{cases} □ & \\text{si} \\\\ □ \\end{cases}",
        ),
        FormulaKey("\\begin{pmatrix} □ & □ \\\\ □ & □ \\end{pmatrix}", tr("Matrice 2 sur 2")),
        FormulaKey(
            "\\begin{pmatrix} □ & □ & □ \\\\ □ & □ & □ \\\\ □ & □ & □ \\end{pmatrix}", tr("Matrice 3 sur 3")
        ),
        FormulaKey("\\begin{pmatrix} □ \\\\ □ \\\\ □ \\end{pmatrix}", tr("Colonne de trois")),
        FormulaKey("\\begin{vmatrix} □ & □ \\\\ □ & □ \\end{vmatrix}", tr("Déterminant")),
        FormulaKey("\\iff", tr("Équivaut à")),
        FormulaKey("\\implies", tr("Implique")),
        *_keys("= x y z + -"),
    )  # fmt: skip


def _greek() -> tuple[FormulaKey, ...]:
    return _keys(
        "\\alpha \\beta \\gamma \\delta \\varepsilon \\theta \\lambda \\mu \\nu \\xi \\pi \\rho \\sigma \\tau \\varphi "
        "\\chi \\psi \\omega \\eta \\zeta \\kappa \\Gamma \\Delta \\Theta \\Lambda \\Pi \\Sigma \\Phi \\Psi \\Omega"
    )


def _units() -> tuple[FormulaKey, ...]:
    names = (
        "mm|cm|m|km|cm^{2}|m^{2}|cm^{3}|m^{3}|L|mL|g|kg|s|min|h|N|J|W|V|A|Hz|Pa|mol|K|m\\cdot s^{-1}|km\\cdot h^{-1}"
    )
    more = "mol\\cdot L^{-1}|g\\cdot L^{-1}|kW\\cdot h"
    return (
        *(FormulaKey(f"\\,\\mathrm{{{name}}}", face=f"\\mathrm{{{name}}}") for name in f"{names}|{more}".split("|")),
        FormulaKey("\\,\\Omega", tr("Ohm"), "\\Omega"),
        FormulaKey("^{\\circ}\\mathrm{C}", tr("Degrés Celsius"), "x^{\\circ}\\mathrm{C}"),
        FormulaKey("\\,€", tr("Euros"), "€"),
        FormulaKey("\\,\\%", tr("Pour cent"), "\\%"),
        FormulaKey("\\times 10^{□}", tr("Fois dix puissance")),
    )


def _chemistry() -> tuple[FormulaKey, ...]:
    return (
        FormulaKey("\\mathrm{□}", tr("Formule chimique, lettres droites"), "\\mathrm{NaCl}"),
        FormulaKey("_{□}", tr("Indice", "of a letter"), "\\mathrm{O}_{□}"),
        FormulaKey("^{□+}", tr("Charge positive"), "\\mathrm{A}^{□+}"),
        FormulaKey("^{□-}", tr("Charge négative"), "\\mathrm{A}^{□-}"),
        FormulaKey("\\longrightarrow", tr("Donne")),
        FormulaKey("\\rightleftharpoons", tr("Équilibre")),
        FormulaKey("\\xrightarrow{□}", tr("Flèche avec un mot dessus")),
        FormulaKey("{}^{□}_{□}\\mathrm{□}", tr("Noyau : A, Z et symbole"), "{}^{A}_{Z}\\mathrm{X}"),
        *(
            FormulaKey(f"\\mathrm{{{name}}}", own, face)
            for name, own, face in (
                ("H_2O", tr("Eau"), ""), ("O_2", tr("Dioxygène"), ""), ("H_2", tr("Dihydrogène"), ""),
                ("CO_2", tr("Dioxyde de carbone"), ""), ("H^{+}", tr("Ion hydrogène"), ""),
                ("H_3O^{+}", tr("Ion oxonium"), ""), ("HO^{-}", tr("Ion hydroxyde"), ""), ("e^{-}", tr("Électron"), ""),
                ("(s)", tr("Solide"), ""), ("(\\ell)", tr("Liquide"), ""), ("(g)", tr("Gaz"), ""),
                ("(aq)", tr("En solution"), ""),
            )
        ),
        FormulaKey("+"),
        FormulaKey("\\uparrow", tr("Gaz qui se dégage")),
        FormulaKey("\\downarrow", tr("Précipité")),
        FormulaKey("\\ce{□}", tr("Équation tapée : 2H2 + O2 -> 2H2O"), "\\text{ce}"),
    )  # fmt: skip
