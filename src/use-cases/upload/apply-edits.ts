import { Passage, type Range } from "../../documents/passage.ts";
import { readablePassageOf } from "../../documents/readable.ts";
import type { Edit, EditAct } from "../../domain/draft/edit.ts";
import { isWithin } from "../../domain/draft/pointer.ts";
import { united } from "../../domain/draft/text-range.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { textKey } from "../../domain/wording/text-key.ts";
import { type DraftField, findField } from "./draft-field.ts";
import type { EditedDraft, EditRefusal, ReadDraft, WorkingDraft } from "./edited-draft.ts";
import { fillingOf, understandAgain } from "./fill-field.ts";
import { countCharacters, linesOf, without } from "./ranges.ts";
import type { Shape } from "./reading-shape.ts";

/**
 * The draft as it is after the edits that hold, in their order. Pure: what it was read as is not touched, and an edit that was taken back leaves no trace.
 *
 * @returns the refusal of the first edit that cannot be made, and its number.
 */
export function applyEdits(draft: ReadDraft, edits: readonly Edit[]): Result<EditedDraft, EditRefusal & { readonly number: number }> {
  const working: WorkingDraft = {
    reading: structuredClone(draft.reading),
    text: draft.text,
    places: new Map(draft.places),
    assigned: [],
    freed: [],
    excluded: new Set(),
    links: new Map(),
    matches: new Map(),
    replaced: new Map(),
    rewritten: new Set(),
    confirmed: new Set(),
    made: new Map(),
  };
  for (const edit of heldEdits(edits)) {
    const refusal = apply(working, edit, edit.number);
    if (refusal) return refuse({ ...refusal, number: edit.number });
  }
  return accept(settled(draft, working));
}

/** The edits that were not taken back. */
export function heldEdits(edits: readonly Edit[]): readonly Exclude<Edit, { readonly kind: "taken-back" }>[] {
  const takenBack = new Set(edits.flatMap((edit) => (edit.kind === "taken-back" ? edit.edit : [])));
  return edits.flatMap((edit) => (edit.kind === "taken-back" || takenBack.has(edit.number) ? [] : [edit]));
}

function apply(draft: WorkingDraft, act: EditAct, number: number): EditRefusal | null {
  if (act.kind === "taken-back") return null;
  const { pointer } = act;
  if ([...draft.excluded].some((part) => isWithin(pointer, part))) return { kind: "excluded", pointer };
  const writes = act.kind === "assign" || (act.kind === "set" && (act.text ?? "").trim() !== "");
  const field = findField(draft.reading, pointer, writes);
  if (!field) return { kind: "no-such-field", pointer };
  draft.made.set(number, field.pointer);
  (act.kind === "set" || act.kind === "assign" ? draft.rewritten : draft.confirmed).add(field.pointer);
  switch (act.kind) {
    case "set":
      return setField(draft, field, act.text);
    case "assign":
      return assignText(draft, field, act.range);
    case "exclude":
      return excludePart(draft, field);
    case "link":
      if (!isRecord(field, "placement")) return { kind: "no-such-field", pointer };
      draft.links.set(field.pointer, act.node);
      return null;
    case "match":
      return matchIndicator(draft, field, act.indicator);
    case "confirm":
      return field.isNew ? { kind: "no-such-field", pointer } : null;
  }
}

function setField(draft: WorkingDraft, field: DraftField, typed: string | null): EditRefusal | null {
  const { pointer, shape, holder, key } = field;
  const text = typed?.replace(/\r\n?/gu, "\n").trim() ?? "";
  if (shape.kind === "list" || (shape.kind === "record" && !field.isNew)) return { kind: "no-such-field", pointer };
  const before = holder[key];
  if (text === "") {
    if (field.isEntry || !("nullable" in shape) || !shape.nullable) return { kind: "needs-text", pointer };
    holder[key] = null;
    release(draft, pointer);
  } else {
    const filled = fillingOf(draft, field, untraced(text));
    if (!filled.ok) return filled.refusal;
    holder[key] = filled.value.value;
    keepPlace(draft, field, text);
  }
  understandAgain(draft, field, before);
  return null;
}

/** A text that a person typed stands at no place, unless it is still what stands there. What stood there counts as placed all the same: somebody saw it. */
function keepPlace(draft: WorkingDraft, { pointer, shape }: DraftField, text: string): void {
  const hasText = shape.kind === "text" || isUnderstood(shape);
  const at = isUnderstood(shape) ? `${pointer}/text` : pointer;
  const place = draft.places.get(at);
  const stands = place?.map(({ start, end }) => draft.text.slice(start, end)).join("") ?? "";
  const stood = takePlaces(draft, pointer);
  if (hasText && place && textKey(stands).includes(textKey(text))) draft.places.set(at, place);
  if (stood.length > 0) draft.replaced.set(pointer, united([...(draft.replaced.get(pointer) ?? []), ...stood]));
}

function isUnderstood({ kind }: Shape): boolean {
  return kind === "value" || kind === "period" || kind === "target";
}

