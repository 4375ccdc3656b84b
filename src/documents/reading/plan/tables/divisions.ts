import { isNoValue } from "../../../../domain/wording/normal.ts";
import type { Passage } from "../../../passage.ts";

const BETWEEN = /[、，,／/\n\r;；]|[\s　]*(?:及び|および|並びに|ならびに)[\s　]*|(?<=[課室局部係署所館])[\s　]+(?=[^\s　])/u;
const NAMES_ONE = /(?:課|室|局|部|係|署|センター|事務所|支所|出張所|委員会|館|園|所|全庁|本部|院|チーム|プロジェクト)$/u;

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
