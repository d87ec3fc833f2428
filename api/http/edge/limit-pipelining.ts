import type { Socket } from 'node:net';
import type { RequestHandler } from 'express';

/**
 * Lets a client send only so many requests ahead of their answers on one connection. Node reads and begins all that have
 * come, so that one connection could fill the memory; browsers, libraries and proxies send none ahead.
 */
export function limitPipelining(atOnce = 32): RequestHandler {
  const open = new WeakMap<Socket, number>();

  return ({ socket }, response, next) => {
    // A client that has left asks for nothing any more.
    if (socket.destroyed) return;
    const others = open.get(socket) ?? 0;
    if (others >= atOnce) {
      socket.destroy();
      return;
    }
    open.set(socket, others + 1);
    response.once('close', () => open.set(socket, (open.get(socket) ?? 1) - 1));
    next();
  };
}
