import { getDocument, GlobalWorkerOptions } from "pdfjs-dist";

// The reader of PDFs, and what it fetches of fonts and old pictures, lie beside the scripts. No WebAssembly: the page forbids it.
const library = new URL("pdf/", import.meta.url);
GlobalWorkerOptions.workerSrc = new URL("worker.js", library).href;

export const open = (address, more) => getDocument({
  url: address,
  useWasm: false,
  wasmUrl: new URL("wasm/", library).href,
  cMapUrl: new URL("cmaps/", library).href,
  standardFontDataUrl: new URL("standard_fonts/", library).href,
  ...more,
});
