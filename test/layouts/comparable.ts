/** Texts without white space and width, as the contract compares them; everything else as it is. */
export function comparable(reading: unknown): unknown {
  if (typeof reading === "string") return reading.normalize("NFKC").replace(/[\s・]/gu, "");
  if (Array.isArray(reading)) return reading.map(comparable);
  if (reading === null || typeof reading !== "object") return reading;
  return Object.fromEntries(Object.entries(reading).map(([key, value]) => [key, comparable(value)]));
}
