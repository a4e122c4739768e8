// Opens the served app in three tabs of a real browser, one of them narrow, and prints, as JSON, what the later ones say.
// node second_tab.mjs BROWSER ADDRESS
import { chromium } from "playwright-core";

const [executablePath, address] = process.argv.slice(2);
/* Milliseconds: a busy machine is waited for. */
const PATIENCE_MS = 120_000;
const browser = await chromium.launch({
  executablePath,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync",
    "--disable-component-update",
  ],
});
const found = { complaints: [] };
const opened = async (width) => {
  const page = await (await browser.newContext({ viewport: { width, height: 700 } })).newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.on("pageerror", (error) => found.complaints.push(String(error)));
  page.on("console", (message) => {
    const isBusy = message.text().includes("exceeded allotted deadline"); // the terminal's, on a slow machine
    if (!isBusy && ["error", "warning"].includes(message.type())) found.complaints.push(message.text());
  });
  await page.goto(address);
  return page;
};
const begun = (page) => page.waitForSelector("body.-first-byte:not(.-closed)").then(() => true);
const ended = async (page) => {
  await page.waitForSelector("body.-closed");
  return page.locator(".ended").innerText();
};

const first = await opened(1200);
await begun(first);
const narrow = await opened(390);
found.narrow = await ended(narrow);
found.tooWide = await narrow.evaluate(() => {
  const ended = document.querySelector(".ended");
  return ended.scrollWidth - ended.clientWidth;
});
const wide = await opened(1200);
found.wide = await ended(wide);
found.focus = await wide.evaluate(() => document.activeElement.tagName);
found.link = await wide.locator(".ended a").innerText();
await first.close();
await wide.locator(".ended a").click();
found.goesOn = await begun(wide);
await wide.reload();
found.loadsAnew = await begun(wide);
await browser.close();
console.log(JSON.stringify(found));
