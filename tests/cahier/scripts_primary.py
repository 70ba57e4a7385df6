"""Scripted séances of the primary school."""

from __future__ import annotations

from tests.cahier.seance_scripts import Opened, P, Phase, Plan, Q, Script
from tni.cahier.seance_log import LoggedQuestionKind

TENS = Plan(
    aims="Comprendre que dix unités forment une dizaine, et s’en servir pour dénombrer et écrire les nombres.",
    abilities="Grouper une collection par dix.\nÉcrire un nombre inférieur à 40 d’après ses dizaines et ses unités.\n"
    "Dire un nombre de 11 à 19 comme « dix et encore… ».",
    materials="Cubes à emboîter, trente par groupe de deux.\nArdoises et feutres.\nBoîtes à œufs de dix.",
    homework="Chez soi, compter une collection d’objets en faisant un paquet de dix ; dire « dix et encore… ».",
    phases=(
        Phase("Je cherche : combien de cubes ?", "Par deux, avec de vrais cubes, puis au tableau : remplir la boîte."),
        Phase("La dizaine", "Attacher dix cubes ; nommer la dizaine.", 8),
        Phase("Dix et encore…", "Sur l’ardoise, ligne par ligne ; correction au tableau."),
        Phase("Dizaines, unités, bande des nombres", "Compléter le tableau, puis placer les étiquettes."),
        Phase("Question et trace", "Vote, discussion des erreurs, puis lecture de la trace écrite.", 7),
    ),
)

