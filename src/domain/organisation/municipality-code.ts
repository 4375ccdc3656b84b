/**
 * 全国地方公共団体コード: six figures, the first two the prefecture (01 to 47, JIS X 0401), the next three the municipality (JIS X 0402), the last a check figure.
 * Source: 総務省 全国地方公共団体コード仕様.
 */
export function isMunicipalityCode(text: string): boolean {
  if (!/^\d{6}$/u.test(text)) return false;
  const prefecture = Number(text.slice(0, 2));
  return prefecture >= 1 && prefecture <= 47 && checkFigure(text.slice(0, 5)) === text.slice(5);
}

/** A code for a municipality that nobody has registered: 99, which is no prefecture, and its number (1 to 999) among those. */
export function provisionalCode(number: number): string {
  const code = `99${String(number).padStart(3, "0")}`;
  return `${code}${checkFigure(code)}`;
}

/** True of a code as provisionalCode gives it. */
export function isProvisionalCode(text: string): boolean {
  return /^99\d{4}$/u.test(text) && checkFigure(text.slice(0, 5)) === text.slice(5);
}

/** The five figures weigh 6, 5, 4, 3, 2; the check figure is what their sum lacks to a multiple of eleven, of two figures the last. */
function checkFigure(five: string): string {
  const sum = [...five].reduce((total, figure, i) => total + Number(figure) * (6 - i), 0);
  return String((11 - (sum % 11)) % 10);
}

/** The name of a municipality or a prefecture: some characters and 市, 町, 村, 区, 都, 道, 府 or 県. */
export function isMunicipalityName(text: string): boolean {
  return /^[^\s\p{Cc}]{1,19}[市町村区都道府県]$/u.test(text);
}
