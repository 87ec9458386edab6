// What wapiti offers a server to fetch, and to whom it was shown: it stands in for the site that wapiti would ask otherwise, and keeps to this machine.
import { createServer } from "node:http";

const visits = { ssrf: {}, xxe: {} };

createServer((request, response) => {
  const url = new URL(request.url, "http://localhost");
  const asked = /^\/get_(ssrf|xxe)\.php$/.exec(url.pathname);
  if (asked) {
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(visits[asked[1]][url.searchParams.get("id")] ?? {}));
    return;
  }
  // /ssrf/{scan}/{request}/{parameter}/
  const [kind, scan, page, parameter] = url.pathname.split("/").slice(1);
  if (kind in visits && parameter) {
    const of = (((visits[kind][scan] ??= {})[page] ??= {})[parameter] ??= []);
    of.push({ url: request.url, date: new Date().toISOString(), ip: request.socket.remoteAddress, method: request.method, size: 0 });
    console.error(`The platform was made to fetch ${request.url}`);
  }
  response.end();
}).listen(Number(process.argv[2]), "127.0.0.1");
