// The bench: the model of a stop in the reader's hands. The page is complete without it, with the default setting.
(() => {
  // The arithmetic of analysis/risk/scenario.py (resolve) and disruption.py (run), in the same order.
  const MONTHS = 12;
  const resolve = (place, inputs) => {
    const own = place.world * place.share;
    const outside = place.world - own + own * inputs.exported;
    return { ...inputs, world: place.world, share: place.share, others: place.others, outside, restart: inputs.restart * outside };
  };
  const run = (s, horizon) => {
    const wanted = s.outside / MONTHS, held = s.stocks * wanted;
    const exports = s.world * s.share * s.exported;
    const months = { missing: [], shortfall: [], cover: [], price: [], hhi: [] };
    let total = 0, unfilled = 0, empty = null;
    for (let month = 1; month <= horizon; month += 1) {
      const during = month <= s.months ? 1 : 0;
      const lost = during * s.withheld * (1 - s.leakage) * exports / MONTHS;
      const ramped = Math.min(1, Math.max(0, (month - s.delay) / Math.max(s.ramp, 1)));
      const relief = s.restart * ramped / MONTHS + wanted * s.substitution * Math.min(1, month / MONTHS);
      const missing = Math.min(Math.max(0, lost - relief), wanted);
      const before = total;
      total += missing;
      if (empty === null && total >= held && missing > 0) empty = month - 1 + (held - before) / missing;
      const open = Math.max(0, total - held), shortfall = open - unfilled;
      unfilled = open;
      const cover = Math.max(0, 1 - shortfall / wanted);
      const price = shortfall > 0 ? cover ** (-1 / (s.supply_elasticity + s.demand_elasticity)) : 1;
      const mine = exports * (1 - during * s.withheld * (1 - s.leakage)), rest = s.world * (1 - s.share);
      const sum = mine + rest;
      months.missing.push(missing); months.shortfall.push(shortfall); months.cover.push(cover); months.price.push(price);
      months.hhi.push(sum > 0 ? (mine / sum) ** 2 + (rest / sum) ** 2 * s.others : 0);
    }
    return { ...months, empty };
  };
  window.chokepointBench = { resolve, run };

  const bench = document.getElementById("bench");
  const block = document.getElementById("bench-data");
  if (!bench || !block) return;
  const told = JSON.parse(block.textContent);
  const form = bench.querySelector("form"), fault = bench.querySelector(".fault");
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  // a formatter takes long to make, and writes quickly
  const [whole, tenths] = [0, 1].map((digits) => new Intl.NumberFormat(document.documentElement.lang || "en",
    { minimumFractionDigits: digits, maximumFractionDigits: digits }));
  const write = (value, digits = 0) => (digits ? tenths : whole).format(value);
  const mineralOf = (id) => told.minerals.find((one) => one.id === id);
  const producerOf = (mineral, code) => mineral.producers.find((one) => one.code === code);
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  // A setting as a reader writes it: texts by name. What will not do is refused in the words of the book's rules.
  const refuse = (value, hint, name) => ({ name, words: fill(told.refused, { value, hint }) });
  const check = (setting) => {
    const mineral = mineralOf(setting.mineral);
    if (!mineral) return refuse(`'${setting.mineral}'`, told.hint, "mineral");
    if (!producerOf(mineral, setting.country)) return refuse(`'${setting.country}'`, mineral.hint, "country");
    for (const entry of told.inputs) {
      const text = setting[entry.name], value = Number(text);
      if (text.trim() === "" || !(value >= entry.least && value <= entry.most)) return refuse(text.trim() || "''", entry.hint, entry.name);
    }
    return null;
  };
  const numbersOf = (setting) => Object.fromEntries(told.inputs.map((entry) => [entry.name, Number(setting[entry.name]) / entry.scale]));
  const end = (ranges, worse) => Object.fromEntries(Object.entries(ranges).map(([name, [low, , high]]) => [name, (told.worse[name] > 0) === worse ? high : low]));
  const middle = (ranges) => Object.fromEntries(Object.entries(ranges).map(([name, [, best]]) => [name, best]));
  const courses = (setting) => {
    const mineral = mineralOf(setting.mineral), own = producerOf(mineral, setting.country);
    const place = { world: mineral.world, share: own.share, others: own.others };
    const ranges = { ...mineral.ranges, exported: own.exported };
    return [end(ranges, false), middle(ranges), end(ranges, true)]
      .map((chosen) => run(resolve(place, { ...chosen, ...numbersOf(setting) }), told.horizon));
  };

  // The result in sentences, a drawing and a table.
  const percent = (course) => course.cover.map((part) => 100 * (1 - part));
  const say = (setting, [mild, mid, severe]) => {
    const mineral = mineralOf(setting.mineral), own = producerOf(mineral, setting.country);
    const [least, worst, most] = [mild, mid, severe].map((one) => Math.max(...percent(one)));
    const dearest = Math.max(...mid.price);
    const values = {
      country: capital(own.name), mineral: mineral.name, withheld: write(Number(setting.withheld)),
      months: write(Number(setting.months)), short: write(worst), mild: write(least), severe: write(most),
      empty: write(mid.empty ?? 0, 1), price: write(dearest, 1), ceiling: write(told.ceiling),
    };
    const kinds = ["set", worst > 0 ? "missing" : "nothing", "between", mid.empty === null ? "lasting" : "empty",
      dearest <= told.ceiling ? "price" : "beyond"];
    return kinds.map((kind) => fill(told.sentences[kind], values)).join(" ");
  };
  const tabulate = ([mild, mid, severe]) => told.months.map((month) => {
    const price = mid.price[month - 1];
    return [write(month), ...[mid, mild, severe].map((one) => write(percent(one)[month - 1])),
      price <= told.ceiling ? write(price, 1) : fill(told.words.more, { value: write(told.ceiling) })];
  });
  const element = (name, attributes, text = "") => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = text;
    return made;
  };
  const draw = ([mild, mid, severe], words) => {
    const wide = 360, high = 150, left = 34, top = 8, base = 122, step = (wide - left - 8) / told.horizon;
    const x = (month) => left + step * (month - 0.5), y = (part) => base - (base - top) * part / 100;
    const picture = element("svg", { viewBox: `0 0 ${wide} ${high}`, role: "img", "aria-label": words });
    for (const part of [0, 50, 100]) {
      picture.append(element("line", { x1: left, x2: wide - 8, y1: y(part), y2: y(part), class: "grid" }),
        element("text", { x: left - 5, y: y(part) + 4, "text-anchor": "end" }, write(part)));
    }
    for (let month = 6; month <= told.horizon; month += 6) picture.append(element("text", { x: x(month), y: base + 18, "text-anchor": "middle" }, write(month)));
    const [low, at, most] = [mild, mid, severe].map(percent);
    at.forEach((part, n) => picture.append(
      element("rect", { x: x(n + 1) - step * 0.32, y: y(part), width: step * 0.64, height: base - y(part), class: "bar" }),
      element("line", { x1: x(n + 1), x2: x(n + 1), y1: y(low[n]), y2: y(most[n]), class: "span" })));
    return picture;
  };
  const show = (setting) => {
    const found = courses(setting), words = say(setting, found);
    bench.querySelector(".told").textContent = words;
    const rows = [...bench.querySelector("tbody").rows];
    tabulate(found).forEach((cells, n) => cells.forEach((text, k) => { rows[n].cells[k].textContent = text; }));
    const box = bench.querySelector(".drawing");
    const caption = document.createElement("p");
    caption.textContent = box.dataset.label;
    box.replaceChildren(caption, draw(found, `${box.dataset.label}. ${words}`));
    box.hidden = false;
  };

  // The controls, and the address that holds the setting.
  const field = (name) => form.elements[name];
  const slide = (name) => form.querySelector(`[data-slides=${name}]`);
  const names = ["mineral", "country", ...told.inputs.map((entry) => entry.name)];
  const read = () => Object.fromEntries(names.map((name) => [name, field(name).value]));
  const listCountries = (mineral, code) => {
    field("country").replaceChildren(...mineral.producers.map((one) => new Option(one.name, one.code, false, one.code === code)));
  };
  const put = (setting) => {
    const mineral = mineralOf(setting.mineral);
    if (mineral) { field("mineral").value = mineral.id; listCountries(mineral, setting.country); }
    for (const { name } of told.inputs) { field(name).value = setting[name]; slide(name).value = setting[name]; }
  };
  const addressOf = (setting) => `#bench?${new URLSearchParams(setting)}`;
  let timer = 0;
  const update = (setting, keep) => {
    const wrong = check(setting);
    fault.textContent = wrong ? wrong.words : "";
    for (const name of names) field(name).toggleAttribute("aria-invalid", wrong?.name === name);
    if (wrong) return;
    show(setting);
    if (!keep) return;
    // browsers refuse an address that changes with every step of a slider
    clearTimeout(timer);
    timer = setTimeout(() => history.replaceState(null, "", addressOf(setting)), 200);
  };
  const text = (value, entry) => String(Number((value * entry.scale).toPrecision(12)));
  const preset = (mineral, n) => Object.fromEntries(told.inputs.map((entry) => {
    const [low, best, high] = mineral.ranges[entry.name];
    const value = n === 1 ? best : (told.worse[entry.name] > 0) === (n === 2) ? high : low;
    return [entry.name, text(value, entry)];
  }));
  const start = () => ({ ...told.defaults, ...preset(mineralOf(told.defaults.mineral), 1) });
  const fromAddress = () => {
    const [place, query] = location.hash.split("?");
    if (place !== "#bench" || !query) return null;
    const given = new URLSearchParams(query), setting = start();
    for (const name of names) if (given.has(name)) setting[name] = given.get(name);
    return setting;
  };
  const follow = () => {
    const setting = fromAddress();
    if (!setting) return;
    put(setting);
    update(setting, false);
    bench.scrollIntoView();
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    const name = event.target.dataset.slides;
    if (name) field(name).value = event.target.value;
    else if (slide(event.target.name)) slide(event.target.name).value = event.target.value;
    else if (event.target === field("mineral")) {
      const mineral = mineralOf(field("mineral").value), code = field("country").value;
      listCountries(mineral, producerOf(mineral, code) ? code : mineral.producers[0].code);
    }
    update(read(), true);
  });
  for (const button of form.querySelectorAll("[data-preset]")) {
    button.addEventListener("click", () => {
      const setting = { ...read(), ...preset(mineralOf(field("mineral").value), Number(button.dataset.preset)) };
      put(setting);
      update(setting, true);
    });
  }
  form.querySelector("[data-reset]").addEventListener("click", () => {
    put(start());
    update(start(), false);
    clearTimeout(timer);
    history.replaceState(null, "", location.pathname + location.search);
  });
  form.querySelector("[data-copy]").addEventListener("click", async ({ currentTarget: button }) => {
    update(read(), false);
    if (check(read())) return;
    history.replaceState(null, "", addressOf(read()));
    let done = true;
    try { await navigator.clipboard.writeText(location.href); } catch { done = false; }
    button.textContent = done ? button.dataset.done : button.dataset.failed;
  });
  addEventListener("hashchange", follow);
  form.hidden = false;
  put(start());
  update(start(), false);
  follow();
})();
