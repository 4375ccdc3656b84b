import type { Coding } from "./open-folder.ts";

/** What there is of a file packed is sent to who takes it: the smallest first, as it is where nothing else is asked for (RFC 9110, 12.5.3). */
export function acceptedCoding(header: string | null, { br, gz }: { readonly br: number | null; readonly gz: number | null }): Coding {
  const weights = new Map<string, number>();
  for (const part of (header ?? "").slice(0, 500).toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((word) => word.trim());
    const q = parameters.map((word) => /^q\s*=\s*([\d.]+)$/u.exec(word)?.[1]).find((weight) => weight !== undefined);
    weights.set(name === "x-gzip" ? "gzip" : name, q === undefined ? 1 : Number(q));
  }
  const weightOf = (name: string) => weights.get(name) ?? weights.get("*") ?? 0;
  const [brotli, gzip] = [br === null ? 0 : weightOf("br"), gz === null ? 0 : weightOf("gzip")];
  if (brotli > 0 && brotli >= gzip) return "br";
  return gzip > 0 ? "gzip" : "identity";
}
