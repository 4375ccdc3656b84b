/** Numbers that a column of PostgreSQL's type integer holds. */
const COUNTED = new Set(["fiscalYear", "priority", "number"]);
const LARGEST_INTEGER = 2 ** 31 - 1;

/**
 * The same value as a database can keep it. PostgreSQL has no NUL in texts and no halves of characters: each becomes U+FFFD, one code unit for one, so that
 * offsets stay. A year or a priority that no column can hold was read wrong and is null.
 */
export function storable<Value>(value: Value): Value {
  return clean(value, "") as Value;
}

function clean(value: unknown, key: string): unknown {
  if (typeof value === "string") return value.toWellFormed().replaceAll("\0", "\uFFFD");
  if (typeof value === "number") return COUNTED.has(key) && !(Number.isInteger(value) && Math.abs(value) <= LARGEST_INTEGER) ? null : value;
  if (Array.isArray(value)) return value.map((entry) => clean(entry, ""));
  if (value !== null && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, clean(entry, name)]));
  return value;
}
