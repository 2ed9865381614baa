import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { loadConfig } from '../../server/src/config/load-config.ts';
import { variables } from '../../server/src/config/settings.ts';
import { ROOT } from '../toolchain/root.mjs';

/**
 * @typedef {{ path: string, port: string }} Get
 * @typedef {object} Container
 * @property {{ name: string, value: string }[]} env
 * @property {{ configMapRef?: { name: string }, secretRef?: { name: string } }[]} envFrom
 * @property {{ name: string, containerPort: number }[]} ports
 * @property {{ httpGet: Get }} readinessProbe
 * @property {{ httpGet: Get }} livenessProbe
 * @property {{ name: string, mountPath: string }[]} volumeMounts
 *
 * @typedef {{ containers: Container[], terminationGracePeriodSeconds: number,
 *   volumes: { name: string, persistentVolumeClaim: { claimName: string } }[] }} Pod
 * @typedef {{ kind: string, metadata: { name: string }, data?: Record<string, string>,
 *   spec?: { selector?: unknown, template?: { metadata: { labels: Record<string, string> }, spec: Pod },
 *   ports?: { port: number, targetPort: string }[] } }} Manifest
 */

const page = readFileSync(join(ROOT, 'deploy/kubernetes.md'), 'utf8');
const manifests = parseAllDocuments(/```yaml\n(.*?)```/s.exec(page)?.[1] ?? '').map(
  (document) => /** @type {Manifest} */ (document.toJS()),
);
const ofKind = (/** @type {string} */ kind) => manifests.filter((manifest) => manifest.kind === kind);
const map = ofKind('ConfigMap')[0];
const deployments = ofKind('Deployment').map((manifest) => {
  const pod = manifest.spec?.template?.spec;
  const container = pod?.containers[0];
  if (!pod || !container) throw new Error(`${manifest.metadata.name} has no container`);
  return { name: manifest.metadata.name, manifest, pod, container };
});

/** What the page tells the operator to put into the secret. */
const SECRETS = {
  SECRET: 'a secret that is long enough 0123456789',
  DATABASE_URL: 'postgres://attune:x@postgres:5432/attune',
};

/** @param {Container} container */
const configOf = (container) =>
  loadConfig({
    ...map?.data,
    ...SECRETS,
    ...Object.fromEntries(container.env.map(({ name, value }) => [name, value])),
  });

/**
 * @param {Container} container
 * @param {Get} get
 */
const portOf = (container, { port }) => container.ports.find(({ name }) => name === port)?.containerPort;

describe('deploy/kubernetes.md', () => {
  it('names the secrets the server needs', () => {
    const named = [...page.matchAll(/--from-literal=(\w+)=/g)].map((match) => match[1]);
    expect(named).toEqual(Object.keys(SECRETS));
  });

  it('sets only variables the server reads, and each as text', () => {
    const set = Object.entries(map?.data ?? {});
    const read = new Set(['NODE_ENV', ...variables()]);
    expect(set.filter(([name]) => !read.has(name))).toEqual([]);
    expect(set.filter(([, value]) => typeof value !== 'string')).toEqual([]);
    expect(set.length).toBeGreaterThan(5);
  });

  it.each(deployments)('starts $name as a server that takes its settings', ({ name, container }) => {
    const config = configOf(container);
    expect(name).toBe(`attune-${config.role}`);
    expect(config).toMatchObject({ production: true, host: '0.0.0.0', trustProxy: 1 });
    expect(config.dataDir).toBe(container.volumeMounts[0]?.mountPath);
    expect(container.envFrom).toEqual([
      { configMapRef: { name: map?.metadata.name } },
      { secretRef: { name: 'attune' } },
    ]);
  });

  it.each(deployments)('probes $name where it answers', ({ name, container }) => {
    const config = configOf(container);
    const expected = name === 'attune-worker' ? config.metrics?.port : config.port;
    const { readinessProbe, livenessProbe } = container;
    expect(readinessProbe.httpGet.path).toBe('/readyz');
    expect(livenessProbe.httpGet.path).toBe('/healthz');
    expect(portOf(container, readinessProbe.httpGet)).toBe(expected);
    expect(portOf(container, livenessProbe.httpGet)).toBe(expected);
  });

  it.each(deployments)('gives $name time to end, and its volume', ({ pod, container, manifest }) => {
    // The server ends itself 25 s after SIGTERM.
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(30);
    const claims = ofKind('PersistentVolumeClaim').map((claim) => claim.metadata.name);
    expect(pod.volumes.map(({ persistentVolumeClaim }) => persistentVolumeClaim.claimName)).toEqual(claims);
    expect(pod.volumes.map(({ name }) => name)).toEqual(container.volumeMounts.map(({ name }) => name));
    expect(manifest.spec?.selector).toEqual({ matchLabels: manifest.spec?.template?.metadata.labels });
  });

  it('sends traffic to webs alone, and never to the port of the figures', () => {
    const service = ofKind('Service')[0]?.spec;
    const web = deployments.find(({ name }) => name === 'attune-web');
    expect(service?.selector).toEqual(web?.manifest.spec?.template?.metadata.labels);
    expect(service?.ports?.map(({ targetPort }) => targetPort)).toEqual(['http']);
  });
});
