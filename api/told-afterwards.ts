/** The decisions of a run that is over, whose own words still say what will be. */
export function toldAfterwards<Decision extends { because: string }>(decisions: Decision[]): Decision[] {
  return decisions.map((decision) => ({ ...decision, because: inThePast(decision.because) }));
}

function inThePast(because: string): string {
  return because
    .replace(/ It will be tried again at /, ' It was to be tried again at ')
    .replace(/^The story does not listen for it now: .*/, 'The story ended without having listened for it.');
}
