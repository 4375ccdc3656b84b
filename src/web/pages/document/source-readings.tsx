import type { Range } from "../../../documents/passage.ts";
import type { Place, Subject } from "../../../store/place-store.ts";
import { placeAddress } from "../../source-of.ts";
import { fieldName } from "../../ui/field-name.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";
import { kindName, SubjectLink } from "./subject-list.tsx";

const keyOf = (kind: string, id: number): string => `${kind} ${id}`;
const overlaps = (one: Range, other: Range): boolean => one.start < other.end && one.end > other.start;
const sizeOf = (ranges: readonly Range[]): number => ranges.reduce((sum, { start, end }) => sum + end - start, 0);

const LONGEST_QUOTE = 400;
const MOST_READINGS = 12;

/** What the highlighted places say and what was made of it, before the text itself: for those who do not see the highlight, and to lead back. */
export function Highlighted({
  code,
  text,
  highlighted,
  places,
  subjects,
  isHere,
  pageHref,
}: {
  readonly code: string;
  readonly text: string;
  readonly highlighted: readonly Range[];
  readonly places: readonly Place[];
  readonly subjects: readonly Subject[];
  readonly isHere: (range: Range) => boolean;
  readonly pageHref: (range: Range) => string;
}) {
  const { t } = usePage();
  const quote = highlighted.map(({ start, end }) => text.slice(start, end)).join(" … ");
  const byKey = new Map(subjects.map((subject) => [keyOf(subject.kind, subject.id), subject]));
  // The readings whose own text this is come first: a whole sentence that only begins here says less of it.
  const readings = places
    .filter(({ ranges }) => ranges.some((range) => highlighted.some((mark) => overlaps(range, mark))))
    .toSorted((one, other) => Math.abs(sizeOf(one.ranges) - sizeOf(highlighted)) - Math.abs(sizeOf(other.ranges) - sizeOf(highlighted)))
    .slice(0, MOST_READINGS);
  const elsewhere = highlighted.filter((range) => !isHere(range));
  return (
    <section className="notice attention" aria-label={t("source.highlighted")}>
      <p className="quoted" lang="ja">
        {quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE)}…` : quote}
      </p>
      {readings.length === 0 ? (
        <p>{t("source.nothingMade")}</p>
      ) : (
        <ul className="readings">
          {readings.map(({ subjectKind, subjectId, pointer }) => {
            const subject = byKey.get(keyOf(subjectKind, subjectId));
            return subject ? (
              <li key={`${keyOf(subjectKind, subjectId)}${pointer}`}>
                {t(kindName(subjectKind))}「<SubjectLink code={code} subject={subject} />」
                {t("source.as", { field: t(fieldName(subjectKind, pointer)) })}
              </li>
            ) : null;
          })}
        </ul>
      )}
      <p>
        <a href="#place">{t("source.toPlace")}</a>
      </p>
      {elsewhere.map((range) => (
        <p key={range.start}>
          <a href={pageHref(range)}>{t("source.elsewhere")}</a>
        </p>
      ))}
    </section>
  );
}

/** What was made of the stretch that is shown, thing by thing, each part with its place. */
export function ReadHere({
  code,
  document,
  places,
  subjects,
}: {
  readonly code: string;
  readonly document: number;
  readonly places: readonly Place[];
  readonly subjects: readonly Subject[];
}) {
  const { t } = usePage();
  const bySubject = Map.groupBy(places, ({ subjectKind, subjectId }) => keyOf(subjectKind, subjectId));
  const shown = subjects.filter(({ kind, id }) => bySubject.has(keyOf(kind, id)));
  return (
    <aside id="read-here" className="read-here" aria-labelledby="read-here-title">
      <h2 id="read-here-title">{t("source.readHere")}</h2>
      {shown.length === 0 ? <p>{t("source.nothingHere")}</p> : null}
      <ul className="rows">
        {shown.map((subject) => (
          <li key={keyOf(subject.kind, subject.id)}>
            <span className="quiet">{t(kindName(subject.kind))}</span> <SubjectLink code={code} subject={subject} />
            <details className="more">
              <summary>{t("source.parts", { count: bySubject.get(keyOf(subject.kind, subject.id))?.length ?? 0 })}</summary>
              <ul className="items">
                {(bySubject.get(keyOf(subject.kind, subject.id)) ?? []).map(({ pointer, ranges }) => (
                  <li key={pointer}>
                    <a href={placeAddress(code, document, ranges)}>
                      <Words>{t(fieldName(subject.kind, pointer))}</Words>
                    </a>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </aside>
  );
}
