"""First names that are frequent in French schools, by which a list of pupils is told from a list of subjects.

The names of a class are known by its list alone; these are for lines that are read without one.
"""

from __future__ import annotations

_NAMES = """
Aaron Abdel Adam Adèle Adrien Agathe Ahmed Aïcha Alex Alexandra Alexandre Alexia Alexis Ali Alice Aline Alix Alya
Amandine Ambre Amélie Amina Amine Amir Anaïs Anastasia Andréa Anna Anouk Antoine Antonin Apolline Arnaud Arthur Assia
Aurélie Aurélien Axel Aya Ayoub Baptiste Basile Bastien Benjamin Benoît Bilal Brahim Brice Camille Capucine Carla
Caroline Cédric Célia Céline Chaïma Charlie Charlotte Chloé Claire Clara Clémence Clément Constance Corentin Cyril
Damien David Diego Dina Djibril Dorian Dylan Édouard Elena Éléonore Elias Élisa Élise Eliott Ella Éloïse Elsa Élodie
Emma Emmy Enzo Erwan Estelle Esteban Ethan Eva Evan Fabien Fanny Farah Fatima Fatou Félix Flavie Florian Flora Gabin
Gabriel Gabrielle Gaël Gaspard Gaëtan Guillaume Hamza Hanna Hannah Hélène Héloïse Hugo Ibrahim Ilyes Imane Inaya Inès
Ismaël Issa Jade Jana Jasmine Jérémy Jeanne Joris Jules Julia Julie Julien Juliette Justine Kaïs Karim Kelly Kenza
Kévin Kylian Laetitia Laura Lauriane Léa Léana Léandre Lena Léna Léo Léon Léonie Leïla Liam Lila Lilou Lina Lisa Livia
Loan Lola Loïc Lou Louane Louis Louise Louna Luca Lucas Lucie Ludivine Luna Lya Lyna Maël Maëlle Maëlys Maéva Maïssa
Malik Malo Mamadou Manon Margaux Margot Maria Mariam Marie Marin Marine Marion Marius Mathieu Mathilde Mathis Mathéo
Matteo Matthieu Maxence Maxime Maya Medhi Mehdi Mélanie Mélina Mélissa Mia Milan Mila Milo Mohamed Morgane Moussa
Myriam Nadia Naël Naïm Nassim Nathan Nicolas Nina Ninon Noa Noah Noé Noémie Nolan Nora Nour Océane Olivia Omar Oscar
Paul Pauline Quentin Rachel Rafael Ranya Raphaël Rayan Rémi Rémy Robin Romain Romane Salma Salomé Samira Sacha Sami
Samuel Samy Sandra Sarah Sarra Sasha Séverine Simon Sofia Sofiane Soline Solène Sophie Steven Stella Suzanne Tasnim
Théa Théo Théodore Thibault Thomas Tiago Timéo Timothée Titouan Tom Tristan Ugo Valentin Valentine Valériane Victor
Victoire Vincent Wassim William Yacine Yanis Yann Yasmine Younes Youssef Yvan Zacharie Zineb Zoé Zélie
"""
FIRST_NAMES = frozenset(_NAMES.split())
