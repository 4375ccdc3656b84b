import { assess } from "../../../domain/progress/assess.ts";
import type { GradeScale } from "../../../domain/progress/grade-scale.ts";
import { scaleFor } from "../../../domain/progress/scale-for.ts";
import { type KeptOverride, listOverrideHistory, listOverrides, overrideOf } from "../../../store/grade-override-store.ts";
import { listScales } from "../../../store/grade-scale-store.ts";
import { findIndicator, type KeptIndicator } from "../../../store/indicator-store.ts";
import { type OverrideGradeRefusal, overrideGrade } from "../../../use-cases/indicator/override-grade.ts";
import { findRule } from "../../../use-cases/indicator/set-rule.ts";
import { type Answer, done, missing, type Page, type Posting, readId, type StaffVisit, stopped } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { ErrorSummary, type FieldError } from "../../ui/form-parts.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";
import { loadDrawn } from "../indicator/drawn-indicator.ts";
import { readTypedYear } from "../indicator/typed-year.ts";
import { GradeForm, type GradeTyped } from "./grade-form.tsx";
import { GradeHistory, type GradeLine, GradeTable } from "./grade-table.tsx";

/** The grades of an indicator by year, as they are calculated and as people gave them; planning gives one here, or takes it back. */
export async function gradePage(visit: StaffVisit<"indicator">): Promise<Answer> {
  const indicator = await indicatorOf(visit);
  if (!indicator) return missing("missing.indicator");
  const { query } = visit;
  return showPage(visit, indicator, { ...chosenIn(query), code: "", reason: "", base: null }, []);
}

async function indicatorOf({ db, code, parts }: StaffVisit<"indicator">): Promise<KeptIndicator | null> {
  const id = readId(parts.indicator);
  return id === null ? null : findIndicator(db, code, id);
}

function chosenIn(fields: URLSearchParams): { readonly year: number | null; readonly part: string } {
  const year = readTypedYear(fields.get("year") ?? "");
  return { year: Number.isNaN(year) ? null : year, part: fields.get("part") ?? "" };
}

export async function changeGradeAnswer(visit: Posting<"indicator">): Promise<Answer> {
  const { db, code, form, person, now, t } = visit;
  const indicator = await indicatorOf(visit);
  if (!indicator) return missing("missing.indicator");
  const { year, part } = chosenIn(form);
  const base = Number(/^\d{1,9}$/u.exec(form.get("base") ?? "")?.[0] ?? 0);
  const takesBack = form.get("act") === "take-back";
  const typed = { year, part, code: form.get("grade") ?? "", reason: (form.get("reason") ?? "").trim() };
  const given = { indicatorId: indicator.id, part, year: year ?? 0, base, code: takesBack ? null : typed.code, reason: typed.reason, now };
  const saved = await overrideGrade(db, person, given);
  if (saved.ok) {
    const href = addressOf("indicatorGrade", { code, indicator: indicator.id }, { year, part });
    return done(href, takesBack ? "gradeTakenBack" : "gradeGiven");
  }
  const { refusal } = saved;
  if (refusal.kind === "forbidden") return stopped("not-permitted");
  if (refusal.kind === "unknown-indicator") return missing("missing.indicator");
  const error = { field: FIELDS[refusal.kind], message: t(`grade.refusal.${refusal.kind}`, { code: typed.code }) };
  return showPage(visit, indicator, { ...typed, base: null }, [error], refusal.kind === "stale" ? 409 : 422);
}

const FIELDS = {
  ...{ "unknown-part": "year", "no-year": "year", "no-reason": "reason", "too-long": "reason", "none-given": "grade" },
  ...{ "unknown-code": "grade", stale: "grade" },
} as const satisfies Record<Exclude<OverrideGradeRefusal["kind"], "forbidden" | "unknown-indicator">, string>;

async function showPage(
  visit: StaffVisit<"indicator">,
  indicator: KeptIndicator,
  typed: Omit<GradeTyped, "year" | "base"> & { readonly year: number | null; readonly base: null },
  errors: readonly FieldError[],
  status: 200 | 409 | 422 = 200,
): Promise<Page> {
  const { db, code, t, fiscalYear } = visit;
  const [{ rule }, scales, overrides, history, drawnOf] = await Promise.all([
    findRule(db, code, indicator.id),
    listScales(db, code),
    listOverrides(db, code, [indicator.id]),
    listOverrideHistory(db, code, indicator.id),
    loadDrawn(visit, [indicator]),
  ]);
  const scaleIn = (year: number): GradeScale => scaleFor(scales, rule, year);
  const parts = drawnOf(indicator);
  const lines = parts.flatMap(({ part, definition, actuals }): GradeLine[] => {
    const key = part?.key ?? "";
    const given = overrides.filter((one) => one.part === key).map(({ year }) => year);
    const years = [...new Set([...actuals.map(({ year }) => year.year), ...given])].sort((one, other) => other - one);
    return years.map((number): GradeLine => {
      const year = { kind: rule.yearKind, year: number } as const;
      const override = overrideOf(overrides, { indicatorId: indicator.id, part: key, year: number });
      const asked = { definition, actuals, year, scale: scaleIn(number) };
      return { part, year, of: assess({ ...asked, override }), calculated: assess({ ...asked, override: null }).grade };
    });
  });
  const year = typed.year ?? lines.find((line) => (line.part?.key ?? "") === typed.part)?.year.year ?? fiscalYear - 1;
  const latest: KeptOverride | null = overrides.find((one) => one.part === typed.part && one.year === year) ?? null;
  const href = addressOf("indicator", { code, indicator: indicator.id });
  return {
    kind: "page",
    title: t("grade.title"),
    status,
    crumbs: [
      { title: t("rules.title"), href: addressOf("indicatorRules", { code }) },
      { title: indicator.name, href },
    ],
    body: (
      <>
        <PageHead eyebrow={<Words>{indicator.name}</Words>} title={t("grade.title")}>
          <p className="lead">{t("grade.lead")}</p>
          <p className="actions-line">
            <a href={href}>{t("rule.toIndicator")}</a>
            <a href={addressOf("indicatorRule", { code, indicator: indicator.id })}>{t("rule.title")}</a>
          </p>
        </PageHead>
        <ErrorSummary errors={errors} />
        {lines.length === 0 ? (
          <Notice>
            <p>{t("grade.none")}</p>
          </Notice>
        ) : (
          <GradeTable lines={lines} indicator={indicator.id} />
        )}
        <GradeForm
          {...{
            latest,
            errors,
            parts: rule.parts,
            scale: scaleIn(year),
            action: addressOf("changeGrade", { code, indicator: indicator.id }),
          }}
          typed={{ ...typed, year, base: latest?.number ?? 0 }}
          yearKind={rule.yearKind}
        />
        <GradeHistory history={history} parts={rule.parts} yearKind={rule.yearKind} />
      </>
    ),
  };
}
