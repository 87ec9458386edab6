const EVERY = 60_000;
// So that the sign-out, on its way from another tab, comes before this one asks for a page.
const AFTER = 1_000;
const LEFT = "left";
const ASK = "ask";

// A page of somebody who is signed in shows nothing of them once their session has ended, in whichever tab or place it did (ASVS 5.0, 14.3.1).
export function watchSession() {
  const line = "BroadcastChannel" in window ? new BroadcastChannel("session") : undefined;
  const instead = document.getElementById("gone");
  // Where nobody is signed in, somebody was perhaps, a moment ago.
  if (!instead) return line?.postMessage(ASK);
  const { session, person, signIn } = instead.dataset;
  let typed, gone;
  document.addEventListener("input", ({ target: { form, type } }) => {
    if (form?.method === "post" && type !== "password") typed = form;
  });

  // What was typed waits, sealed, for the sign-in, as it does when a button is pressed too late. Without its token it is never taken for sent.
  // Where there is a preview, it waits for that: nobody had said yet that it is to be sent.
  const keep = (form) => {
    form.querySelectorAll("[name=__RequestVerificationToken], [type=password]").forEach((field) => field.remove());
    form.action = form.querySelector("[data-preview]")?.formAction ?? form.action;
    // It does not ask whether to leave with what it could not save.
    form.removeAttribute("data-autosave");
    form.hidden = true;
    document.body.append(form);
    form.submit();
  };

  const leave = (after, isOver) => {
    if (gone) return;
    gone = true;
    // A form that saves itself may have come anew since.
    const form = isOver && typed && (typed.isConnected ? typed : document.querySelector("form[data-autosave]"));
    document.title = instead.content.querySelector("h1").textContent;
    document.body.replaceChildren(instead.content);
    line?.postMessage(ASK);
    if (form) keep(form);
    else setTimeout(() => location.replace(signIn), after);
  };

  // Without a line nothing is known of the session, and nothing that is typed is lost.
  const ask = async () => {
    if (gone) return;
    const status = await fetch(session, { cache: "no-store", headers: { "Session-Of": person } }).then((answer) => answer.status, () => 0);
    if (status === 401 || status === 403) leave(0, status === 401);
  };

  if (line) line.onmessage = ({ data }) => (data === LEFT ? leave(AFTER) : ask());
  document.querySelector("form[data-sign-out]").addEventListener("submit", () => line?.postMessage(LEFT));
  document.addEventListener("visibilitychange", () => document.hidden || ask());
  addEventListener("pageshow", (event) => event.persisted && ask());
  setInterval(() => document.hidden || ask(), EVERY);
}
