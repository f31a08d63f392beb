// Serves the built site, compressed, as a web server on the way to readers would.
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8", ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".json": "application/json", ".png": "image/png", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml; charset=utf-8", ".woff2": "font/woff2",
};
const PLAIN = new Set([".png", ".woff2", ".epub", ".zip"]);

export async function serve(folder) {
  const server = createServer(async (request, answer) => {
    try {
      let path = join(folder, normalize(decodeURIComponent(new URL(request.url, "http://site").pathname)));
      if ((await stat(path)).isDirectory()) path = join(path, "index.html");
      const body = await readFile(path), kind = extname(path);
      const headers = { "content-type": TYPES[kind] ?? "application/octet-stream", "cache-control": "max-age=31536000" };
      if (PLAIN.has(kind)) return void answer.writeHead(200, headers).end(body);
      answer.writeHead(200, { ...headers, "content-encoding": "gzip", vary: "accept-encoding" }).end(gzipSync(body));
    } catch {
      answer.writeHead(404, { "content-type": "text/plain" }).end("not here");
    }
  });
  await new Promise((ready) => server.listen(Number(process.env.AUDIT_PORT ?? 0), "127.0.0.1", ready));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
