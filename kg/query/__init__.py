"""SPARQL in, a table or a graph out."""
