"""Pure functions from tidy frames to tidy frames; nothing here reads a file or draws.

Every result keeps ``row_ids`` (and where useful ``source_ids``), joined by ``;``: the rows of the data
package a number came from.
"""
