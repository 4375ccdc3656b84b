import { RELAID_TEXTS } from "./layouts/relaid.ts";
import { readFileOf, testCorpus } from "./layouts/relaid-readings.ts";

testCorpus(
  {
    how: "laid out again as texts",
    flavours: Object.keys(RELAID_TEXTS),
    read: ({ pieces }, format) => readFileOf(format, new TextEncoder().encode(RELAID_TEXTS[format]?.(pieces))),
  },
  // Where only white space parts the columns, rows without a number or a full first cell cannot all be told apart.
  (format) => (format === "layout.txt" ? 0.94 : 0.95),
);
