// Gives the keys to the app as soon as it has painted, and again when its window comes to the front.
const focus = () => document.querySelector(".xterm-helper-textarea")?.focus();
const waiting = new MutationObserver(() => {
  if (document.body.classList.contains("-first-byte")) {
    waiting.disconnect();
    focus();
  }
});
document.addEventListener("DOMContentLoaded", () => waiting.observe(document.body, { attributeFilter: ["class"] }));
window.addEventListener("focus", focus);
