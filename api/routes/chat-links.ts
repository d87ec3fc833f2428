import { Router } from 'express';
import { z } from 'zod';
import { chatChannels } from '../../models/domain/message.ts';
import { keepHandle } from '../../models/documents/contacts/chats.ts';
import type { ApiContext } from '../context.ts';
import { describe } from '../http/openapi.ts';
import { living } from './contacts.ts';

const chatLink = z
  .object({
    channel: z.enum(chatChannels),
    url: z.url().meta({ description: 'Whoever opens it there is taken for this contact: show it to nobody else.' }),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'ChatLink' });

describe('/v1/contacts/{id}/chat-links', {
  post: {
    summary: 'Make the links by which a contact connects its chats, one for each messenger in use',
    responses: { 200: z.object({ items: z.array(chatLink) }) },
  },
});

/** Links for a page or an app of the caller; texts have them as values of their own. */
export function chatLinkRoutes({ chatLinks }: Pick<ApiContext, 'chatLinks'>): Router {
  const router = Router();
  router.post('/v1/contacts/:id/chat-links', async (request, response) => {
    const { _id: id } = await living(request.params.id);
    await keepHandle(id, chatLinks.handleOf(id));
    const items = chatLinks
      .linksOf(id, new Date())
      .map((link) => ({ ...link, expiresAt: link.expiresAt.toISOString() }));
    response.json({ items } satisfies { items: z.output<typeof chatLink>[] });
  });
  return router;
}
