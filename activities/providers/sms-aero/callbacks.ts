import { z } from 'zod';
import {
  MalformedCallback,
  type CallbackAdapter,
  type RawCallback,
} from '../../../models/domain/deliveries/provider.ts';
import { isSameSecret } from '../../../models/is-same-secret.ts';
import { statusOf } from './status.ts';

const report = z.object({
  id: z.string().regex(/^\d{1,20}$/),
  status: z.string().regex(/^\d{1,2}$/),
  extendStatus: z.string().max(50).optional(),
});

/** Reports of SMS Aero on a message: forms, unsigned, at the address that the message has named. */
export function smsAeroCallbacks({ hookSecret }: { hookSecret: string }): CallbackAdapter {
  return {
    verify: ({ url }) => isSameSecret(new URL(url).searchParams.get('key') ?? '', hookSecret),
    receipts: (callback) => {
      const { id, status: given, extendStatus } = read(callback);
      const status = statusOf(Number(given));
      if (!status) return [];
      const reference = new URL(callback.url).searchParams.get('reference');
      const isFailure = status === 'undeliverable' || status === 'rejected';
      return [
        {
          id: `${id} ${given}`,
          providerId: id,
          status,
          at: callback.receivedAt,
          ...(reference ? { reference } : {}),
          ...(isFailure ? { errorCode: extendStatus ?? given } : {}),
        },
      ];
    },
    replies: () => {
      throw new MalformedCallback('SMS Aero brings no replies');
    },
    // It waits for status 200, and for no words.
    answer: { contentType: 'text/plain', body: 'OK' },
  };
}

function read({ body }: RawCallback): z.output<typeof report> {
  const { data, error } = report.safeParse(Object.fromEntries(new URLSearchParams(body.toString())));
  if (data === undefined) throw new MalformedCallback('it is not a callback of SMS Aero', { cause: error });
  return data;
}
