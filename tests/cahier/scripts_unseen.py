"""Scripted séances by somebody who knew nothing of the rules of the entry: the rules were mended after them, by what
is general in them, and they show whether that holds. 121 to 140 came after the rules had been mended by 101 to 120."""

from __future__ import annotations

from tests.cahier.seance_scripts import Opened, P, Phase, Plan, Q, Script
from tni.cahier.seance_log import LoggedQuestionKind

UNSEEN = (
    Script(
        "101 CP, matinée de lecture",
        "CP",
        "Français",
        lesson="lundi 23 novembre",
        steps=(
            P("date", "lundi 23 novembre\nMétéo : nuageux\nPrésents : 24   Absents : 2   Cantine : 19", 4),
            P("", "ch\nun chat   une bûche   la niche   un cheval   chut !", 8),
            P("", "Lis avec ton voisin\ncha  chi  cho  chu  ché  chou  choi", 7),
            P(
                "DICTEE MUETTE",
                "DICTEE MUETTE\nregarde l'image, écris le mot sur l'ardoise\n"
                "1. une vache  2. un bouchon  3. une pioche",
                10,
            ),
            P("Taoki p.46", "Taoki p. 46-47\nHugo et Lili à la ferme\nfluence : 3 lectures chacun", 15),
            P(
                "devoirs",
                "DEVOIRS\nMardi 24 : relire p. 46\nMots outils à savoir : avec, chez, dans, puis\n"
                "Faire signer le cahier rouge SVP",
                3,
                ink=False,
            ),
        ),
    ),
    Script(
        "103 CE2 EPS, préparation en classe",
        "CE2-CM1",
        "EPS",
        lesson="EPS balle capitaine",
        sequence="Jeux collectifs : la balle au capitaine",
        plan=Plan(
            aims="Se démarquer pour recevoir la balle.",
            materials="4 ballons mousse, 8 plots, chasubles 2 couleurs, sifflet",
            phases=(
                Phase("En classe : rappel des règles", "schéma au TNI, faire venir 2 élèves", 8),
                Phase("Échauffement", "déménageurs", 7),
                Phase("Match 1 (sans dribble)", "4 éq. de 6, 2 terrains, 6 min puis rotation", 14),
                Phase("Regroupement", "comment faire quand on n'a pas la balle ?", 4),
                Phase("Match 2", "idem + règle du joker", 12),
                Phase("Retour au calme + bilan", "", 5, "broken off"),
            ),
        ),
        steps=(
            P("terrain", "attaquant = croix   défenseur = rond\nOù se placer ?", 3),
            P("", "Jeudi : baskets + bouteille d'eau !!!", 1, ink=False),
        ),
    ),
    Script(
        "106 ULIS école, rendre la monnaie",
        "ULIS",
        "Mathématiques",
        lesson="monnaie 3 - la marchande",
        sequence="Utiliser la monnaie",
        plan=Plan(
            aims="Gr. A : payer une somme < 10 € avec des pièces de 1 et 2 €. Gr. B : rendre la monnaie sur 20 €.",
            abilities="Faire l'appoint\nCompléter à la dizaine",
            materials="pièces et billets factices, étiquettes de prix, caisse enregistreuse",
            homework="Pas de devoirs écrits. Si vous allez faire une course : laisser l'enfant payer le pain.",
            phases=(
                Phase("Rituel", "date, emploi du temps, qui part en inclusion ?", 10),
                Phase("La marchande", "Gr. A avec l'AESH, gr. B avec moi", 20),
                Phase("Fiche", "A : fiche 7 / B : fiche 9", 15),
                Phase("Jeu sur tablette", "pour ceux qui ont fini", 10, "dropped"),
            ),
        ),
        steps=(
            P("prix", "pomme 1 €   baguette 1,20 €   livre 7 €   ballon 12 €", 5),
            Q("J'achète un ballon à 12 €, je donne 20 €. On me rend...", 5, 7, LoggedQuestionKind.NUMBER),
        ),
    ),
    Script(
        "107 6e anglais, page HW",
        "6e D",
        "Anglais",
        lesson="Unit 2 L3",
        sequence="Unit 2: My daily routine",
        steps=(
            P("Warm up", "What's the date? What's the weather like?\nWho's missing? -> ... is missing", 6),
            P("", "What time is it?\nit's half past seven / a quarter to eight", 8),
            P("Listening", "Listening: Sam's morning (WB p. 22)\nget up - have breakfast - brush - catch the bus", 14),
            P("GRAMMAR", "Present simple\nI get up at 7  //  He getS up at 7\nHe doesn't like...   Does he... ?", 12),
            Q("He ... to school by bus.", 19, 25),
            P("Pairwork", "Pairwork: A asks, B answers\nWhat time do you...?", 8),
            P("HW", "HW for Thursday\nlearn the verbs\nWB p. 23 ex. 4\n5 sentences about YOUR routine", 3, ink=False),
        ),
    ),
    Script(
        "109 UPE2A collège, se présenter au CDI",
        "UPE2A",
        "FLS",
        lesson="",
        steps=(
            P("", "Bonjour, je m'appelle ...\nJe viens de ... (Ukraine, Maroc, Brésil, Afghanistan)\nJe parle ...", 12),
            P(
                "",
                "au CDI : emprunter / rendre un livre\n"
                "un dictionnaire, une étagère, un rayon, la professeure documentaliste",
                15,
            ),
            P(
                "Est-ce que je peux... ?",
                "Est-ce que je peux emprunter ce livre ?\nOù est-ce que je peux trouver... ?",
                14,
            ),
            P("", "le / la / l' / les", 6, added=True),
            P("", "lundi 30 : apporter le carnet + apprendre le dialogue (Inès et Milan : jouer devant les autres)", 2),
        ),
        classes=("6e A", "5e C", "4e B", "3e D"),
    ),
    Script(
        "110 5e SVT, la sonnerie avant le bilan",
        "5e C",
        "SVT",
        lesson="Act 3 Respiration dans l'eau",
        sequence="Chap 2 - Respirer et occuper les milieux",
        plan=Plan(
            aims="Montrer que la quantité de dioxygène dissous dépend de la température et de l'agitation de l'eau.",
            abilities="Lire un graphique (D4)\nFormuler une hypothèse",
            materials="Fiche activité 3, oxymètre, bécher eau froide / eau tiède, livre p 38",
            homework="Finir l'act 3 (q 4 et 5) ; coller et apprendre le bilan 2 - contrôle le 3/12",
            phases=(
                Phase("Correction ex 2 p 41", "", 8),
                Phase("Situation de départ", "Pourquoi pas de truites dans l'étang ? doc 1", 7),
                Phase("Hypothèses", "brouillon puis tableau", 5),
                Phase("Manip oxymètre", "par paillasse ; relever dans le tableau", 15),
                Phase("Graphique", "q 1 2 3", 12, "broken off"),
                Phase("Bilan", "", 8, "not begun"),
            ),
        ),
        steps=(P("mesures", "T (°C)   5   10   20   30\nO2 (mg/L)   12,4   10,9   8,8   7,5", 3),),
    ),
    Script(
        "112 4e maths, DM",
        "4e D",
        "Mathématiques",
        lesson="chap 4 puissances (fin)",
        steps=(
            P("", "Correction\nex 31 p 47  a) 10^5  b) 10^-3  c) 10^8\nex 32 p 47", 15),
            P(
                "III. Ecriture scientifique",
                "III. Ecriture scientifique\nDéf : a x 10^n avec 1 <= a < 10 et n entier relatif",
                15,
            ),
            P(
                "",
                "Ex : distance Terre-Soleil 150 000 000 km = 1,5 x 10^8 km\nglobule rouge 0,000 007 m = 7 x 10^-6 m",
                8,
            ),
            P("", "A vous : 36 et 37 p 48", 10),
            P("", "", 4, added=True),
            P(
                "DM",
                "DM n°3\nÀ rendre lundi 30/11 sur copie double\nex 58 p 52 et pb « la bactérie » (feuille)\n"
                "Le n°3 est en bonus\nTout DM non rendu = 0 !",
                4,
                ink=False,
            ),
        ),
    ),
    Script(
        "115 2nde SNT, cartes et GPS",
        "2nde 7 gr B",
        "SNT",
        lesson="SNT thème 4",
        sequence="Localisation, cartographie et mobilité",
        steps=(
            P("", "Comment votre téléphone sait-il où vous êtes ?", 6),
            P("GPS, Galileo", "24 satellites min. / il en faut 4 pour une position\nd = v x t", 14),
            Q("Combien de satellites faut-il pour se localiser ?", 9, 17, LoggedQuestionKind.NUMBER),
            P(
                "TP",
                "TP : https://www.openstreetmap.org\n1) chercher le lycée 2) ajouter un "
                "point (sans enregistrer) 3) relever lat / long",
                22,
            ),
            P(
                "trame NMEA",
                "$GPGGA,064036.289,4836.5375,N,00740.9373,E,1,04,3.2,200.2,M,,,,0000*0E\ntrouver l'heure, la latitude",
                10,
            ),
            P(
                "",
                "TAF : finir le TP et le déposer sur Pronote avant dimanche 20h. Format pdf, pas de .pages svp",
                2,
                ink=False,
            ),
        ),
    ),
    Script(
        "118 1re spé maths, second degré, vote",
        "Spé maths 1G gr 3",
        "Mathématiques",
        lesson="chap2_second_degre_COURS_A_TROUS",
        file="/home/prof/chap2_second_degre_COURS_A_TROUS.pdf",
        steps=(
            P("", "Questions flash\nf(x) = 2(x-3)²+1   sommet ? sens de variation ?", 8),
            Q("Le sommet de la parabole a pour coordonnées", 14, 28),
            Q("Le sommet de la parabole a pour coordonnées", 26, 28),
            P(
                "Discriminant",
                "Delta = b² - 4ac\n> 0 : deux racines\n= 0 : une racine double\n< 0 : pas de racine réelle",
                17,
            ),
            P("", "Démo exigible (forme canonique)", 15),
            P("", "+ 10 p 165", 2, ink=False),
            Opened("Python - trinome", "/home/prof/python_trinome.tni"),
            P("", "def delta(a, b, c):\n    return b**2 - 4*a*c", 8),
        ),
        classes=("1G1", "1G4", "1G6"),
        answers=True,
    ),
    Script(
        "119 Tle philosophie, suite sur la conscience",
        "TG4",
        "Philosophie",
        lesson="La conscience (suite)",
        steps=(
            P("", "Rappel : que reste-t-il quand on a douté de tout ?", 6),
            P(
                "Texte 2",
                "TEXTE 2\nDescartes, Méditations métaphysiques, II\n« cette proposition : Je suis, j'existe, est "
                "nécessairement "
                "vraie, toutes les fois que je la prononce, ou que je la conçois en mon esprit »",
                25,
            ),
            P("", "thèse / adversaire / enjeu\nFreud : « le moi n'est pas maître dans sa propre maison »", 12),
            P("", "transition -> II) peut-on se connaître soi-même ?", 8, added=True),
            P(
                "",
                "Rappel bac blanc le 10/12 !! Explication de texte : lire la fiche méthode. "
                "Ceux qui n'ont pas rendu la disserte : dernier délai mercredi",
                3,
                ink=False,
            ),
        ),
    ),
    Script(
        "121 CP maths, les doubles",
        "CP-CE1",
        "Mathématiques",
        lesson="Maths S11 J1",
        steps=(
            P("", "Lundi\nCP : doubles jusqu'à 10    CE1 : soustraction sans retenue", 4),
            P(
                "CE1",
                "CE1 en autonomie\nfichier Cap Maths p. 61 (1 - 2 - 3)\nsi fini : coloriage magique",
                3,
                ink=False,
            ),
            P("CP", "le double de 2 c'est 4\nle double de 3 c'est\nle double de 4 c'est\nle double de 5 c'est", 14),
            Q("Le double de 4", 9, 12, LoggedQuestionKind.NUMBER),
            P("", "Fichier CP p. 58\nrelie les dominos", 12),
            P("Correction CE1", "68 - 25 = 43    97 - 54 = 43    56 - 6 = 50", 10),
            P("", "CP : apprendre les doubles (feuille jaune)\nCE1 : rien", 2, ink=False),
        ),
    ),
    Script(
        "124 CM1 sciences, le circuit électrique",
        "CM1",
        "Sciences et technologie",
        lesson="Sc elec 1",
        sequence="L'électricité",
        plan=Plan(
            aims="Allumer une lampe avec une pile plate ; schématiser un circuit fermé.",
            abilities="Expérimenter, schématiser\nUtiliser les mots borne, culot, plot, circuit",
            materials="15 piles 4,5 V, 15 ampoules, fils, pinces croco",
            phases=(
                Phase("Recueil des représentations", "Dessine comment faire briller l'ampoule", 8),
                Phase("Manip libre", "par 2", 12),
                Phase("Manip avec des fils", "loin de la pile", 12),
                Phase("Schéma normalisé", "", 10, "postponed"),
                Phase("Conducteurs et isolants", "séance suivante si on a le temps", 15, "postponed"),
            ),
        ),
        steps=(
            P("", "ça marche / ça ne marche pas", 6),
            P("DANGER", "Jamais avec la prise de la maison !\n220 V = danger de mort", 2),
            P("", "Pour jeudi : refaire au propre le dessin de l'expérience qui marche", 1, ink=False),
        ),
    ),
    Script(
        "128 5e histoire, fichier de l'an dernier",
        "5e A",
        "Histoire-géographie",
        lesson="5e H3 ch1 seigneurs et paysans VERSION 2024 OK",
        steps=(
            P("Chapitre 4", "Chapitre 4\nL'ordre seigneurial : la formation et la domination des campagnes", 3),
            P("I- La seigneurie", "I- La seigneurie\nréserve / tenures / banalités / corvée / cens", 20),
            P(
                "",
                "doc 2 p 78 : les Très Riches Heures du duc de Berry, mois de juin\nqu. 1 à 4 à l'oral",
                12,
                sources=(
                    "Frères de Limbourg, Les Très Riches Heures du duc de Berry, vers 1411-1416, "
                    "musée Condé, Chantilly",
                ),
            ),
            P("II- L'église et les paysans", "", 0.4, ink=False),
            P("", "Exposés à préparer : châteaux forts (Léna, Adam), chevaliers (Sacha, Youssef). Passage le 7/12", 4),
            P("pr vendredi", "pr vendredi\nappr. I + définitions en rouge ; finir légende du schéma", 2, ink=False),
        ),
    ),
    Script(
        "131 3e grec, l'alphabet et l'Odyssée",
        "LCA grec 3e",
        "Langues et cultures de l'Antiquité",
        lesson="ὁ ἡ τό",
        classes=("3e A", "3e B", "3e D", "3e F"),
        steps=(
            P("", "χαῖρε / χαίρετε\nἌνδρα μοι ἔννεπε, Μοῦσα, πολύτροπον (Odyssée, I, 1)", 12),
            P("déclinaison 2", "ὁ ἄνθρωπος, ἄνθρωπε, τὸν ἄνθρωπον, τοῦ ἀνθρώπου, τῷ ἀνθρώπῳ", 15),
            P("", "étymo : anthropologue, misanthrope, philanthrope, anthropophage", 8),
            P("EXOS", "1. traduis : ὁ ἄνθρωπος τὸν θεὸν φιλεῖ\n2. mets au pluriel\n3. recopie avec les accents", 15),
            P("", "Mercredi : savoir décliner λόγος par coeur + vocabulaire (10 mots) leçon 6", 3, ink=False),
        ),
    ),
    Script(
        "133 3e arabe, se décrire",
        "3e arabe LV2",
        "Arabe",
        lesson="الدرس ٥",
        steps=(
            P("", "السبت - الأحد - الاثنين\nles jours de la semaine", 7),
            P("", "كيف حالك؟  أنا بخير\nما اسمك؟  اسمي ...", 12),
            P("", "Vocabulaire : العائلة\nأب  أم  أخ  أخت", 12),
            P("", "lecture du dialogue p. 34, à deux", 10),
            P(
                "",
                "Vendredi : apprendre les 8 mots, écrire 3 phrases en arabe sans transcription, fiche 5",
                3,
                ink=False,
            ),
        ),
    ),
    Script(
        "138 Tle LLCE anglais, un tableau, deux heures",
        "TG LLCER",
        "LLCER anglais",
        lesson="Theme 1 - Arts and debates",
        sequence="Arts and debates that shake up society",
        steps=(
            P("", "Synthesis: intro + 3 docs\nKey words: whistleblower, dystopia, surveillance", 10),
            P(
                "",
                "George Orwell, 1984, Part 1, chapter 1\n'It was a bright cold day in April, and the clocks…'",
                30,
            ),
            Opened("Banksy - One Nation Under CCTV", "/home/prof/Banksy.tni"),
            P("", "Banksy, One Nation Under CCTV, 2008\nforeground / background / focal point", 20),
            P("", "Link both docs - 10 lines", 20),
            P("", "", 5, added=True),
            P(
                "HOMEWORK",
                "Read chapter 2-3, prepare a 3' oral pitch (no notes) for Monday 30th\n"
                "Rappel : Parcours d'apprentissage à finir",
                3,
                ink=False,
            ),
        ),
        is_ended=False,
    ),
    Script(
        "139 Tle NSI, arbres binaires de recherche",
        "T NSI",
        "NSI",
        lesson="Chap 5 ABR",
        sequence="Structures de données",
        plan=Plan(
            aims="Insérer et rechercher dans un ABR. Savoir dire la complexité (hauteur).",
            abilities="Programmer une fonction récursive\nDessiner un arbre",
            materials="Poly ch. 5, Capytale a1b2-345678",
            homework="Finir le notebook Capytale (exos 3 à 5) + ex 12 du poly, facultatif : ex 14\n"
            "Bac blanc pratique le 8/12 : revoir sujets 1 à 5",
            phases=(
                Phase("Réactiver : parcours préfixe / infixe", "ardoise", 10),
                Phase("Cours ABR", "def + exemple 8-3-10-1-6", 20),
                Phase("Code : recherche(arbre, x)", "écrit à deux mains", 20),
                Phase("TP notebook", "exos 1 2, les autres à la maison", 50, "broken off"),
            ),
        ),
        steps=(Q("Hauteur max d'un ABR à n noeuds", 8, 13),),
    ),
    Script(
        "140 CAP PSR, hygiène des mains",
        "CAP PSR 1",
        "PSE",
        lesson="",
        steps=(
            P("", "Quand faut-il se laver les mains ?", 6),
            P("", "flore résidente / flore transitoire\nmanuportage, TIAC", 14),
            Q("Je mets des gants, donc je ne me lave pas les mains", 6, 11, LoggedQuestionKind.TRUE_FALSE),
            P("", "Protocole : 1 mouiller 2 savonner 30 s 3 rincer 4 essuyer (papier) 5 fermer avec le coude", 12),
            P("", "Feuille n°6 : remettre dans l'ordre, coller, compléter (seul, puis avec l'AESH pour M. et D.)", 12),
            P(
                "",
                "Mercredi = contrôle sur les micro-organismes. Relire le classeur ch. 1 et 2. Ramener la blouse lavée",
                2,
                ink=False,
            ),
        ),
    ),
)
