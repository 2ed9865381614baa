import type { Express } from 'express';
import type { Health } from '../health/create-health.ts';
import { apiHeaders } from './security-headers.ts';

/** For whatever watches the process: `/healthz` restarts it, `/readyz` sends it no one, `/version` tells what was deployed. */
export function addHealthRoutes(app: Express, health: Health): void {
  app.get('/healthz', apiHeaders, (_request, response) => {
    response.json(health.alive());
  });
  app.get('/readyz', apiHeaders, async (_request, response) => {
    const readiness = await health.ready();
    response.status(readiness.state === 'unready' ? 503 : 200).json(readiness);
  });
  app.get('/version', apiHeaders, async (_request, response) => {
    response.json(await health.version());
  });
}
