import express, { Router, type Request } from 'express';
import { z } from 'zod';
import { installation } from '../../models/installation.ts';
import type { ApiContext } from '../context.ts';
import { tellFromHook } from '../effects/tell-from-hook.ts';
import { outOfBounds } from '../http/bounds.ts';
import { isProven } from '../http/hook-proof.ts';
import { describe } from '../http/openapi.ts';
import { Problem, refusal } from '../http/problems.ts';
import { readForm } from '../http/read-form.ts';

const counts = z
  .object({
    created: z.int(),
    updated: z.int(),
    kept: z.int().meta({ description: 'Told of a later time already, or nothing was named.' }),
    erased: z.int().meta({ description: 'Passed over: an erased contact stays erased.' }),
  })
  .meta({ id: 'ContactHookCounts' });

describe('/hooks/{hook}/contacts', {
  post: {
    summary: 'What a CRM tells of contacts in a form of its own, read by a function of `contactHooks`',
    query: 'any',
    body: 'any',
    responses: { 200: counts },
    open: true,
  },
});

/** Web hooks by which other systems tell of contacts: verified over the raw bytes, saved, and then answered. */
export function contactHookRoutes({
  hookSecrets,
  hashAddress,
  log,
}: Pick<ApiContext, 'hookSecrets' | 'hashAddress' | 'log'>): Router {
  const router = Router();
  const { contactHooks } = installation;
  const raw = express.raw({ type: () => true, limit: '1mb' });

  router.post('/hooks/:hook/contacts', raw, async (request: Request<{ hook: string }>, response) => {
    const { hook: name } = request.params;
    const hook = Object.hasOwn(contactHooks, name) ? contactHooks[name] : undefined;
    const secret = hookSecrets[name];
    if (!hook || secret === undefined) throw new Problem('contact-hook-unknown', 'Check the address that is called.');
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (!isProven(hook.proof, secret, request, body)) throw new Problem('signature-wrong', 'Check the secret.');
    try {
      response.json(await tellFromHook(hook, contentOf(request, body), hashAddress));
    } catch (error) {
      // Few systems show what their hooks were answered.
      if (error instanceof Problem) log.warn({ hook: name, code: error.code }, 'a hook changed nothing');
      throw error;
    }
  });

  return router;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function contentOf(request: Request<{ hook: string }>, body: Buffer): unknown {
  const isForm = Boolean(request.is('application/x-www-form-urlencoded'));
  let content: unknown;
  try {
    const text = utf8.decode(body);
    content = isForm ? readForm(text) : (JSON.parse(text) as unknown);
  } catch {
    throw new Problem('body-malformed', `The body cannot be read as ${isForm ? 'a form' : 'JSON'}.`);
  }
  const fault = outOfBounds(content);
  if (fault) throw refusal('body-invalid', [fault]);
  return content;
}
