import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

/** A room and the rooms that it may import from; its own is always allowed. The order is the order of the arrows: nothing turns back. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  documents: ["domain"],
  store: ["domain"],
  "use-cases": ["domain", "documents", "store"],
  web: ["domain", "documents", "store", "use-cases", "settings"],
  cli: ["domain", "documents", "store", "use-cases", "web", "settings"],
  settings: ["domain"],
  main: ["domain", "documents", "store", "cli", "settings"],
};

/** Packages that only these rooms may use: SQL is spoken in one room, HTTP in one, and the domain knows nothing but itself. */
const PACKAGES: readonly (readonly [pattern: RegExp, rooms: readonly string[]])[] = [
  [/^(kysely|pg|@electric-sql\/)/u, ["store"]],
  [/^(hono|@hono\/|react|react-dom)(\/|$)/u, ["web"]],
  [/^nodemailer(\/|$)/u, ["cli"]],
  [/^(ical-generator|fflate)$/u, ["web"]],
  [/^(htmlparser2|csv-parse|encoding-japanese|@e965\/|hucre)/u, ["documents"]],
];

/** What citizens read is made of publications, and of nothing else. */
const PUBLIC_SIDE = /^src\/web\/(public|open-data)\//u;
const UNPUBLIC = /^src\/(store|use-cases|web\/pages)\//u;
const PUBLIC_SOURCES: ReadonlySet<string> = new Set([
  ...["database", "publication-store", "published-item-store", "published-file-store"].map((store) => `src/store/${store}.ts`),
  // Schemas: they tell of the form of things, and nothing of the record.
  ...["published-item-body", "reading-body"].map((schema) => `src/store/${schema}.ts`),
  // Folders and their locks, publishing what waits for its time, and the form in which a publication is carried: none of them tells anything of the record.
  ...["src/store/data-lock.ts", "src/store/folder.ts", "src/store/working-folder.ts", "src/use-cases/publication/publish-due.ts"],
  "src/use-cases/publication/restore/publication-file.ts",
]);

const FORBIDDEN_NAMES = /^(utils?|helpers?|common|lib|core|services?|managers?|types|index)(\.|$)/u;
const LONGEST = 300;

const root = resolve(import.meta.dirname, "..");
interface Source {
  readonly path: string;
  readonly text: string;
}

function sources(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|css|sql)$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path).replaceAll("\\", "/"), text: readFileSync(path, "utf8") }));
}

const roomOf = (path: string): string => path.split("/")[1]?.replace(/\.ts$/u, "") ?? "";
const isTest = (path: string): boolean => /\.test\.tsx?$/u.test(path);
const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?<!")(?:from|import)\s*\(?\s*"([^"]+)"/gu)].map((match) => match[1] ?? "");

