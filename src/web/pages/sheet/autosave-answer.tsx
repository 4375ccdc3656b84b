import { Fragment } from "react";
import type { Reports } from "../../../domain/goal/goal.ts";
import type { SheetBody } from "../../../domain/sheet/sheet-body.ts";
import { type Answer, fragment, type Posting } from "../../page.ts";
import { formatTime } from "../../ui/dates.ts";
import type { SheetInHand } from "./open-sheet.ts";
import { isShown } from "./posted-reports.ts";
import { fieldOf, SheetDeskProvider } from "./sheet-desk.tsx";
import { UnderstoodPeriod, UnderstoodTarget } from "./understood-box.tsx";
import { writtenOf } from "./written-fields.ts";

/** What the island is told after a save: the revision, when, and what was understood of periods and targets where the page shows something else. */
export function savedFragment(
  { form: posted, now, t }: Posting<"sheet">,
  { sheet, form, written }: SheetInHand,
  {
    before,
    body,
    revision,
    unchanged,
  }: { readonly before: SheetBody; readonly body: SheetBody; readonly revision: number; readonly unchanged: boolean },
): Answer {
  const desk = {
    ...{ form, phases: written, written: writtenOf(posted, form), fiscalYear: sheet.fiscalYear, body },
    ...{ faults: [], posted: null, nodes: new Map(), search: null },
  };
  const names = {
    period: fieldOf(form, "period")?.label ?? t("report.period"),
    target: fieldOf(form, "target")?.label ?? t("report.target"),
  };
  const was = new Map(reportsOf(before).map(([at, , reports]) => [at, reports]));
  const shows = (what: "period" | "target", at: string, reports: Reports): boolean =>
    desk.written.has(what) && !isShown(posted, at, what, was.get(at) ?? null, reports);
  return fragment(
    <div data-revision={revision} data-unchanged={unchanged ? "" : undefined} data-at={formatTime(now)}>
      <SheetDeskProvider desk={desk}>
        {reportsOf(body).map(([at, of, reports]) => (
          <Fragment key={at}>
            {shows("period", at, reports) ? (
              <UnderstoodPeriod pointer={`${at}/period`} of={`${of} ${names.period}`} period={reports.period} />
            ) : null}
            {shows("target", at, reports) ? (
              <UnderstoodTarget pointer={`${at}/target`} of={`${of} ${names.target}`} target={reports.target} />
            ) : null}
          </Fragment>
        ))}
      </SheetDeskProvider>
    </div>,
  );
}

/** The actions and steps of a sheet, by their pointers. */
function reportsOf(body: SheetBody): readonly (readonly [at: string, of: string, reports: Reports])[] {
  if (body.kind !== "goal") return [];
  return body.actions.flatMap((action) => {
    const at = `/actions/${action.key}`;
    const of = action.mark ?? action.title;
    return [
      [at, of, action] as const,
      ...action.steps.map((step) => [`${at}/steps/${step.key}`, `${of} ${step.mark ?? step.text}`, step] as const),
    ];
  });
}
