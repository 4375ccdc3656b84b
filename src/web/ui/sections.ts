import type { Permission } from "../../domain/access/permission.ts";
import type { RouteName } from "../routes.ts";
import type { SentenceKey } from "./sentences.ts";

/** A route whose address has no part but the municipality's code. */
export type SectionRoute = (typeof SECTIONS)[number]["route"] | (typeof DESK)[number]["route"];

interface Section {
  readonly route: RouteName;
  readonly title: SentenceKey;
  readonly under: readonly RouteName[];
}

/** The parts of a municipality's record, as the navigation lists them; `under` are the routes at which each is the current one. */
export const SECTIONS = [
  { route: "plans", title: "nav.plans", under: ["plans", "plan", "node"] },
  { route: "indicators", title: "nav.indicators", under: ["indicators", "indicator"] },
  { route: "goals", title: "nav.goals", under: ["goals", "goalsOfYear", "goalsOfDepartment", "goal", "list"] },
  { route: "missions", title: "nav.missions", under: ["missions", "mission"] },
  { route: "documents", title: "nav.documents", under: ["documents", "document", "source"] },
] as const satisfies readonly Section[];

interface DeskSection extends Section {
  readonly needs: Permission;
}

/** What they see besides, where they may. */
export const DESK = [
  {
    route: "desk",
    needs: "work",
    title: "nav.desk",
    under: [
      ...["desk", "yearSheets", "sheet", "saveSheet", "editSheet", "mergeSheet", "actOnSheet", "confirmAct", "sheetHistory"],
      ...["sheetRevision", "restoreRevision", "calendar", "changeCalendar"],
    ],
  },
  { route: "progress", needs: "see-progress", title: "nav.progress", under: ["progress", "progressList", "compare"] },
  {
    route: "years",
    needs: "see-progress",
    title: "nav.years",
    under: ["years", "year", "openYear", "beginYear", "phases", "setPhases", "reminders", "remind"],
  },
  {
    route: "values",
    needs: "enter-values",
    title: "values.title",
    under: [
      ...[
        "values",
        "unitValues",
        "saveUnitValues",
        "valueTable",
        "takeValueTable",
        "valueRequests",
        "openValueRequest",
        "withdrawValueRequest",
      ],
    ],
  },
  {
    route: "imports",
    needs: "import",
    title: "nav.imports",
    under: [
      "imports",
      "receive",
      "importHistory",
      "upload",
      "edit",
      "confirmAccept",
      "accept",
      "confirmReject",
      "confirmReopen",
      "confirmUndo",
    ],
  },
  {
    route: "reviews",
    needs: "read-reviews",
    title: "reviews.title",
    under: ["reviews", "stateOpinion", "newOpinion", "reviewOpening", "openReview", "opinion"],
  },
  {
    route: "indicatorRules",
    needs: "run-indicators",
    title: "rules.title",
    under: [
      ...["indicatorRules", "changeRules", "rulesImport", "importRules", "indicatorRule", "changeRule", "indicatorGrade", "changeGrade"],
      ...["scales", "newScale", "createScale", "scale", "changeScale", "confirmEndScale"],
    ],
  },
  { route: "forms", needs: "run-year", title: "forms.list", under: ["forms", "form", "changeForm"] },
  {
    route: "publications",
    needs: "publish",
    title: "publications.title",
    under: [
      ...["publications", "newPublication", "publishNew", "publication", "waitingPublication"],
      ...["confirmCancelPublication", "cancelPublication", "confirmPublishWaiting", "publishWaiting"],
      ...["confirmWithdrawPublication", "withdrawPublication"],
      ...["publicWords", "plainSummary", "savePlainSummary", "explainedTerms", "newExplainedTerm", "explainTerm"],
      ...["explainedTerm", "changeExplainedTerm", "confirmRemoveTerm", "removeExplainedTerm", "publicProfile", "savePublicProfile"],
    ],
  },
  {
    route: "people",
    needs: "administer",
    title: "nav.people",
    under: [
      ...[
        "people",
        "newPerson",
        "createPerson",
        "person",
        "changePerson",
        "confirmEndPerson",
        "resetPassword",
        "appoint",
        "endAppointment",
      ],
      ...["peopleImport", "importPeople", "organisation", "planChange", "changeOrganisation", "organisationImport", "importUnits"],
    ],
  },
  { route: "operation", needs: "operate", title: "operation.title", under: ["operation"] },
  { route: "audit", needs: "read-audit", title: "audit.title", under: ["audit"] },
] as const satisfies readonly DeskSection[];
