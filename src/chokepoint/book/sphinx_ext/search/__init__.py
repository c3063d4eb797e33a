"""The search: an index of what readers see, by section, made when all pages of an edition stand."""
