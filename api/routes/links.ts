import { Router, type Request } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { DeliveryModel, type Delivery } from '../../models/documents/deliveries/delivery.ts';
import type { ClickLog } from '../effects/click-log.ts';
import type { ApiContext } from '../context.ts';
import { describe } from '../http/openapi.ts';
import { ownTextIn } from '../../models/installation.ts';
import { languageAsked } from '../pages/reader-page.ts';

describe('/l/{code}', {
  get: {
    summary: 'A short link of a text: redirects to its target',
    responses: { 302: null, 404: { as: 'text/plain' }, 429: { as: 'text/plain' } },
    query: 'any',
    open: true,
  },
});

type Target = Pick<Delivery, '_id' | 'contactId' | 'workflowId' | 'journey' | 'message' | 'links'>;

/** A target is trusted this long without asking the database again; an erased one is gone no later. */
const rememberMs = 30_000;
const remembered = 10_000;

/**
 * Redirects of tracked links. The answer waits for one indexed read at most, never for a write. Only codes that nobody made
 * are slowed down: behind one address there may be a whole operator, whose readers follow links that are good.
 */
export function linkRoutes({ originOf }: Pick<ApiContext, 'originOf'>, clicks: ClickLog): Router {
  const router = Router();
  const known = new Map<string, { target: Target; until: number }>();
  const guesses = new RateLimiterMemory({ points: 30, duration: 60 });

  router.get('/l/:code', async (request, response) => {
    response.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex' });
    const { code } = request.params;
    const target = recall(code) ?? (await find(code));
    const link = target?.links?.findIndex((each) => each.code === code) ?? -1;
    const url = target?.links?.[link]?.url;
    if (!target || url === undefined) {
      const tooMany = await guesses.consume(request.ip ?? 'unknown').then(
        () => false,
        () => true,
      );
      if (tooMany) response.set('Retry-After', '60');
      response
        .status(tooMany ? 429 : 404)
        .type('text')
        .send(ownTextIn(languageAsked(request), 'link/gone'));
      return;
    }
    // As the text was built, to the letter: `redirect` would encode it once more.
    response.status(302).setHeader('Location', url).end();
    clicks.add({ delivery: target, link, at: new Date(), ...visitOf(request), origin: originOf(request.ip) });
  });

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
