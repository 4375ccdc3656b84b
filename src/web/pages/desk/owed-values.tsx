import { holdsPost } from "../../../domain/access/held-post.ts";
import { may } from "../../../domain/access/permission.ts";
import type { Person } from "../../../domain/access/person.ts";
import { dayInJapan } from "../../../domain/calendar/day.ts";
import { dayAfter } from "../../../domain/calendar/day-span.ts";
import { listValueRequests, type ValueRequest } from "../../../store/value-request-store.ts";
import { listValueRows, NOBODYS_UNIT, owedByUnit, type ValueRow } from "../../../use-cases/indicator/list-value-rows.ts";
import type { StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatDate } from "../../ui/dates.ts";
import { timeLeft } from "../../ui/deadline.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block } from "../../ui/page-head.tsx";
import { Badge } from "../../ui/parts.tsx";
import { formatYear } from "../../ui/understood.ts";
import { loadUnitNames } from "../values/value-links.ts";

interface Owed {
  readonly request: ValueRequest;
  readonly unit: number;
  readonly name: string;
  readonly count: number;
}

/** What the units of a person owe to requests for values: of their own units, not of all that planning might give in their place. */
export async function loadOwedValues(visit: StaffVisit): Promise<{ readonly owed: readonly Owed[]; readonly today: string }> {
  const { db, code, person, now } = visit;
  const today = dayInJapan(now);
  const requests = await listValueRequests(db, code);
  if (requests.length === 0) return { owed: [], today };
  const rows = (await listValueRows(db, code, now)).filter((row) => isOwn(person, row));
  const unitName = await loadUnitNames(visit);
  return {
    today,
    owed: owedByUnit(requests, rows, now).map(({ request, unit, rows: of }) => ({ request, unit, name: unitName(unit), count: of.length })),
  };
}

const NO_DEPARTMENT = -1;

const isOwn = (person: Person, { answerers, named }: ValueRow): boolean =>
  (answerers.length === 0 && named !== NOBODYS_UNIT && may(person, "run-indicators")) ||
  answerers.some(({ departmentId, divisionId }) =>
    (["author", "checker", "approver"] as const).some((role) =>
      holdsPost(person, role, { departmentId: departmentId ?? NO_DEPARTMENT, divisionId, reviewable: false }),
    ),
  );

/** The moment at which a day ends. */
const endOf = (day: string): Date => new Date(`${dayAfter(day)}T00:00:00+09:00`);

export function OwedValues({ owed, today, now }: { readonly owed: readonly Owed[]; readonly today: string; readonly now: Date }) {
  const { t, code, locale } = usePage();
  if (owed.length === 0) return null;
  return (
    <Block title={t("desk.values")}>
      <ul>
        {owed.map(({ request, unit, name, count }) => (
          <li key={`${request.id} ${unit}`}>
            <a href={addressOf("unitValues", { code: code ?? "", unit }, { year: request.year })}>
              {t("desk.values.owed", { unit: name, year: formatYear(request.year, locale), count, due: formatDate(request.due, locale) })}
            </a>{" "}
            {today > request.due ? <Badge strong>{t("values.overdue")}</Badge> : <b>{timeLeft(endOf(request.due), now, t)}</b>}
          </li>
        ))}
      </ul>
    </Block>
  );
}
