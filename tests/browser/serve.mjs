// Opens the served app in a real browser, types keys, and prints, as JSON, what became of it.
// node serve.mjs BROWSER ADDRESS PICTURE KEY... ; =TEXT waits until the app has said this.
import { chromium } from "playwright-core";

const [executablePath, address, picture, ...keys] = process.argv.slice(2);
/* Milliseconds: a busy machine is waited for. */
const PATIENCE_MS = 300_000;
const browser = await chromium.launch({
  executablePath,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync",
    "--disable-component-update",
  ],
});
const page = await (await browser.newContext({ viewport: { width: 1100, height: 700 } })).newPage();
page.setDefaultTimeout(PATIENCE_MS);
const found = { complaints: [], requests: [], sockets: [], received: "" };
page.on("console", (message) => {
  const isBusy = message.text().includes("exceeded allotted deadline"); // the terminal's, on a slow machine
  if (!isBusy && (message.type() === "error" || message.type() === "warning")) found.complaints.push(message.text());
});
page.on("pageerror", (error) => found.complaints.push(String(error)));
page.on("request", (request) => found.requests.push(request.url()));
page.on("websocket", (socket) => {
  found.sockets.push(socket.url());
  socket.on("framereceived", ({ payload }) => { found.received += Buffer.from(payload).toString("utf-8"); });
});

// The app has painted when the text has come and the terminal is shown.
const painted = async (text) => {
  const end = Date.now() + 30_000;
  while (!found.received.includes(text)) {
    if (Date.now() > end) throw new Error(`never said: ${text}`);
    await page.waitForTimeout(50);
  }
};

await page.goto(address);
await page.waitForSelector("body.-first-byte");
await page.waitForSelector("#terminal.-connected");
for (const key of keys) await (key.startsWith("=") ? painted(key.slice(1)) : page.keyboard.press(key));
found.height = await page.locator("#terminal canvas").first().evaluate((canvas) => canvas.getBoundingClientRect().height);
found.fonts = await page.evaluate(() => [...document.fonts].filter((font) => font.status === "loaded").length);
// Whether the browser would ask before the page is left: half-typed text would be gone.
const asks = () => page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
found.asksWhileOpen = await asks();
await page.screenshot({ path: picture });
await page.keyboard.press("q");
await page.waitForSelector("body.-closed");
found.asksAtTheEnd = await asks();
found.ended = await page.locator(".ended").innerText();
await browser.close();
console.log(JSON.stringify(found));
