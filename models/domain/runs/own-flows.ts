/** Workflow functions that the api starts by itself, beside the journeys of the catalogue, by the names of their runs. */
export const ownFlows = {
  'auto-reply': 'autoReply',
  'number-check': 'numberCheck',
  'chat-answer': 'chatAnswer',
  campaign: 'campaign',
};
