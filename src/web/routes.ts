import type { Permission } from "../domain/access/permission.ts";

/** Who may open an address: everyone, or who is signed in and has a role with the permission. What it is done to is for the use case to look at. */
type Admitted = "everyone" | Permission;

interface Route {
  /** In Hono's notation; a part that begins with a colon is filled in. */
  readonly path: string;
  readonly admits: Admitted;
  /** GET reads; POST changes something, and leads on to what it made. */
  readonly method: "GET" | "POST";
}

/** An address that everyone may read. */
function open<const Path extends string>(path: Path) {
  return { path, admits: "everyone", method: "GET" } as const;
}

/** A form that everyone may send. */
function openAct<const Path extends string>(path: Path) {
  return { path, admits: "everyone", method: "POST" } as const;
}

/** A page for staff who may. */
function desk<const Path extends string, const Needed extends Permission>(path: Path, admits: Needed) {
  return { path, admits, method: "GET" } as const;
}

/** Something that staff do who may. */
function act<const Path extends string, const Needed extends Permission>(path: Path, admits: Needed) {
  return { path, admits, method: "POST" } as const;
}

/** Every address of the site, who may open it, and whether it only reads. */
export const ROUTES = {
  apiDefinition: open("/:code/api/v1/openapi.json"),
  apiPublications: open("/:code/api/v1/publications"),
  apiPublication: open("/:code/api/v1/publications/:publication"),
  apiCollection: open("/:code/api/v1/publications/:publication/:collection"),
  apiOne: open("/:code/api/v1/publications/:publication/:collection/:id"),
  home: open("/"),
  /** How the program is, for who watches over it. */
  health: open("/health"),
  stylesheet: open("/assets/:file{shirube-[0-9a-f]+\\.css}"),
  island: open("/assets/:file{[a-z-]+-[0-9a-f]+\\.js}"),
  icon: open("/assets/icon.svg"),
  /** Its site, of which every file stands in a folder. */
  publicSite: open("/:code/public/"),
  municipality: desk("/:code/", "read-record"),
  signIn: open("/:code/sign-in"),
  enter: openAct("/:code/sign-in"),
  leave: act("/:code/sign-out", "work"),
  leaveEverywhere: act("/:code/sign-out/everywhere", "work"),
  password: desk("/:code/password", "work"),
  changePassword: act("/:code/password", "work"),
  plans: desk("/:code/plans", "read-record"),
  plan: desk("/:code/plans/:plan", "read-record"),
  node: desk("/:code/plans/:plan/nodes/:node", "read-record"),
  indicators: desk("/:code/indicators", "read-record"),
  indicator: desk("/:code/indicators/:indicator", "read-record"),
  indicatorChart: desk("/:code/indicators/:indicator/chart.svg", "read-record"),
  indicatorValues: desk("/:code/indicators/:indicator/values.csv", "read-record"),
  goals: desk("/:code/goals", "read-record"),
  goalsOfYear: desk("/:code/goals/:year{[0-9]{4}}", "read-record"),
  goalsOfDepartment: desk("/:code/goals/:year{[0-9]{4}}/:department", "read-record"),
  goal: desk("/:code/goals/:goal", "read-record"),
  list: desk("/:code/lists/:year{[0-9]{4}}", "read-record"),
  missions: desk("/:code/missions", "read-record"),
  mission: desk("/:code/missions/:mission", "read-record"),
  documents: desk("/:code/documents", "read-record"),
  document: desk("/:code/documents/:document", "read-record"),
  source: desk("/:code/documents/:document/source", "read-record"),
  file: desk("/:code/documents/:document/file", "read-record"),
  search: desk("/:code/search", "read-record"),
  imports: desk("/:code/imports", "import"),
  receive: act("/:code/imports", "import"),
  importList: desk("/:code/imports/list", "import"),
  importHistory: desk("/:code/imports/history", "import"),
  upload: desk("/:code/imports/:upload{[0-9]+}", "import"),
  confirmReject: desk("/:code/imports/:upload{[0-9]+}/reject", "import"),
  reject: act("/:code/imports/:upload{[0-9]+}/reject", "import"),
  confirmReopen: desk("/:code/imports/:upload{[0-9]+}/reopen", "import"),
  reopen: act("/:code/imports/:upload{[0-9]+}/reopen", "import"),
  confirmUndo: desk("/:code/imports/:upload{[0-9]+}/undo", "import"),
  undo: act("/:code/imports/:upload{[0-9]+}/undo", "import"),
  edit: act("/:code/imports/:upload{[0-9]+}/edits", "import"),
  confirmAccept: desk("/:code/imports/:upload{[0-9]+}/accept", "import"),
  accept: act("/:code/imports/:upload{[0-9]+}/accept", "import"),
  sheet: desk("/:code/sheets/:sheet{[0-9]+}", "read-sheet"),
  saveSheet: act("/:code/sheets/:sheet{[0-9]+}", "write-sheet"),
  editSheet: desk("/:code/sheets/:sheet{[0-9]+}/edit", "write-sheet"),
  mergeSheet: act("/:code/sheets/:sheet{[0-9]+}/merge", "write-sheet"),
  desk: desk("/:code/desk", "work"),
  calendar: desk("/:code/calendar", "work"),
  changeCalendar: act("/:code/calendar", "work"),
  calendarFile: open("/:code/calendar/:key{[A-Za-z0-9_-]{43}\\.ics}"),
  operation: desk("/:code/operation", "operate"),
  takeBackup: act("/:code/operation/backups", "operate"),
  years: desk("/:code/years", "see-progress"),
  year: desk("/:code/years/:year{[0-9]{4}}", "see-progress"),
  yearSheets: desk("/:code/years/:year{[0-9]{4}}/sheets", "read-sheet"),
  newSheet: desk("/:code/years/:year{[0-9]{4}}/sheets/new", "write-sheet"),
  addSheet: act("/:code/years/:year{[0-9]{4}}/sheets", "write-sheet"),
  progress: desk("/:code/progress", "see-progress"),
  compare: desk("/:code/compare", "see-progress"),
  progressList: desk("/:code/progress/:list", "see-progress"),
  openYear: desk("/:code/years/:year{[0-9]{4}}/open", "run-year"),
  beginYear: act("/:code/years/:year{[0-9]{4}}/open", "run-year"),
  phases: desk("/:code/years/:year{[0-9]{4}}/phases", "run-year"),
  reminders: desk("/:code/years/:year{[0-9]{4}}/reminders", "run-year"),
  remind: act("/:code/years/:year{[0-9]{4}}/reminders", "run-year"),
  setPhases: act("/:code/years/:year{[0-9]{4}}/phases", "run-year"),
  actOnSheet: act("/:code/sheets/:sheet{[0-9]+}/acts", "read-sheet"),
  confirmAct: desk("/:code/sheets/:sheet{[0-9]+}/acts/:act", "read-sheet"),
  commentOnSheet: act("/:code/sheets/:sheet{[0-9]+}/comments", "comment-on-sheet"),
  settleComment: act("/:code/sheets/:sheet{[0-9]+}/comments/:comment{[0-9]+}", "comment-on-sheet"),
  sheetHistory: desk("/:code/sheets/:sheet{[0-9]+}/history", "comment-on-sheet"),
  sheetRevision: desk("/:code/sheets/:sheet{[0-9]+}/history/:number{[0-9]+}", "comment-on-sheet"),
  restoreRevision: act("/:code/sheets/:sheet{[0-9]+}/history/:number{[0-9]+}", "write-sheet"),
  attach: act("/:code/sheets/:sheet{[0-9]+}/attachments", "write-sheet"),
  attachment: desk("/:code/sheets/:sheet{[0-9]+}/attachments/:attachment{[0-9]+}", "read-sheet"),
  removeAttachment: act("/:code/sheets/:sheet{[0-9]+}/attachments/:attachment{[0-9]+}", "write-sheet"),
  nodeChoice: desk("/:code/sheets/:sheet{[0-9]+}/nodes", "write-sheet"),
  forms: desk("/:code/forms", "run-year"),
  form: desk("/:code/forms/:kind/:year", "run-year"),
  changeForm: act("/:code/forms/:kind/:year", "run-year"),
  scales: desk("/:code/scales", "run-indicators"),
  newScale: desk("/:code/scales/new", "run-indicators"),
  createScale: act("/:code/scales/new", "run-indicators"),
  scale: desk("/:code/scales/:scale{[0-9]+}", "run-indicators"),
  changeScale: act("/:code/scales/:scale{[0-9]+}", "run-indicators"),
  confirmEndScale: desk("/:code/scales/:scale{[0-9]+}/end", "run-indicators"),
  endScale: act("/:code/scales/:scale{[0-9]+}/end", "run-indicators"),
  indicatorRules: desk("/:code/indicator-rules", "run-indicators"),
  changeRules: act("/:code/indicator-rules", "run-indicators"),
  rulesExport: desk("/:code/indicator-rules/export", "run-indicators"),
  rulesImport: desk("/:code/indicator-rules/import", "run-indicators"),
  importRules: act("/:code/indicator-rules/import", "run-indicators"),
  indicatorRule: desk("/:code/indicators/:indicator/rule", "run-indicators"),
  changeRule: act("/:code/indicators/:indicator/rule", "run-indicators"),
  indicatorGrade: desk("/:code/indicators/:indicator/grade", "run-indicators"),
  changeGrade: act("/:code/indicators/:indicator/grade", "run-indicators"),
  publications: desk("/:code/publications", "publish"),
  newPublication: desk("/:code/publications/new", "publish"),
  publishNew: act("/:code/publications/new", "publish"),
  waitingPublication: desk("/:code/publications/waiting", "publish"),
  confirmCancelPublication: desk("/:code/publications/waiting/cancel", "publish"),
  cancelPublication: act("/:code/publications/waiting/cancel", "publish"),
  confirmPublishWaiting: desk("/:code/publications/waiting/publish", "publish"),
  publishWaiting: act("/:code/publications/waiting/publish", "publish"),
  publication: desk("/:code/publications/:number{[0-9]+}", "publish"),
  confirmWithdrawPublication: desk("/:code/publications/:number{[0-9]+}/withdraw", "publish"),
  withdrawPublication: act("/:code/publications/:number{[0-9]+}/withdraw", "publish"),
  publicWords: desk("/:code/public-words", "publish"),
  plainSummary: desk("/:code/public-words/summaries/:kind{[a-z]+}/:id{[0-9]+}", "publish"),
  savePlainSummary: act("/:code/public-words/summaries/:kind{[a-z]+}/:id{[0-9]+}", "publish"),
  explainedTerms: desk("/:code/public-words/terms", "publish"),
  newExplainedTerm: desk("/:code/public-words/terms/new", "publish"),
  explainTerm: act("/:code/public-words/terms/new", "publish"),
  explainedTerm: desk("/:code/public-words/terms/:term{[0-9]+}", "publish"),
  changeExplainedTerm: act("/:code/public-words/terms/:term{[0-9]+}", "publish"),
  confirmRemoveTerm: desk("/:code/public-words/terms/:term{[0-9]+}/remove", "publish"),
  removeExplainedTerm: act("/:code/public-words/terms/:term{[0-9]+}/remove", "publish"),
  offeredDocuments: desk("/:code/public-words/documents", "publish"),
  offeredDocument: desk("/:code/public-words/documents/:document{[0-9]+}", "publish"),
  offerDocument: act("/:code/public-words/documents/:document{[0-9]+}", "publish"),
  offerNoMore: act("/:code/public-words/documents/:document{[0-9]+}/stop", "publish"),
  publicProfile: desk("/:code/public-words/profile", "publish"),
  savePublicProfile: act("/:code/public-words/profile", "publish"),
  people: desk("/:code/people", "administer"),
  createPerson: act("/:code/people", "administer"),
  newPerson: desk("/:code/people/new", "administer"),
  peopleExport: desk("/:code/people/export", "administer"),
  peopleImport: desk("/:code/people/import", "administer"),
  importPeople: act("/:code/people/import", "administer"),
  person: desk("/:code/people/:account{[0-9]+}", "administer"),
  changePerson: act("/:code/people/:account{[0-9]+}", "administer"),
  appoint: act("/:code/people/:account{[0-9]+}/appointments", "administer"),
  endAppointment: act("/:code/people/:account{[0-9]+}/appointments/:appointment{[0-9]+}", "administer"),
  resetPassword: act("/:code/people/:account{[0-9]+}/password", "administer"),
  confirmEndPerson: desk("/:code/people/:account{[0-9]+}/end", "administer"),
  endPerson: act("/:code/people/:account{[0-9]+}/end", "administer"),
  organisation: desk("/:code/organisation", "administer"),
  organisationExport: desk("/:code/organisation/export", "administer"),
  organisationImport: desk("/:code/organisation/import", "administer"),
  importUnits: act("/:code/organisation/import", "administer"),
  planChange: desk("/:code/organisation/change", "administer"),
  changeOrganisation: act("/:code/organisation/change", "administer"),
  audit: desk("/:code/audit", "read-audit"),
  auditExport: desk("/:code/audit/export", "read-audit"),
  values: desk("/:code/values", "enter-values"),
  valueTable: desk("/:code/values/paste", "enter-values"),
  takeValueTable: act("/:code/values/paste", "enter-values"),
  valueExport: desk("/:code/values/export", "enter-values"),
  unitValues: desk("/:code/values/:unit{[0-9]+}", "enter-values"),
  saveUnitValues: act("/:code/values/:unit{[0-9]+}", "enter-values"),
  valueRequests: desk("/:code/value-requests", "run-indicators"),
  openValueRequest: act("/:code/value-requests", "run-indicators"),
  withdrawValueRequest: act("/:code/value-requests/:request{[0-9]+}/withdrawal", "run-indicators"),
  siteZip: desk("/:code/publications/site.zip", "publish"),
  reviews: desk("/:code/reviews", "read-reviews"),
  stateOpinion: act("/:code/reviews", "review"),
  newOpinion: desk("/:code/reviews/new", "review"),
  reviewOpening: desk("/:code/reviews/opening", "run-review"),
  openReview: act("/:code/reviews/opening", "run-review"),
  opinion: desk("/:code/reviews/:opinion{[0-9]+}", "read-reviews"),
  rewordOpinion: act("/:code/reviews/:opinion{[0-9]+}/wordings", "review"),
  withdrawOpinion: act("/:code/reviews/:opinion{[0-9]+}/withdrawal", "review"),
  answerOpinion: act("/:code/reviews/:opinion{[0-9]+}/answers", "run-review"),
  withdrawAnswer: act("/:code/reviews/:opinion{[0-9]+}/answers/withdrawal", "run-review"),
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof ROUTES;

type Named<Path extends string> = Path extends `${infer Head}/${infer Tail}`
  ? Named<Head> | Named<Tail>
  : Path extends `:${infer Name}{${string}`
    ? Name
    : Path extends `:${infer Name}`
      ? Name
      : never;

/** The parts of a route's address that must be filled in. */
export type RouteParts<Name extends RouteName> = Readonly<Record<Named<(typeof ROUTES)[Name]["path"]>, string | number>>;

/** Query of an address; what is null or empty is left out. */
export type Query = Readonly<Record<string, string | number | null | undefined>>;

/** The address of a route with its parts filled in. A part may hold any text: 1-3-1/基本施策2/① stays one part. */
export function addressOf<Name extends RouteName>(name: Name, parts: RouteParts<Name>, query: Query = {}): string {
  const values: Readonly<Record<string, string | number>> = parts;
  const path = ROUTES[name].path.replace(/:(\w+)(?:\{[^/]*\})?(?=\/|$)/gu, (_, part: string) => encodeURIComponent(String(values[part])));
  return withQuery(path, query);
}

/** An address with a query. */
export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    if (value !== null && value !== undefined && value !== "") search.set(key, String(value));
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}
