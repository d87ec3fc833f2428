/** So many pairs of sender and recipient are known at once; the one that was used longest ago is forgotten. */
const mostPairs = 10_000;

/**
 * References by which a phone knows which parts belong together. Each pair counts on by itself, so that two long texts to
 * one person never share one within 256 of them; it begins anywhere, since other workers count too.
 */
export function joinedReferences(): (source: string, destination: string) => number {
  const latest = new Map<string, number>();
  return (source, destination) => {
    const pair = `${source} ${destination}`;
    const next = ((latest.get(pair) ?? Math.floor(Math.random() * 65_536)) + 1) % 65_536;
    latest.delete(pair);
    latest.set(pair, next);
    const [oldest] = latest.keys();
    if (latest.size > mostPairs && oldest !== undefined) latest.delete(oldest);
    return next;
  };
}
