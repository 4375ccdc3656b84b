import { keyOfItem } from "../../../domain/publication/item-title.ts";
import { ChangeCounts, ItemChanges } from "../../ui/item-change.tsx";
import { usePage } from "../../ui/page-context.tsx";
import type { ItemWords } from "../../ui/said-fields.ts";
import { useSite } from "../frame/site-context.tsx";
import { MovedStandings } from "../standing/moved-standings.tsx";
import { EditionLink } from "./edition-link.tsx";
import type { ChangesPage } from "./publication-data.ts";

/** What changed from one publication to the next: counts, then every thing with every field. */
export function ChangesList({ data: { before, after, changes, moved, names, addresses } }: { readonly data: ChangesPage }) {
  const { t, locale } = usePage();
  const { to } = useSite();
  const words: ItemWords = { t, locale, nameOf: (kind, id) => names[locale][keyOfItem({ kind, id })] ?? null };
  return (
    <>
      <p>
        <EditionLink edition={before} /> → <EditionLink edition={after} />
      </p>
      {changes.length === 0 ? (
        <p className="empty">{t("site.changes.nothing")}</p>
      ) : (
        <>
          <MovedStandings moved={moved} />
          <ChangeCounts changes={changes} />
          <ItemChanges
            changes={changes}
            words={words}
            hrefOf={(change) => {
              const address = addresses[keyOfItem(change)] ?? null;
              return address === null ? null : to(address);
            }}
          />
        </>
      )}
    </>
  );
}
