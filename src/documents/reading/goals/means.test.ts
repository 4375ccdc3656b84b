import { expect, test } from "vitest";
import { Passage } from "../../passage.ts";
import { withMeans } from "./means.ts";

const lines = (texts: readonly string[]) => texts.map((text) => ({ text: Passage.of(text, 0, text.length), item: false }));

test.each<[actions: string[], means: string[], joined: string[]]>([
  [["窓口の改善"], ["番号札を配る", "案内係を置く"], ["窓口の改善", "・番号札を配る", "・案内係を置く"]],
  [
    ["①点検", "②修繕"],
    ["①目で見る", "②橋を直す", "③記録する"],
    ["①点検", "・目で見る", "②修繕", "・橋を直す", "・③記録する"],
  ],
  [["①点検", "②修繕"], ["みなで取り組む"], ["①点検", "②修繕", "・みなで取り組む"]],
  [[], ["番号札を配る"], ["・番号札を配る"]],
])("%j done by %j", (actions, means, joined) => {
  expect(withMeans(lines(actions), lines(means)).map(({ text, item }) => `${item ? "・" : ""}${text.text}`)).toEqual(joined);
});
