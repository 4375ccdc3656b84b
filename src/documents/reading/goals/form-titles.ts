import { normalise } from "../../../domain/wording/normal.ts";
import type { Passage } from "../../passage.ts";
import { columnLabels, formTitles, labelKey, sheetLabels } from "../labels.ts";
import { departmentIn } from "./departments.ts";
import { readLabelLine } from "./label-lines.ts";
import { yearsIn } from "./years.ts";

const PAGE_NUMBER = /^[\s\-－‐–—]*(?:[pP][.．]?\s*)?[0-9０-９]{1,4}(?:\s*[/／]\s*[0-9０-９]{1,4})?\s*(?:ページ|頁)?[\s\-－‐–—]*$/u;

export function isPageNumber(text: string): boolean {
  return text.length < 20 && PAGE_NUMBER.test(text);
}

/** お問い合わせ, 更新日：…, このページの先頭へ: what a site prints below and above what it publishes. */
const OF_SITE =
  /^[\s　■●◆]*(?:このページ(?:に関する|の|を)|お?問い?合わ?せ(?:先)?(?:$|[\s　:：])|(?:最終)?(?:更新|掲載|公開|登録)日[\s　:：]|ページ(?:ID|番号)|Copyright|©)/u;

export function isOfSite(text: string): boolean {
  return text.length < 80 && OF_SITE.test(text);
}

/** ■当初設定（4月）, 【中間確認】, 最終評価（3月末）: the part of the year that the labels below it tell of. */
const PHASE =
  /^[\s　■□◆◇●○【〔［(（<＜〈]*(?:年度)?(?:当初|期首|中間|期中|期末|最終|年度末)(?:の?(?:設定|確認|評価|報告|振り?返り|点検|時点|目標|進捗))?(?:[(（][^()（）]{1,14}[)）])?[】〕］)）>＞〉\s　]*$/u;

export function isPhase(text: string): boolean {
  // 中間報告 without a mark is the label of a report.
  return text.length < 30 && PHASE.test(text) && (/^[^\p{L}]|[(（]/u.test(text) || columnLabels.find(text) === null);
}

const NUMBER_BEHIND = /(?<![\s　])[\s　]*(?:[0-9０-９]{1,2}|[①-⑳]|[(（][0-9０-９]{1,2}[)）])[\s　]*$/u;
const NOT_WORDS_OF_A_TITLE = /(?:令和|平成)(?:元|\d{1,2})年度?|20\d\d年度?|\(\d{4}\)|[【】()「」・\-の:]/gu;

/** What sheets and lists of goals are called, whatever the city calls its goals: 重点事業管理シート, 主要施策進捗状況一覧, 部の目標管理票. */
const KIND_OF_FORM =
  /(?:重点|最重点|重要|主要|優先|組織|部局?|課|年度)の?(?:目標|施策|事業|取組み?|取り組み|課題|項目|プロジェクト){1,2}(?:の?(?:進捗|進行|達成|取組|管理|評価|実績|状況|点検|設定|・)){0,4}(?:シート|調書|個票|一覧表?|管理[票表]|評価[票表]|点検[票表]|進捗[票表]|カード)/u;

/** 市長公約の進捗状況一覧, マニフェスト達成状況. */
const PROMISES_KEPT = /(?:公約|マニフェスト)(?:等)?の?(?:進捗|実施|達成|取組|実現|検証)(?:状況|結果|管理)?(?:一覧表?|報告書?|表)?/u;

/** A running title: it names the form (令和6年度 政策企画部 重点目標管理シート), or a year and nothing else. */
export function isFormTitle(passage: Passage): boolean {
  const { text } = passage;
  if (text.length > 60 || /。/u.test(text)) return false;
  const key = normalise(text).replace(/\s/gu, "");
  if (labelKey(text) === "" && /年度/u.test(key)) return true;
  // A label that stands alone, or with its number, waits for its goal; with a year it heads the page.
  if (sheetLabels.find(text.replace(NUMBER_BEHIND, "")) === "title" && yearsIn(passage).length === 0) return false;
  if (namesYearAndDepartment(passage, key) || namesYearAndGoals(passage, key)) return true;
  const word = formTitles.find((title) => key.includes(title)) ?? KIND_OF_FORM.exec(key)?.[0] ?? PROMISES_KEPT.exec(key)?.[0];
  if (!word || key.replace(word, "").replace(NOT_WORDS_OF_A_TITLE, "").length > 16) return false;
  return !isTitleOfGoal(passage);
}

/** 令和7年度 上下水道部の目標, 令和6年度 総務部長の仕事宣言: a year, a department and what it sets itself, and nothing else. */
function namesYearAndDepartment(passage: Passage, key: string): boolean {
  const department = yearsIn(passage).length === 1 ? departmentIn(passage) : null;
  if (!department || !OF_A_YEAR.test(key)) return false;
  const rest = key.replace(normalise(department.text), "").replace(OF_A_YEAR, "").replace(NOT_WORDS_OF_A_TITLE, "");
  return rest.length <= 4 && !isTitleOfGoal(passage);
}

/** 令和6年度重点事業の進捗, 主要施策の実績（令和5年度）: a year and the goals of all, and nothing else. */
function namesYearAndGoals(passage: Passage, key: string): boolean {
  if (yearsIn(passage).length !== 1 || !/[年度末)】]$|^(?:令和|平成|20)/u.test(key)) return false;
  const rest = key.replace(NOT_WORDS_OF_A_TITLE, "").replace(OF_GOALS, "");
  return rest.length === 0;
}

const OF_GOALS =
  /^(?:(?:市|町|各部局?|部局?長|課長)の?)?(?:マネジメント|行政経営|経営|運営|重点|最重点|重要|主要|優先|組織|部局?|課)(?:的な)?の?(?:目標|施策|事業|取組み?|取り組み|課題|項目|プロジェクト)(?:等|の|と|進捗|進行|達成|取組|管理|評価|実績|状況|点検|設定|結果|成果|報告|度|一覧|表|について)*$/u;

const OF_A_YEAR =
  /(?:重点|最重点|主要|組織|部局|仕事|年度|今年)?の?(?:目標|取組み?|取り組み|約束|宣言|マニフェスト|課題|施策|事業)(?:と(?:実績|成果|結果|達成状況))?$/u;

/** 重点目標１：公共交通の充実 is the label of a goal with its title, and no title of a form. */
function isTitleOfGoal(passage: Passage): boolean {
  const value = readLabelLine(passage, false)?.value ?? null;
  return value !== null && yearsIn(value).length === 0 && !/^(?:一覧|管理|シート|進捗|達成|調書|個票|の)/u.test(value.text);
}
