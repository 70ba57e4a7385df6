"""Words by which common topics of French schools are recognised before any official vocabulary is loaded.

Written from what is usually taught; the official vocabularies of ScoLOMFR, when loaded, add their own.
"""

from __future__ import annotations

SUBJECT_TERMS = {
    "mathématiques": (
        "théorème équation fraction nombre calcul géométrie triangle rectangle cercle angle périmètre aire volume "
        "addition soustraction multiplication division décimal proportionnalité pourcentage fonction statistiques "
        "probabilité vecteur droite parallèle perpendiculaire symétrie puissance racine démontrer arrondir"
    ),
    "français": (
        "grammaire conjugaison orthographe vocabulaire verbe sujet complément adjectif phrase proposition accord "
        "imparfait subjonctif roman poème poésie fable récit narrateur personnage dialogue théâtre scène comédie "
        "rédaction dictée lecture texte auteur métaphore champ lexical participe passé pronom"
    ),
    "histoire": (
        "roi empire révolution guerre traité république siècle antiquité moyen âge féodal seigneur église croisade "
        "renaissance monarchie absolue napoléon colonisation résistance shoah génocide dictature occupation frise "
        "archive citoyen athènes rome charlemagne tranchée armistice"
    ),
    "géographie": (
        "carte croquis ville métropole littoral population migration territoire mondialisation espace paysage "
        "climat continent frontière urbanisation densité aménagement tourisme ressources habitants développement "
        "durable"
    ),
    "sciences de la vie et de la Terre": (
        "cellule organe digestion respiration sang nutrition adn gène chromosome espèce évolution fossile séisme "
        "volcan roche photosynthèse plante reproduction microbe vaccin immunité écosystème biodiversité cerveau "
        "neurone squelette"
    ),
    "physique-chimie": (
        "atome molécule ion acide base pH mélange solution dissolution masse volumique énergie électricité circuit "
        "tension intensité résistance lampe pile lumière lentille onde son vitesse force gravitation réaction "
        "combustion température changement état"
    ),
    "technologie": (
        "objet technique robot capteur actionneur programme algorithme scratch impression maquette chaîne "
        "d'énergie cahier des charges prototype matériau réseau domotique"
    ),
    "enseignement moral et civique": (
        "laïcité citoyenneté droit devoir loi justice liberté égalité fraternité vote élection débat harcèlement "
        "discrimination république symbole engagement démocratie"
    ),
    "éducation physique et sportive": (
        "course saut lancer badminton handball natation escalade gymnastique relais échauffement match équipe "
        "arbitre endurance acrosport"
    ),
    "éducation musicale": (
        "chant rythme mélodie instrument orchestre chœur écoute partition tempo timbre polyphonie compositeur opéra"
    ),
    "arts plastiques": (
        "peinture dessin couleur sculpture tableau portrait collage matière installation perspective exposition "
        "œuvre artiste"
    ),
    "anglais": (
        "the and is are of to in with your what where english listening speaking reading past present perfect "
        "simple verb london american"
    ),
    "espagnol": "el los las una con por qué hola español verbo presente pretérito ser estar tener madrid",
    "allemand": "der die das und ist nicht ein eine mit deutsch verb präsens perfekt berlin sprechen hören",
    "sciences économiques et sociales": (
        "marché offre demande entreprise monnaie croissance chômage consommation pib socialisation classe sociale "
        "inégalité"
    ),
    "philosophie": (
        "conscience liberté vérité bonheur état devoir raison justice kant descartes platon dissertation inconscient"
    ),
    "sciences numériques et technologie": (
        "internet web données réseaux sociaux localisation photographie numérique python html protocole"
    ),
    "questionner le monde": ("vivant objet matière saison plantation calendrier jour semaine maison plan animal lune"),
}
"""By the label of a subject."""

