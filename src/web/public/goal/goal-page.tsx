import { GoalSheet } from "../../ui/goal/goal-sheet.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Pager } from "../../ui/parts.tsx";
import { nodeLabel } from "../../ui/plan/node-label.ts";
import type { SentenceKey } from "../../ui/sentences.ts";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { addressFor } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import type { GoalLink } from "../links.ts";
import { PlainSummary } from "../word/plain-summary.tsx";
import type { GoalPage } from "./goal-data.ts";

/** A goal of a department and a year, in the shape of the paper form. */
export const goalKind: PageKind<GoalPage> = {
  shell: "page",
  head: ({ body, fiscalYear, summary, unit }, { t, locale }) => ({
    title: body.title,
    landscape: true,
    description:
      summary ??
      body.purpose[0] ??
      t("site.goal.description", { year: formatYear(fiscalYear, locale), department: unit?.name ?? body.department ?? "" }),
    crumbs: [
      { title: t("goals.yearTitle", { year: formatYear(fiscalYear, locale) }), to: addressFor("year", fiscalYear) },
      ...(unit === null ? [] : [{ title: unit.name, to: addressFor("unit", unit.id) }]),
    ],
  }),
  Body: GoalBody,
};

function GoalBody({ data }: { readonly data: GoalPage }) {
  const { t, locale } = usePage();
  const { to } = useSite();
  const { fiscalYear, body, summary, nodes, yearBefore, yearAfter, before, after } = data;
  const step = (goal: GoalLink | null) => (goal === null ? null : { href: to(addressFor("goal", goal.id)), title: goal.title });
  return (
    <>
      <PageHead eyebrow={t("sheet.ofYear", { year: formatYear(fiscalYear, locale) })} title={<Words>{body.title}</Words>}>
        {summary === null ? null : <PlainSummary text={summary} />}
        {yearBefore === null && yearAfter === null ? null : (
          <ul className="other-years">
            <OtherYear word="goal.lastYear" goal={yearBefore} />
            <OtherYear word="goal.nextYear" goal={yearAfter} />
          </ul>
        )}
      </PageHead>
      <GoalSheet
        goal={body}
        source={() => null}
        placed={(i) => {
          const node = nodes[i] ?? null;
          return node === null
            ? null
            : { href: to(addressFor("node", node.id)), title: `${nodeLabel(node.level, node.code)} ${node.title}` };
        }}
      />
      <Pager previous={step(before)} next={step(after)} />
    </>
  );
}

function OtherYear({ word, goal }: { readonly word: SentenceKey; readonly goal: GoalLink | null }) {
  const { t } = usePage();
  const { to } = useSite();
  if (goal === null) return null;
  return (
    <li>
      {t(word)}{" "}
      <a href={to(addressFor("goal", goal.id))}>
        <Words>{goal.title}</Words>
      </a>
    </li>
  );
}
