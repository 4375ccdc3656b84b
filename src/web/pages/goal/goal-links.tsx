import type { GoalRow } from "../../../store/goal-store.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Badge } from "../../ui/parts.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";

/** Goals of any years and departments as links, each once. */
export function GoalLinks({ code, goals }: { readonly code: string; readonly goals: readonly GoalRow[] }) {
  const { t, locale } = usePage();
  const once = [...new Map(goals.map((goal) => [goal.id, goal])).values()];
  return (
    <ul className="rows">
      {once.map(({ id, title, fiscalYear, department, priority }) => (
        <li key={id}>
          <span className="badges">
            {fiscalYear === null ? null : <Badge>{formatYear(fiscalYear, locale, "short")}</Badge>}
            {department === null ? null : (
              <Badge>
                <Words>{department}</Words>
              </Badge>
            )}
            {priority === null ? null : <Badge>{t("goal.rank", { priority })}</Badge>}
          </span>{" "}
          <a href={addressOf("goal", { code, goal: id })}>
            <Words>{title}</Words>
          </a>
        </li>
      ))}
    </ul>
  );
}
