import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../config/load-config.ts';
import { freePort } from '../faults/own-service.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { openOnlookers } from './onlookers.ts';

const SECRET = 'a secret for tests that is long enough 0123456789';

describe('nobody looks on', () => {
  it('unless a setting of ours says so, whatever else the machine is set up for', async () => {
    const config = loadConfig({ SECRET, OTEL_TRACES_EXPORTER: 'otlp', OTEL_SERVICE_NAME: 'another' });
    const onlookers = await openOnlookers(config);
    const { metrics, tracing } = onlookers;
    expect({ metrics, tracing }).toEqual({ metrics: null, tracing: null });
    expect(onlookers.sockets('visitor')).toEqual({});
    // Jobs run as they are, with nothing around them that measures.
    const jobs = {};
    expect(onlookers.jobs(jobs)).toBe(jobs);
    await onlookers.close();
  });
});

describe('figures', () => {
  let server: TestServer;
  let port = 0;
  beforeAll(async () => {
    port = await freePort();
    server = await serverOn('embedded', {}, { METRICS_PORT: String(port) });
  });
  afterAll(() => server.close());

  it('are told on their own port, beside the probes, and nothing else is', async () => {
    const own = `http://127.0.0.1:${port}`;
    const told = await fetch(`${own}/metrics`);
    expect([told.status, told.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/plain'),
    ]);
    expect(await told.text()).toMatch(/^attune_\w+/m);
    for (const path of ['/healthz', '/readyz']) expect((await fetch(own + path)).status).toBe(200);
    for (const path of ['/', '/console/', '/api/v1/conversations', '/version'])
      expect((await fetch(own + path)).status).toBe(404);
  });

  it('are not told where everybody may ask', async () => {
    for (const path of ['/metrics', '/metrics/', '/api/metrics']) {
      const answer = await fetch(server.url + path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(await answer.text()).not.toContain('attune_');
    }
  });
});
