import { createAll, FileUpload } from "govuk-frontend";
import { Upload } from "tus-js-client";
import { watchTiles } from "./tiles.js";
import { unfinished } from "./unfinished.js";

const words = (text, ...parts) => text.replace(/\{(\d)\}/g, (_, place) => parts[place]);
const percent = (sent, all) => Math.floor((100 * sent) / all);
const announce = (text) => {
  const status = document.getElementById("upload-status");
  if (status) status.textContent = text;
};

// What the server says about a file, or nothing where it said nothing that can be read.
function refusal(error) {
  try {
    const problem = JSON.parse(error.originalResponse.getBody());
    return Object.values(problem.errors ?? {}).flat()[0] ?? problem.detail;
  } catch {
    return undefined;
  }
}

function showError(form, input, text) {
  const group = input.closest(".govuk-form-group");
  group.querySelector(".govuk-error-message")?.remove();
  group.classList.toggle("govuk-form-group--error", Boolean(text));
  if (!text) return;
  const message = document.createElement("p");
  message.className = "govuk-error-message";
  message.id = `${form.dataset.upload.split("/").at(-2)}-problem`;
  message.setAttribute("role", "alert");
  message.textContent = text;
  group.querySelector(".govuk-label").after(message);
}

// Only this document's part of the page: others may be on their way.
async function refresh(section) {
  const response = await fetch(location.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.getElementById(section.id);
  if (!response.ok || !fresh) return location.reload();
  section.replaceWith(fresh);
  start(fresh.parentElement);
  fresh.querySelector(".app-file a, .app-file strong")?.closest(".app-file").scrollIntoView({ block: "nearest" });
}

class FileOnItsWay {
  constructor(form) {
    this.form = form;
    this.running = form.querySelector("[data-running]");
    this.bar = form.querySelector("progress");
    form.querySelector("button:not([type])").hidden = true;
    for (const input of form.querySelectorAll("input[type=file]")) input.addEventListener("change", () => this.send(input));
    form.querySelector("[data-cancel]").addEventListener("click", () => this.cancel());
    form.querySelector("[data-again]").addEventListener("click", () => this.goOn());
    addEventListener("online", () => this.isCut && this.goOn());
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  say(text, aloud = true) {
    this.running.querySelector("[data-words]").textContent = text;
    if (aloud) announce(text);
  }

  async send(input) {
    const [file] = input.files;
    if (!file) return;
    const { dataset } = this.form;
    showError(this.form, input, "");
    if (file.size > Number(dataset.most)) return showError(this.form, input, words(dataset.tooLarge, file.name, dataset.megabytes));
    this.input = input;
    this.file = file;
    this.spoken = -1;
    this.upload = new Upload(file, {
      endpoint: dataset.upload,
      metadata: { filename: file.name },
      retryDelays: [0, 1000, 3000, 5000],
      ...unfinished,
      onProgress: (sent, all) => this.progress(sent, all),
      onSuccess: () => this.done(),
      onError: (error) => this.failed(error),
    });
    const [earlier] = await this.upload.findPreviousUploads();
    if (earlier) this.upload.resumeFromPreviousUpload(earlier);
    this.show(true);
    this.upload.start();
  }

  progress(sent, all) {
    const now = percent(sent, all);
    this.isCut = false;
    this.form.querySelector("[data-again]").hidden = true;
    this.bar.value = this.last = now;
    const { dataset } = this.form;
    // Somebody who listens is told every quarter; one who looks sees every step.
    const aloud = Math.floor(now / 25) > Math.floor(this.spoken / 25);
    if (aloud) this.spoken = now;
    this.say(now === 100 ? words(dataset.checking, this.file.name) : words(dataset.sending, this.file.name, now), aloud);
  }

  done() {
    const section = this.form.closest("section");
    this.say(words(this.form.dataset.done, this.file.name));
    refresh(section);
  }

  failed(error) {
    const { dataset } = this.form;
    const text = refusal(error);
    if (text || error.originalResponse) {
      this.show(false);
      this.clear();
      showError(this.form, this.input, text ?? words(dataset.failed, this.file.name));
      return;
    }

    this.isCut = true;
    this.form.querySelector("[data-again]").hidden = false;
    this.say(words(dataset.cut, this.file.name, this.last ?? 0));
    setTimeout(() => this.isCut && this.goOn(), 10_000);
  }

  goOn() {
    this.isCut = false;
    this.say(words(this.form.dataset.resumed, this.file.name, this.last ?? 0));
    this.upload.start();
  }

  async cancel() {
    this.isCut = false;
    try {
      await this.upload.abort(true);
    } catch {
      // Without a connection it expires by itself.
    }

    this.show(false);
    this.clear();
    announce(words(this.form.dataset.cancelled, this.file.name));
    this.form.closest("section").querySelector("[data-cut]")?.remove();
  }

  // The drop zone tells what is chosen, and is told that nothing is.
  clear() {
    this.input.value = "";
    this.input.dispatchEvent(new Event("change"));
  }

  show(isRunning) {
    this.running.hidden = !isRunning;
    this.form.querySelectorAll(".govuk-form-group").forEach((group) => (group.hidden = isRunning));
    if (isRunning) this.form.querySelector("[data-cancel]").focus();
  }
}

function start(scope) {
  createAll(FileUpload, undefined, { scope, onError: (error) => error.name === "InitError" || console.error(error) });
  scope.querySelectorAll("form[data-upload]:not([data-started])").forEach((form) => {
    form.dataset.started = "";
    new FileOnItsWay(form);
  });
  watchTiles(scope);
}

start(document);
