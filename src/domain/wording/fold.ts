import radicals from "./radicals.json" with { type: "json" };

/** A text in the form in which it is scanned, traceable code unit by code unit to the text as written. */
export interface Folded {
  readonly text: string;
  /** Offset in the text as written at which code unit `i` of the folded text begins. */
  readonly starts: Int32Array;
  /** Offset behind it. */
  readonly ends: Int32Array;
}

const RADICALS = new Map<string, string>(Object.entries(radicals));
/** Numbers in circles and brackets, superscripts, fractions: folded to digits they would run into the number beside them. */
const ENCLOSED =
  /[\u00B2\u00B3\u00B9\u00BC-\u00BE\u2070-\u2079\u2080-\u2089\u2150-\u215F\u2189\u2460-\u249B\u24EA-\u24FF\u2776-\u2793\u3251-\u325F\u32B1-\u32BF\u{1F100}-\u{1F10A}]/u;
const MARK = /[\p{M}\uFF9E\uFF9F]/u;
/** NFKC of a long run of combining marks costs its square, so a run is folded in pieces. */
const MARKS_AT_MOST = 8;

/** NFKC, and the radicals that NFKC leaves alone (⻑ for 長). In linear time whatever the text holds. */
export function foldForComparison(source: string): string {
  let at = plainUntil(source, 0);
  if (at === source.length) return source;
  let folded = source.slice(0, at);
  while (at < source.length) {
    const end = endOfCluster(source, at);
    const next = plainUntil(source, end);
    folded += foldCluster(source.slice(at, end)) + source.slice(end, next);
    at = next;
  }
  return folded;
}

/**
 * A text as the readers of numbers and dates scan it: folded as for comparison, but ①, ⑴, ², ½ kept; every dash is -, every wave ~, every arrow →.
 */
export function fold(source: string): Folded {
  const plain = plainUntil(source, 0);
  if (plain === source.length) return { text: unify(source), starts: countFrom(0, plain), ends: countFrom(1, plain) };
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < source.length; ) {
    const end = endOfCluster(source, at);
    const cluster = source.slice(at, end);
    const part = cluster.charCodeAt(0) > 0x7f && ENCLOSED.test(cluster) ? cluster : foldCluster(cluster);
    parts.push(part);
    for (let i = 0; i < part.length; i += 1) {
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { text: unify(parts.join("")), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

function countFrom(first: number, length: number): Int32Array {
  const counted = new Int32Array(length);
  for (let i = 0; i < length; i += 1) counted[i] = first + i;
  return counted;
}

/** ASCII, kana, the common kanji and their punctuation stay as they are; most of any text. */
function isUnchanged(code: number): boolean {
  return (
    code < 0x80 ||
    (code >= 0x3001 && code <= 0x3029) ||
    (code >= 0x3041 && code <= 0x3096) ||
    (code >= 0x30a0 && code <= 0x30fe) ||
    (code >= 0x3400 && code <= 0x9fff)
  );
}

/** Where the first cluster from `at` on begins that may change; marks may follow what stays as it is. */
function plainUntil(source: string, at: number): number {
  let end = at;
  while (end < source.length && isUnchanged(source.charCodeAt(end))) end += 1;
  return end < source.length && end > at ? end - 1 : end;
}

function endOfCluster(source: string, at: number): number {
  let end = at + ((source.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  for (let marks = 0; marks < MARKS_AT_MOST && end < source.length; marks += 1) {
    const code = source.codePointAt(end) ?? 0;
    if (isUnchanged(code) || !MARK.test(String.fromCodePoint(code))) break;
    end += code > 0xffff ? 2 : 1;
  }
  return end;
}

function foldCluster(cluster: string): string {
  const code = cluster.length === 1 ? cluster.charCodeAt(0) : 0;
  if (cluster.length === 1 && isUnchanged(code)) return cluster;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return RADICALS.get(cluster) ?? cluster.normalize("NFKC");
}

/** Code unit by code unit, so that offsets stay. ー between figures and dates is a dash that somebody typed with the key beside it. */
function unify(text: string): string {
  return text
    .replace(/[〜∼]/gu, "~")
    .replace(/[−‐‑‒–—―]/gu, "-")
    .replace(/[⇒➡⇨⟶➔➜►▶]/gu, "→")
    .replace(/[-=]>/gu, " →")
    .replace(/(?<=[\d月日度末旬])ー(?=[\d翌令平HR])/gu, "-");
}
