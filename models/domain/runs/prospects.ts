/** What `why` says of a run that goes on about what will be, and what it says once that run is over. */
export const prospects = {
  triedAgain: { ahead: 'It will be tried again at', afterwards: 'It was to be tried again at' },
  unasked: {
    ahead: 'The story does not listen for it now: it is told as soon as it does, and not at all if it ends first.',
    afterwards: 'The story ended without having listened for it.',
  },
} as const;

/** The decisions of a run that is over, whose own words still say what will be. */
export function toldAfterwards<Decision extends { because: string }>(decisions: Decision[]): Decision[] {
  return decisions.map((decision) => ({ ...decision, because: inThePast(decision.because) }));
}

function inThePast(because: string): string {
  return Object.values(prospects).reduce((said, { ahead, afterwards }) => said.replace(ahead, afterwards), because);
}
