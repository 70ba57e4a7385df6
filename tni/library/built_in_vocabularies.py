"""Built-in vocabularies: a short list of school levels and subjects, the five domains of the Socle of 2016, and the
skills of the CRCN.

Levels, subjects and domains that the vocabularies of ScoLOMFR have carry their stable URIs, so that lessons keep their
keys when the official files are loaded; the others have short names.
"""

from __future__ import annotations

from functools import cache

from tni.library.vocabulary import Concept, Vocabularies, VocabularyKind, VocabularyPack

CONCEPT_URI = "http://data.education.fr/voc/scolomfr/concept/scolomfr-voc-"
_SOURCE = "http://data.education.fr/voc/scolomfr"

_LEVELS = (
    ("002", "école maternelle", "", ("maternelle",)),
    ("005", "petite section", "002", ("PS",)),
    ("006", "moyenne section", "002", ("MS",)),
    ("007", "grande section", "002", ("GS",)),
    ("008", "école élémentaire", "", ("élémentaire",)),
    ("010", "CP", "008", ("cours préparatoire",)),
    ("011", "CE1", "008", ("cours élémentaire première année",)),
    ("013", "CE2", "008", ("cours élémentaire deuxième année",)),
    ("014", "CM1", "008", ("cours moyen première année",)),
    ("015", "CM2", "008", ("cours moyen deuxième année",)),
    ("016", "collège", "", ()),
    ("018", "6e", "016", ("sixième", "6ème")),
    ("020", "5e", "016", ("cinquième", "5ème")),
    ("021", "4e", "016", ("quatrième", "4ème")),
    ("023", "3e", "016", ("troisième", "3ème")),
    ("142", "lycée général et technologique", "", ("lycée",)),
    (
        "136",
        "2de générale et technologique",
        "142",
        ("2de", "2nde", "seconde", "seconde générale", "2de GT", "2nde GT"),
    ),
    ("123", "1re générale et technologique", "142", ("1re", "1ère", "première")),
    ("146", "1re générale", "123", ("première générale", "1ère générale")),
    ("237", "1re technologique", "123", ("première technologique", "1ère technologique")),
    ("088", "terminale générale et technologique", "142", ("terminale", "Tle")),
    ("201", "terminale générale", "088", ("Tle générale",)),
    ("211", "terminale technologique", "088", ("Tle technologique",)),
    ("165", "lycée professionnel", "", ("voie professionnelle",)),
    ("027", "2de professionnelle", "165", ("seconde professionnelle", "2de pro", "2nde pro")),
    ("127", "1re professionnelle", "165", ("première professionnelle", "1re pro", "1ère pro")),
    ("050", "terminale professionnelle", "165", ("terminale pro", "Tle pro")),
    ("103", "CAP - 1re année", "165", ("CAP 1", "1re année de CAP")),
    ("104", "CAP - 2e année", "165", ("CAP 2", "2e année de CAP")),
    ("195", "section BTS", "", ("BTS",)),
    ("101", "BTS - 1re année", "195", ("BTS 1", "BTS première année")),
    ("102", "BTS - 2e année", "195", ("BTS 2", "BTS deuxième année")),
    ("226", "voie CPGE", "", ("CPGE", "classes préparatoires")),
    ("615", "cycles de l'enseignement scolaire (2016)", "", ()),
    ("617", "cycle 1 (2016)", "615", ("cycle 1",)),
    ("619", "cycle 2 (2016)", "615", ("cycle 2",)),
    ("620", "cycle 3 (2016)", "615", ("cycle 3",)),
    ("621", "cycle 4 (2016)", "615", ("cycle 4",)),
)
"""Number in vocabulary 022, label, number of the level above, other labels."""

