// Lays pages out as on paper and prints, as JSON, where the first page of each ends below its sheet's upper edge, in millimetres.
// node first_pages.mjs BROWSER PAGE...
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, ...pages] = process.argv.slice(2);
const MM = 96 / 25.4;
const MARGIN = { top: 17, side: 16 };

/* Milliseconds: a busy machine is waited for. */
const PATIENCE_MS = 300_000;
const browser = await chromium.launch({
  executablePath,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync",
    "--disable-component-update",
  ],
});
const context = await browser.newContext({ viewport: { width: Math.floor((210 - 2 * MARGIN.side) * MM), height: 900 } });
const page = await context.newPage();
page.setDefaultTimeout(PATIENCE_MS);
await page.emulateMedia({ media: "print" });
const ends = {};
for (const file of pages) {
  await page.goto(pathToFileURL(file).href);
  const bottom = await page.locator(".foot").evaluate((foot) => foot.getBoundingClientRect().bottom);
  ends[path.basename(file)] = MARGIN.top + bottom / MM;
}
await browser.close();
console.log(JSON.stringify(ends));
