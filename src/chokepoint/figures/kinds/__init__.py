"""The kinds of charts the book draws: each one function from tidy rows and options to a chart.

Whatever the kind, the rows handed over are rows of the figure's table. A column ``row`` in the data of the
drawing says which: the position in ``Figure.frame``, counted from nil (see ``figures.figure``).
"""