_SUBJECTS = (
    ("015-num-1333", "français", ("lettres", "lettres modernes", "français littérature")),
    ("015-num-919", "mathématiques", ("maths", "math")),
    ("015-num-980", "histoire et géographie", ("histoire-géographie", "histoire-géo", "hist-géo", "HG")),
    ("015-num-040", "histoire", ()),
    ("015-num-036", "géographie", ("géo",)),
    ("015-num-1548", "enseignement moral et civique", ("EMC", "éducation civique")),
    ("015-num-1832", "sciences de la vie et de la Terre", ("SVT", "sciences vie & terre", "biologie", "géologie")),
    ("015-num-1831", "physique-chimie", ("PC", "SPC", "sciences physiques", "physique chimie")),
    ("015-num-1833", "sciences et technologie", ("sciences",)),
    ("015-num-1834", "technologie", ("techno",)),
    ("015-num-1430", "langues vivantes", ("LV1", "LV2", "LVA", "LVB")),
    ("015-num-1622", "anglais", ("anglais LV1", "anglais LVA", "LV1 anglais")),
    ("015-num-1623", "allemand", ("allemand LV1", "allemand LV2", "LV2 allemand")),
    ("015-num-1624", "espagnol", ("espagnol LV2", "LV2 espagnol")),
    ("015-num-1625", "italien", ("italien LV2",)),
    ("015-num-1626", "portugais", ("portugais LV2",)),
    ("015-num-1627", "arabe", ()),
    ("015-num-1628", "chinois", ()),
    ("015-num-1846", "langues et cultures de l'Antiquité", ("LCA", "LCALA", "LCAGR", "latin", "grec")),
    ("015-num-1179", "arts plastiques", ("arts pla",)),
    ("015-num-1200", "éducation musicale", ("éd. musicale", "musique")),
    ("015-num-1228", "histoire des arts", ("HDA",)),
    ("015-num-1109", "enseignements artistiques", ()),
    ("015-num-1032", "éducation physique et sportive", ("EPS", "éd. physique & sport.", "sport")),
    ("015-num-908", "éducation aux médias et à l'information", ("EMI",)),
    ("015-num-022", "documentation", ("CDI",)),
    ("015-num-968", "questionner le monde", ("découverte du monde",)),
    ("015-num-059", "philosophie", ("philo",)),
    ("015-num-070", "sciences économiques et sociales", ("SES",)),
    ("015-num-066", "enseignement scientifique", ()),
    ("015-num-068", "sciences de l'ingénieur", ("SI",)),
    ("015-num-067", "sciences de gestion", ("sciences de gestion et numérique",)),
    ("015-num-277", "économie - gestion", ("éco-gestion", "économie-gestion")),
    ("015-num-344", "prévention - santé - environnement", ("PSE",)),
    ("015-num-130", "accompagnement personnalisé", ("AP",)),
)
_NEWER_SUBJECTS = (
    ("snt", "sciences numériques et technologie", ("SNT",)),
    ("nsi", "numérique et sciences informatiques", ("NSI",)),
    ("hlp", "humanités, littérature et philosophie", ("HLP",)),
    ("hggsp", "histoire-géographie, géopolitique et sciences politiques", ("HGGSP",)),
    ("llcer", "langues, littératures et cultures étrangères", ("LLCER",)),
    ("vie-de-classe", "vie de classe", ("heure de vie de classe",)),
)
"""Subjects later than the vocabularies of 2016."""

_DOMAINS = (
    ("00715", "domaine 1 : les langages pour penser et communiquer"),
    ("00720", "domaine 2 : les méthodes et outils pour apprendre"),
    ("00725", "domaine 3 : la formation de la personne et du citoyen"),
    ("00730", "domaine 4 : les systèmes naturels et les systèmes techniques"),
    ("00734", "domaine 5 : les représentations du monde et l'activité humaine"),
)


_SKILLS = (
    ("1.1", "mener une recherche et une veille d'information"),
    ("1.2", "gérer des données"),
    ("1.3", "traiter des données"),
    ("2.1", "interagir"),
    ("2.2", "partager et publier"),
    ("2.3", "collaborer"),
    ("2.4", "s'insérer dans le monde numérique"),
    ("3.1", "développer des documents textuels"),
    ("3.2", "développer des documents multimédia"),
    ("3.3", "adapter les documents à leur finalité"),
    ("3.4", "programmer"),
    ("4.1", "sécuriser l'environnement numérique"),
    ("4.2", "protéger les données personnelles et la vie privée"),
    ("4.3", "protéger la santé, le bien-être et l'environnement"),
    ("5.1", "résoudre des problèmes techniques"),
    ("5.2", "évoluer dans un environnement numérique"),
)
"""Number and label. Their keys are those of questions."""


def level_key(number: str) -> str:
    """Return the key of a level by its number in vocabulary 022."""
    return f"{CONCEPT_URI}022-num-{number}"


def domain_key(domain: int) -> str:
    """Return the key of a domain of the Socle of 2016, from 1 to 5."""
    return f"{CONCEPT_URI}016-num-{_DOMAINS[domain - 1][0]}"


@cache
def built_in_packs() -> tuple[VocabularyPack, ...]:
    """Return the packs of levels, subjects, domains and skills."""
    levels = tuple(
        Concept(level_key(number), label, others, (level_key(above),) if above else ())
        for number, label, above, others in _LEVELS
    )
    subjects = tuple(Concept(f"{CONCEPT_URI}{number}", label, others) for number, label, others in _SUBJECTS)
    newer = tuple(Concept(key, label, others) for key, label, others in _NEWER_SUBJECTS)
    domains = tuple(Concept(f"{CONCEPT_URI}016-num-{number}", label) for number, label in _DOMAINS)
    skills = tuple(Concept(f"crcn.{number}", label) for number, label in _SKILLS)
    return (
        _pack("tni-levels", VocabularyKind.LEVEL, "Niveaux (liste courte)", levels),
        _pack("tni-subjects", VocabularyKind.SUBJECT, "Matières (liste courte)", subjects + newer),
        _pack("tni-domains", VocabularyKind.DOMAIN, "Domaines du Socle (2016)", domains),
        _pack("tni-skills", VocabularyKind.SKILL, "Compétences numériques (CRCN)", skills),
    )


@cache
def built_in_vocabularies() -> Vocabularies:
    return Vocabularies(built_in_packs())


def _pack(id: str, kind: VocabularyKind, name: str, concepts: tuple[Concept, ...]) -> VocabularyPack:
    return VocabularyPack(id, kind, name, "1", "2026-11-29", _SOURCE, "GPL-3.0-or-later", concepts)
