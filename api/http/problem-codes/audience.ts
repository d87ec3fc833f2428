import type { ProblemText } from './problem-text.ts';

/** What stands against a request about audiences. */
export const audienceProblems = {
  'segment-unknown': {
    status: 404,
    title: 'No such segment',
    why: 'No segment has this name, neither in `tidings.config.ts` nor made over the API.',
    fix: 'Take one of the nearest known names in `detail`, or make the segment.',
  },
  'segment-exists': {
    status: 409,
    title: 'There is a segment of this name',
    why: 'A segment of this name was made before.',
    fix: 'Change it by `PUT`, or choose another name.',
  },
  'segment-declared': {
    status: 409,
    title: 'The segment belongs to the config',
    why: 'A segment of this name stands in `tidings.config.ts`, which alone may change it.',
    fix: 'Change it there, or choose another name.',
  },
  'segment-used': {
    status: 409,
    title: 'The segment is named by others',
    why: 'Other segments, or campaigns that have not ended, name it and could not be asked for without it.',
    fix: 'Change, remove or stop those that `detail` names first.',
  },
  'segment-unfit': {
    status: 409,
    title: 'The audience cannot be asked for',
    why: 'A segment that it names is gone from `tidings.config.ts`, or names itself in a circle, which two changes at once can make.',
    fix: 'Change what names the segment in `detail`, or bring it back.',
  },
  'audiences-busy': {
    status: 503,
    title: 'Other audiences are being counted',
    why: 'Each count reads all contacts, so that an api makes two of them at once.',
    fix: 'Try again when `Retry-After` says so.',
  },
  'campaign-unknown': {
    status: 404,
    title: 'No such campaign',
    why: 'No campaign has this name.',
    fix: 'Find its name with `GET /v1/campaigns`.',
  },
  'campaign-exists': {
    status: 409,
    title: 'There is a campaign of this name',
    why: 'A campaign of this name was drafted before; names are not used again, since the ledger knows campaigns by them.',
    fix: 'Change the draft by `PUT`, or choose another name.',
  },
  'campaign-state': {
    status: 409,
    title: 'The campaign is not in a state that allows this',
    why: 'A draft is edited, removed and started once; what runs is paused or stopped, and what is paused resumed or stopped.',
    fix: 'Read its `state`; for another broadcast draft another campaign.',
  },
  'campaign-for-nobody': {
    status: 409,
    title: 'Nobody belongs to the audience',
    why: 'No contact meets the condition of the campaign now.',
    fix: 'Try the condition with `POST /v1/segments/preview`, and change the draft.',
  },
} as const satisfies Record<string, ProblemText>;
