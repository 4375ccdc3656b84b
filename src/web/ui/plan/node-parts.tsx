import { usePage } from "../page-context.tsx";
import { Said, SaidItems } from "../said.tsx";
import type { Source } from "../source-link.tsx";
import { type Column, Table } from "../table.tsx";
import { Words } from "../words.tsx";

interface Initiative {
  readonly id: number;
  readonly group: string | null;
  readonly item: string;
  readonly details: readonly string[];
  readonly divisions: readonly string[];
}

interface Role {
  readonly id: number;
  readonly actor: string;
  readonly expectations: readonly string[];
}

interface RelatedPlan {
  readonly id: number;
  readonly title: string;
}

/** The source of a part of a node, by its kind and id. */
type SourceOf = (kind: "initiative" | "role" | "related-plan", id: number) => Source;

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
export function Roles({ roles, sourceOf }: { readonly roles: readonly Role[]; readonly sourceOf: SourceOf }) {
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

export function RelatedPlans({ plans, sourceOf }: { readonly plans: readonly RelatedPlan[]; readonly sourceOf: SourceOf }) {
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
