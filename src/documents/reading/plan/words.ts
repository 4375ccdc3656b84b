import labels from "./labels.json" with { type: "json" };
import type { RegionKind } from "./region.ts";

/** What a label announces: a region of the plan, or an aside that no field of the contract holds (担当課). */
export type LabelKind = RegionKind | "aside";

/** Whole-text patterns for the words of labels, in NFKC without white space, the more particular first. */
const KINDS: readonly (readonly [LabelKind, RegExp])[] = [
  ["summary-indicators", whole(labels.summaries)],
  ["indicators", whole(labels.indicators)],
  ["roles", whole(labels.roles)],
  ["related-plans", whole(labels.relatedPlans)],
  ["aside", whole(labels.asides)],
  ["initiatives", whole(labels.initiatives)],
  ["section", whole(labels.sections)],
];

/** Words that only have to occur in a text whose shape is a label's already. */
const HINTS: readonly (readonly [LabelKind, RegExp])[] = [
  ["summary-indicators", /(?:指標|目標値|KPI).{0,30}一覧|関連性?の?高い.{0,30}(?:指標|KPI)/u],
  ["indicators", /指標|KPI|数値目標/u],
  ["roles", /役割/u],
  ["related-plans", /関連.{0,30}計画/u],
  ["initiatives", /主な取り?組|主要事業|主な事業/u],
];

const MARKED = new RegExp(labels.marked, "u");
const UNMARKED = new RegExp(labels.unmarked, "u");
const LEVELS = labels.levels.flat().sort((a, b) => b.length - a.length);
const RANKS = new Map(labels.levels.flatMap((words, rank) => words.map((word) => [word, rank] as const)));
const ACTOR = new RegExp(
  `^(?:${[...labels.actors].sort((a, b) => b.length - a.length).join("|")})(?:等|など|の皆さん|のみなさん)?(?:[・、](?:.{1,14}))?$`,
  "u",
);

function whole(patterns: readonly string[]): RegExp {
  return new RegExp(`^(?:${patterns.join("|")})$`, "u");
}

/** NFKC without white space: how words are compared. */
export function bare(text: string): string {
  return text.normalize("NFKC").replace(/\s/gu, "");
}

/** As `bare`, and 取り組み, 取組み spelt 取組: how the words of labels are compared. */
function spelt(text: string): string {
  return bare(text).replace(/取り?組み/gu, "取組");
}

/** What the words of a label announce, or null where the vocabulary does not know them. */
export function labelKindOf(text: string): LabelKind | null {
  const words = spelt(text);
  if (words.length > 40) return null;
  return KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** What a text announces that has the shape of a label: never null, `section` where no word says more. */
export function shapedKindOf(text: string): LabelKind {
  const words = spelt(text);
  return labelKindOf(text) ?? HINTS.find(([, pattern]) => pattern.test(words))?.[0] ?? "section";
}

/** 具体的な施策と重要業績評価指標（KPI） announces measures with the indicators of each. */
const MEASURES = /(?:と|及び|・).{0,10}(?:指標|KPI|数値目標).*$/u;

/** Whether marked items under a label with these words are items of the plan (施策の方向性, 具体的な方針) rather than of a section (現状と課題). */
export function announcesNodes(text: string): boolean {
  const words = spelt(text).replace(MEASURES, "");
  return MARKED.test(words) && !UNMARKED.test(words);
}

/** The alternatives of a pattern that matches a level's name, longest first. */
export const levelWords: string = LEVELS.join("|");

/** Whether a text is a level's name and nothing else. */
export function isLevelName(text: string): boolean {
  return text.length <= 12 && RANKS.has(bare(text));
}

/** How high a level of this name usually stands: 0 for the highest. Null for a name that says nothing. */
export function rankOf(word: string): number | null {
  return RANKS.get(word) ?? null;
}

/** Whether the words name one who acts: 市民, 事業者など, 自治会・活動団体など. */
export function namesActor(text: string): boolean {
  const words = bare(text);
  return words.length <= 18 && ACTOR.test(words);
}

/** Words that a plan's title ends with. */
export const planTitleWords: string = labels.planTitles;

/** Terms that are more than one word by their script (漢字 after ひらがな). */
export const longTerms: readonly string[] = labels.terms;

/** The level that a label over marked items gives its name to: 施策の方向性・展開 names 施策の方向性, 3 具体的な方針 names 具体的な方針. */
export function levelNameOf(label: string): string {
  const [name = ""] = label
    .replace(MEASURES, "")
    .replace(/^[(（]?[0-9０-９]{1,2}[)）]?[.．、]?[\s　]*/u, "")
    .split(/[・／/]/u);
  return name.trim();
}
