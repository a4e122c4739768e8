// Holds three whole sessions on the page that asks, by keyboard alone, and prints as JSON what the page showed.
// node questionnaire.mjs BROWSER FOLDER PAGE FRENCH REPORT ; pictures, prints and saved files are kept in FOLDER.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const [executablePath, folder, ours, clinic, written] = process.argv.slice(2);
const DESKTOP = { width: 1280, height: 900 };
const MOST_TABS = 400;
/* Milliseconds: a busy machine is waited for. */
const PATIENCE_MS = 300_000;
const browser = await chromium.launch({
  executablePath,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync",
    "--disable-component-update",
  ],
});

async function opened(file) {
  const context = await browser.newContext({ viewport: DESKTOP, acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const address = pathToFileURL(file).href;
  const found = { complaints: [], requests: [] };
  page.on("console", (message) => found.complaints.push(message.text()));
  page.on("pageerror", (error) => found.complaints.push(String(error)));
  page.on("request", (request) => found.requests.push(request.url()));
  page.on("dialog", (dialog) => dialog.accept());
  page.on("filechooser", () => {}); // or the browser would begin to hand choosers over only once a key has opened one
  await page.clock.setFixedTime(new Date("2026-11-26T12:00:00"));
  await page.goto(address);
  found.requests = found.requests.filter((url) => url !== address && !url.startsWith("data:"));
  return { context, page, found };
}

const focused = (page) => page.evaluate(() => document.activeElement.id);

// Tab until an element has the focus, by its id; with the name of a button, by its words.
async function tabTo(page, wanted) {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    const { id, text } = await page.evaluate(() => ({ id: document.activeElement.id, text: document.activeElement.textContent }));
    if (id === wanted || text === wanted) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never comes to ${wanted}`);
}

// Choose an option by its id, whether or not it was chosen before: kinds by arrow, others by Space.
async function choose(page, id) {
  const isKind = (await page.locator(`#${id}`).getAttribute("type")) === "radio";
  if (!isKind) {
    await tabTo(page, id);
    if (!(await page.locator(`#${id}`).isChecked())) await page.keyboard.press("Space");
    return;
  }
  const ids = await optionIds(page);
  for (let tabs = 0; tabs < MOST_TABS && !ids.includes(await focused(page)); tabs += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  for (let steps = 0; steps < ids.length && (await focused(page)) !== id; steps += 1) await page.keyboard.press("ArrowDown");
}

const optionIds = (page) => page.locator(".options input").evaluateAll((all) => all.map((box) => box.id));

// Answer questions until the page goes to its answer; `places` has the places of options, given the turn and the number of them.
async function answered(page, places) {
  const sofar = [];
  for (let turn = 0; turn < 60; turn += 1) {
    const ids = await optionIds(page);
    for (const place of places(turn, ids.length - 1)) await choose(page, ids[place]);
    sofar.push(await page.locator("#so-far").textContent());
    await page.keyboard.press("Enter");
    if ((await focused(page)) === "answer-title") return sofar;
  }
  throw new Error("the questions never end");
}

async function saved(page, name) {
  await tabTo(page, "Save");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  await download.saveAs(path.join(folder, name));
  return { called: download.suggestedFilename(), file: name, said: await page.locator("#said").textContent() };
}

async function shown(page) {
  const texts = (place) => page.locator(place).allTextContents();
  return {
    title: await page.title(),
    language: await page.locator("html").getAttribute("lang"),
    verdict: await page.locator("#answer .verdict").textContent(),
    first_page: {
      others: (await texts("#answer .others")).join(),
      rows: await page.locator("#answer .answer > div").evaluateAll((all) => all.map((row) => ({
        label: row.querySelector("dt").textContent,
        text: row.querySelector("dd > p").textContent,
        points: [...row.querySelectorAll("li")].map((item) => ({
          text: item.firstChild.textContent, note: item.querySelector(".known")?.textContent ?? "",
        })),
      }))),
      foot: (await texts("#answer .foot")).join(),
    },
    sections: await page.locator("#answer > section").evaluateAll((all) => all.map((each) => ({
      heading: each.querySelector("h3").textContent,
      leads: [...each.querySelectorAll("h4")].map((lead) => lead.textContent),
      points: [...each.querySelectorAll("li")].map((item) => [...item.querySelectorAll("p")].map((p) => p.textContent)),
    }))),
    rungs: await texts("#answer .rungs li"),
  };
}

async function pictures(page, name) {
  for (const [scheme, width] of [["light", 1280], ["dark", 1280], ["light", 390], ["light", 320]]) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: path.join(folder, `${name}-${scheme}-${width}.png`), fullPage: true });
  }
  const sideways = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  await page.pdf({ path: path.join(folder, `${name}.pdf`), preferCSSPageSize: true, printBackground: true });
  await page.setViewportSize(DESKTOP);
  return sideways;
}

