import { comparePublications, type ItemChange } from "../../../domain/publication/compare-publications.ts";
import { type ItemKey, keyOfItem } from "../../../domain/publication/item-title.ts";
import type { NumberedPublication, PublicationPart } from "../../../domain/publication/publication.ts";
import type { PublishedItem, PublishedKind } from "../../../domain/publication/published-item.ts";
import { changedFields } from "../../ui/changed-fields.ts";
import { itemWords } from "../../ui/item-words.ts";
import { LANGUAGES, type Locale, sentencesIn } from "../../ui/sentences.ts";
import { addressFor, hasPage, PAGES } from "../addresses.ts";
import type { LinkedSite } from "../linked-site.ts";
import { type PlanLink, planLink } from "../links.ts";
import { type MovedStanding, movedStandings } from "../standing/moved-standings.tsx";
import { type CorrectionLine, correctionLines } from "./corrections-page.tsx";
import { type Edition, editionOf } from "./edition.ts";
import type { History } from "./history.ts";
import { itemsOf } from "./items-of.ts";

/** A publication in a list. */
export interface PublicationBrief extends Edition {
  readonly kind: NumberedPublication["kind"];
  readonly note: string;
  readonly isWithdrawn: boolean;
}

/** Everything that stands on the page of a publication. */
export interface PublicationPage extends PublicationBrief {
  readonly parts: readonly ToldPart[];
  readonly corrections: readonly CorrectionLine[];
  readonly withdrawal: { readonly at: string; readonly reason: string } | null;
  /** Against the one that was read before; null where there was none, or where it was withdrawn. */
  readonly changes: ChangesPage | null;
}

export type ToldPart =
  | {
      readonly kind: "plan";
      readonly id: number;
      /** null where only what was withdrawn told of it. */
      readonly plan: PlanLink | null;
      readonly valuesThrough: number | null;
      /** Where it is read as it was told; null where that was withdrawn. */
      readonly address: string | null;
    }
  | (Extract<PublicationPart, { readonly kind: "year" }> & { readonly address: string | null });

/** What one publication tells in another way than the one before. */
export interface ChangesPage {
  readonly before: Edition;
  readonly after: Edition;
  readonly changes: readonly ItemChange[];
  readonly moved: readonly MovedStanding[];
  /** What the things are called that the changed ones name, by language. */
  readonly names: Readonly<Record<Locale, Readonly<Record<ItemKey, string | null>>>>;
  /** Where each of them is read, as the later publication told it; of what was removed, as the earlier one did. */
  readonly addresses: Readonly<Record<ItemKey, string | null>>;
}

export const briefOf = ({ number, publishedAt, kind, note, withdrawal }: NumberedPublication): PublicationBrief => ({
  ...{ number, publishedAt: publishedAt.toISOString(), kind, note, isWithdrawn: withdrawal !== null },
});

/**
 * @param told its site; null where it was withdrawn.
 * @param sites what was not withdrawn: the newest that tells of a plan says what it is called where `told` does not.
 */
export function publicationPageOf(
  publication: NumberedPublication,
  told: LinkedSite | null,
  before: LinkedSite | null,
  { history, sites }: { readonly history: History; readonly sites: readonly LinkedSite[] },
): PublicationPage {
  const { number, parts, corrections, withdrawal } = publication;
  return {
    ...briefOf(publication),
    parts: parts.map((part): ToldPart => {
      const addressOf = (kind: "plan" | "year", id: number) => (told === null ? null : history.addressAt(number, kind, id));
      if (part.kind === "year") return { kind: "year", year: part.year, phase: part.phase, address: addressOf("year", part.year) };
      const plan = [...sites, ...(told === null ? [] : [told])].flatMap((site) => site.find("plan", part.plan) ?? []).at(-1) ?? null;
      return {
        ...{ kind: "plan", id: part.plan, plan: plan === null ? null : planLink(plan) },
        ...{ valuesThrough: part.valuesThrough, address: addressOf("plan", part.plan) },
      };
    }),
    corrections: correctionLines(corrections, history),
    withdrawal: withdrawal === null ? null : { at: withdrawal.at.toISOString(), reason: withdrawal.reason },
    changes: told === null || before === null ? null : changesOf(before, told, history),
  };
}

export function changesOf(before: LinkedSite, after: LinkedSite, history: History): ChangesPage {
  const [was, is] = [itemsOf(before), itemsOf(after)];
  const changes = comparePublications(was, is);
  const addressOf = ({ kind, id, change }: ItemChange) => {
    if (kind === "document") return change === "removed" ? null : `${PAGES.documents}#document-${id}`;
    if (!hasPage(kind)) return null;
    const { number } = (change === "removed" ? before : after).publication;
    return history.addressAt(number, kind, id) ?? addressFor(kind, id);
  };
  return {
    ...{ before: editionOf(before), after: editionOf(after), changes, moved: movedStandings(before, after) },
    names: Object.fromEntries(LANGUAGES.map((locale) => [locale, namesIn(changes, was, is, locale)])) as ChangesPage["names"],
    addresses: Object.fromEntries(changes.map((change) => [keyOfItem(change), addressOf(change)])),
  };
}

/** The names that are asked for while the changes are said. */
function namesIn(
  changes: readonly ItemChange[],
  was: readonly PublishedItem[],
  is: readonly PublishedItem[],
  locale: Locale,
): Record<ItemKey, string | null> {
  const words = itemWords(sentencesIn(locale), locale, is, was);
  const names: Record<ItemKey, string | null> = {};
  const nameOf = (kind: PublishedKind, id: number): string | null => {
    const name = words.nameOf(kind, id);
    names[keyOfItem({ kind, id })] = name;
    return name;
  };
  for (const change of changes) if (change.change === "changed") changedFields(change, { ...words, nameOf });
  return names;
}
