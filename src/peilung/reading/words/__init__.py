"""Word lists and patterns of the languages Peilung reads, as data that a linguist can extend."""
