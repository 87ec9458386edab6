import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Converter } from "opencc-js/t2cn";
import { pinyin } from "pinyin-pro";

const simplify = Converter({ from: "t", to: "cn" });

// The table that Han.Read reads: every character of the Unicode block with every way to read it, and what it is simplified to.
export function writeHan(file) {
  const readings = new Map();
  let pairs = "";
  for (let code = 0x4e00; code <= 0x9fff; code++) {
    const character = String.fromCharCode(code);
    for (const syllable of new Set(pinyin(character, { multiple: true, toneType: "none", type: "array", v: true })))
      if (/^[a-z]+$/.test(syllable)) readings.set(syllable, (readings.get(syllable) ?? "") + character);
    const simple = simplify(character);
    if (simple !== character && simple.length === 1) pairs += character + simple;
  }
  const lines = [...readings].sort(([a], [b]) => (a < b ? -1 : 1)).map(([syllable, characters]) => `${syllable} ${characters}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, [...lines, `= ${pairs}`, ""].join("\n"));
}
