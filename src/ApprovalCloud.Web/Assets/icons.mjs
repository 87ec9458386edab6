import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";

// A phone cuts its own shape out of a whole square: the mark keeps to the middle.
const whole = (svg) => svg.replace("<rect", '<rect x="-8" y="-8"').replace('width="48" height="48" rx="9"', 'width="64" height="64"').replace('viewBox="0 0 48 48"', 'viewBox="-8 -8 64 64"');

export function drawIcons(source, folder) {
  const svg = readFileSync(source, "utf8");
  mkdirSync(folder, { recursive: true });
  const draw = (name, drawing, width) => writeFileSync(`${folder}/${name}.png`, new Resvg(drawing, { fitTo: { mode: "width", value: width } }).render().asPng());
  draw("192", svg, 192);
  draw("512", svg, 512);
  draw("maskable", whole(svg), 512);
  draw("apple", whole(svg), 180);
}
