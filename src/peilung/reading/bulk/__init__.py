"""Many papers: found in folders, archives and on the web, fetched within bounds, read here or on a cluster."""
