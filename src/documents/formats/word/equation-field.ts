import type { FieldText } from "./field-text.ts";

const LONGEST = 2000;
/** An instruction with its options, up to its bracket: \o\ac(  \s\up 9(  \* jc2. */
const SWITCH = /\\(?:\*\s*(?:"[^"]*"|\S+)|([a-z]+)\s*\d*)\s*/iuy;

/**
 * What a field of the kind EQ shows. Word writes furigana so, \o\ad(\s\up 11(ふりがな),漢字), and characters in a ring, \o\ac(○,1): there the text
 * stands in the instruction only. Other formulas give the texts of their parts in order.
 */
export function readEquation(instruction: string): FieldText | null {
  const written = instruction.slice(0, LONGEST);
  const ringed = /^\s*\\o\\ac\(\s*([○◯〇])\s*,\s*(.{1,12}?)\s*\)\s*$/iu.exec(written)?.[2];
  if (ringed) return { text: ring(ringed.replace(/\\s\\(?:up|do)\s*\d*\(([^()]*)\)/giu, "$1")), over: "" };
  const ruby = /\\o(?:\\a[a-z])?\(\s*\\s\\up\s*\d*\(([^()]*)\)\s*[,;]([^()]*)\)/iu.exec(written);
  if (ruby) return { text: (ruby[2] ?? "").trim(), over: (ruby[1] ?? "").trim() };
  const text = plainText(written);
  return text === "" ? null : { text, over: "" };
}

/** 1 in a ring is ①; what has no such sign stands behind its ring, so that nothing of it is lost. */
function ring(inside: string): string {
  const number = /^[0-9０-９]{1,2}$/u.test(inside) ? Number(inside.normalize("NFKC")) : 0;
  if (number >= 1 && number <= 20) return String.fromCodePoint(0x245f + number);
  if (number >= 21 && number <= 35) return String.fromCodePoint(0x3251 + number - 21);
  if (number >= 36 && number <= 50) return String.fromCodePoint(0x32b1 + number - 36);
  return inside === "秘" ? "㊙" : inside === "印" ? "㊞" : `○${inside}`;
}

/** Without the instructions, the brackets that they open and the commas between their parts. */
function plainText(written: string): string {
  let text = "";
  let depth = 0;
  for (let at = 0; at < written.length; at += 1) {
    SWITCH.lastIndex = at;
    const found = SWITCH.exec(written);
    const char = written.charAt(at);
    if (found) {
      at = SWITCH.lastIndex - 1;
      if (written.charAt(at + 1) === "(") {
        depth += 1;
        at += 1;
      }
    } else if (depth > 0 && char === ")") depth -= 1;
    else if (depth > 0 && /[,;]/u.test(char)) text += " ";
    else text += char;
  }
  return text.trim();
}
