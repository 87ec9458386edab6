import htmx from "htmx.org";

// Forms that save themselves. What could not be saved stays on the page, is said to, and is sent again by itself.
const state = new WeakMap();
const stateOf = (form) => state.get(form) ?? state.set(form, { running: 0, failed: false, wait: 2000, resend: 0, then: null }).get(form);
const formOf = (event) => (event.detail?.ctx?.sourceElement ?? event.target)?.closest?.("form[data-autosave]");

function show(form, kind) {
  for (const line of form.querySelectorAll("[data-not-saved]")) line.hidden = line.dataset.notSaved !== kind;
}

function fail(form, kind) {
  const saving = stateOf(form);
  saving.failed = true;
  show(form, kind);
  clearTimeout(saving.resend);
  // Whoever is signed out has to sign in first: the button leads there, and takes what is on the page along.
  if (kind === "unreachable") saving.resend = setTimeout(() => resend(form), saving.wait);
  saving.wait = Math.min(saving.wait * 2, 30000);
}

function resend(form) {
  if (form.isConnected && stateOf(form).failed && !stateOf(form).running) htmx.trigger(form, "change");
}

export function startAutosave() {
  document.addEventListener("htmx:before:request", (event) => {
    const form = formOf(event);
    if (!form) return;
    stateOf(form).running++;
    // What waited in the queue was collected before the answer to the one before it came, and does not know what that saved.
    const body = event.detail.ctx.request.body;
    for (const name of [...body.keys()].filter((key) => key.startsWith("was."))) body.set(name, form.elements.namedItem(name)?.value ?? body.get(name));
  });
  document.addEventListener("htmx:response:error", (event) => {
    const form = formOf(event);
    const status = form && event.detail.ctx.response.status;
    if (form) fail(form, status === 401 ? "signed-out" : status < 500 ? "refused" : "unreachable");
  });
  document.addEventListener("htmx:error", (event) => {
    const form = formOf(event);
    if (form) fail(form, "unreachable");
  });
  document.addEventListener("htmx:after:swap", (event) => {
    const form = formOf(event);
    if (form && event.detail.ctx?.response?.status < 400) Object.assign(stateOf(form), { failed: false, wait: 2000 });
  });
  document.addEventListener("htmx:finally:request", (event) => {
    const form = formOf(event);
    if (!form) return;
    const saving = stateOf(form);
    saving.running = Math.max(0, saving.running - 1);
    // One that waited in the queue starts right after this.
    setTimeout(() => saving.running || saving.then?.());
  });

  // Two answers on their way at once could pass each other: what is pressed waits for what is being saved.
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-autosave]");
    if (!form) return;
    const saving = stateOf(form);
    if (!navigator.onLine) {
      event.preventDefault();
      fail(form, "unreachable");
    } else if (saving.running) {
      event.preventDefault();
      const button = event.submitter;
      saving.then = () => {
        saving.then = null;
        form.requestSubmit(button?.isConnected ? button : undefined);
      };
      setTimeout(() => saving.then?.(), 8000);
    } else {
      saving.failed = false;
    }
  });

  // The answer to what was saved can move a button from under the pointer that presses it; then the browser knows of no click.
  let pressed = null;
  document.addEventListener("pointerdown", (event) => {
    const button = event.button === 0 && event.target.closest?.("form[data-autosave] button");
    pressed = button ? { button, top: button.getBoundingClientRect().top } : null;
  });
  document.addEventListener("pointerup", (event) => {
    const { button, top } = pressed ?? {};
    pressed = null;
    if (button?.isConnected && !button.contains(event.target) && button.getBoundingClientRect().top !== top) button.click();
  });
  document.addEventListener("pointercancel", () => (pressed = null));

  window.addEventListener("online", () => document.querySelectorAll("form[data-autosave]").forEach(resend));
  window.addEventListener("beforeunload", (event) => {
    if ([...document.querySelectorAll("form[data-autosave]")].some((form) => stateOf(form).failed)) event.preventDefault();
  });
}
