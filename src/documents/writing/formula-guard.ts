/** The signs with which a formula begins in some spreadsheet program, in each of their widths: a Japanese Excel takes ＝ for =. What a program drops from the front of a cell hides none. */
const FORMULA = /^[\s\p{C}]*([=＝﹦+＋﹢\-－﹣@＠﹫].*)$/su;
/** Signs alone hold nothing to calculate: － for no value, --- for a rule. */
const ONLY_SIGNS = /^[=＝﹦+＋﹢\-－﹣@＠﹫\s]*$/u;
const NUMBER = /^[+＋﹢\-－﹣](?=[.．]?[\d０-９])[\d０-９,，]*(?:[.．][\d０-９]+)?[%％]?$/u;

/** True of a text that a spreadsheet program could run: it begins as a formula does, and is neither signs alone nor a number (-5, －1,234.5％). */
function isFormula(text: string): boolean {
  const [, from = ""] = FORMULA.exec(text) ?? [];
  return from !== "" && !ONLY_SIGNS.test(from) && !(from === text && NUMBER.test(text));
}

/** What is guarded, and what reads like it: so that a guard can be told from an apostrophe that stood there. */
const isGuarded = (text: string): boolean => isFormula(text.replace(/^'+/u, ""));

/** A text as it stands in a cell that a spreadsheet program opens: with an apostrophe before it where it could be run. */
export function guard(text: string): string {
  return isGuarded(text) ? `'${text}` : text;
}

/** What a cell that was written so says. */
export function unguard(cell: string): string {
  return cell.startsWith("'") && isGuarded(cell.slice(1)) ? cell.slice(1) : cell;
}
