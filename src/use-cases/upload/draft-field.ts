import { emptyRecord, READING_SHAPE, type RecordShape, type Shape } from "./reading-shape.ts";

/** A field of a draft: where it hangs, what may stand in it, and what does. */
export interface DraftField {
  /** As addressed, with the index that a new entry gets in the place of "-". */
  readonly pointer: string;
  readonly shape: Shape;
  /** Record or list that holds it; what is written there is in the draft. */
  readonly holder: Record<string, unknown>;
  readonly key: string;
  /** It is an entry of a list. */
  readonly isEntry: boolean;
  /** It is an entry that the list does not have yet. */
  readonly isNew: boolean;
}

const INDEX = /^(?:0|[1-9]\d{0,6})$/u;

/**
 * Finds the field of a draft that a pointer addresses; null where there is none. What a Value, a Period or a TargetText is made of has no field of its own.
 * Where something is to be written (`begins`), a plan that a document does not have is begun if the pointer leads into it.
 */
export function findField(draft: object, pointer: string, begins: boolean): DraftField | null {
  if (!pointer.startsWith("/")) return null;
  const keys = pointer.slice(1).split("/");
  let shape: Shape = READING_SHAPE;
  let value: unknown = draft;
  let found: DraftField | null = null;
  let path = "";
  for (const key of keys) {
    if (found?.isNew) return null;
    if (begins && found && shape.kind === "record" && value === null) {
      value = emptyRecord(shape);
      found.holder[found.key] = value;
    }
    const inner = innerShape(shape, key);
    if (!inner || !isHolder(value)) return null;
    const length = Array.isArray(value) ? value.length : 0;
    const at = key === "-" ? String(length) : key;
    const isEntry = shape.kind === "list";
    if (isEntry && key !== "-" && Number(key) >= length) return null;
    path = `${path}/${at}`;
    found = { pointer: path, shape: inner, holder: value, key: at, isEntry, isNew: key === "-" };
    shape = inner;
    value = value[at];
  }
  return found;
}

function innerShape(shape: Shape, key: string): Shape | null {
  if (shape.kind === "list") return key === "-" || INDEX.test(key) ? shape.entry : null;
  return shape.kind === "record" ? fieldOf(shape, key) : null;
}

function fieldOf({ fields }: RecordShape, key: string): Shape | null {
  return Object.hasOwn(fields, key) ? (fields[key] ?? null) : null;
}

function isHolder(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object";
}
