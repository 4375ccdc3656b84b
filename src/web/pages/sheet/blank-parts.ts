import type { FormFieldName } from "../../../domain/form/form.ts";
import { arrangeParts } from "../../../domain/sheet/arrange-parts.ts";
import type { GoalSheetBody, MissionSheetBody, SheetBody, SheetText } from "../../../domain/sheet/sheet-body.ts";

/** Lists in which a first empty part stands ready to be written in. */
const READY = {
  goal: ["background", "purpose", "actions"],
  mission: ["missions", "policies", "midTermGoals"],
} as const satisfies Record<SheetBody["kind"], readonly FormFieldName[]>;

/**
 * The sheet with the empty parts that its form shows: the remarks that every sheet has, and a first part where there is none yet. They are no part of the sheet
 * until something is typed into them. The remarks have keys of their place in the form, so that two people who write the same remark write in the same part.
 *
 * @param drawKey draws a key that no part has had.
 */
export function withBlankParts(
  body: SheetBody,
  { remarkLabels }: { readonly remarkLabels: readonly string[] },
  written: ReadonlySet<FormFieldName>,
  drawKey: () => string,
): SheetBody {
  const ready = READY[body.kind].filter((name) => written.has(name));
  const filled = ready.reduce<SheetBody>((filling, name) => {
    const isEmpty = filling.kind === "goal" ? isEmptyIn(filling, name) : isEmptyMission(filling, name);
    return isEmpty ? (arrangeParts(filling, { kind: "add", pointer: `/${name}`, key: drawKey() }) ?? filling) : filling;
  }, body);
  if (filled.kind === "mission") return written.has("midTermGoals") ? withTexts(filled, drawKey) : filled;
  return written.has("remarks") ? { ...filled, remarks: withRemarks(filled.remarks, remarkLabels) } : filled;
}

function isEmptyIn(body: GoalSheetBody, name: FormFieldName): boolean {
  return (name === "background" || name === "purpose" || name === "actions") && body[name].length === 0;
}

function isEmptyMission(body: MissionSheetBody, name: FormFieldName): boolean {
  return (name === "missions" || name === "policies" || name === "midTermGoals") && body[name].length === 0;
}

/** A mid-term goal with a first text in each of its lists. */
function withTexts(body: MissionSheetBody, drawKey: () => string): MissionSheetBody {
  const ready = (texts: readonly SheetText[]) => (texts.length > 0 ? texts : [{ key: drawKey(), text: "" }]);
  const midTermGoals = body.midTermGoals.map((goal) => ({ ...goal, items: ready(goal.items), schedule: ready(goal.schedule) }));
  return { ...body, midTermGoals };
}

/** Those of the form first, in its order. */
function withRemarks(remarks: GoalSheetBody["remarks"], labels: readonly string[]): GoalSheetBody["remarks"] {
  const missing = labels.flatMap((label, i) =>
    remarks.some((remark) => remark.label === label) ? [] : [{ key: freeKey(remarks, `form${i + 1}`), label, text: null }],
  );
  return [...remarks, ...missing];
}

/** A remark that was under another label may have the key. */
const freeKey = (parts: readonly { readonly key: string }[], key: string): string =>
  parts.some((part) => part.key === key) ? freeKey(parts, `${key}x`) : key;
