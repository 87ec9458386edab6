// No page is kept: it may be personal. Kept is the one that says that there is no connection, fetched as a stranger, and its style.
const name = "offline-1";
const page = new URL("offline", self.registration.scope).href;

async function keep() {
  const answer = await fetch(page, { credentials: "omit", cache: "reload" });
  const style = (await answer.clone().text()).match(/href="([^"]+\.css[^"]*)"/)[1];
  const kept = await caches.open(name);
  await kept.put(page, answer);
  await kept.add(new Request(new URL(style, page), { credentials: "omit" }));
}

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(caches.keys().then((keys) => Promise.all(keys.filter((key) => key !== name).map((key) => caches.delete(key))))));

self.addEventListener("fetch", (event) => {
  const { mode, destination } = event.request;
  if (mode === "navigate") event.respondWith(fetch(event.request).catch(() => caches.match(page)));
  else if (destination === "style") event.respondWith(fetch(event.request).catch(async () => (await caches.match(event.request)) ?? Response.error()));
});
