import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { TESTED_KINDS, type TestedKind } from "../src/web/public/accessibility/tested-kinds.ts";

type Found = Readonly<Record<TestedKind, number>>;

export interface AccessibilityResults {
  /** ISO date. */
  readonly testedOn: string;
  /** Versions of what tests. */
  readonly axe: string;
  readonly validator: string;
  readonly kinds: Readonly<Record<TestedKind, { readonly narrow: number; readonly wide: number; readonly validator: number }>>;
}

/** What the accessibility statement is to say, of what the tests found. */
export function resultsOf(found: Readonly<Record<"narrow" | "wide" | "validator", Found>>, day: string): AccessibilityResults {
  const kinds = TESTED_KINDS.map((kind) => [
    kind,
    { narrow: found.narrow[kind], wide: found.wide[kind], validator: found.validator[kind] },
  ]);
  const versionOf = (name: string) => (createRequire(import.meta.url)(`${name}/package.json`) as { version: string }).version;
  return {
    testedOn: day,
    axe: versionOf("axe-core"),
    validator: versionOf("html-validate"),
    kinds: Object.fromEntries(kinds) as AccessibilityResults["kinds"],
  };
}

/** True where the tests are to write what they find into the statement, rather than to compare it with that. */
export const isToBeWritten = process.env.ACCESSIBILITY === "write";

export function writeResults(results: AccessibilityResults): void {
  const root = join(import.meta.dirname, "..");
  const path = join(root, "src/web/public/accessibility/accessibility-results.json");
  writeFileSync(path, `${JSON.stringify(results, null, 2)}\n`);
  execFileSync(join(root, "node_modules/.bin/biome"), ["format", "--write", path]);
}
