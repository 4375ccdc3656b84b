import { listMunicipalities } from "../../store/municipality-store.ts";
import { type Answer, elsewhere, type Visit } from "../page.ts";
import { addressOf } from "../routes.ts";
import { PageHead } from "../ui/page-head.tsx";
import { Empty } from "../ui/parts.tsx";
import { municipalityName } from "./municipality-name.ts";

/** Where staff begin: the municipality whose documents they bring in; straight to it where there is only one. */
export async function staffPage({ db, t }: Visit): Promise<Answer> {
  const municipalities = await listMunicipalities(db);
  const [only] = municipalities;
  if (only && municipalities.length === 1) return elsewhere(addressOf("imports", { code: only.code }));
  return {
    kind: "page",
    title: t("staff.title"),
    crumbs: [],
    body: (
      <>
        <PageHead title={t("staff.title")}>
          <p className="lead">{t("staff.lead")}</p>
        </PageHead>
        {municipalities.length === 0 ? <Empty>{t("staff.empty")}</Empty> : null}
        <ul className="cards">
          {municipalities.map((municipality) => (
            <li className="card" key={municipality.code}>
              <h2 lang="ja">
                <a href={addressOf("imports", { code: municipality.code })}>{municipalityName(municipality, t)}</a>
              </h2>
            </li>
          ))}
        </ul>
      </>
    ),
  };
}
