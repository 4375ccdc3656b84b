const KANJI = [..."〇一二三四五六七八九"];
const LEGAL = [..."零壱弐参四五六七八九"];
const HALF_AIUEO = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ";
const AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
const HALF_IROHA = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ";
const IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン";
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const ROMAN: readonly (readonly [number, string])[] = [
  ...([
    [1000, "m"],
    [900, "cm"],
    [500, "d"],
    [400, "cd"],
    [100, "c"],
    [90, "xc"],
    [50, "l"],
    [40, "xl"],
  ] as const),
  ...([
    [10, "x"],
    [9, "ix"],
    [5, "v"],
    [4, "iv"],
    [1, "i"],
  ] as const),
];

type Write = (number: number) => string | null;

/** How Word numbers, by the name of the format (ST_NumberFormat); those that write plain figures are not listed. */
const FORMATS: ReadonlyMap<string, Write> = new Map<string, Write>([
  ["none", () => ""],
  ["decimalZero", (number) => String(number).padStart(2, "0")],
  ["decimalFullWidth", (number) => digits(number, [..."０１２３４５６７８９"])],
  ["decimalFullWidth2", (number) => digits(number, [..."０１２３４５６７８９"])],
  ["decimalEnclosedCircle", (number) => series(number, 0x2460, 20)],
  ["decimalEnclosedCircleChinese", (number) => series(number, 0x2460, 20)],
  ["decimalEnclosedParen", (number) => series(number, 0x2474, 20)],
  ["decimalEnclosedFullstop", (number) => series(number, 0x2488, 20)],
  ["ideographEnclosedCircle", (number) => series(number, 0x3280, 10)],
  ["numberInDash", (number) => `- ${number} -`],
  ["lowerLetter", (number) => repeated(number, LETTERS)],
  ["upperLetter", (number) => repeated(number, LETTERS.toUpperCase())],
  ["lowerRoman", roman],
  ["upperRoman", (number) => roman(number)?.toUpperCase() ?? null],
  ["aiueo", (number) => one(number, HALF_AIUEO)],
  ["aiueoFullWidth", (number) => one(number, AIUEO)],
  ["iroha", (number) => one(number, HALF_IROHA)],
  ["irohaFullWidth", (number) => one(number, IROHA)],
  ["japaneseCounting", (number) => counting(number, KANJI, "十百千")],
  ["chineseCounting", (number) => counting(number, KANJI, "十百千")],
  ["chineseCountingThousand", (number) => counting(number, KANJI, "十百千")],
  ["taiwaneseCounting", (number) => counting(number, KANJI, "十百千")],
  ["taiwaneseCountingThousand", (number) => counting(number, KANJI, "十百千")],
  ["japaneseLegal", (number) => counting(number, LEGAL, "拾百阡", true)],
  ["japaneseDigitalTenThousand", (number) => digits(number, KANJI)],
  ["ideographDigital", (number) => digits(number, KANJI)],
  ["taiwaneseDigital", (number) => digits(number, KANJI)],
  ["ideographTraditional", (number) => one(number, "甲乙丙丁戊己庚辛壬癸")],
  ["ideographZodiac", (number) => one(number, "子丑寅卯辰巳午未申酉戌亥")],
  ["ordinal", (number) => `${number}${ordinalEnd(number)}`],
]);

/**
 * A number as a list prints it: 3 is ③ in decimalEnclosedCircle, ウ in aiueoFullWidth. Where a format has no such sign (㉑ and beyond), and for formats
 * that are not known, it is written in figures, as Word does.
 *
 * @param custom The pattern of a format of the author's own: "001, 002, 003, ..." counts in three figures.
 */
export function formatListNumber(number: number, format: string, custom: string | null = null): string {
  if (format === "custom") return String(number).padStart(/^0*[1-9]/u.exec(custom ?? "")?.[0].length ?? 1, "0");
  return FORMATS.get(format)?.(number) ?? String(number);
}

const digits = (number: number, signs: readonly string[]): string =>
  [...String(number)].map((digit) => signs[Number(digit)] ?? "").join("");

function series(number: number, first: number, count: number): string | null {
  return number >= 1 && number <= count ? String.fromCodePoint(first + number - 1) : null;
}

const one = (number: number, signs: string): string | null => signs[number - 1] ?? null;

/** a … z, aa, bb … */
function repeated(number: number, letters: string): string | null {
  const letter = letters[(number - 1) % letters.length];
  return number < 1 || number > 780 || !letter ? null : letter.repeat(Math.ceil(number / letters.length));
}

function roman(number: number): string | null {
  if (number < 1 || number > 3999) return null;
  let rest = number;
  let written = "";
  for (const [worth, sign] of ROMAN) for (; rest >= worth; rest -= worth) written += sign;
  return written;
}

/** 十一, 百二十三; the legal signs write the one as well: 壱拾壱. */
function counting(number: number, signs: readonly string[], places: string, writesOne = false): string | null {
  if (number < 1 || number > 9999) return null;
  return [...String(number)]
    .map((digit, i, all) => {
      const place = all.length - 1 - i;
      if (digit === "0") return "";
      return `${digit === "1" && place > 0 && !writesOne ? "" : (signs[Number(digit)] ?? "")}${places[place - 1] ?? ""}`;
    })
    .join("");
}

function ordinalEnd(number: number): string {
  if (number % 100 >= 11 && number % 100 <= 13) return "th";
  return ["th", "st", "nd", "rd"][number % 10] ?? "th";
}
