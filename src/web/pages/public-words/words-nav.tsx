import { addressOf } from "../../routes.ts";
import { useStaffPage } from "../../ui/page-context.tsx";

const PARTS = ["publicWords", "explainedTerms", "offeredDocuments", "publicProfile"] as const;

/** The parts of what staff write for citizens beside the record. */
export function WordsNav({ here }: { readonly here: (typeof PARTS)[number] }) {
  const { t, code } = useStaffPage();
  return (
    <nav aria-label={t("words.title")} className="words-nav">
      <ul className="kinds-list">
        {PARTS.map((part) => (
          <li key={part}>
            <a href={addressOf(part, { code })} aria-current={part === here ? "page" : undefined}>
              {t(`words.${part}`)}
            </a>
          </li>
        ))}
      </ul>
      <p className="quiet">{t("words.goesOut")}</p>
    </nav>
  );
}
