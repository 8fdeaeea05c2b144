"""A store → interactive HTML."""
