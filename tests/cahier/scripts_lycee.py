"""Scripted séances of the lycée, general, technological and professional."""

from __future__ import annotations

from tests.cahier.seance_scripts import Opened, P, Phase, Plan, Q, Script

FREEDOM = Plan(
    aims="Interroger l’idée commune que la liberté consiste à faire ce qu’on veut, et construire la notion "
    "d’autonomie.",
    abilities="Problématiser une question.\nDistinguer désir, volonté et liberté.\nExpliquer une phrase de Rousseau.",
    materials="Texte de Rousseau photocopié.\nUne feuille par élève pour l’écriture de départ.",
    homework="Rédiger l’introduction de la dissertation : exemple, problème, annonce du plan (une page).",
    phases=(
        Phase("Écriture de départ", "Deux minutes de silence, puis recueil au tableau.", 8),
        Phase("Des exemples qui résistent", "Placer les exemples, justifier, contester.", 12),
        Phase("Distinctions", "Désir, volonté, liberté ; chercher des exemples.", 8),
        Phase("Lecture de Rousseau", "Lecture, surlignage, trois questions.", 12),
        Phase("Thèses et plan", "Objections aux trois réponses, puis arguments à ranger.", 12),
        Phase("Vote et bilan", "Vote avant et après discussion, puis trace écrite.", 8, "broken off"),
    ),
)

