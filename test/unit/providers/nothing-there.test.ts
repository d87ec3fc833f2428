import { describe, expect, it } from 'vitest';
import { readAnswer as fcm } from '../../../activities/providers/fcm/answer.ts';
import type { HttpAnswer } from '../../../activities/providers/http-gateway.ts';
import { readAnswer as max } from '../../../activities/providers/max/answer.ts';
import { readAnswer as simulator } from '../../../activities/providers/simulator/answer.ts';
import { readAnswer as smsAero } from '../../../activities/providers/sms-aero/answer.ts';
import { readAnswer as twilio } from '../../../activities/providers/twilio/answer.ts';

const answer = (statusCode: number, body: unknown): HttpAnswer => ({ statusCode, headers: {}, body });

describe('a gateway with nothing at the address that was asked says so of no message', () => {
  it.each([
    ['twilio', twilio, { code: 20404, message: 'The requested resource was not found' }],
    ['twilio, by a proxy', twilio, undefined],
    ['sms-aero', smsAero, { success: false, message: 'Not found' }],
    ['max', (given: HttpAnswer) => max(given, 'token'), { code: 'not.found', message: 'no such method' }],
    ['fcm', fcm, { error: { status: 'NOT_FOUND' } }],
    ['simulator', simulator, { code: 'no-such-page' }],
  ])('%s', (_name, read, body) => {
    for (const statusCode of [404, 405, 410])
      expect(read(answer(statusCode, body))).toMatchObject({ outcome: 'rejected', cause: 'credentials' });
  });

  it('but where it names the reader, it is the reader that is not there', () => {
    const gone = { error: { status: 'NOT_FOUND', details: [{ errorCode: 'UNREGISTERED' }] } };
    expect(fcm(answer(404, gone))).toMatchObject({ cause: 'number' });
    expect(max(answer(404, { code: 'chat.not.found', message: '' }), 'token')).toMatchObject({ cause: 'number' });
  });
});
