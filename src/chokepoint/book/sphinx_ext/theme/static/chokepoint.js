// What scripts add to a page that is complete without them: the theme button, folds that open for their
// links, numbers that say where they come from, tables that sort, a citation to copy, the contents menu,
// a field to choose from the pages of a chapter.
(() => {
  const all = (pattern, root = document) => [...root.querySelectorAll(pattern)];
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  // The theme button: as the system, light, dark. It appears only where it works.
  const offerThemes = (button) => {
    const order = ["auto", "light", "dark"];
    const root = document.documentElement;
    const read = () => root.dataset.theme ?? "auto";
    const show = () => { button.textContent = button.dataset[read()]; button.hidden = false; };
    const choose = (theme) => {
      if (theme === "auto") delete root.dataset.theme;
      else root.dataset.theme = theme;
      try {
        if (theme === "auto") localStorage.removeItem("theme");
        else localStorage.setItem("theme", theme);
      } catch { /* no storage: the choice lasts as long as the page */ }
      show();
    };
    button.addEventListener("click", () => choose(order[(order.indexOf(read()) + 1) % order.length]));
    show();
  };

  // A link to something folded opens every fold around it; the long list of numbers is folded until then.
  const target = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const unfold = () => {
    const found = target();
    const inner = found?.matches("section.numbers") ? found.querySelector("details") : found;
    for (let box = inner?.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    if (found && inner?.closest("details")) found.scrollIntoView();
  };
  const foldNumbers = () => {
    for (const list of all(".numbers > details")) list.open = false;
    addEventListener("hashchange", unfold);
    // once every script has added what it adds: until then its room is kept
    document.addEventListener("DOMContentLoaded", () => { delete document.documentElement.dataset.loading; unfold(); });
  };

  // On paper the sources and the numbers stand open.
  const unfoldForPaper = () => {
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = all(".numbers details:not([open]), details.from:not([open])");
      for (const box of opened) box.open = true;
    });
    addEventListener("afterprint", () => { for (const box of opened) box.open = false; });
  };

  // A number shows what the list at the end of the page says of it: on hover, on focus, on a tap or Enter.
  const openNumbers = (list) => {
    const words = make("div", { className: "of", id: "pop-of" });
    const leave = make("button", { type: "button", className: "x", textContent: "×" });
    leave.setAttribute("aria-label", list.dataset.close);
    const more = make("a", { textContent: list.dataset.more });
    const box = make("div", { className: "pop", id: "pop", hidden: true, tabIndex: -1 },
      leave, words, make("p", { className: "more" }, more));
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-labelledby", "pop-of");
    document.querySelector("main").append(box);
    let link = null, pinned = false, silent = false, timer = 0;

    const later = (action, delay) => { clearTimeout(timer); timer = setTimeout(action, delay); };
    const close = () => {
      clearTimeout(timer);
      if (!link) return;
      link.removeAttribute("aria-describedby");
      link.setAttribute("aria-expanded", "false");
      box.hidden = true;
      link = null; pinned = false;
    };
    const fill = (entry) => {
      const group = entry.parentElement.closest("li");
      const rows = group.querySelector(".rows");
      words.replaceChildren(make("p", {}, ...entry.cloneNode(true).childNodes), ...(rows ? [rows.cloneNode(true)] : []));
      more.href = `#${entry.id}`;
    };
    const place = () => {
      // below the last line of the number, or above its first where there is no room
      const at = link.getBoundingClientRect(), own = box.getBoundingClientRect();
      const above = at.bottom + own.height + 8 > innerHeight && at.top > own.height + 8;
      const line = [...link.getClientRects()].at(above ? 0 : -1);
      const left = Math.max(8, Math.min(line.left, document.documentElement.clientWidth - own.width - 8));
      box.style.setProperty("--x", `${left + scrollX}px`);
      box.style.setProperty("--y", `${(above ? at.top - own.height - 5 : at.bottom + 5) + scrollY}px`);
      // on a phone the box lies at the lower edge: the number must not be under it
      const now = box.getBoundingClientRect();
      if (getComputedStyle(box).position === "fixed" && at.bottom > now.top) scrollBy(0, at.bottom - now.top + 24);
    };
    const open = (wanted, pin = false) => {
      clearTimeout(timer);
      const entry = document.getElementById(decodeURIComponent(wanted.hash.slice(1)));
      if (!entry) return;
      if (link !== wanted) {
        close();
        link = wanted;
        fill(entry);
        box.hidden = false;
        place();
        link.setAttribute("aria-expanded", "true");
        link.setAttribute("aria-describedby", "pop-of");
      }
      pinned ||= pin;
    };
    const back = () => {
      const origin = link;
      silent = true;
      if (box.contains(document.activeElement)) origin.focus({ preventScroll: true });
      silent = false;
      close();
    };

    for (const number of all("a.n[href^='#fact-']")) {
      number.setAttribute("aria-haspopup", "dialog");
      number.setAttribute("aria-expanded", "false");
    }
    const number = (event) => event.target.closest?.("a.n[href^='#fact-']");
    document.addEventListener("pointerover", (event) => {
      if (event.pointerType !== "mouse" || pinned) return;
      if (number(event)) later(() => open(number(event)), link ? 60 : 150);
      else if (box.contains(event.target)) clearTimeout(timer);
      else if (link && !link.matches(":focus-visible")) later(close, 300);
      else clearTimeout(timer);
    });
    document.addEventListener("focusin", (event) => {
      const wanted = number(event);
      if (silent) return;
      if (wanted?.matches(":focus-visible")) open(wanted);
      else if (link && wanted !== link && !box.contains(event.target)) close();
    });
    document.addEventListener("click", (event) => {
      const wanted = number(event);
      if (!wanted) { if (!box.contains(event.target)) close(); return; }
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (link === wanted && pinned) { close(); return; }
      open(wanted, true);
      if (event.detail === 0) box.focus({ preventScroll: true });
    });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape" && link) back(); });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Tab") return;
      const stops = all("a, button", box);
      const edge = event.shiftKey ? [box, stops[0]] : [stops.at(-1)];
      if (!edge.includes(document.activeElement)) return;
      if (event.shiftKey) event.preventDefault();
      back();
    });
    leave.addEventListener("click", back);
    more.addEventListener("click", () => { setTimeout(() => { close(); unfold(); }); });
    addEventListener("resize", close);
  };

  // A data table sorts by the column whose heading is pressed; empty cells stay last.
  const number = (text) => Number(text.replace(/[\s,%]/g, "").replace("−", "-").replace(/^\+/, ""));
  const compare = (cells) => {
    const filled = cells.filter(Boolean);
    const numeric = filled.length && filled.every((text) => !Number.isNaN(number(text)));
    return numeric ? (a, b) => number(a) - number(b) : (a, b) => a.localeCompare(b, document.documentElement.lang);
  };
  const sort = (table, column, way) => {
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => [row.cells[column].dataset.value ?? row.cells[column].textContent.trim(), row]);
    const order = compare(rows.map(([text]) => text));
    rows.sort(([a], [b]) => (!a - !b) || (a && b ? way * order(a, b) : 0));
    body.append(...rows.map(([, row]) => row));
  };
  const makeSortable = (table) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = make("button", { type: "button" }, ...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const way = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", way);
        sort(table, column, way === "ascending" ? 1 : -1);
      });
    });
  };
  const sortTables = (root = document) => {
    for (const fold of all("figure details.data, figcaption details.data", root)) {
      const sortable = () => makeSortable(fold.querySelector("table"));
      if (fold.open) sortable();
      else fold.addEventListener("toggle", sortable, { once: true });
    }
  };
  // The tables of commodities sort at once, and keep the rows in which the words looked for stand and whose
  // marks are those chosen.
  const explore = (part) => {
    const table = part.querySelector("table"), filters = part.querySelector(".filters");
    const find = filters.querySelector("[type=search]"), told = filters.querySelector("[role=status]");
    const fields = all("[data-mark]", filters), rows = [...table.tBodies[0].rows];
    const fits = (row, field) => {
      const mark = row.dataset[field.dataset.mark] ?? "";
      if (!field.value) return true;
      return field.type === "number" ? mark !== "" && Number(mark) >= Number(field.value) : mark.split(" ").includes(field.value);
    };
    const sift = () => {
      const words = find.value.toLowerCase().split(/\s+/);
      let n = 0;
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = !(words.every((word) => text.includes(word)) && fields.every((field) => fits(row, field)));
        n += !row.hidden;
      }
      told.textContent = told.dataset.told.replace("{n}", n).replace("{all}", rows.length);
    };
    makeSortable(table);
    filters.hidden = false;
    filters.addEventListener("input", sift);
  };

  // Copying asks for no permission: where it is refused, the text is selected for the reader's own keys.
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      return true;
    } catch {
      getSelection().selectAllChildren(text);
      return document.execCommand("copy");
    }
  };
  const offerCopies = (root = document) => {
    for (const button of all(".cite button[hidden]", root)) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        const done = await copy(button.previousElementSibling);
        button.textContent = done ? button.dataset.done : button.dataset.failed;
      });
    }
  };

  // The menu of small screens closes when it has done its work.
  const closeMenu = (menu) => {
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
  };

  // The contents list marks the section in view.
  const followSections = (links) => {
    const byId = new Map(links.map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
    const mark = (id) => {
      for (const link of links) link.removeAttribute("aria-current");
      byId.get(id)?.setAttribute("aria-current", "true");
    };
    const watch = new IntersectionObserver((entries) => {
      const seen = entries.filter((entry) => entry.isIntersecting).at(-1);
      if (seen) mark(seen.target.id);
    }, { rootMargin: "-10% 0px -70% 0px" });
    for (const id of byId.keys()) {
      const section = document.getElementById(id);
      if (section) watch.observe(section);
    }
  };

  // A link to another edition of the page leads to the place the reader is at: the anchor in view, else the section.
  const keepPlace = (links) => {
    const top = 160; // as far down a heading counts as reached
    const reached = () => all("main section[id] > :is(h1, h2, h3)").filter((h) => h.getBoundingClientRect().top < top).at(-1);
    const inView = (found) => {
      const box = found?.getBoundingClientRect();
      return box && box.bottom > 0 && box.top < innerHeight;
    };
    const place = () => {
      if (scrollY < top) return "";
      const heading = reached();
      return location.hash && inView(target()) ? location.hash : heading ? `#${heading.parentElement.id}` : "";
    };
    for (const link of links) {
      const lead = () => { link.hash = place(); };
      for (const event of ["pointerdown", "focus", "click"]) link.addEventListener(event, lead);
    }
  };

  // The pages of a chapter are a list of links; here they become a field to choose from and a button. Both lead
  // to the section that the address names.
  const offerChoice = (nav) => {
    const links = all("a", nav);
    const field = make("select", {}, ...links.map((link, n) =>
      make("option", { value: n, textContent: link.textContent, selected: link.hasAttribute("aria-current") })));
    const open = make("button", { type: "button", textContent: nav.dataset.open });
    for (const link of links) link.addEventListener("click", () => { link.hash = location.hash; });
    open.addEventListener("click", () => links[field.value].click());
    field.addEventListener("keydown", (event) => { if (event.key === "Enter") open.click(); });
    nav.querySelector("ul").hidden = true;
    nav.prepend(make("label", {}, `${nav.dataset.label} `, field), " ", open);
  };

  const on = (pattern, action) => { const found = document.querySelector(pattern); if (found) action(found); };
  on("button.theme", offerThemes);
  foldNumbers();
  unfoldForPaper();
  on(".numbers > details", openNumbers);
  sortTables();
  all(".commodity-table").forEach(explore);
  offerCopies();
  // a figure that another state of it took the place of
  document.addEventListener("figure-changed", (event) => { sortTables(event.target); offerCopies(event.target); });
  on("details.menu", closeMenu);
  followSections(all("nav.toc .within a"));
  keepPlace(all("a.way-to"));
  on("nav.choice", offerChoice);
})();
