// Opens pages in a real browser and prints, as JSON, what became of them.
// node look.mjs BROWSER PICTURES PAGE... ; pictures are kept in the folder PICTURES.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const [executablePath, pictures, ...pages] = process.argv.slice(2);
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

/* Milliseconds: a busy machine is waited for. */
const PATIENCE_MS = 300_000;
const browser = await chromium.launch({
  executablePath,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync",
    "--disable-component-update",
  ],
});

// What it shows with scripts on, as a reader has it: its complaints, its requests, whether it moves sideways.
async function shown(page, address, name) {
  const found = { complaints: [], requests: [] };
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") found.complaints.push(message.text());
  });
  page.on("pageerror", (error) => found.complaints.push(String(error)));
  page.on("request", (request) => found.requests.push(request.url()));
  await page.goto(address);
  found.requests = found.requests.filter((url) => url !== address && !url.startsWith("data:"));
  found.heading = await page.locator("h1").first().textContent();
  found.scripts = await page.locator("script").count();
  found.styled = await page.locator("main").evaluate((main) => getComputedStyle(main).maxWidth !== "none");
  found.pictures = await page.locator("svg[role=img]").evaluateAll((all) => all.map((svg) => {
    const box = svg.getBoundingClientRect();
    const outside = [...svg.querySelectorAll("text")].filter((text) => {
      const inner = text.getBoundingClientRect();
      return inner.left < box.left - 1 || inner.right > box.right + 1;
    });
    return {
      name: svg.querySelector("title").textContent,
      described: Boolean(svg.querySelector("desc").textContent),
      size: [box.width, box.height],
      outside: outside.map((text) => text.textContent),
    };
  }));
  found.bars = await page.locator("table.votes").evaluateAll((all) => all.map((table) => (
    [...table.querySelectorAll("td:has(svg)")].map((cell) => {
      const [bar, frame] = ["rect", "svg"].map((tag) => cell.querySelector(tag).getBoundingClientRect().width);
      return { votes: Number(cell.textContent), share: bar / frame, seen: frame > 20 };
    })
  )));
  await page.screenshot({ path: path.join(pictures, `${name}-light.png`), fullPage: true });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.screenshot({ path: path.join(pictures, `${name}-dark.png`), fullPage: true });
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(PHONE);
  found.sideways = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  await page.screenshot({ path: path.join(pictures, `${name}-phone.png`), fullPage: true });
  await page.pdf({ path: path.join(pictures, `${name}.pdf`), preferCSSPageSize: true, printBackground: true });
  return found;
}

// The faults that axe finds, by colour scheme and by size; only these pages bypass the policy, to let axe in.
async function faults(address) {
  const context = await browser.newContext({ bypassCSP: true, viewport: DESKTOP });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const found = [];
  await page.goto(address);
  await page.evaluate(axe);
  for (const [scheme, viewport] of [["light", DESKTOP], ["dark", DESKTOP], ["light", PHONE]]) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize(viewport);
    const { violations } = await page.evaluate(() => window.axe.run());
    for (const fault of violations) {
      const places = fault.nodes.slice(0, 3).map((node) => node.html);
      found.push({ scheme, width: viewport.width, id: fault.id, impact: fault.impact, help: fault.help, places });
    }
  }
  await context.close();
  return found;
}

// The index as a reader uses it: the order and number of rows before, sorted, filtered, and without scripts.
async function used(page) {
  const name = { name: "Decision", exact: true };
  const titles = () => page.locator("#decisions tbody tr:visible th[scope=row]").allTextContents();
  const groups = () => page.locator("#decisions tbody tr:visible th[scope=rowgroup]").allTextContents();
  const before = await titles();
  const grouped = await groups();
  await page.getByRole("button", name).click();
  const sorted = await titles();
  await page.getByRole("button", name).click();
  const reversed = await titles();
  const flat = await groups();
  const direction = await page.locator("th[aria-sort]").getAttribute("aria-sort");
  await page.locator("#words").fill(before[0]);
  const filtered = await titles();
  const said = await page.locator("#shown").textContent();
  await page.getByRole("button", { name: "Show all" }).click();
  const again = (await titles()).length;
  await page.getByRole("button", { name: "Who should decide" }).click();
  await page.getByRole("button", { name: "Who should decide" }).click();
  const regrouped = { titles: await titles(), groups: await groups() };
  const choice = page.locator("select[name=group]");
  const result = await choice.locator("option").nth(1).textContent();
  await choice.selectOption({ index: 1 });
  const chosen = await groups();
  return { before, grouped, sorted, reversed, flat, direction, filtered, said, again, regrouped, result, chosen };
}

async function without(address) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(address);
  const rows = await page.locator("#decisions tbody tr:visible th[scope=row]").count();
  const controls = await page.locator("#controls:visible").count();
  await context.close();
  return { rows, controls };
}

const report = {};
for (const file of pages) {
  const address = pathToFileURL(file).href;
  const name = `${path.basename(path.dirname(file))}-${path.basename(file, ".html")}`;
  const context = await browser.newContext({ viewport: DESKTOP });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  report[name] = { ...(await shown(page, address, name)), faults: await faults(address) };
  if (await page.locator("#decisions").count()) {
    await page.setViewportSize(DESKTOP);
    report[name].used = await used(page);
    report[name].without = await without(address);
  }
  await context.close();
}
await browser.close();
console.log(JSON.stringify(report));
