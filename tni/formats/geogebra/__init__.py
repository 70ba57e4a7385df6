"""GeoGebra's files: reading of their constructions, and writing of ours."""
