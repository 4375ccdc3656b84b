import type { PlanNodePage } from "../../../store/plan-node-store.ts";
import type { SourceOf } from "../../source-of.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Said, SaidItems } from "../../ui/said.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Words } from "../../ui/words.tsx";

type Initiative = PlanNodePage["initiatives"][number];

/** 主な取組 as tables, one a group as the plan prints them. */
export function Initiatives({ initiatives, sourceOf }: { readonly initiatives: readonly Initiative[]; readonly sourceOf: SourceOf }) {
  const { t } = usePage();
  return [...Map.groupBy(initiatives, ({ group }) => group)].map(([group, rows]) => {
    const columns: (Column<Initiative> | null)[] = [
      {
        key: "item",
        head: t("initiative.item"),
        cell: ({ id, item }) => <Said text={item} source={sourceOf("initiative", id)} path="/item" of={t("initiative.item")} />,
      },
      rows.some(({ details }) => details.length > 0)
        ? {
            key: "details",
            head: t("initiative.details"),
            cell: ({ id, details }) =>
              details.length === 0 ? null : (
                <SaidItems texts={details} source={sourceOf("initiative", id)} path="/details" of={t("initiative.details")} />
              ),
          }
        : null,
      rows.some(({ divisions }) => divisions.length > 0)
        ? {
            key: "divisions",
            head: t("report.divisions"),
            cell: ({ id, divisions }) =>
              divisions.length === 0 ? null : (
                <Said text={divisions.join("、")} source={sourceOf("initiative", id)} path="/divisions" of={t("report.divisions")} />
              ),
          }
        : null,
    ];
    return (
      <div className="table-group" key={group ?? ""}>
        <Table
          caption={group === null ? t("plan.initiatives") : <Words>{group}</Words>}
          captionHidden={group === null}
          columns={columns.filter((column) => column !== null)}
          rows={rows}
          rowKey={({ id }) => id}
        />
      </div>
    );
  });
}

/** What citizens, businesses and the city are each expected to do. */
export function Roles({ roles, sourceOf }: { readonly roles: PlanNodePage["roles"]; readonly sourceOf: SourceOf }) {
  const { t } = usePage();
  return (
    <ul className="cards">
      {roles.map(({ id, actor, expectations }) => (
        <li className="card" key={id}>
          <h3>
            <Said text={actor} source={sourceOf("role", id)} path="/actor" of={t("role.actor")} />
          </h3>
          <SaidItems texts={expectations} source={sourceOf("role", id)} path="/expectations" of={t("role.expectations")} />
        </li>
      ))}
    </ul>
  );
}

export function RelatedPlans({ plans, sourceOf }: { readonly plans: PlanNodePage["relatedPlans"]; readonly sourceOf: SourceOf }) {
  const { t } = usePage();
  return (
    <ul className="items">
      {plans.map(({ id, title }) => (
        <li key={id}>
          <Said text={title} source={sourceOf("related-plan", id)} path="/title" of={t("plan.relatedPlans")} />
        </li>
      ))}
    </ul>
  );
}
