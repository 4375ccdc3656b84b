import type { OpenSheet as Open, OpenInYear } from "../../../use-cases/publication/list-open-sheets.ts";
import { addressOf } from "../../routes.ts";
import { formatDay } from "../../ui/dates.ts";
import { useStaffPage } from "../../ui/page-context.tsx";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";

/** So few stand open in the page. */
const FEW = 10;

/** Which sheets of a year are still worked on in what would be published, and what of it has not begun. */
export function OpenSheets({ part: { year: fiscalYear, phase: upTo }, sheets, ahead }: OpenInYear) {
  const { t, locale } = useStaffPage();
  const year = formatYear(fiscalYear, locale, "short");
  return (
    <>
      {sheets.length === 0 ? null : (
        <li>
          {t("publish.warning.open", { year, phase: t(`phase.${upTo}`), count: sheets.length })}
          <details className="open-sheets-of" open={sheets.length <= FEW}>
            <summary>{t("publish.warning.open.which", { count: sheets.length })}</summary>
            <dl className="open-sheets">
              {[...Map.groupBy(sheets, ({ department }) => department)].map(([department, of]) => (
                <div key={department}>
                  <dt>
                    <Words>{department}</Words>
                  </dt>
                  {of.map((sheet) => (
                    <dd key={sheet.id}>
                      <OpenSheet {...sheet} />
                    </dd>
                  ))}
                </div>
              ))}
            </dl>
          </details>
        </li>
      )}
      {ahead === null ? null : (
        <li>{t("publish.warning.ahead", { year, phase: t(`phase.${ahead.phase}`), day: formatDay(ahead.opensAt, locale) })}</li>
      )}
    </>
  );
}

function OpenSheet({ id, kind, title, phase, status, told }: Open) {
  const { t, code } = useStaffPage();
  const said = [kind === "mission" ? t("kind.mission") : "", title.replace(/\s+/gu, " ").trim()].filter((word) => word !== "");
  return (
    <>
      <a href={addressOf("sheet", { code, sheet: id })}>
        <Words>{said.join(" ") || t("write.untitled")}</Words>
      </a>{" "}
      <span className="quiet one-line">{t("publish.warning.stands", { phase: t(`phase.${phase}`), status: t(`status.${status}`) })}</span>
      <span className="line quiet">
        <ToldInstead told={told} />
      </span>
    </>
  );
}

/** What citizens would read in place of what is being written. */
function ToldInstead({ told }: Pick<Open, "told">) {
  const { t, code, locale } = useStaffPage();
  if (told === null) return t("publish.warning.reads.nothing");
  const { document, at } = told;
  if (document === null) return t("publish.warning.reads.accepted", { day: formatDay(at, locale) });
  return (
    <>
      {t("publish.warning.reads.document")}{" "}
      <a href={addressOf("document", { code, document: document.id })}>
        <Words>{document.name}</Words>
      </a>
    </>
  );
}
