"""Sample papers of our own, made from plain sources: ``python -m samples`` makes them all."""
