"""Spellings of words that are frequent in titles of lessons, by which capitals without accents are read."""

from __future__ import annotations

import unicodedata


def bare(word: str) -> str:
    """Return a word in small letters without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))


_ACRONYMS = """
adn arn eps svt emc ses nsi hlp onu otan ue urss usa tva pib cod coi pgcd ppcm html css sql tice dnb tp td ds dm
qcm cm cp ce cdi
"""
_WORDS = """
le la les l un une des du de d et ou au aux à en sur dans par pour avec sans entre vers qu que qui se s n ne est
sont chapitre séquence séance leçon cours activité activités exercice exercices correction corrigé révision
révisions rappel rappels bilan synthèse évaluation contrôle devoir test dictée lecture écriture grammaire
conjugaison orthographe vocabulaire rédaction récit récits conte contes poésie poème théâtre roman nouvelle
nouvelles fantastique comédie tragédie héros monstre monstres nombre nombres décimal décimaux relatif relatifs
entier entiers fraction fractions addition soustraction multiplication division puissance puissances équation
équations fonction fonctions affine affines dérivée dérivation probabilité probabilités statistique statistiques
géométrie triangle triangles angle angles cercle aire aires périmètre volume volumes symétrie proportionnalité
théorème propriété définition vecteur vecteurs suite suites calcul littéral problème problèmes Pythagore Thalès
révolution industrielle française guerre guerres mondiale première seconde froide empire romain république
monarchie absolue siècle siècles lumières moyen âge antiquité Rome Athènes Grèce Égypte France Europe monde
mondes mondialisation ville villes métropole métropoles population populations territoire territoires habiter
développement durable migration migrations énergie énergies électrique électricité circuit circuits lumière son
atome atomes molécule molécules réaction chimique mélange mélanges eau air cellule cellules vivant respiration
digestion volcan volcans volcanisme séisme séismes évolution reproduction génétique écosystème écosystèmes
introduction conclusion méthode présent passé composé simple imparfait futur conditionnel subjonctif verbe
verbes nom noms adjectif adjectifs sujet complément phrase phrases temps accord accords participe marché marchés
chômage croissance école élève élèves étude équilibre échange échanges époque état états église élection
élections écrit écrite liberté justice vérité bonheur conscience art langage volcanique cycle bases base mer
mers océan continent continents carte cartes paysage paysages commerce triangulaire colonies colonisation
décolonisation esclavage traite église féodalité seigneurs paysans croisades renaissance humanisme réforme
réformes royaume roi rois empereur peuple citoyen citoyens citoyenneté laïcité droits devoirs homme femme femmes
enfant enfants hommes égalité presse médias média information internet réseau réseaux algorithme algorithmes
programme programmes programmation boucle boucles variable variables tri données base algèbre nombre premier
premiers racine racines carrée carrées identité identités remarquable remarquables inéquation inéquations
intervalle intervalles repère droite droites parallèle parallèles perpendiculaire perpendiculaires
parallélogramme quadrilatère quadrilatères polygone solide solides cône pyramide sphère durée durées mesure
mesures longueur longueurs masse masses monnaie dizaine dizaines unité unités table tables mots mot lettre
lettres syllabe syllabes alphabet personnage personnages portrait description dialogue argumentation argumenter
autobiographie
mental mentale posée posées posé posés retenue Louis Versailles Napoléon Charlemagne Clovis César Gaule gaulois
Paris Italie Allemagne Espagne Angleterre Amérique Afrique Asie Charles Henri François Jeanne Arc château châteaux
écoute écouter écrire étudier étape étapes énoncé énoncés écran élément éléments ellipse exemple exemples entraînement
entretien expérience expériences expression expressions espace économie éducation électron électrons émission
épreuve étoile étoiles être proposition propositions subordonnée relative conjonctive complétive principale
indépendante pronom pronoms déterminant préposition conjonction adverbe littérale croisade croisades pèlerinage accroche
recherche institutionnalisation mise en commun restitution échauffement collecte structuration application défi jeu
"""
_MORE_WORDS = """
muette numération décimale décimales phonologie graphie lexique lexical étymologie préfixe préfixes suffixe suffixes
radical synonyme synonymes antonyme antonymes homonyme homonymes homophone homophones déterminants prépositions
conjonctions adverbes épithète attribut compléments féminin masculin singulier pluriel passive active négation
négative interrogative exclamative ponctuation majuscule majuscules alphabétique dictionnaire théâtral tragique
comique poétique lyrique lyrisme épopée épique mythologie mythe mythes légende légendes fable fables satire ironie
métaphore comparaison personnification anaphore allitération didascalie didascalies tirade monologue réalisme
naturalisme romantisme symbolisme surréalisme totalitarisme totalitarismes totalitaire fascisme nazisme stalinisme
communisme libéralisme nationalisme impérialisme résistance libération génocide génocides déportation collaboration
régime régimes dictature démocratie démocraties démocratique politique idéologie propagande crise crises économique
social société sociétés géographie géopolitique frontière frontières littoral littoraux tourisme touristique agriculture
agricole urbain urbanisation rural désert déserts forêt forêts océanique polaire tropical équateur hémisphère planète
planètes système solaire gravité gravitation poids force forces vitesse accélération pression température chaleur
densité tension intensité générateur interrupteur série dérivation métal métaux acide acides solution solutions
dissolution solubilité combustion oxygène dioxygène carbone hydrogène ion ions électrolyse oxydation espèce espèces
végétal végétaux animal animaux chaîne chaînes alimentaire photosynthèse circulation poumon poumons nerveux immunitaire
immunité vaccin vaccination microbe microbes bactérie bactéries virus hérédité chromosome chromosomes gène gènes
mutation sélection naturelle fossile fossiles roche roches plaque plaques tectonique érosion sédiment climat climatique
réchauffement biodiversité écologie trinôme trinômes binôme polynôme polynômes degré degrés discriminant factorisation
distributivité médiane moyenne étendue effectif effectifs fréquence fréquences pourcentage pourcentages échelle échelles
conversion conversions tableau graphique repérage coordonnées abscisse ordonnée médiatrice bissectrice hauteur hauteurs
homothétie translation rotation agrandissement réduction trigonométrie cosinus sinus tangente rectangle losange carré
carrés cube cubes pavé pavés cylindre cylindres prisme multiple multiples diviseur diviseurs divisibilité arithmétique
géométrique logarithme exponentielle limite limites continuité primitive intégrale intégrales récurrence dénombrement
loi matrice matrices complexe complexes sécurité hygiène santé nutrition sommeil prévention natation athlétisme
gymnastique peinture sculpture architecture estampe gravure photographie cinéma collage couleur couleurs rythme mélodie
percussion percussions trous orale oral maison groupe groupes jeux référence références méthodologie
histoire géographique scientifique littéraire
"""
_WORDS += _MORE_WORDS
_WORDS += """
musique raconte conseil conseils vie quotidienne corps humain nature jardin saison saisons fête fêtes famille voyage
voyages rencontre rencontres image images objet objets matière matières grand grande grands grandes petit petite
signée signé signées urgent obligatoire important
défense défenses organisme organismes inégalité inégalités sauce sauces enzyme enzymes mitose méiose brevet flux
marchandise marchandises champ champs équilibré équilibrée aliment aliments
schéma schémas réfraction réflexion diffraction numérique légende légendes résumé résumés énigme énigmes
éclipse éclipses végétation géologie météorite bactéries cités cité grecque grecques romaine
romaines féodal féodale féodaux médiéval médiévale sédimentaire sédimentaires dépôt dépôts épithètes négociation
axe axes jalon jalons document documents texte textes patrimoine usage usages précédente précédent précédents décrire
retenir déplacement déplacements barrière barrières élaboration énumération réponse réponses légumes légume rivière
rivières frontalière règle règles règlement règlements matériau matériaux matériel élevage élevages pédagogique
rédiger rédigé hypothèse hypothèses problématique propriétés réel réelle réels théorie théories mécanique mécaniques
"""
_PLACES = """
France Paris Europe Afrique Amérique Asie Océanie Italie Espagne Allemagne Angleterre Grèce Égypte Rome Athènes
Londres Versailles Marseille Lyon Toulouse Chine Japon Inde Brésil Russie Maroc Algérie Tunisie Sénégal Canada Mexique
Belgique Suisse Portugal Turquie Ukraine Mésopotamie Gaule Bretagne Normandie Corse Guadeloupe Martinique Guyane Mayotte
Berlin Madrid Bruxelles Lille Nantes Strasbourg
"""
PLACES = {bare(name): name for name in _PLACES.split()}
"""Names of places by their bare forms."""
ACRONYMS = frozenset(_ACRONYMS.split())
FORMS = {bare(word): word for word in _WORDS.split()}
"""Words by their bare forms."""
