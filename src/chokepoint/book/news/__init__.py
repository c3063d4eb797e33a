"""What moved between two states of the book, as its readers would notice it."""
