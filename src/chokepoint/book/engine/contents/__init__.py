"""What the book consists of: pages, families of pages, editions, parameters, settings."""
