import type { Value } from "../../../domain/indicator/value.ts";
import { usePage } from "../../ui/page-context.tsx";
import { SaidItems } from "../../ui/said.tsx";
import { formatYear } from "../../ui/understood.ts";
import { DraftField, DraftFields, NamedField } from "./draft-field.tsx";
import { useDesk } from "./review-desk.tsx";
import { UnitHead } from "./unit-head.tsx";

interface UnitsProps {
  readonly units: readonly string[];
}

const NOWHERE = () => null;
const indexOf = (unit: string): number => Number(unit.split("/").at(-1));

/** What a plan says of itself. */
export function PlanHead() {
  const { t } = usePage();
  const { plan } = useDesk().review.draft;
  if (!plan) return null;
  return (
    <div className="draft-unit">
      <UnitHead unit="/plan" />
      <NamedField pointer="/plan/title" name={t("field.title")} text={plan.title} />
      <NamedList path="/plan/levels" name={t("field.level")} texts={plan.levels} />
      <NamedList path="/plan/glossary" name={t("kind.term")} texts={plan.glossary} />
    </div>
  );
}

/** 施策体系: each node with its statement and sections. */
export function Nodes({ units }: UnitsProps) {
  const { t } = usePage();
  const { review } = useDesk();
  return units.map((unit) => {
    const node = review.draft.plan?.nodes[indexOf(unit)];
    if (!node) return null;
    return (
      <article key={unit} className={leftOut(review.stateOf(unit).excluded)}>
        <h3>
          <DraftField pointer={`${unit}/code`} of={t("field.code")}>
            <span lang="ja">{node.code}</span>
          </DraftField>{" "}
          <DraftField pointer={`${unit}/title`} of={t("field.title")}>
            {node.title === "" ? null : <span lang="ja">{node.title}</span>}
          </DraftField>
        </h3>
        <UnitHead unit={unit} />
        <p className="quiet" lang="ja">
          {node.level}
          {node.parent === null ? null : ` ← ${node.parent}`}
        </p>
        <NamedField pointer={`${unit}/statement`} name={t("field.statement")} text={node.statement} />
        {node.sections.map(({ title, items }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the sections of a draft never move
          <div key={i} className="named-field">
            <DraftField pointer={`${unit}/sections/${i}/title`} of={t("field.sectionTitle")}>
              <strong lang="ja">{title}</strong>
            </DraftField>
            <DraftFields prefix={unit}>
              <SaidItems texts={items} source={NOWHERE} path={`/sections/${i}/items`} of={title} />
            </DraftFields>
          </div>
        ))}
      </article>
    );
  });
}

/** 指標: each as a card, its values beside each other. */
export function Indicators({ units }: UnitsProps) {
  const { t, locale } = usePage();
  const { review } = useDesk();
  // Several targets of an indicator differ by their years alone.
  const named = (name: string, year: number | null | undefined) =>
    year ? t("indicator.inYear", { name, year: formatYear(year, locale, "short") }) : name;
  return units.map((unit) => {
    const indicator = review.draft.plan?.indicators[indexOf(unit)];
    if (!indicator) return null;
    const value = (path: string, name: string, given: Value | null | undefined) => (
      <NamedField key={path} pointer={`${unit}/${path}`} name={named(name, given?.fiscalYear)} text={given?.text ?? null} />
    );
    return (
      <article key={unit} className={leftOut(review.stateOf(unit).excluded)}>
        <h3>
          <DraftField pointer={`${unit}/name`} of={t("indicator.name")}>
            <span lang="ja">{indicator.name}</span>
          </DraftField>
        </h3>
        <UnitHead unit={unit} />
        <div className="named-fields">
          <NamedField pointer={`${unit}/unit`} name={t("indicator.unit")} text={indicator.unit} />
          {value("baseline", t("indicator.baseline"), indicator.baseline)}
          {indicator.interimTargets.map((interim, i) => value(`interimTargets/${i}`, t("indicator.interim"), interim))}
          {value("target", t("indicator.target"), indicator.target)}
          <NamedField pointer={`${unit}/node`} name={t("kind.node")} text={indicator.node} />
          <NamedField pointer={`${unit}/kind`} name={t("indicator.kind")} text={indicator.kind} />
          <NamedField pointer={`${unit}/note`} name={t("indicator.note")} text={indicator.note} />
          <NamedList path={`${unit}/divisions`} name={t("report.divisions")} texts={indicator.divisions} />
        </div>
      </article>
    );
  });
}

/** 主な取組. */
export function Initiatives({ units }: UnitsProps) {
  const { t } = usePage();
  const { review } = useDesk();
  return units.map((unit) => {
    const initiative = review.draft.plan?.initiatives[indexOf(unit)];
    if (!initiative) return null;
    return (
      <article key={unit} className={leftOut(review.stateOf(unit).excluded)}>
        <h3>
          <DraftField pointer={`${unit}/item`} of={t("initiative.item")}>
            <span lang="ja">{initiative.item}</span>
          </DraftField>
        </h3>
        <UnitHead unit={unit} />
        <NamedField pointer={`${unit}/node`} name={t("kind.node")} text={initiative.node} />
        <NamedField pointer={`${unit}/group`} name={t("initiative.group")} text={initiative.group} />
        <NamedList path={`${unit}/details`} name={t("initiative.details")} texts={initiative.details} />
        <NamedList path={`${unit}/divisions`} name={t("report.divisions")} texts={initiative.divisions} />
      </article>
    );
  });
}

/** 役割分担 and 関連する個別計画. */
export function Roles({ units }: UnitsProps) {
  const { t } = usePage();
  const { review } = useDesk();
  return units.map((unit) => {
    const role = unit.includes("/roles/") ? review.draft.plan?.roles[indexOf(unit)] : undefined;
    const related = unit.includes("/relatedPlans/") ? review.draft.plan?.relatedPlans[indexOf(unit)] : undefined;
    if (!role && !related) return null;
    return (
      <article key={unit} className={leftOut(review.stateOf(unit).excluded)}>
        <UnitHead unit={unit} />
        <NamedField pointer={`${unit}/node`} name={t("kind.node")} text={(role ?? related)?.node ?? null} />
        {role ? (
          <>
            <NamedField pointer={`${unit}/actor`} name={t("role.actor")} text={role.actor} />
            <NamedList path={`${unit}/expectations`} name={t("role.expectations")} texts={role.expectations} />
          </>
        ) : (
          <NamedField pointer={`${unit}/title`} name={t("kind.relatedPlan")} text={related?.title ?? null} />
        )}
      </article>
    );
  });
}

/** A list of texts under its name, each a field, and the way to one more. */
function NamedList({ path, name, texts }: { readonly path: string; readonly name: string; readonly texts: readonly string[] }) {
  return (
    <div className="named-field">
      <span className="field-label">{name}</span>
      {texts.length === 0 ? (
        <DraftField pointer={`${path}/-`} of={name}>
          {null}
        </DraftField>
      ) : (
        <DraftFields prefix="">
          <SaidItems texts={texts} source={NOWHERE} path={path} of={name} />
        </DraftFields>
      )}
    </div>
  );
}

const leftOut = (excluded: unknown): string => (excluded ? "draft-unit left-out" : "draft-unit");
