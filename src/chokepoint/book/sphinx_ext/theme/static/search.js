// The search box: it fetches find.js and searchindex.js when a reader reaches for it, and lists what was found
// beside the box or, on the page of the search, below it. The key / leads to the box from anywhere.
(() => {
  const form = document.querySelector("form.seek");
  if (!form) return;
  const field = form.querySelector("input");
  const words = form.dataset;
  const panel = document.getElementById("found");
  const here = panel.matches(".whole"); // the page of the search
  const MOST = here ? 40 : 8, PAUSE = 120;
  let loading, timer = 0;

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const load = (address) => new Promise((done, failed) => {
    document.head.append(make("script", { src: address, onload: done, onerror: failed }));
  });
  const prepare = () => (loading ??= load(words.find).then(() => load(`${words.top}searchindex.js`)));

  const status = make("p", { className: "status" });
  status.setAttribute("role", "status");
  const list = make("div", { className: "list" });
  panel.append(status, list);

  const link = ({ address, title, path }) => make("a", { href: words.top + address },
    make("b", { textContent: path.at(-1) ?? title }));
  const way = ({ title, path }) => (path.length ? [title, ...path.slice(0, -1)].join(" › ") : "");
  const part = (result) => {
    const item = make("li", {}, link(result));
    const above = way(result);
    if (above) item.firstChild.prepend(make("span", { className: "way-there", textContent: above }), " ");
    if (result.kind) item.append(" · ", make("span", { className: "kind", textContent: [, words.table, words.source][result.kind] }));
    const text = make("p", { className: "context" });
    text.append(...result.excerpt.map(([piece, asked]) => (asked ? make("mark", { textContent: piece }) : piece)));
    if (text.textContent) item.append(text);
    return item;
  };
  const told = (answer) => make("p", { className: "answer" }, make("span", { className: "says", textContent: words.answer }), " ",
    answer.sentence, " ", make("a", { href: words.top + answer.address, textContent: [answer.title, ...answer.path].join(" › ") }));

  const show = (found, query) => {
    const items = found.results.flatMap((parts) => parts.map(part));
    list.replaceChildren(...(found.answer ? [told(found.answer)] : []), ...(items.length ? [make("ol", {}, ...items)] : []));
    status.textContent = found.full ? words.found.replace("{n}", found.pages)
      : found.results.length ? words.some : words.nothing;
    if (!here && found.pages > found.results.length) list.append(make("p", { className: "all" },
      make("a", { href: `${form.action}?q=${encodeURIComponent(query)}`, textContent: words.all })));
  };
  const search = async () => {
    const query = field.value.trim();
    panel.hidden = !query && !here;
    if (!query) { list.replaceChildren(); status.textContent = ""; return; }
    if (!window.chokepointSearch?.ready) status.textContent = words.loading;
    try {
      await prepare();
      if (query === field.value.trim()) show(chokepointSearch.find(query, MOST), query);
    } catch {
      status.textContent = words.failed;
    }
  };
  const close = () => { panel.hidden = !here; };

  field.addEventListener("focus", () => { prepare().catch(() => {}); if (field.value.trim()) search(); });
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, PAUSE); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!field.value.trim()) return;
    if (!here) { location.assign(`${form.action}?q=${encodeURIComponent(field.value)}`); return; }
    history.replaceState(null, "", `?q=${encodeURIComponent(field.value)}`);
    search();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  const step = (event) => {
    if (event.key === "Escape" && !here && !panel.hidden) { close(); field.focus(); field.select(); return; }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [field, ...panel.querySelectorAll("a")];
    const now = stops.indexOf(document.activeElement);
    const next = stops[now + (event.key === "ArrowDown" ? 1 : -1)];
    if (now < 0 || !next) return;
    event.preventDefault();
    next.focus();
  };
  for (const part of [form, panel]) part.addEventListener("keydown", step);
  if (here) {
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    search();
  } else {
    document.addEventListener("focusin", (event) => { if (!panel.contains(event.target) && !form.contains(event.target)) close(); });
    document.addEventListener("pointerdown", (event) => { if (!panel.contains(event.target) && !form.contains(event.target)) close(); });
  }
})();
