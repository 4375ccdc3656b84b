import { describe, expect, test } from "vitest";
import { INK } from "../../ui/charts/chart-ink.ts";
import dark from "./css/dark.css?raw";
import { siteStylesheet } from "./site-assets.ts";

const colours = (css: string) =>
  new Map([...css.matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/gu)].map(([, name = "", value = ""]) => [name, value]));
const inTheDark = colours(dark);

/** WCAG 2.2: (L1 + 0.05) / (L2 + 0.05). */
function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [one, other].map(luminanceOf).sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

function luminanceOf(name: string): number {
  const value = inTheDark.get(name) ?? expect.unreachable(`${name} is no colour of the dark`);
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(value.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe("the site in the dark", () => {
  test("has a colour for each that it has in the light, of the sheet and of drawings", () => {
    const used = new Set([...siteStylesheet.matchAll(/var\(--color-([\w-]+)\)/gu)].map(([, name = ""]) => name));
    expect([...used].filter((name) => !inTheDark.has(name))).toEqual([]);
    const drawn = Object.values(INK).flatMap((ink) =>
      Object.entries(ink).filter((entry): entry is [string, string] => /^(?:fill|stroke)$/u.test(entry[0]) && entry[1] !== "none"),
    );
    expect(drawn.filter(([attribute, colour]) => !dark.includes(`[${attribute}="${colour}"]`))).toEqual([]);
  });

  test("is for screens only", () => {
    expect(dark.match(/@media[^{]+/gu)).toEqual(["@media screen and (prefers-color-scheme: dark) "]);
  });

  const GROUNDS = ["neutral-white", "neutral-solid-gray-50", "primitive-blue-50", "primitive-yellow-50"];
  const TEXTS = ["neutral-solid-gray-700", "neutral-solid-gray-800", "neutral-solid-gray-900", "primitive-blue-900", "primitive-blue-1000"];
  test.each([
    ...GROUNDS.flatMap((ground) => [...TEXTS, "primitive-magenta-900", "primitive-orange-800"].map((text) => [text, ground, 4.5] as const)),
    // What was found, and where the keyboard is.
    ...["primitive-yellow-200", "primitive-yellow-300", "primitive-blue-200"].flatMap((ground) =>
      ["neutral-solid-gray-800", "primitive-blue-1000"].map((text) => [text, ground, 4.5] as const),
    ),
    // Buttons.
    ...["primitive-blue-900", "primitive-blue-1000"].map((ground) => ["neutral-white", ground, 4.5] as const),
    // Edges of fields, strokes of drawings, the ring around what is chosen.
    ...[
      ...["neutral-black", "neutral-solid-gray-420", "neutral-solid-gray-536", "neutral-solid-gray-600", "primitive-blue-900"],
      ...["primitive-orange-900", "primitive-yellow-700", "primitive-yellow-900"],
    ].flatMap((edge) => GROUNDS.map((ground) => [edge, ground, 3] as const)),
  ])("shows %s on %s", (one, other, least) => {
    expect(contrast(one, other)).toBeGreaterThanOrEqual(least);
  });
});
