/** How many of so many people count, drawn by the gaps between them, so that it costs as much as there are. */
export function binomial(chance: () => number, people: number, share: number): number {
  let count = 0;
  for (let at = gap(chance, share); at <= people; at += gap(chance, share)) count++;
  return count;
}

function gap(chance: () => number, share: number): number {
  return Math.floor(Math.log1p(-chance()) / Math.log1p(-share)) + 1;
}
