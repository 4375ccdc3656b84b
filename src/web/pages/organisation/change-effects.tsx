import type { ReactNode } from "react";
import type { BegunUnit, OrganisationPlan, UnitTarget } from "../../../domain/organisation/succession.ts";
import type { Unit } from "../../../domain/organisation/unit.ts";
import type { UnitSheet } from "../../../store/unit-sheet-store.ts";
import type { AffectedPost, ChangePreview } from "../../../use-cases/organisation/preview-change.ts";
import { addressOf } from "../../routes.ts";
import { formatDate } from "../../ui/dates.ts";
import { type Option, SelectField } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Block } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";
import { unitTitle } from "../people/unit-options.ts";
import type { TypedChange } from "./change-fields.ts";

interface ChangeEffectsProps {
  readonly code: string;
  readonly typed: TypedChange;
  readonly units: readonly Unit[];
  readonly preview: ChangePreview;
}

/** What a change would do, with a choice wherever there is one, and the button that does it. */
export function ChangeEffects({ code, typed, units, preview: { plan, posts, staying, moving } }: ChangeEffectsProps) {
  const { t, locale } = usePage();
  const titleOf = titlesIn(plan, units);
  const becomes = (unit: number) => plan.links.filter(({ from }) => from === unit).map(({ to }) => titleOf(to));
  const of = (unit: number): Option[] => becomes(unit).map((label, i) => ({ value: String(i), label }));
  const split = plan.links.find(({ kind }) => kind === "split");
  const divided = split ? plan.ends.filter((unit) => unit.parentId === split.from) : [];
  return (
    <form className="decide-form" method="post" action={addressOf("changeOrganisation", { code })}>
      <Carried typed={typed} />
      <Notice attention>
        <p>{t("organisation.preview.lead", { day: formatDate(typed.at, locale) })}</p>
      </Notice>
      <Effect
        title={t("organisation.preview.ends")}
        items={plan.ends.map((unit) => [unit.id, unitTitle(unit, units), becomes(unit.id).join("、")])}
      />
      <Effect
        title={t("organisation.preview.begins")}
        items={plan.begins.map((begun, i) => [i, titleOf({ begun: i }), begun.name === "" ? "" : null])}
      />
      {divided.length === 0 || !split ? null : (
        <Block title={t("organisation.preview.divisions")}>
          {divided.map(({ id, name }) => (
            <SelectField key={id} {...{ id: `division-${id}`, label: name }} options={of(split.from)} />
          ))}
        </Block>
      )}
      <Posts posts={posts} of={of} />
      <Sheets title={t("organisation.preview.moving", { count: moving.length })} sheets={moving}>
        {(sheet) =>
          of(sheet.departmentId).length > 1 ? (
            <SelectField {...{ id: `sheet-${sheet.id}`, label: t("organisation.preview.to") }} options={of(sheet.departmentId)} />
          ) : null
        }
      </Sheets>
      <Sheets title={t("organisation.preview.staying", { count: staying.length })} sheets={staying}>
        {() => null}
      </Sheets>
      <p className="actions-line">
        <button className="button" type="submit">
          {t("organisation.preview.act")}
        </button>
        <a className="button second" href={addressOf("planChange", { code }, { kind: typed.kind, unit: typed.unit, at: typed.at })}>
          {t("organisation.preview.back")}
        </a>
      </p>
    </form>
  );
}

/** What was typed, on its way to be done. */
function Carried({ typed: { units, ...typed } }: { readonly typed: TypedChange }) {
  return (
    <>
      {Object.entries(typed).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      {units.map((unit) => (
        <input type="hidden" name="units" value={unit} key={unit} />
      ))}
    </>
  );
}

function Effect({
  title,
  items,
}: {
  readonly title: string;
  readonly items: readonly (readonly [key: number, name: string, becomes: string | null])[];
}) {
  const { t } = usePage();
  if (items.length === 0) return null;
  return (
    <Block title={title}>
      <ul className="items">
        {items.map(([key, name, becomes]) => (
          <li key={key}>
            <Words>{name}</Words>
            {becomes === null ? null : (
              <span className="quiet"> → {becomes === "" ? t("organisation.preview.nothing") : <Words>{becomes}</Words>}</span>
            )}
          </li>
        ))}
      </ul>
    </Block>
  );
}

function Posts({ posts, of }: { readonly posts: readonly AffectedPost[]; readonly of: (unit: number) => Option[] }) {
  const { t } = usePage();
  if (posts.length === 0) return null;
  return (
    <Block title={t("organisation.preview.posts", { count: posts.length })}>
      <p>{t("organisation.preview.posts.means")}</p>
      {posts.map(({ id, name, role, unit }) => {
        const places = of(unit.id);
        const label = `${name}（${unit.name} ${t(`person.role.${role}`)}）`;
        const end = { value: "end", label: t("organisation.preview.endPost") };
        return <SelectField key={id} {...{ id: `post-${id}`, label }} options={[...places, end]} />;
      })}
    </Block>
  );
}

function Sheets({
  title,
  sheets,
  children,
}: {
  readonly title: string;
  readonly sheets: readonly UnitSheet[];
  readonly children: (sheet: UnitSheet) => ReactNode;
}) {
  const { t } = usePage();
  if (sheets.length === 0) return null;
  return (
    <Block title={title}>
      <ul className="items">
        {sheets.map((sheet) => (
          <li key={sheet.id}>
            <span className="quiet">{t("organisation.preview.year", { year: String(sheet.fiscalYear) })}</span> <Words>{sheet.title}</Words>
            {children(sheet)}
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** What a unit is called that is there, or that begins. */
function titlesIn({ begins }: OrganisationPlan, units: readonly Unit[]): (target: UnitTarget) => string {
  const titleOf = (target: UnitTarget): string => {
    if ("id" in target) {
      const unit = units.find(({ id }) => id === target.id);
      return unit ? unitTitle(unit, units) : "";
    }
    const begun: BegunUnit | undefined = begins[target.begun];
    return begun ? `${begun.parent === null ? "" : `${titleOf(begun.parent)} `}${begun.name}` : "";
  };
  return titleOf;
}
