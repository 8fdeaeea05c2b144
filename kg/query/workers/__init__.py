"""Queries in processes of their own, which can be stopped: a pool of warm workers on a snapshot of the store."""
