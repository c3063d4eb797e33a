"""The page of a country: what it leads, controls and lists, and who depends on whom."""
