"""What runs of small notebooks put out."""


def printed(outcome):
    return "".join(o.text for cell in outcome.notebook.cells for o in cell.get("outputs", []) if "text" in o)
