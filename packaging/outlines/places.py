"""Names, numbers and places that the source files lack, or write otherwise than schools do."""

from __future__ import annotations

REGIONS = {
    "ARA": ("Auvergne-Rhône-Alpes", "01 03 07 15 26 38 42 43 63 69 73 74"),
    "BFC": ("Bourgogne-Franche-Comté", "21 25 39 58 70 71 89 90"),
    "BRE": ("Bretagne", "22 29 35 56"),
    "CVL": ("Centre-Val de Loire", "18 28 36 37 41 45"),
    "COR": ("Corse", "2A 2B"),
    "GES": ("Grand Est", "08 10 51 52 54 55 57 67 68 88"),
    "HDF": ("Hauts-de-France", "02 59 60 62 80"),
    "IDF": ("Île-de-France", "75 77 78 91 92 93 94 95"),
    "NOR": ("Normandie", "14 27 50 61 76"),
    "NAQ": ("Nouvelle-Aquitaine", "16 17 19 23 24 33 40 47 64 79 86 87"),
    "OCC": ("Occitanie", "09 11 12 30 31 32 34 46 48 65 66 81 82"),
    "PDL": ("Pays de la Loire", "44 49 53 72 85"),
    "PAC": ("Provence-Alpes-Côte d’Azur", "04 05 06 13 83 84"),
}
DEPARTMENTS = """01 Ain|02 Aisne|03 Allier|04 Alpes-de-Haute-Provence|05 Hautes-Alpes|06 Alpes-Maritimes|07 Ardèche
08 Ardennes|09 Ariège|10 Aube|11 Aude|12 Aveyron|13 Bouches-du-Rhône|14 Calvados|15 Cantal|16 Charente
17 Charente-Maritime|18 Cher|19 Corrèze|2A Corse-du-Sud|2B Haute-Corse|21 Côte-d’Or|22 Côtes-d’Armor|23 Creuse
24 Dordogne|25 Doubs|26 Drôme|27 Eure|28 Eure-et-Loir|29 Finistère|30 Gard|31 Haute-Garonne|32 Gers|33 Gironde
34 Hérault|35 Ille-et-Vilaine|36 Indre|37 Indre-et-Loire|38 Isère|39 Jura|40 Landes|41 Loir-et-Cher|42 Loire
43 Haute-Loire|44 Loire-Atlantique|45 Loiret|46 Lot|47 Lot-et-Garonne|48 Lozère|49 Maine-et-Loire|50 Manche|51 Marne
52 Haute-Marne|53 Mayenne|54 Meurthe-et-Moselle|55 Meuse|56 Morbihan|57 Moselle|58 Nièvre|59 Nord|60 Oise|61 Orne
62 Pas-de-Calais|63 Puy-de-Dôme|64 Pyrénées-Atlantiques|65 Hautes-Pyrénées|66 Pyrénées-Orientales|67 Bas-Rhin
68 Haut-Rhin|69 Rhône|70 Haute-Saône|71 Saône-et-Loire|72 Sarthe|73 Savoie|74 Haute-Savoie|75 Paris
76 Seine-Maritime|77 Seine-et-Marne|78 Yvelines|79 Deux-Sèvres|80 Somme|81 Tarn|82 Tarn-et-Garonne|83 Var|84 Vaucluse
85 Vendée|86 Vienne|87 Haute-Vienne|88 Vosges|89 Yonne|90 Territoire de Belfort|91 Essonne|92 Hauts-de-Seine
93 Seine-Saint-Denis|94 Val-de-Marne|95 Val-d’Oise|971 Guadeloupe|972 Martinique|973 Guyane
974 La Réunion|976 Mayotte"""
SPELT = {
    "Seien-et-Marne": "Seine-et-Marne", "Haute-Rhin": "Haut-Rhin", "Guyane française": "Guyane",
}  # fmt: skip
"""Names of the source file that are spelt otherwise."""
REST_OF_FRANCE = {
    "SPM": ("975", "Saint-Pierre-et-Miquelon"), "BLM": ("977", "Saint-Barthélemy"), "MAF": ("978", "Saint-Martin"),
    "ATF": ("984", "Terres australes (Kerguelen)"), "WLF": ("986", "Wallis-et-Futuna"),
    "PYF": ("987", "Polynésie française (Tahiti)"), "NCL": ("988", "Nouvelle-Calédonie"),
}  # fmt: skip

