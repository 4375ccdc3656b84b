/** What the files of a site are, by how their names end. The web server that the site is carried to says the same: docs/nginx-site.conf. */
export const MEDIA_TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  md: "text/markdown; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  xml: "application/xml; charset=utf-8",
  json: "application/json; charset=utf-8",
  jsonld: "application/ld+json; charset=utf-8",
  yaml: "application/yaml; charset=utf-8",
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
  ico: "image/x-icon",
  woff2: "font/woff2",
  wasm: "application/wasm",
  pdf: "application/pdf",
  zip: "application/zip",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

const ANY = "application/octet-stream";

export function mediaTypeOf(path: string): string {
  // What reads feeds asks for it by its own type.
  if (/(?:^|\/)feed\.xml$/u.test(path)) return "application/atom+xml; charset=utf-8";
  // Who made a document wrote it in whatever code.
  if (path.startsWith("documents/") && !path.endsWith(".html")) return plainTypeOf(path).replace(/; charset.*$/u, "");
  return plainTypeOf(path);
}

function plainTypeOf(path: string): string {
  const [, ending = ""] = /\.([a-z0-9]+)$/u.exec(path) ?? [];
  return Object.hasOwn(MEDIA_TYPES, ending) ? (MEDIA_TYPES[ending] ?? ANY) : ANY;
}

/** True of what is text, and so becomes small when it is packed. */
export function isPackable(path: string): boolean {
  const type = mediaTypeOf(path);
  return type.includes("charset") || type === "application/wasm";
}
