// Lighthouse on the main pages of every room, as on a phone. Ends with 1 if a page is not fully accessible.
import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";

const address = process.argv[2];
const categories = ["performance", "accessibility", "best-practices"];
const password = "Approval-Cloud-1";

// A link of the page before stands for the first one that begins so.
const rooms = [
  [null, ["/", "/?q=kfg", "/services/open-a-restaurant", "/services/open-a-restaurant/need?premises.area=320", "/departments/fire-rescue", "/account/sign-in"]],
  ["citizen", ["/apply", "link:/apply/", "/apply/licences", "/apply/new/open-a-restaurant"]],
  ["clerk.market-supervision", ["/desk", "link:/desk/"]],
  ["supervisor", ["/watch", "/watch/turnaround"]],
  ["designer", ["/design", "/design/open-a-restaurant/1"]],
];

const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const failures = [];

async function signIn(page, account) {
  await page.goto(`${address}/account/sign-in`);
  await page.type("[name=Email]", `${account}@example.test`);
  await page.type("[name=Password]", password);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  if (page.url().includes("sign-in")) throw new Error(`${account} cannot sign in`);
}

// The first address inside the page that has an id in it, such as an application or a task.
const linked = (page, start) =>
  page.$$eval("main a", (links, start) => links.map((link) => new URL(link.href).pathname).find((path) => path.startsWith(start) && /[0-9a-f]{8}-/.test(path)), start);

console.log("performance  accessibility  best practices");
for (const [account, pages] of rooms) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  if (account) await signIn(page, account);
  for (const one of pages) {
    const path = one.startsWith("link:") ? await linked(page, one.slice(5)) : one;
    if (!path) throw new Error(`${account} has nothing at ${one}`);
    const { lhr } = await lighthouse(`${address}${path}`, { onlyCategories: categories, formFactor: "mobile", disableStorageReset: true, logLevel: "error" }, undefined, page);
    if (lhr.runtimeError) throw new Error(`${path}: ${lhr.runtimeError.message}`);
    const [performance, accessibility, practices] = categories.map((category) => Math.round(lhr.categories[category].score * 100));
    console.log(`${String(performance).padStart(11)}  ${String(accessibility).padStart(13)}  ${String(practices).padStart(14)}  ${account ?? "anybody"} ${path}`);
    if (accessibility < 100) failures.push(path);
    for (const { id, weight } of [...lhr.categories.accessibility.auditRefs, ...lhr.categories["best-practices"].auditRefs]) {
      const audit = lhr.audits[id];
      if (weight > 0 && audit.score !== null && audit.score < 1) console.log(`    ${audit.title} ${(audit.details?.items ?? []).map((item) => item.node?.snippet ?? item.description ?? item.url ?? "").slice(0, 3).join(" ")}`);
    }
  }
  await context.close();
}
await browser.close();
if (failures.length > 0) {
  console.log(`Not fully accessible: ${failures.join(", ")}`);
  process.exit(1);
}
