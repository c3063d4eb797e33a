"""Claims with a number that a reader may guess before she sees the evidence."""

from __future__ import annotations

from chokepoint.figures.guesses import Guess
from chokepoint.i18n import msg

GUESSES = {
    "c14": Guess(
        msg("How many percent of the world’s gallium does China make, by the newest tables?"), "low", "high"
    ),
    "c15": Guess(
        msg("How many percent of the world’s germanium does China make, by the newest tables?"),
        "low",
        "high",
    ),
    "c17": Guess(
        msg("How many percent of the known reserves of rare earths do the tables give China?"), "low", "high"
    ),
    "c24": Guess(
        msg("By how many percent was the export quota for rare earths cut in 2010?"), "cut", falls=True
    ),
    "c27": Guess(msg("By how many percent did Japan’s imports fall at most in the autumn of 2010?"), "fall"),
    "c39": Guess(
        msg("By how many percent did the price of gallium in Europe rise after the notice?"),
        "gallium_price",
        most=600,
    ),
    "c43": Guess(
        msg("How many tonnes of gallium a year were made outside China in the newest year?"),
        "since",
        most=120,
    ),
    "c46": Guess(
        msg("How many percent of the world’s rare earths did China make in 2019?"), "end_low", "end_high"
    ),
    "c49": Guess(
        msg("How many days passed between the proposal of the European act and its adoption?"),
        "days",
        most=1000,
    ),
    "c52": Guess(
        msg("How many percent does Africa make of rare earths, gallium or germanium, whichever is most?"),
        "largest",
    ),
}
"""The questions, by claim; each is answered by numbers of the claim's finding."""
