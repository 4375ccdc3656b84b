import documents from "./migrations/0001_documents.sql?raw";
import plans from "./migrations/0002_plans.sql?raw";
import goals from "./migrations/0003_goals.sql?raw";
import places from "./migrations/0004_places.sql?raw";
import uploads from "./migrations/0005_uploads.sql?raw";
import importChanges from "./migrations/0006_import_changes.sql?raw";
import readingTurns from "./migrations/0007_reading_turns.sql?raw";
import accounts from "./migrations/0008_accounts.sql?raw";
import sheets from "./migrations/0009_sheets.sql?raw";
import attachments from "./migrations/0010_attachments.sql?raw";
import reviews from "./migrations/0011_reviews.sql?raw";
import reminders from "./migrations/0012_reminders.sql?raw";
import indicatorValues from "./migrations/0013_indicator_values.sql?raw";
import calendar from "./migrations/0014_calendar.sql?raw";
import publications from "./migrations/0015_publications.sql?raw";
import progressChanges from "./migrations/0016_progress_changes.sql?raw";
import documentsForCitizens from "./migrations/0017_documents_for_citizens.sql?raw";

export interface Migration {
  /** From 1, without gaps. */
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** Every migration, in the order in which they are run. One that was released is never changed: its checksum is in the databases. */
export const MIGRATIONS: readonly Migration[] = [
  { number: 1, name: "0001_documents", sql: documents },
  { number: 2, name: "0002_plans", sql: plans },
  { number: 3, name: "0003_goals", sql: goals },
  { number: 4, name: "0004_places", sql: places },
  { number: 5, name: "0005_uploads", sql: uploads },
  { number: 6, name: "0006_import_changes", sql: importChanges },
  { number: 7, name: "0007_reading_turns", sql: readingTurns },
  { number: 8, name: "0008_accounts", sql: accounts },
  { number: 9, name: "0009_sheets", sql: sheets },
  { number: 10, name: "0010_attachments", sql: attachments },
  { number: 11, name: "0011_reviews", sql: reviews },
  { number: 12, name: "0012_reminders", sql: reminders },
  { number: 13, name: "0013_indicator_values", sql: indicatorValues },
  { number: 14, name: "0014_calendar", sql: calendar },
  { number: 15, name: "0015_publications", sql: publications },
  { number: 16, name: "0016_progress_changes", sql: progressChanges },
  { number: 17, name: "0017_documents_for_citizens", sql: documentsForCitizens },
];
