import { createECDH, createPublicKey, verify } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listening } from '../played-gateway.ts';
import { browser } from './browser.ts';

function vapidKeys() {
  const curve = createECDH('prime256v1');
  curve.generateKeys();
  return { publicKey: curve.getPublicKey('base64url'), privateKey: curve.getPrivateKey('base64url') };
}

/** Those by which the service knows us, and another's. */
export const [ours, theirs] = [vapidKeys(), vapidKeys()];

const refusals = {
  gone: 410,
  unknown: 404,
  large: 413,
  odd: 400,
  busy: 429,
  failed: 500,
} as const;
type Told = keyof typeof refusals | 'lose' | 'cut';

interface Notification {
  title: string;
  body: string;
  tag: string;
  opens?: string;
  unsubscribeUrl?: string;
}

/** A push service with one browser behind it, played. */
export interface PushService {
  url: string;
  /** What the browser could show, with the headers that it came with; oldest first. */
  shown: { notification: Notification; headers: IncomingMessage['headers'] }[];
  /** The subscription of the browser as its page has it, of a service at this address. */
  subscriptionAt: (url: string) => { endpoint: string; expirationTime: null; keys: { p256dh: string; auth: string } };
  /** One that has ended. */
  endedAt: (url: string) => ReturnType<PushService['subscriptionAt']>;
  tell: (what: Told) => () => Promise<object>;
  close: () => void;
}

/** Begins to play it; the caller ends it. */
export async function playPushService(): Promise<PushService> {
  const reader = browser();
  const shown: PushService['shown'] = [];
  let next: Told | undefined;
  const server = createServer((request, response: ServerResponse) => {
    void (async () => {
      const body = Buffer.concat(await request.toArray());
      const told = next;
      next = undefined;
      if (told === 'cut') return request.socket.destroy();
      if (told && told in refusals) return answer(response, refusals[told as keyof typeof refusals]);
      if (!isOurs(request)) return answer(response, 403);
      if (request.url?.endsWith('/ended')) return answer(response, 410);
      if (request.headers['content-encoding'] !== 'aes128gcm' || !/^\d+$/.test(String(request.headers['ttl'])))
        return answer(response, 400);
      shown.push({ notification: JSON.parse(reader.read(body)) as Notification, headers: request.headers });
      if (told === 'lose') return request.socket.destroy();
      return response.writeHead(201, { location: `${url}/m/${shown.length}` }).end();
    })();
  });
  const { url, close } = await listening(server);
  const subscribed = (at: string, path: string) => ({
    endpoint: `${at}/wpush/${path}`,
    expirationTime: null,
    keys: reader.keys,
  });
  return {
    url,
    close,
    shown,
    subscriptionAt: (at) => subscribed(at, 'v2/gAAAAABk'),
    endedAt: (at) => subscribed(at, 'ended'),
    tell: (what) => () => {
      next = what;
      return Promise.resolve({});
    },
  };
}

/** Whether we have signed for this service (RFC 8292: a JWT with ES256 over P-256). */
function isOurs({ headers }: IncomingMessage): boolean {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(headers.authorization ?? '') ?? [];
  const [header = '', payload = '', signature = ''] = token.split('.');
  if (key !== ours.publicKey) return false;
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }, format: 'jwk' });
  const signed = Buffer.from(`${header}.${payload}`);
  const isSigned = verify(
    'sha256',
    signed,
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  const { aud, exp, sub } = JSON.parse(Buffer.from(payload, 'base64url').toString() || '{}') as Record<string, unknown>;
  const seconds = Number(exp) - Date.now() / 1_000;
  return isSigned && aud === `http://${headers.host}` && seconds > 0 && seconds <= 86_400 && typeof sub === 'string';
}

function answer(response: ServerResponse, status: number): ServerResponse {
  return response.writeHead(status, status === 429 ? { 'retry-after': '7' } : {}).end();
}
