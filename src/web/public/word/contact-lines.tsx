import { usePage } from "../../ui/page-context.tsx";
import { Facts } from "../../ui/parts.tsx";
import { Words } from "../../ui/words.tsx";
import { useSite } from "../frame/site-context.tsx";
import { telephoneLink } from "../frame/site-foot.tsx";

/** Whom to ask, and how. */
export function ContactLines() {
  const { t } = usePage();
  const { name, profile } = useSite().frame;
  const { unit, telephone, mail, url } = profile.contact;
  if ([unit, telephone, mail, url].every((one) => one === null))
    return <p>{name === null ? t("site.contact.unknown") : t("site.contact.unsaid", { municipality: name })}</p>;
  return (
    <Facts
      facts={[
        [t("site.contact.unit"), unit === null ? null : <Words key="unit">{name === null ? unit : `${name} ${unit}`}</Words>],
        [
          t("site.contact.telephone"),
          telephone === null ? null : (
            <a key="telephone" href={telephoneLink(telephone)}>
              {telephone}
            </a>
          ),
        ],
        [
          t("site.contact.mail"),
          mail === null ? null : (
            <a key="mail" href={`mailto:${mail}`}>
              {mail}
            </a>
          ),
        ],
        [
          t("site.contact.form"),
          url === null ? null : (
            <a key="url" href={url}>
              {t("site.contact.toForm")}
            </a>
          ),
        ],
      ]}
    />
  );
}
