/**
 * The same function of a text, which keeps what it said of the texts asked last: the words and lines of a document repeat, and several readers ask about each.
 *
 * @param most texts kept at once; whoever calls bounds their length.
 */
export function remembered<T>(read: (text: string) => T, most = 4096): (text: string) => T {
  const said = new Map<string, T>();
  return (text) => {
    const before = said.get(text);
    if (before !== undefined) return before;
    const now = read(text);
    if (said.size >= most) said.clear();
    said.set(text, now);
    return now;
  };
}
