import { beforeAll, describe, expect, test } from "vitest";
import { faults } from "../../../../test/account.ts";
import { openBrowser } from "../../../../test/e2e/browser.ts";
import { printByBrowser } from "../../../../test/layouts/render-pdf.ts";
import type { Document } from "../../document.ts";
import { readable } from "../../readable.ts";
import { openPdf } from "./open-pdf.ts";

const long = (n: number): string =>
  `市民とともに歩むまちづくりを進めるため、地域の声を聴き、計画に生かす取組を続けます。第${n}に、庁内の体制を整えて毎年度の点検を行い、その結果を公表します。`;
const paragraphs = (count: number): string => Array.from({ length: count }, (_, i) => `<p>${long(i + 1)}</p>`).join("");
const rows = (cells: readonly (readonly string[])[], tag = "td"): string =>
  cells.map((row) => `<tr>${row.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`).join("");
const HEADS = rows([["指標名", "現状値", "目標値"]], "th");
const BODY = rows([
  ["窓口の満足度", "50％", "60％"],
  ["結成率", "51％", "61％"],
  ["貸出冊数", "52冊", "62冊"],
]);
const INDICATORS = ["指標名|現状値|目標値", "窓口の満足度|50％|60％", "結成率|51％|61％", "貸出冊数|52冊|62冊"];
const LINED = "table { border-collapse: collapse; width: 100% } th, td { border: 1px solid #000; padding: 3pt }";
const NUMBERS = Array.from({ length: 60 }, (_, i) => i + 1);

/** What is printed, and what a person reads: blocks, the rows of tables, running heads behind ~. */
const PAGES: Readonly<Record<string, { readonly style?: string; readonly body: string; readonly read: readonly string[] }>> = {
  "two columns of running text": {
    style: "div { column-count: 2; column-gap: 8mm }",
    body: `<h1>計画の趣旨</h1><div>${paragraphs(14)}</div>`,
    read: ["計画の趣旨", ...NUMBERS.slice(0, 14).map(long)],
  },
  "vertical writing": { style: "body { writing-mode: vertical-rl; height: 200mm }", body: paragraphs(3), read: [1, 2, 3].map(long) },
  "a table over three pages with its heads on each": {
    style: LINED,
    body: `<table><thead>${rows([["No", "取組"]], "th")}</thead>${rows(NUMBERS.map((n) => [String(n), `${long(n)}${long(n)}`]))}</table>`,
    read: ["No|取組", ...NUMBERS.map((n) => `${n}|${long(n)}${long(n)}`)],
  },
  "a table with lines below its rows only": {
    style: "table { border-collapse: collapse; width: 100% } th, td { border-bottom: 1px solid #000; padding: 4pt; text-align: left }",
    body: `<p>次のとおりです。</p><table>${HEADS}${BODY}</table><p>以上です。</p>`,
    read: ["次のとおりです。", ...INDICATORS, "以上です。"],
  },
  "coloured heads without lines": {
    style: "table { border-collapse: collapse; width: 100% } th { background: #cde } th, td { padding: 4pt; text-align: left }",
    body: `<table>${HEADS}${BODY}</table>`,
    read: INDICATORS,
  },
  "coloured cells that a white line parts": {
    style:
      "table { border-collapse: separate; border-spacing: 2px; width: 100% } th, td { background: #cde; padding: 4pt; text-align: left }",
    body: `<table>${HEADS}${BODY}</table>`,
    read: INDICATORS,
  },
  "labels from top to bottom": {
    style: `${LINED} th { writing-mode: vertical-rl }`,
    body: `<table>${["現況・課題", "目的"].map((label, i) => `<tr><th>${label}</th><td>${long(i)}</td></tr>`).join("")}</table>`,
    read: [`現況・課題|${long(0)}`, `目的|${long(1)}`],
  },
  furigana: {
    body: "<p>この<ruby>計画<rt>けいかく</rt></ruby>は、<ruby>澄川<rt>すみかわ</rt></ruby>市の計画です。</p>",
    read: ["この計画は、澄川市の計画です。"],
  },
  "fields of a form": { body: '<p>氏名 <input value="山川 花子"></p>', read: ["氏名 山川 花子"] },
  "two tables side by side in a frame": {
    style: `${LINED} body { border: 2px solid #000; padding: 8mm } div { display: flex; gap: 8mm }`,
    body: `<div><table>${rows([
      ["左一", "左二"],
      ["三", "四"],
    ])}</table><table>${rows([
      ["右一", "右二"],
      ["五", "六"],
    ])}</table></div>`,
    read: ["左一|左二", "三|四", "右一|右二", "五|六"],
  },
  "a list of eight columns on a page that lies": {
    style: `${LINED} @page { size: A4 landscape } table { font-size: 8pt }`,
    body: `<table>${rows([["No", "部局", "重点目標", "取組項目", "期限", "数値目標", "達成状況", "評価"]], "th")}${rows([["1", "総務部", "窓口の改善を進めるための仕組みをつくる", "① 案内の見直し<br>② 研修の実施", "① 9月<br>② 通年", "① 3か所<br>② 年4回", "① 4か所で実施した。<br>② 4回", "A"]])}</table>`,
    read: [
      "No|部局|重点目標|取組項目|期限|数値目標|達成状況|評価",
      "1|総務部|窓口の改善を進めるための仕組みをつくる|① 案内の見直し/② 研修の実施|① 9月/② 通年|① 3か所/② 年4回|① 4か所で実施した。/② 4回|A",
    ],
  },
  "blank pages between": {
    body: '<p>前の頁</p><div style="break-after: page"></div><div style="height: 1mm; break-after: page"></div><p>後の頁</p>',
    read: ["前の頁", "後の頁"],
  },
};

