"""References: pointers from a text to a point, a paper, a resolution, a law, a document or an address."""
