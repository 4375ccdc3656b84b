import type { Period, TargetText } from "../../../domain/goal/goal.ts";
import { usePage } from "../../ui/page-context.tsx";
import { formatPeriod, formatValue } from "../../ui/understood.ts";
import { FieldBox } from "./field-box.tsx";
import { COMPARATORS, monthsShown, shownBefore, shownRow, valuesShown } from "./posted-reports.ts";
import { useSheetDesk } from "./sheet-desk.tsx";

/** What was understood of a period, to be seen, and to be put right where it is wrong. */
export function UnderstoodPeriod({
  pointer,
  of,
  period,
}: {
  readonly pointer: string;
  readonly of: string;
  readonly period: Period | null;
}) {
  const { t, locale } = usePage();
  const { posted, faults } = useSheetDesk();
  if (!period) return <div data-understood={pointer} />;
  const shown = shownBefore(posted, pointer, "period") ?? monthsShown(period);
  return (
    <div data-understood={pointer}>
      <details className="understood-box" open={faults.some((fault) => fault.pointer.startsWith(`${pointer}/`))}>
        <summary>{t("understood.as", { understood: formatPeriod(period, t, locale) ?? t("write.notUnderstood") })}</summary>
        <div className="months-box">
          {(["from", "to"] as const).map((end) => (
            <div key={end}>
              <span aria-hidden="true">{t(`write.month.${end}`)}</span>
              <FieldBox pointer={`${pointer}/${end}`} of={`${of} ${t(`write.month.${end}`)}`} text={period[end] ?? ""} short figures />
            </div>
          ))}
          <p className="quiet">{t("write.month.hint")}</p>
        </div>
      </details>
      <input type="hidden" name={`${pointer}/shown`} value={shown} />
    </div>
  );
}

const BOUNDS = { "=": "write.exactly", ">=": "write.atLeast", ">": "write.moreThan", "<=": "write.atMost", "<": "write.lessThan" } as const;

/** What was understood of the values of a target. One more can be added; one whose number is taken away is none. */
export function UnderstoodTarget({
  pointer,
  of,
  target,
}: {
  readonly pointer: string;
  readonly of: string;
  readonly target: TargetText | null;
}) {
  const { t } = usePage();
  const { posted, faults } = useSheetDesk();
  if (!target) return <div data-understood={pointer} />;
  const said = target.values.flatMap((value) => formatValue(value, t) ?? []).join(t("list.comma"));
  const rows = [...target.values.map(shownRow), ["", "", "", ""] as const];
  const shown = shownBefore(posted, pointer, "target") ?? valuesShown(target);
  return (
    <div data-understood={pointer}>
      <details className="understood-box" open={faults.some((fault) => fault.pointer.startsWith(`${pointer}/`))}>
        <summary>{t("understood.as", { understood: said === "" ? t("write.notUnderstood") : said })}</summary>
        <ul className="values-box">
          {rows.map(([value, comparator, unit, fiscalYear], i) => {
            const at = `${pointer}/values/${i}`;
            const name = (what: string) => `${of} ${i + 1} ${what}`;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the values of a text never move
              <li key={i}>
                <FieldBox pointer={`${at}/value`} of={name(t("write.value"))} text={value} short figures />
                <FieldBox pointer={`${at}/unit`} of={name(t("write.unit"))} text={unit} short />
                <select name={`${at}/comparator`} aria-label={name(t("write.comparator"))} defaultValue={comparator}>
                  <option value="">{t("write.noComparator")}</option>
                  {COMPARATORS.map((one) => (
                    <option key={one} value={one}>
                      {t(BOUNDS[one])}
                    </option>
                  ))}
                </select>
                <FieldBox pointer={`${at}/fiscalYear`} of={name(t("write.fiscalYear"))} text={fiscalYear} short figures />
              </li>
            );
          })}
        </ul>
        <p className="quiet">{t("write.values.hint")}</p>
      </details>
      <input type="hidden" name={`${pointer}/values`} value={rows.length} />
      <input type="hidden" name={`${pointer}/shown`} value={shown} />
    </div>
  );
}
