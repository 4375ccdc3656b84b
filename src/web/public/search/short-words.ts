import { writtenKey } from "./search-text.ts";

/** So short a word in katakana stands by chance in many words in hiragana: ケア in 助けあい. */
const SHORT = /^[ァ-ヺー]{2,3}$/u;
const KATAKANA = /[ァ-ヺ]/u;
const HIRAGANA = /[ぁ-ゖ]/u;
/** What a word may stand behind: a particle, or the end of a verb or an adjective (燃えるごみ). */
const BEFORE = /[のをはがにとでもやへるすいただな]/u;
/** What may stand behind a word: a particle, or づくり. */
const BEHIND = /[のをはがにとでもやへかなづ]/u;
/** In hiragana they are none of the words that are written in katakana (誰でも, すること). */
const GRAMMAR: ReadonlySet<string> = new Set(
  "でも こと もの ため など から まで だけ ほど より のみ とも では には する ある いる なる ない ます です よう ここ そこ これ それ この その また まま もし".split(
    " ",
  ),
);

export const isShortKatakana = (word: string): boolean => SHORT.test(writtenKey(word));

export const hasKatakana = (word: string): boolean => KATAKANA.test(writtenKey(word));

/**
 * True where what is found of a short word in katakana is that word: in katakana always; in hiragana where it is no word of the grammar, and what stands on either side of it is no hiragana,
 * or one with which another word ends or a particle begins (家庭ごみを, but not 助けあい).
 *
 * @param written the text as it is written, see SearchText; the word is found from `from` to `to`.
 */
export function isWordOfItsOwn(written: string, from: number, to: number): boolean {
  const found = written.slice(from, to);
  if (KATAKANA.test(found)) return true;
  const [before, behind] = [written.charAt(from - 1), written.charAt(to)];
  return !GRAMMAR.has(found) && (!HIRAGANA.test(before) || BEFORE.test(before)) && (!HIRAGANA.test(behind) || BEHIND.test(behind));
}
