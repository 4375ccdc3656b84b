import type { Form } from "../../../domain/form/form.ts";
import { newField } from "../../../domain/form/presets.ts";
import { formFieldOf } from "../../../domain/sheet/form-field.ts";
import type { PartName, SheetPlace } from "../../../domain/sheet/sheet-fields.ts";
import type { SentenceKey, Sentences } from "../../ui/sentences.ts";

/** Fields of parts that are no field of the form by themselves. */
const SMALL: Readonly<Record<string, SentenceKey>> = {
  mark: "action.mark",
  code: "write.code",
  plan: "write.plan",
  nodeId: "write.node",
  number: "write.number",
  label: "write.label",
  items: "mission.midTermItem",
  schedule: "mission.schedule",
};

const LONGEST_NAME = 24;

/** What people call a place in a sheet: 「取組項目 ① (1) 数値目標」, in the words of the form. */
export function placeTitle({ pointer, field, within }: Pick<SheetPlace, "pointer" | "field" | "within">, form: Form, t: Sentences): string {
  const [outer] = within;
  const own = formFieldOf(pointer);
  const labelOf = (name: typeof own) => form.fields.find((one) => one.field === name)?.label ?? newField(name).label;
  if (!outer) return labelOf(own);
  const list = formFieldOf(`/${outer.list}`);
  const small = SMALL[field];
  const last = small ? t(small) : own === list ? null : labelOf(own);
  return [labelOf(list), ...within.map(partName), last].filter((word) => word !== null && word !== "").join(" ");
}

/** A part by its mark, else by the words that it begins with, else by its place in the list. */
function partName({ mark, title, position }: PartName): string {
  if (mark !== null && mark.trim() !== "") return mark.trim();
  const words = title.replace(/\s+/gu, " ").trim();
  if (words === "") return String(position + 1);
  return `「${words.length > LONGEST_NAME ? `${[...words].slice(0, LONGEST_NAME).join("")}…` : words}」`;
}
