import { holdsPost } from "../../../domain/access/held-post.ts";
import type { Sheet } from "../../../store/sheet-store.ts";
import { listStandingsFor, type StandingRow } from "../../../use-cases/sheet/list-standings.ts";
import type { StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { useStaffPage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";

interface Turns {
  /** The sheets of the year that wait for whoever looks, in the order of the lists: first those behind the one that they have just dealt with. */
  readonly waiting: readonly StandingRow[];
}

export async function loadNextTurn({ db, person, now }: StaffVisit<"sheet">, { id, fiscalYear, departmentId }: Sheet): Promise<Turns> {
  const rows = await listStandingsFor(db, { person, now }, { fiscalYear });
  const isTheirs = ({ turn, late, open, ...row }: StandingRow) =>
    turn !== null && !late && row.id !== id && (turn !== "author" || open) && holdsPost(person, turn, row);
  const at = rows.findIndex((row) => row.id === id);
  const inOrder = [...rows.slice(at + 1), ...rows.slice(0, Math.max(0, at))].filter(isTheirs);
  const own = ({ departmentId: of }: StandingRow) => of === departmentId;
  return { waiting: [...inOrder.filter(own), ...inOrder.filter((row) => !own(row))] };
}

/** After a sheet was dealt with, the way to the next: who has many of them does not go back to the list each time. */
export function NextTurn({ waiting }: Turns) {
  const { t, code } = useStaffPage();
  const [next] = waiting;
  return (
    <p className="actions-line after on-screen">
      {next === undefined ? (
        t("turn.none")
      ) : (
        <span>
          {t("turn.next", { count: waiting.length })}{" "}
          <a href={addressOf("sheet", { code, sheet: next.id })}>
            <Words>{next.title.trim() === "" ? t("write.untitled") : next.title}</Words>
          </a>
        </span>
      )}
      <a href={addressOf("desk", { code })}>{t("turn.desk")}</a>
    </p>
  );
}
