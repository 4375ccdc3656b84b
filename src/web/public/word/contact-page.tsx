import { usePage } from "../../ui/page-context.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import type { PageKind } from "../frame/site-page.tsx";
import { ContactLines } from "./contact-lines.tsx";

/** Whom to ask. Everything that it says stands around every page. */
export const contactKind: PageKind<null> = {
  shell: "page",
  head: (_, { t }) => ({ title: t("site.contact.title"), description: t("site.contact.lead"), crumbs: [] }),
  Body: Contact,
};

function Contact() {
  const { t } = usePage();
  return (
    <>
      <PageHead title={t("site.contact.title")}>
        <p className="lead">{t("site.contact.lead")}</p>
      </PageHead>
      <ContactLines />
    </>
  );
}
