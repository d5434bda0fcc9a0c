"""From bytes to a document: one reader per format, one layout, one parser."""
