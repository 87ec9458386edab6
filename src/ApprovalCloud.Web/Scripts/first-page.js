import { open } from "./reader.js";

async function draw(tile, address) {
  // No more of the file than the page takes.
  const opening = open(address, { disableAutoFetch: true, disableStream: true });
  try {
    const page = await (await opening.promise).getPage(1);
    const plain = page.getViewport({ scale: 1 });
    const room = tile.clientWidth * Math.min(window.devicePixelRatio || 1, 2);
    const viewport = page.getViewport({ scale: room / Math.max(plain.width, plain.height) });
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: Math.ceil(viewport.width), height: Math.ceil(viewport.height) });
    await page.render({ canvas, viewport }).promise;
    tile.replaceChildren(canvas);
  } finally {
    opening.destroy();
  }
}

// One after the other: a phone has little room. What cannot be drawn keeps its tile.
let last = Promise.resolve();
export const drawFirstPage = (tile, address) => (last = last.then(() => draw(tile, address)).catch(() => {}));
