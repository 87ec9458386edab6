const EVERY = 30_000;

// A task's page says that it is open, and shows which colleagues have it open too. Nothing waits for this, and nothing fails by it.
export function here(part) {
  if (!part) return;
  const form = part.querySelector("form");
  const names = part.querySelector("[role=status]");
  let beating;

  const beat = async () => {
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
      if (!answer.ok) return;
      const words = (await answer.text()).trim();
      // A screen reader says it again whenever it is written again.
      if (words !== names.innerHTML.trim()) names.innerHTML = words;
    } catch {
      // Without a line the page shows what it knew.
    }
  };

  const start = () => {
    clearInterval(beating);
    beating = setInterval(beat, EVERY);
  };

  document.addEventListener("visibilitychange", () => {
    clearInterval(beating);
    if (document.hidden) return;
    beat();
    start();
  });
  window.addEventListener("pageshow", (event) => event.persisted && beat());
  window.addEventListener("pagehide", () => {
    const left = new FormData(form);
    left.set("Leaves", "true");
    navigator.sendBeacon(form.action, left);
  });
  start();
}
