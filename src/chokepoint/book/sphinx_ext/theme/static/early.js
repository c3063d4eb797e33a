// Runs before the first paint: a chosen theme does not flash, and what scripts will fold or add does not jump.
(() => {
  document.documentElement.dataset.loading = "";
  addEventListener("load", () => delete document.documentElement.dataset.loading); // whatever became of the rest
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch { /* no storage: the system's choice stands */ }
})();