function assignText(draft: WorkingDraft, field: DraftField, range: Range): EditRefusal | null {
  const { pointer, shape, holder, key } = field;
  const stands = range.end <= draft.text.length ? Passage.of(draft.text, range.start, range.end).trim() : Passage.empty;
  const passage = readablePassageOf(stands, draft.reading.source.mediaType);
  if (passage.isBlank) return { kind: "no-such-text", range };
  if (shape.kind === "list" || (shape.kind === "record" && !field.isNew)) return { kind: "no-such-field", pointer };

  const before = holder[key];
  const said = field.isNew ? null : textIn(before);
  const whole = said === null ? passage : Passage.join([untraced(said), passage], "\n");
  const filled = fillingOf(draft, field, whole);
  if (!filled.ok) return filled.refusal;
  const kept = said === null ? [] : [...draft.places].filter(([known]) => known === pointer || known === `${pointer}/text`);
  const stood = takePlaces(draft, pointer);
  for (const [known, ranges] of kept) draft.places.set(known, ranges);
  holder[key] = filled.value.value;
  for (const [beneath, part] of filled.value.passages) {
    const at = `${pointer}${beneath}`;
    const ranges = united([...(draft.places.get(at) ?? []), ...part.ranges()]);
    if (ranges.length > 0) draft.places.set(at, ranges);
  }
  // What a number or a year was read from before is nobody's now.
  if (kept.length === 0) draft.freed.push(...stood);
  draft.assigned.push(...passage.ranges());
  understandAgain(draft, field, before);
  return null;
}

/** The text that a further one is put behind; null where the field is empty or holds what has no text. */
function textIn(value: unknown): string | null {
  const text = value !== null && typeof value === "object" && "text" in value ? value.text : value;
  return typeof text === "string" && text !== "" ? text : null;
}

function excludePart(draft: WorkingDraft, { pointer, isEntry, isNew, shape, holder, key }: DraftField): EditRefusal | null {
  const isPart = isEntry || (shape.kind === "record" && shape.nullable && holder[key] !== null);
  if (!isPart || isNew) return { kind: "no-such-field", pointer };
  draft.excluded.add(pointer);
  for (const chosen of [draft.links, draft.matches]) for (const at of [...chosen.keys()]) if (isWithin(at, pointer)) chosen.delete(at);
  release(draft, pointer);
  return null;
}

function matchIndicator(draft: WorkingDraft, field: DraftField, indicator: number | null): EditRefusal | null {
  if (!isRecord(field, "indicator")) return { kind: "no-such-field", pointer: field.pointer };
  const taken = [...draft.matches].some(([pointer, other]) => pointer !== field.pointer && other === indicator);
  if (indicator !== null && taken) return { kind: "already-matched", indicator };
  draft.matches.set(field.pointer, indicator);
  return null;
}

/** What a field had of the source is nobody's any more, unless another field has it too. */
function release(draft: WorkingDraft, pointer: string): void {
  draft.freed.push(...takePlaces(draft, pointer));
  for (const [known, ranges] of [...draft.replaced])
    if (isWithin(known, pointer)) {
      draft.replaced.delete(known);
      draft.freed.push(...ranges);
    }
}

/** Takes away the places of a field and of all beneath it. */
function takePlaces(draft: WorkingDraft, pointer: string): Range[] {
  const taken = [...draft.places].filter(([known]) => isWithin(known, pointer));
  for (const [known] of taken) draft.places.delete(known);
  return taken.flatMap(([, ranges]) => ranges);
}

function isRecord({ shape, isNew }: DraftField, name: string): boolean {
  return !isNew && shape.kind === "record" && shape.name === name;
}

function untraced(text: string): Passage {
  return Passage.traced(text, new Int32Array(text.length).fill(-1));
}

/** Counts again what is placed and what is not, and leaves out the doubts that somebody has looked at. */
function settled(draft: ReadDraft, working: WorkingDraft): EditedDraft {
  const { reading, places, text, excluded, links, matches } = working;
  const held = united([...places.values()].flat());
  const assigned = united([...working.assigned, ...held]);
  const covered = united([...held, ...[...working.replaced.values()].flat()]);
  const kept = draft.unplacedRanges.flatMap((range, i) =>
    without(range, assigned).flatMap((left) =>
      linesOf(text, left).map((line) => ({ range: line, where: reading.unplaced[i]?.where ?? "" })),
    ),
  );
  const free = united(working.freed)
    .flatMap((range) => without(range, covered))
    .flatMap((range) => linesOf(text, range));
  // Most edits free nothing, and a namer may cost much.
  const nameOf = free.length === 0 ? () => "" : draft.nameOf();
  const freed = free.map((range) => ({ range, where: nameOf(range.start) }));
  const unplaced = freed.length === 0 ? kept : [...kept, ...freed].sort((one, other) => one.range.start - other.range.start);
  const count = countCharacters(
    text,
    unplaced.map(({ range }) => range),
  );
  const { total, furniture } = reading.coverage;
  // A heading that gave a year is furniture, though a field has its place: freed, it counts as unplaced.
  const placed = Math.max(0, total - furniture - count);
  return {
    reading: {
      ...reading,
      unplaced: unplaced.map(({ range, where }) => ({ text: text.slice(range.start, range.end), where })),
      coverage: { total, placed, furniture: total - placed - count, unplaced: count },
    },
    unplacedRanges: unplaced.map(({ range }) => range),
    places,
    excluded,
    links,
    matches,
    made: working.made,
    replaced: working.replaced,
    doubts: draft.doubts.filter(
      ({ pointer }) => !working.confirmed.has(pointer) && ![...working.rewritten, ...excluded].some((whole) => isWithin(pointer, whole)),
    ),
  };
}
