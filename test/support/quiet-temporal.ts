import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';

// Workers tell every change of state; of a hundred tests only warnings are worth reading, and of its core, which warns of the
// age of the test server each time, only errors.
const filter = makeTelemetryFilterString({ core: 'ERROR' });
Runtime.install({ logger: new DefaultLogger('WARN'), telemetryOptions: { logging: { filter, console: {} } } });
