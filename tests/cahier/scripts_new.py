"""Scripted séances by somebody who knew nothing of the rules, after which no rule was mended yet: 201 to 210 as careful
teachers prepare them, 211 to 220 as hurried ones type."""

from __future__ import annotations

from tests.cahier.seance_scripts import Opened, P, Phase, Plan, Q, Script

DIVISION = Plan(
    aims="Comprendre le sens de la division : chercher la valeur d’une part.",
    abilities="Résoudre un problème de partage équitable.\nÉcrire le partage sous la forme a = b × q + r.",
    materials="Jetons (48 par groupe), ardoises.\nCap Maths CE2, fichier de l’élève, p. 64.",
    homework="Apprendre les tables de 6 et de 7 pour jeudi.",
    phases=(
        Phase("Calcul mental", "Tables de 6 et de 7 sur l’ardoise.", 10),
        Phase("Le partage du pirate", "Partager 47 pièces entre 6 pirates, par groupes de trois.", 15),
        Phase("Mise en commun", "Comparer les procédures : dessin, soustractions, multiplication.", 10),
        Phase("Entraînement individuel", "Fichier p. 64, exercices 2, 3 et 4.", 15, "broken off"),
    ),
)

VOLTAGE = Plan(
    aims="Établir expérimentalement la loi d’additivité des tensions dans un circuit en série.",
    abilities="Brancher un voltmètre en dérivation.\nÉnoncer et appliquer la loi d’additivité des tensions.",
    materials="Par binôme : générateur 6 V, deux lampes, un multimètre, fils.\nFiche de TP « Mesurer des tensions ».",
    homework="Terminer le compte rendu du TP.\nEx. 8 p. 187 du manuel.",
    phases=(
        Phase("Retour sur le voltmètre", "Schéma à compléter : bornes V et COM, calibre.", 8),
        Phase("Hypothèses", "Que vaut la tension aux bornes de chaque lampe ?", 7),
        Phase("TP : mesures", "Mesures aux bornes du générateur et des deux lampes, tableau de résultats.", 25),
        Phase("Conclusion", "Énoncé de la loi, trace écrite.", 10),
        Phase("Cas du circuit en dérivation", "Loi d’unicité des tensions.", 15, "postponed"),
    ),
)

MARKET = Plan(
    aims="Comprendre comment se fixe le prix sur un marché concurrentiel.",
    abilities="Lire et tracer les courbes d’offre et de demande.\nDéterminer graphiquement un prix d’équilibre.",
    materials="Dossier documentaire n° 4 : « Le marché du blé ».\nManuel Hatier SES 2de, doc. 2 p. 38.",
    homework="Faire les questions 1 à 4 du doc. 3 p. 39 et revoir le vocabulaire : offre, demande, équilibre.",
    phases=(
        Phase("Mobilisation", "Qu’est-ce qu’un marché ? Recueil des représentations.", 10),
        Phase("Jeu du marché", "Acheteurs et vendeurs négocient le prix d’un quintal de blé.", 20),
        Phase("Exploitation du doc. 2 p. 38", "Tracé des deux courbes et lecture du prix d’équilibre.", 15),
        Phase("Synthèse", "Texte à trous, corrigé ensemble.", 10, "dropped"),
    ),
)

SLEEP = Plan(
    aims="Identifier les effets du manque de sommeil sur la santé et sur la sécurité au travail.",
    abilities="Décrire les phases d’un cycle de sommeil.\nProposer des mesures pour améliorer son sommeil.",
    materials="Vidéo INSV « Le sommeil de 7 à 77 ans ».\nPochette Foucher PSE, module A2, p. 14-17.",
    homework="Tenir l’agenda du sommeil pendant une semaine (tableau distribué).",
    phases=(
        Phase("Situation : l’accident de Karim", "Analyse avec la méthode QQOQCP.", 15),
        Phase("Le cycle du sommeil", "Légender l’hypnogramme p. 15.", 15),
        Phase("Conséquences d’une dette de sommeil", "À court et à long terme, tableau p. 16.", 15),
        Phase("Bilan", "Trois conseils à retenir.", 5),
    ),
)

