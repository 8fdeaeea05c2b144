"""Answers of a store → files to hand out."""
