import { downloadOf } from "../../download.ts";
import { type Answer, missing, type StaffVisit } from "../../page.ts";
import { zipSite } from "../../public/site-zip.ts";

/** The site as citizens read it now, as an archive to be carried to another web server. */
export async function siteZipAnswer({ code, siteDesk, now, t }: StaffVisit): Promise<Answer> {
  const site = siteDesk?.served.find(code) ?? null;
  const number = site?.manifest.publication ?? null;
  if (site === null || number === null) return missing("missing.site");
  return downloadOf({
    name: `${t("publicSite.archive", { number })}_${code}.zip`,
    plainName: `site-${code}-${number}.zip`,
    bytes: null,
    parts: zipSite(site, now),
  });
}
