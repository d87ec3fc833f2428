import { SignJWT } from 'jose';
import { z } from 'zod';
import type { SendOutcome } from '../../../models/domain/deliveries/provider.ts';
import type { HttpGateway } from '../http-gateway.ts';
import type { ServiceAccount } from './service-account.ts';

const scope = 'https://www.googleapis.com/auth/firebase.messaging';
const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const granted = z.object({ access_token: z.string().min(1), expires_in: z.number() });

/** A token is asked for anew this long before it ends, so that none ends on its way. */
const spareMs = 60_000;

/** Access to a project: a token, or how a hand-over ends that has none. */
type Access = { token: string } | { refused: SendOutcome };

/** The access that a service account has, asked for once and kept while it holds. */
export interface AccessTokens {
  get(): Promise<Access>;
  /** The service takes it no more. */
  forget(token: string): void;
}

/**
 * Access by a signed assertion (RFC 7523), as Google takes it:
 * https://developers.google.com/identity/protocols/oauth2/service-account#httprest. Several that ask at once share one answer.
 */
export function accessTokens(account: ServiceAccount, gateway: Pick<HttpGateway, 'ask'>): AccessTokens {
  let known: { token: string; until: number } | undefined;
  let asking: Promise<Access> | undefined;
  const ask = async (): Promise<Access> => {
    const content = new URLSearchParams({ grant_type: grantType, assertion: await assertionOf(account) }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
    const answer = await gateway.ask({ url: account.tokenUri, headers, content }, (body) => granted.parse(body));
    if ('found' in answer) return { refused: refusedFor(answer.cause) };
    known = { token: answer.access_token, until: Date.now() + answer.expires_in * 1_000 - spareMs };
    return { token: known.token };
  };
  return {
    get() {
      if (known && known.until > Date.now()) return Promise.resolve({ token: known.token });
      return (asking ??= ask().finally(() => {
        asking = undefined;
      }));
    },
    forget(token) {
      if (known?.token === token) known = undefined;
    },
  };
}

/** Nothing has left, whatever the reason. A refusal (RFC 6749, 5.2) is for whoever set the account up to mend. */
function refusedFor(cause: string): SendOutcome {
  return cause === '400' || cause === '401' || cause === '403'
    ? { outcome: 'rejected', cause: 'credentials', code: `token-${cause}` }
    : { outcome: 'not-sent', code: `token-${cause}` };
}

function assertionOf({ email, key, keyId, tokenUri }: ServiceAccount): Promise<string> {
  return new SignJWT({ scope })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: keyId })
    .setIssuer(email)
    .setAudience(tokenUri)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(key);
}
