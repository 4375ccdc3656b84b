import type { BytePart } from "./open-folder.ts";

/**
 * Which part of a file a Range header asks for (RFC 9110, 14). "whole" where it asks for none, for several or in a way that nobody understands: it is left out of account then.
 * "beyond" where no byte of the file is asked for.
 */
export function readRange(header: string | null, size: number): BytePart | "whole" | "beyond" {
  const [, from = "", to = ""] = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/iu.exec(header ?? "") ?? [];
  if (from === "" && to === "") return "whole";
  if (from === "") {
    const first = Math.max(0, size - Number(to));
    return first >= size ? "beyond" : { first, last: size - 1 };
  }
  const first = Number(from);
  const last = to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== "" && Number(to) < first) return "whole";
  return first >= size ? "beyond" : { first, last };
}
