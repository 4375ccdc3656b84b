import { usePage } from "../page-context.tsx";
import { SaidPart } from "../said.tsx";
import type { SentenceKey } from "../sentences.ts";
import type { Source } from "../source-link.tsx";

/** The Sustainable Development Goals that a goal serves, by number and name: an icon alone says nothing to many. */
export function Sdgs({ sdgs, source }: { readonly sdgs: readonly number[]; readonly source: Source }) {
  const { t } = usePage();
  return (
    <ul className="sdgs">
      {sdgs.map((number, i) => (
        <li key={number}>
          <SaidPart source={source} path={`/sdgs/${i}`} of={t("goal.sdgs")}>
            {isSdg(number) ? `${number} ${t(SDG_NAMES[number])}` : number}
          </SaidPart>
        </li>
      ))}
    </ul>
  );
}

export const SDG_NAMES = {
  1: "sdg.1",
  2: "sdg.2",
  3: "sdg.3",
  4: "sdg.4",
  5: "sdg.5",
  6: "sdg.6",
  7: "sdg.7",
  8: "sdg.8",
  9: "sdg.9",
  10: "sdg.10",
  11: "sdg.11",
  12: "sdg.12",
  13: "sdg.13",
  14: "sdg.14",
  15: "sdg.15",
  16: "sdg.16",
  17: "sdg.17",
} as const satisfies Record<number, SentenceKey>;

export function isSdg(number: number): number is keyof typeof SDG_NAMES {
  return number in SDG_NAMES;
}
