import { createVerify, generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listening } from '../played-gateway.ts';

const pem = { format: 'pem' } as const;
const ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
const theirs = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pkcs8 = { ...pem, type: 'pkcs8' } as const;

/** The key file of a service account, as the console makes it; a stranger has the key of another. */
export function serviceAccountAt(url: string, isStranger = false): string {
  const { privateKey } = isStranger ? theirs : ours;
  return JSON.stringify({
    type: 'service_account',
    project_id: 'tidings-shop',
    private_key_id: 'c0ffee',
    private_key: privateKey.export(pkcs8),
    client_email: 'sender@tidings-shop.iam.gserviceaccount.com',
    token_uri: `${url}/token`,
  });
}

/** A device that has the app. */
export const token = 'bk3RNwTe3H0:CI2k_HHwgIpoDKCIZvvDMExUdFQ3P1';
/** One from which the app is gone. */
export const goneToken = 'gone-NwTe3H0:CI2k_HHwgIpoDKCIZvvDMExUdFQ3P1';

const fcmError = (status: string, code: number, errorCode: string, more: object[] = []) =>
  [
    code,
    {
      error: {
        code,
        message: 'As Firebase words it.',
        status,
        details: [{ '@type': 'type.googleapis.com/google.firebase.fcm.v1.FcmError', errorCode }, ...more],
      },
    },
  ] as const;

const violation = (field: string) => ({
  '@type': 'type.googleapis.com/google.rpc.BadRequest',
  fieldViolations: [{ field, description: 'As Firebase words it.' }],
});

/** Refusals as https://firebase.google.com/docs/reference/fcm/rest/v1/ErrorCode describes them. */
const refusals = {
  unregistered: fcmError('NOT_FOUND', 404, 'UNREGISTERED'),
  'of-another-project': fcmError('PERMISSION_DENIED', 403, 'SENDER_ID_MISMATCH'),
  'no-token': fcmError('INVALID_ARGUMENT', 400, 'INVALID_ARGUMENT', [violation('message.token')]),
  'no-message': fcmError('INVALID_ARGUMENT', 400, 'INVALID_ARGUMENT', [violation('message.data')]),
  apple: fcmError('UNAUTHENTICATED', 401, 'THIRD_PARTY_AUTH_ERROR'),
  quota: fcmError('RESOURCE_EXHAUSTED', 429, 'QUOTA_EXCEEDED'),
  busy: fcmError('UNAVAILABLE', 503, 'UNAVAILABLE'),
  failed: fcmError('INTERNAL', 500, 'INTERNAL'),
  odd: fcmError('FAILED_PRECONDITION', 400, 'SOMETHING_NEW'),
} as const;
const unauthenticated = [401, { error: { code: 401, message: 'No.', status: 'UNAUTHENTICATED' } }] as const;

type Told = keyof typeof refusals | 'lose' | 'cut' | 'proxy' | 'expired';

interface FcmMessage {
  token: string;
  notification: { title: string; body: string };
  data: { reference: string };
  [more: string]: unknown;
}

/** Firebase Cloud Messaging, played, with the server that gives access to it. */
export interface Fcm {
  url: string;
  /** Oldest first. */
  messages: FcmMessage[];
  /** The claims of each assertion by which access was given. */
  assertions: Record<string, unknown>[];
  tell: (what: Told) => () => Promise<object>;
  close: () => void;
}

/** Begins to play it; the caller ends it. */
export async function playFcm(): Promise<Fcm> {
  const messages: FcmMessage[] = [];
  const assertions: Record<string, unknown>[] = [];
  const accesses = new Set<string>();
  let next: Told | undefined;

  const giveAccess = (content: string, response: ServerResponse) => {
    const form = new URLSearchParams(content);
    const claims = claimsOf(form.get('assertion') ?? '');
    if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer' || !claims)
      return answer(response, 400, { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' });
    assertions.push(claims);
    const access = `ya29.${randomBytes(12).toString('base64url')}`;
    accesses.add(access);
    return answer(response, 200, { access_token: access, expires_in: 3_599, token_type: 'Bearer' });
  };

  const send = (request: IncomingMessage, content: string, response: ServerResponse) => {
    const told = next;
    next = undefined;
    if (told === 'expired') accesses.clear();
    if (!accesses.has(request.headers.authorization?.replace('Bearer ', '') ?? ''))
      return answer(response, ...unauthenticated);
    if (request.url !== '/v1/projects/tidings-shop/messages:send') return answer(response, 404, {});
    if (told === 'cut') return request.socket.destroy();
    if (told === 'proxy') return response.writeHead(502).end('<html>');
    if (told && told in refusals) return answer(response, ...refusals[told as keyof typeof refusals]);
    const { message } = JSON.parse(content) as { message: FcmMessage };
    if (message.token === goneToken) return answer(response, ...refusals.unregistered);
    messages.push(message);
    if (told === 'lose') return request.socket.destroy();
    return answer(response, 200, { name: `projects/tidings-shop/messages/0:${messages.length}%31bd1c96` });
  };

  const server = createServer((request, response) => {
    void (async () => {
      const content = Buffer.concat(await request.toArray()).toString();
      if (request.url === '/token') giveAccess(content, response);
      else send(request, content, response);
    })();
  });
  return {
    ...(await listening(server)),
    messages,
    assertions,
    tell: (what) => () => {
      next = what;
      return Promise.resolve({});
    },
  };
}

/** What an assertion claims; undefined where our account has not signed it (RFC 7515, RS256). */
function claimsOf(assertion: string): Record<string, unknown> | undefined {
  const [header = '', payload = '', signature = ''] = assertion.split('.');
  const isOurs = createVerify('RSA-SHA256')
    .update(`${header}.${payload}`)
    .verify(ours.publicKey, Buffer.from(signature, 'base64url'));
  return isOurs ? (JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>) : undefined;
}

function answer(response: ServerResponse, status: number, body: object): ServerResponse {
  const wait = status === 429 || status === 503 ? { 'retry-after': '7' } : {};
  return response.writeHead(status, { 'content-type': 'application/json', ...wait }).end(JSON.stringify(body));
}
