import entering from './tidings.config.ts';

/** The same, in which another plan makes a pro. */
export default {
  ...entering,
  segments: { ...entering.segments, 'pro-members': { attribute: 'plan', in: ['pro', 'free'] } },
};
