"""text -> facts: figures and dates here, names in their own module."""
