"""Labels of pages that share a notebook: each page has its own, named after the page as figures are."""

from __future__ import annotations

from sphinx.addnodes import pending_xref
from sphinx.transforms import SphinxTransform

COLLECTED = 850
"""When Sphinx collects the labels of a page."""


class OwnLabels(SphinxTransform):
    """Put the name of a page of a family before its labels, and before what names them on the same page.

    A notebook that several pages are made of would otherwise define its labels more than once.
    """

    default_priority = COLLECTED - 1

    def apply(self, **kwargs: object) -> None:
        """Rename the labels."""
        page, document = self.env.docname, self.document
        if page not in self.config.html_context.get("families", {}):
            return
        labels = [name for name, explicit in document.nametypes.items() if explicit]
        own = {name: f"{page}/{name}" for name in labels if not name.startswith(f"{page}/")}
        for name, longer in own.items():
            document.nametypes[longer], document.nameids[longer] = True, document.nameids[name]
            document.nametypes[name] = False
        for reference in document.findall(pending_xref):
            reference["reftarget"] = own.get(reference.get("reftarget"), reference.get("reftarget"))
        document.settings.own_labels = own


class RestoreLabels(SphinxTransform):
    """Give the labels back their names once they are collected: links within the page use them."""

    default_priority = COLLECTED + 1

    def apply(self, **kwargs: object) -> None:
        """Restore the names."""
        own: dict[str, str] = self.document.settings.__dict__.pop("own_labels", {})
        for name, longer in own.items():
            self.document.nametypes[name] = True
            del self.document.nametypes[longer], self.document.nameids[longer]
