import { receiveUpload } from "../../../use-cases/upload/receive-upload.ts";
import { type Answer, done, type Posting } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { postedPage } from "./imports-page.tsx";
import { type Received, receivedSentence } from "./received-list.tsx";
import { type SpooledForm, withSpooledFiles } from "./spool-files.ts";

/** Files that staff give: each is kept as it is and waits to be read. An island, which sends one by one, is answered in JSON. */
export async function receiveAnswer(visit: Posting): Promise<Answer> {
  const { request, intake, t } = visit;
  const asJson = request.headers.get("accept")?.includes("application/json") ?? false;
  const taken = await withSpooledFiles(request, intake.spool, (form) => take(visit, form));
  if (!taken.ok) {
    const status = ({ "not-files": 415, "too-large": 413, "cut-off": 422 } as const)[taken.refusal.kind];
    const message = t(`received.${taken.refusal.kind}`);
    if (asJson) return Response.json({ message }, { status });
    return postedPage(visit, { status, errors: [{ field: "files", message }], received: [] });
  }
  const { received, errors } = taken.value;
  const refused = errors.length > 0 || received.some(({ kind }) => kind === "refused");
  if (asJson) {
    const files = received.map((one) => ({ name: one.name, kind: one.kind, message: receivedSentence(one, t) }));
    return Response.json({ message: errors[0]?.message ?? null, files }, { status: refused ? 422 : 200 });
  }
  if (!refused && received.every(({ kind }) => kind === "received")) return done(addressOf("imports", { code: visit.code }), "received");
  return postedPage(visit, { status: refused ? 422 : 200, errors, received });
}

interface Taken {
  readonly received: readonly Received[];
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}

async function take(visit: Posting, { files }: SpooledForm): Promise<Taken> {
  const { db, code, now, t, intake, person } = visit;
  if (files.length === 0) return { received: [], errors: [{ field: "files", message: t("imports.files.missing") }] };
  const received: Received[] = [];
  for (const { name, spooled } of files) {
    if (!spooled.ok) {
      received.push({ kind: "refused", name, refusal: spooled.refusal });
      continue;
    }
    const kept = await receiveUpload(db, { municipality: code, name, path: spooled.value.path, by: person.name, now });
    if (!kept.ok) received.push({ kind: "refused", name, refusal: kept.refusal });
    else received.push({ kind: kept.value.known ? "known" : "received", name, kept: kept.value.name, upload: kept.value.id });
  }
  intake.wake();
  return { received, errors: [] };
}
