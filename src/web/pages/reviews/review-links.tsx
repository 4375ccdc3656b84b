import { may } from "../../../domain/access/permission.ts";
import type { Person } from "../../../domain/access/person.ts";
import { mayWithOpinion, type ReviewScope } from "../../../domain/review/review-scope.ts";
import type { Connection } from "../../../store/database.ts";
import { listOpinions, type Opinion } from "../../../store/opinion-store.ts";
import { listReviewYears } from "../../../store/review-opening-store.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Block } from "../../ui/page-head.tsx";
import { SaidBy, StateBadge, Text } from "./opinion-parts.tsx";

/** The opinions on something, as far as somebody may read them, and where they may state one. */
export interface SubjectReviews {
  readonly opinions: readonly Opinion[];
  readonly write: string | null;
}

type Asked = { readonly db: Connection; readonly code: string; readonly person: Person };

/** The opinions on a sheet; null where the visitor has nothing to do with them. */
export async function loadSheetReviews(
  { db, code, person }: Asked,
  sheet: { readonly id: number } & Extract<ReviewScope, { readonly kind: "sheet" }>,
): Promise<SubjectReviews | null> {
  if (!mayWithOpinion(person, "read-reviews", sheet)) return null;
  const write = mayWithOpinion(person, "review", sheet) ? addressOf("newOpinion", { code }, { sheet: sheet.id }) : null;
  return { opinions: await listOpinions(db, code, { sheet: sheet.id }), write };
}

/** The opinions on a node of a plan; null where the visitor has nothing to do with them. */
export async function loadNodeReviews({ db, code, person }: Asked, node: number): Promise<SubjectReviews | null> {
  if (!may(person, "read-reviews")) return null;
  const [year] = may(person, "review") ? await listReviewYears(db, code) : [];
  const write = year === undefined ? null : addressOf("newOpinion", { code }, { node, year });
  return { opinions: await listOpinions(db, code, { node }), write };
}

/** The opinions on the thing that the page is about. Whoever may not read opinions has none here. */
export function ReviewLinks({ reviews }: { readonly reviews: SubjectReviews | null }) {
  const { t, code } = usePage();
  if (reviews === null || code === null || (reviews.opinions.length === 0 && reviews.write === null)) return null;
  return (
    <Block id="reviews" title={t("reviews.on", { count: reviews.opinions.length })}>
      <ul className="rows">
        {reviews.opinions.map((opinion) => (
          <li key={opinion.id} className="opinion">
            <p>
              <StateBadge state={opinion.state} />{" "}
              <a href={addressOf("opinion", { code, opinion: opinion.id })}>
                {t("reviews.open")}
                <span className="visually-hidden">（{opinion.said.by}）</span>
              </a>
            </p>
            <Text>{opinion.said.text}</Text>
            <SaidBy wording={opinion.said} />
          </li>
        ))}
      </ul>
      {reviews.write === null ? null : (
        <p className="actions-line on-screen">
          <a className="button second" href={reviews.write}>
            {t("reviews.write")}
          </a>
        </p>
      )}
    </Block>
  );
}
