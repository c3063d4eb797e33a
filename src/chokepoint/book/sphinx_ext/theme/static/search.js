// The search: loads its index when the reader reaches for the field, finds every page that holds all words.
(() => {
  const form = document.querySelector("form.search");
  const field = form.querySelector("input");
  const results = document.getElementById("search-results");
  const status = document.getElementById("search-progress");
  const words = form.dataset;
  const SHOWN = 60, EXCERPTS = 8, EXCERPT = 180;
  const SHORTEST_BEGINNING = 3; // letters of a word that may stand for every word beginning so
  let index, loading;

  window.Search = { setIndex: (found) => { index = found; } };

  const load = (address) => new Promise((done, failed) => {
    const script = document.createElement("script");
    Object.assign(script, { src: address, onload: done, onerror: failed });
    document.head.append(script);
  });
  const prepare = () => loading ??= Promise.all(
    [load(`${words.top}_static/language_data.js`), load(`${words.top}searchindex.js`)]);

  const documentsOf = (entry) => (entry === undefined ? [] : [].concat(entry));
  const own = (table, key) => (Object.hasOwn(table, key) ? table[key] : undefined);

  // which pages hold a word, and how much it says there: in a title most, as a beginning least
  const weigh = (word) => {
    const weights = new Map();
    const add = (pages, weight) => pages.forEach((page) => weights.set(page, Math.max(weights.get(page) ?? 0, weight)));
    add(documentsOf(own(index.titleterms, word)), 15);
    add(documentsOf(own(index.terms, word)), 5);
    if (word.length >= SHORTEST_BEGINNING) {
      for (const key of Object.keys(index.titleterms)) if (key.startsWith(word)) add(documentsOf(index.titleterms[key]), 7);
      for (const key of Object.keys(index.terms)) if (key.startsWith(word)) add(documentsOf(index.terms[key]), 2);
    }
    return weights;
  };

  const kindOf = (name) => (name.startsWith("data/") ? "table" : name.startsWith("sources/") ? "source" : "page");
  const boost = { page: 6, table: 3, source: 0 };

  const find = (query) => {
    const stemmer = new Stemmer();
    const lower = splitQuery(query).map((word) => word.toLowerCase());
    const wanted = lower.filter((word) => !stopwords.includes(word)).map((word) => stemmer.stemWord(word));
    if (!wanted.length) return [];
    const weights = wanted.map(weigh);
    const pages = [...weights[0].keys()].filter((page) => weights.every((found) => found.has(page)));
    const score = (page) => weights.reduce((sum, found) => sum + found.get(page), 0) + boost[kindOf(index.docnames[page])];
    return pages.map((page) => ({ page, score: score(page) }))
      .sort((a, b) => b.score - a.score || index.titles[a.page].localeCompare(index.titles[b.page]));
  };

  const excerpt = (text, query) => {
    const lower = text.toLowerCase();
    const places = [query, ...splitQuery(query)].map((word) => lower.indexOf(word.toLowerCase())).filter((n) => n >= 0);
    const start = Math.max(0, (places[0] ?? 0) - EXCERPT / 3);
    return (start ? "… " : "") + text.slice(start, start + EXCERPT).trim() + " …";
  };

  const addExcerpt = async (item, address, query) => {
    try {
      const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
      const main = page.querySelector("main article");
      main.querySelectorAll(".headerlink, .way, .here, h1, svg, details.code").forEach((part) => part.remove());
      main.querySelectorAll("p, li, dt, dd, th, td, h2, h3").forEach((part) => part.append(" "));
      const line = document.createElement("p");
      line.className = "context";
      line.textContent = excerpt(main.textContent.replace(/\s+/g, " "), query);
      item.append(line);
    } catch { /* a result without an excerpt is still a result */ }
  };

  const show = (found, query) => {
    const list = document.createElement("ul");
    list.className = "search";
    found.slice(0, SHOWN).forEach(({ page }, n) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const name = index.docnames[page];
      link.href = `${words.top}${name}.html`;
      link.textContent = index.titles[page].replace(/<[^>]*>/g, "");
      item.append(link);
      const kind = words[kindOf(name)];
      if (kind) item.append(Object.assign(document.createElement("span"), { className: "kind", textContent: kind }));
      list.append(item);
      if (n < EXCERPTS) addExcerpt(item, link.href, query);
    });
    results.replaceChildren(list);
    status.textContent = found.length ? words.found.replace("{n}", found.length) : words.nothing;
  };

  const search = async (query) => {
    if (!query.trim()) return;
    status.textContent = words.loading;
    try {
      await prepare();
      show(find(query), query);
    } catch {
      status.textContent = words.failed;
    }
  };

  field.addEventListener("focus", prepare, { once: true });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `?q=${encodeURIComponent(field.value)}`);
    search(field.value);
  });
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  search(field.value);
})();
