// Gives the keys to the app as soon as it has painted, and again when its window comes to the front. Asks before a page
// is left on which something was typed: what is half typed ends with its session. Says why a session has ended.
const focus = () => document.querySelector(".xterm-helper-textarea")?.focus();
const isClosed = () => document.body.classList.contains("-closed");
let hasTyped = false;

// What the server says last stands on the page when the connection closes; what the page says by itself goes.
const say = ({ heading, paragraphs, link }) => {
  const ended = document.querySelector(".ended");
  ended.querySelector("h1").textContent = heading;
  ended.querySelector(".why").replaceChildren(...paragraphs.map((each) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = each;
    return paragraph;
  }));
  const again = ended.querySelector("a");
  again.textContent = link;
  again.hidden = link === "";
};

// The terminal's script opens the one connection, and passes over words that it does not know.
window.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => {
      const [kind, said] = typeof data === "string" ? JSON.parse(data) : [];
      if (kind === "ended") say(said);
    });
  }

  send(data) {
    if (this.readyState === WebSocket.OPEN) super.send(data); // the terminal tells a closed one, too, that it lost the keys
  }
};

document.addEventListener("DOMContentLoaded", () => {
  const painted = new MutationObserver(() => {
    if (document.body.classList.contains("-first-byte")) {
      painted.disconnect();
      focus();
    }
  });
  painted.observe(document.body, { attributeFilter: ["class"] });
  const ended = new MutationObserver(() => {
    if (isClosed()) {
      ended.disconnect();
      const heading = document.querySelector(".ended h1");
      document.title = `${heading.textContent} ${document.title}`;
      heading.focus();
    }
  });
  ended.observe(document.body, { attributeFilter: ["class"] });
});
window.addEventListener("focus", () => { if (!isClosed()) focus(); });
window.addEventListener("keydown", () => { hasTyped = true; }, true);
window.addEventListener("beforeunload", (event) => {
  if (hasTyped && !isClosed()) event.preventDefault();
});
