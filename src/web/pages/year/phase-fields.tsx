import { formatLocalTime, readLocalTime } from "../../../domain/calendar/local-time.ts";
import { PHASES, type Phase, type PhaseName } from "../../../domain/cycle/phase.ts";
import type { TimesFault } from "../../../domain/cycle/phase-times.ts";
import { type FieldError, TextField } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import type { Sentences } from "../../ui/sentences.ts";

/** The times of a year's phases as they are typed. */
export type TypedTimes = ReadonlyMap<PhaseName, { readonly opens: string; readonly closes: string }>;

export function timesOf(phases: readonly Phase[]): TypedTimes {
  return new Map(
    phases.map(({ phase, opensAt, closesAt }) => [phase, { opens: formatLocalTime(opensAt), closes: formatLocalTime(closesAt) }]),
  );
}

/** Times for a year that has none: those of the year before, a year later, else what is usual. */
export function usualTimes(fiscalYear: number, before: readonly Phase[]): TypedTimes {
  if (before.length > 0)
    return new Map(
      [...timesOf(before)].map(([phase, { opens, closes }]) => [phase, { opens: aYearLater(opens), closes: aYearLater(closes) }]),
    );
  const [year, next] = [fiscalYear, fiscalYear + 1];
  return new Map([
    ["set", { opens: `${year}-04-01T00:00`, closes: `${year}-06-01T00:00` }],
    ["midterm", { opens: `${year}-09-15T00:00`, closes: `${year}-10-16T00:00` }],
    ["final", { opens: `${next}-03-01T00:00`, closes: `${next}-04-16T00:00` }],
  ]);
}

/** The same day and hour a year later; of 29 February the day before. */
function aYearLater(text: string): string {
  const moved = `${Number(text.slice(0, 4)) + 1}${text.slice(4)}`;
  return readLocalTime(moved) ? moved : moved.replace("-02-29", "-02-28");
}

export function typedTimes(form: URLSearchParams): TypedTimes {
  return new Map(PHASES.map((phase) => [phase, { opens: form.get(`${phase}-opens`) ?? "", closes: form.get(`${phase}-closes`) ?? "" }]));
}

/** The phases that were typed; of one that has only one time, or none that can be read, its name. A phase without any is none. */
export function readTimes(typed: TypedTimes): { readonly phases: readonly Phase[]; readonly unreadable: readonly PhaseName[] } {
  const phases: Phase[] = [];
  const unreadable: PhaseName[] = [];
  for (const [phase, { opens, closes }] of typed) {
    if (opens.trim() === "" && closes.trim() === "") continue;
    const [opensAt, closesAt] = [readLocalTime(opens), readLocalTime(closes)];
    if (opensAt && closesAt) phases.push({ phase, opensAt, closesAt });
    else unreadable.push(phase);
  }
  return { phases, unreadable };
}

/** What is wrong with the times, beside the fields. */
export function timesErrors(unreadable: readonly PhaseName[], faults: readonly TimesFault[], t: Sentences): readonly FieldError[] {
  return [
    ...unreadable.map((phase) => ({
      field: `${phase}-closes`,
      message: t("phases.fault.unreadable", { phase: t(`phase.${phase}`) }),
    })),
    ...faults.map((fault) =>
      fault.kind === "no-phase"
        ? { field: "set-opens", message: t("phases.fault.no-phase") }
        : {
            field: `${fault.phase}-${fault.kind === "out-of-order" ? "opens" : "closes"}`,
            message: t(`phases.fault.${fault.kind}`, { phase: t(`phase.${fault.phase}`) }),
          },
    ),
  ];
}

/** Where the times of the phases are typed, in Japan. */
export function PhaseFields({ times, errors }: { readonly times: TypedTimes; readonly errors: readonly FieldError[] }) {
  const { t } = usePage();
  return (
    <>
      <p className="quiet">{t("phases.closes.hint")}</p>
      <div className="phase-fields">
        {PHASES.map((phase) => {
          const { opens = "", closes = "" } = times.get(phase) ?? {};
          const name = t(`phase.${phase}`);
          return (
            <fieldset key={phase}>
              <legend>{name}</legend>
              <TextField
                {...{
                  id: `${phase}-opens`,
                  label: t("phases.opens", { phase: name }),
                  errors,
                  type: "datetime-local",
                  defaultValue: opens,
                }}
              />
              <TextField
                {...{
                  id: `${phase}-closes`,
                  label: t("phases.closes", { phase: name }),
                  errors,
                  type: "datetime-local",
                  defaultValue: closes,
                }}
              />
            </fieldset>
          );
        })}
      </div>
    </>
  );
}
