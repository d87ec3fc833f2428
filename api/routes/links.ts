import { Router, type Request } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { DeliveryModel, type Delivery } from '../../models/documents/delivery.ts';
import type { ClickLog } from '../click-log.ts';
import type { ApiContext } from '../context.ts';
import { describe } from '../openapi.ts';

describe('/l/{code}', {
  get: {
    summary: 'A short link of a text: redirects to its target',
    answers: { 302: null, 404: { as: 'text/plain' }, 429: { as: 'text/plain' } },
    query: 'any',
    open: true,
  },
});

type Target = Pick<Delivery, '_id' | 'contactId' | 'workflowId' | 'journey' | 'message' | 'links'>;

/** A target is trusted this long without asking the database again; an erased one is gone no later. */
const rememberMs = 30_000;
const remembered = 10_000;

/** Redirects of tracked links. The answer waits for one indexed read at most, never for a write. */
export function linkRoutes({ placeOf }: Pick<ApiContext, 'placeOf'>, clicks: ClickLog): Router {
  const router = Router();
  const known = new Map<string, { target: Target; until: number }>();
  const guesses = new RateLimiterMemory({ points: 30, duration: 60 });

  router.get('/l/:code', async (request, response) => {
    response.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex' });
    const { code } = request.params;
    const place = request.ip ?? 'unknown';
    const target = recall(code) ?? ((await mayAsk(place)) ? await find(code) : undefined);
    const link = target?.links?.findIndex((each) => each.code === code) ?? -1;
    const url = target?.links?.[link]?.url;
    if (!target || url === undefined) {
      const tooMany = await guesses.consume(place).then(
        () => false,
        () => true,
      );
      response
        .status(tooMany ? 429 : 404)
        .type('text')
        .send(
          request.acceptsLanguages('ru', 'en') === 'ru'
            ? 'Ссылка больше не работает.'
            : 'This link is no longer valid.',
        );
      return;
    }
    response.redirect(302, url);
    clicks.add({ delivery: target, link, at: new Date(), ...visitOf(request), place: placeOf(request.ip) });
  });

  /** Whoever guessed too often is not answered by a look-up; links that were just followed go on for all. */
  async function mayAsk(place: string): Promise<boolean> {
    return (await guesses.get(place))?.remainingPoints !== 0;
  }

  function recall(code: string): Target | undefined {
    const found = known.get(code);
    return found && found.until > Date.now() ? found.target : undefined;
  }

  async function find(code: string): Promise<Target | undefined> {
    if (!/^[A-Za-z0-9]{8}$/.test(code)) return undefined;
    const row = await DeliveryModel.findOne({ 'links.code': code })
      .select('contactId workflowId journey message links')
      .lean();
    if (known.size >= remembered) known.clear();
    if (row) known.set(code, { target: row, until: Date.now() + rememberMs });
    return row ?? undefined;
  }

  return router;
}

function visitOf(request: Request) {
  const header = (name: string) => request.get(name) ?? '';
  return {
    method: request.method,
    purpose: [header('purpose'), header('sec-purpose'), header('x-purpose'), header('x-moz')].join(' '),
    userAgent: header('user-agent').slice(0, 500),
  };
}
