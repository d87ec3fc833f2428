import shop from '../../../tidings.config.ts';

/** The shop with one journey more, whose story begins anew. */
export default { ...shop, journeys: './journeys' };
