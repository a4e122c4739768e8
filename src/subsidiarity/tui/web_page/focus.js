// Gives the keys to the app as soon as it has painted, and again when its window comes to the front. Asks before a page
// is left on which something was typed: what is half typed ends with its session.
const focus = () => document.querySelector(".xterm-helper-textarea")?.focus();
const waiting = new MutationObserver(() => {
  if (document.body.classList.contains("-first-byte")) {
    waiting.disconnect();
    focus();
  }
});
document.addEventListener("DOMContentLoaded", () => waiting.observe(document.body, { attributeFilter: ["class"] }));
window.addEventListener("focus", focus);
let hasTyped = false;
window.addEventListener("keydown", () => { hasTyped = true; }, true);
window.addEventListener("beforeunload", (event) => {
  if (hasTyped && !document.body.classList.contains("-closed")) event.preventDefault();
});
