"""The rules of the package that a Table Schema cannot state, in one module for each thing they look at."""
