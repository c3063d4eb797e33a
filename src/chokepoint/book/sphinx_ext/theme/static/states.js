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
