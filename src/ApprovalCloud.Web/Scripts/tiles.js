const drawing = new URL("first-page.js", document.currentScript.src).href;

// The reader of PDFs is large: it is fetched where a tile is seen, and not by whoever saves data.
const seen = new IntersectionObserver((entries) => {
  for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
    seen.unobserve(target);
    import(drawing).then(({ drawFirstPage }) => drawFirstPage(target.querySelector(".app-file__kind"), target.dataset.firstPage)).catch(() => {});
  }
});

export function watchTiles(scope) {
  if (navigator.connection?.saveData) return;
  // An address, or nothing where a look would be on record.
  scope.querySelectorAll("[data-first-page^='/']").forEach((tile) => seen.observe(tile));
}