const printed = new Map<string, Document>();
let numbered: Document | null = null;

beforeAll(async () => {
  const browser = await openBrowser();
  for (const [name, { style = "", body }] of Object.entries(PAGES)) {
    const html = `<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><style>@page { size: A4; margin: 15mm } body { font: 10.5pt/1.5 "Noto Sans CJK JP" } ${style}</style>${body}</html>`;
    const opened = await openPdf(name, await printByBrowser(browser, html));
    if (opened.ok) printed.set(name, opened.value);
  }
  const page = await browser.newPage();
  await page.setContent(`<html lang="ja"><style>body { font: 10.5pt/1.5 "Noto Sans CJK JP" }</style>${paragraphs(60)}</html>`);
  const title = '<div style="font-size: 8pt; margin-left: 20mm">澄川市総合計画</div>';
  const number = '<div style="font-size: 8pt; width: 100%; text-align: center">- <span class="pageNumber"></span> -</div>';
  const margin = { top: "25mm", bottom: "25mm", left: "20mm", right: "20mm" };
  const bytes = await page.pdf({ format: "A4", displayHeaderFooter: true, headerTemplate: title, footerTemplate: number, margin });
  await browser.close();
  const opened = await openPdf("numbered", bytes);
  numbered = opened.ok ? opened.value : null;
});

const textsOf = ({ blocks }: Document): string[] =>
  blocks.flatMap((block) => {
    if (block.kind !== "table") return [block.kind === "running" ? `~${block.text.text}` : block.text.text];
    return block.rows.map((row) => row.cells.map((cell) => cell.lines.map(({ text }) => text.text).join("/")).join("|"));
  });

describe("a browser's print", () => {
  test.each(Object.entries(PAGES))("of %s is read as it is looked at", (name, { read }) => {
    const document = printed.get(name);
    const texts = document ? textsOf(document).filter((text) => !text.startsWith("~")) : [];
    expect(texts).toEqual(read);
    expect(document && faults(document, readable)).toEqual([]);
  });

  test("of pages with a title and a number on each keeps these apart, and no sentence is broken", () => {
    const texts = numbered ? textsOf(numbered) : [];
    const pages = numbered?.layout.kind === "pages" ? numbered.layout.pages.length : 0;
    expect(pages).toBeGreaterThan(3);
    expect(texts.filter((text) => !text.startsWith("~"))).toEqual(NUMBERS.map(long));
    expect(texts.filter((text) => text.startsWith("~"))).toEqual(
      Array.from({ length: pages }, (_, i) => ["~澄川市総合計画", `~- ${i + 1} -`]).flat(),
    );
  });

  test("keeps the radicals that the browser writes for kanji, and says which pages are blank", () => {
    expect(printed.get("a table with lines below its rows only")?.text).toMatch(/[⼀-⿕]/u);
    expect(printed.get("blank pages between")?.oddities).toEqual([{ kind: "textless-pages", count: 1, at: expect.any(Number) }]);
  });
});
