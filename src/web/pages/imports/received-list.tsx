import type { ReceiveRefusal } from "../../../use-cases/upload/receive-upload.ts";
import { addressOf } from "../../routes.ts";
import { fileRefusalSentence } from "../../ui/file-refusal.ts";
import { usePage } from "../../ui/page-context.tsx";
import { Notice } from "../../ui/parts.tsx";
import type { Sentences } from "../../ui/sentences.ts";
import { Words } from "../../ui/words.tsx";
import type { SpoolRefusal } from "./spool-files.ts";

/** What became of a file that was given: it waits to be read, it was there already, or it was not taken. */
export type Received =
  | { readonly kind: "received" | "known"; readonly name: string; readonly kept: string; readonly upload: number }
  | { readonly kind: "refused"; readonly name: string; readonly refusal: SpoolRefusal | ReceiveRefusal };

/** What became of it, in a sentence. */
export function receivedSentence(received: Received, t: Sentences): string {
  if (received.kind !== "refused") return t(`received.${received.kind}`, { name: received.kept });
  const { refusal } = received;
  switch (refusal.kind) {
    case "file-too-large":
      return t("received.file-too-large", { limit: refusal.limit / 1_000_000 });
    case "too-many-files":
      return t("received.too-many-files", { limit: refusal.limit });
    case "disk-full":
      return t("received.disk-full");
    default:
      return fileRefusalSentence(refusal, t);
  }
}

/** What became of each file that was given at once. */
export function ReceivedList({ code, received }: { readonly code: string; readonly received: readonly Received[] }) {
  const { t } = usePage();
  return (
    <Notice status attention={received.some(({ kind }) => kind === "refused")}>
      <ul className="received">
        {received.map((one, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several files may have one name, and the list never changes
          <li key={i}>
            {one.name === "" ? null : (
              <strong>
                <Words>{one.name}</Words>
              </strong>
            )}{" "}
            {receivedSentence(one, t)}{" "}
            {one.kind === "known" ? <a href={addressOf("upload", { code, upload: one.upload })}>{t("received.show")}</a> : null}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
