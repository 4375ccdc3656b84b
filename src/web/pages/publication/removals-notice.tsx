import type { PublicationPart } from "../../../domain/publication/publication.ts";
import type { Removal } from "../../../domain/publication/removals.ts";
import { kindName } from "../../ui/item-words.ts";
import { Notice } from "../../ui/parts.tsx";
import type { ItemWords } from "../../ui/said-fields.ts";
import { formatYear } from "../../ui/understood.ts";
import { Words } from "../../ui/words.tsx";
import { partSaid } from "./part-said.ts";

/** What citizens would read no more: whoever publishes is asked about it once more. */
export function RemovalsNotice({ removals, words }: { readonly removals: readonly Removal[]; readonly words: ItemWords }) {
  const { t } = words;
  if (removals.length === 0) return null;
  return (
    <Notice attention>
      <h3>{t("publish.removals")}</h3>
      <ul className="items">
        {removals.map((removal) => {
          const said = removalSaid(removal, words);
          return (
            <li key={said}>
              <Words>{said}</Words>
            </li>
          );
        })}
      </ul>
      <p>{t("publish.removals.stays")}</p>
    </Notice>
  );
}

function removalSaid(removal: Removal, words: ItemWords): string {
  const { t, locale, nameOf } = words;
  const said = (part: PublicationPart) => partSaid(part, (plan) => nameOf("plan", plan), t, locale);
  switch (removal.kind) {
    case "part": {
      // The plan or the year itself is what the sentence speaks of.
      const things = removal.things.filter(({ of }) => of !== removal.part.kind);
      const counted = things.map(({ of, count }) => t("publish.removal.things", { kind: kindName(of, t), count })).join(t("list.comma"));
      return t(counted === "" ? "publish.removal.partAlone" : "publish.removal.part", { part: said(removal.part), things: counted });
    }
    case "shortened":
      return t("publish.removal.shortened", { part: said(removal.was), upTo: upTo(removal.part, words) });
    case "many":
      return t("publish.removal.many", { kind: kindName(removal.of, t), count: removal.count });
  }
}

function upTo(part: PublicationPart, { t, locale }: ItemWords): string {
  if (part.kind === "year") return t("publish.upTo", { phase: t(`phase.${part.phase}`) });
  return part.valuesThrough === null
    ? t("publish.removal.noValues")
    : t("publish.through", { year: formatYear(part.valuesThrough, locale, "short") });
}
