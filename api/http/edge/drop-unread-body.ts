import type { RequestHandler } from 'express';

/**
 * What a request that was answered still sends is read and dropped for a while, so that its connection can be used
 * again; then the connection is closed. Without an end to it, whoever drips octets would keep it for ever.
 */
export function dropUnreadBody(forMs = 30_000): RequestHandler {
  return (request, response, next) => {
    response.once('finish', () => {
      // Of a body that is here nobody waits for an end, and the connection may be at work for another request by then.
      if (request.complete) return;
      const enough = setTimeout(() => request.socket.destroy(), forMs).unref();
      const arrived = () => clearTimeout(enough);
      request.once('end', arrived).once('close', arrived).resume();
    });
    next();
  };
}
