"""A page opened in a browser, and what goes wrong on it."""

from dataclasses import dataclass, field

LISTEN = """window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));"""


@dataclass
class Visit:
    """A page in the browser and everything that went wrong on it."""

    tab: object
    outside: list = field(default_factory=list)
    complaints: list = field(default_factory=list)

    @property
    def violations(self):
        """What the page's content policy refused since it was opened."""
        return self.tab.evaluate("window.violations")

    def watch(self, address):
        self.tab.on("request", lambda r: self.outside.append(r.url) if _leaves(r.url, address) else None)
        self.tab.on(
            "console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None
        )
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on(
            "response", lambda r: self.complaints.append(f"{r.status} {r.url}") if r.status >= 400 else None
        )


def open_window(browser, *, width=1280, scheme="light", scripts=True):
    """Give a browser's context with a window of a width, in which pages say what their policy refused."""
    window = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    context = browser.new_context(**window, java_script_enabled=scripts)
    context.add_init_script(LISTEN)
    return context


def open_tab(context, site, page):
    """Open a page of a site in a context; everything that goes wrong on it is noted."""
    seen = Visit(context.new_page())
    seen.watch(site.address)
    seen.tab.goto(f"{site.address}/{page}", wait_until="load")
    return seen


def _leaves(url, address):
    return not url.startswith((address, "data:", "blob:", "about:"))
