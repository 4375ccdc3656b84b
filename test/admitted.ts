import { ROLES, type Role } from "../src/domain/access/role.ts";

const WRITERS = ["author", "checker", "approver", "planning"] as const;
const ADMINISTRATORS = ["planning", "operator"] as const;

/** Who may open each address, said once more and by hand: what a route or a permission is changed to must be meant. */
export const ADMITTED: Readonly<Record<string, "everyone" | readonly Role[]>> = {
  ...all("everyone", "apiDefinition apiPublications apiPublication apiCollection apiOne"),
  ...all("everyone", "home health stylesheet icon island publicSite signIn enter calendarFile"),
  ...all(
    ROLES,
    "municipality plans plan node indicators indicator indicatorChart indicatorValues goals goalsOfYear goalsOfDepartment goal",
  ),
  ...all(ROLES, "list missions mission documents document source file search"),
  ...all(ROLES, "leave leaveEverywhere password changePassword desk calendar changeCalendar"),
  ...all(["planning"], "imports receive importList importHistory upload confirmReject reject confirmReopen reopen confirmUndo undo"),
  ...all(["planning"], "edit confirmAccept accept"),
  ...all([...WRITERS, "leader", "reviewer"], "sheet actOnSheet confirmAct attachment yearSheets reviews opinion"),
  ...all(WRITERS, "newSheet addSheet saveSheet editSheet mergeSheet restoreRevision nodeChoice attach removeAttachment"),
  ...all(WRITERS, "values valueTable takeValueTable valueExport unitValues saveUnitValues"),
  ...all(["planning"], "valueRequests openValueRequest withdrawValueRequest siteZip"),
  ...all([...WRITERS, "leader"], "commentOnSheet settleComment sheetHistory sheetRevision"),
  ...all(["planning"], "forms form changeForm openYear beginYear phases setPhases reminders remind"),
  ...all(
    ["planning"],
    "scales newScale createScale scale changeScale confirmEndScale endScale indicatorRule changeRule indicatorGrade changeGrade",
  ),
  ...all(["planning"], "indicatorRules changeRules rulesExport rulesImport importRules"),
  ...all(["planning"], "publications newPublication publishNew waitingPublication confirmCancelPublication cancelPublication publication"),
  ...all(
    ["planning"],
    "confirmPublishWaiting publishWaiting confirmWithdrawPublication withdrawPublication publicWords plainSummary savePlainSummary publicProfile",
  ),
  ...all(["planning"], "explainedTerms newExplainedTerm explainTerm explainedTerm changeExplainedTerm confirmRemoveTerm"),
  ...all(["planning"], "removeExplainedTerm savePublicProfile offeredDocuments offeredDocument offerDocument offerNoMore"),
  ...all(["planning", "leader"], "years year progress progressList compare"),
  ...all(["reviewer"], "stateOpinion newOpinion rewordOpinion withdrawOpinion"),
  ...all(["planning"], "reviewOpening openReview answerOpinion withdrawAnswer"),
  ...all(ADMINISTRATORS, "people createPerson newPerson peopleExport peopleImport importPeople person changePerson appoint endAppointment"),
  ...all(ADMINISTRATORS, "resetPassword confirmEndPerson endPerson organisation organisationExport organisationImport importUnits"),
  ...all(ADMINISTRATORS, "planChange changeOrganisation audit auditExport operation takeBackup"),
};

function all(admitted: "everyone" | readonly Role[], names: string): Record<string, "everyone" | readonly Role[]> {
  return Object.fromEntries(names.split(" ").map((name) => [name, admitted]));
}
