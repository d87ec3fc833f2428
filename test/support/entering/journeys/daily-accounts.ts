import { journey } from 'tidings/journey';

export default journey(
  'daily-accounts',
  {
    about: 'Counts the days of key accounts.',
    startsOn: 'schedule.due',
    schedule: { every: 'day', at: '00:00', segment: 'key-accounts' },
    onePer: 'contact',
    again: 'always',
    texts: {},
  },
  () => Promise.resolve({ endedBy: 'counted' }),
);
