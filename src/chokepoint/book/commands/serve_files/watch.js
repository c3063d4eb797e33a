// Sent by `chokepoint serve` only: loads the page again when the book was built again or a build failed.
"use strict";
const seen = document.currentScript.dataset.state;
async function look() {
  try {
    const answer = await fetch("/-/state", { cache: "no-store" });
    if (answer.ok && (await answer.text()) !== seen) location.reload();
  } catch {
    // the server is gone or busy; look again later
  }
}
setInterval(look, 200);
