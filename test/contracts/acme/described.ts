import { describeProvider, type ProviderDescription } from 'tidings/provider';

/** Acme SMS once more, described. */
export const description = {
  name: 'acme',
  channel: 'sms',
  settings: { url: 'address', token: 'secret', hookSecret: 'secret' },
  send: {
    url: '{{url}}/sms',
    headers: { authorization: 'Bearer {{token}}', 'idempotency-key': '{{reference}}' },
    json: { to: '{{to}}', from: '{{sender}}', text: '{{text}}', validUntil: '{{validUntil}}' },
  },
  answers: [
    { status: 201, means: 'accepted', id: 'id' },
    { status: 401, means: 'credentials' },
    { status: 429, means: 'throttled' },
    { where: { reason: 'NO_SUCH_NUMBER' }, means: 'number', code: 'reason' },
    { where: { reason: ['SPAM', 'RUDE'] }, means: 'content', code: 'reason' },
    { where: { reason: 'BLOCKED_BY_OWNER' }, means: 'opted-out', code: 'reason' },
    { status: 422, means: 'other', code: 'reason' },
  ],
  callbacks: {
    proof: { by: 'standard-webhooks', secret: 'hookSecret' },
    receipts: {
      format: 'json',
      messageId: 'id',
      status: 'status',
      statuses: { DELIVRD: 'delivered', UNDELIV: 'undeliverable', EXPIRED: 'expired' },
      at: { path: 'at', as: 'iso' },
    },
    replies: { format: 'json', id: 'eventId', from: 'from', to: 'to', text: 'text', at: { path: 'at', as: 'iso' } },
  },
} satisfies ProviderDescription;

export const acme = describeProvider(description);
