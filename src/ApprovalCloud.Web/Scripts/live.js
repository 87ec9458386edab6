import htmx from "htmx.org";

// Where the line is refused (too many pages open, or no line at all), the page asks by itself now and then.
const ASK_EVERY = 15_000;

// A part of the page that is told when there is something new, and then fetches itself again.
export function follow(part) {
  if (!part) return;
  const { id } = part;
  const { live } = part.dataset;
  let line, asking, soon;

  // One commit brings several events: the page asks once for all of them.
  const changed = () => {
    clearTimeout(soon);
    soon = setTimeout(() => htmx.trigger(document.getElementById(id), "changed"), 100);
  };

  const open = () => {
    if (line || asking || document.hidden) return;
    // What came while the page was hidden is told from where the page, as it is now, ends.
    line = new EventSource(document.getElementById(id).dataset.live ?? live);
    line.onmessage = changed;
    line.onerror = () => {
      if (line?.readyState !== EventSource.CLOSED) return;
      line = undefined;
      asking = setInterval(() => document.hidden || changed(), ASK_EVERY);
    };
  };

  // A browser has only a few lines to one place: a page that nobody looks at gives its own back.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) return open();
    line?.close();
    line = undefined;
  });
  window.addEventListener("pagehide", () => line?.close());
  open();
}
