import { Router } from 'express';
import { z } from 'zod';
import type { Device } from '../../models/domain/device.ts';
import { addressOf } from '../../models/domain/addresses.ts';
import { dropDevices, keepDevice } from '../../models/documents/contacts/devices.ts';
import type { ApiContext } from '../context.ts';
import { describe } from '../http/openapi.ts';
import { parseOr, Problem } from '../http/problems.ts';
import { living } from './contacts.ts';

const device = z
  .object({
    id: z.string().meta({ description: 'Stands for the device; the token itself is never shown.' }),
    service: z.string(),
    seenAt: z.iso.datetime().meta({ description: 'When it was last told of.' }),
  })
  .meta({ id: 'Device' });

const deviceInput = z
  .strictObject({
    service: z.string().meta({ description: 'The provider of a route in use that reaches it: `fcm`, `web-push`.' }),
    device: z.union([z.string(), z.looseObject({})]).meta({
      description:
        'As the device knows itself: the registration token of an app, or the subscription of a browser, with `endpoint` and `keys`.',
    }),
  })
  .meta({ id: 'DeviceInput' });

const examples = {
  'An app': () => ({ service: 'fcm', device: 'bk3RNwTe3H0:CI2k_HHwgIpoDKCIZvvDMExUdFQ3P1' }),
  'A browser': () => ({
    service: 'web-push',
    device: {
      endpoint: 'https://updates.push.services.mozilla.com/wpush/v2/gAAAAABk',
      expirationTime: null,
      keys: {
        p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
        auth: 'BTBZMqHH6r4Tts7J_aSIgg',
      },
    },
  }),
};

describe('/v1/contacts/{id}/devices', {
  get: {
    summary: 'The devices of a contact that show notifications',
    responses: { 200: z.object({ items: z.array(device) }) },
  },
  post: {
    summary: 'Tell of a device; it is that of this contact from now on, and of nobody else',
    body: { 'application/json': deviceInput },
    examples: { 'application/json': examples },
    responses: { 200: device, 201: device },
  },
});
describe('/v1/contacts/{id}/devices/{device}', {
  delete: { summary: 'Forget a device: its user signs out, or switches notifications off', responses: { 204: null } },
});

/** Which apps and browsers show the notifications of a contact. */
export function deviceRoutes({ deviceOf, hashAddress }: Pick<ApiContext, 'deviceOf' | 'hashAddress'>): Router {
  const router = Router();
  const { keyOf } = addressOf('push');
  const served = z.string().transform((service, context) => {
    const reader = deviceOf.get(service);
    if (!reader) context.addIssue({ code: 'custom', message: unserved([...deviceOf.keys()]) });
    return reader ?? z.NEVER;
  });

  router.get('/v1/contacts/:id/devices', async (request, response) => {
    const { devices = [] } = await living(request.params.id);
    response.json({ items: devices.map(toItem) });
  });

  router.post('/v1/contacts/:id/devices', async (request, response) => {
    const { _id: id } = await living(request.params.id);
    const { service, device: told } = parseOr('body-invalid', deviceInput, request.body);
    const { schema, identity } = parseOr('body-invalid', served, service, '/service');
    const address = parseOr('body-invalid', schema, told, '/device');
    const known: Device = {
      id: hashAddress(`device:${service}:${identity(address)}`),
      service,
      address,
      seenAt: new Date(),
    };
    const result = await keepDevice(id, known, hashAddress(keyOf(id)));
    // It was erased in this moment.
    if (result === 'unknown') throw new Problem('contact-erased', 'An erased id cannot be used again.');
    response.status(result === 'created' ? 201 : 200).json(toItem(known));
  });

  router.delete('/v1/contacts/:id/devices/:device', async (request, response) => {
    const { _id: id } = await living(request.params.id);
    await dropDevices(id, [request.params.device]);
    response.status(204).end();
  });

  return router;
}

function toItem({ id, service, seenAt }: Device): z.output<typeof device> {
  return { id, service, seenAt: seenAt.toISOString() };
}

function unserved(services: string[]): string {
  const named = services.length > 0 ? `: it must be ${services.join(' or ')}` : '';
  return `is reached by no route in TIDINGS_ROUTES${named}`;
}
