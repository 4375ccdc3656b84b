import type { Subject } from "../../../store/place-store.ts";
import { addressOf } from "../../routes.ts";
import { usePage } from "../../ui/page-context.tsx";
import type { SentenceKey } from "../../ui/sentences.ts";
import { Words } from "../../ui/words.tsx";

const KINDS = {
  municipality: "kind.municipality",
  plan: "kind.plan",
  "plan-node": "kind.node",
  indicator: "kind.indicator",
  initiative: "kind.initiative",
  role: "kind.role",
  "related-plan": "kind.relatedPlan",
  "glossary-term": "kind.term",
  goal: "kind.goal",
  mission: "kind.mission",
} as const satisfies Record<Subject["kind"], SentenceKey>;

/** The word for a kind of thing of the record. */
export const kindName = (kind: Subject["kind"]): SentenceKey => KINDS[kind];

/** Things whose names repeat from node to node. */
const NAMED_BY_NODE: readonly Subject["kind"][] = ["initiative", "role", "related-plan"];

const SHOWN_AT_ONCE = 8;

/** What a document says something of, by kind; long lists stand folded. */
export function SubjectList({ code, subjects }: { readonly code: string; readonly subjects: readonly Subject[] }) {
  const { t } = usePage();
  const groups = Map.groupBy(subjects, ({ kind }) => kind);
  return (Object.keys(KINDS) as Subject["kind"][]).map((kind) => {
    const group = groups.get(kind) ?? [];
    if (group.length === 0 || kind === "municipality") return null;
    return (
      <div key={kind} className="subject-group">
        <h3>
          {t(KINDS[kind])} <span className="quiet">{t("count.items", { count: group.length })}</span>
        </h3>
        <SubjectLinks code={code} subjects={group.slice(0, SHOWN_AT_ONCE)} />
        {group.length > SHOWN_AT_ONCE ? (
          <details className="more">
            <summary>{t("list.more", { count: group.length - SHOWN_AT_ONCE })}</summary>
            <SubjectLinks code={code} subjects={group.slice(SHOWN_AT_ONCE)} />
          </details>
        ) : null}
      </div>
    );
  });
}

function SubjectLinks({ code, subjects }: { readonly code: string; readonly subjects: readonly Subject[] }) {
  return (
    <ul className="items in-columns">
      {subjects.map((subject) => (
        <li key={subject.id}>
          <SubjectLink code={code} subject={subject} />
          {NAMED_BY_NODE.includes(subject.kind) && subject.nodeCode !== null ? (
            <span className="quiet">
              {" "}
              <Words>{`（${subject.nodeCode}）`}</Words>
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** A link to the page on which a thing stands; its name alone where it stands on none. */
export function SubjectLink({ code, subject }: { readonly code: string; readonly subject: Subject }) {
  const { t } = usePage();
  const title = subject.title === null ? t("untitled") : <Words>{subject.title}</Words>;
  const href = subjectAddress(code, subject);
  return href === null ? title : <a href={href}>{title}</a>;
}

function subjectAddress(code: string, { kind, id, planId, nodeCode }: Subject): string | null {
  switch (kind) {
    case "municipality":
      return addressOf("municipality", { code });
    case "plan":
      return addressOf("plan", { code, plan: id });
    case "indicator":
      return addressOf("indicator", { code, indicator: id });
    case "goal":
      return addressOf("goal", { code, goal: id });
    case "mission":
      return addressOf("mission", { code, mission: id });
    default:
      if (planId === null) return null;
      return nodeCode === null ? addressOf("plan", { code, plan: planId }) : addressOf("node", { code, plan: planId, node: nodeCode });
  }
}
