// The contrast of every label and mark of every drawing on the page with what lies beneath it.
() => {
  const parse = (text) => {
    const found = text.match(/rgba?\(([^)]*)\)/);
    if (!found) return null;
    const [r, g, b, a = 1] = found[1].split(/[ ,/]+/).map(Number);
    return { r, g, b, a };
  };
  const over = (top, under, alpha = top.a) => ({
    r: top.r * alpha + under.r * (1 - alpha), g: top.g * alpha + under.g * (1 - alpha),
    b: top.b * alpha + under.b * (1 - alpha), a: 1,
  });
  const linear = (value) => (value <= 10.31475 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const light = ({ r, g, b }) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const contrast = (a, b) => {
    const [dark, bright] = [light(a), light(b)].sort((x, y) => x - y);
    return (bright + 0.05) / (dark + 0.05);
  };
  const variable = (name) => {
    const probe = document.createElement("i");
    Object.assign(probe.style, { color: `var(${name})`, forcedColorAdjust: "none" });
    document.body.append(probe);
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return colour;
  };
  // lines that only help the eye along: every value is also written or in the table
  const quiet = new Set([variable("--line"), variable("--wash"), variable("--paper")]);
  const faded = (element) => {
    let alpha = 1;
    for (let e = element; e.tagName !== "svg"; e = e.parentElement) alpha *= Number(getComputedStyle(e).opacity);
    return alpha;
  };
  const holds = (box, x, y) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;

  const check = (svg) => {
    const own = parse(getComputedStyle(svg).backgroundColor);
    const page = parse(getComputedStyle(document.documentElement).backgroundColor);
    const ground = own && own.a ? own : page;
    const beneath = [], found = [];
    for (const element of svg.querySelectorAll("path, rect, circle, ellipse, line, polygon, polyline, text")) {
      if (element.closest("defs, clipPath, mask")) continue;
      const style = getComputedStyle(element), box = element.getBoundingClientRect(), alpha = faded(element);
      const paint = (name) => {
        const colour = style[name] === "none" ? null : parse(style[name]);
        return colour && { ...colour, a: colour.a * alpha * Number(style[`${name}Opacity`]), said: style[name] };
      };
      const fill = element.tagName === "line" ? null : paint("fill"), stroke = paint("stroke");
      if (element.tagName === "text") {
        if (!element.textContent.trim() || !fill || !fill.a) continue;
        const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
        const base = beneath.filter((b) => holds(b.box, x, y)).reduce((under, b) => over(b.fill, under), ground);
        found.push({ text: true, contrast: contrast(over(fill, base), base), what: element.textContent });
        continue;
      }
      if (fill && fill.a) beneath.push({ fill, box });
      const paints = [fill, stroke].filter((p) => p && p.a && !quiet.has(p.said));
      if (!paints.length) continue;
      const best = Math.max(...paints.map((p) => contrast(over(p, ground), ground)));
      found.push({ text: false, contrast: best, what: paints.map((p) => p.said).join(" ") });
    }
    return found.map((item) => ({ ...item, contrast: Math.round(item.contrast * 100) / 100, figure: svg.closest("figure").id }));
  };
  return [...document.querySelectorAll("figure.fig .plot > svg")]
    .filter((svg) => svg.getBoundingClientRect().width > 0).flatMap(check);
}
