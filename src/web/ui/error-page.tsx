import { addressOf } from "../routes.ts";
import { usePage } from "./page-context.tsx";
import { PageHead } from "./page-head.tsx";
import type { SentenceKey } from "./sentences.ts";

/** Says what went wrong and what a person can do now. */
export function ErrorPage({ title, explanation }: { readonly title: SentenceKey; readonly explanation: SentenceKey }) {
  const { t, code, person } = usePage();
  return (
    <>
      <PageHead title={t(title)}>
        <p className="lead">{t(explanation)}</p>
      </PageHead>
      <ul>
        <li>
          <a href={addressOf("home", {})}>{t("error.toHome")}</a>
        </li>
        {code === null || person === null ? null : (
          <>
            <li>
              <a href={addressOf("plans", { code })}>{t("nav.plans")}</a>
            </li>
            <li>
              <a href={addressOf("search", { code })}>{t("error.toSearch")}</a>
            </li>
          </>
        )}
      </ul>
    </>
  );
}
