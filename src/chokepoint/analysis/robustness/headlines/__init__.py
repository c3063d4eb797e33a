"""The headlines of each chapter, one module a chapter."""
