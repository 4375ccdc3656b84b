import { listMunicipalities, type Municipality } from "../../store/municipality-store.ts";
import { type Answer, elsewhere, type Visit } from "../page.ts";
import { addressOf } from "../routes.ts";
import { usePage } from "../ui/page-context.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Badge, Empty } from "../ui/parts.tsx";
import { municipalityName } from "./municipality-name.ts";

/** The municipalities of this installation; straight to the only one where there is one. */
export async function homePage({ db, t, hasSite }: Visit): Promise<Answer> {
  const municipalities = await listMunicipalities(db);
  const [only] = municipalities;
  if (only && municipalities.length === 1) return elsewhere(addressOf("municipality", { code: only.code }));
  return { kind: "page", title: t("site.name"), crumbs: [], body: <Municipalities municipalities={municipalities} hasSite={hasSite} /> };
}

function Municipalities({ municipalities, hasSite }: { readonly municipalities: readonly Municipality[] } & Pick<Visit, "hasSite">) {
  const { t } = usePage();
  return (
    <>
      <PageHead title={t("home.title")}>
        <p className="lead">{t("home.lead")}</p>
      </PageHead>
      {municipalities.length === 0 ? <Empty>{t("home.empty")}</Empty> : null}
      <ul className="cards">
        {municipalities.map((municipality) => (
          <li className="card" key={municipality.code}>
            <h2 lang="ja">
              <a href={addressOf(hasSite(municipality.code) ? "publicSite" : "municipality", { code: municipality.code })}>
                {municipalityName(municipality, t)}
              </a>
            </h2>
            {hasSite(municipality.code) ? (
              <p>
                <a href={addressOf("signIn", { code: municipality.code })}>{t("signIn.title")}</a>
              </p>
            ) : null}
            <p className="quiet">
              {t("home.code", { code: municipality.code })} {municipality.provisional ? <Badge>{t("home.provisional")}</Badge> : null}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
