// Lists every package of NuGet and npm, what is asked for by others too, with its licence; fails on one that is not among those that are taken.
// From lock files, and from what the packages say of themselves: no registry is asked. `deploy/dev licences`; `--all` names each package.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";

const taken = new Set([
  "0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "ISC", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later",
  "MIT", "MPL-2.0", "MS-PL", "PostgreSQL", "Unlicense", "Zlib",
]);

// Packages that say it in a file, at an address, or in words of their own: read by a person.
const read = {
  "nuget:MediatR": ["Apache-2.0", "up to version 12; its address has moved on since"],
  "nuget:Otp.NET": ["MIT", "LICENSE.txt"],
  "nuget:Quickenshtein": ["MIT", "License.txt"],
  "nuget:Hangfire.Core": ["LGPL-3.0-or-later", "LICENSE.md offers it beside a commercial one"],
  "nuget:Hangfire.AspNetCore": ["LGPL-3.0-or-later", "LICENSE.md offers it beside a commercial one"],
  "nuget:Hangfire.NetCore": ["LGPL-3.0-or-later", "LICENSE.md offers it beside a commercial one"],
  "nuget:Hangfire.InMemory": ["LGPL-3.0-or-later", "LICENSE.md offers it beside a commercial one"],
  "nuget:Hangfire.PostgreSql": ["LGPL-3.0-or-later", "LICENSE.md says LGPLv3"],
  "npm:htmx.org": ["0BSD", "it says BSD-0-Clause"],
  "npm:busboy": ["MIT", "it says so in the field of old, licenses"],
  "npm:dicer": ["MIT", "it says so in the field of old, licenses"],
  "npm:streamsearch": ["MIT", "it says so in the field of old, licenses"],
  "npm:combine-errors": ["MIT", "its README"],
  "npm:humanize-number": ["MIT", "its README"],
  "npm:only": ["MIT", "its README"],
};

const json = (file) => JSON.parse(readFileSync(file, "utf8"));
const files = execFileSync("git", ["ls-files"], { encoding: "utf8" }).split("\n");
const packages = new Map();
const add = (kind, name, version, licence) => packages.set(`${kind}:${name}@${version}`, { key: `${kind}:${name}`, version, licence });

const folder = process.env.NUGET_PACKAGES ?? `${homedir()}/.nuget/packages`;
function saidByNuget(name, version) {
  const id = name.toLowerCase();
  const file = `${folder}/${id}/${version.toLowerCase()}/${id}.nuspec`;
  if (!existsSync(file)) throw new Error(`${name} ${version} is not in ${folder}: build first.`);
  return /<license type="expression"[^>]*>([^<]+)</.exec(readFileSync(file, "utf8"))?.[1].trim();
}

for (const file of files.filter((one) => one.endsWith("packages.lock.json")))
  for (const framework of Object.values(json(file).dependencies))
    for (const [name, { type, resolved }] of Object.entries(framework))
      if (type !== "Project") add("nuget", name, resolved, saidByNuget(name, resolved));
for (const [name, { version }] of Object.entries(json(".config/dotnet-tools.json").tools)) add("nuget", name, version, saidByNuget(name, version));
for (const file of files.filter((one) => one.endsWith("package-lock.json")))
  for (const [place, { version, license, link }] of Object.entries(json(file).packages))
    if (place && !link) add("npm", place.slice(place.lastIndexOf("node_modules/") + 13), version, license);

// "(MIT OR CC0-1.0)": one of them is enough; "MIT AND Apache-2.0": both must be.
const isTaken = (expression) => expression.replace(/[()]/g, "").split(" OR ").some((choice) => choice.split(" AND ").every((one) => taken.has(one.trim())));

const licences = new Map();
const used = new Set();
const refused = [];
for (const { key, version, licence: said } of packages.values()) {
  const own = !said || !isTaken(said) ? read[key] : undefined;
  if (own) used.add(key);
  const licence = own?.[0] ?? said;
  if (!licence || !isTaken(licence)) refused.push(`${key} ${version}: ${licence ?? "it names no licence"}`);
  else licences.set(licence, [...(licences.get(licence) ?? []), `${key} ${version}${own ? ` (${own[1]})` : ""}`]);
}

for (const [licence, under] of [...licences].sort((a, b) => b[1].length - a[1].length)) {
  const named = process.argv.includes("--all") ? under : under.filter((one) => one.endsWith(")"));
  console.log(`${licence}: ${under.length}${named.length ? `\n  ${named.sort().join("\n  ")}` : ""}`);
}
for (const key of Object.keys(read).filter((key) => !used.has(key))) refused.push(`${key} is named in deploy/packages/licences.mjs and not used: take it out.`);
console.log(`${packages.size} packages, ${refused.length} of them not taken`);
for (const one of refused.sort()) console.error(one);
process.exit(refused.length === 0 ? 0 : 1);
