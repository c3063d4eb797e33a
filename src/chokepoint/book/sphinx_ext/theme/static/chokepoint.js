// The theme button: as the system, light, dark. It appears only where it works.
(() => {
  const button = document.querySelector("button.theme");
  const order = ["auto", "light", "dark"];
  const read = () => document.documentElement.dataset.theme ?? "auto";
  const show = () => {
    button.textContent = button.dataset[read()];
    button.hidden = false;
  };
  button.addEventListener("click", () => {
    const next = order[(order.indexOf(read()) + 1) % order.length];
    if (next === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    try {
      if (next === "auto") localStorage.removeItem("theme");
      else localStorage.setItem("theme", next);
    } catch { /* no storage: the choice lasts as long as the page */ }
    show();
  });
  show();

  // A link to a number whose rows are folded opens the fold around it.
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let box = target?.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  };
  addEventListener("hashchange", unfold);
  unfold();
})();
