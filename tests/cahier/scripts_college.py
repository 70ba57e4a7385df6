"""Scripted séances of the collège."""

from __future__ import annotations

from tests.cahier.seance_scripts import Opened, P, Phase, Plan, Q, Script

PYTHAGORAS = Plan(
    aims="Découvrir, prouver et utiliser le théorème de Pythagore pour calculer une longueur.",
    abilities="Reconnaître l’hypoténuse d’un triangle rectangle.\nÉcrire l’égalité de Pythagore.\nCalculer une "
    "longueur et rédiger le calcul.",
    materials="Papier quadrillé et ciseaux : quatre triangles rectangles identiques par groupe.\nCalculatrices.",
    homework="Calculer la diagonale d’un rectangle de 12 cm sur 9 cm ; rédiger comme en classe.",
    phases=(
        Phase("Rappels : les mots du triangle rectangle", "Étiquettes à placer, sans aide.", 5),
        Phase("Conjecture", "Compter les carreaux des trois carrés ; énoncer la relation."),
        Phase("Preuve", "Avec les triangles découpés, puis au tableau.", 12),
        Phase("Théorème et exemple rédigé", "Énoncé, puis calcul d’une hypoténuse."),
        Phase("Problème de l’échelle", "Recherche à deux, mise en commun.", 10, "postponed"),
        Phase("Question et bilan", "Vote, retour sur les erreurs, trace écrite.", 8),
    ),
)

