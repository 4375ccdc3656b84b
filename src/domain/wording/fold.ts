import radicals from "./radicals.json" with { type: "json" };

/** A text in the form in which it is compared and scanned, character by character traceable to the text as written. */
export interface Folded {
  readonly text: string;
  /** Offset in the text as written at which code unit `i` of the folded text begins. */
  readonly starts: Int32Array;
  /** Offset behind it. */
  readonly ends: Int32Array;
}

const RADICALS = new Map<string, string>(Object.entries(radicals));
const PLAIN = /[\0-\x7F\u3000-\u3029\u3041-\u3098\u30A0-\u30FE\u3400-\u9FFF]/u;
/** Numbers in circles and brackets, superscripts and fractions: folded to digits they would run into the number beside them. */
const ENCLOSED =
  /[\u00B2\u00B3\u00B9\u00BC-\u00BE\u2070-\u2079\u2080-\u2089\u2150-\u215F\u2189\u2460-\u249B\u24EA-\u24FF\u2776-\u2793\u3251-\u325F\u32B1-\u32BF\u{1F100}-\u{1F10A}]/u;
const MARK = /[\p{M}\uFF9E\uFF9F]/u;
const MARKS_AT_MOST = 8;

/**
 * NFKC with the radicals that it leaves alone, one base character with its combining marks at a time (at most eight, so that no hostile run of
 * marks costs more than its length).
 *
 * @param keepEnclosed leaves ①, ⑴, ², ½ as they are.
 */
export function fold(source: string, keepEnclosed = true): Folded {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  while (at < source.length) {
    const char = String.fromCodePoint(source.codePointAt(at) ?? 0);
    let end = at + char.length;
    for (let marks = 0; marks < MARKS_AT_MOST && end < source.length; marks += 1) {
      const next = String.fromCodePoint(source.codePointAt(end) ?? 0);
      if (!MARK.test(next)) break;
      end += next.length;
    }
    const part = foldCluster(source.slice(at, end), keepEnclosed);
    parts.push(part);
    for (let i = 0; i < part.length; i += 1) {
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { text: parts.join(""), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

function foldCluster(cluster: string, keepEnclosed: boolean): string {
  if (cluster.length === 1 && PLAIN.test(cluster)) return cluster;
  if (keepEnclosed && ENCLOSED.test(cluster)) return cluster;
  const code = cluster.length === 1 ? cluster.charCodeAt(0) : 0;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return RADICALS.get(cluster) ?? cluster.normalize("NFKC");
}
