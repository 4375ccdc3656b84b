import { type Layout, readFileOf, testCorpus, testSamples } from "./layouts/relaid-readings.ts";
import { renderDocx } from "./layouts/render-docx.ts";

/** Numbers that the author typed, and those that Word makes. */
type Numbers = "typed" | "numbered";
const word: Layout<Numbers> = {
  how: "laid out as Word files",
  flavours: ["typed", "numbered"],
  read: async ({ pieces }, numbers) =>
    readFileOf("計画.docx", await renderDocx(pieces, { numbered: numbers === "numbered", title: "市の計画" })),
};

testCorpus(word);
testSamples(word);
