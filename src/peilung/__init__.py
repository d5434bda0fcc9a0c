"""Peilung follows what a parliament resolved until it is done."""

__version__ = "0.1.0"
