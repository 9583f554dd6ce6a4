// Asks Lighthouse (Google's own package) about pages, in one Chromium: a line of JSON for each page and round.
// Takes: the folder of node_modules, Chromium's path, the number of rounds, and the pages as JSON: {name: address}.
import { createRequire } from "node:module";

const [folder, chromePath, rounds, pages] = process.argv.slice(2);
const from = createRequire(`${folder}/`);
const { default: lighthouse } = await import(from.resolve("lighthouse"));
const { launch } = await import(from.resolve("chrome-launcher"));

const TIMES = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];
// Results of a search are kept from search engines on purpose: not a fault of the page.
const skipAudits = (name) => (name.includes("results") ? ["is-crawlable"] : []);
const chromeFlags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];
const chrome = await launch({ chromePath, chromeFlags });

/** What one run found. Everything but the speed is the same each time, so later rounds look at the speed alone. */
async function ask(name, address, round) {
  const onlyCategories = round ? ["performance"] : undefined;
  const options = { port: chrome.port, logLevel: "silent", output: "json", onlyCategories, skipAudits: skipAudits(name) };
  const { lhr } = await lighthouse(address, options);
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  const kinds = Object.values(lhr.categories);
  const scores = Object.fromEntries(kinds.map(({ id, score }) => [id, Math.round(score * 100)]));
  const failed = kinds.flatMap(({ auditRefs }) => auditRefs)
    .filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
    .map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? ""}`.trim());
  const times = Object.fromEntries(TIMES.map((id) => [id, Math.round(lhr.audits[id].numericValue * 1000) / 1000]));
  return { name, scores, failed, times };
}

try {
  for (let round = 0; round < Number(rounds); round++) {
    for (const [name, address] of Object.entries(JSON.parse(pages))) {
      // A page is sometimes lost while a busy machine starts its recording; the second try says whether it is the page.
      const said = await ask(name, address, round).catch(() => ask(name, address, round));
      console.log(JSON.stringify(said));
    }
  }
} finally {
  await chrome.kill();
}
