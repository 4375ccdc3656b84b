const DIGITS = "〇一二三四五六七八九";
const OTHER_FORMS: Readonly<Record<string, string>> = { 零: "〇", 壱: "一", 弐: "二", 参: "三", 拾: "十" };
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const GREAT: Readonly<Record<string, number>> = { 万: 1e4, 億: 1e8, 兆: 1e12 };
const LONGEST = 20;

/** A number written wholly in kanji: 十二, 二千五百, 三〇, 一万二千. Null for anything else. */
export function readKanjiNumber(text: string): number | null {
  if (text === "" || text.length > LONGEST) return null;
  const chars = [...text].map((char) => OTHER_FORMS[char] ?? char);
  return chars.every((char) => DIGITS.includes(char)) ? readPlaces(chars) : readPowers(chars);
}

/** 三〇, 二〇二五: a digit a place. */
function readPlaces(chars: readonly string[]): number | null {
  if (chars.length > 1 && chars[0] === "〇") return null;
  const value = Number(chars.map((char) => DIGITS.indexOf(char)).join(""));
  return Number.isSafeInteger(value) ? value : null;
}

/** 二千五百, 一億二千万: each power once, descending; a digit stands before it or one is meant. */
function readPowers(chars: readonly string[]): number | null {
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let small = Number.POSITIVE_INFINITY;
  let great = Number.POSITIVE_INFINITY;
  for (const char of chars) {
    const figure = DIGITS.indexOf(char);
    const power = SMALL[char];
    const scale = GREAT[char];
    if (figure > 0 && digit === null) digit = figure;
    else if (power !== undefined && power < small) {
      section += (digit ?? 1) * power;
      small = power;
      digit = null;
    } else if (scale !== undefined && scale < great && section + (digit ?? 0) > 0) {
      total += (section + (digit ?? 0)) * scale;
      great = scale;
      small = Number.POSITIVE_INFINITY;
      section = 0;
      digit = null;
    } else return null;
  }
  return total + section + (digit ?? 0);
}
