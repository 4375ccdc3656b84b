import { keyOfItem, titleOfItem } from "../../domain/publication/item-title.ts";
import type { Json } from "../../domain/publication/json-differences.ts";
import type { PublishedItem, PublishedKind } from "../../domain/publication/published-item.ts";
import { fieldName } from "./field-name.ts";
import { missionTitle } from "./mission/mission-title.ts";
import type { ItemWords, SaidFields } from "./said-fields.ts";
import type { Locale, Sentences } from "./sentences.ts";
import { formatYear } from "./understood.ts";

/** A name is shown by its beginning. In characters. */
const LONGEST_NAME = 24;

/** What the words of a publication are made with; of what it tells no more, those of the one before. */
export function itemWords(t: Sentences, locale: Locale, ...publications: readonly (readonly PublishedItem[])[]): ItemWords {
  const items = new Map(publications.toReversed().flatMap((one) => one.map((item) => [keyOfItem(item), item] as const)));
  return {
    ...{ t, locale },
    nameOf: (kind, id) => {
      const item = items.get(keyOfItem({ kind, id }));
      return item === undefined ? null : itemTitle(item, t, locale);
    },
  };
}

/** What a kind of published things is called. */
export function kindName(kind: PublishedKind, t: Sentences): string {
  return t(`kind.${kind}`);
}

/** What a thing is called in lists: its title, with its number where it has one. */
export function itemTitle(item: PublishedItem, t: Sentences, locale: Locale): string {
  const title = titleOfItem(item);
  switch (item.kind) {
    case "node":
      return [item.code, title].filter((word) => word !== null && word !== "").join(" ") || t("untitled");
    case "year":
      return formatYear(item.id, locale, "short");
    case "mission":
      return missionTitle({ ...item.body, fiscalYear: item.fiscalYear }, t, locale);
    case "plan":
      return title ?? t("plan.untitled");
    default:
      return title ?? t("untitled");
  }
}

/** What a field of a thing is called: 取組項目及び方法・手段 ①「予約の導入」 期末報告; 実績値 令和7年度. `said` is that in which the pointer leads somewhere. */
export function fieldTitle(kind: PublishedKind, said: SaidFields, pointer: string, t: Sentences): string {
  const segments = pointer.split("/").slice(1).map(unescaped);
  const within: string[] = [];
  let value: Json = said;
  let path = "";
  for (const [i, segment] of segments.entries()) {
    path += `/${segment}`;
    value = memberOf(value, segment);
    const isLast = i === segments.length - 1;
    if (isObject(value) && /^\d+$/u.test(segment))
      within.push(nameOfKind(kind, path.replace(/\/\d+$/u, ""), t), partName(value, Number(segment), t));
    // A field that is named by words of its own: 令和7年度, 記号「A」.
    else if (isLast && i > 0 && !/^\d+$/u.test(segment) && OWN_NAMES.has(segments[i - 1] ?? ""))
      return [segments[i - 1] === "byName" ? "" : nameOfKind(kind, path.slice(0, -segment.length - 1), t), segment].join(" ").trim();
  }
  const own = nameOfKind(kind, pointer, t);
  const at = Number(/\/(\d+)$/u.exec(pointer)?.[1] ?? 0);
  // The second paragraph of a field, and those behind it, are told from the first.
  const nth = at > 0 ? t("review.nth", { number: at + 1 }) : "";
  return [...within, within.includes(own) ? "" : own, nth].filter((word) => word !== "").join(" ");
}

/** Fields whose parts have words as names. */
const OWN_NAMES: ReadonlySet<string> = new Set(["actuals", "rates", "standings", "grades", "byName"]);

function nameOfKind(kind: PublishedKind, pointer: string, t: Sentences): string {
  return t(fieldName(kind === "goal" || kind === "mission" || kind === "indicator" ? kind : "plan", pointer));
}

/** A part by its mark and the words that it begins with, else by its place in the list. */
function partName(part: { readonly [key: string]: Json }, at: number, t: Sentences): string {
  const mark = typeof part.mark === "string" ? part.mark : "";
  const words = [part.title, part.label, part.text, part.item, part.actor].find(
    (one): one is string => typeof one === "string" && one !== "",
  );
  if (words === undefined) return mark === "" ? String(at + 1) : mark;
  const characters = [...words.replace(/\s+/gu, " ").trim()];
  const short = characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME).join("")}…` : characters.join("");
  return `${mark}${t("change.section", { title: short })}`;
}

const memberOf = (value: Json, key: string): Json =>
  typeof value === "object" && value !== null ? ((value as { readonly [key: string]: Json })[key] ?? null) : null;
const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const unescaped = (segment: string): string => segment.replaceAll("~1", "/").replaceAll("~0", "~");
