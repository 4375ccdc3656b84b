import { listenToKeys } from "./review/keys.ts";
import { goTo, openReviewPage } from "./review/regions.ts";

/** Makes the review quick: choices and changes exchange the parts of the page that they touch, and each pane stays where it was scrolled to. */
const review = document.querySelector<HTMLElement>("[data-island=review]");
if (review) {
  openReviewPage(review);
  listenToKeys(review, goTo);
}
