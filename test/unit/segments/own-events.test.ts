import { expect, it } from 'vitest';
import { z } from 'zod';
import { faultsOf } from '../../../models/config/check.ts';
import { isEventName, schemaOf } from '../../../models/events.ts';
import { installation } from '../../../models/installation.ts';

it('an event cannot be called like those that tell of a segment, unless there is no such segment', () => {
  const events = { 'entered.vips': z.object({}), 'left.vips': z.object({}), 'left.warehouse': z.object({}) };
  expect(faultsOf({ ...installation, events, segments: { vips: { list: 'vip' } } })).toEqual([
    'events.entered.vips: is a name that Tidings itself tells runs by',
    'events.left.vips: is a name that Tidings itself tells runs by',
  ]);
});

it('the events that tell of segments are known, and nobody posts them', () => {
  for (const name of ['entered.pro-members', 'left.key-accounts'])
    expect([name, schemaOf(name)?.parse({}), isEventName(name)]).toEqual([name, {}, false]);
  expect(schemaOf('entered.nobody')).toBeUndefined();
});
