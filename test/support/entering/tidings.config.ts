import shop from '../../../tidings.config.ts';

/** The shop with two journeys that tell of who enters and leaves. */
export default {
  ...shop,
  segments: { ...shop.segments, 'repeat-buyers': { event: 'order.placed', within: '3 days' } },
  journeys: './journeys',
};
