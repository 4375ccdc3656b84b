import { usePage } from "../../ui/page-context.tsx";
import { Notice } from "../../ui/parts.tsx";
import { ActButton } from "./part-acts.tsx";

/** Says that a part was removed, and takes it back from the revision that still has it. */
export function RemovedNotice({ pointer, revision }: { readonly pointer: string; readonly revision: number }) {
  const { t } = usePage();
  return (
    <Notice status>
      <p className="removed">
        <span>{t("write.removed")}</span> <ActButton act={`restore ${pointer} ${revision}`}>{t("write.undo")}</ActButton>
      </p>
    </Notice>
  );
}