SHOPPING = Plan(
    aims="Demander et indiquer son chemin en ville.",
    abilities="Comprendre un itinéraire simple.\nUtiliser l’impératif et les prépositions de lieu.",
    materials="Workbook p. 33, plan de Brighton, piste audio 27.",
    homework="Learn the words of the town (lesson, part 2). Workbook ex. 3 p. 33 for Thursday.",
    phases=(
        Phase("Warm-up", "Rituel : date, météo, mots de la ville au tableau.", 5),
        Phase("Listening: Lost in Brighton", "Piste 27, deux écoutes, tracer l’itinéraire sur le plan.", 15),
        Phase("Grammar point: the imperative", "Turn left, go straight on, don’t cross.", 10),
        Phase("Pair work", "A demande, B indique ; puis on échange.", 15),
        Phase("Final task: my own itinerary", "", 10, "not begun"),
    ),
)

CAREFUL = (
    Script(
        "201 CP lecture, le son [on]",
        "CP",
        "Français",
        lesson="Lecture – Le son [ɔ̃]",
        sequence="Étude du code, période 2",
        steps=(
            P("J’entends [on]", "J’entends [on]\nun ballon, un cochon, un pont, la montagne, un mouton", 10),
            P(
                "J’écris [on]",
                "J’écris [on]\non : le savon, bonjour\nom devant m, b, p : la pompe, le nombre, une ombre",
                10,
            ),
            P(
                "Je lis",
                "Je lis\nLéon monte sur le pont. Il tombe son ballon. Oh non !\nPilotis, manuel p. 62",
                12,
                ink=False,
                sources=("Pilotis CP, Hachette, p. 62",),
            ),
            P("Dictée de syllabes", "Dictée de syllabes\nmon – ton – lon – pom – tom – ron", 8),
            P(
                "Pour demain",
                "Pour demain\nRelire la page 62 à un adulte.\nSavoir écrire : bonjour, un pont, mon",
                3,
                ink=False,
            ),
        ),
    ),
    Script(
        "202 CE2 maths, partager",
        "CE2 Mme Ferrand",
        "Mathématiques",
        lesson="La division : partager en parts égales",
        sequence="Multiplication et division",
        plan=DIVISION,
        steps=(
            P(
                "Le problème",
                "Le partage du pirate\n6 pirates se partagent 47 pièces d’or. Combien chacun en a-t-il ?",
                15,
            ),
            P(
                "Ce que nous avons trouvé",
                "Ce que nous avons trouvé\n47 = 6 × 7 + 5\nChaque pirate a 7 pièces. Il en reste 5.",
                10,
            ),
        ),
    ),
    Script(
        "203 CM2 sciences, les changements d’état",
        "CM1-CM2",
        "Sciences et technologie",
        lesson="Les états de l’eau : la solidification",
        sequence="La matière",
        classes=("CM1", "CM2"),
        steps=(
            P(
                "Question du jour",
                "Question du jour\nÀ quelle température l’eau devient-elle de la glace ?\nMes hypothèses :",
                8,
            ),
            P(
                "Expérience",
                "Expérience\n"
                "Matériel : un tube à essai, un thermomètre, de la glace pilée, du gros sel, un chronomètre.\n"
                "On relève la température toutes les minutes.",
                20,
            ),
            P("Résultats", "Résultats\nt (min) : 0, 1, 2, 3, 4, 5, 6\nT (°C) : 18, 9, 4, 1, 0, 0, 0", 10),
            P(
                "Ce que j’ai appris",
                "Ce que j’ai appris\n"
                "L’eau pure se solidifie à 0 °C. Pendant la solidification, la température ne change pas.",
                10,
            ),
            Q("Pendant que l’eau gèle, la température…", 1, 22),
            P(
                "Devoirs pour lundi 30 novembre",
                "Devoirs pour lundi 30 novembre\nTracer la courbe sur la feuille de papier millimétré.\n"
                "Apprendre le résumé.",
                4,
                ink=False,
            ),
        ),
        answers=True,
    ),
    Script(
        "204 6e anglais, indiquer son chemin",
        "6e 3",
        "Anglais",
        lesson="Unit 3 – Lost in town: giving directions",
        sequence="Unit 3 – A day in Brighton",
        plan=SHOPPING,
        steps=(
            P("Monday, November 23rd", "Monday, November 23rd\nWhat’s the weather like? It’s cloudy.", 4),
            P(
                "Lost in Brighton",
                "Lost in Brighton\nWhere is Tom? Where does he want to go?",
                15,
                sources=("Piste 27.mp3",),
            ),
            P("The imperative", "The imperative\nTurn left.\nGo straight on.\nDon’t cross the street!", 12),
        ),
    ),
    Script(
        "205 5e histoire, l’Empire byzantin",
        "5e C",
        "Histoire-Géographie",
        lesson="Byzance et l’Europe carolingienne : Justinien et Constantinople",
        sequence="Thème 1 – Chrétientés et islam (VIe-XIIIe siècles)",
        steps=(
            P(
                "Problématique",
                "Problématique\nPourquoi Constantinople est-elle au cœur d’un empire puissant ?",
                5,
            ),
            P(
                "I. Un empereur tout-puissant",
                "I. Un empereur tout-puissant\nActivité : mosaïque de Saint-Vital de Ravenne, doc. 1 p. 20.\n"
                "1. Présentez le document.\n2. Quels attributs montrent le pouvoir de Justinien ?\n"
                "3. Qui entoure l’empereur ?",
                20,
                sources=(
                    "Mosaïque de Justinien, Saint-Vital de Ravenne, VIe siècle. Wikimedia Commons, domaine public",
                ),
            ),
            P(
                "II. Une capitale chrétienne",
                "II. Une capitale chrétienne\nSainte-Sophie est construite de 532 à 537.\n"
                "Le patriarche est nommé par le basileus.",
                15,
            ),
            P(
                "Vocabulaire",
                "Vocabulaire\nbasileus : nom grec de l’empereur byzantin.\nschisme : séparation au sein d’une Église.",
                7,
                ink=False,
            ),
            P(
                "Travail à faire",
                "Travail à faire\n"
                "Pour le jeudi 26 novembre : apprendre le I et le vocabulaire ; répondre aux questions 1 et 2 p. 23.",
                3,
                ink=False,
            ),
        ),
    ),
    Script(
        "206 4e physique-chimie, TP tensions",
        "4e 2 groupe 1",
        "Physique-Chimie",
        lesson="Chapitre 5 – Lois des tensions",
        sequence="L’énergie électrique",
        plan=VOLTAGE,
        steps=(
            P(
                "Schéma du montage",
                "Schéma du montage\nUne pile, deux lampes en série, un voltmètre aux bornes de L1",
                10,
            ),
            P("Tableau de mesures", "Tableau de mesures\nU(G) = 6,1 V   U(L1) = 3,6 V   U(L2) = 2,4 V", 20),
            P("Loi d’additivité", "Loi d’additivité\nDans un circuit en série, U(G) = U(L1) + U(L2).", 10),
        ),
    ),
    Script(
        "207 3e français, l’autobiographie",
        "3e D",
        "Français",
        lesson="Séance 4 : Le pacte autobiographique chez Rousseau",
        sequence="Séquence 2 – Se raconter, se représenter",
        steps=(
            P(
                "Rappel de la séance 3",
                "Rappel de la séance 3\nAuteur = narrateur = personnage",
                5,
                ink=False,
            ),
            P(
                "Lecture analytique",
                "Lecture analytique\n"
                "Jean-Jacques Rousseau, Les Confessions, préambule du livre I (1782), manuel p. 44\n"
                "« Je forme une entreprise qui n’eut jamais d’exemple… »",
                20,
                sources=("Fleurs d’encre 3e, Hachette Éducation, p. 44",),
            ),
            P(
                "Axes de lecture",
                "Axes de lecture\n1. Un projet unique\n2. Une promesse de sincérité\n3. Un lecteur pris à témoin",
                15,
            ),
            P(
                "Langue : les valeurs du présent",
                "Langue : les valeurs du présent\nPrésent d’énonciation, de narration, de vérité générale.\n"
                "Exercices 3 et 5 p. 301",
                12,
            ),
            P(
                "Pour vendredi",
                "Pour vendredi\nRédiger un paragraphe de quinze lignes : « Pourquoi raconter sa vie ? »\n"
                "Apporter W ou le souvenir d’enfance de Perec.",
                3,
                ink=False,
            ),
        ),
    ),
    Script(
        "208 2de SES, le marché",
        "2de 7",
        "Sciences économiques et sociales",
        lesson="Chapitre 2 : Comment se forment les prix sur un marché ?",
        sequence="Science économique",
        plan=MARKET,
        steps=(
            P("Le jeu du marché", "Le jeu du marché\nTour 1 : 14 €   Tour 2 : 17 €   Tour 3 : 16 €", 15),
            Q("Si le prix augmente, la quantité demandée…", 0, 31),
            P(
                "Courbes d’offre et de demande",
                "Courbes d’offre et de demande\nPrix d’équilibre : 16 €, quantité : 120 quintaux",
                15,
            ),
        ),
    ),
    Script(
        "209 Tle spé maths, limites de suites",
        "TG4 spécialité",
        "Mathématiques",
        lesson="Limites de suites : théorèmes de comparaison",
        sequence="Analyse – Suites",
        classes=("TG2", "TG4"),
        steps=(
            P(
                "Interrogation de cours",
                "Interrogation de cours (10 min)\n1. Donner la définition d’une suite qui tend vers +∞.\n"
                "2. Énoncer l’inégalité de Bernoulli.\n3. Quelle est la limite de (0,3)ⁿ ?",
                10,
                ink=False,
            ),
            P(
                "Théorème de comparaison",
                "Théorème de comparaison\n"
                "Si uₙ ≥ vₙ à partir d’un certain rang et si (vₙ) tend vers +∞, alors (uₙ) tend vers +∞.\n"
                "Démonstration exigible.",
                20,
            ),
            P(
                "Théorème des gendarmes",
                "Théorème des gendarmes\nAdmis.\nExemple : uₙ = (−1)ⁿ / (n + 1)",
                15,
            ),
            P(
                "Exercices d’application",
                "Exercices d’application\nn° 41, 42 et 45 p. 149 (Barbazo)",
                10,
                sources=("Barbazo Terminale spécialité, Hachette, p. 149",),
            ),
            P(
                "À faire pour mercredi",
                "À faire pour mercredi\nn° 47 p. 149.\nDM n° 3 à rendre le 4 décembre.",
                2,
                ink=False,
            ),
        ),
    ),
    Script(
        "210 1re bac pro PSE, le sommeil",
        "1re MELEC",
        "Prévention santé environnement",
        lesson="Module A2 : Le sommeil et les rythmes biologiques",
        sequence="Thématique A – Santé et équilibre de vie",
        plan=SLEEP,
        steps=(
            P("L’accident de Karim", "L’accident de Karim\nQui ? Quoi ? Où ? Quand ? Comment ? Pourquoi ?", 15),
            P(
                "Trois conseils",
                "Trois conseils à retenir\nHeures régulières, pas d’écran une heure avant, pas d’excitant après 16 h",
                6,
            ),
        ),
    ),
)

