/** A reading (ふりがな) as it is kept: in hiragana, with ー, ・ and spaces between words; null where it is none. What is typed in katakana, half-width too, is the same. */
export function readKana(text: string): string | null {
  const kana = text
    .normalize("NFKC")
    .replace(/[ァ-ヶ]/gu, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) - 0x60))
    .replace(/\s+/gu, " ")
    .trim();
  return /^[ぁ-ゖー・ ゝゞ]+$/u.test(kana) && /[ぁ-ゖ]/u.test(kana) ? kana : null;
}
