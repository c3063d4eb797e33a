"""The dossier of a commodity: everything the data package holds on it, on one page."""
