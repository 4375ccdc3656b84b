import { isSamePart, keyOfPart, type PublicationPart } from "../../../domain/publication/publication.ts";
import type { PublishedItem } from "../../../domain/publication/published-item.ts";
import type { FiledPublication, PublicationFile } from "./publication-file.ts";

/** Numbers go from 1 without gaps, the newest stands first, and the current one is the last that was not withdrawn. @returns where that is not so. */
export function faultOfNumbers({ publications, current }: Pick<PublicationFile, "publications" | "current">): string | null {
  const wrong = publications.findIndex(({ number }, i) => number !== publications.length - i);
  if (publications.length === 0 || wrong >= 0) return `/publications/${Math.max(wrong, 0)}/number`;
  const last = publications.find(({ withdrawal }) => withdrawal === null);
  if (last?.number !== current) return "/current";
  const late = publications.find(({ parts, number }) => parts.some(({ since }) => since > number));
  return late ? `/publications/${late.number}/parts` : null;
}

/** By so much, in milliseconds, the clock of a machine may have been put back between two publications. */
const CLOCK_MAY_ERR = 86_400_000;
const [EARLIEST, LATEST] = [Date.UTC(2000, 0, 1), Date.UTC(2200, 0, 1)];

/**
 * A publication is frozen, is published and is withdrawn in this order, and one after the other. It is due after it was frozen; planning may have published it before that time came.
 *
 * @returns where that is not so.
 */
export function faultOfDates({ publications }: Pick<PublicationFile, "publications">): string | null {
  let before = EARLIEST;
  for (const { number, frozenAt, dueAt, publishedAt, withdrawal } of publications.toReversed()) {
    const at = `/publications/${number}`;
    for (const [name, moment] of Object.entries({ frozenAt, dueAt, publishedAt, "withdrawal/at": withdrawal?.at ?? null }))
      if (moment !== null && !isMoment(moment)) return `${at}/${name}`;
    const published = Date.parse(publishedAt);
    const isEarlier = (moment: number) => moment < published - CLOCK_MAY_ERR;
    if (isEarlier(Date.parse(withdrawal?.at ?? publishedAt))) return `${at}/withdrawal/at`;
    if (isLater(frozenAt, published)) return `${at}/frozenAt`;
    if (dueAt !== null && isLater(frozenAt, Date.parse(dueAt))) return `${at}/dueAt`;
    if (published < before - CLOCK_MAY_ERR) return `${at}/publishedAt`;
    before = published;
  }
  return null;
}

const isLater = (moment: string, than: number): boolean => Date.parse(moment) > than + CLOCK_MAY_ERR;

/** Date reads 30 February as 2 March. */
function isMoment(text: string): boolean {
  const moment = new Date(text);
  const time = moment.getTime();
  if (Number.isNaN(time) || time < EARLIEST || time > LATEST) return false;
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10));
}

/** True where the parts of a publication are not what it tells, or not as they were in the one from which they are told on; or where its corrections are not what its kind says. */
export function faultOfParts(
  { number, kind, parts, corrections, withdrawal }: FiledPublication,
  items: readonly PublishedItem[],
  publications: readonly FiledPublication[],
): boolean {
  if (new Set(parts.map(keyOfPart)).size < parts.length) return true;
  const isTakenElsewhere = parts.some(({ since, ...part }) => {
    const from = publications.find((one) => one.number === since);
    return since !== number && from?.parts.some((one) => isSamePart(one, part) && isAsFar(one, part)) !== true;
  });
  if (isTakenElsewhere) return true;
  // Of what was withdrawn neither things nor corrections are told.
  if (withdrawal !== null) return corrections.length > 0;
  const told = items.flatMap((item): PublicationPart[] => {
    if (item.kind === "plan") return [{ kind: "plan", plan: item.id, valuesThrough: null }];
    return item.kind === "year" ? [{ kind: "year", year: item.id, phase: item.phase }] : [];
  });
  const isPart = (one: PublicationPart) => parts.some((part) => isSamePart(part, one) && (one.kind === "plan" || isAsFar(part, one)));
  return told.length !== parts.length || !told.every(isPart) || (kind === "correction") !== corrections.length > 0;
}

function isAsFar(one: PublicationPart, other: PublicationPart): boolean {
  if (one.kind === "plan") return other.kind === "plan" && one.valuesThrough === other.valuesThrough;
  return other.kind === "year" && one.phase === other.phase;
}
