import { formatDay } from "../../ui/dates.ts";
import { usePage } from "../../ui/page-context.tsx";
import { publicationAddress } from "../addresses.ts";
import { useSite } from "../frame/site-context.tsx";
import type { Edition } from "./edition.ts";

export function EditionLink({ edition: { number, publishedAt } }: { readonly edition: Edition }) {
  const { t, locale } = usePage();
  const { to } = useSite();
  return (
    <>
      <a href={to(publicationAddress(number))}>{t("site.publication.of", { number })}</a>{" "}
      <span className="quiet">（{formatDay(new Date(publishedAt), locale)}）</span>
    </>
  );
}
