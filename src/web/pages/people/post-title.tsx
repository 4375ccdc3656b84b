import { dayAfter } from "../../../domain/calendar/day-span.ts";
import type { Unit } from "../../../domain/organisation/unit.ts";
import type { Appointment } from "../../../store/appointment-store.ts";
import { formatDate } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";
import { unitTitle } from "./unit-options.ts";

/** 課長（福祉部 福祉課）: a role, with the unit in which it is held. */
export function PostTitle({ post: { role, unitId }, units }: { readonly post: Appointment; readonly units: readonly Unit[] }) {
  const { t } = usePage();
  const unit = unitId === null ? undefined : units.find(({ id }) => id === unitId);
  return (
    <span>
      {t(`person.role.${role}`)}
      {unit ? (
        <>
          （<Words>{unitTitle(unit, units)}</Words>）
        </>
      ) : null}
    </span>
  );
}

/** From when until when, both days with it. */
export function PostDays({ post: { from, to } }: { readonly post: Appointment }) {
  const { t, locale } = usePage();
  const last = to === null ? "" : formatDate(dayAfter(to, -1), locale);
  return <span className="quiet">{t("people.days", { from: formatDate(from, locale), to: last })}</span>;
}
