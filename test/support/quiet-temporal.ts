import { DefaultLogger, Runtime } from '@temporalio/worker';

// Workers tell every change of state; of a hundred tests only warnings are worth reading.
Runtime.install({ logger: new DefaultLogger('WARN') });
