import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { PageProvider } from "../../ui/page-context.tsx";
import { sentencesIn } from "../../ui/sentences.ts";
import { ComparedChart } from "./compared-chart.tsx";

test.each([0, 70])("the numbers of lines that end at one place stand beside each other within the drawing, at %d", (end) => {
  const lines = Array.from({ length: 8 }, (_, i) => ({
    ...{ key: String(i), number: i + 1 },
    points: [
      { year: 2022, value: 10 * i },
      { year: 2027, value: end },
    ],
  }));
  const drawn = renderToStaticMarkup(
    <PageProvider value={{ locale: "ja", t: sentencesIn("ja"), code: "131016", person: null }}>
      <ComparedChart id="c" lines={lines} names={new Map()} />
    </PageProvider>,
  );
  const [, , , height = 0] = (/viewBox="([^"]+)"/u.exec(drawn)?.[1] ?? "").split(" ").map(Number);
  const ys = [...drawn.matchAll(/<text [^>]*font-weight="700"[^>]* y="([\d.-]+)"[^>]*>\d</gu)].map(([, y]) => Number(y));
  expect(ys).toHaveLength(8);
  const sorted = ys.toSorted((one, other) => one - other);
  expect([sorted[0], sorted.at(-1)].every((y) => y !== undefined && y >= 12 && y <= height)).toBe(true);
  expect(sorted.every((y, i) => i === 0 || y - (sorted[i - 1] ?? 0) >= 11.9)).toBe(true);
});
