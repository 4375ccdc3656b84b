import { dayInJapan } from "../../../domain/calendar/day.ts";
import type { Unit } from "../../../domain/organisation/unit.ts";
import { addressOf } from "../../routes.ts";
import { type FieldError, FieldFrame, SelectField, TextField } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { actsOf, KINDS } from "./act-kinds.ts";
import type { AuditQuery } from "./audit-query.ts";

/** What one may ask of the trail. What it was done to is no field: links lead here with it. */
export function AuditFilters({ asked, units, errors, now }: AuditFiltersProps) {
  const { t, code } = usePage();
  if (code === null) return null;
  const departments = units.filter(({ kind }) => kind === "department");
  const today = dayInJapan(now);
  return (
    <form className="filters on-screen" action={addressOf("audit", { code })}>
      <TextField {...{ id: "from", label: t("audit.from"), errors, type: "date", defaultValue: asked.from, max: today }} />
      <TextField {...{ id: "to", label: t("audit.to"), errors, type: "date", defaultValue: asked.to, max: today }} />
      <TextField {...{ id: "name", label: t("audit.name"), defaultValue: asked.name, maxLength: 100 }} />
      <FieldFrame id="act" label={t("audit.act")}>
        {(framed) => (
          <select {...framed} className="short-input" defaultValue={asked.act}>
            <option value="">{t("audit.all")}</option>
            {KINDS.map((kind) => (
              <optgroup key={kind} label={t(`audit.kind.${kind}`)}>
                <option value={kind}>{t("audit.allOf", { kind: t(`audit.kind.${kind}`) })}</option>
                {actsOf(kind).map((act) => (
                  <option key={act} value={act}>
                    {t(`audit.act.${act}`)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        )}
      </FieldFrame>
      <SelectField
        {...{ id: "department", label: t("audit.department"), defaultValue: String(asked.department ?? "") }}
        options={[{ value: "", label: t("audit.all") }, ...departments.map(({ id, name }) => ({ value: String(id), label: name }))]}
      />
      {asked.subject === null ? null : (
        <>
          <input type="hidden" name="subject" value={asked.subject.kind} />
          <input type="hidden" name="id" value={asked.subject.id} />
        </>
      )}
      <button type="submit" className="button">
        {t("people.show")}
      </button>
    </form>
  );
}

interface AuditFiltersProps {
  readonly asked: AuditQuery;
  readonly units: readonly Unit[];
  readonly errors: readonly FieldError[];
  readonly now: Date;
}
