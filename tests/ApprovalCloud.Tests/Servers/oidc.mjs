// A provider of identities on a port of this machine; whom it knows is in PEOPLE, as JSON: what each claims, by the name they sign in with.
import { Provider } from "oidc-provider";

const [port, callback, ended] = process.argv.slice(2);
const people = JSON.parse(process.env.PEOPLE);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: "approvalcloud", client_secret: process.env.CLIENT_SECRET, redirect_uris: [callback], response_types: ["code"], grant_types: ["authorization_code"],
    backchannel_logout_uri: ended, backchannel_logout_session_required: true }],
  features: { backchannelLogout: { enabled: true } },
  claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"], identity: ["identity_number"] },
  findAccount: (_, id) => people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id] }) },
  // By itself it asks nothing of an address of this machine.
  fetch: (url, options) => globalThis.fetch(url, { ...options, dispatcher: undefined }),
  pkce: { required: () => true },
  cookies: { keys: [process.env.CLIENT_SECRET] },
});
provider.listen(Number(port), "127.0.0.1", () => console.log("listening"));
