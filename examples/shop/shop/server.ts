import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';

const stock: Readonly<Record<string, number>> = { 'lamp-1': 3, 'lamp-2': 40, 'lamp-3': 0 };
const couponOrder = z.object({ percent: z.int().min(1).max(50) });
const labelOrder = z.object({ returnId: z.string(), orderId: z.string() });

/** The part of the shop that journeys ask: stock, coupons and labels for returns. A real one has a database behind it. */
export function shopServer(): Server {
  const made = new Map<string, object>();

  /** Makes a thing once under a key, and gives the same again for the same key. */
  async function once(request: IncomingMessage, make: (order: unknown) => object): Promise<object> {
    const key = z.string().min(1).parse(request.headers['idempotency-key']);
    const order = await json(request);
    const thing = made.get(key) ?? make(order);
    made.set(key, thing);
    return thing;
  }

  function answerTo(request: IncomingMessage): Promise<object | undefined> {
    const [, what, which = ''] = (request.url ?? '').split('/');
    switch (`${request.method ?? ''} ${what ?? ''}`) {
      case 'GET stock': {
        const left = stock[decodeURIComponent(which)];
        return Promise.resolve(left === undefined ? undefined : { left });
      }
      case 'POST coupons':
        return once(request, (order) => ({
          code: `NORD${1000 + made.size}`,
          percent: couponOrder.parse(order).percent,
        }));
      case 'POST labels':
        return once(request, (order) => ({
          labelUrl: `https://nordlicht.example/labels/${labelOrder.parse(order).returnId}.pdf`,
        }));
      default:
        return Promise.resolve(undefined);
    }
  }

  return createServer((request, response) => {
    answerTo(request).then(
      (answer) => reply(response, answer ? 200 : 404, answer ?? {}),
      () => reply(response, 400, {}),
    );
  });
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
