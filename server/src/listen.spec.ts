import { listen } from './listen.ts';

describe('a server that listens', () => {
  it('lets nobody hold a connection for long without asking anything', async () => {
    const { server } = await listen('127.0.0.1', 0);
    expect(server).toMatchObject({
      headersTimeout: 5000,
      requestTimeout: 10_000,
      keepAliveTimeout: 5000,
      maxConnections: 1000,
    });
    server.close();
  });
});
