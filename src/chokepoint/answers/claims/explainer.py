"""The article the book starts from: a news explainer of 6 July 2023."""

from __future__ import annotations

from chokepoint.answers.claims.registry import Article

EXPLAINER = Article("claims")
