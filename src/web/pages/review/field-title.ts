import { fieldName } from "../../ui/field-name.ts";
import type { Sentences } from "../../ui/sentences.ts";
import { type Draft, segmentsOf, textOf, unitOf, valueAt } from "./draft-fields.ts";

/** A name is shown by its beginning. In UTF-16 code units. */
const LONGEST = 40;

/** What a field is called among all those of a document: the thing that it belongs to, and its name within: 「窓口のデジタル化」 取組項目① (1) 数値目標. */
export function fieldTitle(draft: Draft, pointer: string, t: Sentences): string {
  const unit = unitOf(pointer);
  const inner = innerTitle(draft, pointer, t);
  return unit === "" ? inner : t("review.fieldOf", { unit: unitTitle(draft, unit, t), field: inner });
}

/** The name of a field within the thing that it belongs to. */
export function innerTitle(draft: Draft, pointer: string, t: Sentences): string {
  if (pointer === "/municipality") return t("kind.municipality");
  const unit = unitOf(pointer);
  const kind = pointer.startsWith("/goals") ? "goal" : pointer.startsWith("/missions") ? "mission" : "indicator";
  const segments = segmentsOf(pointer.slice(unit.length));
  const names: string[] = [];
  let path = unit;
  for (const [i, segment] of segments.entries()) {
    path += `/${segment}`;
    if (segments[i - 1] === "actions" && segments.length > i + 1)
      names.push(t("review.action", { mark: markOf(valueAt(draft, path)) ?? Number(segment) + 1 }));
    if (segments[i - 1] === "steps" && segments.length > i + 1)
      names.push(markOf(valueAt(draft, path)) ?? t("review.step", { number: Number(segment) + 1 }));
  }
  const last = segments.at(-1) ?? "";
  const section = valueAt(draft, pointer.replace(/\/items\/[^/]+$/u, "/title"));
  names.push(
    pointer.includes("/sections/") && /\/items\/[^/]+$/u.test(pointer) && typeof section === "string"
      ? section
      : t(fieldName(kind, last === "text" && pointer.includes("/placements/") ? "/placements" : pointer.slice(unit.length) || pointer)),
  );
  if (/^\d+$/u.test(last) && Number(last) > 0) names.push(t("review.nth", { number: Number(last) + 1 }));
  if (last === "-") names.push(t("review.another"));
  return names.join(" ");
}

/** What a thing of the draft is called. */
export function unitTitle(draft: Draft, unit: string, t: Sentences): string {
  const value = valueAt(draft, unit);
  const own = value !== null && typeof value === "object" ? (value as Readonly<Record<string, unknown>>) : {};
  const name = (unit.startsWith("/missions") ? [own.department, own.name] : [own.title, own.name, own.item, own.actor, own.code])
    .map(textOf)
    .find((text) => text !== null && text !== "");
  const code = unit.includes("/nodes/") ? textOf(own.code) : null;
  if (name === undefined || name === null) return t("untitled");
  const whole = code === null || code === name || code.length > 12 ? name : `${code} ${name}`;
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST).toWellFormed()}…` : whole;
}

function markOf(value: unknown): string | null {
  return value !== null && typeof value === "object" && "mark" in value && typeof value.mark === "string" ? value.mark : null;
}
