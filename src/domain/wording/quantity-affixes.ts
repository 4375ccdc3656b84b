import type { Comparator } from "../indicator/value.ts";
import { matchAt } from "./match-at.ts";
import type { ScannedNumber } from "./number-scan.ts";
import { alternatives, wordsOf } from "./quantity-unit.ts";
import words from "./value-words.json" with { type: "json" };

/** A number with what belongs to it, before it is known in how many brackets it stands. Offsets of the folded text. */
export interface BareQuantity {
  /** From the sign, 約 or 最大 before the number to the bound behind the unit. */
  readonly from: number;
  readonly to: number;
  /** Null where the expression is no single number. */
  readonly value: number | null;
  readonly unit: string | null;
  readonly comparator: Comparator;
  /** 千, 万 or 億 is written at the number. */
  readonly scaled: boolean;
  /**
   * number: one number. range: several that bound one thing (3～5回, 40%台). broken: digits that are neither number, date, ordinal nor name
   * (1/2, 3,0000, 数十人).
   */
  readonly kind: "number" | "range" | "broken";
}

const SIGN = /(?:[▲△Δ]\s{0,2}|マイナス|プラス|\+|(?<![\dA-Za-z\p{Script=Han}\p{Script=Katakana}ー-])-)$/u;
const LEAD = new RegExp(
  `(?:(${alternatives(Object.keys(words.boundsBefore))})|(?<!\\p{Script=Han})(?:${alternatives(wordsOf(words.approximateBefore))}))\\s{0,2}$`,
  "u",
);
const BOUND = new RegExp(`\\s{0,2}(${alternatives(Object.keys(words.bounds))})`, "uy");
const APPROXIMATE = new RegExp(
  `\\s{0,2}(?:${alternatives(wordsOf(words.approximate))}|(?:${alternatives(wordsOf(words.approximateAlone))})(?!\\p{Script=Han}))`,
  "uy",
);
const RATE_BEHIND = /\s?\/\s?(?=[年月週日])/uy;

/** A number and its unit with what stands around them: the sign, 約 or 最大 before, 以上 or 程度 behind, /年 behind that. */
export function withAffixes(text: string, at: number, unitEnd: number, number: ScannedNumber, printedUnit: string | null): BareQuantity {
  let unit = printedUnit;
  // 90以上 %: the bound may stand before the unit.
  const early = printedUnit === null ? null : boundOf(matchAt(BOUND, text, number.end)?.[1]);
  const late = endOfAffixes(text, unitEnd);
  let comparator = late.comparator ?? early;
  let to = late.end;
  const rate = to > unitEnd && unit !== null && !unit.includes("/") ? matchAt(RATE_BEHIND, text, to) : null;
  if (rate) {
    unit += `/${text.charAt(to + rate[0].length)}`;
    to += rate[0].length + 1;
  }
  let from = at;
  const before = (length: number) => text.slice(Math.max(0, from - length), from);
  const sign = SIGN.exec(before(6))?.[0] ?? "";
  from -= sign.length;
  if (/¥\s?$/u.test(before(2))) {
    unit ??= "円";
    from -= before(2).length - before(2).lastIndexOf("¥");
  }
  const lead = LEAD.exec(before(8));
  from -= lead?.[0].length ?? 0;
  comparator ??= lead?.[1] === undefined ? null : ((words.boundsBefore as Readonly<Record<string, string>>)[lead[1]] as Comparator);
  const negative = sign !== "" && !/[+プ]/u.test(sign) && number.value !== 0;
  const value = negative && number.value !== null ? -number.value : number.value;
  return { from, to, value, unit, comparator: comparator ?? "=", scaled: number.scaled, kind: "number" };
}

/** Where the bounds and the like behind a unit end (程度以上), and how they bind. */
export function endOfAffixes(text: string, at: number): { readonly end: number; readonly comparator: Comparator | null } {
  let end = at;
  let comparator: Comparator | null = null;
  for (let affixes = 0; affixes < 3; affixes += 1) {
    const bound = matchAt(BOUND, text, end);
    const affix = bound ?? matchAt(APPROXIMATE, text, end);
    if (!affix) break;
    comparator = boundOf(bound?.[1]) ?? comparator;
    end += affix[0].length;
  }
  return { end, comparator };
}

function boundOf(word: string | undefined): Comparator | null {
  return word === undefined ? null : ((words.bounds as Readonly<Record<string, string>>)[word] as Comparator);
}
