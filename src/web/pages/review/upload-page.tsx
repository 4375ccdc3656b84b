import { type Answer, missing, type StaffVisit } from "../../page.ts";

/** The review of one upload: the source beside the draft. */
export async function uploadPage(_visit: StaffVisit<"upload">): Promise<Answer> {
  return missing("missing.upload");
}