TOPICS = {
    ("mathématiques", "6e"): "division euclidienne aire cercle symétrie axiale fractions décimales",
    ("mathématiques", "5e"): "nombres relatifs symétrie centrale parallélogramme priorités opérations",
    ("mathématiques", "4e"): (
        "pythagore hypoténuse puissances dix équation développer réduire translation pyramide cône"
    ),
    ("mathématiques", "3e"): (
        "thalès trigonométrie cosinus sinus tangente factoriser homothétie fonction affine linéaire"
    ),
    ("mathématiques", "2de générale et technologique"): "vecteur intervalle fonction carré inverse repère",
    ("mathématiques", "1re générale"): ("dérivée dérivation suite arithmétique géométrique exponentielle second degré"),
    ("mathématiques", "terminale générale"): "limite continuité intégrale primitive logarithme récurrence complexe",
    ("mathématiques", "CP"): "dizaine unité compléter compter doubles ranger",
    ("mathématiques", "CE1"): "centaine table multiplication monnaie",
    ("mathématiques", "CM1"): "fraction simple grand nombre milliers division posée",
    ("mathématiques", "CM2"): "nombre décimal virgule proportionnalité conversion durée",
    ("histoire", "6e"): "préhistoire mésopotamie cité athènes rome hébreux han",
    ("histoire", "5e"): "byzance carolingien islam féodalité seigneurie capétien croisade soliman",
    ("histoire", "4e"): "traite négrière lumières révolution française industrielle napoléon colonial dreyfus",
    ("histoire", "3e"): "tranchée verdun totalitarisme staline hitler shoah vichy résistance guerre froide gaulle",
    ("français", "6e"): "conte merveilleux monstre métamorphose ovide création fable",
    ("français", "5e"): "chevalerie chrétien troyes voyage aventure moyen roman renart",
    ("français", "4e"): "fantastique maupassant nouvelle réaliste lyrisme amour presse cid",
    ("français", "3e"): "autobiographie satire dystopie résistance poésie engagée récit soi",
    ("français", "CP"): "syllabe son lettre déchiffrer écriture cursive",
    ("français", "CE2"): "présent futur verbes groupe dictionnaire",
    ("physique-chimie", "5e"): "changement état mélange circuit série dérivation lumière ombre",
    ("physique-chimie", "4e"): "molécule combustion tension intensité vitesse",
    ("physique-chimie", "3e"): "ion acide gravitation énergie cinétique loi ohm",
    ("sciences de la vie et de la Terre", "5e"): "respiration digestion milieu peuplement nutrition",
    ("sciences de la vie et de la Terre", "4e"): "séisme volcan plaque reproduction puberté",
    ("sciences de la vie et de la Terre", "3e"): "chromosome gène hérédité immunité évolution",
    ("géographie", "6e"): "habiter métropole littoral densité faible",
    ("géographie", "5e"): "croissance démographique richesse pauvreté ressources alimentation risques",
    ("géographie", "4e"): "urbanisation mobilité migrations tourisme mondialisation mers",
    ("géographie", "3e"): "aires urbaines espaces productifs france union européenne ultramarins",
}
"""By subject and level."""

DOMAINS_OF_SUBJECTS = {
    "français": (1,),
    "langues vivantes": (1,),
    "anglais": (1,),
    "espagnol": (1,),
    "allemand": (1,),
    "mathématiques": (1, 4),
    "sciences de la vie et de la Terre": (4,),
    "physique-chimie": (4,),
    "sciences et technologie": (4,),
    "technologie": (4,),
    "questionner le monde": (4, 5),
    "histoire et géographie": (5,),
    "histoire": (5,),
    "géographie": (5,),
    "histoire des arts": (5,),
    "enseignement moral et civique": (3,),
    "arts plastiques": (1, 5),
    "éducation musicale": (1, 5),
    "éducation physique et sportive": (1, 2),
    "éducation aux médias et à l'information": (2,),
    "documentation": (2,),
}
"""Domains of the Socle to which a subject mainly contributes, the first one most."""
