// What is secret in a letter's link stands behind the #, which no server is sent (ASVS 5.0, 14.2.1). It goes into the form, and out of the address.
export function takeFromAddress(form) {
  if (!form) return;
  const take = () => {
    const given = new URLSearchParams(location.hash.slice(1));
    const fields = form.dataset.fromAddress.split(" ").map((name) => [form.elements[name], given.get(name.toLowerCase())]).filter(([, value]) => value);
    if (fields.length === 0) return;
    for (const [field, value] of fields) {
      field.value = value;
      // Nobody has to look at hundreds of characters.
      if (field.name === "Token") field.closest(".govuk-form-group").hidden = true;
    }
    // The same page in another language knows it, too.
    for (const link of document.querySelectorAll("a[rel~=alternate]")) link.hash = location.hash;
    history.replaceState(history.state, "", location.pathname + location.search);
  };
  addEventListener("hashchange", take);
  take();
}

// Whoever has to sign in first comes to the page with what its address said.
export function carryAddress(forms) {
  if (new URLSearchParams(location.hash.slice(1)).has("token")) for (const form of forms) form.action += location.hash;
}
