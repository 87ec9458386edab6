// Asks whether any package, NuGet's or npm's, has a known vulnerability; fails if one has. Where the registry cannot be asked it says so plainly, and that
// nothing is known then.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const files = execFileSync("git", ["ls-files"], { encoding: "utf8" }).split("\n");
const run = (program, ...rest) => spawnSync(program, ...rest, { encoding: "utf8" });
let known = 0;

// All that is locked, in a project of its own: as NuGet finds it in ours, whoever asks for it.
function nuget() {
  const locked = new Map();
  for (const file of files.filter((one) => one.endsWith("packages.lock.json")))
    for (const framework of Object.values(JSON.parse(readFileSync(file, "utf8")).dependencies))
      for (const [name, { type, resolved }] of Object.entries(framework)) if (type !== "Project") locked.set(name, resolved);
  const sources = run("dotnet", ["nuget", "list", "source", "--format", "short"]).stdout.split("\n").filter((line) => line.startsWith("E")).map((line, number) => `<add key="s${number}" value="${line.replace(/^E\S* /, "")}" />`).join("");
  const folder = mkdtempSync(join(tmpdir(), "audit-"));
  try {
    writeFileSync(join(folder, "nuget.config"), `<configuration><packageSources><clear />${sources}</packageSources><auditSources><clear />${sources}</auditSources></configuration>`);
    writeFileSync(join(folder, "audit.csproj"), `<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>true</NuGetAudit><NuGetAuditMode>all</NuGetAuditMode>
      <NuGetAuditLevel>low</NuGetAuditLevel></PropertyGroup><ItemGroup>${[...locked].map(([name, version]) => `<PackageReference Include="${name}" Version="[${version}]" ExcludeAssets="all" />`).join("")}</ItemGroup></Project>`);
    const { stdout } = run("dotnet", ["restore", join(folder, "audit.csproj"), "-v", "quiet"]);
    say("NuGet", locked.size, stdout, /NU190[1-4]/, /NU190[05]|error/);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function npm(file) {
  const { stdout, stderr, status } = run("npm", ["audit", "--audit=true", "--package-lock-only", "--audit-level=low"], { cwd: dirname(file) });
  const packages = Object.keys(JSON.parse(readFileSync(file, "utf8")).packages).length - 1;
  say(`npm, ${file}`, packages, status === 0 ? "" : stdout + stderr, /^Severity:|vulnerabilit(y|ies) \(|severity vulnerabilit/m, /./);
}

function say(what, count, said, isFound, isUnasked) {
  // Whose machine it asked is of no interest here.
  const lines = [...new Set(said.split("\n").map((line) => line.replace(/https?:\/\/\S+/g, "the registry").replace(/^.*?(warning|error) (NU\d+)/, "$2").replace(/ \[.*$/, "").trim()).filter(Boolean))];
  if (isFound.test(said)) {
    known++;
    console.error(`${what}: known vulnerabilities\n  ${lines.join("\n  ")}`);
  } else if (isUnasked.test(said)) {
    console.log(`${what}: ${count} packages could not be audited, so nothing is known of them. ${lines[0]}`);
  } else {
    console.log(`${what}: no known vulnerability in ${count} packages`);
  }
}

nuget();
for (const file of files.filter((one) => one.endsWith("package-lock.json"))) npm(file);
process.exit(known === 0 ? 0 : 1);
