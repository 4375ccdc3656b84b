import { beforeAll } from "vitest";
import { openBrowser } from "./e2e/browser.ts";
import { samples } from "./layouts/demo-city/samples.ts";
import { relaidPieces } from "./layouts/relaid.ts";
import { CORPUS, type Layout, readFileOf, testCorpus, testSamples } from "./layouts/relaid-readings.ts";
import { renderDocx } from "./layouts/render-docx.ts";
import { OFFICE, type Paper, printByBrowser, printByOffice, renderPrint } from "./layouts/render-pdf.ts";

if (!OFFICE) console.warn("skipped: LibreOffice is not installed, so nothing is printed by it");

const PAPERS = {
  portrait: { flavour: "ruled", landscape: false },
  landscape: { flavour: "ruled", landscape: true },
} as const satisfies Readonly<Record<string, Paper>>;
type Print = keyof typeof PAPERS | "office";
const PRINTS: readonly Print[] = OFFICE ? ["portrait", "landscape", "office"] : ["portrait", "landscape"];

/** Printed once, under the name of what was printed and how. */
const printed = new Map<string, Uint8Array>();

beforeAll(async () => {
  const all = [
    ...CORPUS.map(({ name, expected }) => ({ name, pieces: relaidPieces(expected), papers: ["portrait", "landscape"] as const })),
    ...samples().map(({ file, pieces }) => ({ name: file, pieces, papers: ["landscape"] as const })),
  ];
  const browser = await openBrowser();
  for (const { name, pieces, papers } of all)
    for (const paper of papers) printed.set(`${name} ${paper}`, await printByBrowser(browser, renderPrint(pieces, PAPERS[paper])));
  await browser.close();
  if (!OFFICE) return;
  const files = await Promise.all(
    all.map(async ({ pieces }, i) => ({ name: `${i}.docx`, bytes: await renderDocx(pieces, { numbered: false, title: "市の計画" }) })),
  );
  for (const [i, bytes] of printByOffice(files).entries()) printed.set(`${all[i]?.name} office`, bytes);
}, 240_000);

const prints: Layout<Print> = {
  how: "printed",
  flavours: PRINTS,
  read: ({ name }, print) => readFileOf(name, printed.get(`${name} ${print}`) ?? new Uint8Array()),
};

testCorpus(prints);
testSamples({ ...prints, flavours: PRINTS.filter((print) => print !== "portrait") });
