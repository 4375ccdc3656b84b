const WIDTH = 120;
const HEIGHT = 12;

/** How many of a number of items are done, and how many are on the way. Hidden from assistive technology: the numbers stand beside it. */
export function ProgressBar({ done, underWay, items }: { readonly done: number; readonly underWay: number; readonly items: number }) {
  const share = (count: number) => (items === 0 ? 0 : (count / items) * WIDTH);
  return (
    <svg className="progress" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <rect className="fill-unplaced" x="0" y="0" width={WIDTH} height={HEIGHT} />
      <rect className="fill-furniture" x="0" y="0" width={share(Math.max(underWay, done))} height={HEIGHT} />
      <rect className="fill-placed" x="0" y="0" width={share(done)} height={HEIGHT} />
      <rect className="bar-edge" x="0.5" y="0.5" width={WIDTH - 1} height={HEIGHT - 1} />
    </svg>
  );
}
