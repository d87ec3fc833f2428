import { shopServer } from './server.ts';

const port = Number(process.env['PORT'] ?? 4100);
shopServer().listen(port, '127.0.0.1', () => console.log(`The shop answers at http://127.0.0.1:${port}/`));
