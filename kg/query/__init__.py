"""SPARQL in, a table or a graph out."""

from kg.query.catalogue import Query, find_query, load_queries
from kg.query.engine import Answer, ask, select
from kg.query.names import local_name
from kg.query.writers import write_answer

__all__ = ["Answer", "Query", "ask", "find_query", "load_queries", "local_name", "select", "write_answer"]
