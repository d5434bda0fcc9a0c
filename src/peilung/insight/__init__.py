"""document -> suggestions with quoted spans: references, kinds of answer, facts, measures, coverage, recurrences.

Grammar and rules only: no model, no network. Whatever is found stays a suggestion until a person confirms it.
"""
