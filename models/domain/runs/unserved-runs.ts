/** Open runs whose workflow type no worker holds, or whose journey the catalogue does not name. */
export interface UnservedRuns {
  by: 'type' | 'journey';
  name: string;
  runs: number;
}

/** What is wrong with them, and what is to be done. */
export function unservedInWords({ by, name, runs }: UnservedRuns): string {
  const one = runs === 1;
  const many = one ? '1 open run' : `${runs} open runs`;
  const wrong =
    by === 'type'
      ? `${many} of ${name} cannot go on: no journey here runs as it, so it was renamed or removed`
      : `${many} of ${name} ${one ? 'hears' : 'hear'} nothing: the catalogue does not name that journey`;
  return `${wrong}. Put it back, or end them; see docs/change-a-journey.md.`;
}
