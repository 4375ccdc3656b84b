import { type Answer, type MunicipalVisit, missing, type OpenPosting, type Posting, type StaffVisit } from "./page.ts";
import { changePasswordAnswer, passwordPage } from "./pages/account/password-page.tsx";
import { enterAnswer, leaveAnswer, leaveEverywhereAnswer, signInPage } from "./pages/account/sign-in-page.tsx";
import { auditExportAnswer } from "./pages/audit/audit-export.ts";
import { auditPage } from "./pages/audit/audit-page.tsx";
import { calendarFileAnswer } from "./pages/calendar/calendar-file-answer.ts";
import { calendarPage, changeCalendarAnswer } from "./pages/calendar/calendar-page.tsx";
import { comparePage } from "./pages/compare/compare-page.tsx";
import { deskPage } from "./pages/desk/desk-page.tsx";
import { documentPage } from "./pages/document/document-page.tsx";
import { documentsPage } from "./pages/document/documents-page.tsx";
import { fileAnswer } from "./pages/document/file-answer.ts";
import { sourcePage } from "./pages/document/source-page.tsx";
import { changeFormAnswer, formPage } from "./pages/form/form-page.tsx";
import { formsPage } from "./pages/form/forms-page.tsx";
import { goalPage } from "./pages/goal/goal-page.tsx";
import { goalsPage } from "./pages/goal/goals-page.tsx";
import { listPage } from "./pages/goal/list-page.tsx";
import { departmentPage, yearPage } from "./pages/goal/year-page.tsx";
import { confirmPage, decideAnswer } from "./pages/imports/decide-page.tsx";
import { historyPage } from "./pages/imports/history-page.tsx";
import { importListAnswer, importsPage } from "./pages/imports/imports-page.tsx";
import { receiveAnswer } from "./pages/imports/receive-answer.tsx";
import { indicatorChartAnswer, indicatorValuesAnswer } from "./pages/indicator/chart-answers.ts";
import { indicatorPage } from "./pages/indicator/indicator-page.tsx";
import { indicatorsPage } from "./pages/indicator/indicators-page.tsx";
import { missionPage } from "./pages/mission/mission-page.tsx";
import { missionsPage } from "./pages/mission/missions-page.tsx";
import { municipalityPage } from "./pages/municipality-page.tsx";
import { operationPage, takeBackupAnswer } from "./pages/operation/operation-page.tsx";
import { changeOrganisationAnswer, planChangePage } from "./pages/organisation/change-page.tsx";
import { exportUnitsAnswer, importUnitsAnswer, importUnitsPage } from "./pages/organisation/import-units-page.tsx";
import { organisationPage } from "./pages/organisation/organisation-page.tsx";
import { appointAnswer, endAppointmentAnswer } from "./pages/people/appoint-answer.ts";
import { exportPeopleAnswer, importPeopleAnswer, importPeoplePage } from "./pages/people/import-people-page.tsx";
import { createPersonAnswer, newPersonPage } from "./pages/people/new-person-page.tsx";
import { resetPasswordAnswer } from "./pages/people/password-shown.tsx";
import { peoplePage } from "./pages/people/people-page.tsx";
import { changePersonAnswer, confirmEndPage, endPersonAnswer, personPage } from "./pages/people/person-page.tsx";
import { nodePage } from "./pages/plan/node-page.tsx";
import { planPage } from "./pages/plan/plan-page.tsx";
import { plansPage } from "./pages/plan/plans-page.tsx";
import { progressListPage } from "./pages/progress/list-page.tsx";
import { progressPage } from "./pages/progress/progress-page.tsx";
import { offerDocumentAnswer, offeredDocumentPage, offerNoMoreAnswer } from "./pages/public-words/offered-document-page.tsx";
import { offeredDocumentsPage } from "./pages/public-words/offered-documents-page.tsx";
import { publicProfilePage, savePublicProfileAnswer } from "./pages/public-words/profile-page.tsx";
import { confirmRemoveTermPage, removeTermAnswer } from "./pages/public-words/remove-term-page.tsx";
import { publicWordsPage } from "./pages/public-words/summaries-page.tsx";
import { plainSummaryPage, savePlainSummaryAnswer } from "./pages/public-words/summary-page.tsx";
import { changeTermAnswer, explainedTermPage, explainTermAnswer, newTermPage } from "./pages/public-words/term-page.tsx";
import { explainedTermsPage } from "./pages/public-words/terms-page.tsx";
import { cancelAnswer, confirmWaitingPage, publishWaitingAnswer } from "./pages/publication/decide-waiting.tsx";
import { newPublicationPage } from "./pages/publication/new-page.tsx";
import { publicationPage, waitingPublicationPage } from "./pages/publication/publication-page.tsx";
import { publicationsPage } from "./pages/publication/publications-page.tsx";
import { publishAnswer } from "./pages/publication/publish-answer.ts";
import { siteZipAnswer } from "./pages/publication/site-zip-answer.ts";
import { confirmWithdrawPage, withdrawAnswer as withdrawPublicationAnswer } from "./pages/publication/withdraw-page.tsx";
import { acceptAnswer, confirmAcceptPage } from "./pages/review/accept-page.tsx";
import { editAnswer } from "./pages/review/edit-answer.tsx";
import { uploadPage } from "./pages/review/upload-page.tsx";
import { newOpinionPage, stateOpinionAnswer } from "./pages/reviews/new-opinion-page.tsx";
import { openReviewAnswer, reviewOpeningPage } from "./pages/reviews/opening-page.tsx";
import { answerOpinionAnswer, rewordOpinionAnswer, withdrawAnswerAnswer, withdrawOpinionAnswer } from "./pages/reviews/opinion-answers.tsx";
import { opinionPage } from "./pages/reviews/opinion-page.tsx";
import { reviewsPage } from "./pages/reviews/reviews-page.tsx";
import { changeGradeAnswer, gradePage } from "./pages/rule/grade-page.tsx";
import { exportRulesAnswer, importRulesAnswer, importRulesPage } from "./pages/rule/import-rules-page.tsx";
import { changeRuleAnswer, rulePage } from "./pages/rule/rule-page.tsx";
import { changeRulesAnswer, rulesPage } from "./pages/rule/rules-page.tsx";
import { changeScaleAnswer, createScaleAnswer, newScalePage, scalePage } from "./pages/scale/scale-page.tsx";
import { confirmEndScalePage, endScaleAnswer, scalesPage } from "./pages/scale/scales-page.tsx";
import { searchPage } from "./pages/search-page.tsx";
import { actAnswer } from "./pages/sheet/act-answer.tsx";
import { confirmActPage } from "./pages/sheet/act-page.tsx";
import { attachAnswer, attachmentAnswer, removeAttachmentAnswer } from "./pages/sheet/attachment-answers.tsx";
import { commentAnswer, settleAnswer } from "./pages/sheet/comment-answer.ts";
import { editSheetPage } from "./pages/sheet/edit-sheet-page.tsx";
import { mergeSheetAnswer } from "./pages/sheet/merge-sheet-answer.tsx";
import { nodeChoiceAnswer } from "./pages/sheet/node-choice-answer.tsx";
import { saveSheetAnswer } from "./pages/sheet/save-sheet-answer.tsx";
import { sheetHistoryPage } from "./pages/sheet/sheet-history-page.tsx";
import { sheetPage } from "./pages/sheet/sheet-page.tsx";
import { restoreAnswer, sheetRevisionPage } from "./pages/sheet/sheet-revision-page.tsx";
import { saveUnitValuesAnswer, unitValuesPage } from "./pages/values/unit-values-page.tsx";
import { valueExportAnswer } from "./pages/values/value-export.ts";
import { openValueRequestAnswer, valueRequestsPage, withdrawValueRequestAnswer } from "./pages/values/value-requests-page.tsx";
import { takeValueTableAnswer, valueTablePage } from "./pages/values/value-table-page.tsx";
import { valuesPage } from "./pages/values/values-page.tsx";
import { addSheetAnswer, newSheetPage } from "./pages/year/new-sheet-page.tsx";
import { openYearAnswer, openYearPage } from "./pages/year/open-page.tsx";
import { phasesPage, setPhasesAnswer } from "./pages/year/phases-page.tsx";
import { remindAnswer, remindersPage } from "./pages/year/reminders-page.tsx";
import { sheetsPage } from "./pages/year/sheets-page.tsx";
import { yearProgressPage, yearsPage } from "./pages/year/year-pages.tsx";
import type { ROUTES, RouteName, RouteParts } from "./routes.ts";

