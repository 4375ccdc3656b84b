import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, saysTheSame } from "./canonical-json.ts";

/** Few keys and values, so that two of them are often the same. */
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, 0, -0, 1, "", "甲"),
    fc.array(tie("value"), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom("a", "b", "0", "__proto__"), fc.oneof(tie("value"), fc.constant(undefined)), { maxKeys: 3 }),
  ),
})).value;

test("two values say the same where their canonical JSON is the same", () => {
  const agree = (one: unknown, other: unknown) => saysTheSame(one, other) === (canonicalJson(one) === canonicalJson(other));
  fc.assert(fc.property(json, json, agree), { numRuns: 2_000 });
  fc.assert(fc.property(json, (one) => saysTheSame(one, structuredClone(one))));
});

test("the order of keys is of no matter, that of a list is", () => {
  expect(canonicalJson({ b: 1, a: [2, 1] })).toBe('{"a":[2,1],"b":1}');
  expect(saysTheSame({ b: 1, a: [2, 1] }, { a: [2, 1], b: 1 })).toBe(true);
  expect(saysTheSame({ a: [2, 1] }, { a: [1, 2] })).toBe(false);
  expect(saysTheSame({ a: undefined }, {})).toBe(true);
  expect(saysTheSame([], {})).toBe(false);
});
