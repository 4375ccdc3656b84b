import type { SaidOfYear } from "./actuals-of.ts";
import words from "./typed-words.json" with { type: "json" };

/** What was said of a year as one would type it, so that it is read as the same again: 78.9, 78.9（速報）, 集計中, 算出不能（調査が隔年のため）; empty where nothing is said. */
export function typedActual({ status, text, reason }: Pick<SaidOfYear, "status" | "text" | "reason">): string {
  switch (status) {
    case "final":
      return text;
    case "preliminary":
      return text.includes(words.preliminary) ? text : `${text}（${words.preliminary}）`;
    case "pending":
      return words.pending;
    case "not-applicable":
      return words["not-applicable"];
    case "unavailable":
      return reason === null ? words.unavailable : `${words.unavailable}（${reason}）`;
    case "withdrawn":
      return "";
  }
}
