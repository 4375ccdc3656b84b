/** True where the browser came over TLS, to this server or to the one in front of it. */
export function isSecure(request: Request): boolean {
  return request.headers.get("x-forwarded-proto") === "https" || request.url.startsWith("https:");
}

/** The site as whoever asks writes it: https://shirube.city.example. */
export function originOf(request: Request): string {
  return `${isSecure(request) ? "https" : "http"}://${new URL(request.url).host}`;
}
