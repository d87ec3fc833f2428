import shop from '../../../tidings.config.ts';

/** The shop with journeys that use what its own do not. */
export default { ...shop, journeys: './journeys' };
