import htmx from "htmx.org";
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
import { carryAddress, takeFromAddress } from "./address.js";
import { startAutosave } from "./autosave.js";
import { begin } from "./begin.js";
import { startPasskeys } from "./passkeys.js";
import { here } from "./here.js";
import { inserts } from "./insert.js";
import { keys } from "./keys.js";
import { follow } from "./live.js";
import { watchSession } from "./session.js";
import { stack } from "./stack.js";

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
const start = (scope) => {
  components.forEach((component) => createAll(component, undefined, { scope, onError }));
  stack(scope.querySelectorAll(".app-stack"));
};

document.body.classList.add("js-enabled", "govuk-frontend-supported");
start(document);
htmx.onLoad((element) => start(element.parentElement ?? document));

takeFromAddress(document.querySelector("[data-from-address]"));
carryAddress(document.querySelectorAll("[data-carries-address]"));
watchSession();
startAutosave();
startPasskeys();
follow(document.querySelector("[data-live]"));
here(document.querySelector("[data-here]"));
keys(document.querySelector("[data-keys]"));
inserts();
begin(document.querySelectorAll("[data-begin]"));

// Without a connection it shows the page that says so; it keeps nothing else.
if ("serviceWorker" in navigator) navigator.serviceWorker.register(new URL("../sw.js", document.currentScript.src)).catch(() => {});
