import { mkdirSync, rmSync, writeFileSync } from "node:fs";
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

writeHan("Generated/han.txt");
drawIcons("wwwroot/favicon.svg", `${out}/icons`);
