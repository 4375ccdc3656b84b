import type { Answer, StaffVisit } from "../../page.ts";
import { PageHead } from "../../ui/page-head.tsx";

/** The import workspace: files come in here, and each leads to its review. */
export async function importsPage({ t }: StaffVisit): Promise<Answer> {
  return { kind: "page", title: t("imports.title"), crumbs: [], island: "uploads", body: <PageHead title={t("imports.title")} /> };
}
