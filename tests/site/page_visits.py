"""A page opened in a browser, and what goes wrong on it."""

from dataclasses import dataclass, field

LISTEN = """window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));"""


@dataclass(frozen=True)
class Setting:
    """How a reader looks at a page: through a window of a width, in colours, with scripts or without."""

    width: int = 1280
    scheme: str = "light"
    scripts: bool = True

    def __str__(self):
        return f"{self.width}-{self.scheme}{'' if self.scripts else '-without scripts'}"


@dataclass
class Visit:
    """A page in the browser, what it asked for, and everything that went wrong on it."""

    tab: object
    asked: list = field(default_factory=list)
    outside: list = field(default_factory=list)
    complaints: list = field(default_factory=list)
    listeners: dict = field(default_factory=dict)

    @property
    def violations(self):
        """What the page's content policy refused since it was opened."""
        return self.tab.evaluate("window.violations")

    def watch(self, address):
        def note(request):
            self.asked.append(request.url)
            self.outside += [request.url] if _leaves(request.url, address) else []

        def note_if(wrong, words):
            return lambda event: self.complaints.append(words(event)) if wrong(event) else None

        self.listeners = {
            "request": note,
            "console": note_if(lambda m: m.type in ("error", "warning"), lambda m: m.text),
            "pageerror": note_if(lambda error: True, str),
            "response": note_if(lambda r: r.status >= 400, lambda r: f"{r.status} {r.url}"),
        }
        for event, listener in self.listeners.items():
            self.tab.on(event, listener)

    def leave(self):
        """Listen no longer: what the tab shows next is another visit."""
        for event, listener in self.listeners.items():
            self.tab.remove_listener(event, listener)


def open_window(browser, setting):
    """Give a browser's context for a setting, in which pages say what their policy refused."""
    window = {"viewport": {"width": setting.width, "height": 900}, "color_scheme": setting.scheme}
    context = browser.new_context(**window, java_script_enabled=setting.scripts)
    context.add_init_script(LISTEN)
    return context


def open_page(tab, site, page):
    """Open a page of a site in a tab; everything that goes wrong on it is noted."""
    seen = Visit(tab)
    seen.watch(site.address)
    tab.goto(f"{site.address}/{page}", wait_until="load")
    return seen


def leaf_through(browser, setting, site, pages):
    """Open pages one after the other in one tab, each as if it were the first; give each with its visit."""
    context = open_window(browser, setting)
    try:
        tab = context.new_page()
        context.new_cdp_session(tab).send("Network.setCacheDisabled", {"cacheDisabled": True})
        for page in pages:
            seen = open_page(tab, site, page)
            yield page, seen
            seen.leave()
    finally:
        context.close()


def _leaves(url, address):
    return not url.startswith((address, "data:", "blob:", "about:"))


def wait_until(tab, expression):
    """Wait until an expression is true on a page, whose policy forbids what ``wait_for_function`` does."""
    for _ in range(200):
        if tab.evaluate(f"Boolean({expression})"):
            return
        tab.wait_for_timeout(100)