PRIMARY = (
    Script(
        "01 CP lecture",
        "CP A",
        "Lecture",
        lesson="CP - le son [ou]",
        sequence="Étude des sons",
        steps=(
            P("Sans titre", "Le son [ou]\nun loup, une poule, la route, un clou", 6),
            P("lire des syllabes", "lou  pou  rou  tou  mou  sou\nLis les syllabes.", 10),
            P("", "Entoure les mots où tu entends [ou]\nmouton  lapin  hibou  route  vélo", 12),
            P("ECRITURE", "ou  ou  ou", 10),
        ),
    ),
    Script(
        "02 CP maths avec plan",
        "CP B",
        "Mathématiques",
        lesson="Dix et encore",
        sequence="Les nombres jusqu’à 69",
        plan=TENS,
    ),
    Script(
        "03 CE1 maths, titres en capitales",
        "CE1",
        "Mathématiques",
        lesson="LES ADDITIONS POSEES",
        steps=(
            P("CALCUL MENTAL", "8 + 7   9 + 6   5 + 8", 5),
            P("", "Poser une addition avec retenue\n47 + 36 = ?", 15),
            Q("47 + 36 = ?", 15),
            Q("47 + 36 = ?", 22),
            P("EXERCICES", "fichier p 34 ex 1 et 2", 20),
        ),
    ),
    Script(
        "04 CE1 dictée bilan",
        "CE1 B",
        "Français",
        lesson="Dictée bilan n°3",
        steps=(P("", "Dictée bilan n°3\nLe petit chat joue avec une pelote.\nLes enfants jouent dans la cour.", 25),),
    ),
    Script(
        "05 CE2 sciences, interrompue par la sonnerie",
        "CE2",
        "Questionner le monde",
        lesson="L'eau dans tous ses états",
        sequence="L’eau",
        plan=Plan(
            aims="Reconnaître les états de l’eau et leurs changements dans des phénomènes naturels.",
            phases=(
                Phase("Recueil des représentations", "Dessiner ce que devient la neige au soleil.", 10),
                Phase("Expérience : faire fondre la glace", "Mesurer la température toutes les deux minutes.", 20),
                Phase("Trace écrite", "Compléter le schéma des changements d’état.", 15, "broken off"),
                Phase("Quiz", "", 5, "not begun"),
            ),
            abilities="Nommer les changements d’état : fusion, solidification.",
            homework="Coller la trace écrite et la relire (5 min)",
        ),
    ),
    Script(
        "06 CE2 anglais",
        "CE2",
        "Anglais",
        lesson="Anglais - les couleurs",
        steps=(
            P("What's your favourite colour?", "What's your favourite colour?\nMy favourite colour is…", 10),
            P("Listen and point", "red  blue  green  yellow", 10),
            P("Song", "I can sing a rainbow https://www.youtube.com/watch?v=rainbow1", 10, ink=False),
        ),
    ),
    Script(
        "07 CM1 histoire",
        "CM1",
        "Histoire",
        lesson="LOUIS XIV ET VERSAILLES",
        sequence="Le temps des rois",
        steps=(
            P(
                "Qui est Louis XIV ?",
                "Qui est Louis XIV ?\nPortrait par Hyacinthe Rigaud, 1701",
                12,
                sources=("Hyacinthe Rigaud, Louis XIV, 1701, musée du Louvre",),
            ),
            P("Le château de Versailles", "Le château de Versailles\nmanuel p. 42 et 43, documents 1 à 3", 20),
            P("Trace écrite", "Louis XIV règne de 1643 à 1715. C’est un roi absolu.", 15),
        ),
    ),
    Script(
        "08 CM1 maths, revote, réponses dites",
        "CM1",
        "Mathématiques",
        lesson="Fractions_CM1_v2",
        answers=True,
        steps=(
            P("Rappels", "Numérateur, dénominateur", 8),
            P("Placer une fraction sur une droite", "Placer 3/4 et 5/4", 15),
            Q("Quelle fraction est plus grande que 1 ?", 10),
            Q("Quelle fraction est plus grande que 1 ?", 21),
            Q("Quelle fraction est égale à 1/2 ?", 20),
            Q("Où placer 7/4 ?", 8),
            P("Exos", "ex 5 p. 51 (les plus rapides : ex 7)", 15),
        ),
    ),
    Script(
        "09 CM2 EMC, un document seul",
        "CM2 A",
        "EMC",
        lesson="Charte_de_la_laïcité",
        file="/home/prof/Téléchargements/Charte_de_la_laïcité.pdf",
        steps=(P("", "", 35),),
    ),
    Script(
        "10 CM2 français puis maths",
        "CM2 B",
        "Français",
        lesson="Production d'écrits : le portrait",
        steps=(
            P("Lire des portraits", "Lire des portraits\nCosette, Les Misérables", 15),
            P("J'écris", "Écrire le portrait d’un personnage en dix lignes", 25),
            Opened("Le périmètre du cercle", "perimetre.tni"),
            P("Découverte", "Mesurer le tour d’un disque avec une ficelle", 15),
            P("Exercices", "Ex 2, 3 p 118", 15),
        ),
    ),
    Script(
        "11 CM1-CM2 sciences",
        "CM1/CM2",
        "Sciences",
        lesson="Circuits électriques",
        plan=Plan(
            aims="Réaliser un circuit électrique simple et comprendre ce qu’est un conducteur.",
            phases=(
                Phase("Rappel", "", 5),
                Phase("Défi : allumer l’ampoule", "Par trois, avec pile plate, ampoule et fils.", 20),
                Phase("Conducteur ou isolant ?", "Tester dix objets et remplir le tableau.", 20),
                Phase("Schéma normalisé", "", 10, "postponed"),
            ),
            materials="Piles plates, ampoules, pinces.\nFiche « Conducteurs et isolants »",
            homework="- Finir le tableau de la fiche\n- Apporter une pile usagée",
        ),
    ),
    Script(
        "12 CE2 musique, encre seule", "CE2", "Éducation musicale", steps=(P("", "", 20), P("", "", 15, added=True))
    ),
    Script(
        "13 GS-CP, sondage",
        "CP C",
        "EMC",
        lesson="Vivre ensemble",
        steps=(
            P("C'est quoi un bon copain ?", "C'est quoi un bon copain ?", 15),
            Q("Un mot pour dire l’amitié", None, 20, LoggedQuestionKind.CLOUD),
            P("Les règles de la classe", "J’écoute. Je lève la main.\nJe partage.", 15),
        ),
    ),
)
