import type { Answer, MunicipalVisit } from "./page.ts";
import { documentPage } from "./pages/document/document-page.tsx";
import { documentsPage } from "./pages/document/documents-page.tsx";
import { fileAnswer } from "./pages/document/file-answer.ts";
import { sourcePage } from "./pages/document/source-page.tsx";
import { goalPage } from "./pages/goal/goal-page.tsx";
import { goalsPage } from "./pages/goal/goals-page.tsx";
import { listPage } from "./pages/goal/list-page.tsx";
import { departmentPage, yearPage } from "./pages/goal/year-page.tsx";
import { indicatorPage } from "./pages/indicator/indicator-page.tsx";
import { indicatorsPage } from "./pages/indicator/indicators-page.tsx";
import { missionPage } from "./pages/mission/mission-page.tsx";
import { missionsPage } from "./pages/mission/missions-page.tsx";
import { municipalityPage } from "./pages/municipality-page.tsx";
import { nodePage } from "./pages/plan/node-page.tsx";
import { planPage } from "./pages/plan/plan-page.tsx";
import { plansPage } from "./pages/plan/plans-page.tsx";
import { searchPage } from "./pages/search-page.tsx";
import type { RouteName, RouteParts } from "./routes.ts";

type PartOf<Name extends RouteName> = Extract<keyof RouteParts<Name>, string>;
/** The addresses under /{code}/. */
type MunicipalRoute = Exclude<RouteName, "home" | "stylesheet" | "icon">;

export type MunicipalHandler<Part extends string> = (visit: MunicipalVisit<Part>) => Promise<Answer>;

/** Who answers each address under /{code}/. A new address does not compile until somebody does. */
export const MUNICIPAL_HANDLERS: { readonly [Name in MunicipalRoute]: MunicipalHandler<PartOf<Name>> } = {
  municipality: municipalityPage,
  plans: plansPage,
  plan: planPage,
  node: nodePage,
  indicators: indicatorsPage,
  indicator: indicatorPage,
  goals: goalsPage,
  goalsOfYear: yearPage,
  goalsOfDepartment: departmentPage,
  goal: goalPage,
  list: listPage,
  missions: missionsPage,
  mission: missionPage,
  documents: documentsPage,
  document: documentPage,
  source: sourcePage,
  file: fileAnswer,
  search: searchPage,
};
