// What scripts add to figures, which are complete without them. First the figures in several states, then the
// answers of their marks.

// Figures in several states: the list of links becomes a field; what is chosen takes the place of the figure, with
// its finding, drawing, notes, table, sources and downloads, and stands in the address. The other states are in a
// file that is loaded when the first is chosen.
(() => {
  const words = document.currentScript.dataset;
  const all = (pattern, root = document) => [...root.querySelectorAll(pattern)];
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const load = (address) => new Promise((done, failed) => {
    document.head.append(make("script", { src: address, onload: done, onerror: failed }));
  });
  const read = (name) => new URLSearchParams(location.search).get(name);
  const write = (name, key) => {
    const address = new URL(location.href);
    if (key) address.searchParams.set(name, key);
    else address.searchParams.delete(name);
    try { history.replaceState(history.state, "", address); } catch { /* from a folder some browsers refuse */ }
    return address;
  };

  const offer = (choice) => {
    const figure = choice.closest("figure"), name = figure.id, links = all("[data-state]", choice);
    const first = links[0].dataset.state, whole = figure.dataset.figure, contents = new Map();
    const keep = (key, from) => contents.set(key, {
      label: from.getAttribute("aria-labelledby"), figure: from.dataset.figure,
      parts: [...from.children].filter((child) => child !== choice),
    });
    keep(first, figure);
    let shown = first, loading = null;

    const fetchState = async (key) => {
      if (!contents.has(key)) {
        await (loading ??= load(choice.dataset.src));
        const page = new DOMParser().parseFromString(window.chokepointStates[whole][key], "text/html");
        keep(key, document.adoptNode(page.querySelector("figure")));
      }
      return contents.get(key);
    };
    const place = (key, { parts, label, figure: id }) => {
      for (const child of [...figure.children]) if (child !== choice) child.remove();
      const head = parts.filter((part) => part.matches(".t, .s"));
      choice.before(...head);
      choice.after(...parts.filter((part) => !head.includes(part)));
      figure.setAttribute("aria-labelledby", label);
      figure.dataset.figure = id;
      shown = key;
      const address = write(name, key === first ? "" : key);
      const own = figure.querySelector("a.own");
      if (own) own.href = `${key === first ? "" : address.search}#${name}`;
      figure.dispatchEvent(new Event("figure-changed", { bubbles: true }));
    };
    const field = make("select", { id: `${name}-state` }, ...links.map((link) =>
      make("option", { value: link.dataset.state, textContent: link.textContent })));
    const said = make("span", { className: "vh" });
    said.setAttribute("role", "status");
    const choose = async (key, aloud = true) => {
      field.value = key;
      try {
        const content = await fetchState(key);
        if (field.value !== key) return; // another was chosen meanwhile
        if (key !== shown) place(key, content);
        if (aloud) said.textContent = words.shown.replace("{title}", () => figure.querySelector(".t").textContent);
      } catch {
        loading = null;
        field.value = shown;
        said.className = "failed";
        said.replaceChildren(links.find((link) => link.dataset.state === key).cloneNode(true), ` ${words.failed}`);
      }
    };
    field.addEventListener("change", () => choose(field.value));
    const label = choice.querySelector(".label");
    choice.replaceChildren(make("label", { htmlFor: field.id, textContent: label.textContent }), " ", field, said);
    const asked = read(name);
    if (asked && asked !== first && links.some((link) => link.dataset.state === asked)) {
      choose(asked, false).then(() => { if (location.hash === `#${name}`) figure.scrollIntoView(); });
    }
  };
  all(".states[data-src]").forEach(offer);
})();

