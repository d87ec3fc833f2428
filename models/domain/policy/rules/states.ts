import type { Hours } from '../../time/window.ts';
import type { Rule } from '../rule.ts';

const fromEight = { from: '08:00', to: '20:00' } as const;
const fromNine = { from: '09:00', to: '21:00' } as const;
const workdaysFromEight: Hours = { weekdays: fromEight, sunday: 'closed', holidays: 'closed' };

/** The states that are stricter than the federation; to somebody whose state is not known all of them apply. */
export const states: readonly Rule[] = [
  {
    id: 'us-strict.marketing.hours',
    where: ['US-FL', 'US-OK', 'US-WA'],
    kind: 'marketing',
    basis: 'law',
    checked: false,
    says: 'Florida, Oklahoma and Washington: marketing from 08:00 to 20:00.',
    source: 'Fla. Stat. 501.616(6)(a); Okla. Stat. tit. 15 § 775C; RCW 80.36.390',
    hours: { weekdays: { from: '08:00', to: '20:00' } },
  },
  {
    id: 'us-strict.marketing.caps',
    where: ['US-FL', 'US-OK', 'US-MD'],
    kind: 'marketing',
    basis: 'law',
    checked: false,
    says: 'Florida, Oklahoma and Maryland: at most three marketing messages in 24 hours.',
    source: 'Fla. Stat. 501.616(6)(b); Okla. Stat. tit. 15 § 775C; Md. Code, Com. Law § 14-3201 ff.',
    caps: [{ kind: 'marketing', limit: 3, perHours: 24 }],
  },
  {
    id: 'us-tx.marketing.hours',
    where: ['US-TX'],
    kind: 'marketing',
    basis: 'law',
    checked: false,
    says: 'Texas: marketing from 09:00 to 21:00, on Sundays from 12:00.',
    source: 'Tex. Bus. & Com. Code § 301.051',
    hours: { weekdays: { from: '09:00', to: '21:00' }, sunday: { from: '12:00', to: '21:00' } },
  },
  {
    id: 'us-ct.marketing.hours',
    where: ['US-CT'],
    kind: 'marketing',
    basis: 'law',
    checked: true,
    says: 'Connecticut: marketing from 09:00 to 20:00; the law names texts.',
    source: 'Conn. Gen. Stat. § 42-288a',
    hours: { weekdays: { from: '09:00', to: '20:00' } },
  },
  ofCalls('MD', 'Maryland: marketing from 08:00 to 20:00.', 'Md. Code, Com. Law § 14-3201 ff.', {
    weekdays: fromEight,
  }),
  ofCalls('MA', 'Massachusetts: marketing from 08:00 to 20:00.', 'Mass. Gen. Laws ch. 159C', { weekdays: fromEight }),
  ofCalls('NJ', 'New Jersey: marketing from 08:00 to 20:00.', 'N.J. Stat. § 56:8-119 ff.', { weekdays: fromEight }),
  ofCalls(
    'AL',
    'Alabama: marketing from 08:00 to 20:00, never on Sundays and holidays.',
    'Ala. Code § 8-19A-1 ff.',
    workdaysFromEight,
  ),
  ofCalls(
    'LA',
    'Louisiana: marketing from 08:00 to 20:00, never on Sundays and holidays.',
    'La. Stat. § 45:844.11 ff.',
    workdaysFromEight,
  ),
  ofCalls('MS', 'Mississippi: marketing from 08:00 to 20:00, never on Sundays.', 'Miss. Code § 77-3-723', {
    weekdays: fromEight,
    sunday: 'closed',
  }),
  ofCalls('KY', 'Kentucky: marketing from 10:00 to 21:00.', 'Ky. Rev. Stat. § 367.46955', {
    weekdays: { from: '10:00', to: '21:00' },
  }),
  ofCalls('MN', 'Minnesota: marketing from 09:00 to 21:00.', 'Minn. Stat. § 325E.30', { weekdays: fromNine }),
  ofCalls('MI', 'Michigan: marketing from 09:00 to 21:00.', 'Mich. Comp. Laws § 445.111 ff.', { weekdays: fromNine }),
  ofCalls('NM', 'New Mexico: marketing from 09:00 to 21:00.', 'N.M. Stat. § 57-12-22', { weekdays: fromNine }),
  ofCalls('NV', 'Nevada: marketing from 09:00 to 20:00.', 'Nev. Rev. Stat. § 598.0918', {
    weekdays: { from: '09:00', to: '20:00' },
  }),
  ofCalls(
    'RI',
    'Rhode Island: marketing from 09:00 to 18:00, on Saturdays from 10:00 to 17:00, never on Sundays and holidays.',
    'R.I. Gen. Laws § 5-61-2(2), 5-61-3.6',
    {
      weekdays: { from: '09:00', to: '18:00' },
      saturday: { from: '10:00', to: '17:00' },
      sunday: 'closed',
      holidays: 'closed',
    },
  ),
];

/** Hours of a state whose law speaks of calls: the Federal Communications Commission counts texts among them, not every court does. */
function ofCalls(state: string, says: string, source: string, hours: Hours): Rule {
  return {
    id: `us-${state.toLowerCase()}.marketing.hours`,
    where: [`US-${state}`],
    kind: 'marketing',
    basis: 'law',
    checked: false,
    says: `${says} The law speaks of calls; whether it means texts is disputed.`,
    source,
    hours,
  };
}
