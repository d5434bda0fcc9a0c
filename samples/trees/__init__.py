"""Papers made from random trees of points, and the dresses in which they are set."""
