import type { PublishedItem, PublishedOf } from "../../domain/publication/published-item.ts";
import { formatDate } from "./dates.ts";
import { mediaTypeName } from "./media-type.ts";
import { formatNumber } from "./numbers.ts";
import { type ItemWords, named, type SaidFields } from "./said-fields.ts";
import { saidGoal, saidMission } from "./said-goal.ts";
import { saidIndicator } from "./said-indicator.ts";
import { saidScale } from "./scale-words.ts";
import { formatYear } from "./understood.ts";

/** Everything that a published thing says, in words: ids as names, statuses as sentences, values with their years. */
export function saidItem(item: PublishedItem, words: ItemWords): SaidFields {
  switch (item.kind) {
    case "municipality":
      return saidMunicipality(item, words);
    case "plan":
      return saidPlan(item, words);
    case "node":
      return saidNode(item, words);
    case "indicator":
      return saidIndicator(item, words);
    case "year":
      return { phase: words.t(`phase.${item.phase}`) };
    case "goal":
      return saidGoal(item, words);
    case "mission":
      return saidMission(item, words);
    case "unit":
      return saidUnit(item, words);
    case "scale":
      return saidScaleOf(item, words);
    case "term":
      return { term: item.term, reading: item.reading, otherNames: item.otherNames ?? [], explanation: item.explanation };
    case "document":
      return saidDocument(item, words);
  }
}

function saidMunicipality({ code, name, profile }: PublishedOf<"municipality">, { t }: ItemWords): SaidFields {
  const { contact, licence, address, greeting, nameReading } = profile;
  return {
    ...{ name, nameReading, municipalityCode: code, greeting },
    ...{ contactUnit: contact.unit, telephone: contact.telephone, mail: contact.mail, url: contact.url },
    ...{ licence: t(`profile.licence.${licence}`), address },
  };
}

function saidPlan(plan: PublishedOf<"plan">, words: ItemWords): SaidFields {
  const { title, levels, fromYear, toYear, predecessor, glossary, summary } = plan;
  const year = (of: number | null) => (of === null ? null : formatYear(of, words.locale));
  return {
    ...{ title, plain: summary, levels, fromYear: year(fromYear), toYear: year(toYear) },
    ...{ predecessor: named("plan", predecessor, words), glossary },
  };
}

function saidNode(node: PublishedOf<"node">, words: ItemWords): SaidFields {
  const { code, level, title, statement, sections, initiatives, roles, relatedPlans, summary } = node;
  return {
    ...{ code, level, title, plain: summary, above: named("node", node.parent, words), statement },
    sections: sections.map(({ title: of, items }) => ({ title: of, items })),
    initiatives: initiatives.map(({ id, group, item, details, divisions }) => ({ id, group, item, details, divisions })),
    roles: roles.map(({ actor, expectations }) => ({ actor, expectations })),
    relatedPlans,
  };
}

function saidUnit(unit: PublishedOf<"unit">, words: ItemWords): SaidFields {
  const { t, locale } = words;
  const { unitKind, name, parent, validFrom, validTo, successors } = unit;
  const day = (of: string | null) => (of === null ? null : formatDate(of, locale));
  return {
    ...{ name, unitKind: t(`organisation.kind.${unitKind}`), unitAbove: named("unit", parent, words) },
    ...{ validFrom: day(validFrom), validTo: day(validTo) },
    successors: successors.map(({ to, at, how }) =>
      t("change.successor", { day: formatDate(at, locale), name: named("unit", to, words) ?? "", how: t(`change.succession.${how}`) }),
    ),
  };
}

function saidDocument({ title, day, plan, year, name, mediaType, size, sha256 }: PublishedOf<"document">, words: ItemWords): SaidFields {
  const { locale, t } = words;
  return {
    ...{ title, documentDay: day === null ? null : formatDate(day, locale), documentPlan: named("plan", plan, words) },
    ...{
      documentYear: year === null ? null : formatYear(year, locale),
      fileName: name,
      fileKind: mediaTypeName(mediaType, t),
      fileSize: `${formatNumber(size)} B`,
      sha256,
    },
  };
}

function saidScaleOf({ scale, isDefault, isEnded }: PublishedOf<"scale">, { t, locale }: ItemWords): SaidFields {
  // What a scale says has its own names already: 評価のもと, 記号「A」.
  return {
    isDefault: t(isDefault ? "change.yes" : "change.no"),
    isEnded: t(isEnded ? "change.yes" : "change.no"),
    byName: Object.fromEntries(saidScale(scale, t, locale)),
  };
}
