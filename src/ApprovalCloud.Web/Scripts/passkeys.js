// A passkey is made or asked for when the form's own button is pressed; what the device answers is sent with the form.
const ask = {
  create: (options) => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
  get: (options) => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
};

async function answer(form) {
  const fields = new FormData();
  fields.set("__RequestVerificationToken", form.querySelector("[name=__RequestVerificationToken]").value);
  const response = await fetch(form.dataset.options, { method: "POST", body: fields });
  if (!response.ok) throw new Error(response.statusText);
  return JSON.stringify(await ask[form.dataset.passkey](await response.json()));
}

export function startPasskeys() {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
  for (const button of document.querySelectorAll("[data-passkey-button]")) {
    const form = button.closest("[data-passkey]");
    button.hidden = false;
    button.addEventListener("click", async (event) => {
      event.preventDefault();
      button.disabled = true;
      try {
        form.querySelector("[name=Credential]").value = await answer(form);
        form.submit();
      } catch {
        form.querySelector("[data-passkey-failed]").hidden = false;
        button.disabled = false;
      }
    });
  }
}
