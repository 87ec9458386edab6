import htmx from "htmx.org";
import "htmx.org/dist/ext/hx-sse.js";
import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
} from "govuk-frontend";
import { startAutosave } from "./autosave.js";
import { startPasskeys } from "./passkeys.js";

const components = [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
];

// What is already running is found again in a swapped page; only real failures are worth a line in the console.
const onError = (error) => error.name === "InitError" || console.error(error);
const start = (scope) => components.forEach((component) => createAll(component, undefined, { scope, onError }));

document.body.classList.add("js-enabled", "govuk-frontend-supported");
start(document);
htmx.onLoad((element) => start(element.parentElement ?? document));

<<<<<<< HEAD
startAutosave();
startPasskeys();
=======
// An answer that could not be saved must not look saved. The next answer from the server hides the warning again.
const warn = (event) => event.target.querySelector?.("[data-not-saved]")?.removeAttribute("hidden");
document.addEventListener("htmx:response:error", warn);
document.addEventListener("htmx:error", warn);

// Without a connection it shows the page that says so; it keeps nothing else.
if ("serviceWorker" in navigator) navigator.serviceWorker.register(new URL("../sw.js", document.currentScript.src)).catch(() => {});
>>>>>>> 812ba41 (Guided questions say what each answer changes; the first page is small, says when there is no connection, and can be put on a phone's home screen; Lighthouse, the keyboard and the reader's own settings are tested)
