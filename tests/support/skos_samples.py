"""A small vocabulary in SKOS, as the ministry publishes them."""

from __future__ import annotations

URI = "http://data.education.fr/voc/scolomfr/concept/scolomfr-voc-022-num-"
HEAD = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:i="http://purl.org/iso25964/skos-thes#">'
)
SCHEME = "http://data.education.fr/voc/scolomfr/scolomfr-voc-022"
VOCABULARY = f"""<?xml version="1.0" encoding="UTF-8"?>{HEAD}
<rdf:Description rdf:about="{URI}1"><skos:prefLabel xml:lang="fr">6e</skos:prefLabel>
  <skos:prefLabel xml:lang="en">Year 7</skos:prefLabel><skos:altLabel xml:lang="fr">sixième</skos:altLabel>
  <skos:inScheme rdf:resource="{SCHEME}"/><skos:broader rdf:resource="{URI}2"/></rdf:Description>
<rdf:Description rdf:about="{URI}1"><rdf:type rdf:resource="http://www.w3.org/2004/02/skos/core#Concept"/></rdf:Description>
<skos:Concept rdf:about="{URI}2"><skos:prefLabel xml:lang="fr">collège</skos:prefLabel>
  <skos:inScheme rdf:resource="{SCHEME}"/></skos:Concept>
<skos:Concept rdf:about="{URI}3"><skos:prefLabel xml:lang="fr">cycle central</skos:prefLabel>
  <i:status xml:lang="fr">Déprécié</i:status><dcterms:isReplacedBy rdf:resource="{URI}2"/></skos:Concept>
<rdf:Description rdf:about="{SCHEME}"><skos:prefLabel xml:lang="fr">022-Niveau</skos:prefLabel>
  <dcterms:issued>2016-12-20</dcterms:issued></rdf:Description>
</rdf:RDF>""".encode()
