import { findGoal, type GoalDetail, listGoals } from "../../../store/goal-store.ts";
import { type Answer, missing, readId, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { loadSources } from "../../source-of.ts";
import { GoalSheet } from "../../ui/goal/goal-sheet.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Pager } from "../../ui/parts.tsx";
import type { Sentences } from "../../ui/sentences.ts";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { SummaryLink } from "../public-words/summary-link.tsx";

/** A goal sheet in the shape of the paper form. */
export async function goalPage(visit: StaffVisit<"goal">): Promise<Answer> {
  const { db, code, parts, t, locale } = visit;
  const id = readId(parts.goal);
  const goal = id === null ? null : await findGoal(db, code, id);
  if (!goal) return missing("missing.goal");
  const [sourceOf, siblings] = await Promise.all([
    loadSources(visit, [{ kind: "goal", id: goal.id }]),
    listGoals(db, code, { fiscalYear: goal.fiscalYear, departmentId: goal.departmentId }),
  ]);
  const { fiscalYear, departmentId, department } = goal;
  const year = fiscalYear === null ? null : formatYear(fiscalYear, locale);
  const at = siblings.findIndex((sibling) => sibling.id === goal.id);
  const step = (i: number) => {
    const sibling = siblings[i];
    return sibling ? { href: addressOf("goal", { code, goal: sibling.id }), title: sibling.title } : null;
  };
  return {
    kind: "page",
    title: goal.title,
    landscape: true,
    crumbs: [
      { title: t("nav.goals"), href: addressOf("goals", { code }) },
      ...(fiscalYear === null || year === null
        ? []
        : [
            { title: t("goals.yearTitle", { year }), href: addressOf("goalsOfYear", { code, year: fiscalYear }) },
            ...(department === null || departmentId === null
              ? []
              : [{ title: department, href: addressOf("goalsOfDepartment", { code, year: fiscalYear, department: departmentId }) }]),
          ]),
    ],
    body: (
      <>
        <div className="sheet-head">
          <PageHead eyebrow={year === null ? t("sheet.name") : t("sheet.ofYear", { year })} title={<Words>{goal.title}</Words>}>
            <OtherYears code={code} goal={goal} t={t} />
          </PageHead>
        </div>
        <GoalSheet
          goal={goal.body}
          source={sourceOf("goal", goal.id, goal.documentId, goal.carried)}
          placed={(position) => {
            const node = goal.placements.find((placement) => placement.position === position)?.node;
            return node ? { href: addressOf("node", { code, plan: node.planId, node: node.code }), title: node.title } : null;
          }}
        />
        <SummaryLink kind="goal" id={goal.id} />
        <Pager previous={step(at - 1)} next={step(at + 1)} />
      </>
    ),
  };
}

function OtherYears({
  code,
  goal: { lastYear, nextYear },
  t,
}: {
  readonly code: string;
  readonly goal: GoalDetail;
  readonly t: Sentences;
}) {
  if (!lastYear && !nextYear) return null;
  return (
    <ul className="other-years on-screen">
      {lastYear ? (
        <li>
          {t("goal.lastYear")} <a href={addressOf("goal", { code, goal: lastYear.id })}>{lastYear.title}</a>
        </li>
      ) : null}
      {nextYear ? (
        <li>
          {t("goal.nextYear")} <a href={addressOf("goal", { code, goal: nextYear.id })}>{nextYear.title}</a>
        </li>
      ) : null}
    </ul>
  );
}
