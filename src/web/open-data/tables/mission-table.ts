import type { PublishedOf } from "../../../domain/publication/published-item.ts";
import type { PublicSite } from "../../public/public-site.ts";
import { column, type DataTable, dataTable } from "../data-table.ts";
import { type CodedValue, dataWordsIn } from "../open-data-words.ts";
import { ownerColumns, urlColumn } from "./owner-columns.ts";

interface Stated {
  readonly mission: PublishedOf<"mission">;
  readonly kind: CodedValue;
  readonly mark: string | null;
  readonly text: string;
  readonly summary: string | null;
}

/** What heads of departments state, one item a row. */
export function missionTable(site: PublicSite): DataTable {
  const said = dataWordsIn("ja");
  const rows = site.missions.flatMap((mission) => statedIn(mission).map((stated, i) => ({ ...stated, number: i + 1 })));
  return dataTable("missions", ["code", "mission_id", "item_number"], rows, [
    ...ownerColumns<(typeof rows)[number]>(site),
    column("mission_id", "integer", ({ mission }) => mission.id),
    column("fiscal_year", "integer", ({ mission }) => mission.fiscalYear),
    column("department_id", "integer", ({ mission }) => mission.department),
    column("department", "string", ({ mission }) => site.find("unit", mission.department)?.name ?? mission.body.department),
    column("post", "string", ({ mission }) => mission.body.post),
    column("person", "string", ({ mission }) => mission.body.name),
    column("item_number", "integer", ({ number }) => number),
    column("mission_kind", "string", ({ kind }) => said(`value.${kind}`)),
    column("mark", "string", ({ mark }) => mark),
    column("text", "string", ({ text }) => text),
    column("policy_summary", "string", ({ summary }) => summary),
    column("summary", "string", ({ mission }) => mission.summary),
    urlColumn(site, "mission", ({ mission }) => mission.id),
  ]);
}

function statedIn(mission: PublishedOf<"mission">): Stated[] {
  const { missions, policies, midTermGoals } = mission.body;
  const plain = (kind: CodedValue, mark: string | null) => (text: string) => ({ mission, kind, mark, text, summary: null });
  return [
    ...missions.map(plain("mission", null)),
    ...policies.map(({ mark, text, summary }) => ({ mission, kind: "policy" as const, mark, text, summary })),
    ...midTermGoals.flatMap(({ number, title, items, schedule }) => {
      const mark = number === null ? null : String(number);
      return [
        plain("mid-term-goal", mark)(title),
        ...items.map(plain("mid-term-item", mark)),
        ...schedule.map(plain("mid-term-schedule", mark)),
      ];
    }),
  ];
}
