/** Where audiences are gone through. */
export const audienceQueue = 'audiences';

/** Where campaigns are sent, apart from journeys: a text that somebody waits for goes first. */
export const campaignQueue = 'campaigns';
