"""Documents → clauses, provisions and passages."""
