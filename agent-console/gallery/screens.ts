import '../src/app/app.ts';
import type { App, AppParts } from '../src/app/app.ts';
import type { Router } from '../src/app/router.ts';
import { routeOf } from '../src/app/routes.ts';
import { createTheme } from '../src/app/theme.ts';
import type { AgentConnection } from '../src/connection/agent-connection.ts';
import { createMemoryKeeping } from '../src/state/keeping.ts';
import { createStore } from '../src/state/store.ts';
import { fakeAccount } from './fake-account.ts';
import { createFakeServer } from './fake-server.ts';

/** A router that leaves the address bar alone. */
export function createMemoryRouter(address: string): Router & { readonly address: string } {
  let here = address;
  const route = createStore(routeOf(address));
  const go = (path: string): void => {
    here = path;
    route.set(routeOf(path));
  };
  const onClick = (event: MouseEvent): void => {
    const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
    if (!link) return;
    event.preventDefault();
    go(link.pathname + link.search);
  };
  document.addEventListener('click', onClick);
  return {
    route,
    go,
    close: () => document.removeEventListener('click', onClick),
    get path() {
      return here.split('?')[0] ?? here;
    },
    get address() {
      return here;
    },
  };
}

export interface ScreenOptions extends Partial<AppParts> {
  readonly connection?: AgentConnection;
}

/** The whole app at an address of its own, against a server in memory. */
export function openScreen(
  address: string,
  { connection = createFakeServer(), ...parts }: ScreenOptions = {},
): { readonly app: App; readonly router: ReturnType<typeof createMemoryRouter> } {
  const router = createMemoryRouter(address);
  const keeping = createMemoryKeeping();
  const app = document.createElement('attune-app');
  app.start({
    router,
    keeping,
    theme: createTheme(keeping, document.documentElement),
    account: fakeAccount,
    connect: () => connection,
    ...parts,
  });
  document.body.append(app);
  return { app, router };
}
