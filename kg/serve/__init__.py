"""The store over HTTP: SPARQL, each thing at its own address, and pages for people."""
