import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Words } from "../../ui/words.tsx";
import { addressFor } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import type { UnitBrief, UnitsPage } from "./unit-data.ts";
import { Divisions, Succession } from "./unit-page.tsx";

/** All departments. */
export const unitsKind: PageKind<UnitsPage> = {
  shell: "page",
  head: (_, { t }) => ({ title: t("site.nav.departments"), description: t("site.departments.lead"), crumbs: [] }),
  Body: UnitsBody,
};

function UnitsBody({ data: { current, former } }: { readonly data: UnitsPage }) {
  const { t } = usePage();
  return (
    <>
      <PageHead title={t("site.nav.departments")}>
        <p className="lead">{t("site.departments.lead")}</p>
      </PageHead>
      {current.length + former.length === 0 ? <p className="empty">{t("site.departments.none")}</p> : null}
      {current.length === 0 ? null : (
        <Block id="current" title={t("site.departments.current")}>
          <UnitList units={current} />
        </Block>
      )}
      {former.length === 0 ? null : (
        <Block id="former" title={t("site.departments.former")}>
          <UnitList units={former} />
        </Block>
      )}
    </>
  );
}

function UnitList({ units }: { readonly units: readonly UnitBrief[] }) {
  const { t } = usePage();
  const { to } = useSite();
  return (
    <ul className="rows">
      {units.map(({ id, name, goals, divisions, successors }) => (
        <li key={id}>
          <a href={to(addressFor("unit", id))}>
            <strong>
              <Words>{name}</Words>
            </strong>
          </a>{" "}
          {goals === 0 ? null : <span className="counts">{t("plan.goalCount", { count: goals })}</span>}
          <Succession lines={successors} word="after" />
          {divisions.length === 0 ? null : <Divisions divisions={divisions} />}
        </li>
      ))}
    </ul>
  );
}
