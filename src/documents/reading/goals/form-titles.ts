import { normalise } from "../../../domain/wording/normal.ts";
import type { Passage } from "../../passage.ts";
import { formTitles, labelKey, sheetLabels } from "../labels.ts";
import { readLabelLine } from "./label-lines.ts";
import { yearsIn } from "./years.ts";

const PAGE_NUMBER = /^[\s\-－‐–—]*(?:[pP][.．]?\s*)?[0-9０-９]{1,4}(?:\s*[/／]\s*[0-9０-９]{1,4})?\s*(?:ページ|頁)?[\s\-－‐–—]*$/u;

export function isPageNumber(text: string): boolean {
  return text.length < 20 && PAGE_NUMBER.test(text);
}

const NUMBER_BEHIND = /[\s　]*(?:[0-9０-９]{1,2}|[①-⑳]|[(（][0-9０-９]{1,2}[)）])[\s　]*$/u;
const NOT_WORDS_OF_A_TITLE = /(?:令和|平成)(?:元|\d{1,2})年度?|20\d\d年度?|\(\d{4}\)|[【】()「」・\-の:]/gu;

/** What sheets and lists of goals are called, whatever the city calls its goals: 重点事業管理シート, 主要施策進捗状況一覧, 部の目標管理票. */
const KIND_OF_FORM =
  /(?:重点|最重点|重要|主要|優先|組織|部局?|課|年度)の?(?:目標|施策|事業|取組み?|取り組み|課題|項目|プロジェクト){1,2}(?:の?(?:進捗|進行|達成|取組|管理|評価|実績|状況|点検|設定|・)){0,4}(?:シート|調書|個票|一覧表?|管理[票表]|評価[票表]|点検[票表]|進捗[票表]|カード)/u;

/** A running title: it names the form (令和6年度 政策企画部 重点目標管理シート), or a year and nothing else. */
export function isFormTitle(passage: Passage): boolean {
  const { text } = passage;
  if (text.length > 60 || /。/u.test(text)) return false;
  const key = normalise(text).replace(/\s/gu, "");
  if (labelKey(text) === "" && /年度/u.test(key)) return true;
  // A label that stands alone, or with its number, waits for its goal; with a year it heads the page.
  if (sheetLabels.find(text.replace(NUMBER_BEHIND, "")) === "title" && yearsIn(passage).length === 0) return false;
  const word = formTitles.find((title) => key.includes(title)) ?? KIND_OF_FORM.exec(key)?.[0];
  if (!word || key.replace(word, "").replace(NOT_WORDS_OF_A_TITLE, "").length > 16) return false;
  return !isTitleOfGoal(passage);
}

/** 重点目標１：公共交通の充実 is the label of a goal with its title, and no title of a form. */
function isTitleOfGoal(passage: Passage): boolean {
  const value = readLabelLine(passage, false)?.value ?? null;
  return value !== null && yearsIn(value).length === 0 && !/^(?:一覧|管理|シート|進捗|達成|調書|個票|の)/u.test(value.text);
}
