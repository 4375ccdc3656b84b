import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { faults } from "../../../../test/account.ts";
import { assemble, handMadePdf, hexUtf16, JAPANESE_OBJECTS, japanese } from "../../../../test/layouts/pdf-file.ts";
import { readable } from "../../readable.ts";
import { openPdf } from "./open-pdf.ts";

const FONTS = { fonts: { F: japanese("UniJIS-UTF16-H") }, objects: JAPANESE_OBJECTS };
const show = (text: string, x: number, y: number, size = 10): string => `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm ${hexUtf16(text)} Tj ET`;
const repeated = (count: number, part: (i: number) => string): string => Array.from({ length: count }, (_, i) => part(i)).join("\n");

// What bounds the time is the limit of each test: as long as one file may be read.
describe("files that mean harm are read in part or refused, in bounded time", () => {
  const page = show("計画", 50, 700);
  test.each<readonly [string, () => Uint8Array]>([
    ["cut off in the middle", () => handMadePdf({ ...FONTS, pages: [page, page, page] }).slice(0, 2500)],
    ["a million operators", () => handMadePdf({ ...FONTS, pages: [`${page}\n${"q Q ".repeat(500_000)}`] })],
    [
      "a hundred thousand lines",
      () =>
        handMadePdf({
          ...FONTS,
          pages: [`${page}\n${repeated(100_000, (i) => `${i % 500} ${i % 700} m ${(i * 7) % 500} ${i % 700} l S`)}`],
        }),
    ],
    [
      "a grid of very many places",
      () =>
        handMadePdf({
          ...FONTS,
          pages: [`${page}\n${repeated(600, (i) => `0 ${i * 5} m 3000 ${i * 5} l S ${i * 5} 0 m ${i * 5} 3000 l S`)}`],
        }),
    ],
    ["very many letters", () => handMadePdf({ ...FONTS, pages: [repeated(3000, (i) => show("あ".repeat(50), (i % 7) * 80, i % 800, 9))] })],
    ["letters on one place", () => handMadePdf({ ...FONTS, pages: [repeated(3000, () => show("山川", 50, 700))] })],
    ["a page as large as a field", () => handMadePdf({ ...FONTS, pages: [page], mediaBox: "[0 0 1e9 1e9]" })],
    ["a page of no size", () => handMadePdf({ ...FONTS, pages: [page], mediaBox: "[0 0 0 0]" })],
    [
      "numbers that are none",
      () => handMadePdf({ ...FONTS, pages: [`${page} 1e300 0 0 1e300 1e300 1e300 cm ${page} 0 0 0 0 0 0 cm ${page}`] }),
    ],
    ["states saved and never restored", () => handMadePdf({ ...FONTS, pages: [`${"q ".repeat(5000)}${page}`] })],
    [
      "a drawing that draws itself",
      () =>
        handMadePdf({
          ...FONTS,
          pages: [`${page} /X Do`],
          objects: [
            ...JAPANESE_OBJECTS,
            "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 102 0 R >> >> /Length 12 >>\nstream\n/X Do /X Do  \nendstream",
          ],
        }),
    ],
    [
      "arrays in arrays",
      () =>
        assemble(
          new Map([
            [1, `<< /Type /Catalog /Pages 2 0 R /X ${"[".repeat(20_000)}${"]".repeat(20_000)} >>`],
            [2, "<< /Type /Pages /Count 0 /Kids [] >>"],
          ]),
        ),
    ],
    [
      "a tree of pages without an end",
      () =>
        assemble(
          new Map([
            [1, "<< /Type /Catalog /Pages 2 0 R >>"],
            [2, "<< /Type /Pages /Count 9 /Kids [3 0 R] >>"],
            [3, "<< /Type /Pages /Count 9 /Kids [2 0 R 3 0 R] >>"],
          ]),
        ),
    ],
    [
      "many more pages said than there are",
      () =>
        assemble(
          new Map([
            [1, "<< /Type /Catalog /Pages 2 0 R >>"],
            [2, "<< /Type /Pages /Count 2000 /Kids [3 0 R] >>"],
            [3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"],
          ]),
        ),
    ],
  ])("%s", async (_, file) => {
    const opened = await openPdf("x.pdf", file());
    if (opened.ok) expect(faults(opened.value, readable)).toEqual([]);
    else expect(["damaged", "no-text-layer", "empty", "too-many-pages"]).toContain(opened.refusal.kind);
  });
});

describe("no character is lost and none is counted twice", () => {
  const words = fc.constantFrom("計画", "目標値", "①", "・項目", "12", "Plan A", "⽬", "～", "。", "ふりがな");
  const size = fc.constantFrom(4, 9, 10, 16);
  const place = fc.integer({ min: 0, max: 60 }).map((at) => at * 9);
  const shown = fc.tuple(words, place, place, size).map(([text, x, y, high]) => show(text, x, y, high));
  const drawn = fc
    .tuple(place, place, place, fc.boolean())
    .map(([x, y, to, lies]) => (lies ? `${x} ${y} m ${to} ${y} l S` : `${x} ${y} m ${x} ${to} l S`));
  const turned = shown.map((text) => `q 0 1 -1 0 500 0 cm ${text} Q`);
  const pages = fc.array(fc.array(fc.oneof({ weight: 4, arbitrary: shown }, { weight: 3, arbitrary: drawn }, turned), { maxLength: 40 }), {
    minLength: 1,
    maxLength: 3,
  });

  test("on pages drawn at random", async () => {
    await fc.assert(
      fc.asyncProperty(pages, async (drawn) => {
        const opened = await openPdf("x.pdf", handMadePdf({ ...FONTS, pages: drawn.map((acts) => acts.join("\n")) }));
        expect(opened.ok ? faults(opened.value, readable) : []).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  // With a seed, because Vitest fails on rejections that pdf.js leaves unhandled, though the process goes on.
  test("of files with bytes changed at random", async () => {
    const whole = handMadePdf({ ...FONTS, pages: [`${show("計画", 50, 700)} 9 9 m 90 9 l S`, show("目標", 50, 700)] });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 30 }), async (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        const opened = await openPdf("x.pdf", bytes);
        expect(opened.ok ? faults(opened.value, readable) : []).toEqual([]);
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});