HURRIED = (
    Script(
        "211 CE1 numération à la va-vite",
        "CE1B",
        "maths",
        lesson="num_centaines_v2",
        steps=(
            P("", "CALCUL MENTAL +9", 7),
            P("", "les centaines\n3c 4d 2u = 342", 15),
            P("", "fichier p41 n°1 2 3 (4 si fini)", 15, ink=False),
            P("", "devoirs : table de 4 + lecture p38", 2, ink=False),
        ),
    ),
    Script(
        "212 CM1 étude de la langue",
        "CM1",
        "Français",
        lesson="COD",
        file="/home/prof/Bureau/cod cm1 bis.tni",
        steps=(
            P("COD", "COD\nPaul mange une pomme.\nquoi ? -> une pomme", 12),
            P("", "", 8),
            P("exos", "Ex 2-3 p 57 cahier du jour", 15, ink=False),
            P("", "leçon G9 à apprendre pr mardi", 3, ink=False),
        ),
    ),
    Script(
        "213 6e hist-géo, fichier sans nom",
        "6eA",
        "HG",
        lesson="Nouveau document 3",
        steps=(
            P("", "CHAP 3 LES CITÉS GRECQUES", 3, ink=False),
            P("", "A/ Athènes\ndoc 1+2 p 68 → q 1 à 3", 20, sources=("plan_athenes_def.png",)),
            P("", "B/ des dieux communs\nOlympie, JO 776 av JC", 15),
            P("", "éval le 3/12 sur chap 2 !!", 2, ink=False, added=True),
        ),
    ),
    Script(
        "214 5e SVT, TP",
        "5e4",
        "SVT",
        lesson="svt_5e_TP4_respi",
        sequence="respi",
        plan=Plan(
            aims="echanges gazeux poumon",
            materials="sondes O2, poumon de porc",
            homework="finir schéma + p 52 ex 4 ds le cahier",
            phases=(
                Phase("correction ex 3", "", 10),
                Phase("TP dissection poumon", "par 4, blouses", 30),
                Phase("bilan", "", 10, "broken off"),
            ),
        ),
        steps=(P("", "alvéole = surface d’échange\nO2 → sang, CO2 → air", 8),),
    ),
    Script(
        "215 4e espagnol",
        "4E LV2 GR2",
        "ESP",
        lesson="U2 LA RUTINA",
        steps=(
            P("", "Lunes 23 de noviembre", 2),
            P("", "LA RUTINA\nme levanto, me ducho, desayuno…", 15),
            P("", "CO pista 14\n¿A qué hora se levanta Lucía?", 15, sources=("pista14.mp3",)),
            P("", "verbes en -AR / -ER / -IR + réfléchis", 10),
            P("", "Deberes: cuaderno p 21 n° 2 y 3 (jueves)", 2, ink=False),
        ),
    ),
    Script(
        "216 3e maths, deux fichiers",
        "3e1",
        "Maths",
        lesson="QF lundi",
        steps=(
            P("", "QF n°17", 3, ink=False),
            Q("(x+3)² = ?", 2, 25),
            Q("5x - 2 = 13", 0, 26),
            Opened("Chap4 équations", "chap4 equations.tni", "Calcul littéral"),
            P("II) éq produit nul", "II) éq produit nul\n(2x-1)(x+5)=0 ssi 2x-1=0 ou x+5=0", 20),
            P("", "ex 33 34 36 p 112", 15),
            P("", "pr jeudi 37 p 112 + revoir thalès (brevet blanc le 8/12)", 2, ink=False),
        ),
    ),
    Script(
        "217 2de physique, coupé",
        "2NDE 5",
        "PC",
        lesson="2de_ch6_refraction_COMPLET.tni",
        steps=(
            P("Ch6", "Ch6 RÉFRACTION DE LA LUMIÈRE", 3, ink=False),
            P("", "n1 sin i1 = n2 sin i2", 15),
            P("act 2 p 254", "act 2 p 254\nq1 à q4 par 2", 20),
            P("", "DS VENDREDI ch 4 5", 1, ink=False),
        ),
        is_ended=False,
    ),
    Script(
        "218 1re français, LL7",
        "1G3",
        "FRANÇAIS",
        lesson="LL7 Baudelaire charogne",
        sequence="OE poésie",
        steps=(
            P("", "LL7 « Une charogne » v. 1-24", 5, ink=False, sources=("FDM_poche_p59.pdf",)),
            P("", "mvts\n1 v1-8 la rencontre\n2 v9-24 la descr.", 20),
            P("", "gram : la négation ds « Tu le vis sans… »", 10),
            P(
                "",
                "Finir l’expl. lin. du mvt 2, relire Spleen et Idéal jusqu’à LXXXV — interro lecture lundi",
                3,
                ink=False,
            ),
        ),
    ),
    Script(
        "219 Tle NSI",
        "Tle NSI",
        "NSI",
        lesson="TP8_arbres_bin",
        file="/media/usb/NSI/TP8_arbres_bin.tni",
        steps=(
            P("", "ABR : rappels\ntaille, hauteur, racine", 8),
            P("", "parcours préfixe / infixe / suffixe\ndef infixe(a): …", 15),
            P(
                "",
                "TP8 sur capytale code 3f2a-118842\nq1-q6",
                28,
                ink=False,
                sources=("https://capytale2.ac-paris.fr/web/c/3f2a-118842",),
            ),
            P("", "rendre TP8 sur l’ENT dim soir max", 1, ink=False),
        ),
    ),
    Script(
        "220 CAP cuisine, techno",
        "CAP CUIS 1",
        "Techno culinaire",
        lesson="SANS TITRE",
        steps=(
            P("", "LES FONDS", 2, ink=False),
            P("", "fd blanc / fd brun\nos + GA + mouillement, 3h / 6h", 20),
            P("", "Compléter fiche 12 (photocop)", 15, ink=False),
            P("", "TP jeudi : tenue complète + mallette. Apprendre les fonds, contrôle", 2, ink=False),
        ),
    ),
)

NEW = (*CAREFUL, *HURRIED)
