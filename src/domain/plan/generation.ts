import { textKey } from "../wording/text-key.ts";

/** Which of the plans that follow each other a plan is. */
export interface Generation {
  /** What the titles of all of them share. */
  readonly family: string;
  /** 第3次 is 3; 0 where the title counts nothing. */
  readonly number: number;
  /** 前期 is 1, 中期 is 2, 後期 is 3, 第2期 is 2; 0 where the title names none. */
  readonly part: number;
}

const KANJI = "〇一二三四五六七八九十";
const COUNTED = /第?([0-9]{1,2}|[一二三四五六七八九十])([次期])/gu;
const PARTS: Readonly<Record<string, number>> = { 前期: 1, 中期: 2, 後期: 3 };

/** Reads the generation out of a plan's title: 第3次澄川市総合計画 後期基本計画 is number 3, part 3 of 澄川市総合計画基本計画. */
export function readGeneration(title: string): Generation {
  let number = 0;
  let part = 0;
  const family = textKey(title)
    .replace(COUNTED, (_, figure: string, counter: string) => {
      const count = /\d/u.test(figure) ? Number(figure) : KANJI.indexOf(figure);
      if (counter === "次") number = count;
      else part = count;
      return "";
    })
    .replace(/前期|中期|後期/gu, (word) => {
      part = PARTS[word] ?? 0;
      return "";
    });
  return { family, number, part };
}

/** Less than 0 where the first came before the second; 0 where the titles do not tell. */
export function compareGenerations(one: Generation, other: Generation): number {
  if (one.family !== other.family) return 0;
  return one.number - other.number || one.part - other.part;
}
