// Guess first: a reader who turns the switch sets a number on a claim before its evidence is shown.
// It opens what the page holds; nothing is sent and nothing is kept.
(() => {
  const place = document.querySelector(".guess-switch");
  const fields = [...document.querySelectorAll(".claim > .guess")];
  if (!place || !fields.length) { place?.remove(); return; }
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const button = place.querySelector("button");
  const number = new Intl.NumberFormat(document.documentElement.lang);

  // a picture of the scale: what was found as a band or a line, and the guess as a mark
  const draw = ({ low, high, most }, set) => {
    const part = (value) => `${Math.max(0, Math.min(100, 100 * value / most))}%`;
    const band = make("span", { className: "band" }), mark = make("span", { className: "mine" });
    const scale = make("div", { className: "scale" }, band, mark);
    scale.setAttribute("aria-hidden", "true");
    band.style.setProperty("left", part(low));
    band.style.setProperty("width", part(high - low));
    mark.style.setProperty("left", part(set));
    return scale;
  };
  // the rows behind the numbers that answer, as the list at the end of the page has them
  const rowsOf = (names) => {
    const groups = new Set(names.split(" ").map((name) => document.getElementById(`fact-${name}`)?.parentElement.closest("li")));
    return [...groups].map((group) => group?.querySelector(".rows")?.cloneNode(true)).filter(Boolean);
  };
  const answer = (field) => {
    const { dataset: words } = field, set = Number(field.querySelector("input").value);
    const low = Number(words.low), high = Number(words.high);
    // what is printed decides: a figure that rounds to the guess is within
    const where = set < Math.floor(low) ? words.below : set > Math.ceil(high) ? words.above : words.within;
    const yours = words.yours.replace("{n}", number.format(set)).replace("{unit}", words.unit);
    const told = make("div", { className: "answer", tabIndex: -1 },
      make("p", { textContent: [yours, words.told, where].join(" ") }), draw({ low, high, most: Number(words.most) }, set));
    const rows = rowsOf(words.facts);
    if (rows.length) told.append(make("details", {}, make("summary", { textContent: words.rows }), ...rows));
    field.querySelector(".answer")?.remove();
    field.append(told);
    field.classList.add("told");
    field.parentElement.classList.remove("asking");
    told.focus({ preventScroll: true });
  };
  const show = (field) => {
    const input = field.querySelector("input");
    field.querySelector("output").textContent = `${number.format(input.value)} ${field.dataset.unit}`;
  };
  for (const field of fields) {
    field.querySelector("input").addEventListener("input", () => show(field));
    field.querySelector("button").addEventListener("click", () => answer(field));
  }
  const turn = (on) => {
    button.setAttribute("aria-pressed", String(on));
    button.textContent = on ? button.dataset.on : button.dataset.off;
    for (const field of fields) {
      field.hidden = !on;
      field.classList.remove("told");
      field.querySelector(".answer")?.remove();
      field.parentElement.classList.toggle("asking", on);
      if (on) show(field);
    }
  };
  button.addEventListener("click", () => turn(button.getAttribute("aria-pressed") !== "true"));
  // a link to a number inside a card that still asks shows its evidence
  addEventListener("hashchange", () => {
    const card = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest(".asking");
    if (card && card.id !== location.hash.slice(1)) card.classList.remove("asking");
  });
  place.hidden = false;
})();