type PartOf<Name extends RouteName> = Extract<keyof RouteParts<Name>, string>;
/** The addresses under /{code}/ that pages answer: the API has no pages. */
type MunicipalRoute = Exclude<
  { [Name in RouteName]: (typeof ROUTES)[Name]["path"] extends `/:code/${string}` ? Name : never }[RouteName],
  `api${string}`
>;

/** What a handler gets: more where only staff are let in, more where something is posted. */
type VisitTo<Name extends RouteName> = (typeof ROUTES)[Name]["admits"] extends "everyone"
  ? (typeof ROUTES)[Name]["method"] extends "POST"
    ? OpenPosting<PartOf<Name>>
    : MunicipalVisit<PartOf<Name>>
  : (typeof ROUTES)[Name]["method"] extends "POST"
    ? Posting<PartOf<Name>>
    : StaffVisit<PartOf<Name>>;

/** Who answers each address under /{code}/. A new address does not compile until somebody does. */
export const MUNICIPAL_HANDLERS: { readonly [Name in MunicipalRoute]: (visit: VisitTo<Name>) => Promise<Answer> } = {
  // Where there is one, it was answered from its folder before.
  publicSite: async () => missing("missing.site"),
  municipality: municipalityPage,
  signIn: signInPage,
  enter: enterAnswer,
  leave: leaveAnswer,
  leaveEverywhere: leaveEverywhereAnswer,
  password: passwordPage,
  changePassword: changePasswordAnswer,
  plans: plansPage,
  plan: planPage,
  node: nodePage,
  indicators: indicatorsPage,
  indicator: indicatorPage,
  indicatorChart: indicatorChartAnswer,
  indicatorValues: indicatorValuesAnswer,
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
  imports: importsPage,
  receive: receiveAnswer,
  importList: importListAnswer,
  importHistory: historyPage,
  upload: uploadPage,
  confirmReject: confirmPage("reject"),
  reject: decideAnswer("reject"),
  confirmReopen: confirmPage("reopen"),
  reopen: decideAnswer("reopen"),
  confirmUndo: confirmPage("undo"),
  undo: decideAnswer("undo"),
  edit: editAnswer,
  confirmAccept: confirmAcceptPage,
  accept: acceptAnswer,
  sheet: (visit) => sheetPage(visit),
  saveSheet: saveSheetAnswer,
  editSheet: editSheetPage,
  mergeSheet: mergeSheetAnswer,
  desk: deskPage,
  calendar: calendarPage,
  changeCalendar: changeCalendarAnswer,
  calendarFile: calendarFileAnswer,
  operation: operationPage,
  takeBackup: takeBackupAnswer,
  years: yearsPage,
  year: yearProgressPage,
  yearSheets: sheetsPage,
  newSheet: newSheetPage,
  addSheet: addSheetAnswer,
  progress: progressPage,
  progressList: progressListPage,
  compare: comparePage,
  openYear: openYearPage,
  beginYear: openYearAnswer,
  phases: phasesPage,
  setPhases: setPhasesAnswer,
  reminders: remindersPage,
  remind: remindAnswer,
  actOnSheet: actAnswer,
  confirmAct: confirmActPage,
  commentOnSheet: commentAnswer,
  settleComment: settleAnswer,
  sheetHistory: sheetHistoryPage,
  sheetRevision: sheetRevisionPage,
  restoreRevision: restoreAnswer,
  attach: attachAnswer,
  attachment: attachmentAnswer,
  removeAttachment: removeAttachmentAnswer,
  nodeChoice: nodeChoiceAnswer,
  forms: formsPage,
  form: formPage,
  changeForm: changeFormAnswer,
  scales: scalesPage,
  newScale: newScalePage,
  createScale: createScaleAnswer,
  scale: scalePage,
  changeScale: changeScaleAnswer,
  confirmEndScale: confirmEndScalePage,
  endScale: endScaleAnswer,
  indicatorRules: rulesPage,
  changeRules: changeRulesAnswer,
  rulesExport: exportRulesAnswer,
  rulesImport: importRulesPage,
  importRules: importRulesAnswer,
  indicatorRule: rulePage,
  changeRule: changeRuleAnswer,
  indicatorGrade: gradePage,
  changeGrade: changeGradeAnswer,
  publications: publicationsPage,
  newPublication: newPublicationPage,
  publishNew: publishAnswer,
  waitingPublication: waitingPublicationPage,
  confirmCancelPublication: confirmWaitingPage("cancel"),
  cancelPublication: cancelAnswer,
  confirmPublishWaiting: confirmWaitingPage("publish"),
  publishWaiting: publishWaitingAnswer,
  publication: publicationPage,
  confirmWithdrawPublication: confirmWithdrawPage,
  withdrawPublication: withdrawPublicationAnswer,
  publicWords: publicWordsPage,
  plainSummary: plainSummaryPage,
  savePlainSummary: savePlainSummaryAnswer,
  explainedTerms: explainedTermsPage,
  newExplainedTerm: newTermPage,
  explainTerm: explainTermAnswer,
  explainedTerm: explainedTermPage,
  changeExplainedTerm: changeTermAnswer,
  confirmRemoveTerm: confirmRemoveTermPage,
  removeExplainedTerm: removeTermAnswer,
  offeredDocuments: offeredDocumentsPage,
  offeredDocument: offeredDocumentPage,
  offerDocument: offerDocumentAnswer,
  offerNoMore: offerNoMoreAnswer,
  publicProfile: publicProfilePage,
  savePublicProfile: savePublicProfileAnswer,
  people: peoplePage,
  createPerson: createPersonAnswer,
  newPerson: newPersonPage,
  peopleExport: exportPeopleAnswer,
  peopleImport: importPeoplePage,
  importPeople: importPeopleAnswer,
  person: personPage,
  changePerson: changePersonAnswer,
  appoint: appointAnswer,
  endAppointment: endAppointmentAnswer,
  resetPassword: resetPasswordAnswer,
  confirmEndPerson: confirmEndPage,
  endPerson: endPersonAnswer,
  organisation: organisationPage,
  organisationExport: exportUnitsAnswer,
  organisationImport: importUnitsPage,
  importUnits: importUnitsAnswer,
  planChange: planChangePage,
  changeOrganisation: changeOrganisationAnswer,
  audit: auditPage,
  auditExport: auditExportAnswer,
  values: valuesPage,
  valueTable: valueTablePage,
  takeValueTable: takeValueTableAnswer,
  valueExport: valueExportAnswer,
  unitValues: unitValuesPage,
  saveUnitValues: saveUnitValuesAnswer,
  valueRequests: valueRequestsPage,
  openValueRequest: openValueRequestAnswer,
  withdrawValueRequest: withdrawValueRequestAnswer,
  siteZip: siteZipAnswer,
  reviews: reviewsPage,
  stateOpinion: stateOpinionAnswer,
  newOpinion: newOpinionPage,
  reviewOpening: reviewOpeningPage,
  openReview: openReviewAnswer,
  opinion: opinionPage,
  rewordOpinion: rewordOpinionAnswer,
  withdrawOpinion: withdrawOpinionAnswer,
  answerOpinion: answerOpinionAnswer,
  withdrawAnswer: withdrawAnswerAnswer,
};
