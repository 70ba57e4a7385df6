"""Free sites with simulations and exercises that teachers begin from, known without a network."""

from __future__ import annotations

from dataclasses import dataclass

from tni.library.resource import Resource, ResourceKind


@dataclass(frozen=True, slots=True)
class FreeSite:
    """Site whose activities are free and open in a browser. address: of its catalogue, in French where there is one.
    subjects, levels: words in French, as teachers search."""

    name: str
    address: str
    subjects: str
    levels: str

    @property
    def resource(self) -> Resource:
        """The site as a link that is put on a page. It has no file."""
        return Resource(ResourceKind.LINK, "", self.name, 0, self.address)


FREE_SITES = (
    FreeSite(
        "PhET : simulations", "https://phet.colorado.edu/fr/simulations/browse",
        "physique chimie maths svt", "cycle 3 collège lycée",
    ),
    FreeSite(
        "GeoGebra : activités", "https://www.geogebra.org/materials?lang=fr",
        "maths géométrie fonctions", "collège lycée",
    ),
    FreeSite(
        "GeoGebra : calculatrice", "https://www.geogebra.org/classic?lang=fr",
        "maths géométrie fonctions", "collège lycée",
    ),
    FreeSite("MathALÉA", "https://coopmaths.fr/alea/", "maths exercices", "cycle 3 collège lycée"),
    FreeSite("Polypad", "https://polypad.amplify.com/fr", "maths fractions géométrie", "école collège"),
    FreeSite("Sésamath : manuels et exercices", "https://manuel.sesamath.net/", "maths exercices", "collège lycée"),
    FreeSite("LabOMEP : exercices", "https://labomep.sesamath.net/", "maths exercices", "école collège"),
    FreeSite("Micetf : outils", "https://micetf.fr/", "maths français lecture", "école cycle 2 cycle 3"),
    FreeSite(
        "LearningApps", "https://learningapps.org/index.php?category=0",
        "exercices toutes matières langues", "école collège lycée",
    ),
    FreeSite(
        "H5P : exemples", "https://h5p.org/content-types-and-applications",
        "exercices toutes matières", "collège lycée",
    ),
    FreeSite(
        "Digipad et outils de La Digitale", "https://ladigitale.dev/",
        "outils toutes matières", "école collège lycée",
    ),
    FreeSite("Lumni", "https://www.lumni.fr/", "vidéos jeux toutes matières", "école collège lycée"),
    FreeSite("Édugéo", "https://www.edugeo.fr/", "géographie cartes", "collège lycée"),
    FreeSite("Géoportail", "https://www.geoportail.gouv.fr/", "géographie cartes photographies", "collège lycée"),
    FreeSite(
        "Scratch", "https://scratch.mit.edu/explore/projects/all",
        "technologie programmation maths", "cycle 3 collège",
    ),
    FreeSite("Blockly Games", "https://blockly.games/?lang=fr", "technologie programmation", "cycle 3 collège"),
    FreeSite("Vittascience", "https://fr.vittascience.com/", "technologie programmation sciences", "collège lycée"),
    FreeSite("Ostralo : animations", "https://www.ostralo.net/", "physique chimie", "collège lycée"),
    FreeSite("SVT, académie de Versailles", "https://svt.ac-versailles.fr/", "svt biologie géologie", "collège lycée"),
    FreeSite("Stellarium Web : le ciel", "https://stellarium-web.org/", "physique astronomie", "école collège lycée"),
    FreeSite("Gallica : la BnF", "https://gallica.bnf.fr/", "histoire lettres arts", "collège lycée"),
    FreeSite("Histoire par l’image", "https://histoire-image.org/", "histoire arts", "école collège lycée"),
    FreeSite("Vikidia", "https://fr.vikidia.org/", "encyclopédie toutes matières", "école collège"),
    FreeSite("BBC Learning English", "https://www.bbc.co.uk/learningenglish/", "anglais langues", "collège lycée"),
)  # fmt: skip