PART_OF = {
    **dict.fromkeys(("NCL", "PYF", "SPM", "WLF", "BLM", "MAF", "ATF", "CLP"), "FRA"),
    **dict.fromkeys(("HKG", "MAC"), "CHN"), "ALD": "FIN", "ESB": "GBR", "WSB": "GBR", "USG": "CUB", "BRI": "BRA",
    "SXM": "NLD", "ABW": "NLD", "CUW": "NLD",
}  # fmt: skip
"""Features of the source that are shown with another one, besides what its French view says."""
LEFT_OUT = frozenset(
    [
        "UMI",
        "CSI",
        "PGA",
        "ATC",
        "SCR",
        "IOA",
        "IOT",
        "HMD",
        "NFK",
        "SGS",
        "PCN",
        "SHN",
        "BMU",
        "TCA",
        "AIA",
        "VGB",
        "VIR",
        "MSR",
        "CYM",
        "COK",
        "NIU",
        "ASM",
        "GUM",
        "MNP",
    ]
)
"""Islets and small dependencies that no school map of the world shows."""
COUNTRY_NAMES = {
    "CHN": ("Chine", "China"), "COG": ("Congo", "Congo"), "COD": ("RD Congo", "DR Congo"),
    "CAF": ("République centrafricaine", "Central African Republic"), "USA": ("États-Unis", "United States"),
    "CIV": ("Côte d’Ivoire", "Ivory Coast"), "FSM": ("Micronésie", "Micronesia"), "FRA": ("France", "France"),
    "VAT": ("Vatican", "Vatican City"), "PSX": ("Palestine", "Palestine"), "TWN": ("Taïwan", "Taiwan"),
    "BRT": ("Bir Tawil", "Bir Tawil"), "GRL": ("Groenland (Danemark)", "Greenland (Denmark)"),
    "PRI": ("Porto Rico (États-Unis)", "Puerto Rico (United States)"), "KOR": ("Corée du Sud", "South Korea"),
    "FLK": ("Îles Malouines (Royaume-Uni)", "Falkland Islands (United Kingdom)"), "CZE": ("Tchéquie", "Czechia"),
    "FRO": ("Îles Féroé (Danemark)", "Faroe Islands (Denmark)"), "IMN": ("Île de Man", "Isle of Man"),
    "JEY": ("Jersey", "Jersey"), "GGY": ("Guernesey", "Guernsey"), "SLB": ("Îles Salomon", "Solomon Islands"),
    "GIB": ("Gibraltar (Royaume-Uni)", "Gibraltar (United Kingdom)"), "SWZ": ("Eswatini", "Eswatini"),
    "BHS": ("Bahamas", "Bahamas"), "TLS": ("Timor oriental", "East Timor"), "MDA": ("Moldavie", "Moldova"),
    "SLV": ("Salvador", "El Salvador"), "MMR": ("Birmanie", "Myanmar"), "ATA": ("Antarctique", "Antarctica"),
}  # fmt: skip
CONTINENTS = {
    "AFR": ("Afrique", "Africa"), "AME": ("Amérique", "America"), "ANT": ("Antarctique", "Antarctica"),
    "ASI": ("Asie", "Asia"), "EUR": ("Europe", "Europe"), "OCE": ("Océanie", "Oceania"),
}  # fmt: skip
CONTINENT_OF = {
    "Africa": "AFR", "North America": "AME", "South America": "AME", "Antarctica": "ANT", "Asia": "ASI",
    "Europe": "EUR", "Oceania": "OCE",
}  # fmt: skip
OF_CONTINENT = {"ATF": "ANT", "SYC": "AFR", "MUS": "AFR", "MDV": "ASI", "CYP": "ASI", "CLP": "AME"}
URALS = (
    (64.5, 70.5), (64.9, 68.9), (66.2, 67.9), (65.5, 66.6), (61.5, 65.2), (59.3, 63.0), (59.2, 60.0), (59.6, 57.5),
    (60.0, 56.0), (59.2, 54.9), (58.6, 53.0), (58.8, 51.6), (58.6, 49.0),
)  # fmt: skip
"""The conventional border of Europe and Asia in Russia: from the Kara Sea along the Ural mountains to the Ural river;
longitudes and latitudes, from the sea to beyond the border of Kazakhstan."""
CENTRES_OF_CONTINENTS = {
    "AFR": (21, 6), "AME": (-98, 42), "ANT": (20, -80), "ASI": (92, 48), "EUR": (31, 56), "OCE": (134, -25),
}  # fmt: skip

