"""Peilung measured against other readers, on the same papers, in one go: ``python -m benchmarks``."""
