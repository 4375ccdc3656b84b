import { type Layout, readFileOf, testCorpus, testSamples } from "./layouts/relaid-readings.ts";
import { renderXlsx, type SheetFlavour } from "./layouts/render-xlsx.ts";

const sheets: Layout<SheetFlavour> = {
  how: "laid out as sheets",
  flavours: ["plain", "ruled", "squared"],
  read: ({ pieces }, flavour) => readFileOf("計画.xlsx", renderXlsx(pieces, flavour)),
};

testCorpus(sheets);
testSamples(sheets);
