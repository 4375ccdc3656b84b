import { readEnumerator } from "../../../../domain/wording/enumerator.ts";
import { fold } from "../../../../domain/wording/fold.ts";
import { isUnit, splitUnit } from "../../../../domain/wording/unit.ts";
import { Passage } from "../../../passage.ts";
import { Derived } from "../../draft.ts";
import words from "./words.json" with { type: "json" };

/** Marks that a legend explains as the KPIs of the 総合戦略: ★ … */
export interface Naming {
  readonly strategyMarks: ReadonlySet<string>;
}

export interface IndicatorName {
  readonly name: Passage;
  readonly unit: Derived<string> | null;
  readonly strategy: Passage | null;
  /** Marks, numbers and brackets taken off. */
  readonly furniture: readonly Passage[];
}

/** A unit in brackets before what a second cell adds, or how it is counted: 受診率（％） 男性, 参加者数（人）（累計）. */
const INNER_UNIT = /[（(]([^（()）]{1,8})[)）](?=[\s　]\S|[※＊*]|[（(](?:累計|延べ|累積|年間)[)）]$)/u;
/** （件・累計）: the unit with how it is counted. */
const COUNTED = /[（(]([^（()）]{1,8}[・、](?:累計|延べ|累積|年間)|(?:累計|延べ|累積|年間)[・、][^（()）]{1,8})[)）]$/u;
const TAGS = [...words.strategy].sort((a, b) => b.length - a.length);

/** An indicator's name without its mark, number, KPI tag and the unit in brackets. */
export function nameOf(cell: Passage, { strategyMarks }: Naming): IndicatorName {
  const furniture: Passage[] = [];
  let strategy: Passage | null = null;
  let name = cell.trim();
  const take = (length: number, fromEnd = false) => {
    const part = fromEnd ? name.slice(name.length - length) : name.slice(0, length);
    name = (fromEnd ? name.slice(0, name.length - length) : name.slice(length)).trim();
    return part;
  };
  for (let i = 0; i < 3; i += 1) {
    const tag = TAGS.find((word) => name.text.startsWith(word)) ?? "";
    const last = TAGS.find((word) => name.text.endsWith(word)) ?? "";
    if (tag !== "") strategy = take(tag.length);
    else if (last !== "" && last.length < name.length) strategy = take(last.length, true);
    else {
      const first = [...name.text][0] ?? "";
      const end = [...name.text].at(-1) ?? "";
      if (strategyMarks.has(first)) strategy = take(first.length);
      else if (strategyMarks.has(end) && name.length > 2) strategy = take(end.length, true);
      else {
        const mark = readEnumerator(name.text);
        if (!mark || mark.length >= name.length || mark.kind === "latin") break;
        furniture.push(take(mark.length));
      }
    }
  }
  const inner = INNER_UNIT.exec(name.text);
  if (inner?.[1] && isUnit(inner[1])) {
    const bracket = name.slice(inner.index, inner.index + inner[0].length);
    const rest = Passage.join([name.slice(0, inner.index), name.slice(inner.index + inner[0].length)]);
    return { name: rest, unit: new Derived(fold(inner[1]).text, bracket), strategy, furniture };
  }
  const counted = COUNTED.exec(name.text);
  const word = counted?.[1]?.split(/[・、]/u).find((part) => isUnit(part));
  if (counted && word !== undefined)
    return {
      name,
      unit: new Derived(fold(word).text, name.slice(counted.index + counted[0].indexOf(word)).slice(0, word.length)),
      strategy,
      furniture,
    };
  const split = splitUnit(name.text);
  // （年間） says how it is counted.
  const { nameLength, unit } = split.unit === "年間" ? { nameLength: name.length, unit: null } : split;
  const bracket = name.slice(nameLength);
  const kept = unit === null ? name : name.slice(0, nameLength);
  return { name: kept, unit: unit === null ? null : new Derived(unit, bracket), strategy, furniture };
}

/** The marks that a legend among the texts explains with the 総合戦略 or its KPI: ★は総合戦略のKPI. */
export function strategyMarksIn(texts: readonly string[]): Set<string> {
  const marks = new Set<string>();
  for (const text of texts) {
    if (text.length > 200 || !/総合戦略|KPI|ＫＰＩ|重要業績評価指標/u.test(text)) continue;
    const mark =
      /^(?:[（(]?注?[）)]?[※＊*]?\s*)([★☆◎●◆■▲◇□])\s*(?:は|印|の|[:：…＝=]|マーク|が)/u.exec(text)?.[1] ??
      /「([★☆◎●◆■▲◇□])」|([★☆◎●◆■▲◇□])(?:印|マーク|の(?:付|つ)い)/u.exec(text)?.[1];
    if (mark) marks.add(mark);
  }
  return marks;
}
