import { usePage } from "../../ui/page-context.tsx";
import { Badge } from "../../ui/parts.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { addressFor } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { GoalLink } from "../links.ts";
import type { ActionLine, GoalInYear } from "../node/node-data.ts";

/** Goals as links, with their year and department. */
export function GoalLines({ goals, withYear = true }: { readonly goals: readonly GoalLink[]; readonly withYear?: boolean }) {
  const { t, locale } = usePage();
  const { to } = useSite();
  return (
    <ul className="rows">
      {goals.map(({ id, title, fiscalYear, department, priority }) => (
        <li key={id}>
          <a href={to(addressFor("goal", id))}>
            <Words>{title}</Words>
          </a>{" "}
          <span className="badges">
            {withYear ? <Badge>{formatYear(fiscalYear, locale, "short")}</Badge> : null}
            {department === null ? null : (
              <Badge>
                <Words>{department}</Words>
              </Badge>
            )}
            {priority === null ? null : <Badge>{t("goal.ranked", { priority })}</Badge>}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The goals of a year with their actions: who does what, what is promised, and how it went. */
export function GoalsOfYear({ goals }: { readonly goals: readonly GoalInYear[] }) {
  const { to } = useSite();
  return goals.map(({ id, title, department, unit, actions }) => (
    <div className="goal-in-year" key={id}>
      <h3>
        <a href={to(addressFor("goal", id))}>
          <Words>{title}</Words>
        </a>
      </h3>
      {unit === null && department === null ? null : (
        <p className="quiet">
          {unit === null ? (
            <Words>{department ?? ""}</Words>
          ) : (
            <a href={to(addressFor("unit", unit.id))}>
              <Words>{unit.name}</Words>
            </a>
          )}
        </p>
      )}
      {actions.length === 0 ? null : <Actions title={title} actions={actions} />}
    </div>
  ));
}

function Actions({ title, actions }: { readonly title: string; readonly actions: readonly ActionLine[] }) {
  const { t } = usePage();
  const column = (key: "target" | "result" | "grade"): Column<ActionLine>[] =>
    actions.every((action) => action[key] === null)
      ? []
      : [
          {
            ...{ key, head: t(`report.${key}`), short: key === "grade" },
            cell: (action) => (action[key] === null ? null : <Words>{action[key]}</Words>),
          },
        ];
  const divisions: Column<ActionLine> = {
    ...{ key: "divisions", head: t("report.divisions"), short: true },
    cell: (action) => (action.divisions.length === 0 ? null : <Words>{action.divisions.join("、")}</Words>),
  };
  const others = [
    ...(actions.some((action) => action.divisions.length > 0) ? [divisions] : []),
    ...(["target", "result", "grade"] as const).flatMap(column),
  ];
  const name = ({ mark, title: of }: ActionLine) => <Words>{mark === null ? of : `${mark} ${of}`}</Words>;
  if (others.length === 0)
    return (
      <ul className="rows-plain" aria-label={t("site.goal.actionsOf", { title })}>
        {actions.map((action) => (
          <li key={`${action.mark} ${action.title}`}>{name(action)}</li>
        ))}
      </ul>
    );
  return (
    <Table
      caption={t("site.goal.actionsOf", { title })}
      captionHidden
      rows={actions}
      rowKey={(_, i) => i}
      columns={[{ key: "action", head: t("action.title"), cell: name }, ...others]}
    />
  );
}
