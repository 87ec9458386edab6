// Puts what was chosen at the end of what is written, as the server does it for whoever has no script.
export function inserts() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-insert]");
    if (!button) return;
    const field = document.getElementById(button.dataset.insert);
    const words = document.getElementById(button.dataset.from).selectedOptions[0]?.dataset.words;
    // What is not chosen is asked for by the server.
    if (!words) return;
    event.preventDefault();
    const before = field.value.trimEnd();
    if (!before.includes(words)) field.value = before ? before + button.dataset.joint + words : words;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  });
}
