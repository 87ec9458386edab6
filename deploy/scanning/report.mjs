// Prints what wapiti found, each kind of finding once with the pages that have it; fails if anything is above low.
import { readFileSync } from "node:fs";

const levels = ["info", "low", "medium", "high", "critical"];
const report = JSON.parse(readFileSync(process.argv[2], "utf8"));
const all = ["vulnerabilities", "anomalies", "additionals"].flatMap((part) =>
  Object.entries(report[part] ?? {}).flatMap(([kind, found]) => found.map((one) => ({ kind, ...one }))));
const groups = new Map();
for (const one of all) {
  const what = `${levels[one.level]} ${one.kind}: ${one.info.trim().replace(/\s+/g, " ")}`;
  groups.set(what, [...(groups.get(what) ?? []), one]);
}

for (const [what, found] of groups) {
  console.log(`${what} (${found.length})`);
  for (const one of found.slice(0, found[0].level > 1 ? 10 : 1)) console.log(`  ${one.method} ${one.path}${one.parameter ? ` by ${one.parameter}` : ""}${one.level > 1 ? `\n    ${one.http_request.trim().replace(/\n/g, "\n    ")}` : ""}`);
}
const above = all.filter((one) => one.level > 1).length;
console.log(`${all.length} findings, ${above} above low`);
process.exit(above === 0 ? 0 : 1);
