"""All commodities in one table."""
