import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Indicator } from "../../../../domain/indicator/indicator.ts";
import type { Value } from "../../../../domain/indicator/value.ts";
import type { Initiative, RoleExpectation } from "../../../../domain/plan/plan.ts";
import { openText } from "../../../formats/open-text.ts";
import { Passage } from "../../../passage.ts";
import { nothingFound } from "../../draft.ts";
import { settle } from "../../settle.ts";
import type { Region, RegionKind, RegionRest } from "../region.ts";
import { readIndicatorTable } from "./indicators.ts";
import { readInitiativeTable } from "./initiatives.ts";
import { readRoleTable } from "./roles.ts";

const FOLDER = new URL("../../../../../test/fixtures/plan-tables/", import.meta.url);

/** What a fixture expects. Fields that are null, false or empty are left out; a value is written as `text comparator number unit @year flags`. */
interface Expected {
  readonly kind: RegionKind;
  readonly heading?: string;
  readonly nodes?: readonly { readonly code: string; readonly title: string }[];
  readonly indicators?: readonly Record<string, unknown>[];
  readonly roles?: readonly Partial<RoleExpectation>[];
  readonly initiatives?: readonly Partial<Initiative>[];
  readonly unplaced?: readonly string[];
}

const NODE = "here";

const cases = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.slice(0, -".json".length));

test.each(cases)("%s", (name) => {
  const expected = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), "utf8")) as Expected;
  const file = readdirSync(FOLDER).find((other) => other.startsWith(`${name}.`) && !other.endsWith(".json")) ?? "";
  const opened = openText(file, readFileSync(new URL(file, FOLDER)));
  if (!opened.ok) throw new Error(`${file} does not open`);
  const document = opened.value;
  const heading =
    expected.heading === undefined ? null : Passage.traced(expected.heading, new Int32Array(expected.heading.length).fill(-1));
  const region: Region = {
    kind: expected.kind,
    heading,
    node: expected.kind === "summary-indicators" ? null : NODE,
    blocks: document.blocks,
  };
  const { indicators, roles, initiatives, rest } = readRegion(region, expected);
  const plan = { title: null, levels: [], nodes: [], indicators, roles, initiatives, relatedPlans: [], glossary: [] };
  const { reading } = settle(document, null, { ...nothingFound, plan, furniture: rest.furniture });
  if (expected.indicators) expect(reading.plan?.indicators.map(briefly)).toEqual(expected.indicators);
  if (expected.roles) expect(reading.plan?.roles.map(({ node: _, ...role }) => role)).toEqual(expected.roles);
  if (expected.initiatives)
    expect(reading.plan?.initiatives.map(({ node: _, ...initiative }) => filled(initiative))).toEqual(expected.initiatives);
  expect(reading.unplaced.map(({ text }) => text)).toEqual(expected.unplaced ?? []);
});

function readRegion(region: Region, { nodes }: Expected) {
  const nothing = { indicators: [], roles: [], initiatives: [] };
  if (region.kind === "roles") {
    const read = readRoleTable(region);
    return { ...nothing, roles: read.roles, rest: read satisfies RegionRest };
  }
  if (region.kind === "initiatives") {
    const read = readInitiativeTable(region);
    return { ...nothing, initiatives: read.initiatives, rest: read satisfies RegionRest };
  }
  const read = readIndicatorTable(region, nodes ?? []);
  return { ...nothing, indicators: read.indicators, rest: read satisfies RegionRest };
}

function briefly({ baseline, interimTargets, target, node, ...rest }: Indicator): Record<string, unknown> {
  return filled({
    node: node === NODE ? null : node,
    ...rest,
    baseline: brief(baseline),
    interimTargets: interimTargets.map(brief),
    target: brief(target),
  });
}

function brief(value: Value | null): string | null {
  if (!value) return null;
  const { text, comparator, unit, fiscalYear, cumulative, maintain } = value;
  const number = value.value === null ? "?" : `${comparator} ${value.value}`;
  const flags = [unit, fiscalYear === null ? null : `@${fiscalYear}`, cumulative ? "cumulative" : null, maintain ? "maintain" : null];
  return [text, number, ...flags.filter((flag) => flag !== null)].join(" ");
}

function filled<T extends object>(draft: T): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(draft).filter(([, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0)),
  );
}
