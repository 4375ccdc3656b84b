import type { ReactNode } from "react";
import { isWithin } from "../../../domain/draft/pointer.ts";
import { GoalSheet } from "../../ui/goal/goal-sheet.tsx";
import { MidTermPart, MissionPart, PoliciesPart } from "../../ui/mission/mission-sheet.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Words } from "../../ui/words.tsx";
import { DraftFields, NamedField } from "./draft-field.tsx";
import { textOf, valueAt } from "./draft-fields.ts";
import type { DraftPart } from "./draft-parts.ts";
import { Indicators, Initiatives, Nodes, PlanHead, Roles } from "./draft-plan.tsx";
import { useDesk } from "./review-desk.tsx";
import { viewAddress } from "./review-view.ts";
import { UnitHead } from "./unit-head.tsx";

/** The part of the draft that is looked at, in the shape of the form that a city knows, and the ways to the others. */
export function DraftForm() {
  const { t } = usePage();
  const { part } = useDesk();
  return (
    <section className="draft-form" id="draft" aria-labelledby="draft-title">
      <h2 id="draft-title">{part ? <Words>{part.title}</Words> : t("review.draft")}</h2>
      <PartsNav />
      {part ? <PartBody part={part} /> : <p className="empty">{t("document.nothingMade")}</p>}
    </section>
  );
}

function PartBody({ part: { kind, units } }: { readonly part: DraftPart }) {
  switch (kind) {
    case "goal":
      return units.map((unit) => <GoalPart key={unit} unit={unit} />);
    case "mission":
      return units.map((unit) => <MissionSheet key={unit} unit={unit} />);
    case "plan":
      return <PlanHead />;
    case "nodes":
      return <Nodes units={units} />;
    case "indicators":
      return <Indicators units={units} />;
    case "initiatives":
      return <Initiatives units={units} />;
    case "roles":
      return <Roles units={units} />;
  }
}

/** No part of a draft leads to a source by an address: it is chosen. */
const NOWHERE = () => null;

function GoalPart({ unit }: { readonly unit: string }) {
  const { t } = usePage();
  const { review, choices } = useDesk();
  const goal = review.draft.goals[Number(unit.split("/")[2])];
  if (!goal) return null;
  return (
    <Unit unit={unit}>
      <NamedField pointer={`${unit}/fiscalYear`} name={t("field.fiscalYear")} text={textOf(goal.fiscalYear)} />
      <DraftFields prefix={unit}>
        <GoalSheet
          goal={goal}
          source={NOWHERE}
          placed={(position) => {
            const choice = choices.get(`${unit}/placements/${position}`);
            const node = choice?.candidates.find((candidate) => candidate.node === choice.chosen);
            return node ? { href: viewAddressOfPlacement(unit, position), title: `${node.code} ${node.title}` } : null;
          }}
        />
      </DraftFields>
    </Unit>
  );
}

/** Choosing where a placement leads means choosing the placement. */
const viewAddressOfPlacement = (unit: string, position: number): string =>
  `?field=${encodeURIComponent(`${unit}/placements/${position}/text`)}#place`;

function MissionSheet({ unit }: { readonly unit: string }) {
  const { t } = usePage();
  const { review } = useDesk();
  const mission = review.draft.missions[Number(unit.split("/")[2])];
  if (!mission) return null;
  return (
    <Unit unit={unit}>
      <div className="named-fields">
        <NamedField pointer={`${unit}/department`} name={t("goal.department")} text={mission.department} />
        <NamedField pointer={`${unit}/post`} name={t("mission.post")} text={mission.post} />
        <NamedField pointer={`${unit}/name`} name={t("mission.name")} text={mission.name} />
        <NamedField pointer={`${unit}/fiscalYear`} name={t("field.fiscalYear")} text={textOf(mission.fiscalYear)} />
      </div>
      <DraftFields prefix={unit}>
        <MissionPart mission={mission} source={NOWHERE} />
        <PoliciesPart mission={mission} source={NOWHERE} />
        <MidTermPart mission={mission} source={NOWHERE} placed={() => null} />
      </DraftFields>
    </Unit>
  );
}

/** A thing of the draft under its head: how it stands to the record, and whether it is taken in. */
function Unit({ unit, children }: { readonly unit: string; readonly children: ReactNode }) {
  const { excluded } = useDesk().review.stateOf(unit);
  return (
    <div className={excluded ? "draft-unit left-out" : "draft-unit"}>
      <UnitHead unit={unit} />
      {children}
    </div>
  );
}

/** The parts of the draft, with how many doubts each has. */
function PartsNav() {
  const { t } = usePage();
  const desk = useDesk();
  const { parts, part, review, code, upload, view } = desk;
  if (parts.length < 2 || !part) return null;
  const index = parts.indexOf(part);
  const href = (other: DraftPart) => viewAddress(code, upload.id, { part: other.key, at: view.at, zoom: view.zoom }, "draft");
  const doubtsOf = ({ units, key }: DraftPart) =>
    review.open.filter((field) =>
      key === "plan" ? /^\/plan\/(?:title|levels|glossary)/u.test(field) : units.some((unit) => isWithin(field, unit)),
    ).length;
  const [before, after] = [parts[index - 1], parts[index + 1]];
  return (
    <nav className="parts-nav" aria-label={t("review.parts")}>
      <details>
        <summary>{t("review.parts.at", { at: index + 1, count: parts.length })}</summary>
        <ol className="parts-list">
          {parts.map((other) => (
            <li
              key={other.key}
              className={
                valueAt(review.draft, other.units[0] ?? "") !== undefined && review.stateOf(other.units[0] ?? "").excluded
                  ? "left-out"
                  : undefined
              }
            >
              <a href={href(other)} aria-current={other === part ? "true" : undefined}>
                <Words>{other.title}</Words>
              </a>
              {doubtsOf(other) > 0 ? <span className="quiet"> {t("review.parts.doubts", { count: doubtsOf(other) })}</span> : null}
            </li>
          ))}
        </ol>
      </details>
      {before ? <a href={href(before)}>← {t("pager.previous")}</a> : null}
      {after ? <a href={href(after)}>{t("pager.next")} →</a> : null}
    </nav>
  );
}