LYCEE = (
    Script(
        "38 2nde maths, vecteurs",
        "2nde 4",
        "Mathématiques",
        lesson="2nde - Vecteurs",
        steps=(
            P("I. Définition", "I. Définition\nUne translation transforme A en B.", 15),
            P("II. Egalité de deux vecteurs", "II. Egalité de deux vecteurs", 15),
            P("Exercices", "ex 45 46 47 p 132", 20),
        ),
    ),
    Script(
        "39 2nde SES",
        "2nde 2",
        "SES",
        lesson="Comment se forment les prix ?",
        sequence="Comment se forment les prix sur un marché ?",
        plan=Plan(
            aims="Savoir construire et lire les courbes d’offre et de demande.",
            phases=(
                Phase("Jeu du marché aux pommes", "Vendeurs et acheteurs négocient ; relevé des prix.", 25),
                Phase("Construire les courbes", "", 15),
                Phase("Définitions", "Offre, demande, prix d’équilibre.", 10),
            ),
        ),
    ),
    Script(
        "40 1re NSI",
        "1re NSI",
        "NSI",
        lesson="TP3_parcours_de_listes.pdf",
        file="/home/prof/TP3_parcours_de_listes.pdf",
        steps=(
            P("", "Parcours séquentiel d’une liste\nfor x in liste:\n    print(x)", 15),
            P("", "Exercice 1 : chercher un maximum", 25),
            P("", "", 10, added=True),
        ),
    ),
    Script(
        "41 1re français, lecture linéaire",
        "1re G3",
        "Français",
        lesson="LL4 Manon Lescaut, la rencontre",
        sequence="Manon Lescaut, personnages en marge, plaisirs du romanesque",
        plan=Plan(
            aims="Comprendre comment la rencontre amoureuse est racontée par le narrateur.",
            phases=(
                Phase("Rappel du contexte", "", 10),
                Phase("Lecture et mouvements du texte", "", 15),
                Phase("Explication linéaire", "Premier mouvement, lignes 1 à 12.", 25),
                Phase("Grammaire", "La négation.", 10, "postponed"),
            ),
            homework="Réviser LL4, premier mouvement (30 min)",
        ),
    ),
    Script(
        "42 1re HGGSP, suite",
        "1re HGGSP",
        "HGGSP",
        lesson="La démocratie, suite",
        steps=(
            P("", "2. Tocqueville, l’inquiétude d’un démocrate\nDe la démocratie en Amérique, 1835", 30),
            P("", "Jalon 2 : Chili, de 1970 à 1973", 20),
        ),
    ),
    Script(
        "43 1re physique, TP interrompu",
        "1re G1 gr 2",
        "Physique-chimie",
        lesson="TP Dosage par étalonnage",
        sequence="Détermination d’une quantité de matière",
        plan=Plan(
            aims="Déterminer une concentration à l’aide d’une gamme d’étalonnage.",
            phases=(
                Phase("Protocole", "Rédiger le protocole de dilution.", 20),
                Phase("Mesures d’absorbance", "Spectrophotomètre, six solutions.", 40),
                Phase("Exploitation", "Droite d’étalonnage au tableur.", 40, "broken off"),
            ),
            homework="Finir le compte rendu, à rendre (1 h)",
            materials="Énoncé du TP : dosage_etalonnage.pdf",
        ),
    ),
    Script(
        "44 Tle philosophie",
        "Tle G2",
        "Philosophie",
        lesson="Être libre, est-ce faire ce que l’on veut ?",
        sequence="La liberté",
        plan=FREEDOM,
    ),
    Script(
        "45 Tle maths spécialité, groupe",
        "Spé maths gr 2",
        "Mathématiques",
        lesson="Suites : récurrence",
        classes=("TG2", "TG5"),
        steps=(
            P("Le principe de récurrence", "Initialisation, hérédité, conclusion", 20),
            P("Exemple", "Montrer que pour tout n, 2^n > n", 15),
            P("Exercices", "n° 23 p 41 et n° 25 p 41", 20),
        ),
    ),
    Script(
        "46 Tle SVT, titres sans mots",
        "Tle G4",
        "SVT",
        lesson="Tableau du 23-11",
        steps=(P("1", "", 20), P("2", "", 20), P("bilan", "", 10)),
    ),
    Script(
        "47 Tle NSI, six questions",
        "Tle NSI",
        "NSI",
        lesson="Bases de données - SQL",
        steps=(
            P("SELECT ... FROM ... WHERE", "SELECT nom FROM eleve WHERE age > 16", 20),
            Q("Que renvoie SELECT * FROM film ?", 18),
            Q("Quelle clause filtre les lignes ?", 20),
            Q("Quelle clause trie le résultat ?", 9),
            Q("Une clé primaire peut-elle être nulle ?", 15),
            Q("Que fait DISTINCT ?", 20),
            Q("Que fait COUNT ?", 22),
            P("Jointures", "Jointures\nJOIN … ON …", 25),
        ),
    ),
    Script(
        "48 1re enseignement scientifique, vidéo",
        "1re G2",
        "Enseignement scientifique",
        lesson="Le rayonnement solaire",
        steps=(
            P("L'énergie du Soleil", "L'énergie du Soleil\nVidéo du CEA : https://www.cea.fr/soleil-fusion", 15),
            P("Loi de Wien", "Loi de Wien\nmanuel p. 74", 20),
            P("bilan", "Bilan énergétique de la Terre", 15),
        ),
    ),
    Script(
        "49 2nde pro PSE",
        "2nde MTNE",
        "PSE",
        lesson="PSE_module2_le_sommeil_v3",
        steps=(
            P("Situation", "Lucas s’endort en cours.\nQui ? Quoi ? Où ? Quand ? Comment ? Pourquoi ?", 15),
            P("Les cycles du sommeil", "Les cycles du sommeil\nlivre p 18 document 2", 20),
            P("Les conséquences du manque de sommeil", "Les conséquences du manque de sommeil", 15),
        ),
    ),
    Script(
        "50 1re pro maths, CCF blanc",
        "1re MELEC",
        "Mathématiques",
        lesson="CCF blanc statistiques",
        steps=(
            P("", "CCF blanc : statistiques à deux variables\nPartie A : nuage de points", 40, ink=False),
            Opened("Probabilités", "probas.tni"),
            P("Introduction", "Lancer deux dés : quelle somme est la plus fréquente ?", 12),
        ),
    ),
)
