const FIELDS = "input, textarea, select, [contenteditable], dialog";

// Single keys of the desk. The card that lists them is on the page only while its clerk wants them (WCAG 2.2, 2.1.4).
export function keys(card) {
  if (!card) return;
  document.addEventListener("keydown", (event) => {
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.repeat && !event.isComposing;
    if (!isPlain || event.defaultPrevented || card.open || event.target.closest?.(FIELDS)) return;
    if (event.key === "?") {
      event.preventDefault();
      card.showModal();
      return;
    }
    const target = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key);
    if (!target) return;
    event.preventDefault();
    if (target.matches("a, button")) target.click();
    else target.focus();
  });
}
