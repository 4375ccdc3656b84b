import { isNoValue } from "../../../../domain/wording/normal.ts";
import type { Passage } from "../../../passage.ts";

const BETWEEN = /[、，,／/\n\r;；]|及び|および|並びに|ならびに|(?<=[課室局部係署所館])[\s　]+(?=[^\s　])/u;
const NAMES_ONE =
  /^(?!.*[をがにはで])[^\s　（）()【】①-⑳]*(?:全課|各課|課|室|局|部|係|署|センター|事務所|支所|出張所|委員会|館|園|所|全庁|本部|院|チーム)$/u;

/** The names of sections behind a text are no longer. */
const LONGEST = 80;

/** The sections that a cell names: split at 、 / ／ 及び and line breaks, never at ・, for 人権・多文化共生課 is one. */
export function splitDivisions(cell: Passage): Passage[] {
  return cell
    .split(BETWEEN)
    .map((part) => part.trim())
    .map((part) => part.slice(/^(?:[・○●◎]|(?:担当|所管|主管|関係)課?[:：])[\s　]*/u.exec(part.text)?.[0].length ?? 0))
    .filter((part) => !part.isBlank && !isNoValue(part.text));
}

/** Whether a text is nothing but the names of sections: 政策推進課/市民課. */
export function namesDivisions(text: string): boolean {
  const parts = text
    .trim()
    .replace(/^[(（【［[]|[)）】］\]]$/gu, "")
    .split(BETWEEN)
    .filter((part) => part.trim() !== "");
  return parts.length > 0 && parts.every((part) => part.trim().length <= 20 && NAMES_ONE.test(part.trim()));
}

/**
 * A heading with the sections in charge behind it: 主な取組内容　　政策推進課/市民課, 窓口の改善（市民課）. Null where no section stands there; `before` is
 * empty where nothing else does.
 */
export function divisionsBehind(text: Passage): { before: Passage; divisions: Passage[] } | null {
  if (namesDivisions(text.text)) return { before: text.slice(0, 0), divisions: splitDivisions(inner(text)) };
  const bracket =
    /(?<![\s　])[\s　]*[(（【［[](?:(?:主な?)?(?:担当|所管|主管|関係)(?:部署|課|部|室)?[:：]?)?([^(（【［[\]］】）)]{2,60})[)）】］\]][\s　]*$/u.exec(
      text.text,
    );
  if (bracket?.[1] && namesDivisions(bracket[1])) {
    const from = text.text.indexOf(bracket[1], bracket.index);
    return { before: text.slice(0, bracket.index), divisions: splitDivisions(text.slice(from, from + bracket[1].length)) };
  }
  for (const gap of text.text.matchAll(/[\s　]+(?:(?:主な?)?(?:担当|所管|主管|関係)(?:部署|課|部|室)?[:：][\s　]*)?/gu)) {
    if (text.length - gap.index - gap[0].length > LONGEST) continue;
    const rest = text.slice(gap.index + gap[0].length);
    if (rest.length > 0 && namesDivisions(rest.text)) return { before: text.slice(0, gap.index).trim(), divisions: splitDivisions(rest) };
  }
  return null;
}

function inner(text: Passage): Passage {
  const trimmed = text.trim();
  const bracketed = /^[(（【［[].*[)）】］\]]$/u.test(trimmed.text);
  return bracketed ? trimmed.slice(1, -1) : trimmed;
}
