"""Web services that French teachers link to, known by their hosts, so that a card names them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownService:
    """Web service. name: its own. colour: of its cards, "#rrggbb", chosen by this program: white reads well on it.
    subject: key of the drawing on its cards, "" for none."""

    name: str
    colour: str
    subject: str = ""


_SERVICES = {
    "phet.colorado.edu": KnownService("PhET", "#1f4e9c", "physics"),
    "coopmaths.fr": KnownService("MathALÉA", "#b4441c", "exercises"),
    "geogebra.org": KnownService("GeoGebra", "#5f4bb6", "geometry"),
    "polypad.amplify.com": KnownService("Polypad", "#5f4bb6", "geometry"),
    "sesamath.net": KnownService("Sésamath", "#b4441c", "exercises"),
    "learningapps.org": KnownService("LearningApps", "#00626b", "exercises"),
    "h5p.org": KnownService("H5P", "#1f4e9c", "exercises"),
    "ladigitale.dev": KnownService("La Digitale", "#00626b", "exercises"),
    "lumni.fr": KnownService("Lumni", "#a3216c", "film"),
    "edugeo.fr": KnownService("Édugéo", "#2f6b34", "map"),
    "edugeo.ign.fr": KnownService("Édugéo", "#2f6b34", "map"),
    "geoportail.gouv.fr": KnownService("Géoportail", "#2f6b34", "map"),
    "scratch.mit.edu": KnownService("Scratch", "#8a3b00", "program"),
    "blockly.games": KnownService("Blockly Games", "#8a3b00", "program"),
    "vittascience.com": KnownService("Vittascience", "#8a3b00", "program"),
    "ostralo.net": KnownService("Ostralo", "#1f4e9c", "physics"),
    "micetf.fr": KnownService("Micetf", "#b4441c", "exercises"),
    "svt.ac-versailles.fr": KnownService("SVT Versailles", "#2f6b34", "life"),
    "stellarium-web.org": KnownService("Stellarium Web", "#3b4a8c", "sky"),
    "gallica.bnf.fr": KnownService("Gallica", "#6b3425", "book"),
    "histoire-image.org": KnownService("Histoire par l’image", "#6b3425", "book"),
    "vikidia.org": KnownService("Vikidia", "#00626b", "book"),
    "gar.education.fr": KnownService("Médiacentre GAR", "#1f4e9c"),
    "kiosque-edu.com": KnownService("KNE", "#8a3b00"),
    "cns-edu.com": KnownService("CNS", "#00626b"),
}
OTHER_COLOUR = "#44505c"
"""Colour of the card of any other page."""


def service_of(host: str) -> KnownService | None:
    """Return the service that a host belongs to, also by a host below its own; None for any other."""
    parts = host.rstrip(".").split(".")
    for start in range(len(parts)):
        if (found := _SERVICES.get(".".join(parts[start:]))) is not None:
            return found
    return None


def link_colour(host: str) -> str:
    """Return the colour of the card of a link."""
    found = service_of(host)
    return OTHER_COLOUR if found is None else found.colour
