"""A figure on a page: drawing, table, sources, downloads, citation."""
