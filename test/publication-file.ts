import { GRADE_SCALES } from "../src/domain/progress/grade-scales.ts";
import type { PublishedItem } from "../src/domain/publication/published-item.ts";
import { type KeptItem, keptItem } from "../src/store/published-item-store.ts";
import { publicationJson } from "../src/web/open-data/publication-json.ts";
import { openSite } from "../src/web/public/public-site.ts";
import { aPublication, aPublishedCity, aPublishedNode } from "./published-items.ts";

/** A file that anybody may have written. */
export type ToldFile = ReturnType<typeof JSON.parse>;

/** The keys under which things name things. */
const NAMES: ReadonlySet<string> = new Set(["id", "plan", "parent", "node", "nodes", "department", "division", "continues", "to"]);

/** The same city under ids as a sequence gives them: smaller numbers are years. */
function underLargeIds(value: unknown, isName = false): unknown {
  if (Array.isArray(value)) return value.map((one) => underLargeIds(one, isName));
  if (typeof value === "number") return isName && value > 0 ? value + 100_000 : value;
  if (typeof value !== "object" || value === null) return value;
  const isYear = "kind" in value && value.kind === "year";
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, underLargeIds(one, NAMES.has(key) && !isYear)]));
}

/** What a city has published, as its file tells it: three times, of which the second is a correction and current, and the third was withdrawn. */
export function aPublicationFile(): ToldFile {
  const scale = { kind: "scale", id: 1_500, scale: { ...GRADE_SCALES[2], id: "101500" }, isDefault: true, isEnded: false } as const;
  const now = underLargeIds([...aPublishedCity(), scale]) as PublishedItem[];
  const before = [
    ...now.map((item) => (item.kind === "year" && item.id === 2025 ? { ...item, phase: "midterm" as const } : item)),
    aPublishedNode({ id: 101_030, plan: 101_000, code: "9", title: "なくなった施策" }),
  ];
  const plan = { kind: "plan", plan: 101_000, valuesThrough: 2025, since: 1 } as const;
  const year = (of: number, phase: "midterm" | "final", since: number) => ({ kind: "year", year: of, phase, since }) as const;
  const first = aPublication({ id: 900_001, parts: [plan, year(2024, "final", 1), year(2025, "midterm", 1)] });
  const second = aPublication({
    ...{ id: 900_002, number: 2, kind: "correction" },
    parts: [{ ...plan, since: 2 }, year(2024, "final", 1), year(2025, "final", 2)],
    corrections: [{ kind: "plan", id: 101_000, title: "総合計画", place: "説明", wrong: "5年", right: "5年間", reason: "書き誤り" }],
  });
  const third = aPublication({
    ...{ id: 900_003, number: 3, parts: second.parts },
    withdrawal: { at: new Date("2026-06-02T00:00:00Z"), by: null, reason: "誤って公表した" },
  });
  const publications = [first, second, third];
  return JSON.parse(publicationJson(openSite(second, publications, now, [{ publication: first, items: before }])));
}

/** The members of a kind that are told now. */
export const toldNow = (file: ToldFile, kind: string): ToldFile[] => file.items.filter((one: ToldFile) => one.kind === kind);

export const publicationOf = (file: ToldFile, number: number): ToldFile => file.publications.find((one: ToldFile) => one.number === number);

const sumOf = (item: ToldFile): KeptItem["sha256"] => keptItem(item).sha256;

/** A thing is changed everywhere: its sum with it. */
export function retell(file: ToldFile, kind: string, change: (item: ToldFile) => void, which = 0): void {
  const item = toldNow(file, kind)[which];
  const before = sumOf(item);
  change(item);
  const after = sumOf(item);
  for (const publication of file.publications) publication.items = publication.items.map((sum: string) => (sum === before ? after : sum));
}

/** A thing is changed only in what publication 1 tells. @returns the thing as it is told there. */
export function retellBefore(file: ToldFile, kind: string, change: (item: ToldFile) => void, which = 0): ToldFile {
  const first = publicationOf(file, 1);
  const was = [...file.items, ...file.earlierItems].filter((one: ToldFile) => one.kind === kind && first.items.includes(sumOf(one)))[which];
  const changed = structuredClone(was);
  change(changed);
  const sums = first.items.map((sum: string) => (sum === sumOf(was) ? sumOf(changed) : sum));
  first.items = sums;
  file.earlierItems = [...file.earlierItems.filter((one: ToldFile) => one !== was), changed];
  return changed;
}

/** A thing is left out of what publication 1 tells. */
export function untellBefore(file: ToldFile, kind: string, which = 0): void {
  const left = retellBefore(file, kind, (item) => (item.left = true), which);
  const first = publicationOf(file, 1);
  first.items = first.items.filter((sum: string) => sum !== sumOf(left));
  file.earlierItems = file.earlierItems.filter((one: ToldFile) => one !== left);
}