/** What is wrong with one file of src/, in words. */
function faults({ path, text }: Source): string[] {
  const found: string[] = [];
  const lines = text.split("\n").length;
  if (lines > LONGEST) found.push(`${path}: ${lines} lines, at most ${LONGEST}`);
  for (const name of path.split("/")) if (FORBIDDEN_NAMES.test(name)) found.push(`${path}: "${name}" names no noun of the field`);
  if (!path.startsWith("src/") || isTest(path)) return found;

  const room = roomOf(path);
  const allowed = ARROWS[room];
  if (!allowed) return [...found, `${path}: the room "${room}" is not on the plan`];
  for (const imported of importsOf(text)) {
    if (imported.startsWith(".")) {
      const to = relative(root, resolve(root, dirname(path), imported.replace(/\?.*$/u, ""))).replaceAll("\\", "/");
      if (!to.startsWith("src/")) continue;
      if (roomOf(to) !== room && !allowed.includes(roomOf(to))) found.push(`${path}: ${room} must not import ${to}`);
      if (PUBLIC_SIDE.test(path) && UNPUBLIC.test(to) && !PUBLIC_SOURCES.has(to))
        found.push(`${path}: the public side must not import ${to}`);
    } else {
      if (room === "domain") found.push(`${path}: the domain is pure, but imports ${imported}`);
      const rule = PACKAGES.find(([pattern]) => pattern.test(imported));
      if (rule && !rule[1].includes(room)) found.push(`${path}: ${imported} belongs to ${rule[1].join(", ")}`);
    }
  }
  if (room === "domain" && /\b(Date\.now|new Date\(\)|process\.|Math\.random)/u.test(text))
    found.push(`${path}: the domain has no clock, chance or process`);
  if (room === "documents" && /\.push\(\.\.\.[\w#]/u.test(text))
    found.push(`${path}: the entries of a hostile file overflow the stack as arguments of one push (addAll)`);
  if (room !== "store" && /\bsql`|\.(selectFrom|insertInto|updateTable|deleteFrom)\(/u.test(text))
    found.push(`${path}: only the store speaks SQL`);
  return found;
}

describe("the rooms", () => {
  const all = [...sources("src"), ...sources("test"), ...sources("scripts"), ...sources("bench")];

  test("are all there to be looked at", () => {
    for (const room of ["domain", "documents", "store", "use-cases", "web", "cli"])
      expect(all.filter(({ path }) => path.startsWith(`src/${room}/`)).length, room).toBeGreaterThan(3);
  });

  test("keep to their arrows, their packages, their size and their names", () => {
    expect(all.flatMap(faults)).toEqual([]);
  });
});

describe("the rules bite", () => {
  test.each([
    [
      "an arrow that turns back",
      "src/domain/plan/plan.ts",
      'import { findPlan } from "../../store/plan-store.ts";',
      /domain must not import/,
    ],
    [
      "documents that know the database",
      "src/documents/reading/x.ts",
      'import { db } from "../../store/database.ts";',
      /documents must not import/,
    ],
    ["a store that knows a page", "src/store/x.ts", 'import { page } from "../web/page.tsx";', /store must not import/],
    ["a lazy import", "src/documents/x.ts", 'const a = await import("../web/app.tsx");', /documents must not import/],
    ["SQL outside the store", "src/web/x.ts", 'db.selectFrom("plan")', /only the store speaks SQL/],
    ["HTTP outside the web", "src/use-cases/x.ts", 'import { Hono } from "hono";', /belongs to web/],
    ["a public page that knows the record", "src/web/public/x.ts", 'import "../../store/goal-store.ts";', /public side must not import/],
    ["open data that act", "src/web/open-data/x.ts", 'import "../../use-cases/publication/publish.ts";', /public side must not import/],
    ["a public page that borrows one of staff", "src/web/public/x.ts", 'import "../pages/goal/goal-page.tsx";', /public side must not/],
    ["a package in the domain", "src/domain/x.ts", 'import * as v from "valibot";', /the domain is pure/],
    ["a clock in the domain", "src/domain/x.ts", "const now = Date.now();", /has no clock/],
    ["lists as arguments", "src/documents/x.ts", "lines.push(...cell.lines);", /overflow the stack/],
    ["a room that is not on the plan", "src/misc/x.ts", "", /not on the plan/],
    ["a long file", "src/web/x.ts", "\n".repeat(300), /at most 300/],
    ["a name without a noun", "src/web/utils.ts", "", /names no noun/],
    ["a barrel", "src/store/index.ts", "", /names no noun/],
  ])("on %s", (_, path, text, fault) => {
    expect(faults({ path, text }).join("\n")).toMatch(fault);
  });

  test("but leave what is allowed", () => {
    expect(faults({ path: "src/use-cases/x.ts", text: 'import { findPlan } from "../store/plan-store.ts";' })).toEqual([]);
    expect(faults({ path: "src/web/public/x.ts", text: 'import "../../store/published-item-store.ts";' })).toEqual([]);
    expect(faults({ path: "src/store/x.ts", text: 'import { sql } from "kysely";' })).toEqual([]);
  });
});
