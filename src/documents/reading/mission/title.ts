import { Passage } from "../../passage.ts";
import { Derived } from "../draft.ts";
import { isDepartmentName } from "../goals/departments.ts";
import { yearsIn } from "../goals/years.ts";
import { endsAsTitle, endsAsTitleOf } from "./words.ts";

/** What the title of a statement says: 令和6年度 健康福祉部運営方針. */
export interface StatementTitle {
  readonly department: Passage | null;
  readonly year: Derived<number> | null;
  /** Its words are a title only of a statement of which nothing else has been read: 上下水道局の取り組み. */
  readonly weak: boolean;
}

const DEPARTMENT =
  /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}ー・]{1,18}?(?:事務局|消防本部|本部|委員会|センター|部|局|室|課|区)(?=長?(?:の|$|[「『（(]|運営|経営|取組|仕事|実行|宣言|部長|局長|マニフェスト|組織|重点|目標|使命|事後|検証|評価|取り組み|マネジメント|ミッション))/u;

const LONGEST_LINE = 120;
/** A department and the day of the report beside a title: 消防本部の組織目標　達成状況　　令和6年3月現在. */
const AS_OF = /(?<!\s)\s+\S{4,14}現在$/u;
const WARD = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{1,6}区$/u;

/** The title of a statement, or null: it ends in words such as 運営方針 and names a year, a department, or who states (部局, 部長). */
export function titleOf(whole: Passage): StatementTitle | null {
  if (whole.length > LONGEST_LINE) return null;
  const line = beforeGap(whole.slice(0, whole.length - (whole.match(AS_OF)?.length ?? 0)));
  if (line.length > 60 || /。/u.test(line.text)) return null;
  const weak = !(endsAsTitle(line.text) || isFileName(line));
  if (weak && !endsAsTitleOf(line.text)) return null;
  const year = yearsIn(line)[0] ?? yearAtEnd(line) ?? yearsIn(whole)[0] ?? null;
  const parts = whole.split(/[\s　「」『』【】〈〉《》≪≫＜＞（）()［］_＿:：]+/u).filter((part) => part.length > 0);
  const bare = parts.map((part) => (yearsIn(part).length > 0 ? part.slice(endOfYear(part)) : part));
  const department = bare.map(departmentOf).find((found) => found !== null) ?? null;
  if (weak) return department && { department, year, weak };
  if (!year && !department && !/部局|部長|局長|各部|局区/u.test(line.text)) return null;
  return { department, year, weak };
}

/** 部局運営方針　　　　　砂浜市: what stands at the other margin is no part of the title. */
function beforeGap(line: Passage): Passage {
  const gap = line.text.search(/\u3000{3,}|[ \t\u3000]{5,}/u);
  const title = gap < 0 ? line : line.slice(0, gap).trim();
  return gap >= 0 && endsAsTitle(title.text) ? title : line;
}

/** 令和6年度 各部の方針と取組: the heading over the statements of several departments. */
export function titleOfAll(line: Passage): StatementTitle | null {
  const year = yearsIn(line)[0];
  return year && /各部局?|各局|各課/u.test(line.text) && !/。/u.test(line.text) ? { department: null, year, weak: false } : null;
}

/** 令和7年度_部局運営方針_総務部: year, title and department in any order, as a file is called. */
function isFileName(line: Passage): boolean {
  const parts = line.split(/[_＿]/u).map((part) => part.trim());
  if (parts.length < 2 || !parts.some((part) => endsAsTitle(part.text))) return false;
  return parts.every((part) => endsAsTitle(part.text) || isDepartmentName(part.text) || yearsIn(part).length > 0);
}

/** 部長マニフェスト2024. */
function yearAtEnd(line: Passage): Derived<number> | null {
  const year = line.match(/(?<!\d)20\d\d(?=\s?[)）]?$)/u);
  return year && new Derived(Number(year.text), year);
}

function endOfYear(text: Passage): number {
  const [year] = yearsIn(text);
  const last = year?.from.origins.at(-1) ?? -1;
  const end = text.origins.indexOf(last) + 1;
  return end + (/^(?:年度?|の|版|[)）])*/u.exec(text.text.slice(end))?.[0].length ?? 0);
}

function departmentOf(text: Passage): Passage | null {
  if (isDepartmentName(text.text) || WARD.test(text.text)) return text;
  const found = text.match(DEPARTMENT) ?? Passage.empty;
  return isDepartmentName(found.text) || WARD.test(found.text) ? found : null;
}