// Figures that answer: a pointer, a finger or a key on a mark shows the row of the figure's table that the mark
// stands for, and leads to it; a row in the table lights up its marks. The renderer has written the numbers of
// the rows into the drawing (data-r="17", several as "3;7"); everything else is read from the table of the page.
(() => {
  const words = document.currentScript.dataset;
  const all = (pattern, root) => [...root.querySelectorAll(pattern)];
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const NEAR = 26, NEAR_A_FINGER = 36; // pixels beside a mark that still mean it
  const models = new WeakMap();
  let shown = null; // { model, key } of the mark that is lit
  let pinned = false, quiet = false, frame = 0;

  // What is known of a figure: its table as it was printed, before a reader sorts it, and its two drawings.
  const prepare = (figure) => {
    const plot = figure.querySelector(".plot"), table = figure.querySelector("details.data table");
    if (!plot || !table || !plot.querySelector("[data-r]")) return;
    const rows = [...table.tBodies[0].rows];
    const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
    models.set(figure, { figure, plot, table, rows, heads, drawings: new Map() });
    plot.tabIndex = 0;
    plot.setAttribute("role", "application");
    plot.setAttribute("aria-label", words.keys);
  };
  const modelOf = (element) => models.get(element?.closest?.("figure.fig"));

  // The marks of the drawing that is in sight: by their rows, in the order of the table.
  const marksOf = (model) => {
    const svg = [...model.plot.children].find((child) => child.getBoundingClientRect().width > 0);
    if (svg && !model.drawings.has(svg)) {
      const marks = new Map();
      const first = (mark) => parseInt(mark.dataset.r, 10);
      for (const mark of all("[data-r]", svg).sort((a, b) => first(a) - first(b))) {
        marks.set(mark.dataset.r, [...(marks.get(mark.dataset.r) ?? []), mark]);
      }
      model.drawings.set(svg, { svg, marks, boxes: null });
    }
    return model.drawings.get(svg);
  };
  const boxesOf = (drawing) => {
    const origin = drawing.svg.getBoundingClientRect();
    if (drawing.boxes?.width !== origin.width) {
      const places = [...drawing.marks].flatMap(([key, marks]) => marks.map((mark) => {
        const box = mark.getBoundingClientRect();
        return { key, mark, x: box.left - origin.left, y: box.top - origin.top, w: box.width, h: box.height };
      }));
      drawing.boxes = { width: origin.width, places };
    }
    return { origin, places: drawing.boxes.places };
  };
  const gap = (at, start, length) => Math.max(start - at, 0, at - start - length);
  const findMark = (model, event, near) => {
    const hit = event.target.closest?.("[data-r]");
    if (hit) return hit.dataset.r;
    const drawing = marksOf(model);
    if (!drawing) return null;
    const { origin, places } = boxesOf(drawing);
    const x = event.clientX - origin.left, y = event.clientY - origin.top;
    let best = null, least = [near, Infinity];
    for (const place of places) {
      const far = Math.hypot(gap(x, place.x, place.w), gap(y, place.y, place.h)), size = place.w * place.h;
      if (far < least[0] || (far === least[0] && size < least[1])) { best = place.key; least = [far, size]; }
    }
    return best;
  };

  // The note: the row as the table has it, in the box that numbers open too.
  const text = make("div"), leave = make("button", { type: "button", className: "x", textContent: "×" });
  const more = make("a", { textContent: words.row });
  const note = make("div", { className: "pop answer", hidden: true }, leave, text, make("p", { className: "more" }, more));
  const said = make("div", { className: "vh" });
  leave.setAttribute("aria-label", words.close);
  note.setAttribute("role", "group");
  note.setAttribute("aria-label", words.note);
  said.setAttribute("role", "status");
  const main = document.querySelector("main");

  const numbersOf = (key) => key.split(";").map(Number);
  const cellsOf = (model, n) => [...model.rows[n].cells].map((cell, k) => ({ head: model.heads[k], cell }))
    .filter(({ cell }) => cell.textContent.trim());
  const write = (model, n) => {
    const [first, ...rest] = cellsOf(model, n);
    const list = make("dl");
    for (const { head, cell } of rest) {
      const value = make("dd", {}, ...cell.cloneNode(true).childNodes);
      for (const fold of all("details", value)) fold.open = true;
      list.append(make("dt", { textContent: head }), value);
    }
    return make("div", { className: "row" }, make("p", {}, make("b", { textContent: first.cell.textContent })), list);
  };
  const say = (model, n) => cellsOf(model, n)
    .map(({ head, cell }) => words.pair.replace("{a}", () => head).replace("{b}", () => cell.textContent)).join(words.between);

  const light = (model, key, on) => {
    for (const { marks } of model.drawings.values()) for (const mark of marks.get(key) ?? []) mark.classList.toggle("on", on);
    for (const n of numbersOf(key)) model.rows[n]?.classList.toggle("on", on);
  };
  const close = () => {
    if (shown) light(shown.model, shown.key, false);
    shown = null; pinned = false; note.hidden = true; said.textContent = "";
    note.classList.remove("pinned");
  };
  const place = (marks, bring) => {
    const boxes = marks.map((mark) => mark.getBoundingClientRect()), own = note.getBoundingClientRect();
    const top = Math.min(...boxes.map((box) => box.top)), bottom = Math.max(...boxes.map((box) => box.bottom));
    const left = Math.min(...boxes.map((box) => box.left)), right = Math.max(...boxes.map((box) => box.right));
    const above = bottom + own.height + 12 > innerHeight && top > own.height + 12;
    const x = Math.max(8, Math.min((left + right) / 2 - 24, document.documentElement.clientWidth - own.width - 8));
    note.style.setProperty("--x", `${x + scrollX}px`);
    note.style.setProperty("--y", `${(above ? top - own.height - 8 : bottom + 8) + scrollY}px`);
    // on a phone the note lies at the lower edge: the mark must not be under it
    const now = note.getBoundingClientRect();
    if (getComputedStyle(note).position === "fixed" && bottom + 8 > now.top) scrollBy(0, bottom - now.top + 24);
    else if (bring && (bottom > innerHeight || top < 0)) marks[0].scrollIntoView({ block: "center" });
  };
  const show = (model, key, { pin = false, aloud = false } = {}) => {
    if (shown?.model !== model || shown.key !== key) {
      close();
      shown = { model, key };
      const drawing = marksOf(model);
      light(model, key, true);
      text.replaceChildren(...numbersOf(key).map((n) => write(model, n)));
      more.href = `#${model.figure.id}-r${numbersOf(key)[0] + 1}`;
      if (!note.isConnected) main.append(note, said);
      note.hidden = false;
      note.scrollTop = 0;
      note.classList.toggle("pinned", pin);
      place(drawing.marks.get(key), aloud);
    }
    if (aloud) said.textContent = numbersOf(key).map((n) => say(model, n)).join(words.between);
    pinned ||= pin;
    note.classList.toggle("pinned", pinned);
  };

  // To the row: the table opens, the row comes into sight and is lit as long as the reader stays with it.
  const goTo = (model, n) => {
    const row = model.rows[n];
    if (!row) return;
    close();
    model.table.closest("details").open = true;
    row.tabIndex = -1;
    row.scrollIntoView({ block: "center" });
    row.focus({ preventScroll: true });
  };
  const follow = () => {
    const found = /^#(fig-[a-z0-9-]+)-r(\d+)$/.exec(location.hash);
    const model = found && modelOf(document.getElementById(found[1]));
    if (model) goTo(model, Number(found[2]) - 1);
  };
  const keyOf = (model, row) => {
    const n = model.rows.indexOf(row), drawing = n < 0 ? null : marksOf(model);
    return drawing && [...drawing.marks.keys()].find((key) => numbersOf(key).includes(n));
  };

  // A pointer over a drawing or over a table.
  const overRow = (target) => {
    const row = target.closest?.("figure.fig details.data tbody tr");
    return row && { model: modelOf(row), row };
  };
  let lit = null;
  const lightRow = (found) => {
    if (lit) light(lit.model, lit.key, false);
    const key = found?.model && keyOf(found.model, found.row);
    lit = key ? { model: found.model, key } : null;
    if (lit) { marksOf(lit.model); light(lit.model, key, true); }
  };
  document.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "mouse" || pinned) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const model = event.target.closest?.(".plot") && modelOf(event.target);
      const key = model && findMark(model, event, NEAR);
      if (key) show(model, key);
      else if (shown && !shown.model.plot.matches(":focus-visible")) close();
    });
  });
  document.addEventListener("pointerover", (event) => { if (!pinned) lightRow(overRow(event.target) ?? overRow(document.activeElement)); });
  document.addEventListener("click", (event) => {
    if (note.contains(event.target)) return;
    const model = event.target.closest?.(".plot") && modelOf(event.target);
    const key = model && findMark(model, event, event.pointerType === "mouse" ? NEAR : NEAR_A_FINGER);
    if (key && pinned && shown.key === key && shown.model === model) close();
    else if (key) show(model, key, { pin: true });
    else close();
  });

  // The keys: left and right in the order of the table, up and down to what lies there, Enter to the row.
  const middle = (marks) => {
    const box = marks[0].getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  };
  const beyond = (drawing, key, way) => {
    const [x, y] = middle(drawing.marks.get(key));
    let best = key, least = Infinity;
    for (const [other, marks] of drawing.marks) {
      const [a, b] = middle(marks), down = way * (b - y), far = down + 2 * Math.abs(a - x);
      if (down > 2 && far < least) { best = other; least = far; }
    }
    return best;
  };
  const keys = (event, model) => {
    const drawing = marksOf(model), listed = [...drawing.marks.keys()];
    const now = shown?.model === model ? listed.indexOf(shown.key) : -1;
    const at = (n) => listed[Math.max(0, Math.min(listed.length - 1, n))];
    const moves = {
      ArrowRight: () => at(now + 1), ArrowLeft: () => at(now - 1), Home: () => at(0), End: () => at(listed.length - 1),
      ArrowDown: () => (now < 0 ? at(0) : beyond(drawing, listed[now], 1)),
      ArrowUp: () => (now < 0 ? at(0) : beyond(drawing, listed[now], -1)),
    };
    if (moves[event.key]) show(model, model.last = moves[event.key](), { aloud: true });
    else if (event.key === "Enter" && now >= 0) location.hash = more.hash;
    else if (event.key === "Escape") { close(); model.plot.blur(); return; }
    else return;
    event.preventDefault();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const model = event.target.matches?.(".plot") && modelOf(event.target);
    if (model) keys(event, model);
    else if (event.key === "Escape" && event.target.matches?.("details.data tr")) {
      quiet = true; // the reader comes back from the row to the drawing: nothing is shown until she asks
      modelOf(event.target).plot.focus();
      quiet = false;
    } else if (event.key === "Escape") close();
  });
  document.addEventListener("focusin", (event) => {
    const model = event.target.matches?.(".plot:focus-visible") && modelOf(event.target);
    if (model && !quiet) show(model, marksOf(model).marks.has(model.last) ? model.last : [...marksOf(model).marks.keys()][0], { aloud: true });
    else if (event.target.matches?.("details.data tr")) lightRow({ model: modelOf(event.target), row: event.target });
    else if (shown && !note.contains(event.target) && !pinned) close();
  });
  document.addEventListener("focusout", (event) => { if (event.target.matches?.("details.data tr")) lightRow(null); });
  leave.addEventListener("click", close);
  more.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (location.hash === more.hash) { event.preventDefault(); follow(); }
  });
  addEventListener("hashchange", follow);
  addEventListener("resize", close);
  document.addEventListener("figure-changed", (event) => { close(); prepare(event.target); });

  all("figure.fig", document).forEach(prepare);
  addEventListener("DOMContentLoaded", follow); // when all scripts are there
})();