// What axe finds in a page as it stands; the policy is bypassed, to let axe in.
async function faults(file, isAnswered) {
  const context = await browser.newContext({ bypassCSP: true, viewport: DESKTOP });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(pathToFileURL(file).href);
  if (isAnswered) await answered(page, () => [0]);
  await page.locator("details").evaluateAll((all) => all.forEach((each) => { each.open = true; }));
  await page.evaluate(axe);
  const found = [];
  for (const [scheme, width] of [["light", 1280], ["dark", 1280], ["light", 320]]) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await page.evaluate(() => window.axe.run());
    found.push(...violations.map((fault) => ({ scheme, width, id: fault.id, impact: fault.impact, at: fault.nodes[0].html })));
  }
  await context.close();
  return found;
}

// Somebody begins a decision, answers all that matters, and saves it.
async function first() {
  const { context, page, found } = await opened(ours);
  await tabTo(page, "title");
  await page.keyboard.type("Who keeps the <b>ferry</b>?");
  await tabTo(page, "description");
  await page.keyboard.type("It leaks.\nTwo villages use it.");
  found.sofar = await answered(page, (turn, options) => [(turn * 7 + 1) % options]);
  found.saved = await saved(page, "first.yaml");
  found.shown = await shown(page);
  found.sideways = await pictures(page, "first");
  await context.close();
  return found;
}

// Somebody opens that file, and then one that is none; takes an answer back, gives a range and a note, and saves.
async function second() {
  const { context, page, found } = await opened(ours);
  const open = async (file) => {
    await tabTo(page, "chooser");
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Enter")]);
    await chooser.setFiles(path.join(folder, file));
    await page.waitForFunction((name) => document.getElementById("said").textContent.includes(name), file);
    return page.locator("#said").textContent();
  };
  found.opened = await open("first.yaml");
  found.before = await shown(page);
  found.refused = await open("by-hand.yaml");
  found.after = await shown(page);
  await tabTo(page, "All questions");
  await page.keyboard.press("Enter");
  await tabTo(page, await page.locator(".overview button").nth(1).textContent());
  await page.keyboard.press("Enter");
  for (const id of (await optionIds(page)).slice(0, 2)) await choose(page, id);
  const summary = await page.locator("#question summary").textContent();
  await tabTo(page, summary);
  await page.keyboard.press("Enter");
  await tabTo(page, "evidence");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "note");
  await page.keyboard.type("Asked twice: 'yes', then \"no\"");
  found.saved = await saved(page, "second.yaml");
  found.shown = await shown(page);
  await context.close();
  return found;
}

// Somebody reads another language, knows nothing of the first question, and goes back once.
async function third() {
  const { context, page, found } = await opened(clinic);
  await tabTo(page, "language");
  await page.keyboard.press("ArrowDown");
  found.focus = await focused(page);
  await choose(page, "option-unknown");
  await page.keyboard.press("Enter");
  await tabTo(page, "back");
  await page.keyboard.press("Enter");
  found.isUnknown = await page.locator("#option-unknown").isChecked();
  await tabTo(page, "option-unknown");
  await page.keyboard.press("Enter");
  await answered(page, () => [1]);
  found.saved = await saved(page, "third.yaml");
  found.shown = await shown(page);
  found.sideways = await pictures(page, "third");
  await context.close();
  return found;
}

// Somebody goes past every question: the names of all that came up, until the answer did.
async function passed() {
  const { context, page } = await opened(ours);
  const met = [];
  while ((await focused(page)) !== "answer-title") {
    met.push(await page.locator("#question-title").textContent());
    await tabTo(page, "next");
    await page.keyboard.press("Enter");
  }
  await context.close();
  return met;
}

// Somebody reads a report and follows its link: the title, the verdict and whether that was expected, there and here.
async function followed() {
  const { context, page } = await opened(written);
  const expected = () => page.getByText("The result is the one that was expected.").count();
  const there = [await page.locator("h1").textContent(), await page.locator(".verdict").textContent(), await expected()];
  await page.getByRole("link", { name: "Try other answers" }).click();
  await page.waitForSelector("#answer .verdict");
  const title = await page.locator("#answer .decision").textContent();
  const here = [title, await page.locator("#answer .verdict").textContent(), await expected()];
  await context.close();
  return { there, here };
}

try {
  const report = { first: await first(), second: await second(), third: await third() };
  report.followed = await followed();
  report.passed = await passed();
  report.faults = [...(await faults(ours, false)), ...(await faults(ours, true)), ...(await faults(clinic, true))];
  console.log(JSON.stringify(report));
} finally {
  await browser.close();
}
