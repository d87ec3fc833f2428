import { Router } from 'express';
import { spellingsOfNumber } from '../../models/domain/numbers/phone-number.ts';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { readTimeline } from '../routes/timeline.ts';

/** Who has a number, and what happened to them: for the virtual phone, on development machines only. */
export function peopleRoutes(): Router {
  const router = Router();

  router.get('/phones/:number/contacts', async (request, response) => {
    const phone = { $in: spellingsOfNumber(request.params.number) };
    const found = await ContactModel.find({ phone }).sort({ _id: 1 }).limit(10).lean();
    response.json({ contacts: found.map(({ _id: id }) => ({ id })) });
  });

  router.get('/contacts/:id/timeline', async (request, response) => {
    response.json(await readTimeline(request.params.id, request.query));
  });

  return router;
}
