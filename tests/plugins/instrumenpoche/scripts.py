"""Scripts of our own that have every object and every movement."""

from __future__ import annotations

HEAD, TAIL = '<?xml version="1.0" encoding="UTF-8"?>\n<INSTRUMENPOCHE version="2">\n', "</INSTRUMENPOCHE>\n"


def script(*actions: str) -> str:
    """Return a script. actions: the attributes of each."""
    return HEAD + "".join(f"<action {one}/>\n" for one in actions) + TAIL


def action(thing: str, movement: str, **values: object) -> str:
    """Return the attributes of an action."""
    return " ".join(f'{name}="{value}"' for name, value in {"objet": thing, "mouvement": movement, **values}.items())


EVERYTHING = (
    action("quadrillage", "creer", id="q", quadrillage="1", largeur="20", hauteur="12", gauche="1", haut="1"),
    action("repere", "creer", id="r", largeur="10", hauteur="8", gauche="2", haut="2", Xmin="-5", Xmax="5", Xgrad="1"),
    action("axe", "creer", id="x", largeur="10", haut="5", gauche="2", pente="0"),
    action("point", "creer", id="A", abscisse="100", ordonnee="300", couleur="rouge"),
    action("point", "nommer", id="A", nom="A", abscisse="-20", ordonnee="5"),
    action("point", "creer", id="B", abscisse="400", ordonnee="300"),
    action("point", "creer", id="C", abscisse="250", ordonnée="120"),
    action("regle", "montrer", abscisse="100", ordonnee="300", tempo="5"),
    action("regle", "modifier_longueur", longueur="20"),
    action("regle", "zoom", echelle="110"),
    action("regle", "vide"),
    action("regle", "graduations"),
    action("crayon", "montrer", abscisse="100", ordonnee="300"),
    action("crayon", "tracer", id="AB", cible="B", couleur="bleu", epaisseur="2", vitesse="10"),
    action("crayon", "tracer", id="ray", abscisse="500", ordonnee="200", forme="demidroite", pointille="tiret"),
    action("crayon", "tracer", id="line", abscisse="300", ordonnee="100", forme="droite"),
    action("crayon", "tracer", id="arrow", abscisse="320", ordonnee="150", style="vecteur"),
    action("crayon", "tracer", id="free", forme="libre", abscisses="330,340,350", ordonnees="150,160,150"),
    action("crayon", "tracer", id="tri", forme="polygone", cibles="A,B,C", couleur_fond="jaune", opacite="40"),
    action("trait", "tracer", id="t", abscisse1="10", ordonnee1="10", abscisse2="60", ordonnee2="60"),
    action("trait", "masquer", id="t"),
    action("trait", "montrer", id="t"),
    action("equerre", "montrer", abscisse="100", ordonnee="300"),
    action("equerre", "rotation", angle="-90", sens="-5"),
    action("equerre", "retourner"),
    action("requerre", "montrer", abscisse="50", ordonnee="400"),
    action("requerre", "glisser", abscisse="120"),
    action("rapporteur", "montrer", abscisse="100", ordonnee="300"),
    action("rapporteur", "circulaire"),
    action("rapporteur", "semicirculaire"),
    action("rapporteur", "masquer_nombres"),
    action("rapporteur", "montrer_nombres"),
    action("rapporteur", "rotation", cible="B"),
    action("compas", "montrer", abscisse="100", ordonnee="300"),
    action("compas", "translation", cible="B"),
    action("compas", "ecarter", cible="A"),
    action("compas", "ecarter", ecart="90"),
    action("compas", "rotation", angle="-60"),
    action("compas", "lever"),
    action("compas", "tracer", id="arc", debut="-60", fin="-120", sens="-5", couleur="0x8844"),
    action("compas", "coucher"),
    action("compas", "retourner"),
    action("compas", "masquer"),
    action("angle", "creer", id="w", abscisse="100", ordonnee="300", rayon="40", angle1="0", angle2="-60",
           forme="plein"),
    action("angle_droit", "creer", id="o", abscisse_sommet="400", ordonnee_sommet="300", abscisse_inter="385",
           ordonnee_inter="285"),
    action("longueur", "creer", id="m", abscisse="250", ordonnee="300", forme="//"),
    action("marque", "creer", id="n", idSeg="AB", forme="X"),
    action("gabarit", "creer", id="g", abscisse="600", ordonnee="300", rayon="60", ecart_angle="-40"),
    action("gabarit", "modifier_rayon", id="g", rayon="80"),
    action("segment", "tracer", id="s", abscisse1="10", ordonnee1="90", abscisse2="60", ordonnee2="90"),
    action("texte", "creer", id="T", abscisse="60", ordonnee="40"),
    action("texte", "ecrire", id="T", texte="£lt£b£gt£Angle £alpha£ et £i(A,1)£lt£/b£gt£", taille="24", couleur="vert"),
    action("texte", "translation", id="T", abscisse="80", ordonnee="60"),
    action("point", "translation", id="C", cible="B"),
    action("image", "chargement", id="i", url="https://example.org/a.png"),
    action("image", "translation", id="i", abscisse="700", ordonnee="50"),
    action("regle", "pause"),
    action("regle", "masquer"),
)  # fmt: skip
