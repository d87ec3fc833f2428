import { describe, expect, it } from 'vitest';
import { chooseWay, type Route } from '../../activities/deliver/choose-way.ts';
import type { EmailProvider, Provider, PushProvider } from '../../models/domain/deliveries/provider.ts';
import { routingRules } from '../../models/domain/deliveries/routing.ts';
import { priceTable } from '../../models/domain/money/prices.ts';
import { senderTable } from '../../models/domain/numbers/senders.ts';
import type { SegmentProfile } from '../../models/domain/texts/sms-parts.ts';

const nobody = { sender: [] };
const numeric = { sender: [{ id: 'numbers', says: 'A number.', sender: 'numeric' }] } as never;

function provider(name: string, segmentProfile?: SegmentProfile): Provider {
  return {
    ...(segmentProfile ? { segmentProfile } : {}),
    send: () => Promise.resolve({ outcome: 'accepted', providerId: name }),
    close: () => Promise.resolve(),
  };
}

const letters: EmailProvider = {
  send: () => Promise.resolve({ outcome: 'accepted', providerId: 'letters' }),
  close: () => Promise.resolve(),
};

const tight: SegmentProfile = { gsm: [160, 152], ucs2: [70, 66] };
const senders = senderTable.parse({ first: { default: 'Shop' }, second: { default: '+15550100' } });
const prices = priceTable.parse({
  currency: 'EUR',
  routes: { second: { default: '0.05', countries: { DE: '0.07' } } },
});
const routes: Route[] = [
  {
    name: 'letters',
    channel: 'email',
    provider: { ...letters, sender: 'shop@example.org' },
    sender: 'Tidings',
    senders,
  },
  { name: 'first', channel: 'sms', provider: provider('first'), sender: 'Tidings', senders, prices },
  { name: 'second', channel: 'sms', provider: provider('second', tight), sender: 'Tidings', senders, prices },
];
const sms = { channel: 'sms', kind: 'service' } as const;

describe('the way out', () => {
  it('is the first route of the channel, with its own sender, price and room in a part', () => {
    expect(chooseWay(routes, sms, { country: 'DE' }, nobody)).toMatchObject({
      verdict: 'send',
      way: { route: 'first', channel: 'sms', sender: 'Shop', partPrice: undefined, profile: { gsm: [160, 153] } },
    });
    expect(chooseWay(routes, { channel: 'email', kind: 'service' }, {}, nobody)).toMatchObject({
      way: { route: 'letters', sender: 'shop@example.org' },
    });
  });

  it('is the next one where the rules of the place refuse the sender of the first', () => {
    expect(chooseWay(routes, sms, { country: 'DE' }, numeric)).toMatchObject({
      way: {
        route: 'second',
        sender: '+15550100',
        partPrice: { micros: 70_000, currency: 'EUR' },
        profile: tight,
      },
    });
  });

  it('is the next one where the gateway of the first is away, and the first again where all are', () => {
    const away = () => true;
    const [letters, first, second] = routes as [Route, Route, Route];
    const chosen = (...among: Route[]) => chooseWay(among, sms, {}, nobody);
    expect(chosen(letters, first, second)).toMatchObject({ way: { route: 'first', hasSpare: true } });
    expect(chosen(letters, { ...first, isAway: away }, second)).toMatchObject({
      way: { route: 'second', sender: '+15550100', hasSpare: false },
    });
    expect(chosen({ ...first, isAway: away }, { ...second, isAway: away })).toMatchObject({
      way: { route: 'first', hasSpare: false },
    });
  });

  it('is one that the rules let the message take', () => {
    const rules = routingRules.parse([{ kind: 'marketing', routes: ['second'] }]);
    expect(chooseWay(routes, { ...sms, kind: 'marketing' }, {}, nobody, rules)).toMatchObject({
      way: { route: 'second', hasSpare: false },
    });
    expect(chooseWay(routes, sms, {}, nobody, rules)).toMatchObject({ way: { route: 'first' } });
  });

  it('is held where no route has a sender for the place', () => {
    expect(chooseWay(routes.slice(0, 2), sms, { country: 'DE' }, numeric)).toEqual({
      verdict: 'suppress',
      reason: 'sender-unregistered',
    });
  });

  it('is of a service that reaches a device of the reader', () => {
    const of = (service: string) =>
      ({ channel: 'push', name: service, service, sender: 'S', provider: letters as unknown as PushProvider }) as const;
    const services = [of('fcm'), of('web-push')];
    const seenAt = new Date();
    const notice = { channel: 'push', kind: 'service' } as const;
    const chosen = (...names: string[]) =>
      chooseWay(
        services,
        notice,
        { devices: names.map((service) => ({ id: '', service, address: '', seenAt })) },
        nobody,
      );
    expect(chosen('web-push')).toMatchObject({ way: { route: 'web-push', hasSpare: false } });
    expect(chosen('web-push', 'fcm')).toMatchObject({ way: { route: 'fcm', hasSpare: true } });
    expect(chosen('apns')).toEqual({ verdict: 'suppress', reason: 'no-address' });
    expect(chooseWay(services, notice, {}, nobody)).toEqual({ verdict: 'suppress', reason: 'no-address' });
  });

  it('is tried again where the worker has no route of the channel, since another may', () => {
    expect(() => chooseWay(routes, { channel: 'push', kind: 'service' }, {}, nobody)).toThrow(
      'this worker has no route for push',
    );
  });
});
