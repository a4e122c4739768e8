// Keeps the page up to date and sends again what did not arrive. The page does all it must without this.
"use strict";
(() => {
  const { root } = document.body.dataset;
  const said = document.getElementById("said");
  const say = (text, isTrouble = false) => {
    if (said.textContent !== text) said.textContent = text;
    said.classList.toggle("trouble", isTrouble);
  };
  const sayOf = (main) => say(main.dataset.said, "trouble" in main.dataset);
  const words = document.body.dataset;
  const pause = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });
  let sending = 0;
  let turns = 0;
  let over = false;
  let source = null;
  let heard = 0;

  // A request that is given up when no answer comes: a proxy, or a Wi-Fi, may swallow one. A phone whose cookie has gone
  // comes in anew and asks again; where that is refused, too, the page says what is to be done.
  const ask = async (path, body) => {
    const answer = await askOnce(path, body);
    if (answer.status !== 403) return answer;
    await askOnce(root);
    const again = await askOnce(path, body);
    if (again.status === 403) window.location.assign(root);
    return again;
  };

  const askOnce = async (path, body) => {
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), 8000);
    try {
      const answer = await fetch(path, {
        method: body ? "POST" : "GET", body, signal: giveUp.signal, credentials: "same-origin", cache: "no-store",
      });
      return { status: answer.status, text: await answer.text() };
    } finally {
      clearTimeout(timer);
    }
  };

  const isAnswered = ({ status }) => status < 500 && status !== 403;

  const show = (text) => {
    const found = new DOMParser().parseFromString(text, "text/html").querySelector("main");
    if (!found) return false;
    const before = document.querySelector("main");
    const isNew = before.dataset.stage !== found.dataset.stage;
    before.replaceWith(document.adoptNode(found));
    sayOf(found);
    if (isNew) document.querySelector("h1").focus();
    return true;
  };

  const refresh = async () => {
    for (let wait = 500; !over; wait = Math.min(wait * 2, 8000)) {
      try {
        const answer = await ask(`${root}/main`);
        if (isAnswered(answer) && show(answer.text)) return;
      } catch { /* asked again below */ }
      say(words.lost, true);
      await pause(wait);
    }
  };

  const send = async (form) => {
    sending += 1;
    const mine = sending;
    const body = new URLSearchParams(new FormData(form));
    if (body.has("turn")) {
      turns = Math.max(turns + 1, Number(body.get("turn")));
      body.set("turn", String(turns));
    }
    body.set("script", "1");
    say(words.sending);
    for (let wait = 500; mine === sending && !over; wait = Math.min(wait * 2, 8000)) {
      try {
        const answer = await ask(form.getAttribute("action"), body);
        if (mine !== sending) return;
        if (isAnswered(answer) && show(answer.text)) return;
      } catch { /* sent again below */ }
      if (mine !== sending) return;
      say(words.unsent, true);
      await pause(wait);
    }
  };

  document.addEventListener("submit", (event) => {
    event.preventDefault();
    send(event.target);
  });

  // Another choice than the one that is counted is marked, and nobody has it yet.
  document.addEventListener("change", ({ target }) => {
    const main = document.querySelector("main");
    if (target.name === "choice" && main.dataset.said && !("trouble" in main.dataset)) {
      if (target.defaultChecked) sayOf(main);
      else say(words.changed, true);
    }
  });

  const listen = () => {
    source?.close();
    heard = Date.now();
    source = new EventSource(`${root}/events`);
    source.addEventListener("stage", (event) => {
      heard = Date.now();
      if (said.textContent === words.lost) sayOf(document.querySelector("main"));
      if (event.data !== document.querySelector("main").dataset.stage) refresh();
    });
    source.addEventListener("here", () => { heard = Date.now(); });
    source.addEventListener("end", () => {
      over = true;
      source.close();
      for (const each of document.querySelectorAll("main form, main a")) each.remove(); // nobody would answer
      say(words.ended);
    });
    source.onerror = () => { if (!over && Date.now() - heard > 5000) say(words.lost, true); };
  };

  // A phone that slept may hold a connection that is dead: one that says nothing for long is begun anew.
  const wake = () => { if (!over && document.visibilityState === "visible") listen(); };
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("pageshow", (event) => { if (event.persisted) wake(); });
  window.addEventListener("online", wake);
  setInterval(() => { if (!over && Date.now() - heard > 25000) listen(); }, 5000);
  document.documentElement.className = "script";
  listen();
})();