COLLEGE = (
    Script(
        "14 6e maths, apprendre la leçon",
        "6e B",
        "Mathématiques",
        lesson="Proportionnalité",
        sequence="Proportionnalité",
        plan=Plan(
            aims="Reconnaître une situation de proportionnalité",
            phases=(
                Phase("Questions flash", "", 5),
                Phase("Activité : la recette des crêpes", "Recherche individuelle puis mise en commun.", 20),
                Phase("Cours", "Définition et méthode du retour à l’unité.", 15),
                Phase("Exercices", "ex 14 p 85 en classe", 15),
            ),
            homework="Apprendre la leçon + ex 15 et 16 p 85 (20 min)",
        ),
    ),
    Script(
        "15 6e français, le conte",
        "6e A",
        "Français",
        lesson="séquence 2 - le conte merveilleux",
        steps=(
            P(
                "Séance 3 : Le schéma narratif",
                "Le schéma narratif\nDans La Belle au bois dormant, l’histoire commence…",
                15,
            ),
            P("", "Situation initiale, élément perturbateur, péripéties, dénouement, situation finale", 20),
            P("À faire", "Lire Le Petit Poucet p. 48 à 52 du manuel", 5, ink=False),
        ),
    ),
    Script(
        "16 6e histoire, diapositives importées",
        "6e C",
        "Histoire-géographie",
        lesson="Diapo 1",
        steps=(
            P("Diapo 1", "Chapitre 4 : Rome, du mythe à l’histoire", 3, ink=False),
            P("Diapo 2", "La légende de Romulus et Rémus\nTite-Live, Histoire romaine, livre I", 15),
            P("Diapo 3", "Ce que disent les archéologues\nDoc 2 p. 87 : les cabanes du Palatin", 15),
            P("Diapo 4", "Bilan", 10),
        ),
    ),
    Script(
        "17 6e SVT, travaux pratiques",
        "6e D",
        "SVT",
        lesson="Les levures, des êtres vivants utiles",
        sequence="Le vivant et les transformations alimentaires",
        plan=Plan(
            aims="Montrer que les levures sont des êtres vivants qui transforment la pâte à pain.",
            phases=(
                Phase("Problème", "Pourquoi la pâte à pain gonfle-t-elle ?", 10),
                Phase("Observation au microscope", "Dessin d’observation légendé.", 25),
                Phase("Mise en commun et bilan", "", 15),
            ),
            materials="Microscopes, levure, eau sucrée.\nFiche méthode « Le dessin d’observation »",
            abilities="Utiliser un microscope\nRéaliser un dessin d’observation",
            homework="Finir le dessin et réviser la fiche méthode",
        ),
    ),
    Script("18 6e EPS, encre seule", "6e E", "EPS", steps=(P("", "", 10),)),
    Script(
        "19 5e maths, chap 3 suite",
        "5e A",
        "Mathématiques",
        lesson="chap 3 suite",
        steps=(
            P("", "Correction ex 12 p 84\na) 3 + (-5) = -2", 15),
            P("", "II) Soustraire un nombre relatif\nSoustraire un nombre, c’est ajouter son opposé.", 20),
            P("", "Ex 18 et 19 p 86", 15),
        ),
    ),
    Script(
        "20 5e anglais",
        "5e C",
        "Anglais",
        lesson="Unit 2 - Daily routine",
        steps=(
            P("Warm-up", "What time do you get up?", 5),
            P("Listening: Tom's day", "Listening: Tom's day\nWorkbook p 12 ex 4", 20),
            P("Le present simple", "Le present simple\nHe gets up at seven. Does he…? He doesn’t…", 15),
            P("Homework", "Learn the verbs p. 30, write 5 sentences about your day", 5, ink=False),
        ),
    ),
    Script(
        "21 5e géographie, leçon puis carte",
        "5e D",
        "Histoire-géographie",
        lesson="L'eau, une ressource à gérer",
        sequence="Des ressources limitées",
        steps=(
            P("Qui manque d'eau ?", "Qui manque d'eau ?\nDocuments 1 et 2 p. 212", 20),
            Q("Quel continent manque le plus d’eau ?", 19),
            Opened("Carte_stress_hydrique", "/home/prof/Carte_stress_hydrique.pdf"),
            P("", "", 20),
        ),
    ),
    Script(
        "22 5e technologie, phase reportée",
        "5e B",
        "Technologie",
        lesson="Le pont : structures et efforts",
        plan=Plan(
            aims="Comprendre comment la structure d’un pont supporte les efforts",
            phases=(
                Phase("Mise en situation", "Vidéo du pont de Tacoma.", 10),
                Phase("Maquette en papier", "Par équipes de quatre : construire le pont le plus solide.", 35),
                Phase("Synthèse", "", 10, "postponed"),
            ),
            materials="Vidéo : https://www.lumni.fr/video/le-pont-de-tacoma\nFeuilles A4, ruban adhésif",
            homework="",
        ),
    ),
    Script(
        "23 5e latin, groupe",
        "Latin 5e A + 5e C",
        "Latin",
        lesson="Rosa, rosam : la 1re déclinaison",
        steps=(
            P("Traduction", "Puella rosam amat.\nManuel p 24 phrases 1 à 6", 20),
            P("Les cas", "Nominatif, accusatif, génitif", 20),
            P("Étymologie", "puella, filia, terra", 10),
        ),
    ),
    Script(
        "24 4e maths, Pythagore, réponses dites",
        "4e B",
        "Mathématiques",
        lesson="Le théorème de Pythagore",
        sequence="Triangle rectangle",
        plan=PYTHAGORAS,
        answers=True,
        steps=(
            P("", "", 1, ink=False),
            Q("Le triangle RST est rectangle en S. Quelle est son hypoténuse ?", 23),
            Q("Le triangle ABC est rectangle en A. Quelle égalité est vraie ?", 11),
            Q("Le triangle ABC est rectangle en A. Quelle égalité est vraie ?", 20),
            Q("Le théorème de Pythagore est vrai dans n’importe quel triangle.", 9),
        ),
    ),
    Script(
        "25 4e physique",
        "4e C",
        "Physique-chimie",
        lesson="4e - Loi d'Ohm",
        steps=(
            P(
                "Activité 1 : mesurer U et I",
                "Activité 1 : mesurer U et I\nMatériel : générateur, résistor, multimètres",
                25,
            ),
            P("caractéristique", "Caractéristique d’un résistor\nTracer U en fonction de I", 15),
            P("A retenir", "U = R × I", 8),
            Q("", 20),
            Q("", 18),
        ),
    ),
    Script(
        "26 4e espagnol",
        "4e A",
        "Espagnol",
        lesson="La casa de mis sueños",
        plan=Plan(
            aims="Décrire une maison et exprimer ses goûts",
            phases=(
                Phase("Ritual", "La fecha, el tiempo", 5),
                Phase("Compréhension orale", "Vidéo « Mi casa », trois écoutes.", 20),
                Phase("Vocabulario", "Las habitaciones y los muebles", 10),
                Phase("Expression orale", "En binômes : describir su habitación", 15),
            ),
            abilities="Savoir décrire les pièces de la maison\nSavoir dire où se trouve un objet",
            homework="Apprendre le vocabulaire de la maison",
            materials="Libro p. 36",
        ),
    ),
    Script(
        "27 4e français, contrôle de lecture",
        "4e D",
        "Français",
        lesson="Contrôle de lecture - La Parure",
        steps=(
            P(
                "",
                "Contrôle de lecture : La Parure\n1. Qui est l’auteur ? (1 pt)\n2. Pourquoi Mathilde est-elle "
                "malheureuse ?",
                45,
                ink=False,
            ),
        ),
    ),
    Script(
        "28 4e histoire, coupée par une panne",
        "4e E",
        "Histoire-géographie",
        lesson="Les traites négrières",
        sequence="L’Europe et le monde au XVIIIe siècle",
        is_ended=False,
        steps=(
            P("Le commerce triangulaire", "Le commerce triangulaire\nCarte p. 24", 20),
            P("Un témoin : Olaudah Equiano", "Un témoin : Olaudah Equiano", 20),
            P("", "", 2, ink=False),
        ),
    ),
    Script(
        "29 4e musique",
        "4e B",
        "Éducation musicale",
        lesson="Le blues",
        steps=(
            P("Ecoute 1", "Ecoute 1 : Robert Johnson, Cross Road Blues", 15),
            P("la grille de 12 mesures", "", 15),
            P("chant", "When the Saints", 20),
        ),
    ),
    Script(
        "30 3e maths, corrigé de devoir",
        "3e A",
        "Mathématiques",
        lesson="correction DS2",
        steps=(
            P("ex 1", "Ex 1 : calcul littéral", 10),
            P("ex 2", "Ex 2 : Thalès", 15),
            P("ex 3", "", 10),
            P("", "Nouveau chapitre : les fonctions affines\nActivité 1 p. 96", 15),
        ),
    ),
    Script(
        "31 3e EMC, débat",
        "3e C",
        "EMC",
        lesson="EMC_la_liberté_d_expression_3e",
        steps=(
            P("Peut-on tout dire ?", "Peut-on tout dire ?", 15),
            Q("Peut-on tout dire sur les réseaux sociaux ?", None),
            Q("Peut-on tout dire sur les réseaux sociaux ?", None),
            P("Ce que dit la loi", "Ce que dit la loi\nDDHC, article 11", 20),
        ),
    ),
    Script(
        "32 3e SVT, plan complet",
        "3e D",
        "SVT",
        lesson="L'ADN, support de l'information génétique",
        sequence="Le programme génétique",
        plan=Plan(
            aims="Localiser l’information génétique\nExtraire de l’ADN",
            abilities="Situer l’ADN dans la cellule.\nExpliquer ce qu’est un gène.\nLégender un chromosome.",
            phases=(
                Phase("Correction de l’exercice", "", 10),
                Phase("Extraction d’ADN de kiwi", "Protocole à suivre par binôme.", 25),
                Phase("Bilan", "Attention : ne pas oublier de ramasser les fiches", 10),
                Phase("Exercice d’application", "", 10, "dropped"),
            ),
            homework="revoir le cours\nEx. 3 p. 45 du manuel (15 minutes)",
        ),
    ),
    Script(
        "33 3e allemand, groupe",
        "3A/3D",
        "Allemand",
        lesson="Kapitel 3 Umwelt",
        steps=(
            P("Wiederholung", "Was machst du für die Umwelt?", 10),
            P("Text: Die Mülltrennung", "Text: Die Mülltrennung\nManuel p. 52", 25),
            P("Les subordonnées avec wenn", "Wenn ich Zeit habe, …", 15),
        ),
    ),
    Script(
        "34 3e arts plastiques",
        "3e B",
        "Arts plastiques",
        lesson="sujet 3 : l'oeuvre dans l'espace",
        steps=(
            P(
                "Richard Serra",
                "Richard Serra, The Matter of Time, 2005",
                15,
                ink=False,
                sources=("Musée Guggenheim Bilbao, photo Wikimedia Commons",),
            ),
            P("Consigne", "Votre production doit obliger le spectateur à se déplacer.", 35),
        ),
    ),
    Script(
        "35 3e physique, évaluation puis cours",
        "3e E",
        "Physique-chimie",
        lesson="Les ions",
        steps=(
            P(
                "Evaluation : les atomes",
                "Evaluation : les atomes\nEx 1 (4 pts) Donner la composition de l’atome de carbone.",
                25,
                ink=False,
            ),
            P(
                "I - Qu'est-ce qu'un ion ?",
                "Qu'est-ce qu'un ion ?\nUn ion est un atome qui a gagné ou perdu des électrons.",
                20,
            ),
        ),
    ),
    Script(
        "36 6e maths, leçon ouverte par erreur",
        "6e A",
        "Mathématiques",
        lesson="Les angles 5e",
        steps=(
            P("Angles alternes-internes", "Angles alternes-internes", 0.05, ink=False),
            Opened("6e - Les angles", "/l/6e - Les angles.tni"),
            P("Mesurer un angle", "Mesurer un angle avec le rapporteur", 20),
            P("Ex", "ex 3, 4, 5 p 201", 20),
        ),
    ),
    Script(
        "37 6e SEGPA, lire l’heure",
        "6e SEGPA",
        "Mathématiques",
        lesson="Lire l'heure",
        plan=Plan(
            phases=(
                Phase("Rituel : la date", "", 5),
                Phase("Lire l’heure pile et la demie", "Horloges en carton, puis au tableau.", 20),
                Phase("Entraînement", "Fiche à trois niveaux.", 20),
            ),
            abilities="Je sais lire l’heure pile.\nJe sais lire la demie.",
            homework="Montrer à la maison l’heure du repas sur l’horloge en carton",
        ),
    ),
)
