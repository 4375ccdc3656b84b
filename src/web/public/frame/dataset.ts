import type { SiteContext } from "./site-context.tsx";
import { licenceAddress } from "./site-foot.tsx";

interface Described {
  readonly name: string;
  readonly description: string;
  /** Files with the data, from the page. */
  readonly files: readonly { readonly path: string; readonly mediaType: string }[];
  /** First and last year. */
  readonly years?: readonly [number, number] | null;
}

/** What a page tells machines of the data that it has, in the words of schema.org. Addresses are told only where the site has one of its own. */
export function datasetOf({ name, description, files, years = null }: Described, { frame, canonical }: SiteContext): object {
  return {
    ...{ "@context": "https://schema.org", "@type": "Dataset", name, description, isAccessibleForFree: true },
    license: licenceAddress(frame.profile.licence),
    ...(frame.name === null ? {} : { creator: { "@type": "GovernmentOrganization", name: frame.name } }),
    ...(years === null ? {} : { temporalCoverage: `${years[0]}/${years[1]}` }),
    ...(canonical === null
      ? {}
      : {
          url: canonical,
          distribution: files.map(({ path, mediaType }) => ({
            ...{ "@type": "DataDownload", encodingFormat: mediaType, contentUrl: new URL(path, canonical).href },
          })),
        }),
  };
}
