import type { Placement } from "../../../domain/goal/goal.ts";
import type { CellLine } from "../../document.ts";
import type { Passage } from "../../passage.ts";
import type { Draft } from "../draft.ts";
import { labelKey } from "../labels.ts";
import { saysNothing } from "../tables.ts";
import labels from "./labels.json" with { type: "json" };

const either = (words: readonly string[]): string => [...words].sort((a, b) => b.length - a.length).join("|");
const PLANS = either(labels.placements.plans);
const TAILS = either(labels.placements.tails);
const LINKS = "(?:における|での|上の|との|・の|への|の|に係る)";
const LABEL = new RegExp(
  `^(?:該当する|関連する|対応する|上位の)?(?:第[0-9]{1,2}[次期]|[^\\s、。]{1,8}[市町村区都道府県]|新)?(?:第[0-9]{1,2}[次期])?(?:(?:${PLANS})${LINKS})?(?:${PLANS})(?:${LINKS}?(?:${TAILS})){0,2}$`,
  "u",
);
const TAIL = new RegExp(`${LINKS}(?:位置\\s?[付づ]\\s?け?|${TAILS})$`, "u");
/** 総合計画施策番号 has no word between. */
const NUMBER_TAIL = /(?<=計画|戦略|大綱|構想|プラン)の?(?:施策|政策)?(?:番号|コード|体系コード|no\.?|№)$/iu;
const LONGEST_LABEL = 30;

/** True for a text that is nothing but the label of a plan in which goals are placed: 総合計画, 総合計画における位置付け, 施策コード. */
export function isPlacementLabel(text: string): boolean {
  if (text.length > LONGEST_LABEL) return false;
  return LABEL.test(labelKey(text));
}

const PLAN_NAME = /(?:計画|戦略|大綱|構想|プラン|ビジョン|指針|公約)$/u;

/** The plan that a label names: 総合計画における位置付け is 総合計画; a label that names none stays as it is. */
export function planNamedBy(label: Passage): Passage {
  const inside = label.match(/(?<=[（(])[^（）()]{2,24}(?=[)）][\s　：:】]*$)/u);
  if (inside && PLAN_NAME.test(inside.text) && !PLAN_NAME.test(label.slice(0, label.text.search(/[（(]/u)).text.trim())) return inside;
  const bare = label.slice(label.match(/^[\s　●■○◆◇・【〔［[＜<]+/u)?.length ?? 0);
  const open = bare.slice(0, bare.length - (bare.match(/[\s　：:】〕］\]＞>]+$/u)?.length ?? 0));
  const head = open.match(/^(?:該当する|関連する|対応する)/u)?.length ?? 0;
  const tail = (open.match(NUMBER_TAIL) ?? open.match(TAIL))?.length ?? 0;
  const plan = open.slice(head, open.length - tail).trim();
  return plan.isBlank || plan.text === "計画" ? open.trim() : plan;
}

const NUMBER = "[0-9０-９]{1,3}|[①-⑳]|[(（][0-9０-９]{1,2}[)）]";
const PART = `${NUMBER}|[ア-ンa-zA-ZＡ-Ｚ](?![\\p{L}])`;
const WORD = "(?:施策|政策|基本施策|基本目標|基本政策|目標|方針|取組|重点|分野|柱)[\\s　]?";
/** 5-2-①, 70, 0-0-0, Ⅱ-1, A-2, 施策35: digits alone need white space or the end behind them. */
const CODE = new RegExp(
  `^(?:(?:${WORD})?(?:${NUMBER}|[Ⅰ-Ⅻ]|[A-ZＡ-Ｚ])(?:[-－―‐–ー−.．](?:${PART}))+(?![0-9０-９])|(?:[①-⑳]|[(（][0-9０-９ア-ン]{1,2}[)）])|(?:${WORD})?(?:[0-9０-９]{1,3}|[Ⅰ-Ⅻ]|[A-ZＡ-Ｚ][0-9０-９]{0,2})(?=[\\s　:：.．]|$))`,
  "u",
);
const BETWEEN_CODES = new RegExp(
  `(?:[\\s　]*[、，,／/；;][\\s　]*|[\\s　]+)(?=(?:[0-9０-９]{1,3})(?:[-－―‐–.．](?:${PART}))+[\\s　]|[0-9０-９]{1,3}[-－―‐–.．][0-9０-９]{1,3}[^0-9０-９])`,
  "u",
);

/** How long the code in front of a text is; 0 where there is none. */
export function codeLength(text: string): number {
  return CODE.exec(text)?.[0].length ?? 0;
}

/** What stands under the labels of plans in the rows below a goal: codes and texts, in one cell or in two that stand side by side. */
export class PlacementNotes {
  readonly #found: Draft<Placement>[] = [];
  #plan: Passage | null = null;
  /** Labels that stand side by side in one row, by column. */
  #columns: { column: number; plan: Passage }[] = [];
  #code: Passage | null = null;

  /** A label is open, so that what follows may be codes and texts. */
  get isOpen(): boolean {
    return this.#plan !== null;
  }

  /** Labels have been read, whether or not one is still open. */
  isUsed = false;

  openLabel(label: Passage, column: number, besides = false): void {
    this.#flush();
    this.isUsed = true;
    this.#plan = planNamedBy(label);
    if (!besides) this.#columns = [];
    this.#columns.push({ column, plan: this.#plan });
  }

  close(): void {
    this.#flush();
    this.#plan = null;
    this.#columns = [];
  }

  add(lines: readonly CellLine[], column: number): void {
    if (this.#columns.length > 1) {
      this.#flush();
      this.#plan = this.#columns.findLast((entry) => entry.column <= column)?.plan ?? this.#plan;
    }
    for (const { text } of lines) for (const part of text.split(BETWEEN_CODES)) this.#addText(part.trim());
  }

  drafts(): readonly Draft<Placement>[] {
    this.close();
    return this.#found;
  }

  #addText(text: Passage): void {
    const plan = this.#plan;
    if (!plan || text.isBlank || saysNothing(text.text)) return;
    const bare = text.slice(text.match(/^[・○●◇]\s*/u)?.length ?? 0);
    const length = codeLength(bare.text);
    if (length > 0) {
      this.#flush();
      const code = bare.slice(0, length);
      const rest = bare.slice(length + (/^[\s　:：.．]+/u.exec(bare.text.slice(length))?.[0].length ?? 0));
      if (rest.isBlank) this.#code = code;
      else this.#found.push({ plan, code, text: rest.trim() });
      return;
    }
    this.#found.push({ plan, code: this.#code, text: bare });
    this.#code = null;
  }

  #flush(): void {
    if (this.#code && this.#plan) this.#found.push({ plan: this.#plan, code: this.#code, text: "" });
    this.#code = null;
  }
}
