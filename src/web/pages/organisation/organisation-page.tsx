import { dayInJapan, isDay } from "../../../domain/calendar/day.ts";
import { dayAfter, holdsOn } from "../../../domain/calendar/day-span.ts";
import { isThereOn, type Unit } from "../../../domain/organisation/unit.ts";
import { listAppointments } from "../../../store/appointment-store.ts";
import { listOrganisationUnits, listSuccessions, type Succession } from "../../../store/organisation-store.ts";
import type { Answer, StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { formatDate } from "../../ui/dates.ts";
import { TextField } from "../../ui/form-parts.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Empty } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";
import { inTreeOrder, unitTitle } from "../people/unit-options.ts";

/** The organisation as it is, or was, or will be on a day. */
export async function organisationPage({ db, code, t, query, now, locale }: StaffVisit): Promise<Answer> {
  const today = dayInJapan(now);
  const asked = query.get("on") ?? "";
  const day = isDay(asked) ? asked : today;
  const [units, successions, appointments] = await Promise.all([
    listOrganisationUnits(db, code),
    listSuccessions(db, code),
    listAppointments(db, code),
  ]);
  const there = inTreeOrder(units.filter((unit) => isThereOn(unit, day)));
  const posts = Map.groupBy(
    appointments.filter((post) => holdsOn(post, day)),
    ({ unitId }) => unitId,
  );
  const coming = [...new Set(units.flatMap(({ validFrom, validTo }) => [validFrom, validTo]))].filter((one) => one !== null && one > today);
  return {
    kind: "page",
    title: t("organisation.title"),
    crumbs: [{ title: t("people.title"), href: addressOf("people", { code }) }],
    body: (
      <>
        <PageHead title={t("organisation.title")}>
          <p className="lead">{t("organisation.lead")}</p>
          <p className="actions-line">
            <a className="button" href={addressOf("planChange", { code })}>
              {t("organisation.change")}
            </a>
            <a className="button second" href={addressOf("organisationImport", { code })}>
              {t("people.import")}
            </a>
            <a className="button second" href={addressOf("organisationExport", { code })}>
              {t("people.export")}
            </a>
          </p>
        </PageHead>
        <form className="filters" action={addressOf("organisation", { code })}>
          <TextField {...{ id: "on", label: t("organisation.on"), type: "date", defaultValue: day, max: "2999-12-31" }} />
          <button className="button" type="submit">
            {t("people.show")}
          </button>
        </form>
        {coming.length === 0 ? null : (
          <p>
            {t("organisation.coming")}{" "}
            {coming.sort().map((one) => (
              <a className="button second small" href={addressOf("organisation", { code }, { on: one })} key={one}>
                {formatDate(one ?? "", locale)}
              </a>
            ))}
          </p>
        )}
        <Block title={t("organisation.asOf", { day: formatDate(day, locale) })}>
          {there.length === 0 ? <Empty>{t("organisation.empty")}</Empty> : null}
          <ul className="rows unit-rows">
            {there.map((unit) => (
              <li key={unit.id} className={unit.kind === "division" && unit.parentId !== null ? "unit-division" : undefined}>
                <UnitRow {...{ code, unit, units, successions, posts: posts.get(unit.id)?.length ?? 0, isOpen: unit.validTo === null }} />
              </li>
            ))}
          </ul>
        </Block>
      </>
    ),
  };
}

interface UnitRowProps {
  readonly code: string;
  readonly unit: Unit;
  readonly units: readonly Unit[];
  readonly successions: readonly Succession[];
  readonly posts: number;
  readonly isOpen: boolean;
}

function UnitRow({ code, unit, units, successions, posts, isOpen }: UnitRowProps) {
  const { t, locale } = usePage();
  const named = (ids: readonly number[]) => units.filter(({ id }) => ids.includes(id)).map((one) => unitTitle(one, units));
  const before = named(successions.filter(({ to }) => to === unit.id).map(({ from }) => from));
  const after = named(successions.filter(({ from }) => from === unit.id).map(({ to }) => to));
  return (
    <>
      <p>
        <strong>
          <Words>{unit.name}</Words>
        </strong>{" "}
        {posts > 0 ? <a href={addressOf("people", { code }, { unit: unit.id })}>{t("organisation.posts", { count: posts })}</a> : null}{" "}
        {isOpen ? (
          <a href={addressOf("planChange", { code }, { unit: unit.id })}>
            {t("organisation.changeUnit")}
            <span className="visually-hidden">{t("upload.of", { name: unit.name })}</span>
          </a>
        ) : null}
      </p>
      {unit.validFrom === null && unit.validTo === null && before.length === 0 ? null : (
        <p className="quiet">
          {unit.validFrom === null ? null : t("unit.since", { day: formatDate(unit.validFrom, locale) })}
          {before.length > 0 ? `（${t("organisation.before", { names: before.join("、") })}）` : null}{" "}
          {unit.validTo === null ? null : t("unit.until", { day: formatDate(dayAfter(unit.validTo, -1), locale) })}
          {after.length > 0 ? `（${t("organisation.after", { names: after.join("、") })}）` : null}
        </p>
      )}
    </>
  );
}
