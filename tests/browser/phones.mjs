// Phones in a real browser: each line of input is a JSON list, a command and what it is about; each line of output its
// answer. node phones.mjs BROWSER
import { createInterface } from "node:readline";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [executablePath] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const browser = await chromium.launch({
  executablePath,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync",
    "--disable-component-update",
  ],
});
const phones = [];
const requests = new Set();
const complaints = [];

const PATIENCE = { timeout: 120_000 };
const says = (place, text) => phones[place].waitForFunction(
  (wanted) => document.body.innerText.includes(wanted), text, PATIENCE);
const commands = {
  // Opens pages, each on a phone of its own: {number, script, width, height, proxy, dark}.
  join: async (address, { number = 1, script = true, width = 390, height = 844, proxy = "", dark = false }) => {
    const open = async () => {
      const context = await browser.newContext({
        viewport: { width, height },
        javaScriptEnabled: script,
        colorScheme: dark ? "dark" : "light",
        proxy: proxy ? { server: proxy, bypass: "<-loopback>" } : undefined,
      });
      const page = await context.newPage();
      page.on("request", (request) => requests.add(new URL(request.url()).host));
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => { if (message.text().includes("Content Security")) complaints.push(message.text()); });
      for (;;) {
        try {
          await page.goto(address);
          await page.waitForSelector("main", { timeout: 5_000 });
          break;
        } catch { /* as a person would: once more */ }
      }
      return page;
    };
    const places = Array.from({ length: number }, (_, place) => phones.length + place);
    phones.push(...(await Promise.all(places.map(open))));
    return places;
  },
  vote: async (votes) => {
    await Promise.all(votes.map(async ([place, value]) => {
      await phones[place].locator(`input[name="choice"][value="${value}"]`).check(PATIENCE);
      await phones[place].locator("form button").click();
    }));
  },
  mark: async (place, value) => { await phones[place].locator(`input[name="choice"][value="${value}"]`).check(PATIENCE); },
  forget: async (place) => { await phones[place].context().clearCookies(); },
  // Whether what is said can be seen where the button is.
  inSight: async (place) => phones[place].evaluate(() => {
    document.querySelector("main button").scrollIntoView({ block: "end" });
    const { top, bottom } = document.getElementById("said").getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight && bottom > top;
  }),
  // The phones that come to say this: one on a bad Wi-Fi says in between that it has no connection.
  saying: async (places, text) => (await Promise.all(places.map(
    (place) => says(place, text).then(() => [place], () => [])))).flat(),
  wait: async (places, text) => { await Promise.all(places.map((place) => says(place, text))); },
  stage: async (place) => phones[place].evaluate(() => document.querySelector("main").dataset.stage),
  past: async (place, stage) => {
    await phones[place].waitForFunction((past) => document.querySelector("main").dataset.stage !== past, stage, PATIENCE);
  },
  text: async (place) => phones[place].locator("body").innerText(),
  look: async (place) => { await phones[place].reload(); },
  click: async (place, text) => { await phones[place].getByText(text, { exact: true }).click(); },
  troubled: async (place) => phones[place].locator("#said.trouble").count(),
  tappable: async (place) => phones[place].locator("main").locator("a, button, input").filter({ visible: true }).count(),
  line: async (place, text) => {
    await phones[place].locator("#line").fill(text);
    await phones[place].locator("form button").click();
  },
  sleep: async (place) => { await phones[place].context().setOffline(true); },
  awake: async (place) => { await phones[place].context().setOffline(false); },
  keys: async (place, keys) => { for (const key of keys) await phones[place].keyboard.press(key); },
  focus: async (place) => phones[place].evaluate(() => document.activeElement.outerHTML.slice(0, 80)),
  axe: async (place) => {
    const session = await phones[place].context().newCDPSession(phones[place]);
    await session.send("Page.setBypassCSP", { enabled: true });
    await phones[place].reload();
    await phones[place].evaluate(axe);
    const found = await phones[place].evaluate(() => globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }));
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  },
  measure: async (place) => phones[place].evaluate(() => ({
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    small: [...document.querySelectorAll("main .option, main button, main .again, main input[type=text]")]
      .map((each) => each.getBoundingClientRect()).filter(({ width, height }) => width && (width < 44 || height < 44)).length,
  })),
  picture: async (place, file) => { await phones[place].screenshot({ path: file, fullPage: true }); },
  seen: async () => ({ requests: [...requests], complaints }),
};

for await (const line of createInterface({ input: process.stdin })) {
  const [name, ...given] = JSON.parse(line);
  try {
    console.log(JSON.stringify({ is: (await commands[name](...given)) ?? null }));
  } catch (error) {
    console.log(JSON.stringify({ fault: String(error) }));
  }
}
await browser.close();
