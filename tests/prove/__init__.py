"""Prove the unit tests: change the code in small ways and see whether the mirrored tests notice."""
