/** Everything that the audit trail tells of: the catalogues have a sentence for each (audit.act.…). An act that is not here cannot be recorded. */
export const AUDIT_ACTS = [
  ...(["sign-in", "sign-in.fail", "sign-out", "sign-out.everywhere", "password.change", "password.reset"] as const),
  ...(["account.create", "account.change", "account.end", "account.appoint", "account.endAppointment", "account.movePost"] as const),
  "organisation.add",
  "organisation.change",
  ...(["year.open", "year.set-phases"] as const),
  ...(["form.save"] as const),
  ...(["import.accept", "import.undo", "import.reject", "import.reopen"] as const),
  ...(["sheet.begin", "sheet.save", "sheet.restore", "sheet.comment", "sheet.settle-comment", "sheet.attach", "sheet.detach"] as const),
  ...(["sheet.submit", "sheet.withdraw", "sheet.check", "sheet.approve", "sheet.accept"] as const),
  ...(["sheet.returnByChecker", "sheet.returnByApprover", "sheet.returnByPlanning", "sheet.reopen"] as const),
  ...(["review.open", "opinion.state", "opinion.reword", "opinion.withdraw", "answer.record", "answer.withdraw"] as const),
  ...(["reminder.switch", "reminder.order", "reminder.send", "reminder.fail"] as const),
  ...([
    "indicator.rule",
    "indicator.actuals",
    "indicator.grade",
    "scale.save",
    "scale.end",
    "value-request.open",
    "value-request.withdraw",
  ] as const),
  ...(["calendar.open", "calendar.close"] as const),
  ...(["publication.publish", "publication.schedule", "publication.cancel", "publication.withdraw", "publication.restore"] as const),
  ...(["public-word.summary", "public-word.term", "public-word.profile", "public-word.document"] as const),
] as const;

export type AuditActName = (typeof AUDIT_ACTS)[number];

/** What an act was done to: a page for each, where there is one, is the reader's way on. */
export const AUDIT_SUBJECTS = [
  "account",
  "organisation-unit",
  "year",
  "form",
  "upload",
  "sheet",
  "opinion",
  "indicator",
  "scale",
  "value-request",
  "publication",
] as const;

export type AuditSubject = (typeof AUDIT_SUBJECTS)[number];