CITIES_OF_FRANCE = """Paris 48.86 2.35 0|Marseille 43.30 5.37 1|Lyon 45.76 4.84 1|Toulouse 43.60 1.44 1
Nice 43.70 7.27 1|Nantes 47.22 -1.55 1|Montpellier 43.61 3.88 1|Strasbourg 48.58 7.75 1|Bordeaux 44.84 -0.58 1
Lille 50.63 3.06 1
Rennes 48.11 -1.68 1|Reims 49.26 4.03 2|Toulon 43.12 5.93 2|Saint-Étienne 45.44 4.39 2|Le Havre 49.49 0.11 2
Grenoble 45.19 5.72 2|Dijon 47.32 5.04 1|Angers 47.47 -0.55 2|Clermont-Ferrand 45.78 3.08 2|Le Mans 48.01 0.20 2
Brest 48.39 -4.49 2|Tours 47.39 0.69 2|Limoges 45.83 1.26 2|Amiens 49.89 2.30 2|Perpignan 42.70 2.89 2|Metz 49.12 6.18 2
Besançon 47.24 6.02 2|Orléans 47.90 1.91 1|Rouen 49.44 1.10 1|Caen 49.18 -0.37 2|Nancy 48.69 6.18 2
Mulhouse 47.75 7.34 2|Ajaccio 41.93 8.74 1|Bastia 42.70 9.45 2|Poitiers 46.58 0.34 2|Bayonne 43.49 -1.47 2
La Rochelle 46.16 -1.15 2"""
CITIES_OF_EUROPE = """Paris/Paris 48.86 2.35|Londres/London 51.51 -0.13|Madrid/Madrid 40.42 -3.70
Lisbonne/Lisbon 38.72 -9.14|Rome/Rome 41.90 12.50|Berlin/Berlin 52.52 13.40|Bruxelles/Brussels 50.85 4.35
Amsterdam/Amsterdam 52.37 4.90
Dublin/Dublin 53.35 -6.26|Berne/Bern 46.95 7.45|Vienne/Vienna 48.21 16.37|Prague/Prague 50.08 14.44
Varsovie/Warsaw 52.23 21.01|Budapest/Budapest 47.50 19.04|Bucarest/Bucharest 44.43 26.10|Sofia/Sofia 42.70 23.32
Athènes/Athens 37.98 23.73|Copenhague/Copenhagen 55.68 12.57|Oslo/Oslo 59.91 10.75|Stockholm/Stockholm 59.33 18.07
Helsinki/Helsinki 60.17 24.94|Tallinn/Tallinn 59.44 24.75|Riga/Riga 56.95 24.11|Vilnius/Vilnius 54.69 25.28
Minsk/Minsk 53.90 27.57|Kiev/Kyiv 50.45 30.52|Moscou/Moscow 55.76 37.62|Chișinău/Chișinău 47.01 28.86
Belgrade/Belgrade 44.79 20.45|Zagreb/Zagreb 45.81 15.98|Ljubljana/Ljubljana 46.06 14.51|Sarajevo/Sarajevo 43.86 18.41
Tirana/Tirana 41.33 19.82|Skopje/Skopje 42.00 21.43|Pristina/Pristina 42.66 21.17|Podgorica/Podgorica 42.44 19.26
Bratislava/Bratislava 48.15 17.11|Luxembourg/Luxembourg 49.61 6.13|Reykjavik/Reykjavik 64.15 -21.94
La Valette/Valletta 35.90 14.51|Nicosie/Nicosia 35.17 33.36|Ankara/Ankara 39.93 32.86"""
CITIES_OF_THE_WORLD = """Paris/Paris 48.86 2.35|Londres/London 51.51 -0.13|New York/New York 40.71 -74.01
Washington/Washington 38.90 -77.04|Los Angeles/Los Angeles 34.05 -118.24|Mexico/Mexico City 19.43 -99.13
São Paulo/São Paulo -23.55 -46.63|Buenos Aires/Buenos Aires -34.60 -58.38|Brasilia/Brasília -15.79 -47.88
Le Caire/Cairo 30.04 31.24|Lagos/Lagos 6.52 3.38|Kinshasa/Kinshasa -4.32 15.31|Johannesburg/Johannesburg -26.20 28.05
Moscou/Moscow 55.76 37.62|Istanbul/Istanbul 41.01 28.98|Mumbai/Mumbai 19.08 72.88|New Delhi/New Delhi 28.61 77.21
Pékin/Beijing 39.90 116.41|Shanghai/Shanghai 31.23 121.47|Tokyo/Tokyo 35.68 139.69|Jakarta/Jakarta -6.21 106.85
Manille/Manila 14.60 120.98|Séoul/Seoul 37.57 126.98|Sydney/Sydney -33.87 151.21|Dakar/Dakar 14.69 -17.45
Montréal/Montreal 45.50 -73.57|Lima/Lima -12.05 -77.04|Nairobi/Nairobi -1.29 36.82|Dacca/Dhaka 23.81 90.41
Karachi/Karachi 24.86 67.01|Téhéran/Tehran 35.69 51.39|Bangkok/Bangkok 13.76 100.50"""
RIVERS_OF_FRANCE = {
    "Seine": (1.6, 49.1), "Loire": (0.5, 47.35), "Garonne": (0.2, 44.4), "Rhône": (4.8, 44.6), "Rhin": (8.1, 48.7),
    "Saône": (4.9, 46.5), "Dordogne": (0.9, 44.85), "Marne": (4.1, 49.05),
}  # fmt: skip
RIVERS_OF_EUROPE = {
    "Danube": (19.0, 46.2), "Rhin": (7.0, 51.0), "Volga": (45.0, 53.0), "Loire": (1.5, 47.6), "Dniepr": (32.0, 49.3),
    "Vistule": (19.0, 52.6), "Elbe": (11.5, 53.0), "Èbre": (-0.5, 41.4), "Pô": (10.5, 45.0), "Tage": (-7.0, 39.6),
    "Rhône": (4.8, 44.6), "Seine": (1.6, 49.1),
}  # fmt: skip
RIVERS_OF_THE_WORLD = {
    "Amazone": (-60.0, -3.2), "Nil": (32.5, 18.5), "Mississippi": (-91.0, 34.5), "Congo": (20.0, 2.0),
    "Niger": (0.0, 16.5), "Yangzi": (112.0, 30.3), "Huang He": (110.5, 38.0), "Gange": (82.0, 25.6),
    "Mékong": (105.0, 15.0), "Volga": (45.0, 53.0), "Danube": (20.0, 45.5), "Ienisseï": (88.5, 65.0),
    "Ob": (72.0, 62.0), "Lena": (126.0, 66.0), "Paraná": (-59.0, -30.0), "Indus": (69.0, 28.0),
    "Zambèze": (30.0, -15.7),
}  # fmt: skip
RIVER_NAMES_IN_ENGLISH = {
    "Rhin": "Rhine", "Rhône": "Rhône", "Dniepr": "Dnieper", "Vistule": "Vistula", "Èbre": "Ebro", "Pô": "Po",
    "Tage": "Tagus", "Amazone": "Amazon", "Nil": "Nile", "Yangzi": "Yangtze", "Gange": "Ganges", "Mékong": "Mekong",
    "Ienisseï": "Yenisei", "Zambèze": "Zambezi",
}  # fmt: skip
