import type { ReactNode } from "react";
import { listSubjects } from "../../../store/place-store.ts";
import { findUpload, listUploads, type Upload } from "../../../store/upload-store.ts";
import { type Answer, done, missing, type Posting, readId, type StaffVisit } from "../../page.ts";
import { addressOf } from "../../routes.ts";
import { ConfirmForm } from "../../ui/confirm-form.tsx";
import { usePage } from "../../ui/page-context.tsx";
import { Block, PageHead } from "../../ui/page-head.tsx";
import { Notice } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";
import { SubjectList } from "../document/subject-list.tsx";
import { ChangedSinceParts } from "./changed-since.tsx";
import { DECISIONS, type Decision, decide, isOpenTo, type Refused } from "./decision.ts";
import { SheetsBegun } from "./sheets-begun.tsx";
import { StateMark } from "./upload-state.tsx";

/** Says what a decision about an upload means, and asks. */
export function confirmPage(decision: Decision): (visit: StaffVisit<"upload">) => Promise<Answer> {
  return async (visit) => {
    const upload = await uploadOf(visit);
    return upload ? decidePage(visit, decision, upload, { status: 200, refused: null }) : missing("missing.upload");
  };
}

/** Does what a person has decided. */
export function decideAnswer(decision: Decision): (visit: Posting<"upload">) => Promise<Answer> {
  return async (visit) => {
    const { db, code, now, intake, person } = visit;
    const upload = await uploadOf(visit);
    if (!upload) return missing("missing.upload");
    const decided = await decide(db, decision, upload, { municipality: code, account: person.account, by: person.name, now });
    if (decided.ok) {
      intake.wake();
      return done(addressOf("imports", { code }), DECISIONS[decision].notice);
    }
    const latest = (await uploadOf(visit)) ?? upload;
    return decidePage(visit, decision, latest, { status: 409, refused: decided.refusal });
  };
}

async function uploadOf({ db, code, parts }: StaffVisit<"upload">): Promise<Upload | null> {
  const id = readId(parts.upload);
  return id === null ? null : findUpload(db, code, id);
}

interface Outcome {
  readonly status: 200 | 409;
  readonly refused: Refused | null;
}

async function decidePage(visit: StaffVisit<"upload">, decision: Decision, upload: Upload, outcome: Outcome): Promise<Answer> {
  const { code, t } = visit;
  const title = t(`decide.${decision}.title`);
  const { status, refused } = outcome;
  // Where the state has moved on, there is nothing left to decide; where something stands in the way, it may be gone the next time.
  const stopped = isOpenTo(decision, upload) ? await obstacle(visit, refused) : <WrongState upload={upload} />;
  return {
    kind: "page",
    title,
    status,
    crumbs: [{ title: t("imports.title"), href: addressOf("imports", { code }) }],
    body: (
      <>
        <PageHead title={title}>
          <p className="lead">
            <Words>{upload.name}</Words>
          </p>
          <StateMark state={upload.state} />
        </PageHead>
        {stopped === null ? <Question code={code} decision={decision} upload={upload} /> : <Notice attention>{stopped}</Notice>}
        {decision === "undo" && stopped === null ? await takenBack(visit, upload) : null}
      </>
    ),
  };
}

function Question({ code, decision, upload }: { readonly code: string; readonly decision: Decision; readonly upload: Upload }) {
  const { t } = usePage();
  return (
    <ConfirmForm
      {...{ action: addressOf(decision, { code, upload: upload.id }), act: t(`decide.${decision}.act`), isDanger: decision !== "reopen" }}
      back={addressOf("imports", { code })}
    >
      <p>{t(`decide.${decision}.means`)}</p>
    </ConfirmForm>
  );
}

function BackLink({ code }: { readonly code: string }) {
  const { t } = usePage();
  return (
    <a className="button second" href={addressOf("imports", { code })}>
      {t("decide.back")}
    </a>
  );
}

function WrongState({ upload }: { readonly upload: Upload }) {
  const { t, code } = usePage();
  return (
    <>
      <p>{t("decide.wrongState", { state: t(`upload.state.${upload.state}`) })}</p>
      {code === null ? null : (
        <p className="actions-line">
          <BackLink code={code} />
        </p>
      )}
    </>
  );
}

/** What stands in the way of a decision; null where nothing does. */
async function obstacle({ db, code, t }: StaffVisit, refused: Refused | null): Promise<ReactNode> {
  if (refused?.kind === "changed-since") return <ChangedSinceParts code={code} refusal={refused} uploads={await listUploads(db, code)} />;
  if (refused?.kind === "sheets-begun") return <SheetsBegun code={code} refusal={refused} />;
  return refused?.kind === "not-recorded" ? <p>{t("decide.undo.notRecorded")}</p> : null;
}

/** What an undo takes out of the record, or puts back to what it was. */
async function takenBack({ db, code, t }: StaffVisit, { documentId }: Upload): Promise<ReactNode> {
  const subjects = documentId === null ? [] : await listSubjects(db, code, documentId);
  if (subjects.length === 0) return null;
  return (
    <Block title={t("decide.undo.takenBack")}>
      <SubjectList code={code} subjects={subjects} />
    </Block>
  );
}
